"""The corpora as documents that the encoder's heads learn from.

One folder holds them: `ud/en_*-PART.conllu` (Universal Dependencies), `ner/en_worldwide-PART.tsv` (entities),
`polnear/PART` (attribution), `newswire/*.txt` and `news/*.jsonl` (articles without labels, for a teacher to read).
Articles that the product is scored on (`newswire-gold`) are left out of entities and news.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from tqdm import tqdm

from quotes.corpora import conllu, entities, polnear
from quotes.corpora.conllu import Rows
from quotes.corpora.files import lines_of
from quotes.corpora.marked import ROLES
from quotes.errors import QuotesError
from quotes.model import Article
from quotes.neural.annotator import load
from quotes.neural.word_pieces import Paragraph
from quotes.readers import read_articles
from quotes.text.punctuation import APOSTROPHES

if TYPE_CHECKING:
    from stanza.models.common.doc import Sentence

Task = Literal["ud", "entities", "attribution", "news"]
TASKS: tuple[Task, ...] = get_args(Task)
LABELLED: tuple[Task, ...] = ("ud", "entities", "attribution")

ARTICLES_AT_ONCE = 100

CLITICS = frozenset(("s", "re", "ve", "ll", "d", "m"))


@dataclass(frozen=True, slots=True)
class Attached:
    """Who belongs to whom in a document: runs of words that the labels mark -> the runs that may answer.

    The word numbers run through the whole document. An empty tuple says that there is none; a run that is not a key
    teaches nothing (what it belongs to bears other labels).
    """

    cues: dict[range, tuple[range, ...]] = field(default_factory=dict)
    """Content -> its cue."""

    sources: dict[range, tuple[range, ...]] = field(default_factory=dict)
    """Cue -> its source."""


@dataclass(frozen=True, slots=True)
class Example:
    """A document, and a label a word for each head that learns from it, by the head's name (`head` in numbers)."""

    paragraphs: Sequence[Paragraph]
    labels: dict[str, list[str]]
    attached: Attached = field(default_factory=Attached)

    @property
    def words(self) -> list[str]:
        """All its words in a row."""
        return [word for paragraph in self.paragraphs for sentence in paragraph for word in sentence]


def examples(task: Task, folder: Path, part: str) -> list[Example]:
    """All documents of a part ("train", "dev"). Raises QuotesError where a file is missing or cannot be read."""
    readers = {"ud": _ud, "entities": _entities, "attribution": _attribution, "news": _news}
    found = list(readers[task](folder, part))
    if not found:
        raise QuotesError(f"{folder}: no corpus for {task} ({part}) in it; see python -m quotes.training --help")
    return found


# ---- Universal Dependencies


def _ud(folder: Path, part: str) -> Iterator[Example]:
    for path in sorted((folder / "ud").glob(f"en_*-{part}.conllu")):
        for document in conllu.read(path, None):
            paragraphs = [[_words(sentence) for sentence in paragraph] for paragraph in document.paragraphs]
            rows = [row for sentence in document.sentences for row in _words(sentence)]
            columns = {"upos": 3, "xpos": 4, "feats": 5, "head": 6, "deprel": 7}
            yield Example(
                [[[row[1] for row in sentence] for sentence in paragraph] for paragraph in paragraphs],
                {name: [row[column] for row in rows] for name, column in columns.items()},
            )


def _words(sentence: Rows) -> list[tuple[str, ...]]:
    return [row for row in sentence if row[0].isdigit()]


# ---- entities


def _entities(folder: Path, part: str) -> Iterator[Example]:
    path = folder / "ner" / f"en_worldwide-{part}.tsv"
    if not path.is_file():
        return
    scored = _openings(folder)
    for article in entities.read(path, None):
        if opening(token for tokens, _ in article.paragraphs for token in tokens) not in scored:
            paragraphs = [with_clitics(*paragraph) for paragraph in article.paragraphs]
            labels = [label for _, own in paragraphs for label in bioes(own)]
            yield Example([[words] for words, _ in paragraphs], {"entities": labels})


def _openings(folder: Path) -> set[str]:
    """How the articles of `newswire-gold` begin, behind the line of their address."""
    texts = [lines_of(folder / "newswire" / name) for name in scored_files(folder)]
    return {opening(line for line in lines if not line.startswith("http")) for lines in texts}


def scored_files(folder: Path) -> set[str]:
    """The names of the files that `newswire-gold` has the quotations of."""
    gold = folder / "newswire-gold" / "gold.json"
    return {article["doc"] for article in json.loads(gold.read_text(encoding="utf-8"))} if gold.is_file() else set()


