"""Attributions to quotations: whose words they are, and why, or why nobody can be named."""

from collections.abc import Sequence

from quotes.attribution.attributions import find_attributions
from quotes.coreference.chains import Chains, Link
from quotes.coreference.find import find_references
from quotes.coreference.names import with_known_surnames
from quotes.coreference.reference import Reference
from quotes.document.paragraph import Paragraph
from quotes.model import DIGITS, Article, Attribution, Quotation, Reading, Span
from quotes.text.quotation_marks import Pair, find_all_pairs

FLOOR = 0.25
"""Below this confidence a name is not given: a wrong one harms a person."""

SHORTEST_PASSAGE = 4
"""Words in quotation marks that a writer's pronoun does not reach into; fewer are words that the writer uses."""

NOBODY = "no source, and nobody who speaks before"


def read_article(article: Article, paragraphs: Sequence[Paragraph]) -> Reading:
    """Find an article's attributions and link them to the chains of its mentions."""
    pairs = find_all_pairs(article.text, [paragraph.area for paragraph in paragraphs])
    attributions = find_attributions(article.text, paragraphs, pairs)
    linker = _Linker(article.text, with_known_surnames(paragraphs), attributions, pairs)
    quotations: list[Quotation] = []
    for attribution in attributions:
        quotations.append(linker.quotation(attribution, quotations[-1] if quotations else None))
    quoted = frozenset(q.chain for q in quotations if q.chain is not None)
    chains, mentions = linker.chains.published(quoted)
    return Reading(article, tuple(quotations), chains, mentions)


class _Linker:
    """One article's references and chains, and where its paragraphs lie."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        attributions: Sequence[Attribution],
        pairs: Sequence[Sequence[Pair]],
    ):
        self._text = text
        self._paragraphs = paragraphs
        heads = {found.head: found.source for found in attributions if found.head and found.source}
        self._references: list[Reference] = []
        for number, paragraph in enumerate(paragraphs):
            mine = {head: source for head, source in heads.items() if head in paragraph.area}
            self._references += find_references(text, number, paragraph, mine, self._passages(pairs[number]))
        sources = frozenset(place for head in heads if (place := self._place(head)))
        self.chains = Chains(self._references, sources)

    def _passages(self, pairs: Sequence[Pair]) -> list[Span]:
        """What stands in quotation marks and is more than a few words."""
        return [pair.span for pair in pairs if len(pair.span.of(self._text).split()) >= SHORTEST_PASSAGE]

    def _paragraph_of(self, span: Span) -> int:
        return next(i for i, paragraph in enumerate(self._paragraphs) if span.overlaps(paragraph.area))

    def _place(self, head: Span) -> tuple[int, int] | None:
        """Paragraph and number of the word that a span is."""
        number = self._paragraph_of(head)
        run = self._paragraphs[number].run(head)
        return (number, run[0]) if run else None

    def quotation(self, attribution: Attribution, before: Quotation | None) -> Quotation:
        """The attribution with its speaker; `before` is the quotation before it in the article."""
        link = self._link_of_source(attribution) if attribution.head else self._link_of_context(attribution, before)
        if link is None:
            return Quotation(attribution, None, self._why_nobody(attribution), attribution.confidence)
        confidence = round(attribution.confidence * link.confidence, DIGITS)
        if self.chains.chain(link.chain).name is None:
            return Quotation(attribution, link.chain, self._why_unnamed(attribution, link), confidence)
        if confidence < FLOOR:
            return Quotation(attribution, None, f"too unsure ({confidence:.2f}): {link.reason}", confidence)
        return Quotation(attribution, link.chain, link.reason, confidence)

    def _link_of_source(self, attribution: Attribution) -> Link | None:
        place = self._place(attribution.head) if attribution.head else None
        return self.chains.link_of(*place) if place else None

    def _why_unnamed(self, attribution: Attribution, link: Link) -> str:
        source = attribution.source.of(self._text) if attribution.source else ""
        return f"{link.reason}: {' '.join(source.split())}" if link.reason == "not named" else link.reason

    def _why_nobody(self, attribution: Attribution) -> str:
        if attribution.source:
            return f"not a person or body: {' '.join(attribution.source.of(self._text).split())}"
        return "no source is given" if attribution.cue else NOBODY

    # ---- quotations without a source

    def _link_of_context(self, attribution: Attribution, before: Quotation | None) -> Link | None:
        """Words in quotation marks that no cue introduces: the speaker whom the context gives."""
        if attribution.cue or attribution.kind == "indirect":
            return None
        number = self._paragraph_of(attribution.content[0])
        running = self._running_speaker(number, before)
        subject = self._subject_before(number, attribution.content[0].start)
        if running and running[1] == number:
            return running[0]
        return subject or (running[0] if running else None)

    def _running_speaker(self, number: int, before: Quotation | None) -> tuple[Link, int] | None:
        """Whoever spoke last, in this paragraph or the one before; with the paragraph in which that was."""
        if before is None or before.chain is None:
            return None
        last = self._paragraph_of(before.attribution.content[-1])
        cue = before.attribution.cue
        last = max(last, self._paragraph_of(cue)) if cue else last
        if number - last > 1:
            return None
        where = "in this paragraph" if number == last else "in the paragraph before"
        return Link(before.chain, f"no source: goes on from who speaks {where}", 0.85 if number == last else 0.75), last

    def _subject_before(self, number: int, start: int) -> Link | None:
        """“The mayor shook her head. “Never.””: the subject of the sentence before, in the same paragraph."""
        earlier = [
            reference
            for reference in self._references
            if reference.paragraph == number and reference.span.end <= start and reference.subject
        ]
        people = [reference for reference in earlier if reference.kind == "person" and not reference.quoted]
        if not people:
            return None
        link = self.chains.link_of(people[-1].paragraph, people[-1].head)
        return link and Link(link.chain, "no source: subject of the sentence before", 0.7 * link.confidence)
