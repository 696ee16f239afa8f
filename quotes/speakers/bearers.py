"""Whose a surname alone is, where an article gives no more: “Vell” of the only Vell of whom the articles speak.

A wrong name harms somebody, so that one person must stand out: named in full in several articles, called by the one
word there, ten times as often as all namesakes together, and contradicted by nothing that the article says.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from quotes.model import ChainKey, Evidence
from quotes.speakers.block import Identities
from quotes.speakers.cluster import Cluster
from quotes.speakers.person_names import SUFFIXES, bare_words
from quotes.speakers.roles import offices
from quotes.text.names import words_of

LEAST = 3
"""Articles that call somebody by the one word, having named them in full."""

TIMES = 10
"""How many times as often as all others of the name."""

ANY = ""
"""No office in particular."""

PART = "part of the name of one often named"
PART_AND_OFFICE = "part of a name, and the same office"


@dataclass(slots=True)
class Bearer:
    """A person of a full name: the articles, and how many of them tell a short name, an office, a gender."""

    cluster: Cluster
    articles: set[str]
    alone: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)


class Owner(NamedTuple):
    """Whose a chain of one word is, and the level that says why."""

    cluster: Cluster
    level: str


def owners(clusters: Sequence[Cluster], identities: Identities) -> dict[ChainKey, Owner]:
    """The chains of people of one word that are somebody's.

    Where the article names somebody whose full name has the word, be it in the middle, it is not looked for elsewhere.
    """
    people = [entry for identity, entries in identities.items() for entry in entries if identity.is_person]
    lone = {entry: words[0] for entry in people if len(words := bare_words(entry.name)) == 1}
    explained = {(entry.key.article_id, word) for entry in people if entry not in lone for word in words_of(entry.name)}
    outstanding = _outstanding(_by_word(clusters, identities, set(lone.values())))
    found = {}
    for entry, word in lone.items():
        held = offices([entry])
        fitting = [outstanding[word, office] for office in held or {ANY} if (word, office) in outstanding]
        if (entry.key.article_id, word) not in explained and _agree(entry, fitting):
            found[entry.key] = Owner(fitting[0].cluster, PART_AND_OFFICE if held else PART)
    return found


def _by_word(clusters: Sequence[Cluster], identities: Identities, words: Set[str]) -> Mapping[str, list[Bearer]]:
    """The people whose full names begin or end with one of the words: languages differ in which one is the surname."""
    known: defaultdict[str, list[Bearer]] = defaultdict(list)
    for cluster in clusters:
        entries = [entry for identity in cluster for entry in identities[identity] if cluster[0].is_person]
        ends = {end for entry in entries if len(own := bare_words(entry.name)) > 1 for end in _ends(own)}
        if found := ends & words:
            bearer = _described(cluster, entries)
            for word in found:
                known[word].append(bearer)
    return known


def _ends(words: tuple[str, ...]) -> tuple[str, str]:
    return words[0], words[-2] if words[-1] in SUFFIXES else words[-1]


def _described(cluster: Cluster, entries: Sequence[Evidence]) -> Bearer:
    bearer = Bearer(cluster, {entry.key.article_id for entry in entries})
    for entry in entries:
        bearer.alone.update({words[0] for alias, _ in entry.aliases if len(words := bare_words(alias)) == 1})
        bearer.offices.update(offices([entry]))
        bearer.genders.update(entry.genders)
    return bearer


def _outstanding(known: Mapping[str, Sequence[Bearer]]) -> dict[tuple[str, str], Bearer]:
    """Who of those of a word stands out, all in all and among those of each office."""
    found = {}
    for word, namesakes in known.items():
        weights: defaultdict[str, list[tuple[int, Bearer]]] = defaultdict(list)
        for bearer in namesakes:
            for office, articles in (*bearer.offices.items(), (ANY, len(bearer.articles))):
                weights[office].append((articles, bearer))
        for office, weighed in weights.items():
            best, bearer = max(weighed, key=lambda own: own[0])
            others = sum(articles for articles, _ in weighed) - best
            if min(best, bearer.alone[word]) >= LEAST and best >= TIMES * others:
                found[word, office] = bearer
    return found


def _agree(entry: Evidence, fitting: Sequence[Bearer]) -> bool:
    """Are they one person, of no other gender than most articles tell?"""
    one = len({bearer.cluster for bearer in fitting}) == 1
    return one and all(2 * fitting[0].genders[gender] >= fitting[0].genders.total() for gender in entry.genders)
