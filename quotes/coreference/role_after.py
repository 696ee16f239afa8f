"""The words after a person's name that may be roles: “Ana Berg, **director of the Lorn Centre**, …”."""

from collections.abc import Iterator

from quotes.coreference.role_parts import heads_of, is_office
from quotes.coreference.role_words import (
    AND,
    CALENDAR,
    DETERMINERS,
    EARLIER,
    FARTHEST_BRACKET,
    LONGEST_ROLE,
    LOOSE,
    NOMINAL,
    TIGHT,
    is_inner_article,
    is_nominal,
    is_person,
)
from quotes.document.paragraph import Entity, Paragraph
from quotes.text.punctuation import POSSESSIVES

OPENERS = frozenset((",", "(", "–", "—", "-"))
SERVING = frozenset(("for", "of", "to"))


def words_after(paragraph: Paragraph, name: range) -> Iterator[range]:
    """“Ana Berg, 54, a **doctor** and the **head of the Lorn Centre for Research and Care**, …”: both of them."""
    first = _opened(paragraph, name.stop)
    while first is not None:
        run = _reach_right(paragraph, first)
        yield run
        if not run or _is_of_another(paragraph, run.stop):
            return
        first = _second(paragraph, run.stop)


def _opened(paragraph: Paragraph, number: int) -> int | None:
    """Where words in apposition to a name begin, behind its comma or bracket and an age."""
    words = paragraph.words
    number = _behind_spelling(paragraph, number)
    relative = number + 2 < len(words) and words[number].xpos == "WP"
    if not relative and (number + 1 >= len(words) or words[number].text not in OPENERS):
        return None
    number += not relative
    if words[number].text.isdigit() and number + 2 < len(words) and words[number + 1].text in (",", ")"):
        number += 2
        number += words[number].text == ","
    if words[number].xpos == "WP" and number + 2 < len(words) and words[number + 1].lemma == "be":
        number += 2
    number += words[number].text.lower() == "also"
    return _without_determiner(paragraph, number)


def _behind_spelling(paragraph: Paragraph, number: int) -> int:
    """Behind a bracket that holds no role, as “Wei Berg (**韋伯格**), chairman of …”, if a comma follows it."""
    if number >= len(paragraph.words) or paragraph.words[number].text != "(":
        return number
    closing = _closing(paragraph, number)
    followed = closing is not None and closing + 1 < len(paragraph.words) and paragraph.words[closing + 1].text == ","
    roles = heads_of(paragraph, range(number + 1, closing)) if closing else []
    return closing + 1 if closing and followed and not roles else number


def _without_determiner(paragraph: Paragraph, number: int) -> int | None:
    if number < len(paragraph.words) and paragraph.words[number].text.lower() in DETERMINERS:
        number += 1
    return number if number < len(paragraph.words) else None


def _second(paragraph: Paragraph, number: int) -> int | None:
    """Where the second of two roles begins: “a doctor and **head of the Lorn Centre**”."""
    if number + 1 >= len(paragraph.words) or paragraph.words[number].text not in AND:
        return None
    return _without_determiner(paragraph, number + 1)


def _is_of_another(paragraph: Paragraph, number: int) -> bool:
    """“Ana Berg, mayor **Ivo Marek** and …”: the words stand before another's name."""
    return is_person(paragraph, number)


def _reach_right(paragraph: Paragraph, first: int) -> range:
    """The words of a role that begins at `first`."""
    stop = first
    end = min(len(paragraph.words), first + LONGEST_ROLE + 1)
    while stop < end and (after := _word_right(paragraph, range(first, stop))) is not None:
        stop = after
    run = range(first, stop)
    return range(0) if not run or _is_of_another(paragraph, stop) else run


def _word_right(paragraph: Paragraph, run: range) -> int | None:
    """Where the run ends with one step more to the right; None if it ends here."""
    number = run.stop
    word = paragraph.words[number]
    entity = paragraph.entity_of.get(number)
    if word.text.lower() in CALENDAR or word.label.endswith("CUE"):
        return None
    if run and word.sentence != paragraph.words[run[0]].sentence:
        return None
    if entity and entity.type == "PERSON" and not _is_owner(paragraph, entity) and not _is_served(paragraph, run):
        return None
    if entity and entity.words[0] <= number:
        return entity.words.stop
    if word.text == "(":
        return _bracket_right(paragraph, number)
    if is_nominal(paragraph, number):
        return number + 1
    if not run:
        return number + 1 if word.text.lower() in EARLIER or word.xpos == "VBN" else None
    return _joined_right(paragraph, run)


def _is_owner(paragraph: Paragraph, entity: Entity) -> bool:
    """“**Ana Berg**’s lawyer”."""
    after = entity.words.stop
    inside = paragraph.words[after - 1].text in POSSESSIVES
    return inside or (after < len(paragraph.words) and paragraph.words[after].text in POSSESSIVES)


def _is_served(paragraph: Paragraph, run: range) -> bool:
    """“chief of staff **for Lorn Senator** Ana Berg”: does a name behind the run tell whom its bearer works for?"""
    last = run.stop - 1
    while last in run and paragraph.words[last].text[0].isupper():
        last -= 1
    return last in run and paragraph.words[last].text.lower() in SERVING


def _closing(paragraph: Paragraph, opening: int) -> int | None:
    """The bracket that closes the one at `opening`."""
    nearest = range(opening + 1, min(opening + FARTHEST_BRACKET, len(paragraph.words)))
    return next((i for i in nearest if paragraph.words[i].text == ")"), None)


def _bracket_right(paragraph: Paragraph, opening: int) -> int | None:
    """Behind the closing bracket of an acronym within a role."""
    closing = _closing(paragraph, opening)
    goes_on = (
        closing
        and closing + 1 < len(paragraph.words)
        and paragraph.words[closing + 1].upos in (*NOMINAL, "ADP", "CCONJ")
    )
    return closing + 1 if closing and goes_on else None


def _joined_right(paragraph: Paragraph, run: range) -> int | None:
    """Behind a preposition, an article or an “and” that the role goes on with."""
    number = run.stop
    text = paragraph.words[number].text.lower()
    if number + 1 >= len(paragraph.words):
        return None
    if is_inner_article(paragraph, number):
        return number + 1
    after = paragraph.words[number + 1]
    if text in TIGHT | LOOSE:
        nominal = after.upos in NOMINAL or after.text.lower() in DETERMINERS
        fits = nominal and after.text.lower() not in CALENDAR and after.upos != "NUM"
        return number + 1 if fits and (text in TIGHT or _hangs_below(paragraph, number, run)) else None
    return number + 1 if text in AND and _joins_right(paragraph, run) else None


def _hangs_below(paragraph: Paragraph, preposition: int, run: range) -> bool:
    """Do the words after a preposition tell more of a word of the run, not of the verb: “said **on** the bridge”?"""
    return any(i in run for i in paragraph.ancestors(preposition))


def _joins_right(paragraph: Paragraph, run: range) -> bool:
    """“Centre for Research **and** Care”, “founder **and** director of …”; not “mayor of Lorn **and** head of …”."""
    first = stop = run.stop + 1
    if paragraph.words[first].upos not in NOMINAL or is_person(paragraph, first):
        return False
    while stop < len(paragraph.words) and is_nominal(paragraph, stop):
        stop += 1
    prepositions = [i for i in run if paragraph.words[i].text.lower() in TIGHT | LOOSE]
    return not prepositions if is_office(paragraph.words[stop - 1]) else bool(prepositions)
