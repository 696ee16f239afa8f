"""Interviews without labels: lines that ask, and what answers them."""

import pytest
from paragraphs import written

from quotes.document.paragraph import Paragraph, Turn
from quotes.document.questions import LONGEST_QUESTION, with_questions

ASKED = "What do you do ?"
ANSWER = "I clean the lamp ."


def parts(*paragraphs: str) -> list[str]:
    """What each paragraph is, and in which its turn opens; "-" where nobody has one."""
    return [_part(own) for own in with_questions(written(*paragraphs))]


def _part(paragraph: Paragraph) -> str:
    turn = paragraph.turn
    return f"{turn.part} {turn.opens}" if turn else "-"


def test_lines_that_ask_and_paragraphs_that_answer():
    assert parts("Ana met us .", ASKED, ANSWER, "My sister knows .", ASKED, ANSWER, ASKED, ANSWER) == [
        "-",
        "question 1",
        "answer 2",
        "answer 2",
        "question 4",
        "answer 5",
        "question 6",
        "answer 7",
    ]


def test_their_words_keep_their_labels():
    paragraphs = written(*[ASKED, "I/S-SOURCE clean the lamp ."] * 3)
    read = with_questions(paragraphs)
    assert [own.words for own in read] == [own.words for own in paragraphs]
    assert read[1].turn == Turn("answer", 1, labelled=False)
    assert not read[1].is_content


@pytest.mark.parametrize(
    "paragraphs",
    [
        [ASKED, ANSWER] * 2,  # too few
        ["Who pays ?", "The council pays ."] * 3,  # a paper that answers itself
        [f"{'so ' * LONGEST_QUESTION} ?", ANSWER] * 3,  # too long for a question
        ["?", ANSWER] * 3,
        [ANSWER] * 6,
        [],
    ],
)
def test_what_is_no_interview(paragraphs):
    assert set(parts(*paragraphs)) <= {"-"}


def test_a_question_in_the_second_person_is_enough():
    assert parts(*[ASKED, "Nothing at all ."] * 3)[:2] == ["question 0", "answer 1"]
    assert parts("Who pays ?", "We pay .", "Who pays ?", "We pay .", "Who ate ?", "Vell .")[:2] == [
        "question 0",
        "answer 1",
    ]


def test_questions_without_an_answer_between_them():
    assert parts(ASKED, ASKED, ANSWER, ASKED, ANSWER) == [
        "question 0",
        "question 1",
        "answer 2",
        "question 3",
        "answer 4",
    ]
