"""Writes tests/recorded.txt: what the models say of each text. `python tests/tools/record.py --help`"""

import argparse
import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS)]

from paragraphs import RECORDED, UPOS, article, read_words, recordings  # noqa: E402

from quotes.document.from_stanza import read_paragraphs  # noqa: E402
from quotes.document.paragraph import Paragraph, Word  # noqa: E402

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

HEAD = (
    "Own sentences as the models that ship read them; tests/tools/record.py writes this file. See tests/paragraphs.py."
)
TOLERANCE = 0.05
"""How far apart the certainties of one reading may be."""

Readings = dict[str, tuple[str, ...]]
"""Text of a paragraph -> its words as they are written."""


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command is asked for."""
    parser = argparse.ArgumentParser(description="Write down anew how the models read the texts of tests/recorded.txt.")
    parser.add_argument("--encoder", type=Path, metavar="FOLDER", help="another encoder than the one that ships")
    parser.add_argument("--check", action="store_true", help="only tell what is stale; exit status 1 if anything is")
    parser.add_argument("--add", action="append", default=[], metavar="TEXT", help="a text more, as tests have it")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the texts, tells which are read otherwise or not used, and writes the file."""
    from quotes.neural.annotator import load

    asked = options(arguments)
    unused = unused_texts(recordings())
    texts = [*(text for text in recordings() if text not in unused), *asked.add]
    now = read(load(encoder=asked.encoder), texts)
    told = [f"used by no test: {text}" for text in unused]
    told += [f"read otherwise: {text}" for text in texts if not same(now[text], recordings().get(text, ()))]
    print("\n".join([*told, f"{len(texts)} texts, {len(told)} differ"]))
    if asked.check:
        return 1 if told else 0
    RECORDED.write_text(file_of(now), encoding="utf-8")
    return 0


def read(annotate: "Annotator", texts: Sequence[str]) -> Readings:
    """How the models read each text, as an article of its own."""
    return {
        text: tuple(rows_of(paragraph))
        for text, document in zip(texts, annotate(texts), strict=True)
        for paragraph in read_paragraphs(document)
    }


def same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Are these rows of words alike? How certain the models are may differ a little, as it does between machines."""
    words, others = read_words(one), read_words(other)
    return len(words) == len(others) and all(
        vars(a) | {"certainty": 0} == vars(b) | {"certainty": 0} and abs(a.certainty - b.certainty) <= TOLERANCE
        for a, b in zip(words, others, strict=True)
    )


def file_of(readings: Readings) -> str:
    """The file that holds these readings."""
    return "\n\n".join([HEAD, *("\n".join([f"> {text}", *rows]) for text, rows in readings.items())]) + "\n"


def rows_of(paragraph: Paragraph) -> list[str]:
    """A paragraph's words in the notation of tests/paragraphs.py, which gives the same words back."""
    names = {number: name for entity in paragraph.entities for number, name in labels_of(entity.type, entity.words)}
    rows: list[str] = []
    for number, word in enumerate(paragraph.words):
        if number and word.sentence != paragraph.words[number - 1].sentence:
            rows.append("||")
        rows.append("/".join([*fields(word), *([names[number]] if number in names else [])]))
    [again] = article([read_words(rows)], [paragraph.area.of(paragraph.text)])
    if [tuple(fields(word)) for word in again.words] != [tuple(fields(word)) for word in paragraph.words]:
        raise SystemExit(f"the notation has no way to write: {again.text}")
    return rows


def labels_of(name: str, words: range) -> Iterator[tuple[int, str]]:
    """The label of each word of a name."""
    for number in words:
        yield number, f"{'I' if number > words[0] else 'B'}-{name}"


def fields(word: Word) -> Iterator[str]:
    """What is written of a word, but for its name: form, lemma and tags if they say more, relation, label."""
    yield word.text
    if word.lemma != word.text.lower():
        yield f"={word.lemma}"
    yield word.xpos
    if word.upos != UPOS[word.xpos]:
        yield word.upos
    yield f"{word.deprel}>{word.head + 1}"
    certainty = f":{round(word.certainty, 2):g}" if round(word.certainty, 2) < 1 else ""
    if word.label != "O" or certainty:
        yield f"{word.label}{certainty}"


def unused_texts(readings: Readings) -> list[str]:
    """The texts that stand in no test: as a string, or as a line of one."""
    used = {
        line.strip()
        for path in TESTS.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for line in (node.value, *node.value.split("\n"))
    }
    return [text for text in readings if text not in used]


if __name__ == "__main__":
    sys.exit(main())
