"""How a paragraph opens that is somebody's turn: “BERG:”, “Anna Berg:”, “Mr BERG (Lowford) (14:03)—”, “Q:”."""

import re
from dataclasses import dataclass
from typing import Literal

from quotes import lexicon
from quotes.document.paragraph import Paragraph, Word
from quotes.model import Span
from quotes.text.names import words_of

LONGEST_NAME = 4
"""Words before the colon: “REP. ANNA VON BERG”."""

Form = Literal["question", "answer", "parliament", "capitals", "name"]

LETTERS: dict[str, Form] = {"q": "question", "question": "question", "a": "answer", "answer": "answer"}
"""What stands for whoever asks, and for whoever answers."""

ASKERS = frozenset(("interviewer", "reporter", "journalist", "moderator", "host"))

MARKS = r"[“„\"«‘']?"
BRACKETS = r"(?:\s?[(\[][^()\[\]]{1,80}[)\]])"
DASH = r"\s?(?:—|–|--)"
NAME = r"[^\s:()\[\]“”\"—–][^\s:()\[\]“”\"—–]*(?:\s[^\s:()\[\]“”\"—–]+){0,5}"

LABEL = re.compile(rf"{MARKS}\s?(?P<name>{NAME}?)(?P<brackets>{BRACKETS}*)\s?(?P<mark>:|{DASH})(?=\s|\S)")
LETTER = re.compile(r"(?P<name>(?:Q|A|Question|Answer)(?=\d{0,2}\s?[:.]\s))(?P<brackets>)\d{0,2}\s?(?P<mark>[:.])\s")


@dataclass(frozen=True, slots=True)
class Opening:
    """The label of a turn: the words of its name, and what parts it from the turn (none if that is a part of the name).

    `form` is how it is written: a letter for who asks or answers, a title and a name in capitals as parliaments write,
    a name in capitals alone, a name as names are.
    """

    name: range
    mark: range
    form: Form

    @property
    def start(self) -> int:
        """The first word behind it."""
        return max(self.name[-1] + 1, self.mark.stop)


def opening_of(paragraph: Paragraph) -> Opening | None:
    """The label that a paragraph opens with, if it opens with one, and goes on in ordinary letters."""
    area = paragraph.area.of(paragraph.text)
    found = LETTER.match(area) or LABEL.match(area)
    if found is None:
        return None
    name, mark = _run(paragraph, found, "name"), _run(paragraph, found, "mark")
    form = _form(paragraph, name, found)
    if not form or not mark or not any(word.text.islower() for word in paragraph.words[mark[-1] + 1 :]):
        return None
    return Opening(name, range(max(mark[0], name[-1] + 1), mark[-1] + 1), form)


def _run(paragraph: Paragraph, found: re.Match[str], group: str) -> range:
    start = paragraph.area.start
    if found.start(group) == found.end(group):
        return range(0)
    return paragraph.run(Span(start + found.start(group), start + found.end(group)))


def _form(paragraph: Paragraph, name: range, found: re.Match[str]) -> Form | None:
    words = [paragraph.words[i] for i in name]
    if not words:
        return None
    if found.re is LETTER:
        return LETTERS[found["name"].lower()]
    titled = lexicon.is_title(words[0].text) and len(words) > 1 and words[-1].text.isupper()
    if found["mark"] != ":":
        return "parliament" if titled else None
    if titled and found["brackets"]:
        return "parliament"
    if len(words) > LONGEST_NAME:
        return None
    if all(word.text.isupper() for word in words):
        return "capitals"
    return "name" if _is_named(words) else None


def _is_named(words: list[Word]) -> bool:
    """Capitals at every word but particles, and no verb of speaking before it: “Said Vell: …” is a cue."""
    cased = all(word.text[0].isupper() or (word.text.islower() and len(word.text) <= 3) for word in words)
    return cased and words[0].lemma.lower() not in lexicon.manners()


def initials_of(name: str) -> str:
    """“Anna von Berg” is AVB."""
    return "".join(word[0] for word in words_of(name)).upper()
