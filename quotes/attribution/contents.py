"""The contents of a paragraph: what the labels mark and what the quotation marks enclose, made to agree."""

from collections.abc import Iterator, Sequence

from quotes.document.paragraph import FINITE, Paragraph, Word
from quotes.model import Kind, Span
from quotes.text.quotation_marks import Pair

SENTENCE_END = ".,?!…—"
BEFORE_SPEECH = ".?!:,;—–-”\"'’)"
TRIMMED = " \t\r\n,;:.–—-"
FEWEST_WORDS = 4
SHORTEST_CAPITALISED = 4
"""Letters of the shortest words that have a capital in every heading."""


def content_runs(text: str, paragraph: Paragraph, pairs: Sequence[Pair]) -> list[range]:
    """The runs of words that are contents, in order, none overlapping another.

    A labelled run that cuts a quoted passage is widened to the whole passage. A quoted passage that no label touches
    is a content if it stands as a sentence of its own: titles, nicknames and scare quotes do not.
    """
    passages = [paragraph.run(pair.span) for pair in pairs if is_trusted(paragraph, pair)]
    runs = [widened(run, passages) for run in paragraph.labelled("CONTENT")]
    for pair in pairs:
        passage = paragraph.run(pair.span)
        if not any(meet(passage, run) for run in runs) and is_speech(text, paragraph, pair, passage):
            runs.append(passage)
    return merged(runs)


def is_trusted(paragraph: Paragraph, pair: Pair) -> bool:
    """Is a pair surely one? Typewriter marks look alike: paired wrongly, they enclose the writer's own words.

    Those of “BERG: Go ahead.”, a turn of a transcript, enclose more than what is said.
    """
    words = [paragraph.words[i] for i in paragraph.run(pair.span)]
    if pair.straight or _opens_with_name(words[1:]):
        return pair.closed and not any(word.label.endswith(("SOURCE", "CUE")) for word in words)
    return pair.closed


def _opens_with_name(words: Sequence[Word]) -> bool:
    """A source, and a colon."""
    after = next((word for word in words if not word.label.endswith("SOURCE")), None)
    return after is not None and after is not words[0] and after.text == ":"


def is_speech(text: str, paragraph: Paragraph, pair: Pair, passage: range) -> bool:
    """Is an unlabelled passage a sentence that somebody says?"""
    words = [paragraph.words[i] for i in passage if paragraph.words[i].upos != "PUNCT"]
    if len(words) < FEWEST_WORDS or not words[0].text[:1].isupper() or not any(w.xpos in FINITE for w in words):
        return False
    if pair.closed and _last_letter(pair.span.of(text)) not in SENTENCE_END:
        return False
    before = text[paragraph.area.start : pair.span.start].rstrip()
    if not pair.closed:
        return not before
    return is_trusted(paragraph, pair) and (not before or before[-1] in BEFORE_SPEECH)


def is_sentence(text: str, paragraph: Paragraph, run: range, span: Span) -> bool:
    """Does a passage read as a sentence: a verb with a tense, or a full stop within the marks? Titles have neither."""
    finite = any(paragraph.words[i].xpos in FINITE for i in run)
    return finite or _last_letter(span.of(text)) in SENTENCE_END


def is_heading(paragraph: Paragraph, run: range) -> bool:
    """“We Never Asked Them to Leave.” Alone in its paragraph, with a capital in every longer word: nobody is quoted."""
    words = [word.text for word in paragraph.words if word.upos != "PUNCT"]
    long = [word for word in words if len(word) >= SHORTEST_CAPITALISED]
    alone = all(i in run or word.upos == "PUNCT" for i, word in enumerate(paragraph.words))
    return alone and len(long) > 1 and all(word[0].isupper() for word in long)


def _last_letter(passage: str) -> str:
    """The last character within the closing mark."""
    return passage.rstrip("”\"'’»").rstrip()[-1:]


def widened(run: range, passages: Sequence[range]) -> range:
    """The run with every quoted passage that it cuts."""
    for passage in passages:
        if meet(run, passage):
            run = range(min(run[0], passage[0]), max(run[-1], passage[-1]) + 1)
    return run


def meet(one: range, other: range) -> bool:
    """Do two runs share a word?"""
    return bool(one) and bool(other) and one[0] <= other[-1] and other[0] <= one[-1]


def merged(runs: Sequence[range]) -> list[range]:
    """The runs in order, those that share a word made one."""
    found: list[range] = []
    for run in sorted(runs, key=lambda run: (run[0], run[-1])):
        if found and meet(found[-1], run):
            run = range(found[-1][0], max(found[-1][-1], run[-1]) + 1)
            found.pop()
        found.append(run)
    return found


def content_span(text: str, paragraph: Paragraph, run: range, pairs: Sequence[Pair]) -> Span | None:
    """The characters of a run; punctuation at its ends goes, but for what stands within quotation marks."""
    span = paragraph.span(run)
    start, end = span.start, span.end
    while start < end and text[start] in TRIMMED and not _within(start, pairs):
        start += 1
    while start < end and text[end - 1] in TRIMMED and not _within(end - 1, pairs):
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def kind_of(text: str, spans: Sequence[Span], pairs: Sequence[Pair]) -> Kind:
    """direct if all its letters stand in quotation marks, indirect if none does, else mixed."""
    quoted = {_within(i, pairs) for i in _letters(text, spans)}
    if quoted == {True}:
        return "direct"
    return "mixed" if True in quoted else "indirect"


def _letters(text: str, spans: Sequence[Span]) -> Iterator[int]:
    return (i for span in spans for i in range(span.start, span.end) if text[i].isalnum())


def _within(place: int, pairs: Sequence[Pair]) -> bool:
    return any(pair.span.start <= place < pair.span.end for pair in pairs)
