"""Turns of a transcript: who is told by layout alone."""

from dataclasses import replace

import pytest
from paragraphs import written

from quotes.document.paragraph import Entity
from quotes.document.turns import CERTAINTY, with_turns
from quotes.model import Article
from quotes.pipeline import extract

VERBS = {"will": "/MD", "stay": "/VBP"}
NAMED = ("Mayor Anna Berg met Paul Vell .", (1, 3), (4, 6))


def rows(text: str, *people: tuple[int, int]) -> str:
    """Words parted by spaces, without a parse but for VERBS; `people` are runs of words."""
    names = {i: "/B-PERSON" if i == start else "/I-PERSON" for start, end in people for i in range(start, end)}
    return " ".join(f"{form}{VERBS.get(form.lower(), '')}{names.get(i, '')}" for i, form in enumerate(text.split()))


def labels(*paragraphs: tuple) -> list[str]:
    """The labels of all paragraphs but the first, without their positions; "-" for none."""
    read = with_turns(written(*(rows(*own) for own in paragraphs)))
    return [" ".join(word.label.partition("-")[2] or "-" for word in own.words) for own in read[1:]]


def test_turns_of_people_whom_the_article_names():
    assert labels(NAMED, ("VELL : Will you go ?",), ("ANNA BERG : I stay .",), ("He left .",)) == [
        "SOURCE CUE CONTENT CONTENT CONTENT CONTENT",
        "SOURCE SOURCE CUE CONTENT CONTENT CONTENT",
        "- - -",
    ]


@pytest.mark.parametrize(
    "others",
    [
        [("VELL : Will you go ?",)],
        [("VELL : Will you go ?",), ("BERG said : I stay .",)],
        [("READ MORE : Council votes tonight",), ("WATCH : Mayor sings",)],
        [("VELL : WILL SHE GO ?",), ("BERG : SHE WILL NOT .",)],
        [("Vell : Will you go ?",), ("Berg : I stay .",)],
        [("THE NEW MAYOR OF BERG : a portrait",), ("THE FIVE FRIENDS OF VELL : a portrait",)],
        [("VELL :",), ("BERG :",)],
        [("VELL : 45 percent",), ("BERG : 40 percent",), ("VELL : I will stay",)],
        [(": I will stay",), (": I stay",)],
        [("VELL - I will stay",), ("BERG - I stay",)],
        [("THE NEW MAYOR OF BERG : I stay",), ("THE FIVE FRIENDS OF VELL : I will",)],
        [("VELL : will",), ("BERG : STAY",)],
        [("“ : I stay",), ("BERG : I stay",)],
        [("VELL : NO",), ("BERG : ( . )",)],
        [("“",), ("VELL",), ("BERG :",)],
    ],
)
def test_what_looks_like_a_turn(others):
    assert not any("SOURCE" in own or "CONTENT" in own for own in labels(NAMED, *others))


@pytest.mark.parametrize(
    "opening", ["VELL :", "PAUL VELL :", "MR PAUL VELL :", "THE HOST PAUL VELL :", "“ THE HOST PAUL VELL :"]
)
def test_a_name_has_four_words_at_most(opening):
    name = opening.strip("“ :").split()
    expected = " ".join([*["-"] * opening.count("“"), *["SOURCE"] * len(name), "CUE", "CONTENT", "CONTENT"])
    assert labels(NAMED, (f"{opening} I stay",), ("BERG : I stay",))[0] == expected


def test_one_word_is_enough():
    read = with_turns(written(*(rows(*own) for own in (NAMED, ("VELL : stay",), ("BERG : stay",)))))
    assert [word.label for word in read[1].words] == ["S-SOURCE", "S-CUE", "S-CONTENT"]


def test_paragraphs_without_turns_are_left_as_they_are():
    paragraphs = written(rows(*NAMED), rows("VELL : I stay ."), "…")
    paragraphs[2] = replace(paragraphs[2], words=[])
    assert with_turns(paragraphs) is paragraphs


def test_a_surname_is_the_last_word_of_a_person_s_name():
    named = ("Anna Berg met Paul Vell in Lorn .", (0, 2), (3, 5))
    assert labels(named, ("ANNA : I stay .",), ("PAUL : I stay .",), ("BERG : I will .",)) == [
        "- - - - -",
        "- - - - -",
        "- - - - -",
    ]
    elsewhere = written(
        rows("Berg met Vell .").replace("Berg", "Berg/B-ORG"), rows("BERG : I stay"), rows("BERG : I will")
    )
    assert with_turns(elsewhere) is elsewhere


def test_a_name_that_only_turns_have_is_nobody_known():
    assert labels(("They met .",), ("VELL : Will you go ?", (0, 1)), ("BERG : I stay .", (0, 1))) == [
        "- - - - - -",
        "- - - - -",
    ]


def test_a_name_read_with_the_mark_before_it_is_that_of_a_turn_too():
    assert labels(("They met .",), ("“ VELL : I will .", (0, 2)), ("“ BERG : I stay .", (0, 2))) == [
        "- - - - - -",
        "- - - - - -",
    ]


