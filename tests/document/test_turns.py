"""Turns of a transcript: who is told by layout alone."""

from dataclasses import replace

import pytest
from paragraphs import written

from quotes.document.paragraph import Entity, Place, Turn
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


# ---- other labels than names in capitals


def test_names_that_are_written_as_names_if_one_speaks_again():
    turns = ("Vell : Will you go ?",), ("Anna Berg : I stay .",), ("Vell : You will .",)
    assert [own.split()[0] for own in labels(NAMED, *turns)] == ["SOURCE", "SOURCE", "SOURCE"]
    assert [own.split()[0] for own in labels(NAMED, *turns[:2])] == ["-", "-"]
    lists = ("Lunch : I will eat .",), ("Lunch : I will eat .",), ("Photo : I stay .",)
    assert [own.split()[0] for own in labels(NAMED, *lists)] == ["-", "-", "-"]


def test_two_who_speak_in_turns_need_no_introduction():
    one, other = ("Ana Sand : I stay .", (0, 2)), ("Bo Sand : I will .", (0, 2))
    assert [own.split()[0] for own in labels(("Debate .",), one, other, one, other)] == ["SOURCE"] * 4
    assert [own.split()[0] for own in labels(("Debate .",), one, other, one)] == ["-"] * 3


def test_initials_stand_for_names_of_people_and_papers():
    first = "Mayor Anna Berg spoke to the Lorn/B-ORG Courier/I-ORG .", (1, 3)
    turns = rows("LC : Will you go ?"), rows("AB : I stay ."), rows("XY : You stay .")
    read = with_turns(written(rows(*first), *turns))
    assert [own.turn for own in read[1:]] == [
        Turn("named", 1, Place(0, 6)),
        Turn("named", 2, Place(0, 1)),
        None,
    ]
    assert [own.entities[:1] for own in read[1:3]] == [[Entity("ORG", range(1))], [Entity("PERSON", range(1))]]


def test_the_paper_that_asks_is_a_body():
    first = "Mayor Anna Berg spoke to the Lorn/B-ORG Courier/I-ORG .", (1, 3)
    turns = rows("Lorn Courier : Will you go ?"), rows("Anna Berg : I stay ."), rows("Anna Berg : I will .")
    read = with_turns(written(rows(*first), *turns))
    assert read[1].entities == [Entity("ORG", range(2))]
    assert [own.turn for own in read] == [None, *(Turn("named", number) for number in (1, 2, 3))]


def test_who_asks_by_trade_has_no_name():
    _, turn, *_ = with_turns(written(rows(*NAMED), rows("REPORTER : Will you go ?"), rows("BERG : I stay .")))
    assert (turn.turn, turn.entities) == (Turn("named", 1), [])


def test_speakers_of_a_parliament():
    first, second = ("Mr RADD (Lorn) — I stay .",), ("Ms CREEL (Moor) — I will .",)
    assert labels(("Tuesday",), first, second)[0] == "SOURCE SOURCE - CUE CONTENT CONTENT CONTENT"
    assert labels(("Tuesday",), first, ("LORN (Northwire) — I will .",))[0].split()[0] == "-"


def test_letters_for_who_asks_and_who_answers():
    read = with_turns(written("Talk .", rows("Q1 : Will you go ?"), rows("A1/B-ORG : I stay .")))
    assert [own.turn for own in read] == [None, Turn("question", 1), Turn("answer", 2)]
    assert read[2].entities == []
    alone = written("Talk .", rows("Q1 : Will you go ?"), rows("Q2 : I stay ."))
    assert with_turns(alone) is alone


# ---- turns of several paragraphs


def opens(*paragraphs: tuple) -> list[int | None]:
    """For each paragraph but the first the one in which its turn opens."""
    read = with_turns(written(*(rows(*own) for own in paragraphs)))
    return [own.turn.opens if own.turn else None for own in read[1:]]


VELL, BERG = ("VELL : Will you go ?",), ("BERG : I stay .",)


