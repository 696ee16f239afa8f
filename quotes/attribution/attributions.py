"""Labels, quotation marks and parse joined into attributions: source, cue, contents, kind, manner, confidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from quotes import lexicon
from quotes.attribution.contents import FEWEST_WORDS, content_runs, content_span, is_heading, is_sentence, kind_of
from quotes.attribution.frames import Frame, find_frames, is_dummy, source_of
from quotes.document.paragraph import Paragraph
from quotes.model import DIGITS, Attribution, Kind, Manner, Span
from quotes.text.quotation_marks import Pair

MISSING = 0.8
"""Confidence of a source or a cue that is not there: less sure than one that is."""

FAINTEST = 0.15
"""Paraphrase less sure than this is left out: on PolNeAR's dev part that costs no linked F1."""

RELATIVES = frozenset(("who", "which", "whose", "whom"))

UNUSUAL_CUE = 0.7
"""Factor for paraphrase under a cue that the lexicon does not know."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in the making, with the paragraph that it begins in and whether its last mark is left open.

    `frame` numbers words of that paragraph; `lead` is a paragraph before it that holds its cue and source.
    """

    paragraph: int
    frame: Frame
    contents: tuple[Span, ...]
    kind: Kind
    open: bool
    lead: tuple[int, Frame] | None = None


def find_attributions(text: str, paragraphs: Sequence[Paragraph], pairs: Sequence[Sequence[Pair]]) -> list[Attribution]:
    """All attributions of an article in the order of the text; spans index `text`, no two share an extent.

    `pairs` are each paragraph's outermost pairs of quotation marks.
    """
    drafts: list[Draft] = []
    for number, paragraph in enumerate(paragraphs):
        found = list(_drafts(text, number, paragraph, pairs[number]))
        if found and drafts and _goes_on(drafts[-1], found[0], paragraph):
            drafts[-1:] = [_joined(drafts[-1], found.pop(0))]
        elif found and number and (lead := lead_in(text, paragraphs[number - 1])):
            found[0] = _introduced(found[0], lead, number - 1, paragraph)
        drafts += found
    attributions = [_attribution(paragraphs, draft) for draft in drafts]
    sure = [a for a in attributions if a.kind != "indirect" or a.confidence >= FAINTEST]
    unique = {(a.extent.start, a.extent.end): a for a in sorted(sure, key=lambda a: a.confidence)}
    return sorted(unique.values(), key=lambda a: a.extent)


def _drafts(text: str, number: int, paragraph: Paragraph, pairs: Sequence[Pair]) -> Iterator[Draft]:
    for frame in find_frames(paragraph, content_runs(text, paragraph, pairs)):
        for part in _parts(text, paragraph, frame, pairs):
            spans = [content_span(text, paragraph, run, pairs) for run in part.contents]
            contents = tuple(span for span in spans if span)
            kind = kind_of(text, contents, pairs)
            if contents and is_attributed(text, paragraph, part, contents, kind):
                yield Draft(number, part, contents, kind, _is_open(contents[-1], pairs))


def is_attributed(text: str, paragraph: Paragraph, frame: Frame, contents: Sequence[Span], kind: Kind) -> bool:
    """Is enough there to say that somebody said it? A cue and a source, a cue and more than a phrase, or a quote.

    “Rain **is expected**” tells nobody's words: paraphrase without a source counts only as speech or writing.
    """
    words = sum(len(span.of(text).split()) for span in contents)
    if frame.source is not None:
        return True
    if kind == "indirect":
        told = frame.cue is not None and manner_of(cue_lemma(paragraph, frame.cue), kind) != "thought"
        return told and words >= FEWEST_WORDS
    whole = range(frame.contents[0][0], frame.contents[-1][-1] + 1)
    named = frame.cue is not None and kind == "mixed"
    spoken = is_sentence(text, paragraph, whole, contents[-1]) and not is_heading(paragraph, whole)
    return named or (words >= FEWEST_WORDS and spoken)


def _parts(text: str, paragraph: Paragraph, frame: Frame, pairs: Sequence[Pair]) -> Iterator[Frame]:
    """“She said that it rained. “We got wet.””: what is quoted after the sentence of a paraphrase stands apart.

    It has the same cue and source. After a sentence that quotes too, it goes on with that quotation, as after “Rain,”
    she said. What is not all in quotation marks has neither: it is the writer's.
    """
    if frame.cue is None or len(frame.contents) < 2:
        yield frame
        return
    mine = paragraph.sentence(frame.cue[0])
    here = tuple(run for run in frame.contents if run[0] <= mine[-1])
    later = tuple(run for run in frame.contents if run[0] > mine[-1])

    def kind(runs: Sequence[range]) -> Kind:
        return kind_of(text, [paragraph.span(run) for run in runs], pairs)

    if later and here and kind(here) == "indirect":
        yield replace(frame, contents=here)
        yield replace(frame, contents=later) if kind(later) == "direct" else Frame(None, None, later)
    else:
        yield frame


