"""CoNLL-U: documents of Universal Dependencies, as rows of ten columns.

The raw text is put together from the tokens; paragraphs (`# newpar`) are parted by a blank line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.corpora.files import first_lines, lines_of
from quotes.errors import QuotesError

NAME = "conllu"
WHAT = "CoNLL-U (Universal Dependencies)"

ROW = re.compile(r"\d+(?:[-.]\d+)?(?:\t[^\t\n]+){9}\s*")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document: its paragraphs of sentences of rows, ten columns each; rows of multi-word tokens included."""

    paragraphs: tuple[tuple[Rows, ...], ...]

    @property
    def sentences(self) -> list[Rows]:
        """All its sentences."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @property
    def words(self) -> int:
        """Words, those within multi-word tokens one by one."""
        return sum(row[0].isdigit() for sentence in self.sentences for row in sentence)

    @property
    def text(self) -> str:
        """The raw text: a space after each token that has no SpaceAfter=No, a blank line between paragraphs."""
        return "\n\n".join("".join(map(_raw, paragraph)).strip() for paragraph in self.paragraphs)


def recognises(path: Path) -> bool:
    """Is its first line that is no comment a row of ten columns?"""
    rows = [line for line in first_lines(path) if not line.startswith("#")]
    return bool(rows) and ROW.fullmatch(rows[0]) is not None


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The documents of a file (`# newdoc`), without empty nodes; a file without that comment is one."""
    del texts
    documents: list[list[list[Rows]]] = []
    for comments, rows in _sentences(path):
        new_document = not documents or any(line.startswith("# newdoc") for line in comments)
        if new_document:
            documents.append([])
        if new_document or any(line.startswith("# newpar") for line in comments):
            documents[-1].append([])
        documents[-1][-1].append(rows)
    return [Gold(tuple(map(tuple, paragraphs))) for paragraphs in documents]


def _sentences(path: Path) -> Iterator[tuple[list[str], Rows]]:
    """Comments and rows of each sentence."""
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    for number, line in enumerate([*lines_of(path), ""], start=1):
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            if not ROW.fullmatch(line):
                raise QuotesError(f"{path}:{number}: not a row of ten columns; mend the line")
            rows += [] if "." in line.split("\t")[0] else [tuple(line.split("\t"))]
        elif rows:
            yield comments, tuple(rows)
            comments, rows = [], []


def _raw(sentence: Rows) -> str:
    """A sentence's text, with the space after it if there is one."""
    return "".join(row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ") for row in tokens_of(sentence))


def tokens_of(sentence: Rows) -> Iterator[tuple[str, ...]]:
    """The rows of a sentence's tokens: a multi-word token instead of its words."""
    covered = 0
    for row in sentence:
        if "-" in row[0]:
            covered = int(row[0].split("-")[1])
            yield row
        elif int(row[0]) > covered:
            yield row
