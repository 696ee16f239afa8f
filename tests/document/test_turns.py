"""Turns of a transcript: who is told by layout alone."""

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
    ],
)
def test_what_looks_like_a_turn(others):
    assert not any("SOURCE" in own or "CONTENT" in own for own in labels(NAMED, *others))


def test_a_name_that_only_turns_have_is_nobody_known():
    assert labels(("They met .",), ("VELL : Will you go ?", (0, 1)), ("BERG : I stay .", (0, 1))) == [
        "- - - - - -",
        "- - - - -",
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


def test_a_quotation_mark_before_the_name_is_no_part_of_the_words():
    assert labels(NAMED, ("“ VELL : Will you go ?",), ("“ BERG : I stay . ”",)) == [
        "- SOURCE CUE CONTENT CONTENT CONTENT CONTENT",
        "- SOURCE CUE CONTENT CONTENT CONTENT -",
    ]


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
