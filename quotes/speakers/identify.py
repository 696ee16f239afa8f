"""Speakers across articles: block the evidence by name, compare by named levels, cluster what matches.

Linking is a pure function of the evidence: its order does not matter, and nothing that was decided before does. So an
alias that a new article makes ambiguous stops linking.
"""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotes.lexicon import titles
from quotes.model import ChainKey, Evidence, Speaker, SpeakerKind
from quotes.text.names import key_of
from quotes.text.whitespace import one_line

# The levels, first match wins. A surname alone is no proof, so a person's one-word name is never a known alias.
SAME_NAME = "same name"
KNOWN_ALIAS = "known alias"

KINDS: tuple[SpeakerKind, ...] = ("person", "organization", "group", "other")

ACRONYM = re.compile(r"[^\W\d_]{2,}")


class Identity(NamedTuple):
    """What level "same name" compares: persons with persons, everything else with everything else."""

    is_person: bool
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """The speaker that a chain belongs to, and the level that says why."""

    speaker_id: str
    level: str


@dataclass(frozen=True, slots=True)
class Identification:
    """Everyone quoted at least once, by id, and the chains that are theirs, quoted or only mentioned."""

    speakers: tuple[Speaker, ...]
    links: Mapping[ChainKey, Link]


def identify(evidence: Iterable[Evidence]) -> Identification:
    """Who is who across articles."""
    identities = block(evidence)
    clusters = cluster(identities, known_aliases(identities))
    quoted = [members for members in clusters if any(e.quoted for key in members for e in identities[key])]
    speakers, links = [], {}
    for speaker_id, members in name_ids(quoted, identities):
        entries = [entry for key in members for entry in identities[key]]
        speaker = describe(speaker_id, entries)
        speakers.append(speaker)
        own = key_of(speaker.name)
        for entry in entries:
            level = SAME_NAME if key_of(entry.name) == own else KNOWN_ALIAS
            links[entry.key] = Link(speaker_id, level)
    return Identification(tuple(sorted(speakers, key=lambda speaker: speaker.id)), links)


# --- Block


def block(evidence: Iterable[Evidence]) -> dict[Identity, list[Evidence]]:
    """Level "same name": the evidence by identity, both in an order that the input's does not change."""
    identities: defaultdict[Identity, list[Evidence]] = defaultdict(list)
    for entry in sorted(evidence, key=lambda entry: entry.key):
        identities[Identity(entry.kind == "person", key_of(entry.name))].append(entry)
    return dict(sorted(identities.items()))


# --- Compare


def known_aliases(identities: Mapping[Identity, Sequence[Evidence]]) -> dict[Identity, Identity]:
    """Level "known alias": each identity whose own name is an alias of exactly one other one, and that other one."""
    owners: defaultdict[tuple[bool, str], set[Identity]] = defaultdict(set)
    for identity, entries in identities.items():
        for form in {form for entry in entries for alias, _ in entry.aliases for form in proofs(alias, identity)}:
            owners[identity.is_person, form].add(identity)
    links = {}
    for identity, entries in identities.items():
        forms = {form for entry in entries for form in proofs(entry.name, identity)}
        others = {owner for form in forms for owner in owners[identity.is_person, form] if not is_part(form, owner)}
        others.discard(identity)
        if len(others) == 1:
            links[identity] = others.pop()
    return links


def proofs(name: str, identity: Identity) -> Iterable[str]:
    """The forms of a name that are telling enough to link by: two words beside titles, or an organisation's acronym."""
    key = key_of(name)
    words = [word for word in key.split() if not (identity.is_person and word in titles())]
    if len(words) > 1:
        yield key
    letters = name.replace(".", "")
    if not identity.is_person and letters.isupper() and ACRONYM.fullmatch(letters):
        yield letters


def is_part(form: str, owner: Identity) -> bool:
    """“Supreme Court” of “Supreme Court of Nigeria”: short for it in one article, for another court in the next."""
    return not owner.is_person and f" {form} " in f" {owner.name} "


# --- Cluster


def cluster(identities: Iterable[Identity], links: Mapping[Identity, Identity]) -> list[tuple[Identity, ...]]:
    """The connected components, each sorted, in the order of their first identity."""
    root: dict[Identity, Identity] = {identity: identity for identity in identities}

    def find(identity: Identity) -> Identity:
        while root[identity] != identity:
            identity = root[identity]
        return identity

    for identity, other in links.items():
        low, high = sorted((find(identity), find(other)))
        root[high] = low
    components: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for identity in sorted(root):
        components[find(identity)].append(identity)
    return [tuple(members) for _, members in sorted(components.items())]


# --- Describe


def describe(speaker_id: str, entries: Sequence[Evidence]) -> Speaker:
    """One speaker from all the evidence for them."""
    aliases: Counter[str] = Counter()
    for entry in entries:
        aliases.update(dict(entry.aliases))
    quoted = sorted(entry.published for entry in entries if entry.quoted and entry.published)
    return Speaker(
        id=speaker_id,
        name=display_name(entries),
        kind=majority_kind(entries),
        description=latest_role(entries),
        aliases=tuple(sorted(aliases.items())),
        first_quoted=quoted[0] if quoted else None,
        last_quoted=quoted[-1] if quoted else None,
    )


def display_name(entries: Iterable[Evidence]) -> str:
    """The most frequent spelling; of two as frequent, one neither all in capitals nor with a small letter first."""
    spellings = Counter(one_line(entry.name) for entry in entries)
    return min(spellings, key=lambda name: (-spellings[name], name.isupper(), name[:1].islower(), -len(name), name))


def majority_kind(entries: Iterable[Evidence]) -> SpeakerKind:
    """The most frequent kind; of two as frequent, the one that KINDS names first."""
    kinds = Counter(entry.kind for entry in entries)
    return min(kinds, key=lambda kind: (-kinds[kind], KINDS.index(kind)))


def latest_role(entries: Iterable[Evidence]) -> str | None:
    """The first role that the latest article to give one gives."""
    described = [entry for entry in entries if entry.roles]
    return max(described, key=lambda entry: (entry.published or "", entry.key)).roles[0] if described else None


def name_ids(
    clusters: Sequence[tuple[Identity, ...]], identities: Mapping[Identity, Sequence[Evidence]]
) -> Iterable[tuple[str, tuple[Identity, ...]]]:
    """An id for each cluster: a slug of its name. Where two share one, the person keeps it."""

    def person_first(members: tuple[Identity, ...]) -> tuple[bool, Identity]:
        return not members[0].is_person, members[0]

    taken: set[str] = set()
    for members in sorted(clusters, key=person_first):
        entries = [entry for key in members for entry in identities[key]]
        base = slug(display_name(entries))
        options = (base, f"{base}-{majority_kind(entries)}", f"{base}-{digest(members[0].name)}")
        speaker_id = next(option for option in options if option not in taken)
        taken.add(speaker_id)
        yield speaker_id, members


def slug(name: str) -> str:
    """A name for addresses ("vladimir-putin"). A name that ASCII cannot spell has a checksum instead."""
    key = key_of(name)
    if re.fullmatch("[a-z0-9 ]+", key):
        return key.replace(" ", "-")
    return f"speaker-{digest(key)}"


def digest(text: str) -> str:
    """Ten hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:10]
