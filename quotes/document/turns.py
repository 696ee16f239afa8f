"""Transcripts: a paragraph that opens with a speaker's name in capitals and a colon holds that speaker's words.

“BERG: Nobody likes cuts.” The labels know few of them, and are unsure of those.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from quotes.document.paragraph import FINITE, Entity, Paragraph, Word
from quotes.text.quotation_marks import CLOSING, OPENING

LONGEST_NAME = 4
"""Words before the colon: “REP. ANNA VON BERG”."""

FEWEST_TURNS = 2
"""With a verb in a tense: “BERG: a life in pictures” is a headline, “BERG: 45 percent” a result."""

CERTAINTY = 0.9
"""Of the labels of a turn: its form hardly leaves a doubt."""


def with_turns(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """An article's paragraphs, in which turns of people whom it names are labelled as such: source, cue, content.

    So are those of others who speak with them again and again. Their names there are names of people.
    """
    names = {number: name for number, paragraph in enumerate(paragraphs) if (name := _opening_name(paragraph))}
    of_turn = {number: _surname(paragraphs[number], name) for number, name in names.items()}
    known = _surnames(paragraphs, names)
    if known.intersection(of_turn.values()):
        known |= _regulars(paragraphs, names)
    turns = {number: name for number, name in names.items() if of_turn[number] in known}
    if sum(any(word.xpos in FINITE for word in paragraphs[number].words) for number in turns) < FEWEST_TURNS:
        return paragraphs
    return [_labelled(own, turns[number]) if number in turns else own for number, own in enumerate(paragraphs)]


def _opening_name(paragraph: Paragraph) -> range | None:
    """The words in capitals before the colon that a paragraph opens with; a quotation mark may stand before them."""
    texts = [word.text for word in paragraph.words]
    start = int(bool(texts) and texts[0] in OPENING)
    length = len(list(takewhile(str.isupper, texts[start:])))
    colon = start + length
    is_name = length <= LONGEST_NAME and texts[colon : colon + 1] == [":"]
    return range(start, colon) if is_name and any(map(str.islower, texts[colon:])) else None


def _surname(paragraph: Paragraph, name: range) -> str:
    return paragraph.words[name[-1]].text.casefold()


def _surnames(paragraphs: Sequence[Paragraph], names: dict[int, range]) -> frozenset[str]:
    """The last words of the people's names that stand elsewhere than at the start of a turn."""
    return frozenset(
        _surname(paragraphs[number], person)
        for number, person in _people(paragraphs)
        if person[-1] not in names.get(number, ())
    )


def _regulars(paragraphs: Sequence[Paragraph], names: dict[int, range]) -> frozenset[str]:
    """Who opens several paragraphs and is a person to the models in one: the host, whom nobody may introduce."""
    opened = Counter(_surname(paragraphs[number], name) for number, name in names.items())
    people = {_surname(paragraphs[number], person) for number, person in _people(paragraphs)}
    return frozenset(name for name in people if opened[name] >= FEWEST_TURNS)


def _people(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, range]]:
    """The people's names, with the number of the paragraph that each stands in."""
    for number, paragraph in enumerate(paragraphs):
        yield from ((number, entity.words) for entity in paragraph.entities if entity.type == "PERSON")


def _labelled(paragraph: Paragraph, name: range) -> Paragraph:
    """The paragraph with the labels of a turn; the marks around it belong to nobody."""
    words = paragraph.words
    quoted = name[0] > 0 and words[-1].text in CLOSING
    content = range(name[-1] + 2, len(words) - quoted)
    labels = {name[-1] + 1: "S-CUE", **_bioes(name, "SOURCE"), **_bioes(content, "CONTENT")}
    return replace(
        paragraph,
        words=[_with_label(word, labels.get(number, "O")) for number, word in enumerate(words)],
        entities=_with_person(paragraph.entities, name),
    )


def _with_person(entities: Sequence[Entity], name: range) -> Sequence[Entity]:
    """The entities with a person who is named by these words, unless one is."""
    if any(entity.type == "PERSON" and entity.words[-1] == name[-1] for entity in entities):
        return entities
    return [Entity("PERSON", name), *(entity for entity in entities if entity.words[0] not in name)]


def _bioes(run: range, role: str) -> dict[int, str]:
    if len(run) == 1:
        return {run.start: f"S-{role}"}
    return dict.fromkeys(run, f"I-{role}") | {run[0]: f"B-{role}", run[-1]: f"E-{role}"}


def _with_label(word: Word, label: str) -> Word:
    return replace(word, label=label, certainty=CERTAINTY)
