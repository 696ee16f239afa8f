"""Which words a role may run through: nouns and what stands with them, “of”, “for” and “and”."""

from quotes import lexicon
from quotes.document.paragraph import Paragraph
from quotes.text.punctuation import POSSESSIVES

LONGEST_ROLE = 25
FARTHEST_BRACKET = 8
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"))
ARTICLES = frozenset(("a", "an", "the"))
DETERMINERS = ARTICLES | frozenset(("his", "her", "their", "its", "our", "my"))
TIGHT = frozenset(("of", "for"))
"""Prepositions that go with the office before them wherever they stand."""

LOOSE = frozenset(("at", "in", "with", "on", "to", "from", "under", "within"))
"""Prepositions that may also tell where, when and to whom something was said."""

AND = frozenset(("and", "&"))
EARLIER = frozenset(("then", "ex", "former"))
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november")
CALENDAR = frozenset((*DAYS, *MONTHS, "december"))


def is_nominal(paragraph: Paragraph, number: int) -> bool:
    """Is it a word of a noun phrase, as “**acting** mayor”, “a Lowford-**based** bank”?"""
    word = paragraph.words[number]
    if word.xpos in ("VBG", "VBN"):
        return _is_compound(paragraph, number) or lexicon.role_words().get(word.text.lower()) == "part"
    if word.upos in NOMINAL or word.text in POSSESSIVES or _is_hyphen(paragraph, number):
        return True
    return word.upos == "ADP" and not is_preposition(paragraph, number)


def is_preposition(paragraph: Paragraph, number: int) -> bool:
    """“secretary **of** Lorn”; but not “**Under**-Secretary”."""
    hyphened = number + 1 < len(paragraph.words) and _is_hyphen(paragraph, number + 1)
    return paragraph.words[number].upos == "ADP" and not hyphened


def is_inner_article(paragraph: Paragraph, number: int) -> bool:
    """“minister of **the** interior”."""
    before = paragraph.words[number - 1].text.lower() if number else ""
    return paragraph.words[number].text.lower() in DETERMINERS and before in TIGHT | LOOSE


def _is_hyphen(paragraph: Paragraph, number: int) -> bool:
    """A hyphen within a word: “the Lorn**-**Norland Chamber”; not a dash."""
    word = paragraph.words[number]
    if word.xpos == "HYPH" or word.text != "-" or not 0 < number < len(paragraph.words) - 1:
        return word.xpos == "HYPH"
    closed = paragraph.words[number - 1].span.end == word.span.start
    return closed and word.span.end == paragraph.words[number + 1].span.start


def _is_compound(paragraph: Paragraph, number: int) -> bool:
    """Does a hyphen stand right before the word: “Lowford-**based**”?"""
    hyphen, word = paragraph.words[number - 1], paragraph.words[number]
    return number > 0 and hyphen.text == "-" and hyphen.span.end == word.span.start


def is_person(paragraph: Paragraph, number: int) -> bool:
    """Is the word in a person's name?"""
    entity = paragraph.entity_of.get(number)
    return entity is not None and entity.type == "PERSON"