def _is_open(last: Span, pairs: Sequence[Pair]) -> bool:
    return any(not pair.closed and pair.span.overlaps(last) for pair in pairs)


def lead_in(text: str, paragraph: Paragraph) -> Frame | None:
    """“The mayor went on:” – a paragraph whose last cue introduces the quotation that opens the next one.

    So does “The mayor said that there were two ways:”, a paraphrase that a quotation follows, if it has a source.
    """
    cues = paragraph.labelled("CUE")
    if not cues or not paragraph.area.of(text).endswith(":"):
        return None
    sources = [source for source in paragraph.labelled("SOURCE") if not is_dummy(paragraph, source)]
    source = source_of(paragraph, cues[-1], sources, cues, likely={})
    paraphrase = any(word.label.endswith("CONTENT") for word in paragraph.words[cues[-1][-1] + 1 :])
    return None if paraphrase and source is None else Frame(cues[-1], source, ())


def _introduced(draft: Draft, lead: Frame, number: int, paragraph: Paragraph) -> Draft:
    """The draft with the cue of the paragraph before, if it opens its own paragraph and has no cue itself."""
    if draft.frame.cue or draft.contents[0].start != paragraph.area.start:
        return draft
    return replace(draft, lead=(number, lead))


def _goes_on(before: Draft, after: Draft, paragraph: Paragraph) -> bool:
    """Does a quotation that was left open go on at the very start of the next paragraph?

    Not if that has a cue of its own, as the one before has: somebody else may speak.
    """
    apart = before.frame.cue is not None and after.frame.cue is not None
    return before.open and not apart and after.kind == "direct" and after.contents[0].start == paragraph.area.start


def _joined(before: Draft, after: Draft) -> Draft:
    frame = after.frame if before.frame.cue is None else before.frame
    number = after.paragraph if before.frame.cue is None else before.paragraph
    kind: Kind = before.kind if before.kind == after.kind else "mixed"
    lead = before.lead or after.lead
    return Draft(number, frame, before.contents + after.contents, kind, after.open, lead)


# ---- from a draft to an attribution


def _attribution(paragraphs: Sequence[Paragraph], draft: Draft) -> Attribution:
    number, frame = draft.lead or (draft.paragraph, draft.frame)
    paragraph = paragraphs[number]
    lemma = cue_lemma(paragraph, frame.cue) if frame.cue else None
    source = whole_source(paragraph, frame.source) if frame.source else None
    return Attribution(
        content=draft.contents,
        cue=_trimmed(paragraph, frame.cue) if frame.cue else None,
        source=paragraph.span(source) if source else None,
        kind=draft.kind,
        manner=manner_of(lemma, draft.kind),
        confidence=confidence_of(draft, paragraphs[draft.paragraph], frame, paragraph, lemma),
        cue_lemma=lemma,
        head=paragraph.words[paragraph.head_of(source)].span if source else None,
    )


def cue_lemma(paragraph: Paragraph, cue: range) -> str:
    """The lemma of the cue's head word; “according to” is a word of its own."""
    words = [paragraph.words[i].text.lower() for i in cue]
    if words[:2] == ["according", "to"]:
        return "according to"
    known = [i for i in cue if paragraph.words[i].lemma.lower() in lexicon.manners()]
    head = paragraph.head_of(cue)
    if head in known or not known:
        return paragraph.words[head].lemma.lower()
    return paragraph.words[known[0]].lemma.lower()


def manner_of(lemma: str | None, kind: Kind) -> Manner:
    """The manner of a cue. A cue that is missing or unknown speaks, unless it only reports what someone thinks."""
    if lemma is None:
        return "speech"
    return lexicon.manners().get(lemma, "thought" if kind == "indirect" else "speech")


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


def whole_source(paragraph: Paragraph, source: range) -> range:
    """The source without punctuation at its ends or an incidental clause, with the noun that it explains.

    “**Norland’s secret service**, the NSO, confirmed …”: the labels may mark the name alone.
    “**Dana Petrel**, who flew to the island, said …”: they may mark the clause too (PolNeAR's guidelines leave it out).
    """
    source = range(source[0], _clause_start(paragraph, source))
    words = [i for i in source if paragraph.words[i].upos != "PUNCT" or paragraph.words[i].text == ")"] or list(source)
    first, last = words[0], words[-1]
    head = paragraph.words[paragraph.head_of(source)]
    if head.relation == "appos" and head.head < first:
        noun = paragraph.subtree(head.head, without=("acl", "parataxis", "conj", "cc"))
        if not any(paragraph.words[i].label.endswith(("CUE", "CONTENT")) for i in noun):
            first = min(first, noun[0])
    return range(first, last + 1)


def _clause_start(paragraph: Paragraph, source: range) -> int:
    """Where “, who …” begins within a source; its end if nothing of the kind does."""
    texts = [paragraph.words[i].text.lower() for i in source]
    clauses = (i for i in range(1, len(texts) - 1) if texts[i] == "," and texts[i + 1] in RELATIVES)
    return source[0] + next(clauses, len(texts))
