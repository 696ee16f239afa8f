"""Who asks and who answers, and whom the first person means."""

from dataclasses import replace

import pytest
from paragraphs import written
from speaking import RAINED, numbered

from quotes.document.questions import with_questions
from quotes.document.turns import with_turns
from quotes.model import Article
from quotes.pipeline import reading_of

LETTERS = ["Q : Why will/MD you go ?", "A : I will/MD go ."]
LINES = ["Why do/VBP you go ?", f"I/PRP/S-SOURCE/nsubj>2 think/VBP/S-CUE/root>0 {RAINED}"] * 3

SPOKE = (
    "The/DT/det>3 Lorn/NNP/B-ORG/compound>3 Courier/NNP/I-ORG/nsubj>4 spoke/VBD/root>0 to/IN/case>6 "
    "Ana/NNP/B-PERSON/obl>4 Mirel/NNP/I-PERSON/flat>6 about/IN/case>9 eels/NNS/obl>4 ./."
)
TELLS = (
    "Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1 tells/VBZ/root>0 the/DT/det>6 Lorn/NNP/B-ORG/compound>6 "
    "Courier/NNP/I-ORG/obj>3 why/WRB ./."
)
OTHER = "Paul/NNP/B-PERSON/nsubj>3 Vell/NNP/I-PERSON/flat>1 sleeps/VBZ/root>0 ./."


def told(*paragraphs: str, byline: str | None = None, title: str | None = None) -> list[tuple[str | None, str]]:
    """Speaker and reason of every quotation of an article with turns."""
    read = with_questions(with_turns(written(*map(numbered, paragraphs))))
    found = reading_of(Article(id="a", text=read[0].text, byline=byline, title=title), read)
    names = {chain.number: chain.name for chain in found.chains}
    return [(None if q.chain is None else names[q.chain], q.reason) for q in found.quotations]


def letters(*lead: str, **fields: str) -> list[str | None]:
    """Who asks and who answers behind these paragraphs."""
    return [name for name, _ in told(*lead, *LETTERS, **fields)]


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ([SPOKE], ["Lorn Courier", "Ana Mirel"]),
        ([TELLS], ["Lorn Courier", "Ana Mirel"]),
        ([SPOKE, OTHER], ["Lorn Courier", "Ana Mirel"]),
        ([OTHER], [None, None]),  # named once, and nothing tells of an interview
        ([OTHER, OTHER], [None, "Paul Vell"]),  # nobody else is named
        ([OTHER, OTHER, OTHER.replace("Paul", "Bo").replace("Vell", "Sand")], [None, None]),
        ([SPOKE, SPOKE.replace("Ana", "Bo").replace("Mirel", "Sand")], ["Lorn Courier", None]),
        (["An interview/NN about/IN Ana/NNP/B-PERSON Mirel/NNP/I-PERSON ./."], [None, None]),
        (["They met ./."], [None, None]),
    ],
)
def test_the_lead_tells_who_asks_and_who_answers(lead, expected):
    assert letters(*lead) == expected


def test_a_byline_asks_and_a_reporter_does():
    assert letters(SPOKE, byline="Paul Vell") == ["Paul Vell", "Ana Mirel"]
    assert letters(SPOKE, byline="Ana Mirel") == ["Ana Mirel", None]
    reporter = "Our reporter/NN/nsubj>5 Bo/NNP/B-PERSON/flat>4 Sand/NNP/I-PERSON/appos>2 listened/VBD/root>0 ./."
    assert letters(SPOKE, reporter) == ["Bo Sand", "Ana Mirel"]


def test_who_interviews_somebody_does_not_answer():
    lead = SPOKE.replace("spoke/VBD/root>0 to/IN/case>6", "interviewed/VBD/root>0 our/PRP$/nmod:poss>6")
    assert letters(lead.replace("ORG", "PERSON")) == ["Lorn Courier", "Ana Mirel"]


def test_the_title_counts_though_it_is_no_part_of_the_body():
    assert letters(OTHER, OTHER.replace("Paul", "Bo").replace("Vell", "Sand"), title="Vell on eels") == [
        None,
        "Paul Vell",
    ]


def test_a_headline_tells_of_the_interview():
    headline = "Ana/NNP/B-PERSON/root>0 Mirel/NNP/I-PERSON/flat>1 :/: an/DT interview/NN"
    assert letters(headline)[1] == "Ana Mirel"
    assert told(headline, *LINES)[0] == ("Ana Mirel", "I: who is interviewed")


