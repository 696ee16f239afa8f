"""The words of a name, without what stands around it."""

from quotes import lexicon
from quotes.document.paragraph import Entity, Paragraph, Word
from quotes.text.punctuation import POSSESSIVES

ARTICLES = frozenset(("the", "a", "an"))
MONTHS = frozenset(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def name_words(paragraph: Paragraph, entity: Entity) -> range:
    """A name without the titles before it and honours behind it, a possessive, or punctuation at its ends."""
    first, last = entity.words[0], entity.words[-1]
    if entity.type == "PERSON":
        while first < last and lexicon.is_title(paragraph.words[first].text):
            first += 1
        while last > first and (_is_ending(paragraph.words[last]) or lexicon.is_honour(paragraph.words[last].text)):
            last -= 1
    while last >= first and _is_ending(paragraph.words[last]):
        last -= 1
    while first <= last and _is_opening(paragraph.words[first]):
        first += 1
    if first < last and _is_month_of_another(paragraph, first):
        first += 1
    return range(first, last + 1)


def _is_month_of_another(paragraph: Paragraph, first: int) -> bool:
    """“A **March** Reuters poll” is of Reuters."""
    month = paragraph.words[first].text in MONTHS and paragraph.words[first + 1].upos == "PROPN"
    return month and first > 0 and paragraph.words[first - 1].text.lower() in ("a", "an")


def _is_ending(word: Word) -> bool:
    return word.text in POSSESSIVES or (word.upos == "PUNCT" and word.text != ")")


def _is_opening(word: Word) -> bool:
    return word.upos == "PUNCT" or word.text.lower() in ARTICLES
