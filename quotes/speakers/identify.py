"""Speakers across articles: block the evidence by name, compare by named levels, cluster what matches, describe.

A pure function of the evidence: its order does not matter, and nothing that was decided before does. So an alias that a
new article makes ambiguous links no more.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quotes.model import ChainKey, Evidence, Speaker
from quotes.speakers.block import block
from quotes.speakers.cluster import cluster
from quotes.speakers.compare import KNOWN_ALIAS, SAME_NAME, known_aliases
from quotes.speakers.describe import describe, name_ids
from quotes.text.names import key_of


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
