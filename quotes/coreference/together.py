"""Several who speak together: “Ana Berg and Tim Vell”, “the ministry and the LFU”, “Vell and his lawyer”."""

from collections.abc import Mapping

from quotes import lexicon
from quotes.coreference.noun_phrases import noun_of, phrase
from quotes.document.paragraph import PLURAL, Paragraph

EXCLUDING = frozenset(("not", "never", "rather", "instead", "or"))
"""Words before one of several who does not speak with the others, or may not."""

EXAMPLES = frozenset(("including", "like", "such", "especially"))
"""Words after which come some of those who were named before them."""

PEOPLE = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
DETERMINING = ("det", "nmod", "nummod")
BEFORE_NAMES = frozenset(("cc", "det", "punct"))
INDEFINITE = frozenset(("a", "an"))


def together(paragraph: Paragraph, head: int) -> list[int]:
    """The head words of all whom the parse joins to a head, with that, in the order of the text.

    “Vell, and **not** Marl”, “Vell **or** Marl”: Vell alone; “unions **including** the LFU and the LWU”: the unions.
    """
    found, waiting = {head}, paragraph.children(head, "conj")
    while waiting:
        number = waiting.pop()
        waiting += paragraph.children(number, "conj")
        if not _is_excluded(paragraph, head, number):
            found.add(_head_of_name(paragraph, number))
    return sorted(number for number in found if number == head or not _is_modifier(paragraph, number, found))


def _is_excluded(paragraph: Paragraph, head: int, number: int) -> bool:
    """Is it a word of the same name, no person or body, denied, or an example?"""
    own = paragraph.entity_of.get(head)
    if paragraph.words[number].upos not in PEOPLE or (own and paragraph.entity_of.get(number) == own):
        return True
    between = {word.text.lower() for word in paragraph.words[head:number]}
    below = {paragraph.words[i].text.lower() for i in paragraph.children(number)}
    return not EXAMPLES.isdisjoint(between) or not EXCLUDING.isdisjoint(below)


def _head_of_name(paragraph: Paragraph, number: int) -> int:
    entity = paragraph.entity_of.get(number)
    return paragraph.head_of(entity.words) if entity else number


def _is_modifier(paragraph: Paragraph, number: int, found: set[int]) -> bool:
    """“The police and **Lorn Transport** officers”: a name before a noun, where the parse joins both."""
    entity = paragraph.entity_of.get(number)
    return entity is not None and entity.words[-1] + 1 in found


def is_someone_else(paragraph: Paragraph, head: int, number: int) -> bool:
    """Is it another than the head: “Vell and **his lawyer**”? “The founder and **owner**” is one person."""
    word = paragraph.words[number]
    if number in paragraph.entity_of or word.xpos in PLURAL or word.upos == "PRON":
        return True
    if word.upos == "PROPN" and not (noun_of(word) in lexicon.people() or lexicon.is_title(word.text)):
        before = [paragraph.words[i].relation for i in paragraph.children(number) if i < number]
        return frozenset(before) <= BEFORE_NAMES
    before = [paragraph.words[i].text.lower() for i in paragraph.children(number, *DETERMINING) if i < number]
    if INDEFINITE.isdisjoint(before):
        return bool(before)
    return INDEFINITE.isdisjoint(paragraph.words[i].text.lower() for i in paragraph.children(head, "det"))


def parts_of_source(paragraph: Paragraph, source: range, head: int) -> Mapping[int, range]:
    """The words of a source that belong to each who speaks, by the head words of them all."""
    parts, first, current = {}, source[0], head
    for number in together(paragraph, head):
        start = min(phrase(paragraph, number)[0], number)
        if number in source and start > current and is_someone_else(paragraph, head, number):
            parts[current] = _without_end(paragraph, range(first, start))
            first, current = start, number
    return parts | {current: range(first, source.stop)}


def _without_end(paragraph: Paragraph, words: range) -> range:
    """Words without “, and” at their end."""
    last = words[-1]
    while last > words[0] and paragraph.words[last].upos in ("PUNCT", "CCONJ"):
        last -= 1
    return range(words[0], last + 1)
