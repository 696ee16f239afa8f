"""Entities in two columns: a token and its BIO label a line, a blank line after each paragraph.

A line whose token is a web address, or -DOCSTART-, opens an article; without such lines each paragraph is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.corpora.files import first_lines, lines_of
from quotes.errors import QuotesError

NAME = "entities"
WHAT = "two columns, token and BIO label (entities)"

ROW = re.compile(r"[^\t\n]+\t(?:O|[BI]-\w+)\s*")
OPENS = re.compile(r"https?://\S+|-DOCSTART-")

Paragraph = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gold:
    """An article: its paragraphs, each as tokens and labels."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def words(self) -> int:
        """Tokens of all paragraphs."""
        return sum(len(tokens) for tokens, _ in self.paragraphs)


def recognises(path: Path) -> bool:
    """Are its first lines of two columns, the second of them labels?"""
    first = first_lines(path)
    return bool(first) and all(ROW.fullmatch(line) for line in first)


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file."""
    del texts
    articles: list[list[Paragraph]] = []
    known = False
    for opens, paragraph in _paragraphs(path):
        known = known or opens
        if opens or not known or not articles:
            articles.append([])
        articles[-1] += [paragraph] if paragraph[0] else []
    return [Gold(tuple(paragraphs)) for paragraphs in articles if paragraphs]


def _paragraphs(path: Path) -> Iterator[tuple[bool, Paragraph]]:
    """Each paragraph, and whether it opens an article: the opening line itself belongs to none."""
    opens = False
    tokens: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*lines_of(path), ""], start=1):
        if not line.strip():
            if tokens or opens:
                yield opens, (tuple(tokens), tuple(labels))
            opens, tokens, labels = False, [], []
        elif not ROW.fullmatch(line):
            raise QuotesError(f"{path}:{number}: not a token, a tab and a BIO label; mend the line")
        elif OPENS.match(line):
            opens = True
        else:
            token, label = line.split("\t")
            tokens.append(token)
            labels.append(label.strip())
