"""Rows of an earlier program that readers judged: JSON lines with the content's spans, and what they found."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.corpora.files import text_of
from quotes.corpora.marked import Marked
from quotes.corpora.records import has_fields, records_of, spans_of
from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers import parse_header

NAME = "rows"
WHAT = "JSON lines with content, speaker and judged (rows judged by readers)"

TEXTS = "newswire"
NAMES_SPEAKER = frozenset(("wrong", "none nameable"))
"""Judgements that come with the name that is right."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as readers saw it: is it a statement, are its words just those, and whose it is (nobody: None)."""

    marked: Marked
    statement: bool
    whole: bool
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Gold:
    """An article and its judged rows."""

    article: Article
    rows: tuple[Row, ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return self.article.words


def recognises(path: Path) -> bool:
    """Is its first line, or that of `rows.jsonl` in a folder, a judged row?"""
    return has_fields(_file(path), {"file", "content", "judged"})


def _file(path: Path) -> Path:
    return path / "rows.jsonl" if path.is_dir() else path


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file, in its order. Their texts lie in `texts`, else in “newswire” beside the gold's folder."""
    file = _file(path).resolve()
    folder = texts or file.parent.parent / TEXTS
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for record in records_of(file):
        rows[record["file"]].append(_row(file, record))
    return [Gold(_article(folder / name), tuple(own)) for name, own in rows.items()]


def _article(path: Path) -> Article:
    text = text_of(path)
    return Article(id=path.name, text=text, path=str(path), body_start=parse_header(text).end)


def _row(file: Path, record: dict[str, Any]) -> Row:
    try:
        content, cue, source = (spans_of(record[role] or []) for role in ("content", "cue", "source"))
        judged = record["judged"]
        return Row(
            Marked(content, cue, source, record["kind"], record["manner"]),
            statement=judged["type"] == "statement",
            whole=judged["content"] == "whole",
            speaker=_speaker(record["speaker"], judged),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise QuotesError(f"{file}: a row of {record['file']} cannot be read ({error!r}); mend it") from error


def _speaker(given: str | None, judged: dict[str, Any]) -> str | None:
    """The right name: the one that was given, or the readers' own, or none."""
    if judged["speaker"] == "right":
        return given
    name: str | None = judged["name"] if judged["speaker"] in NAMES_SPEAKER else None
    return name
