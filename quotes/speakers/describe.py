"""One speaker from all the evidence for them: name, kind, role, dates, and an id."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from quotes.model import Evidence, Speaker, SpeakerKind
from quotes.speakers.block import Identity
from quotes.speakers.cluster import Cluster
from quotes.speakers.person_names import bare_words
from quotes.text.names import key_of
from quotes.text.whitespace import one_line

KINDS: tuple[SpeakerKind, ...] = ("person", "organization", "group", "other")
"""Of two as frequent, the first is a speaker's."""


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
    """The most frequent spelling; of two as frequent, one neither all in capitals nor with a small letter first.

    A person is called by a full name, where there is one.
    """
    spellings = Counter((_is_full(entry), one_line(entry.name)) for entry in entries)
    return min(
        spellings,
        key=lambda own: (not own[0], -spellings[own], own[1].isupper(), own[1][:1].islower(), -len(own[1]), own[1]),
    )[1]


def _is_full(entry: Evidence) -> bool:
    return entry.kind != "person" or len(bare_words(entry.name)) > 1


def majority_kind(entries: Iterable[Evidence]) -> SpeakerKind:
    """The most frequent kind; of two as frequent, the one that KINDS names first."""
    kinds = Counter(entry.kind for entry in entries)
    return min(kinds, key=lambda kind: (-kinds[kind], KINDS.index(kind)))


def latest_role(entries: Iterable[Evidence]) -> str | None:
    """The first role that the latest article to give one gives."""
    described = [entry for entry in entries if entry.roles]
    return max(described, key=lambda entry: (entry.published or "", entry.key)).roles[0] if described else None


def name_ids(quoted: Mapping[Cluster, Sequence[Evidence]]) -> Iterable[tuple[str, Cluster]]:
    """An id for each cluster: a slug of its name. Where two share one, the person keeps it."""

    def person_first(members: Cluster) -> tuple[bool, Identity]:
        return not members[0].is_person, members[0]

    taken: set[str] = set()
    for members in sorted(quoted, key=person_first):
        entries = quoted[members]
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