@pytest.mark.parametrize(
    ("paragraph", "goes_on"),
    [
        (("Eels will climb .",), True),
        (("Eels will climb ”",), True),
        (("Will you stay ?",), False),  # somebody asks
        (("( He will laugh . )",), False),
        (("The weir",), False),
        (("Eels will climb",), False),  # a heading
        (("READ MORE : Eels will climb .",), False),
        (("Anna Berg will smile .", (0, 2)), False),  # somebody writes about her
        (("This interview will be short .",), False),
    ],
)
def test_a_turn_goes_on_until_somebody_else_speaks(paragraph, goes_on):
    assert opens(NAMED, VELL, BERG, paragraph, VELL) == [1, 2, 2 if goes_on else None, 4]


def test_the_last_turn_goes_on_in_the_first_person():
    assert opens(NAMED, VELL, BERG, ("I will go .",), ("Eels will climb .",)) == [1, 2, 2, None]
    assert opens(NAMED, VELL, BERG, ("Eels will climb .",), ("I will go .",)) == [1, 2, None, None]


def test_all_words_of_a_paragraph_that_goes_on_are_content():
    read = with_turns(written(*(rows(*own) for own in (NAMED, VELL, BERG, ("I will go .",)))))
    assert [word.label for word in read[3].words] == ["B-CONTENT", "I-CONTENT", "I-CONTENT", "E-CONTENT"]
    assert [replace(own, number=number).goes_on for number, own in enumerate(read)] == [False, False, False, True]


# ---- whole articles


INTERVIEW = """“I never learned to swim”: an interview with Jana Noll

Jana Noll has fished the Lorn for forty years. The Lowford Herald spoke to her about eels.

Lowford Herald: What drew you to eels?

Jana Noll: My father sold them from a bucket. I carried the bucket.

He said that nobody who eats eel asks where it comes from. I think that is still true.

LH: The council wants a weir. Do you mind?

JN: I told them that eels climb better than councillors.

This interview was shortened."""
LETTERS = """LORN – The new mayor, Ada Berg, tells the Lorn Courier why the bridge will stay shut.

Q: Why is the bridge still shut?

A: The engineers found rust in the cables.

It will take until May. I have ordered the cables.

Q: And who pays?

A: The district does."""
PARLIAMENT = """House of Delegates, Tuesday

Mr MARL (Lowford—Minister for Works) (14:03)—I welcome the report on the weir.

The weir will be built by May.

Ms OSTER (Lorn) (14:05)—The minister has said that before. Where is the money?"""
LINES = """A conversation with the lighthouse keeper Ilse Marn

Ilse Marn keeps the last light on the coast. We met her on a Tuesday.

What do you do all day?

I clean the lamp. I think people imagine that it is lonely.

Do you miss the town?

No. I believe that the town misses me.

What happens when the light is automated?

I told the ministry that I will stay."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            INTERVIEW,
            [
                ("Lowford Herald", "What drew you to eels?"),
                (
                    "Jana Noll",
                    "My father sold them from a bucket. I carried the bucket.\nHe said that nobody who eats eel asks "
                    "where it comes from. I think that is still true",
                ),
                ("Lowford Herald", "The council wants a weir. Do you mind?"),
                ("Jana Noll", "I told them that eels climb better than councillors"),
            ],
        ),
        (
            LETTERS,
            [
                (None, "Why is the bridge still shut?"),  # the paper, as it seems: too unsure
                (
                    "Ada Berg",
                    "The engineers found rust in the cables.\nIt will take until May. I have ordered the cables",
                ),
                (None, "And who pays?"),
                ("Ada Berg", "The district does"),
            ],
        ),
        (
            PARLIAMENT,
            [
                ("MARL", "I welcome the report on the weir.\nThe weir will be built by May"),
                ("OSTER", "The minister has said that before. Where is the money?"),
            ],
        ),
        (
            LINES,
            [
                ("Ilse Marn", "people imagine that it is lonely"),
                ("Ilse Marn", "that the town misses me"),
                ("Ilse Marn", "that I will stay"),
            ],
        ),
    ],
)
def test_interviews_and_debates_read_by_the_models(annotator, text, expected):
    (reading,) = extract([Article(id="a", text=text)], annotator)
    names = {chain.number: chain.name for chain in reading.chains}
    found = [(names.get(q.chain), q.attribution.words(text)) for q in reading.quotations]
    assert [row for row in found if row in expected] == expected


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