def test_who_speaks_again_and_again_is_known_too():
    host = ("HALM : Will you go ?", (0, 1)), ("BERG : I stay .",), ("HALM : You will ?",)
    assert labels(NAMED, *host)[::2] == [
        "SOURCE CUE CONTENT CONTENT CONTENT CONTENT",
        "SOURCE CUE CONTENT CONTENT CONTENT",
    ]


@pytest.mark.parametrize("turns", [(("HALM : Will you go ?", (0, 1)),), (("READ MORE : Will it rain ?",),) * 2])
def test_who_speaks_once_or_is_no_person_is_not(turns):
    found = labels(NAMED, ("BERG : I stay .",), ("VELL : I will not .",), *turns)
    assert not any("SOURCE" in own for own in found[2:])


def test_a_regular_is_a_person_in_the_name_of_a_turn():
    found = labels(
        NAMED,
        ("BERG : I stay .",),
        ("THE HALM : I will .", (0, 2)),
        ("HALM : I will .", (2, 3)),
        ("MARSH : You stay , OSTER", (5, 6)),
        ("OSTER : You stay",),
        ("OSTER : I will",),
    )
    assert [own.split()[0] for own in found] == ["SOURCE", "SOURCE", "SOURCE", "-", "SOURCE", "SOURCE"]


def test_a_quotation_mark_before_the_name_is_no_part_of_the_words():
    assert labels(NAMED, ("“ VELL : Will you go ?",), ("“ BERG : I stay . ”",)) == [
        "- SOURCE CUE CONTENT CONTENT CONTENT CONTENT",
        "- SOURCE CUE CONTENT CONTENT CONTENT -",
    ]


def test_a_mark_that_closes_what_the_turn_did_not_open_is_a_part_of_the_words():
    assert labels(NAMED, ("VELL : Will you “ go ”",), ("ANNA BERG : I stay ”",), ("“ BERG : I stay",)) == [
        "SOURCE CUE CONTENT CONTENT CONTENT CONTENT CONTENT",
        "SOURCE SOURCE CUE CONTENT CONTENT CONTENT",
        "- SOURCE CUE CONTENT CONTENT",
    ]


@pytest.mark.parametrize(
    ("turn", "entities"),
    [
        ("ANNA/B-PERSON BERG/I-PERSON : I stay/VBP", [("PERSON", range(2))]),
        ("ANNA BERG/B-PERSON : I stay/VBP", [("PERSON", range(1, 2))]),  # its last word tells
        ("ANNA/B-PERSON BERG : I stay/VBP", [("PERSON", range(2))]),
        ("ANNA BERG : I stay/VBP", [("PERSON", range(2))]),
        ("ANNA/B-ORG BERG/I-ORG : I stay/VBP", [("PERSON", range(2))]),
        ("BERG/B-PERSON :/I-PERSON I stay/VBP", [("PERSON", range(1))]),
        ("BERG/B-LOC : Paul/B-PERSON Vell/I-PERSON stay/VBP", [("PERSON", range(1)), ("PERSON", range(2, 4))]),
        ("“ ANNA BERG : In Lorn/B-LOC I stay/VBP", [("PERSON", range(1, 3)), ("LOC", range(5, 6))]),
        ("“/B-ORG ANNA/I-ORG BERG : I stay/VBP", [("PERSON", range(1, 3)), ("ORG", range(2))]),
    ],
)
def test_the_name_of_a_turn_is_that_of_a_person(turn, entities):
    read = with_turns(written(rows(*NAMED), turn, rows("VELL : I will stay")))
    assert read[1].entities == [Entity(*entity) for entity in entities]
    assert read[1].words[1].certainty == 0.9 == read[1].words[-1].certainty


def test_its_name_is_a_person():
    turns = rows("VELL : You stay ?"), rows("ANNA BERG : I stay", (0, 2))
    _, turn, other = with_turns(written(rows(*NAMED), *turns))
    assert turn.entities == [Entity("PERSON", range(1))]
    assert other.entities == [Entity("PERSON", range(2))]
    assert {word.certainty for word in turn.words} == {CERTAINTY}
    assert [word.label for word in turn.words] == ["S-SOURCE", "S-CUE", "B-CONTENT", "I-CONTENT", "E-CONTENT"]


def test_a_transcript_read_by_the_models(annotator):
    text = """LORN, May 3 – Mayor Anna Berg spoke with the host Paul Vell on Monday. A part of it in their words:

VELL: Let us start with the budget. Why did you cut the fire service twice in one year?

BERG: Well, look, nobody likes cuts. “Never again,” my own brother told me.

“VELL: If I may, madam, because we have little time.

“BERG: Go ahead.”

READ MORE: Council votes on the budget"""
    (reading,) = extract([Article(id="a", text=text)], annotator)
    names = {chain.number: chain.name for chain in reading.chains}
    found = [(names.get(q.chain), q.attribution.manner, q.attribution.words(text)) for q in reading.quotations]
    assert found == [
        ("Paul Vell", "speech", "Let us start with the budget. Why did you cut the fire service twice in one year?"),
        ("Anna Berg", "speech", "Well, look, nobody likes cuts. “Never again,” my own brother told me"),
        ("Paul Vell", "speech", "If I may, madam, because we have little time."),
        ("Anna Berg", "speech", "Go ahead."),
    ]
    assert min(q.confidence for q in reading.quotations) > 0.5
