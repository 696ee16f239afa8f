"""The words before a person's name that may be a role: “**minister of works** Ana Berg”, “the **mayor**, Ana Berg”."""

from quotes import lexicon
from quotes.coreference.role_parts import FIXED, heads_of, is_office
from quotes.coreference.role_words import (
    AND,
    ARTICLES,
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
from quotes.document.paragraph import Entity, Paragraph, Word
from quotes.text.punctuation import POSSESSIVES

BRACKETS = {")": "(", "”": "“"}


def words_before(paragraph: Paragraph, name: range) -> range:
    """“**minister of works** Ana Berg”, “**Norland’s president** Ivo Marek”."""
    run = _reach_left(paragraph, name[0], close=True)
    return _without_matter(paragraph, run) if run else run


def _without_matter(paragraph: Paragraph, run: range) -> range:
    """“an issue **Prime Minister** Ana Berg promised to settle”: “an issue” is no part of a written title."""
    first, last = run[0], paragraph.words[run[-1]]
    titled = last.text[0].isupper() and is_office(last)
    if titled and first and paragraph.words[first - 1].text.lower() in ("a", "an"):
        first = next(i for i in run if paragraph.words[i].text[0].isupper())
    return range(first, run.stop)


def words_before_comma(paragraph: Paragraph, name: range, head: int) -> range:
    """“The **registrar of the university**, Ana Berg, …”: where the parse takes one for the other's explanation."""
    stop = _without_titles(paragraph, name[0])
    if stop == 0 or paragraph.words[stop - 1].text != ",":
        return range(0)
    run = _reach_left(paragraph, stop - 1, close=False)
    return run if _explains(paragraph, run, name, head) else range(0)


def _without_titles(paragraph: Paragraph, stop: int) -> int:
    while stop and _is_written_title(paragraph.words[stop - 1]):
        stop -= 1
    return stop


def _explains(paragraph: Paragraph, run: range, name: range, head: int) -> bool:
    """Is the name in apposition to a word of the run, or the run to the name?

    Where the parse does not say so, a run does that opens the sentence or stands behind “by” or a cue.
    """
    word = paragraph.words[head]
    if not run or word.relation == "conj":
        return False
    if word.relation == "appos" and word.head in run:
        return True
    if any(paragraph.words[i].relation == "appos" and paragraph.words[i].head in name for i in run):
        return True
    return _opens(paragraph, run[0]) and bool(heads_of(paragraph, run))


def _opens(paragraph: Paragraph, first: int) -> bool:
    """Does a noun phrase from `first` on open the sentence, or stand behind “by” or a cue?"""
    if first and paragraph.words[first - 1].text.lower() in DETERMINERS:
        first -= 1
    before = paragraph.words[first - 1] if first else None
    sentence = paragraph.words[first].sentence
    return before is None or before.sentence != sentence or before.text == "by" or before.label.endswith("CUE")


def _reach_left(paragraph: Paragraph, stop: int, *, close: bool) -> range:
    """The words of a role that ends before `stop`; `close` tells that the name stands there."""
    first = stop
    while (
        first > 0
        and stop - first <= LONGEST_ROLE
        and (before := _word_left(paragraph, first, stop, close=close)) is not None
    ):
        first = before
    return range(first, stop)


def _word_left(paragraph: Paragraph, first: int, stop: int, *, close: bool) -> int | None:
    """Where the run begins with one step more to the left; None if it ends here."""
    number = first - 1
    word = paragraph.words[number]
    entity = paragraph.entity_of.get(number)
    owned = first < stop and paragraph.words[first].text in POSSESSIVES
    if word.text.lower() in CALENDAR or word.sentence != paragraph.words[stop - 1].sentence:
        return None
    if entity and entity.words[-1] == number and (entity.type != "PERSON" or owned):
        return entity.words[0]
    if entity and entity.type == "PERSON" and not _is_title_of(paragraph, entity, number):
        return None
    if word.text in BRACKETS:
        return _bracket_left(paragraph, number)
    if is_nominal(paragraph, number):
        return number
    if first == stop:
        return None
    if word.text.lower() in EARLIER or is_inner_article(paragraph, number):
        return number
    if word.text.lower() in TIGHT or (not close and word.text.lower() in LOOSE):
        return number if _goes_with_office(paragraph, number, range(first, stop), close=close) else None
    return number if word.text in AND and _joins_left(paragraph, number) else None


def _is_title_of(paragraph: Paragraph, entity: Entity, number: int) -> bool:
    """Is the word one of the titles that the models count in with a name: “**Mayor** Ana Berg”?"""
    return all(lexicon.is_title(paragraph.words[i].text) for i in range(entity.words[0], number + 1))


def _bracket_left(paragraph: Paragraph, closing: int) -> int | None:
    """Where the brackets or marks around an acronym open: “Lake Farmers Union (**LFU**) chairman”."""
    nearest = range(closing - 1, max(closing - FARTHEST_BRACKET, 0), -1)
    opening = next((i for i in nearest if paragraph.words[i].text == BRACKETS[paragraph.words[closing].text]), None)
    return opening if opening and paragraph.words[opening - 1].upos in NOMINAL else None


def _goes_with_office(paragraph: Paragraph, number: int, after: range, *, close: bool) -> bool:
    """“minister **of** works Ana Berg”, “Organization **of** Lorn States chief Ana Berg”.

    But not “spokesman **for** President Ana Berg”, nor “the death **of** President Ana Berg”.
    """
    before = paragraph.words[number - 1] if number else None
    if before is None or before.upos not in NOMINAL or is_person(paragraph, number - 1):
        return False
    if not close:
        return True
    if is_office(paragraph.words[after[-1]]):
        return (
            not lexicon.names_occupation(before.lemma.lower())
            and before.text[0].isupper()
            and _is_name(paragraph, after[0])
        )
    if lexicon.holds_office(before.lemma.lower()) or lexicon.names_occupation(before.lemma.lower()):
        return True
    named = before.text[0].isupper() and _is_name(paragraph, after[0])
    return named and (paragraph.words[number].text == "of" or before.text.lower() in FIXED)


def _is_name(paragraph: Paragraph, number: int) -> bool:
    if paragraph.words[number].text.lower() in ARTICLES:
        return _is_name(paragraph, number + 1)
    return paragraph.words[number].text[0].isupper() and not lexicon.is_title(paragraph.words[number].text)


def _joins_left(paragraph: Paragraph, number: int) -> bool:
    """“Mines **and** Energy minister”, “founder **and** director”; but not “villagers **and** Mayor Ana Berg”."""
    before, after = paragraph.words[number - 1], paragraph.words[number + 1]
    if number == 0 or is_person(paragraph, number - 1) or before.xpos == "NNS" or after.text == "other":
        return False
    if lexicon.names_occupation(before.lemma.lower()):
        small = before.text.islower() and after.text.islower()
        return not _is_written_title(after) and (small or not _has_article(paragraph, number))
    return before.text[0].isupper() and not _is_written_title(after) and after.text[0].isupper()


def _has_article(paragraph: Paragraph, stop: int) -> bool:
    """“**the** president and …”: has the noun phrase that ends before `stop` an article?"""
    number = stop - 1
    while number > 0 and is_nominal(paragraph, number):
        number -= 1
    return paragraph.words[number].text.lower() in DETERMINERS


def _is_written_title(word: Word) -> bool:
    return word.text[0].isupper() and lexicon.is_title(word.text)
