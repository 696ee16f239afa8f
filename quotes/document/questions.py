"""Interviews without labels: a line that asks, and paragraphs that answer in the first person.

“What drew you to eels?” / “I grew up beside a river.” Only the layout tells who speaks, and not who that is.
"""

from collections.abc import Sequence
from dataclasses import replace

from quotes.document.paragraph import Paragraph, Turn

FEWEST_QUESTIONS = 3
LONGEST_QUESTION = 100
"""Words of a paragraph that asks."""

FIRST_PERSON = frozenset(("i", "me", "my", "we", "us", "our"))
SECOND_PERSON = frozenset(("you", "your"))


def with_questions(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """An article's paragraphs, in which those that ask and those that answer are turns. Their words keep their labels.

    One of two answers at least is in the first person, or to a question in the second: a paper that answers itself
    seldom writes so.
    """
    asking = [number for number, paragraph in enumerate(paragraphs) if _asks(paragraph)]
    answers = [own for first, end in _between(asking, len(paragraphs)) if (own := _answer(paragraphs, first, end))]
    personal = sum(_is_personal(paragraphs, own) for own in answers)
    if len(asking) < FEWEST_QUESTIONS or personal * 2 < len(answers):
        return paragraphs
    turns = {number: Turn("question", number, labelled=False) for number in asking}
    for own in answers:
        turns |= dict.fromkeys(own, Turn("answer", own[0], labelled=False))
    return [replace(own, turn=turns.get(number, own.turn)) for number, own in enumerate(paragraphs)]


def _asks(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return paragraph.turn is None and 1 < len(words) <= LONGEST_QUESTION and words[-1].text == "?"


def _between(asking: Sequence[int], end: int) -> list[tuple[int, int]]:
    """The paragraphs behind each that asks, up to the next."""
    return [(one + 1, other) for one, other in zip(asking, [*asking[1:], end], strict=False)]


def _answer(paragraphs: Sequence[Paragraph], first: int, end: int) -> list[int]:
    """The paragraphs from the first on that have no turn by a label."""
    found: list[int] = []
    for number in range(first, end):
        if paragraphs[number].turn:
            break
        found.append(number)
    return found


def _is_personal(paragraphs: Sequence[Paragraph], answer: Sequence[int]) -> bool:
    asked = {word.text.lower() for word in paragraphs[answer[0] - 1].words}
    said = {word.text.lower() for number in answer for word in paragraphs[number].words}
    return bool(asked & SECOND_PERSON or said & FIRST_PERSON)
