"""The scorers: gold and predictions of one article in, counts out. Pure, and free of models.

Characters are compared as letters and digits: white space and punctuation at the ends of a span, and within it, decide
nothing. Overlap is intersection over union of these.
"""

import re
from collections.abc import Callable, Sequence, Set
from itertools import product
from typing import NamedTuple, get_args

from quotes.corpora.marked import ROLES, Marked
from quotes.evaluate.names import People, same_name
from quotes.evaluate.tally import Count, Tally, share
from quotes.model import Attribution, Kind, Manner, Span
from quotes.text.whitespace import one_line

LOOSE, CLOSE = 0.3, 0.8
"""Overlap from which a content is found: somewhere there, and nearly all of it."""

RIGHT_SOURCE = 0.3
WORD = re.compile(r"\w+(?:[-&'’]\w+)*")

Letters = frozenset[int]


class Pair(NamedTuple):
    """A gold attribution and a predicted one (their numbers) that are taken for the same, and how far they overlap."""

    gold: int
    predicted: int
    overlap: float


class Sort(NamedTuple):
    """What attributions are told apart by: its values, and that of an attribution."""

    values: tuple[str, ...]
    of: Callable[[Marked], str]


KIND = Sort(get_args(Kind), lambda attribution: attribution.kind)
MANNER = Sort(get_args(Manner), lambda attribution: attribution.manner)


def marked(attribution: Attribution) -> Marked:
    """A predicted attribution as it is scored."""
    cue = (attribution.cue,) if attribution.cue else ()
    source = (attribution.source,) if attribution.source else ()
    return Marked(attribution.content, cue, source, attribution.kind, attribution.manner)


