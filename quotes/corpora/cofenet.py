"""PolNeAR as CofeNet cuts it: JSON lines with `tokens` and BIO `labels` of source, cue and content."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from quotes.corpora.files import first_lines, lines_of
from quotes.errors import QuotesError

NAME = "cofenet"
WHAT = "JSON lines with tokens and labels (CofeNet)"

ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")
"""The end of an id: who marked the article. Several may have; their lines are all scored, and are one article."""


Labelled = tuple[str, ...]
"""The tokens of a line, or their labels."""


@dataclass(frozen=True, slots=True)
class Gold:
    """An article: its sequences of tokens, and their labels."""

    tokens: tuple[Labelled, ...]
    labels: tuple[Labelled, ...]

    @property
    def words(self) -> int:
        """Tokens of all sequences."""
        return sum(map(len, self.tokens))


def recognises(path: Path) -> bool:
    """Is the first line an object with tokens and labels?"""
    try:
        record = json.loads("".join(first_lines(path)[:1]))
    except ValueError:
        return False
    return isinstance(record, dict) and {"tokens", "labels"} <= record.keys()


def read(path: Path, texts: Path | None) -> list[Gold]:
    """The articles of a file: lines whose id is the same but for the annotator; without an id each line is one."""
    del texts
    articles: dict[str, list[tuple[Labelled, Labelled]]] = {}
    for number, line in enumerate(lines_of(path), start=1):
        if line.strip():
            identity, tokens, labels = _record(path, number, line)
            articles.setdefault(identity, []).append((tokens, labels))
    return [Gold(*map(tuple, zip(*lines, strict=True))) for lines in articles.values()]


def _record(path: Path, number: int, line: str) -> tuple[str, Labelled, Labelled]:
    try:
        record = json.loads(line)
        tokens, labels = tuple(record["tokens"]), tuple(record["labels"])
    except (ValueError, KeyError, TypeError) as error:
        raise QuotesError(
            f"{path}:{number}: not an object with tokens and labels ({error!r}); mend the line"
        ) from error
    if len(tokens) != len(labels):
        raise QuotesError(f"{path}:{number}: {len(tokens)} tokens but {len(labels)} labels; mend the line")
    return ANNOTATOR.sub("", str(record.get("id", number))), tokens, labels
