"""Scores on PolNeAR: end to end from raw text, and of the encoder's labels alone on the tokens of the gold."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from quotes.attribution.cues import cue_lemma, manner_of
from quotes.attribution.kind import kind_of
from quotes.corpora.marked import ROLES, Marked
from quotes.corpora.polnear import Gold, labelled_lines
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph
from quotes.evaluate.labels import labels_of
from quotes.evaluate.scores import calibration, exact_by_type, exact_spans, linked, marked, token_overlap
from quotes.evaluate.tally import Tally, joined
from quotes.model import Article, Span
from quotes.pipeline import reading_of

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article."""
    read = [paragraphs_of(document) for document in annotate([article.text for article in articles])]
    ends = [_end_to_end(article, paragraphs) for article, paragraphs in zip(articles, read, strict=True)]
    return [joined(tallies) for tallies in zip(ends, _on_gold_tokens(articles, annotate), strict=True)]


def _end_to_end(article: Gold, paragraphs: Sequence[Paragraph]) -> Tally:
    text = article.text
    reading = reading_of(Article(id="", text=text), paragraphs)
    attributions = [quotation.attribution for quotation in reading.quotations]
    predicted = [marked(attribution) for attribution in attributions]
    gold = [with_kind_and_manner(paragraphs, roles) for roles in article.attributions]
    tallies = [scorer(text, gold, predicted) for scorer in (linked, token_overlap, exact_spans)]
    confidences = [attribution.confidence for attribution in attributions]
    return joined([*tallies, calibration(text, gold, predicted, confidences)])


def with_kind_and_manner(paragraphs: Sequence[Paragraph], roles: Mapping[str, tuple[Span, ...]]) -> Marked:
    """A gold attribution with the kind that the quotation marks give it, and the manner that its cue does."""
    pairs = [pair for paragraph in paragraphs for pair in paragraph.pairs]
    kind = kind_of(paragraphs[0].text, roles["content"], pairs) if paragraphs else "indirect"
    lemma = None
    if roles["cue"]:
        cue = Span(roles["cue"][0].start, roles["cue"][-1].end)
        home = next((paragraph for paragraph in paragraphs if paragraph.area.overlaps(cue)), None)
        run = home.run(cue) if home else range(0)
        lemma = cue_lemma(home, run) if home and run else None
    return Marked(roles["content"], roles["cue"], roles["source"], kind, manner_of(lemma, kind))


def _on_gold_tokens(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    lines = [list(labelled_lines(article)) for article in articles]
    labels = labels_of(annotate.encoder, [words for own in lines for words, _ in own], "attribution")
    return [
        exact_by_type("gold_tokens", [gold for _, gold in own], [next(labels).attribution for _ in own], ROLES)
        for own in lines
    ]
