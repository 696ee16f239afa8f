"""Attributions to quotations: whose words they are, and why, or why nobody can be named."""

from collections.abc import Sequence

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.chains import Chains, Resolution, Rule
from quotes.coreference.find import find_references
from quotes.coreference.ranking import Ranker, rank_sources, resolution_of, why_nobody
from quotes.coreference.reference import Reference
from quotes.document.paragraph import Paragraph
from quotes.model import DIGITS, Article, Quotation, Reading
from quotes.text.whitespace import one_line

FLOOR = 0.25
"""Below this confidence a name is not given: a wrong one harms a person."""

NOBODY = "no source, and nobody who speaks before"


def find_quotations(
    article: Article,
    paragraphs: Sequence[Paragraph],
    attributions: Sequence[PlacedAttribution],
    ranker: Ranker | None = None,
) -> Reading:
    """Give an article's attributions their speakers: chains of the mentions of whom it refers to.

    The ranker decides whom pronouns and nouns stand for; without one the rules do.
    """
    speakers = _Speakers(article.text, paragraphs, attributions)
    if ranker:
        speakers.rank(ranker, paragraphs)
    quotations: list[Quotation] = []
    for number in range(len(attributions)):
        quotations.append(speakers.quotation(number, quotations[-1] if quotations else None))
    quoted = frozenset(q.chain for q in quotations if q.chain is not None)
    chains, mentions = speakers.chains.published(quoted, paragraphs)
    return Reading(article, tuple(quotations), chains, mentions)


class _Speakers:
    """One article's attributions, references and chains."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], attributions: Sequence[PlacedAttribution]):
        self._text = text
        self._placed = attributions
        sources = {placed.head: placed.source for placed in attributions if placed.head and placed.source}
        self._references: Sequence[Reference] = find_references(paragraphs, sources)
        self.chains = Chains(self._references, sources.keys())

    def rank(self, ranker: Ranker, paragraphs: Sequence[Paragraph]) -> None:
        """Let the ranker decide on the sources that are pronouns and nouns; whom it doubts is nobody."""
        for ranking in rank_sources(paragraphs, self._placed, self.chains, ranker):
            resolution = resolution_of(ranking)
            if resolution:
                self.chains.reassign(ranking.anaphor, resolution)
            elif self.chains.chain(self.chains.resolution_of(ranking.anaphor).chain).name:
                self.chains.set_apart(ranking.anaphor, why_nobody(ranking))

    def quotation(self, number: int, before: Quotation | None) -> Quotation:
        """An attribution with its speaker; `before` is the quotation before it in the article."""
        placed = self._placed[number]
        attribution = placed.attribution
        found = self.chains.resolution_at(placed.head) if placed.head else self._speaker_of_context(number, before)
        if found is None:
            return Quotation(attribution, None, self._why_nobody(placed), attribution.confidence)
        confidence = round(attribution.confidence * found.confidence, DIGITS)
        if self.chains.chain(found.chain).name is None:
            return Quotation(attribution, found.chain, self._why_unnamed(placed, found), confidence)
        if confidence < FLOOR:
            return Quotation(attribution, None, f"too unsure ({confidence:.2f}): {found.reason}", confidence)
        return Quotation(attribution, found.chain, found.reason, confidence)

    def _why_unnamed(self, placed: PlacedAttribution, found: Resolution) -> str:
        return f"{found.reason}: {self._source(placed)}" if found.rule is Rule.NEW else found.reason

    def _why_nobody(self, placed: PlacedAttribution) -> str:
        if placed.attribution.source:
            return f"not a person or body: {self._source(placed)}"
        return "no source is given" if placed.attribution.cue else NOBODY

    def _source(self, placed: PlacedAttribution) -> str:
        source = placed.attribution.source
        return one_line(source.of(self._text)) if source else ""

    # ---- quotations without a source

    def _speaker_of_context(self, number: int, before: Quotation | None) -> Resolution | None:
        """Words in quotation marks that no cue introduces: the speaker whom the context gives."""
        placed = self._placed[number]
        if placed.attribution.cue:
            return None
        apart = placed.start.paragraph - self._placed[number - 1].last
        running = _running_speaker(before, apart) if before else None
        if running and apart == 0:
            return running
        return self._subject_before(placed) or running

    def _subject_before(self, placed: PlacedAttribution) -> Resolution | None:
        """“The mayor shook her head. “Never.””: the subject of the sentence before, in the same paragraph."""
        people = [
            reference
            for reference in self._references
            if reference.at.head.paragraph == placed.start.paragraph
            and reference.at.words[-1] < placed.start.word
            and reference.at.subject
            and reference.kind == "person"
            and not reference.at.quoted
        ]
        found = self.chains.resolution_at(people[-1].at.head) if people else None
        return found and Resolution(found.chain, "no source: subject of the sentence before", 0.7 * found.confidence)


def _running_speaker(before: Quotation, apart: int) -> Resolution | None:
    """Whoever spoke last, in the same paragraph or the one before: so many paragraphs `apart`."""
    if before.chain is None or apart > 1:
        return None
    if apart == 0:
        return Resolution(before.chain, "no source: goes on from who speaks in this paragraph", 0.85)
    return Resolution(before.chain, "no source: goes on from who speaks in the paragraph before", 0.75)
