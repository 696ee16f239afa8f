"""“The CS” is whoever is Cabinet Secretary in the article, and no name."""

import pytest
from speaking import says, told

from quotes.coreference.letter_titles import LONGEST, TIMES, holds

BERG = "Ana/NNP/nsubj>{0}/B-PERSON Berg/NNP/flat>{1}/I-PERSON left/VBD/root>0"
NAMED = {
    "in full": f"Cabinet/NNP/compound>2 Secretary/NNP/nmod:desc>3 {BERG.format(5, 3)}",
    "in letters": f"Health/NNP/compound>2 CS/NNP/nmod:desc>3 {BERG.format(5, 3)}",
    "with another": f"CS/NNP/nmod:desc>3 Professor/NNP/nmod:desc>3 {BERG.format(5, 3)}",
    "before": "the/DT/det>3 former/JJ/amod>3 cabinet/NN/compound>4 secretary/NN/nsubj>8 ,/, "
    "Ana/NNP/appos>4/B-PERSON Berg/NNP/flat>6/I-PERSON left/VBD/root>0",
}
CS = says("The/DT/det>2 CS/NNP/nsubj>3/B-ORG")


@pytest.mark.parametrize("how", sorted(NAMED))
def test_a_title_is_its_only_bearer(how):
    assert told(NAMED[how], CS) == [("Ana Berg", "the only CS in the article", 0.9)]


def test_its_bearer_may_come_after_it():
    assert told(CS, NAMED["in full"]) == [("Ana Berg", "the only CS in the article", 0.9)]


@pytest.mark.parametrize("words", ["Health/NNP/compound>3", "former/JJ/amod>3", "Former/JJ/amod>3"])
def test_words_before_it_tell_which_one(words):
    [(name, _, _)] = told(NAMED["in letters"], says(f"The/DT/det>3 {words} CS/NNP/nsubj>4"))
    assert name == "Ana Berg"


def test_of_two_it_is_the_one_whom_the_words_before_it_tell_or_nobody():
    other = "Works/NNP/compound>2 CS/NNP/nmod:desc>3 Tim/NNP/nsubj>5/B-PERSON Vell/NNP/flat>3/I-PERSON left/VBD/root>0"
    health = says("The/DT/det>3 Health/NNP/compound>3 CS/NNP/nsubj>4")
    assert told(NAMED["in letters"], other, CS) == [(None, "CS of several: Ana Berg or Tim Vell", None)]
    assert told(NAMED["in letters"], other, health) == [("Ana Berg", "the only CS in the article", 0.9)]


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("it/PRP/nsubj>2 rained/VBD/root>0", "The/DT/det>2 CS/NNP/nsubj>3/B-ORG", "CS"),
        (NAMED["in full"], "CS/NNP/nsubj>2/B-ORG", "CS"),
        (NAMED["in full"], "The/DT/det>2 CA/NNP/nsubj>3/B-ORG", "CA"),
        (NAMED["in full"], "The/DT/det>3 Works/NNP/compound>3 CS/NNP/nsubj>4/B-ORG", "CS"),
        (f"LFU/NNP/compound>2/B-ORG chairwoman/NN/nmod:desc>3 {BERG.format(5, 3)}",
         "The/DT/det>2 LFU/NNP/nsubj>3/B-ORG", "LFU"),
        (f"Union/NNP/compound>2 Secretary/NNP/nmod:desc>3 {BERG.format(5, 3)}",
         "The/DT/det>2 US/NNP/nsubj>3/B-LOC", "US"),
        (f"{NAMED['in full']} || Central/NNP/compound>2/B-ORG Station/NNP/nsubj>3/I-ORG closed/VBD/root>0",
         "The/DT/det>2 CS/NNP/nsubj>3/B-ORG", "Central Station"),
        (f"{NAMED['in letters']} || the/DT/det>2 chamber/NN/nsubj>6 (/( CS/NNP/appos>2/B-ORG )/) closed/VBD/root>0",
         "The/DT/det>2 CS/NNP/nsubj>3/B-ORG", "CS"),
    ],
)  # fmt: skip
def test_a_body_in_letters_is_no_title(before, source, name):
    assert [quotation[0] for quotation in told(before, says(source))] == [name]


@pytest.mark.parametrize(
    ("words", "letters", "held"),
    [
        ("interior cabinet secretary", "cs", True),
        ("chief executive officer", "ceo", True),
        ("health cs", "cs", True),
        ("cs professor", "cs", True),
        ("lfu chairman", "lfu", False),
        ("chairman of the lfu", "lfu", False),
        ("member of the cabinet secretary", "cs", False),
        ("cabinet shelf", "cs", False),
        ("", "cs", False),
    ],
)
def test_the_title_among_the_words_beside_a_name(words, letters, held):
    assert holds(words.split(), letters) is held


def test_words_that_tell_when_and_how_long_a_title_may_be():
    assert frozenset({"current", "former", "incoming", "new", "outgoing", "then"}) == TIMES
    assert LONGEST == 4
