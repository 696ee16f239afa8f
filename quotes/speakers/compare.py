"""Which identities are the same, by named levels: the first that matches decides, and its name is the reason."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quotes.lexicon import is_title
from quotes.model import Evidence
from quotes.speakers.block import Identity
from quotes.text.names import key_of

# The levels, first match wins. A surname alone is no proof, so a person's one-word name is never a known alias.
SAME_NAME = "same name"
KNOWN_ALIAS = "known alias"

ACRONYM = re.compile(r"[^\W\d_]{2,}")


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
    words = [word for word in key.split() if not (identity.is_person and is_title(word))]
    if len(words) > 1:
        yield key
    letters = name.replace(".", "")
    if not identity.is_person and letters.isupper() and ACRONYM.fullmatch(letters):
        yield letters


def is_part(form: str, owner: Identity) -> bool:
    """“Supreme Court” of “Supreme Court of Nigeria”: short for it in one article, for another court in the next."""
    return not owner.is_person and f" {form} " in f" {owner.name} "
