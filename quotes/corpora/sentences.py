"""Sentences split by hand: a JSON object of paragraphs, and a folder of the texts that they stand in.

The gold holds offsets alone.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.files import annotated_text, first_lines, text_of
from quotes.errors import QuotesError
from quotes.model import Span

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
