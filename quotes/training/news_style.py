"""Training text for the tokenizer in the style of news: marks of every typography, titles, initials, quotations.

Treebank paragraphs are set in other quotation marks, apostrophes, dashes and ellipses; their names become invented
ones with titles and initials; and their sentences are put into the frames of news: quotations with cues, datelines,
headlines, bylines, list items, sentences that end in an abbreviation. All choices are drawn from the generator given.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from random import Random

from quotes.corpora import conllu
from quotes.text.punctuation import APOSTROPHES
from quotes.text.quotation_marks import CLOSERS
from quotes.training.news_templates import (
    ABBREVIATED_ENDS,
    AGENCIES,
    BULLETS,
    BYLINES,
    CODAS,
    CUES,
    DATELINES,
    DAYS,
    INDIRECT,
    JOBS,
    LEADS,
    LEGAL_FORMS,
    MONTHS,
    ONSETS,
    PLACES,
    PRONOUNS,
    SHORT_MONTHS,
    STATEMENTS,
    SUFFIXES,
    TITLES,
    VERBS,
    VOWELS,
)

OPENING, CLOSING = "``", "''"
"""The Penn tags of quotation marks."""

MARKS = tuple((opening, CLOSERS[opening][0]) for opening in ("“", '"', "«", "''", "``", "„", "‘", "'", "‹"))
MARK_WEIGHTS = (8, 8, 3, 3, 2, 1, 4, 2, 1)
ELLIPSES = ("...", "…")
DASHES = ("-", "--", "–", "—")


NO_SPACE_BEFORE = set(",.?!;:)]%…”»›") | {"..."}
NO_SPACE_AFTER = set("([$£€#“„«‹")
FINAL = {".", "?", "!"}


@dataclass(frozen=True, slots=True)
class Token:
    """A token with its tags (the first word's), its words if they are several, and whether a space follows."""

    text: str
    upos: str = "_"
    xpos: str = "_"
    words: tuple[str, ...] = ()
    space: bool = True


Sentence = tuple[Token, ...]
Paragraph = tuple[Sentence, ...]


# ---- CoNLL-U


def paragraphs_of(path: Path) -> list[Paragraph]:
    """All paragraphs of a treebank's file."""
    documents = conllu.read(path, None)
    return [tuple(map(_sentence, rows)) for document in documents for rows in document.paragraphs]


def _sentence(rows: conllu.Rows) -> Sentence:
    by_number = {row[0]: row for row in rows if row[0].isdigit()}
    tokens = []
    for row in conllu.tokens_of(rows):
        first, _, last = row[0].partition("-")
        words = tuple(by_number[str(n)][1] for n in range(int(first), int(last) + 1)) if last else ()
        head = by_number[first]
        tokens.append(Token(row[1], head[3], head[4], words, "SpaceAfter=No" not in row[9].split("|")))
    return tuple(tokens)


def lines(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """CoNLL-U lines: forms and spaces alone, each sentence a flat tree."""
    for paragraph in paragraphs:
        yield "# newpar"
        for sentence in paragraph:
            yield from _rows(sentence)
            yield ""


def _rows(sentence: Sentence) -> Iterator[str]:
    number = 1
    for token in sentence:
        misc = "_" if token.space else "SpaceAfter=No"
        words = token.words or (token.text,)
        if token.words:
            yield "\t".join([f"{number}-{number + len(words) - 1}", token.text, *"_" * 7, misc])
        for word in words:
            head, relation = ("0", "root") if number == 1 else ("1", "dep")
            yield "\t".join([str(number), word, *"_" * 4, head, relation, "_", "_" if token.words else misc])
            number += 1


def text_of(sentence: Sentence) -> str:
    """A sentence's text, with the space after it if there is one."""
    return "".join(token.text + " " * token.space for token in sentence)


# ---- other marks


def typeset(paragraph: Paragraph, rng: Random) -> Paragraph:
    """The paragraph with one style of quotation marks, apostrophes, ellipses and dashes throughout."""
    marks = rng.choices(MARKS, MARK_WEIGHTS)[0]
    inner = rng.random() < 0.15  # guillemets with spaces inside, as in French typography
    style = (rng.choice(sorted(APOSTROPHES)), rng.choice(ELLIPSES), rng.choice(DASHES[1:]))
    return tuple(tuple(_restyled(token, marks, style, inner) for token in sentence) for sentence in paragraph)


def _restyled(token: Token, marks: tuple[str, str], style: tuple[str, str, str], inner: bool) -> Token:
    apostrophe, ellipsis, dash = style
    if token.xpos in (OPENING, CLOSING):
        return _mark(token, marks, inner)
    if token.text in ELLIPSES:
        return replace(token, text=ellipsis)
    if token.text in DASHES[1:]:
        return replace(token, text=dash)
    swap = str.maketrans(dict.fromkeys("'’", apostrophe))
    words = tuple(word.translate(swap) for word in token.words)
    return replace(token, text=token.text.translate(swap), words=words)


def _mark(token: Token, marks: tuple[str, str], inner: bool) -> Token:
    opens = token.xpos == OPENING
    space = token.space or (opens and inner and marks[0] in "«‹")
    return replace(token, text=marks[0] if opens else marks[1], space=space)


# ---- names


@dataclass(frozen=True, slots=True)
class Names:
    """Names of people and places: half of them invented, half of the known ones, if there are any."""

    rng: Random
    known: Sequence[str] = ()

    def name(self) -> str:
        """One name of one word: an invented one has one to three syllables."""
        if self.known and self.rng.random() < 0.5:
            return self.rng.choice(self.known)
        syllables = self.rng.choices((1, 2, 3), (2, 5, 2))[0]
        made = "".join("".join(self.rng.choice(part) for part in (ONSETS, VOWELS, CODAS)) for _ in range(syllables))
        return made.capitalize()

    def person(self) -> str:
        """Someone's name, tokens parted by spaces: with a title, initials or a suffix, or of one word only."""
        given, family = self.name(), self.name()
        initials = [f"{self.rng.choice('ABCDEFGHIJKLMNOPRSTVWYZ')}." for _ in range(self.rng.choice((1, 1, 2)))]
        full = self.rng.choice(
            (
                f"{given} {family}",
                f"{given} {self.name()} {family}",
                family,
                " ".join([*initials, family]),
                f"{given} {initials[0]} {family}",
            )
        )
        title = f"{self.rng.choice(TITLES)} " if self.rng.random() < 0.45 else ""
        return title + full + (f" {self.rng.choice(SUFFIXES)}" if self.rng.random() < 0.05 else "")


def renamed(sentence: Sentence, names: Names) -> Sentence:
    """The sentence with invented people in the place of its proper nouns, run by run."""
    made: list[Token] = []
    for proper, run in groupby(sentence, key=lambda token: token.upos == "PROPN" and not token.words):
        tokens = list(run)
        if proper and tokens[-1].text[-1].isalpha():
            new = tokens_of(names.person(), names)
            tokens = [*new[:-1], replace(new[-1], space=tokens[-1].space)]
        made += tokens
    return tuple(made)


# ---- frames


def tokens_of(template: str, names: Names) -> list[Token]:
    """The tokens of a template, which are parted by spaces; "do+n't" is one token of two words. Slots are filled."""
    tokens: list[Token] = []
    for form in _filled(template, names).split():
        if form == "." and tokens and tokens[-1].text.endswith("."):
            continue  # of an abbreviation and the full stop after it, one is written
        words = tuple(form.split("+")) if "+" in form else ()
        text = "".join(words) or form
        if tokens and (text in NO_SPACE_BEFORE or text == "''"):
            tokens[-1] = replace(tokens[-1], space=False)
        xpos = {"“": OPENING, "”": CLOSING}.get(text, "_")
        tokens.append(Token(text, "_", xpos, words, space=text not in NO_SPACE_AFTER))
    return tokens


def _filled(template: str, names: Names) -> str:
    while slot := re.search(r"\{(\w+)\}", template):
        template = template[: slot.start()] + _value(slot[1], names) + template[slot.end() :]
    return template


def _value(slot: str, names: Names) -> str:
    """What stands in a slot of a template."""
    rng = names.rng
    if slot in ("person", "family"):
        return names.person() if slot == "person" else names.name()
    if slot == "date":
        month = rng.choice((rng.choice(MONTHS), rng.choice(SHORT_MONTHS)))
        return rng.choice((f"{month} {rng.randint(1, 31)}", f"{rng.randint(1, 31)} {month}", rng.choice(DAYS)))
    choices = {
        "job": JOBS,
        "verb": VERBS,
        "he": PRONOUNS,
        "place": (*PLACES, "{family}", "{family}", "{family}"),
        "agency": AGENCIES,
        "company": (f"{{family}} {rng.choice(LEGAL_FORMS)}", "{family} and Co.", "{family} {family}"),
        "number": (str(rng.randint(2, 99)), f"{rng.randint(1, 9)},{rng.randint(100, 999)}", f"{rng.randint(1, 9)}.5"),
        "time": (f"{rng.randint(1, 12)} a.m.", f"{rng.randint(1, 12)} p.m.", f"{rng.randint(1, 12)}:30 p.m."),
    }
    return rng.choice(choices[slot])


class Newsroom:
    """Paragraphs of news, made of the sentences of a pool (complete ones) and of the frames above."""

    def __init__(self, paragraphs: Sequence[Paragraph], rng: Random):
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        self._pool = [sentence for sentence in sentences if is_plain(sentence)]
        self._rng = rng
        proper = {token.text for s in self._pool for token in s if token.upos == "PROPN" and token.text.istitle()}
        self._names = Names(rng, sorted(proper))

    def paragraph(self) -> Paragraph:
        """One paragraph, in some typography. Its last token has no space after it."""
        kinds = (self._quotation, self._narrative, self._dateline, self._headline, self._byline, self._item)
        made = self._rng.choices(kinds, (10, 6, 2, 2, 1, 1))[0]()
        return ended(typeset(made, self._rng))

    def _plain(self) -> Sentence:
        sentence = self._rng.choice(self._pool)
        return renamed(sentence, self._names) if self._rng.random() < 0.7 else sentence

    def _made(self, templates: Sequence[str]) -> Sentence:
        return capital(tokens_of(self._rng.choice(templates), self._names))

    def _told(self) -> Sentence:
        """A sentence outside quotation marks."""
        chance = self._rng.random()
        if chance < 0.15:
            return self._made(ABBREVIATED_ENDS)
        if chance < 0.35:
            return (*self._made(INDIRECT), *small(self._plain()))
        return self._made(STATEMENTS) if chance < 0.65 else self._plain()

    def _quotation(self) -> Paragraph:
        forms = (self._cue_last, self._cue_first, self._cue_amid, self._no_cue, self._open)
        made = list(self._rng.choices(forms, (5, 3, 3, 2, 1))[0]())
        before = [self._told() for _ in range(self._rng.choice((0, 0, 1)))]
        after = [self._told() for _ in range(self._rng.choice((0, 0, 1, 2)))]
        return (*before, *made, *after)

    def _said(self) -> list[Sentence]:
        """The sentences of a quotation, without marks; some trail off."""
        said = [self._plain() for _ in range(self._rng.choice((1, 1, 2, 2, 3)))]
        return [trailing(sentence) if self._rng.random() < 0.06 else sentence for sentence in said]

    def _cue_last(self) -> Iterator[Sentence]:
        """“I came. I saw,” she said. “I won.”"""
        *others, last = quoted(self._said(), comma=True)
        yield from others
        yield (*last, *tokens_of(self._rng.choice(CUES) + " .", self._names))
        if self._rng.random() < 0.4:
            yield from quoted(self._said())

    def _cue_first(self) -> Iterator[Sentence]:
        """She said: “I came. I saw.”"""
        lead = self._made([f"{lead} {mark}" for lead in LEADS for mark in ":,"])
        first, *others = quoted(self._said())
        yield (*lead, *first)
        yield from others

    def _cue_amid(self) -> Iterator[Sentence]:
        """“I came,” she said, “and I saw.”"""
        first, second = halves(self._plain())
        cue = tokens_of(f"{self._rng.choice(CUES)} ,", self._names)
        yield (*quoted([first], comma=True)[0], *cue, *quoted([second])[0])

    def _no_cue(self) -> Iterator[Sentence]:
        yield from quoted(self._said())

    def _open(self) -> Iterator[Sentence]:
        """A quotation that the next paragraph goes on with: no mark at its end."""
        *others, last = quoted(self._said())
        yield from others
        yield last[:-1]

    def _narrative(self) -> Paragraph:
        return tuple(self._told() for _ in range(self._rng.choice((1, 2, 2, 3, 4))))

    def _dateline(self) -> Paragraph:
        start = tokens_of(self._rng.choice(DATELINES), self._names)
        if self._rng.random() < 0.4:
            start = [replace(start[0], text=start[0].text.upper()), *start[1:]]
        if len(start) == 2 and self._rng.random() < 0.4:
            start[0] = replace(start[0], space=False)  # "Norburg- A train"
        return ((*start, *self._told()), *(self._told() for _ in range(self._rng.choice((0, 1)))))

    def _headline(self) -> Paragraph:
        words = [token for token in self._plain() if token.text not in FINAL]
        change = self._rng.choice((str, str.upper, titled))
        return (tuple(replace(t, text=change(t.text), words=tuple(map(change, t.words))) for t in words),)

    def _byline(self) -> Paragraph:
        return (self._made(BYLINES),)

    def _item(self) -> Paragraph:
        return ((*tokens_of(self._rng.choice(BULLETS), self._names), *self._told()),)


def is_plain(sentence: Sentence) -> bool:
    """Is it a complete sentence of 4 to 30 tokens, without marks inside that would clash with quotation marks?"""
    if not 4 <= len(sentence) <= 30 or sentence[-1].text not in FINAL or not sentence[0].text[0].isupper():
        return False
    return not any(token.xpos in (OPENING, CLOSING) or token.text in ":()[]" for token in sentence)


def quoted(sentences: Sequence[Sentence], comma: bool = False) -> list[Sentence]:
    """The sentences within quotation marks; with a comma at the end if `comma`, in the place of a full stop."""
    made = [spaced(sentence) for sentence in sentences]
    made[0] = (Token("“", "PUNCT", OPENING, space=False), *made[0])
    last = made[-1]
    if last[-1].text in (".", ",") and comma:
        last = (*last[:-1], replace(last[-1], text=","))
    made[-1] = (*last[:-1], replace(last[-1], space=False), Token("”", "PUNCT", CLOSING))
    return made


def spaced(sentence: Sentence) -> Sentence:
    """The sentence with a space after it."""
    return (*sentence[:-1], replace(sentence[-1], space=True))


def ended(paragraph: Paragraph) -> Paragraph:
    """The paragraph with a space between its sentences, and none after the last."""
    *others, last = map(spaced, paragraph)
    return (*others, (*last[:-1], replace(last[-1], space=False)))


def trailing(sentence: Sentence) -> Sentence:
    """The sentence with an ellipsis at its end."""
    return (*sentence[:-1], replace(sentence[-1], text="…"))


def halves(sentence: Sentence) -> tuple[Sentence, Sentence]:
    """The sentence cut behind a comma, or in its middle with a comma added."""
    cut = next((i for i, token in enumerate(sentence[2:-2], start=2) if token.text == ","), None)
    if cut is not None:
        return sentence[: cut + 1], sentence[cut + 1 :]
    cut = next(i for i in range(len(sentence) // 2, len(sentence)) if sentence[i].space or i == len(sentence) - 2) + 1
    return (*sentence[: cut - 1], replace(sentence[cut - 1], space=False), Token(",", "PUNCT", ",")), sentence[cut:]


def capital(tokens: Sequence[Token]) -> Sentence:
    """The tokens with a capital at the start."""
    first = tokens[0]
    return (replace(first, text=first.text[0].upper() + first.text[1:]), *tokens[1:])


def small(sentence: Sentence) -> Sentence:
    """The sentence with a small letter at the start, unless it begins with a name, an abbreviation or "I"."""
    first = sentence[0]
    if first.upos == "PROPN" or not first.text.istitle() or first.text in ("I", "I'm", "I’m"):
        return sentence
    change = str.lower
    return (replace(first, text=change(first.text), words=tuple(map(change, first.words))), *sentence[1:])


def titled(text: str) -> str:
    """The word with its first letter as a capital."""
    return text[0].upper() + text[1:]
