"""Titles in letters that the models take for names: “the **CS**” is whoever is Cabinet Secretary in the article."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from quotes import lexicon
from quotes.coreference.appositions import TOWARDS
from quotes.coreference.names import is_initials
from quotes.coreference.reference import NameReference, NounReference, Reference
from quotes.document.paragraph import Paragraph, Place
from quotes.text.names import is_acronym, key_of

LONGEST = 4
"""Letters of a title, and words between it and its article: “the former **Interior CS**”."""

TIMES = frozenset(("current", "former", "incoming", "new", "outgoing", "then"))
MODIFYING = ("compound", "flat", "nmod")
BEFORE_NAMES = ("ADJ", "NOUN", "PROPN")


def with_titles(references: Sequence[Reference], paragraphs: Sequence[Paragraph]) -> list[Reference]:
    """The references, in which a title in letters behind “the” is a noun for those who bear it, and no name."""
    names = [reference for reference in references if isinstance(reference, NameReference)]
    titled = {name.at.head: list(_titles_of(name, paragraphs)) for name in names if name.kind == "person"}
    taken = [name.name.text for name in names if _is_in_brackets(name, paragraphs)]
    bodies = [name.name.text for name in names if name.kind != "person" and not is_acronym(name.name.text)]
    found: list[Reference] = []
    for reference in references:
        letters = _letters(reference, paragraphs)
        free = letters and letters not in taken and not any(is_initials(letters, body) for body in bodies)
        bearers = _bearers(letters, _qualifiers(reference, paragraphs), titled) if free else ()
        found.append(_as_title(reference, letters, bearers) if bearers else reference)
    return found


def _as_title(reference: Reference, letters: str, bearers: tuple[Place, ...]) -> NounReference:
    return NounReference(reference.at, letters.lower(), "person", bearers=bearers)


def _letters(reference: Reference, paragraphs: Sequence[Paragraph]) -> str:
    """The capitals that a name ends with, if it may be a title: behind “the”, and before no other name."""
    if not isinstance(reference, NameReference) or reference.kind == "person" or reference.parts:
        return ""
    paragraph = paragraphs[reference.at.head.paragraph]
    last = paragraph.words[reference.at.words[-1]]
    short = is_acronym(last.text) and last.text.isalpha() and len(last.text) <= LONGEST
    country = key_of(last.text) in lexicon.countries()
    free = short and not country and last.relation not in MODIFYING
    return last.text if free and _first_behind_the(reference, paragraph) is not None else ""


def _first_behind_the(reference: Reference, paragraph: Paragraph) -> int | None:
    """The word behind “the”, if no more than words that modify the last one stand between."""
    last = reference.at.words[-1]
    for first in range(last, max(last - LONGEST, 0), -1):
        if paragraph.words[first - 1].text.lower() == "the":
            return first
        if paragraph.words[first - 1].upos not in BEFORE_NAMES:
            return None
    return None


def _is_in_brackets(name: NameReference, paragraphs: Sequence[Paragraph]) -> bool:
    """“The farmers' forum (**LFF**)”: short for what stands before it."""
    first = name.at.words[0]
    return first > 0 and paragraphs[name.at.head.paragraph].words[first - 1].text == "("


def _qualifiers(reference: Reference, paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """“The **Interior** CS”: which one of them."""
    paragraph = paragraphs[reference.at.head.paragraph]
    first = _first_behind_the(reference, paragraph)
    before = range(reference.at.words[-1] if first is None else first, reference.at.words[-1])
    return frozenset(paragraph.words[i].text.lower() for i in before) - TIMES


def _titles_of(name: NameReference, paragraphs: Sequence[Paragraph]) -> Iterator[Sequence[str]]:
    """The words that stand right before a person's name, and in other descriptions beside it."""
    words = paragraphs[name.at.head.paragraph].words
    first = name.at.words[0]
    while first and words[first - 1].upos in BEFORE_NAMES:
        first -= 1
    yield [word.text.lower() for word in words[first : name.at.words[0]]]
    yield from (description.lower().split() for description in name.descriptions)


def _bearers(letters: str, qualifiers: frozenset[str], titled: dict[Place, list[Sequence[str]]]) -> tuple[Place, ...]:
    return tuple(
        head
        for head, titles in titled.items()
        if any(qualifiers <= set(words) and holds(words, letters.lower()) for words in titles)
    )


def holds(words: Sequence[str], letters: str) -> bool:
    """Is the title among the words, in letters or in full: “cs”, “cabinet secretary”?

    “LFU chairman” and “chairman of the LFU” tell of a body.
    """
    own = list(takewhile(lambda word: word not in TOWARDS, words))
    runs = (own[end - len(letters) : end] for end in range(len(letters), len(own) + 1))
    full = any("".join(word[0] for word in run) == letters and _is_office(run[-1]) for run in runs)
    return full or (letters in own and all(map(_is_form_of_address, own[own.index(letters) + 1 :])))


def _is_form_of_address(word: str) -> bool:
    """“CS **Professor** Ana Berg”."""
    return lexicon.is_title(word) and not lexicon.is_office(word)


def _is_office(word: str) -> bool:
    return lexicon.names_occupation(word) or lexicon.is_title(word)
