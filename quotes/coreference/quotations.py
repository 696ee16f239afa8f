"""Attributions to quotations: whose words they are, and why, or why nobody can be named."""

from collections.abc import Sequence

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.chains import Chains, Link
from quotes.coreference.confidence import AS_GIVEN, Confidences, of_speaker, of_words
from quotes.coreference.context import Context
from quotes.coreference.find import find_references
from quotes.coreference.first_person import resolve_first_person
from quotes.coreference.he_and_she import antecedents_by
from quotes.coreference.interviews import interview_of
from quotes.coreference.ranker import Ranker
from quotes.coreference.ranking import name_sources
from quotes.coreference.reference import Reference
from quotes.coreference.speaking import Speaking, speaking_at
from quotes.coreference.together import parts_of_source
from quotes.document.paragraph import Paragraph, Place
from quotes.model import DIGITS, Article, Quotation, Reading
from quotes.text.whitespace import one_line

FLOOR = 0.6
"""Below this confidence of the speaker no name is given: a wrong one harms a person. Few names lie there, and most of
them are wrong; the news read by hand loses none.
"""

NOBODY = "no source, and nobody who speaks before"


def find_quotations(
    article: Article,
    paragraphs: Sequence[Paragraph],
    attributions: Sequence[PlacedAttribution],
    ranker: Ranker | None = None,
    confidences: Confidences = AS_GIVEN,
) -> Reading:
    """Give an article's attributions their speakers: chains of the mentions of whom it refers to.

    The ranker decides whom pronouns and nouns stand for; without one the rules do.
    """
    speakers = _Speakers(article.text, paragraphs, attributions, ranker, confidences)
    if ranker:
        name_sources(paragraphs, attributions, speakers.chains, ranker)
    speakers.chains.follow_owners()
    speakers.look_around(article, paragraphs)
    quotations: list[Quotation] = []
    for number in range(len(attributions)):
        quotations.append(speakers.quotation(number, quotations))
    quoted = frozenset(chain for q in quotations for chain in q.chains)
    chains, mentions = speakers.chains.published(quoted, paragraphs)
    return Reading(article, tuple(quotations), chains, mentions)


class _Speakers:
    """One article's attributions, references and chains."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Paragraph],
        attributions: Sequence[PlacedAttribution],
        ranker: Ranker | None,
        confidences: Confidences,
    ):
        self._text = text
        self._paragraphs = paragraphs
        self._confidences = confidences
        self._placed = attributions
        sources: dict[Place, range] = {}
        for placed in attributions:
            if placed.head and placed.source:
                sources |= _sources_of(paragraphs[placed.head.paragraph], placed.source, placed.head)
        self._references: Sequence[Reference] = find_references(paragraphs, sources)
        antecedents = antecedents_by(ranker, paragraphs, attributions)
        self.chains = Chains(self._references, sources.keys(), antecedents)

    def look_around(self, article: Article, paragraphs: Sequence[Paragraph]) -> None:
        """Let what stands around the attributions tell who the first person is, and who speaks without a source."""
        interview = interview_of(article, paragraphs, self.chains)
        resolve_first_person(article, paragraphs, self.chains, interview)
        self._context = Context(paragraphs, self._placed, self.chains, interview)

    def quotation(self, number: int, said: Sequence[Quotation]) -> Quotation:
        """An attribution with its speaker; `said` are the quotations before it in the article."""
        placed = self._placed[number]
        attribution = placed.attribution
        sure_of_words = round(self._confidences.said(of_words(attribution, self._text)), DIGITS)
        found = self._speaking(placed, number, said)
        if found is None:
            return Quotation(attribution, (), self._why_nobody(placed), sure_of_words)
        named = [chain for chain in map(self.chains.chain, found.chains) if chain.name]
        if not named:
            return Quotation(attribution, found.chains, self._why_unnamed(placed, found), sure_of_words)
        sure = round(self._confidences.speaker(of_speaker(attribution, found, named[0])), DIGITS)
        if sure < FLOOR:
            return Quotation(attribution, (), f"too unsure ({sure:.2f}): {found.reason}", sure_of_words)
        return Quotation(attribution, found.chains, found.reason, sure_of_words, sure)

    def _speaking(self, placed: PlacedAttribution, number: int, said: Sequence[Quotation]) -> Speaking | None:
        if placed.head is None:
            return self._context.speaker(number, said)
        return self._context.of_source(number) or speaking_at(self._paragraphs, self.chains, placed.head)

    def _why_unnamed(self, placed: PlacedAttribution, found: Speaking) -> str:
        if found.link is Link.NEW:
            return f"{found.reason}: {self._source(placed)}"
        return found.reason if found.link in (Link.NOBODY, Link.SHARED) else f"{found.reason}; who that is, is not told"

    def _why_nobody(self, placed: PlacedAttribution) -> str:
        if placed.attribution.source:
            return f"not a person or body: {self._source(placed)}"
        return "no source is given" if placed.attribution.cue else NOBODY

    def _source(self, placed: PlacedAttribution) -> str:
        source = placed.attribution.source
        return one_line(source.of(self._text)) if source else ""


def _sources_of(paragraph: Paragraph, source: range, head: Place) -> dict[Place, range]:
    """The words of each who speaks, by the place of their head word."""
    parts = parts_of_source(paragraph, source, head.word)
    return {paragraph.place(number): words for number, words in parts.items()}
