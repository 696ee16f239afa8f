"""Whom a noun before a name explains: “minister of works **Ana Berg**” is she, “the lawyer of **Ana Berg**” is not.

The parse hangs the name on one noun or another; the words between the two tell more.
"""

from collections.abc import Sequence

from quotes import lexicon
from quotes.document.paragraph import FINITE, PLURAL, Entity, Paragraph, Word

TOWARDS = frozenset(("about", "against", "by", "for", "of", "on", "to", "with"))
"""What may stand between a person and another."""

DEPARTMENTS = frozenset(("justice",))
"""What an office is of, though it may be a title: “Minister of **Justice** Ana Berg”."""

CALLED = frozenset(("called", "named", "surnamed"))
NOUNS = ("NN", "NNP")
CLAUSES = (*FINITE, "VB", "VBG", "VBN", "WDT", "WP", "WRB")


def name_at_end(paragraph: Paragraph, source: range, head: int) -> int | None:
    """The head of the one person's name that a source ends with, if the source's `head` word explains it.

    Punctuation may follow the name, and what explains it. None if the head is a part of a name itself.
    """
    people = [entity for entity in paragraph.entities if entity.type == "PERSON" and entity.words[0] in source]
    if len(people) != 1 or head in paragraph.entity_of or not _closes(paragraph, source, people[0]):
        return None
    before = _without_address(_without_brackets(paragraph.words[source[0] : people[0].words[0]]))
    return paragraph.head_of(people[0].words) if before and _explains(before, paragraph.words[head]) else None


def _closes(paragraph: Paragraph, source: range, name: Entity) -> bool:
    after = name.words[-1] + 1
    return after not in source or paragraph.words[after].upos == "PUNCT"


def _without_brackets(before: Sequence[Word]) -> list[Word]:
    """“Manager of the Farmers Union **(LFU)** Ana Berg”: the words without what stands in brackets at their end."""
    texts = [word.text for word in before]
    closed = texts[-1:] == [")"] and "(" in texts
    return list(before[: texts.index("(")] if closed else before)


def _without_address(before: Sequence[Word]) -> list[Word]:
    """The words before a name, without “Dr” and “General”, and without a comma that parts the two."""
    words = list(before)
    while words and words[-1].text[0].isupper() and lexicon.is_rank(words[-1].text):
        words.pop()
    return words[:-1] if words and words[-1].text == "," else words


def _explains(before: Sequence[Word], noun: Word) -> bool:
    """May the words before a name, whose head is the noun, tell what the person of that name is?"""
    last = before[-1]
    if last.text in CALLED:
        return _is_person(noun)
    if last.xpos not in (*NOUNS, *PLURAL) or any(_opens_clause(before, i) for i in range(len(before))):
        return False
    prepositions = [number for number, word in enumerate(before) if word.upos == "ADP"]
    if not prepositions:
        joint = any(word.upos == "CCONJ" for word in before)
        return last.xpos in NOUNS and (not joint or (_is_person(noun) and _is_person(last)))
    instead = prepositions[0] and noun.upos == "NOUN" and not _is_person(noun)
    named = before[prepositions[0] - 1] if instead else noun  # “the brand and sales **manager** of Norwell Ana Berg”
    if not _is_person(named):
        return False
    return not _belongs_to_another(before, named) or _is_office_too(before[prepositions[-1] :], named)


def _is_office_too(words: Sequence[Word], noun: Word) -> bool:
    """“Secretary of the party **and Chief Minister** Ana Berg”: the words from the last preposition on name another."""
    joined = [number for number, word in enumerate(words) if word.upos == "CCONJ"]
    return bool(joined) and _is_person(words[-1]) and lexicon.holds_office(noun.lemma.lower())


def is_another(between: Sequence[Word], noun: Word) -> bool:
    """“The lawyer for singer **Ana Berg**”: does the name belong to another than the noun's person?

    `between` are the words from the noun to the name. After a comma it does not: “the lawyer of a band, **Ana Berg**”.
    """
    prepositions = [number for number, word in enumerate(between) if word.upos == "ADP"]
    after = between[prepositions[-1] + 1 :] if prepositions else between
    words = _without_address(between)
    return bool(words) and all(word.text != "," for word in after) and _belongs_to_another(words, noun)


def _belongs_to_another(between: Sequence[Word], noun: Word) -> bool:
    """A preposition or a noun for a person stands right before it, or the noun is no office: a lawyer is somebody's."""
    last = between[-1]
    prepositions = [word.text.lower() for word in between if word.upos == "ADP"]
    department = lexicon.holds_office(noun.lemma.lower()) and last.lemma.lower() in DEPARTMENTS
    near = bool(prepositions) and (last.upos == "ADP" or (_is_person(last) and not department))
    return near or (not TOWARDS.isdisjoint(prepositions) and not lexicon.holds_office(noun.lemma.lower()))


def _opens_clause(words: Sequence[Word], number: int) -> bool:
    """A verb or a relative; but “Oxford-**trained**” is an adjective."""
    compound = number > 0 and words[number - 1].text == "-"
    return words[number].xpos in CLAUSES and not compound


def _is_person(word: Word) -> bool:
    """Is it a noun for one person?"""
    noun = word.lemma.lower()
    return word.xpos in NOUNS and (noun in lexicon.people() or lexicon.is_office(noun) or lexicon.is_title(word.text))
