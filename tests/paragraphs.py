"""Paragraphs with their parse, written in a test or recorded from the models: the one way in which tests have them.

A word is its form and, each behind a slash and only where it matters, what is known of it:

    said/VBD              its tag (XPOS; the universal one follows from it) – or a universal one, or both: said/VBD/VERB
                          (a sign without one is punctuation)
    said/VBD/root>0       relation and head: the head's number in the paragraph from 1 on, 0 for none
    said/VBD/S-CUE:0.97   attribution label, with its certainty (1 if none is given)
    Vell/NNP/B-PERSON     name, BI of PERSON, ORG, LOC, NORP and MISC
    said/VBD/=say         lemma; by itself the form in lower case
    U/NN/~                no space behind it; after “ ( and before ” ) . , ; : ? ! ’s n’t there is none anyway

Words are parted by white space; “||” ends a sentence. `written("Vell/NNP/B-PERSON/nsubj>2 said/VBD/S-CUE/root>0 …")`.
What is recorded stands in recorded.txt in the same way, a word a line below the paragraph's text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from paths import TESTS

from quotes.document.paragraph import ROOT, Attachment, Entity, Paragraph, Word
from quotes.model import Span
from quotes.text.quotation_marks import find_all_pairs

RECORDED = TESTS / "recorded.txt"

# fmt: off
UPOS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "IN": "ADP", "DT": "DET", "PDT": "DET", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "WDT": "PRON", "EX": "PRON", "CC": "CCONJ", "CD": "NUM", "TO": "PART", "POS": "PART",
    "RP": "ADP", "UH": "INTJ", "FW": "X", "SYM": "SYM", "HYPH": "PUNCT", "NFP": "PUNCT", ",": "PUNCT", ".": "PUNCT",
    ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT", "(": "PUNCT", ")": "PUNCT",
    "$": "SYM", "ADD": "X", "AFX": "X", "GW": "X", "LS": "X", "XX": "X", "X": "X",
}
# fmt: on
UNIVERSAL = {*UPOS.values(), "SCONJ"}
LABEL = re.compile(r"O|([BIES])-(SOURCE|CUE|CONTENT)(?::(?P<certainty>[\d.]+))?|O:(?P<of_none>[\d.]+)")
NAME = re.compile(r"([BI])-(PERSON|ORG|LOC|NORP|MISC)")
RELATION = re.compile(r"([a-z:]+)>(\d+)")
OPENING = frozenset(("(", "[", "“", "‘", "«", "„", "``"))
CLINGING = re.compile(r"[.,;:?!)\]%…”’»]+|['’](?:s|S|re|ve|ll|d|m)|n['’]t|''")


def written(*paragraphs: str, attachment: Attachment | None = None) -> list[Paragraph]:
    """An article of these paragraphs, a line each, ready for the rules."""
    return article([read_words(rows.split()) for rows in paragraphs], attachment=attachment)


def recorded(*texts: str) -> list[Paragraph]:
    """An article of these paragraphs, as the models read each of them."""
    return article([read_words(recordings()[text]) for text in texts], texts)


@cache
def recordings() -> dict[str, tuple[str, ...]]:
    """Text of a paragraph -> its words as they are written."""
    blocks = RECORDED.read_text(encoding="utf-8").split("\n> ")[1:]
    return {text: tuple(rows) for text, *rows in (block.strip().split("\n") for block in blocks)}


def article(
    rows: Sequence[list["Row"]], texts: Sequence[str] | None = None, attachment: Attachment | None = None
) -> list[Paragraph]:
    """Numbered paragraphs with their pairs of quotation marks; words are looked up in the texts, if these are given."""
    texts = texts or [text_of(own) for own in rows]
    text, start, found = "\n".join(texts), 0, []
    for number, (own, line) in enumerate(zip(rows, texts, strict=True)):
        words, entities = placed(own, line, start)
        area = Span(start, start + len(line))
        found.append(Paragraph(text, area, words, entities, number, attachment=attachment))
        start += len(line) + 1
    pairs = find_all_pairs(text, [paragraph.area for paragraph in found])
    return [replace(paragraph, pairs=own) for paragraph, own in zip(found, pairs, strict=True)]


class Row:
    """One word as it is written."""

    def __init__(self, written: str, sentence: int):
        self.form, *fields = re.split(r"(?<=.)/", written) if len(written) > 1 else [written]
        self.lemma, self.upos, self.xpos, self.deprel, self.head = self.form.lower(), "", "", "dep", 0
        self.label, self.certainty, self.name, self.clings, self.sentence = "O", 1.0, "", False, sentence
        for field in fields:
            self._read(field)
        self.upos = self.upos or UPOS.get(self.xpos) or ("X" if any(c.isalnum() for c in self.form) else "PUNCT")
        self.xpos = self.xpos or "X"

    def _read(self, field: str) -> None:
        if field == "~":
            self.clings = True
        elif field[:1] == "=" and len(field) > 1:
            self.lemma = field[1:]
        elif match := RELATION.fullmatch(field):
            self.deprel, self.head = match[1], int(match[2])
        elif NAME.fullmatch(field):
            self.name = field
        elif match := LABEL.fullmatch(field):
            self.label = field.partition(":")[0]
            self.certainty = float(match["certainty"] or match["of_none"] or 1)
        elif field in UNIVERSAL and field not in ("X", "SYM"):
            self.upos = field
        elif field in UPOS:
            self.xpos = field
        else:
            raise ValueError(f"{field!r} of {self.form!r}: no tag, relation, label, name or lemma")


def read_words(words: Sequence[str]) -> list[Row]:
    """The rows of a paragraph's words."""
    rows, sentence = [], 0
    for word in words:
        if word == "||":
            sentence += 1
        else:
            rows.append(Row(word, sentence))
    return rows


def text_of(rows: Sequence[Row]) -> str:
    """The text that words make, with spaces where they belong."""
    text = ""
    together = True
    for row in rows:
        together = together or CLINGING.fullmatch(row.form) is not None
        text += row.form if together else f" {row.form}"
        together = row.clings or row.form in OPENING
    return text


def placed(rows: Sequence[Row], text: str, start: int) -> tuple[list[Word], list[Entity]]:
    """The words, each where it stands in the text, which begins at the character `start` of the article; the names."""
    words = [
        Word(row.form, row.lemma, row.upos, row.xpos, row.deprel, row.head - 1 if row.head else ROOT, row.sentence,
             Span(start + place, start + end), row.label, row.certainty)
        for row, (place, end) in zip(rows, places(rows, text), strict=True)
    ]  # fmt: skip
    entities: list[Entity] = []
    for number, row in enumerate(rows):
        if row.name[:1] == "B":
            entities.append(Entity(row.name[2:], range(number, number + 1)))
        elif row.name:
            entities[-1] = Entity(row.name[2:], range(entities[-1].words[0], number + 1))
    return words, entities


def places(rows: Sequence[Row], text: str) -> Iterator[tuple[int, int]]:
    """Where each word begins and ends in the text."""
    place = 0
    for row in rows:
        place = text.index(row.form, place)
        yield place, place + len(row.form)
        place += len(row.form)