def test_without_labels_the_text_has_to_tell_of_an_interview():
    assert told(SPOKE, *LINES) == [("Ana Mirel", "I: who is interviewed")] * 3
    assert told(OTHER, OTHER, *LINES) == [(None, "the writer or a speaker in the first person")] * 3


def test_you_in_a_question_is_whoever_answers():
    asks = "Do/VBP/aux>3 you/PRP/S-SOURCE/nsubj>3 think/VBP/S-CUE/root>0 it/B-CONTENT rained/VBD/E-CONTENT ?"
    answers = asks.replace("Do/VBP/aux>3", "If/IN/mark>3").replace("?", ".")
    found = told(SPOKE, *[asks, answers] * 3)
    assert found[:2] == [
        ("Ana Mirel", "you: who is interviewed"),
        (None, "the writer or a speaker in the first person"),
    ]


# ---- who writes in the first person


THINKS = f"{{}}/PRP/S-SOURCE/nsubj>2 think/VBP/S-CUE/root>0 {RAINED}"
NOBODY = (None, "the writer or a speaker in the first person")


@pytest.mark.parametrize(
    ("pronoun", "byline", "expected"),
    [
        ("I", "Ana Mirel", ("Ana Mirel", "I: the author")),
        ("We", "Ana Mirel", NOBODY),
        ("I", "Ana Mirel and Paul Vell", NOBODY),
        ("I", None, NOBODY),
    ],
)
def test_i_of_a_bylined_article_is_its_author(pronoun, byline, expected):
    assert told(THINKS.format(pronoun), byline=byline) == [expected]


def test_an_author_is_who_is_named_so_in_the_text():
    article = Article(id="a", text=written(numbered(f"{OTHER} || {THINKS.format('I')}"))[0].text, byline="Paul Vell")
    found = reading_of(article, written(numbered(f"{OTHER} || {THINKS.format('I')}")))
    assert [chain.name for chain in found.chains] == ["Paul Vell"]
    silent = replace(article, byline="Bo Sand")
    assert [chain.name for chain in reading_of(silent, written(numbered(OTHER))).chains] == ["Paul Vell"]


HEADING = "whose words the heading announces"


@pytest.mark.parametrize(
    ("heading", "pronoun", "expected"),
    [
        ("Statement by/IN the Trade/NNP/B-ORG Board/NNP/I-ORG", "We", ("Trade Board", f"we: {HEADING}")),
        ("Remarks by/IN Ana/NNP/B-PERSON Mirel/NNP/I-PERSON", "I", ("Ana Mirel", f"I: {HEADING}")),
        ("Remarks by/IN Ana/NNP/B-PERSON Mirel/NNP/I-PERSON", "We", NOBODY),
        ("Rain by/IN the Trade/NNP/B-ORG Board/NNP/I-ORG", "We", NOBODY),
        ("Statement on/IN the Trade/NNP/B-ORG Board/NNP/I-ORG", "We", NOBODY),
        ("Statement by/IN the Trade/NNP/B-ORG Board/NNP/I-ORG .", "We", NOBODY),
    ],
)
def test_a_heading_announces_whose_words_follow(heading, pronoun, expected):
    assert told(heading, THINKS.format(pronoun)) == [expected]


def test_a_letter_is_its_signer_s():
    dear, love = "Dear/JJ Jon/NNP/B-PERSON ,/,", "Love/NN ,/,"
    signed = "Ana/NNP/B-PERSON Mirel/NNP/I-PERSON/flat>1"
    assert told(dear, THINKS.format("I"), love, signed) == [("Ana Mirel", "I: whose signature it bears")]
    assert told(THINKS.format("I"), love, signed) == [NOBODY]
    assert told(dear, THINKS.format("I"), love, f"{signed} is well and at home again") == [NOBODY]


def test_i_within_quotation_marks_is_whoever_speaks_there():
    said = "said/VBD/=say/S-CUE/root>0 Ana/NNP/S-SOURCE/B-PERSON/nsubj>1"
    inner = "“/`` I/PRP/S-SOURCE/nsubj>3 think/VBP/S-CUE/root>0 it/B-CONTENT rained/VBD/E-CONTENT ./."
    outer = f"“/B-CONTENT Go/VB/I-CONTENT home/I-CONTENT now/I-CONTENT ,/I-CONTENT ”/E-CONTENT {said} ./."
    assert told(f"{outer} || {inner}")[1] == ("Ana", "I: who speaks in the quotation marks")
    assert told(inner) == [NOBODY]
