"""PolNeAR: a folder with `attributions/*.ann` (brat stand-off) and `text/*.txt`, scored end to end from raw text.

Every .ann file is an article of its own, with the text that bears its name. Where several people marked the same text,
each is scored for himself. PolNeAR gives neither kind nor manner: the kind is computed from the quotation marks, the
manner from the gold cue, both by the rules that the predictions follow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.corpora.files import text_of
from quotes.corpora.marked import ROLES
from quotes.errors import QuotesError
from quotes.model import Span

NAME = "polnear"
WHAT = "a folder with attributions/*.ann and text/*.txt (PolNeAR)"

ENTRY = re.compile(r"[TEARN#*]\d*\t")
TOKEN = re.compile(r"\w+(?=n['’]t\b)|n['’]t|['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-&]\w+)*|``|''|[^\w\s]")
MOST_TOKENS = 200
"""Where lines are cut for the scores on gold tokens, as in training."""

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with its gold attributions: spans by role, a content that has none being no attribution."""

    text: str
    attributions: tuple[dict[str, Spans], ...]

    @property
    def words(self) -> int:
        """Words of the text, parted by white space."""
        return len(self.text.split())


def recognises(path: Path) -> bool:
    """Is it a folder of this kind?"""
    return (path / "text").is_dir() and any((path / "attributions").glob("*.ann"))


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a folder, by name. Raises QuotesError where a text is missing or a line cannot be read."""
    folder = texts or path / "text"
    return [
        Gold(_text(folder / f"{file.stem}.txt", file), tuple(_attributions(file)))
        for file in sorted((path / "attributions").glob("*.ann"))
    ]


def _text(path: Path, wanted_by: Path) -> str:
    if not path.is_file():
        raise QuotesError(f"{wanted_by}: its text {path} is missing; put it there, or name its folder with --texts")
    return text_of(path)


def _attributions(path: Path) -> Iterator[dict[str, Spans]]:
    """The attributions of a file that have a content: each an event whose arguments are spans of text."""
    entries = [entry.split("\t") for entry in _entries(text_of(path))]
    try:
        spans = {name: _spans(rest[0]) for name, *rest in entries if name.startswith("T")}
        for name, *rest in entries:
            if name.startswith("E"):
                roles = _roles(rest[0], spans)
                if roles["content"]:
                    yield roles
    except (ValueError, IndexError, KeyError) as error:
        raise QuotesError(f"{path}: not brat's stand-off format ({error}); mend it, or take it away") from error


def _entries(text: str) -> Iterator[str]:
    """The entries of a file; the words that an entry quotes may hold line breaks."""
    entry = ""
    for line in text.split("\n"):
        if entry and ENTRY.match(line):
            yield entry
            entry = line
        else:
            entry = f"{entry}\n{line}" if entry else line
    if ENTRY.match(entry):
        yield entry


def _spans(field: str) -> Spans:
    """“Content 115 290;292 300”: the spans, in the order of the text."""
    _, places = field.split(" ", 1)
    return tuple(sorted(Span(*map(int, place.split())) for place in places.split(";")))


def _roles(field: str, spans: dict[str, Spans]) -> dict[str, Spans]:
    """“Attribution:T4 Content:T3 Content2:T9 Cue:T2”: the spans of each role."""
    arguments = [argument.split(":") for argument in field.split()]
    found = {
        role: [s for r, name in arguments if r.rstrip("0123456789").lower() == role for s in spans[name]]
        for role in ROLES
    }
    return {role: tuple(sorted(own)) for role, own in found.items()}


# ---- labels


Owner = tuple[str, int]
"""Whose a token is: the role, and the start of the span."""


def labelled_lines(article: Gold) -> Iterator[tuple[list[str], list[str]]]:
    """Words and BIO labels of each line, cut at 200 tokens."""
    for words, owners in owned_lines(article):
        yield words, list(bio(owners))


def owned_lines(article: Gold) -> list[tuple[list[str], list[Owner | None]]]:
    """Words of each line, cut at 200 tokens, and whose they are: one owner a token.

    Where they overlap, the earlier attribution of the file owns the token, and its content before its source and cue.
    """
    owner: dict[int, Owner] = {}
    for roles in article.attributions:
        for role in ("content", "source", "cue"):
            for span in roles[role]:
                for place in range(span.start, span.end):
                    owner.setdefault(place, (role.upper(), span.start))
    lines = []
    for line in re.finditer(r"[^\n]+", article.text):
        tokens = [(line.start() + t.start(), line.start() + t.end()) for t in TOKEN.finditer(line[0])]
        for first in range(0, len(tokens), MOST_TOKENS):
            part = tokens[first : first + MOST_TOKENS]
            lines.append(([article.text[start:end] for start, end in part], [owner.get(start) for start, _ in part]))
    return lines


def bio(owners: Sequence[Owner | None]) -> Iterator[str]:
    """A label a token from the role that owns it and the start of the span that does."""
    for number, owner in enumerate(owners):
        goes_on = number > 0 and owners[number - 1] == owner
        yield "O" if owner is None else ("I-" if goes_on else "B-") + owner[0]
