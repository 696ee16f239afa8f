"""Sentences split by hand: a JSON object of paragraphs, and a folder of the texts that they stand in.

The gold holds offsets alone. A paragraph is scored as a text of its own; a sentence is right if it begins and ends
where the gold's does, white space around it left out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quotes.errors import QuotesError
from quotes.evaluate.files import annotated_text, first_lines, text_of
from quotes.evaluate.tally import Count, Tally, share
from quotes.model import Span

if TYPE_CHECKING:
    from stanza import Document

    from quotes.neural.annotator import Annotator

NAME = "sentences"
WHAT = "a JSON object of paragraphs with doc, sha256, start, end and sentences (sentences)"

TEXTS = "newswire"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and its sentences: characters of the paragraph."""

    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """The paragraphs that are taken from one article."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        """Words of the paragraphs, parted by white space."""
        return sum(len(paragraph.text.split()) for paragraph in self.paragraphs)


def recognises(path: Path) -> bool:
    """Is it an object with paragraphs, and each of them with its place and its sentences?"""
    if not "".join(first_lines(path)).lstrip().startswith("{"):
        return False
    try:
        records = json.loads(text_of(path))["paragraphs"]
    except (ValueError, KeyError):
        return False
    return isinstance(records, list) and bool(records) and all(map(_is_paragraph, records))


def _is_paragraph(record: object) -> bool:
    return isinstance(record, dict) and record.keys() >= {"doc", "sha256", "start", "end", "sentences"}


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file. Their texts lie in the folder `texts`, else in “newswire” beside the file."""
    folder = texts or path.resolve().parent / TEXTS
    articles: dict[str, list[Paragraph]] = {}
    for record in json.loads(text_of(path))["paragraphs"]:
        text = annotated_text(path, folder / record["doc"], record["sha256"])
        articles.setdefault(record["doc"], []).append(_paragraph(path, text, record))
    return [Gold(tuple(paragraphs)) for paragraphs in articles.values()]


def _paragraph(file: Path, text: str, record: dict[str, Any]) -> Paragraph:
    try:
        area = Span(record["start"], record["end"])
        sentences = tuple(Span(start - area.start, end - area.start) for start, end in record["sentences"])
    except (TypeError, ValueError) as error:
        raise QuotesError(f"{file}: a paragraph of {record['doc']} cannot be read ({error!r}); mend it") from error
    if not _fill(area.of(text), sentences):
        raise QuotesError(
            f"{file}: the sentences of {record['doc']} from {area.start} to {area.end} overlap, leave words out, "
            "or have white space at an end; mend them"
        )
    return Paragraph(area.of(text), sentences)


def _fill(text: str, sentences: Sequence[Span]) -> bool:
    """Do the sentences hold all of the text but white space, in order, and begin and end without such?"""
    seen = [place for place, character in enumerate(text) if not character.isspace()]
    held = [i for span in sentences for i in range(span.start, span.end) if not text[i : i + 1].isspace()]
    ends = {place for span in sentences for place in (span.start, span.end - 1)}
    return held == seen and ends <= set(seen)


# ---- scores


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article."""
    documents = iter(annotate([paragraph.text for article in articles for paragraph in article.paragraphs]))
    return [tally_of([(p.sentences, found(next(documents))) for p in article.paragraphs]) for article in articles]


def found(document: "Document") -> tuple[Span, ...]:
    """The sentences of a document, from the first token to the last."""
    return tuple(Span(s.tokens[0].start_char, s.tokens[-1].end_char) for s in document.sentences)


def tally_of(paragraphs: Sequence[tuple[Sequence[Span], Sequence[Span]]]) -> Tally:
    """Sentences that are there exactly, and paragraphs with all of them right and no other: gold and predicted ones."""
    right = sum(len(set(gold) & set(predicted)) for gold, predicted in paragraphs)
    exact = Count(right, sum(len(p) for _, p in paragraphs), sum(len(g) for g, _ in paragraphs))
    whole = sum(tuple(gold) == tuple(predicted) for gold, predicted in paragraphs)
    return {("sentences",): exact, ("paragraphs_right",): share(whole, len(paragraphs))}