def letters(text: str, spans: Sequence[Span]) -> Letters:
    """The places of the letters and digits within the spans."""
    return frozenset(i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def overlap(one: Letters, other: Letters) -> float:
    """Intersection over union, 0..1; 0 where both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0


# ---- spans, each for itself


def exact_spans(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    """Spans of each role that are there to the letter. A content of two spans counts as two."""
    return {("exact", role): _shared(_spans(text, gold, role), _spans(text, predicted, role)) for role in ROLES}


def token_overlap(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    """Words that stand in a source, a cue or a content, whichever attribution it belongs to."""
    words = [match.start() for match in WORD.finditer(text)]

    def within(attributions: Sequence[Marked], role: str) -> set[int]:
        places = {i for a in attributions for span in a.spans(role) for i in range(span.start, span.end)}
        return places.intersection(words)

    return {("token_overlap", role): _shared(within(gold, role), within(predicted, role)) for role in ROLES}


def labelled_spans(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """The spans (type, first, end excluded) of BIO or BIOES labels."""
    spans, start, type_ = set(), 0, ""
    for number, label in enumerate([*labels, "O"]):
        position, _, name = label.partition("-")
        if type_ and (position in ("B", "S", "O") or name != type_):
            spans.add((type_, start, number))
            type_ = ""
        if position != "O" and not type_:
            start, type_ = number, name
    return spans


def exact_by_type(
    name: str, gold: Sequence[Sequence[str]], predicted: Sequence[Sequence[str]], types: Sequence[str]
) -> Tally:
    """Labelled spans that are there exactly, for each type; labels are one sequence a paragraph, BIO or BIOES.

    The case of a type says nothing.
    """

    def spans(sequences: Sequence[Sequence[str]], type_: str) -> set[object]:
        numbered = enumerate(map(labelled_spans, sequences))
        return {(n, *place) for n, own in numbered for label, *place in own if label.lower() == type_.lower()}

    return {(name, type_): _shared(spans(gold, type_), spans(predicted, type_)) for type_ in types}


def _spans(text: str, attributions: Sequence[Marked], role: str) -> set[Letters]:
    return {letters(text, [span]) for a in attributions for span in a.spans(role)} - {frozenset()}


def _shared(gold: Set[object], predicted: Set[object]) -> Count:
    return Count(len(gold & predicted), len(predicted), len(gold))


# ---- whole attributions


def pairs_of(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> list[Pair]:
    """Which prediction answers which gold attribution: one to one, the greatest overlap of contents first.

    Of equal overlaps the pair with the right source comes first. Pairs below the loose overlap are none.
    """
    golden, guessed = ([letters(text, a.content) for a in attributions] for attributions in (gold, predicted))
    overlaps = [
        Pair(i, j, overlap(one, other))
        for i, one in enumerate(golden)
        for j, other in enumerate(guessed)
        if one & other
    ]
    close = [pair for pair in overlaps if pair.overlap >= LOOSE]
    best = sorted(close, key=lambda p: (-p.overlap, not is_source_right(text, gold[p.gold], predicted[p.predicted]), p))
    chosen: list[Pair] = []
    for pair in best:
        if all(pair.gold != other.gold and pair.predicted != other.predicted for other in chosen):
            chosen.append(pair)
    return chosen


def is_source_right(text: str, gold: Marked, predicted: Marked) -> bool:
    """Both missing, or overlapping, or one within the other (“Vell” in “the spokesman Peter Vell”)."""
    one, other = letters(text, gold.source), letters(text, predicted.source)
    if not one or not other:
        return one == other
    return overlap(one, other) >= RIGHT_SOURCE or one <= other or other <= one


def is_exact(text: str, gold: Marked, predicted: Marked) -> bool:
    """Content, source and cue the same, to the letter."""
    return all(letters(text, gold.spans(role)) == letters(text, predicted.spans(role)) for role in ROLES)


def linked(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    """Attributions whose content and source are found and tied together: at both overlaps, and with all spans exact.

    By kind and by manner: those of the gold, and for predictions that answer no gold attribution their own.
    """
    pairs = pairs_of(text, gold, predicted)
    right = [p for p in pairs if is_source_right(text, gold[p.gold], predicted[p.predicted])]
    tally = quotations("linked", gold, predicted, pairs, right)
    exact = [pair for pair in right if is_exact(text, gold[pair.gold], predicted[pair.predicted])]
    tally["linked", "exact"] = Count(len(exact), len(predicted), len(gold))
    tally |= split("linked_by_kind", gold, predicted, pairs, right, KIND)
    tally |= split("linked_by_manner", gold, predicted, pairs, right, MANNER)
    tally |= quotations("content", gold, predicted, pairs, pairs)
    return tally


def found(text: str, gold: Sequence[Marked], predicted: Sequence[Marked]) -> Tally:
    """Quotations whose content is found, whoever is given as its source: at both overlaps, and by kind."""
    pairs = pairs_of(text, gold, predicted)
    tally = quotations("found", gold, predicted, pairs, pairs)
    return tally | split("found_by_kind", gold, predicted, pairs, pairs, KIND)


def quotations(
    name: str, gold: Sequence[Marked], predicted: Sequence[Marked], pairs: Sequence[Pair], right: Sequence[Pair]
) -> Tally:
    """How many of the pairs are right, at each overlap."""
    return {
        (name, str(least)): Count(sum(pair.overlap >= least for pair in right), len(predicted), len(gold))
        for least in (LOOSE, CLOSE)
    }


def split(
    name: str,
    gold: Sequence[Marked],
    predicted: Sequence[Marked],
    pairs: Sequence[Pair],
    right: Sequence[Pair],
    sort: Sort,
) -> Tally:
    """The same for each sort of attribution: a prediction is of the sort of the gold that it answers, else its own."""
    of_gold = [sort.of(a) for a in gold]
    tally: Tally = {}
    for one, least in product(sort.values, (LOOSE, CLOSE)):
        answers = {pair.predicted: pair.gold for pair in pairs if pair.overlap >= least}
        of_predicted = [of_gold[answers[i]] if i in answers else sort.of(a) for i, a in enumerate(predicted)]
        of_right = [of_gold[pair.gold] for pair in right if pair.overlap >= least]
        tally[name, one, str(least)] = Count(of_right.count(one), of_predicted.count(one), of_gold.count(one))
    return tally


BANDS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))
"""Bounds of confidence, the upper one excluded."""


def calibration(text: str, gold: Sequence[Marked], predicted: Sequence[Marked], confidences: Sequence[float]) -> Tally:
    """Of the predictions of each band of confidence: the share whose content and source are right, at overlap 0.3."""
    right = {
        pair.predicted
        for pair in pairs_of(text, gold, predicted)
        if is_source_right(text, gold[pair.gold], predicted[pair.predicted])
    }
    tally: Tally = {}
    for low, high in BANDS:
        band = {i for i, confidence in enumerate(confidences) if low <= confidence < high}
        tally["confidence", f"{low} – {min(high, 1.0)}"] = share(len(band & right), len(band))
    return tally


# ---- speakers


def speakers(gold: Sequence[People], predicted: Sequence[Sequence[str]], pairs: Sequence[Pair]) -> Tally:
    """Of the quotations found: the right names, wrong ones, or none; and where the gold names nobody, none or one.

    Right are the names of all who speak together, and of nobody else. Of several the gold may have the surnames alone:
    fuller names are right.
    """
    named = [(gold[pair.gold], predicted[pair.predicted]) for pair in pairs if gold[pair.gold]]
    nameless = [predicted[pair.predicted] for pair in pairs if not gold[pair.gold]]
    right = sum(is_right(names, people) for people, names in named)
    unknown = sum(not names for _, names in named)
    silent = sum(not names for names in nameless)
    return {
        ("speaker", "right"): share(right, len(named)),
        ("speaker", "wrong"): share(len(named) - right - unknown, len(named)),
        ("speaker", "unknown"): share(unknown, len(named)),
        ("no_speaker", "unknown"): share(silent, len(nameless)),
        ("no_speaker", "named"): share(len(nameless) - silent, len(nameless)),
    }


def is_right(given: Sequence[str], people: People) -> bool:
    """Is everyone named, and nobody else?"""
    together = len(people) > 1
    fitting = [[one for one, names in enumerate(people) if _fits(name, names, together)] for name in given]
    return all(fitting) and {one for ones in fitting for one in ones} == set(range(len(people)))


def _fits(name: str, names: Sequence[str], together: bool) -> bool:
    return any(plain(name) == plain(own) or (together and same_name(name, own)) for own in names)


def plain(name: str) -> str:
    """A name without its case, a leading article, and white space that is more than a space."""
    return one_line(name.casefold()).removeprefix("the ")