def opening(parts: Iterator[str]) -> str:
    """The first letters and digits of a text, which tell it from others however it is cut into tokens."""
    found = ""
    for part in parts:
        found += "".join(character for character in part if character.isalnum())
        if len(found) >= 80:
            break
    return found[:80]


def with_clitics(tokens: Sequence[str], labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """“Norland ’ s” as “Norland ’s”, “did n ’ t” as it is in Universal Dependencies."""
    words: list[str] = []
    kept: list[str] = []
    for token, label in zip(tokens, labels, strict=True):
        if words and words[-1] in APOSTROPHES and len(words) > 1 and token.lower() in CLITICS:
            words[-1] += token
        else:
            words.append(token)
            kept.append(label)
    return words, kept


def bioes(labels: Sequence[str]) -> list[str]:
    """BIO labels as BIOES: B and I that nothing follows become S and E."""
    following = [*labels[1:], "O"]
    ends = [after[:1] != "I" for after in following]
    closing = {"B": "S", "I": "E", "O": "O"}
    return [closing[label[0]] + label[1:] if end else label for label, end in zip(labels, ends, strict=True)]


# ---- attribution


def _attribution(folder: Path, part: str) -> Iterator[Example]:
    path = folder / "polnear" / part
    if polnear.recognises(path):
        for article in polnear.read(path, None):
            yield attribution_example(article)


def attribution_example(article: polnear.Gold) -> Example:
    """An article's lines as paragraphs, with one label a word, and what the runs that the labels mark belong to."""
    lines = polnear.owned_lines(article)
    owners = [owner for _, of_line in lines for owner in of_line]
    labels = [label for _, of_line in lines for label in bioes(list(polnear.bio(of_line)))]
    return Example(
        [[words] for words, _ in lines], {"attribution": labels}, _attached(article, owners, runs_of(labels))
    )


def runs_of(labels: Sequence[str]) -> list[range]:
    """The runs of words that BIOES labels mark."""
    starts = [number for number, label in enumerate(labels) if label[0] in "BS"]
    ends = [number for number, label in enumerate(labels) if label[0] in "ES"]
    return [range(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _attached(article: polnear.Gold, owners: Sequence[polnear.Owner | None], runs: Sequence[range]) -> Attached:
    of_role = {role: [run for run in runs if _role(owners, run) == role.upper()] for role in ROLES}
    members = {run: _attributions_with(article, owners[run[0]]) for run in runs}
    attached = Attached()

    def answers(run: range, role: str) -> tuple[range, ...] | None:
        """The runs of a role in the run's attributions; none if they have none; None if others own its words."""
        mine = members[run]
        found = tuple(other for other in of_role[role] if members[other] & mine)
        hidden = not found and any(article.attributions[number][role] for number in mine)
        return None if hidden else found

    for run in of_role["content"]:
        if (cues := answers(run, "cue")) is not None:
            attached.cues[run] = cues
    for run in of_role["cue"]:
        if (sources := answers(run, "source")) is not None:
            attached.sources[run] = sources
    return attached


def _role(owners: Sequence[polnear.Owner | None], run: range) -> str:
    owner = owners[run[0]]
    return owner[0] if owner else ""


def _attributions_with(article: polnear.Gold, owner: polnear.Owner | None) -> frozenset[int]:
    """The attributions that have this span in this role: two cues may share a source."""
    if owner is None:
        return frozenset()
    role, start = owner
    return frozenset(
        number
        for number, roles in enumerate(article.attributions)
        if any(span.start == start for span in roles[role.lower()])
    )


# ---- news without labels


def _news(folder: Path, part: str) -> Iterator[Example]:
    """The articles' bodies, cut into sentences and words by the models that ship. They are all for training."""
    scored = scored_files(folder)
    files = sorted([*folder.glob("newswire/*.txt"), *folder.glob("news/*.jsonl")]) if part == "train" else []
    names = [str(path) for path in files if path.name not in scored]
    articles = [read for read in read_articles(names) if isinstance(read, Article)]
    annotator = load()
    for start in tqdm(range(0, len(articles), ARTICLES_AT_ONCE), "news", unit_scale=ARTICLES_AT_ONCE):
        some = articles[start : start + ARTICLES_AT_ONCE]
        for document in annotator.segment([article.text[article.body_start :] for article in some]):
            yield Example([_cut(own) for _, own in groupby(document.sentences, attrgetter("paragraph"))], {})


def _cut(sentences: Iterable["Sentence"]) -> Paragraph:
    return [[word.text for word in sentence.words] for sentence in sentences]
