"""Scores on who is who across articles: names, and pairs of attributions by one speaker in different articles.

An attribution of ours answers a gold one if their contents overlap by 0.3 and their sources share a letter. A pair is
counted with the first of its articles.

The gold takes the last capitals of a source for its name, and so Vell for “the Vell campaign” and “Berg, a friend of
Vell”. Beside all attributions, those are scored apart whose source is headed by the name (`is_headed`); there, initials
count no more than titles do: “Charles B. Vell” is Charles Vell.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from quotes.corpora.identity import Gold, Named
from quotes.evaluate.names import Names, answers, with_fuller
from quotes.evaluate.scores import LOOSE, letters, overlap
from quotes.evaluate.tally import Count, Tally, share
from quotes.model import ChainKey, Quotation, Reading
from quotes.pipeline import batches, extract
from quotes.speakers.evidence import evidence_of
from quotes.speakers.identify import identify
from quotes.text.names import key_of, words_of

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator


RELATIVES = frozenset(("who", "whom", "whose", "which", "that"))
NOT_BEFORE_HEADS = RELATIVES | frozenset(
    "about against and around as at between by for from in including into like near of on or than to under with".split()  # noqa: SIM905
)
"""Behind these, a name stands for somebody beside, or other than, the one whom the source is."""


CLAUSE = re.compile(r",|\(| [–—-]+ ")
"""What may part a name from what is said of its bearer."""


class Answer(NamedTuple):
    """A gold attribution that was answered: its article's number, its name, the speaker given, if the name heads it."""

    article: int
    name: str
    speaker: str | None
    headed: bool


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article; all of a corpus are linked together."""
    readings = [reading for batch in batches(gold.article for gold in articles) for reading in extract(batch, annotate)]
    return tallies_of(articles, readings)


def tallies_of(articles: Sequence[Gold], readings: Sequence[Reading]) -> list[Tally]:
    """The counts of each article, given what was found in it."""
    found = identify(chain.from_iterable(map(evidence_of, readings)))
    names = {s.id: frozenset(map(key_of, (s.name, *(alias for alias, _ in s.aliases)))) for s in found.speakers}
    speaker_of = {key: link.speaker_id for key, link in found.links.items()}
    given = [
        Answer(
            number,
            named.name,
            _speaker(named, _speakers(quotation, reading, speaker_of), names),
            is_headed(named, reading.article.text),
        )
        for number, (gold, reading) in enumerate(zip(articles, readings, strict=True))
        for named in gold.attributions
        if (quotation := answering(named, reading))
    ]
    headed = [answer for answer in given if answer.headed]
    plain = {speaker: own | frozenset(map(_without_initials, own)) for speaker, own in names.items()}
    everything = zip(_tallies(len(articles), given, names), _tallies(len(articles), headed, plain), strict=True)
    return [all_of | {("headed", *measure): count for measure, count in own.items()} for all_of, own in everything]


def _tallies(articles: int, given: Sequence[Answer], names: Mapping[str, Names]) -> list[Tally]:
    tallies = [_names([answer for answer in given if answer.article == number], names) for number in range(articles)]
    for number, pairs in _pairs(given).items():
        tallies[number]["pairs",] = pairs
    tallies[0] |= mixed(given)
    return tallies


def is_headed(named: Named, text: str) -> bool:
    """Is its source the person: “Mr. Vell”, “Vell, a friend of Berg”, “the mayor, Ana Vell”, not “friends of Vell”?"""
    source, name = " ".join(span.of(text) for span in named.source), words_of(named.name)
    parts = [words_of(part) for part in CLAUSE.split(source) if part.strip()] or [()]
    return _ends_in(parts[0], name) or (RELATIVES.isdisjoint(words_of(source)) and _ends_in(parts[-1], name))


def _ends_in(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Do they end with the name, and no “of”, “and” or “who” before it makes it a part of somebody else's?"""
    first = next((number for number, word in enumerate(words) if word in name), len(words))
    return words[-1:] == name[-1:] and NOT_BEFORE_HEADS.isdisjoint(words[:first])


def _without_initials(key: str) -> str:
    first, *others = key.split()
    return " ".join([first, *(word for word in others if len(word) > 1)])


def answering(named: Named, reading: Reading) -> Quotation | None:
    """The quotation that overlaps most with a gold attribution, by enough."""
    text, own = reading.article.text, letters(reading.article.text, named.content)
    source = letters(text, named.source)
    options = [
        (overlap(own, letters(text, quotation.attribution.content)), number)
        for number, quotation in enumerate(reading.quotations)
        if quotation.attribution.source and source & letters(text, [quotation.attribution.source])
    ]
    best = max(options, default=(0.0, 0))
    return reading.quotations[best[1]] if best[0] >= LOOSE else None


def _speakers(quotation: Quotation, reading: Reading, speaker_of: Mapping[ChainKey, str]) -> list[str]:
    keys = [ChainKey(reading.article.id, chain) for chain in quotation.chains]
    return [speaker_of[key] for key in keys if key in speaker_of]


def _speaker(named: Named, speakers: Sequence[str], names: Mapping[str, Names]) -> str | None:
    """Of those who speak together the one of the gold's name, which is that of a single one; else the first."""
    fitting = (speaker for speaker in speakers if key_of(named.name) in with_fuller(names[speaker], [named.name]))
    return next(fitting, speakers[0] if speakers else None)


def _names(given: Sequence[Answer], names: Mapping[str, Names]) -> Tally:
    pairs = [(names[answer.speaker] if answer.speaker else frozenset(), answer.name) for answer in given]
    return answers("speaker", [(with_fuller(own, [name]), [[name]]) for own, name in pairs])


def _pairs(given: Sequence[Answer]) -> dict[int, Count]:
    """By article, the pairs of its answers with those of later articles: one speaker and one name, speaker, name."""
    counts: dict[int, Count] = {}
    for number in {answer.article for answer in given}:
        own = [answer for answer in given if answer.article == number]
        later = [answer for answer in given if answer.article > number]
        same_speaker = Counter(a.speaker for a in later if a.speaker is not None)
        same_name = Counter(key_of(a.name) for a in later)
        both = Counter((a.speaker, key_of(a.name)) for a in later if a.speaker is not None)
        counts[number] = Count(
            sum(both[a.speaker, key_of(a.name)] for a in own if a.speaker is not None),
            sum(same_speaker[a.speaker] for a in own if a.speaker is not None),
            sum(same_name[key_of(a.name)] for a in own),
        )
    return counts


def mixed(given: Sequence[Answer]) -> Tally:
    """How many people stand in several rows, and how many rows hold several people. Of the whole corpus."""
    speakers: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    for answer in given:
        if answer.speaker:
            speakers.setdefault(key_of(answer.name), set()).add(answer.speaker)
            people.setdefault(answer.speaker, set()).add(key_of(answer.name))
    split = sum(len(rows) > 1 for rows in speakers.values())
    shared = sum(len(names) > 1 for names in people.values())
    return {("people", "split"): share(split, len(speakers)), ("rows", "mixed"): share(shared, len(people))}
