"""Speakers across articles: block the evidence by name, compare by named levels, cluster what matches, describe.

A pure function of the evidence: its order does not matter, and nothing that was decided before does. So an alias that a
new article makes ambiguous links no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quotes.model import ChainKey, Evidence, Speaker
from quotes.speakers.bearers import Owner, owners
from quotes.speakers.block import Identities, Identity, block
from quotes.speakers.cluster import Cluster, cluster
from quotes.speakers.compare import SAME_NAME, Tie, ties
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
    found = ties(identities)
    clusters = cluster(identities, found)
    owned = owners(clusters, identities)
    everyone = _entries(clusters, identities, owned)
    quoted = {members: entries for members, entries in everyone.items() if any(entry.quoted for entry in entries)}
    reasons = _reasons(found)
    speakers, links = [], {}
    for speaker_id, members in name_ids(quoted):
        speaker = describe(speaker_id, quoted[members])
        speakers.append(speaker)
        for entry in quoted[members]:
            level = owned[entry.key].level if entry.key in owned else _level(entry, speaker, reasons)
            links[entry.key] = Link(speaker_id, level)
    return Identification(tuple(sorted(speakers, key=lambda speaker: speaker.id)), links)


def _entries(
    clusters: Iterable[Cluster], identities: Identities, owned: Mapping[ChainKey, Owner]
) -> dict[Cluster, list[Evidence]]:
    """The evidence of each cluster: chains of one word are their owner's."""
    found: defaultdict[Cluster, list[Evidence]] = defaultdict(list)
    for members in clusters:
        for entry in (entry for identity in members for entry in identities[identity]):
            found[owned[entry.key].cluster if entry.key in owned else members].append(entry)
    return dict(found)


def _reasons(found: Sequence[Tie]) -> dict[Identity, str]:
    """The strongest level that ties each identity."""
    return {identity: tie.level for tie in reversed(found) for identity in (tie.one, tie.other)}


def _level(entry: Evidence, speaker: Speaker, reasons: Mapping[Identity, str]) -> str:
    """What ties evidence of a full name to the speaker's name."""
    return SAME_NAME if key_of(entry.name) == key_of(speaker.name) else reasons[Identity.of(entry)]
