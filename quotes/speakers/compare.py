"""Which identities are the same, by named levels: the first that ties two gives the reason.

No level ties two whom one article tells apart, except where their names are two ways to write one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from quotes.lexicon import countries, full_forms, is_title
from quotes.model import Evidence
from quotes.speakers.block import Identities, Identity
from quotes.speakers.person_names import FullName, adds_initials, contradict, full_name
from quotes.speakers.roles import offices
from quotes.text.names import key_of, words_of

# The levels of full names, first match wins. A surname alone is no proof, so a person's one-word name is never a known
# alias; `bearers` tells when it is somebody's.
SAME_NAME = "same name"
SAME_LETTERS = "same letters"
COUNTRY = "short for the country"
KNOWN_ALIAS = "known alias"
INITIALS = "same name but for initials"
SHORT_NAME = "short given name, and the same office"

LETTERS = 8
"""Fewer than these may be the same by chance: “An Na” and “Anna”."""

ACRONYM = re.compile(r"[^\W\d_]{2,}")


class Tie(NamedTuple):
    """Two identities that are the same, and the level that says why."""

    one: Identity
    other: Identity
    level: str


def ties(identities: Identities) -> list[Tie]:
    """All pairs that a level ties, the strongest level first."""
    people = _full_names(identities)
    found = [*known_aliases(identities), *but_for_initials(people), *short_given_names(people, identities)]
    tied = {identity for tie in found for identity in (tie.one, tie.other)}
    articles = {identity: {entry.key.article_id for entry in identities[identity]} for identity in tied}
    joined = [tie for tie in found if articles[tie.one].isdisjoint(articles[tie.other])]
    return [*same_letters(identities), *countries_in_short(identities), *joined]


# ---- one name, written in two ways


def same_letters(identities: Identities) -> Iterator[Tie]:
    """Level "same letters": “Abdel Fattah Vell” and “Abdelfattah Vell”, “Save Tarn” and “SaveTarn”."""
    first: dict[tuple[bool, str], Identity] = {}
    for identity in identities:
        letters = identity.name.replace(" ", "")
        other = first.setdefault((identity.is_person, letters), identity)
        if other != identity and len(letters) >= LETTERS:
            yield Tie(other, identity, SAME_LETTERS)


def countries_in_short(identities: Identities) -> Iterator[Tie]:
    """Level "short for the country": “U.S.” and the United States. “Us” in small letters is another name."""
    for identity, entries in identities.items():
        whole = Identity(False, countries().get(identity.name, ""))
        if not identity.is_person and whole in identities and any(entry.name[:2].isupper() for entry in entries):
            yield Tie(identity, whole, COUNTRY)


# ---- known alias


def known_aliases(identities: Identities) -> Iterator[Tie]:
    """Level "known alias": each identity whose own name is an alias of exactly one other one, and that other one."""
    owners: defaultdict[tuple[bool, str], set[Identity]] = defaultdict(set)
    for identity, entries in identities.items():
        for form in {form for entry in entries for form in aliases(entry, identity)}:
            owners[identity.is_person, form].add(identity)
    for identity, entries in identities.items():
        forms = {form for entry in entries for form in (*proofs(entry.name, identity), *body_of(entry.name, entry))}
        others = {owner for form in forms for owner in owners[identity.is_person, form] if not is_part(form, owner)}
        others.discard(identity)
        if len(others) == 1:
            yield Tie(identity, others.pop(), KNOWN_ALIAS)


def aliases(entry: Evidence, identity: Identity) -> Iterator[str]:
    """The aliases in evidence that are telling enough to link by: a body's name in brackets is, be it one word.

    What stands in brackets behind a place is another place: “Tarn Stadium (Lowford)”.
    """
    for alias, _ in entry.aliases:
        if alias not in entry.bracketed:
            yield from proofs(alias, identity)
        elif entry.kind != "other":
            yield from (*proofs(alias, identity), *body_of(alias, entry))


def body_of(name: str, entry: Evidence) -> Iterator[str]:
    """The form of a name as that of a body: it is no person's and no place's."""
    if entry.kind in ("organization", "group"):
        yield key_of(name)


def proofs(name: str, identity: Identity) -> Iterator[str]:
    """The forms of a name that are telling enough to link by: two words beside titles, or an organisation's acronym."""
    key = key_of(name)
    words = [word for word in key.split() if not (identity.is_person and is_title(word))]
    if len(words) > 1:
        yield key
    letters = name.replace(".", "")
    if not identity.is_person and letters.isupper() and ACRONYM.fullmatch(letters):
        yield letters


def is_part(form: str, owner: Identity) -> bool:
    """“Supreme Court” of “Supreme Court of Nigeria”: short for it in one article, for another court in the next."""
    return not owner.is_person and f" {form} " in f" {owner.name} "


# ---- full names of people


def _full_names(identities: Identities) -> dict[Identity, FullName]:
    """The people of a full name, by the spelling that keeps most words apart: “H. W.”, not “HW”."""
    spellings = {
        identity: max((entry.name for entry in entries), key=lambda name: (len(words_of(name)), name))
        for identity, entries in identities.items()
        if identity.is_person
    }
    return {identity: name for identity, spelling in spellings.items() if (name := full_name(spelling))}


def but_for_initials(people: Mapping[Identity, FullName]) -> Iterator[Tie]:
    """Level "same name but for initials": “James B. Vell” and “James Vell”, if there is no “James C. Vell” as well."""
    for namesakes in _but_for_middles(people).values():
        middles = {identity: people[identity].middle for identity in namesakes}
        clear = [identity for identity in namesakes if _is_clear(middles[identity], set(middles.values()))]
        for one, other in combinations(clear, 2):
            if adds_initials(middles[one], middles[other]):
                yield Tie(one, other, INITIALS)


def _but_for_middles(people: Mapping[Identity, FullName]) -> Mapping[FullName, list[Identity]]:
    groups: defaultdict[FullName, list[Identity]] = defaultdict(list)
    for identity, name in people.items():
        groups[name._replace(middle=())].append(identity)
    return groups


def _is_clear(middle: tuple[str, ...], middles: set[tuple[str, ...]]) -> bool:
    """Do all with whom it does not contradict agree with each other?"""
    fitting = [other for other in middles if not contradict(middle, other)]
    return not any(contradict(one, other) for one, other in combinations(fitting, 2))


def short_given_names(people: Mapping[Identity, FullName], identities: Identities) -> Iterator[Tie]:
    """Level of “Bill Vell” and “William J. Vell”, both of them governor, where nobody else's given name fits."""
    groups = _but_for_middles(people)
    for short, name in people.items():
        wholes = (name._replace(given=form, middle=()) for form in full_forms().get(name.given, ()))
        fitting = [groups[whole] for whole in wholes if whole in groups]
        if len(fitting) == 1:
            own = offices(identities[short])
            for other in fitting[0]:
                if own & offices(identities[other]) and not contradict(name.middle, people[other].middle):
                    yield Tie(short, other, SHORT_NAME)
