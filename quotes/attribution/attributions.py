"""Labels, quotation marks and parse joined into attributions: source, cue, contents, kind, manner, confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from quotes import lexicon
from quotes.attribution.contents import FEWEST_WORDS, content_runs, content_span, is_heading, is_sentence
from quotes.attribution.cues import cue_lemma, manner_of
from quotes.attribution.frames import Frame, find_frames
from quotes.attribution.kind import kind_of
from quotes.attribution.runs import follows
from quotes.attribution.sources import head_of_source, is_dummy, source_of, whole_source
from quotes.document.paragraph import Paragraph, Place
from quotes.model import DIGITS, Attribution, Kind, Span

MISSING = 0.8
"""Confidence of a source or a cue that is not there: less sure than one that is."""

FAINTEST = 0.22
"""Paraphrase less sure than this is left out: news read by hand gains by it, and PolNeAR's dev part loses nothing."""

UNUSUAL_CUE = 0.7
"""Factor for paraphrase under a cue that the lexicon does not know."""


@dataclass(frozen=True, slots=True)
class PlacedAttribution:
    """An attribution, and where its words stand.

    `start` is the first word of its content, `last` the paragraph that it ends in; its cue stands no later. `source`
    are words of one paragraph, and `head` is their head word: the mention that it lies in tells who is meant.
    """

    attribution: Attribution
    start: Place
    last: int
    source: range | None = None
    head: Place | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making, with the paragraph of its frame and whether its last mark is left open.

    `frame` numbers words of that paragraph; `lead` is a paragraph before it that holds its cue and source. `start` is
    the first word of its contents, `last` the paragraph that these end in.
    """

    paragraph: int
    frame: Frame
    contents: tuple[Span, ...]
    kind: Kind
    open: bool
    start: Place
    last: int
    lead: tuple[int, Frame] | None = None


def find_attributions(paragraphs: Sequence[Paragraph]) -> list[PlacedAttribution]:
    """All attributions of an article in the order of the text; no two share a word of their contents."""
    drafts: list[Draft] = []
    for number, paragraph in enumerate(paragraphs):
        found = list(_drafts(paragraph))
        if found and drafts and _goes_on(drafts[-1], found[0], paragraph):
            before = _whole_turn(drafts[-1], paragraphs[number - 1]) if paragraph.goes_on else drafts[-1]
            drafts[-1:] = [_joined(before, found.pop(0))]
        elif found and number and (lead := lead_in(paragraphs[number - 1])):
            found[0] = _introduced(found[0], lead, number - 1, paragraph)
        drafts += found
    placed = [_placed(paragraphs, draft) for draft in drafts]
    sure = [p for p in placed if p.attribution.kind != "indirect" or p.attribution.confidence >= FAINTEST]
    return sorted(sure, key=lambda p: p.attribution.extent)


def _drafts(paragraph: Paragraph) -> Iterator[Draft]:
    number = paragraph.number
    for frame in find_frames(paragraph, content_runs(paragraph)):
        for part in _parts(paragraph, frame):
            spans = {run[0]: span for run in part.contents if (span := content_span(paragraph, run))}
            contents = tuple(spans.values())
            kind = kind_of(paragraph.text, contents, paragraph.pairs)
            if contents and is_attributed(paragraph, part, contents, kind):
                start = paragraph.place(next(iter(spans)))
                yield Draft(number, part, contents, kind, _is_open(paragraph, contents[-1]), start, number)


def is_attributed(paragraph: Paragraph, frame: Frame, contents: Sequence[Span], kind: Kind) -> bool:
    """Is enough there to say that somebody said it? A cue and a source, a cue and more than a phrase, or a quote.

    “Rain **is expected**” tells nobody's words: paraphrase without a source counts only as speech or writing.
    """
    words = sum(len(span.of(paragraph.text).split()) for span in contents)
    if frame.source is not None or paragraph.is_content:
        return True
    if kind == "indirect":
        spoken = frame.cue is not None and manner_of(cue_lemma(paragraph, frame.cue), kind) != "thought"
        return spoken and words >= FEWEST_WORDS
    whole = range(frame.contents[0][0], frame.contents[-1][-1] + 1)
    cued = frame.cue is not None and kind == "mixed"
    sentence = is_sentence(paragraph, whole, contents[-1]) and not is_heading(paragraph, whole)
    return cued or (words >= FEWEST_WORDS and sentence)


def _parts(paragraph: Paragraph, frame: Frame) -> Iterator[Frame]:
    """“She said that it rained. “We got wet.””: what is quoted after the sentence of a paraphrase stands apart.

    It has the same cue and source. After a sentence that quotes too, it goes on with that quotation, as after “Rain,”
    she said. What is not all in quotation marks has neither: it is the writer's.
    """
    if frame.cue is None:
        yield frame
        return
    end = paragraph.sentence(frame.cue[0])[-1]
    here = tuple(run for run in frame.contents if run[0] <= end)
    later = tuple(run for run in frame.contents if run[0] > end)
    if not here or _kind_of_runs(paragraph, here) != "indirect":
        yield frame
        return
    yield replace(frame, contents=here)
    if later:
        direct = _kind_of_runs(paragraph, later) == "direct"
        yield replace(frame, contents=later) if direct else Frame(None, None, later)


def _kind_of_runs(paragraph: Paragraph, runs: Sequence[range]) -> Kind:
    return kind_of(paragraph.text, [paragraph.span(run) for run in runs], paragraph.pairs)


def _is_open(paragraph: Paragraph, last: Span) -> bool:
    return any(not pair.closed and pair.span.overlaps(last) for pair in paragraph.pairs)


# ---- quotations that reach over paragraphs


def lead_in(paragraph: Paragraph) -> Frame | None:
    """“The mayor went on:” – a paragraph whose last cue introduces the quotation that opens the next one.

    So does “The mayor said that there were two ways:”, a paraphrase that a quotation follows, if it has a source.
    """
    cues = paragraph.labelled("CUE")
    if not cues or not paragraph.area.of(paragraph.text).endswith(":"):
        return None
    sources = [source for source in paragraph.labelled("SOURCE") if not is_dummy(paragraph, source)]
    source = source_of(paragraph, cues[-1], sources, cues, attached={})
    paraphrase = any(follows(run, cues[-1]) for run in paragraph.labelled("CONTENT"))
    return None if paraphrase and source is None else Frame(cues[-1], source, ())


def _introduced(draft: Draft, lead: Frame, number: int, paragraph: Paragraph) -> Draft:
    """The draft with the cue of the paragraph before, if it opens its own paragraph and has no cue itself."""
    if draft.frame.cue or not _opens(draft, paragraph):
        return draft
    return replace(draft, lead=(number, lead))


def _opens(draft: Draft, paragraph: Paragraph) -> bool:
    return draft.contents[0].start == paragraph.area.start


def _goes_on(before: Draft, after: Draft, paragraph: Paragraph) -> bool:
    """Does a quotation that was left open go on at the very start of the next paragraph? A turn goes on without marks.

    Not if that has a cue of its own, as the one before has: somebody else may speak.
    """
    if paragraph.goes_on:
        return before.last == paragraph.number - 1
    apart = before.frame.cue is not None and after.frame.cue is not None
    return before.open and not apart and after.kind == "direct" and _opens(after, paragraph)


def _whole_turn(draft: Draft, paragraph: Paragraph) -> Draft:
    """The draft with the full stop at the end of its last paragraph, since the turn goes on behind it."""
    *contents, last = draft.contents
    return replace(draft, contents=(*contents, Span(last.start, paragraph.area.end)))


def _joined(before: Draft, after: Draft) -> Draft:
    """One draft of two, with the frame of the first that has a cue."""
    framed = after if before.frame.cue is None else before
    kind: Kind = before.kind if before.kind == after.kind else "mixed"
    return replace(
        before,
        paragraph=framed.paragraph,
        frame=framed.frame,
        contents=before.contents + after.contents,
        kind=kind,
        open=after.open,
        last=after.last,
    )


# ---- from a draft to an attribution


def _placed(paragraphs: Sequence[Paragraph], draft: Draft) -> PlacedAttribution:
    number, frame = draft.lead or (draft.paragraph, draft.frame)
    paragraph = paragraphs[number]
    lemma = cue_lemma(paragraph, frame.cue) if frame.cue else None
    source = whole_source(paragraph, frame.source) if frame.source else None
    attribution = Attribution(
        content=draft.contents,
        cue=_trimmed(paragraph, frame.cue) if frame.cue else None,
        source=paragraph.span(source) if source else None,
        kind=draft.kind,
        manner=manner_of(lemma, draft.kind),
        confidence=confidence_of(draft, paragraphs[draft.paragraph], frame, paragraph, lemma),
        cue_lemma=lemma,
    )
    head = paragraph.place(head_of_source(paragraph, source)) if source else None
    return PlacedAttribution(attribution, draft.start, draft.last, source, head)


def confidence_of(draft: Draft, spoken: Paragraph, frame: Frame, told: Paragraph, lemma: str | None) -> float:
    """How sure the labels are of content, cue and source together: the product of their means (0..1), to two digits.

    The contents are words of the paragraph `spoken`, the frame's cue and source words of the paragraph `told`.
    """
    content = fmean(fmean(spoken.words[i].certainty for i in run) for run in draft.frame.contents)
    sure = content * _certainty(told, frame.cue) * _certainty(told, frame.source)
    unusual = draft.kind == "indirect" and lemma is not None and lemma not in lexicon.manners()
    return round(sure * (UNUSUAL_CUE if unusual else 1.0), DIGITS)


def _certainty(paragraph: Paragraph, run: range | None) -> float:
    return fmean(paragraph.words[i].certainty for i in run) if run else MISSING


def _trimmed(paragraph: Paragraph, run: range) -> Span:
    """A cue without the colon or comma that the labels may count to it."""
    words = [i for i in run if paragraph.words[i].upos != "PUNCT"] or list(run)
    return paragraph.span(range(words[0], words[-1] + 1))
