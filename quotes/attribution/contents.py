"""The contents of a paragraph: what the labels mark and what the quotation marks enclose, made to agree."""

from collections.abc import Sequence

from quotes.attribution.kind import is_within
from quotes.attribution.runs import meet, merged, widened
from quotes.document.paragraph import FINITE, Paragraph, Word
from quotes.model import Span
from quotes.text.punctuation import SPEECH_ENDS, SPEECH_OPENERS
from quotes.text.quotation_marks import CLOSING, Pair

BEFORE_SPEECH = SPEECH_OPENERS | CLOSING
TRIMMED = " \t\r\n,;:.–—-"
FEWEST_WORDS = 4
SHORTEST_CAPITALISED = 4
"""Letters of the shortest words that have a capital in every heading."""


def content_runs(paragraph: Paragraph) -> list[range]:
    """The runs of words that are contents, in order, none overlapping another.

    A labelled run that cuts a quoted passage is widened to the whole passage. A quoted passage that no label touches
    is a content if it stands as a sentence of its own: titles, nicknames and scare quotes do not.
    """
    passages = [paragraph.run(pair.span) for pair in paragraph.pairs if is_trusted(paragraph, pair)]
    runs = [widened(run, passages) for run in paragraph.labelled("CONTENT")]
    for pair in paragraph.pairs:
        passage = paragraph.run(pair.span)
        if not any(meet(passage, run) for run in runs) and is_speech(paragraph, pair, passage):
            runs.append(passage)
    return merged(runs)


def is_trusted(paragraph: Paragraph, pair: Pair) -> bool:
    """Is a pair surely one? Typewriter marks look alike: paired wrongly, they enclose the writer's own words.

    Those of “BERG: Go ahead.”, a turn of a transcript, enclose more than what is said.
    """
    words = [paragraph.words[i] for i in paragraph.run(pair.span)]
    framed = any(word.label.endswith(("SOURCE", "CUE")) for word in words)
    return pair.closed and not (pair.straight and framed) and not _opens_with_name(words[1:])


def _opens_with_name(words: Sequence[Word]) -> bool:
    """A source, and a colon."""
    after = next((word for word in words if not word.label.endswith("SOURCE")), None)
    return after is not None and after is not words[0] and after.text == ":"


def is_speech(paragraph: Paragraph, pair: Pair, passage: range) -> bool:
    """Is an unlabelled passage a sentence that somebody says?"""
    words = [paragraph.words[i] for i in passage if paragraph.words[i].upos != "PUNCT"]
    if len(words) < FEWEST_WORDS or not words[0].text[:1].isupper() or not any(w.xpos in FINITE for w in words):
        return False
    if pair.closed and _last_letter(pair.span.of(paragraph.text)) not in SPEECH_ENDS:
        return False
    before = paragraph.text[paragraph.area.start : pair.span.start].rstrip()
    if not pair.closed:
        return not before
    return is_trusted(paragraph, pair) and (not before or before[-1] in BEFORE_SPEECH)


def is_sentence(paragraph: Paragraph, run: range, span: Span) -> bool:
    """Does a passage read as a sentence: a verb with a tense, or a full stop within the marks? Titles have neither."""
    finite = any(paragraph.words[i].xpos in FINITE for i in run)
    return finite or _last_letter(span.of(paragraph.text)) in SPEECH_ENDS


def _last_letter(passage: str) -> str:
    """The last character within the closing mark."""
    return passage.rstrip("".join(CLOSING)).rstrip()[-1:]


def is_heading(paragraph: Paragraph, run: range) -> bool:
    """“We Never Asked Them to Leave.” Alone in its paragraph, with a capital in every longer word: nobody is quoted."""
    words = [word.text for word in paragraph.words if word.upos != "PUNCT"]
    long = [word for word in words if len(word) >= SHORTEST_CAPITALISED]
    alone = all(i in run or word.upos == "PUNCT" for i, word in enumerate(paragraph.words))
    return alone and len(long) > 1 and all(word[0].isupper() for word in long)


def content_span(paragraph: Paragraph, run: range) -> Span | None:
    """The characters of a run; punctuation at its ends goes, but for what stands within quotation marks."""
    text, span = paragraph.text, paragraph.span(run)
    kept = [i for i in range(span.start, span.end) if text[i] not in TRIMMED or is_within(i, paragraph.pairs)]
    return Span(kept[0], kept[-1] + 1) if any(text[i].isalnum() for i in kept) else None
