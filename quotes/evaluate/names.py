"""By which names a speaker is known, and whether one of them is right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from quotes.evaluate.tally import Tally, share
from quotes.model import Reading
from quotes.text.names import key_of, words_of

Names = Set[str]
"""Keys of names; empty for nobody."""


def names_of_chains(reading: Reading) -> Mapping[int, Names]:
    """The names of each named chain of an article: what it is called, and its mentions that are names."""
    named = {chain.number: chain.name for chain in reading.chains if chain.name}
    found: defaultdict[int, set[str]] = defaultdict(set)
    for number, name in named.items():
        found[number].add(key_of(name))
    for mention in reading.mentions:
        if mention.form == "name" and mention.chain in named:
            found[mention.chain].add(key_of(mention.span.of(reading.article.text)))
    return found


People = Sequence[Sequence[str]]
"""Who speaks: the names of each by which the answer is right; several who speak together, nobody if nobody is named."""


def is_right(given: Names, people: People) -> bool:
    """Is one of the names of each of them given, but for spelling?"""
    return all(not given.isdisjoint(map(key_of, names)) for names in people)


def answers(measure: str, pairs: Sequence[tuple[Names, People]]) -> Tally:
    """Right, wrong and unknown of those whom the gold names, and named of the others; names given, and the gold's."""
    named = [(given, gold) for given, gold in pairs if gold]
    nameless = [given for given, gold in pairs if not gold]
    right = sum(is_right(given, gold) for given, gold in named)
    unknown = sum(not given for given, _ in named)
    return {
        (measure, "right"): share(right, len(named)),
        (measure, "wrong"): share(len(named) - right - unknown, len(named)),
        (measure, "unknown"): share(unknown, len(named)),
        (f"no_{measure}", "named"): share(sum(map(bool, nameless)), len(nameless)),
    }


def with_fuller(given: Names, names: Iterable[str]) -> Names:
    """The names given, and those of the gold that are the same with a title, a given name or a clause more or less."""
    return given | {key_of(name) for name in names if any(same_name(own, name) for own in given)}


def same_name(name: str, gold: str) -> bool:
    """Is it the gold's name, or does that hold it (with a title, or a clause behind it), or it that?"""
    one, other = words_of(name), words_of(gold)
    return key_of(name) == key_of(gold) or (bool(one) and bool(other) and (_within(one, other) or _within(other, one)))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    return any(long[start : start + len(short)] == short for start in range(len(long) - len(short) + 1))
