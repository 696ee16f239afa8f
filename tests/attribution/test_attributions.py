"""Whole attributions: what is said, in which way, by whom, by which words, how surely – and no others."""

from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paragraphs import written
from properties import QUICK

from quotes.attribution.attributions import find_attributions
from quotes.document.paragraph import Place


class Told(NamedTuple):
    """An attribution in words."""

    kind: str
    contents: tuple[str, ...]
    source: str | None
    cue: str | None
    lemma: str | None
    manner: str
    confidence: float


def told(*rows: str) -> list[Told]:
    """All attributions of an article."""
    article = written(*rows)
    text, found = article[0].text, [placed.attribution for placed in find_attributions(article)]
    assert all(a.extent < b.extent for a, b in pairwise(found))
    return [
        Told(
            a.kind,
            tuple(span.of(text) for span in a.content),
            a.source and a.source.of(text),
            a.cue and a.cue.of(text),
            a.cue_lemma,
            a.manner,
            a.confidence,
        )
        for a in found
    ]


def said(kind, *contents, source="Vell", cue="said", lemma="say", manner="speech", confidence=1.0):
    return Told(kind, contents, source, cue, lemma, manner, confidence)


def alone(kind, *contents, confidence=0.64):
    """With neither a cue nor a source."""
    return Told(kind, contents, None, None, None, "speech", confidence)


VELL = "Vell/NNP/S-SOURCE"
SAID = "said/S-CUE/=say"
MIREL = "Mirel/NNP/S-SOURCE"
TOLD = "told/S-CUE/=tell"
THEY_LEFT = "they/B-CONTENT left/E-CONTENT"
WE_WON = "“ We/B-CONTENT won/VBD/E-CONTENT . ”"


# ---- constructions


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "The/B-SOURCE/det>2 mayor/NN/E-SOURCE/nsubj>3 said/S-CUE/=say/root>0 that/B-CONTENT/mark>5 "
            "rain/I-CONTENT/nsubj>6 fell/E-CONTENT/ccomp>3 .",
            [said("indirect", "that rain fell", source="The mayor")],
        ),
        (
            "Rain/B-CONTENT/nsubj>2 fell/E-CONTENT/root>0 , according/B-CUE/=accord/case>7 to/E-CUE/fixed>4 "
            "the/B-SOURCE/det>7 board/E-SOURCE/NN/obl>2 .",
            [said("indirect", "Rain fell", source="the board", cue="according to", lemma="according to")],
        ),
        (
            "“ Rain/B-CONTENT fell/E-CONTENT/root>0 , ” said/S-CUE/=say/parataxis>3 Vell/S-SOURCE/nsubj>6 . || "
            "“ It/B-CONTENT does/E-CONTENT . ”",
            [said("direct", "“Rain fell,”", "“It does.”")],
        ),
        (
            "She/S-SOURCE/nsubj>2 welcomed/S-CUE/=welcome/root>0 it/S-CONTENT/obj>2 but/cc>5 warned/S-CUE/=warn/conj>2 "
            "that/B-CONTENT/mark>8 it/I-CONTENT/nsubj>8 leaks/E-CONTENT/ccomp>5",
            [
                said("indirect", "it", source="She", cue="welcomed", lemma="welcome"),
                said("indirect", "that it leaks", source="She", cue="warned", lemma="warn"),
            ],
        ),
        (
            "It/B-CONTENT/nsubj>2 holds/E-CONTENT/ccomp>5 , was/B-CUE/aux>5 confirmed/E-CUE/=confirm/root>0 by/case>8 "
            "the/B-SOURCE/det>8 board/E-SOURCE/NN/obl:agent>5",
            [said("indirect", "It holds", source="the board", cue="was confirmed", lemma="confirm")],
        ),
        (
            "“ Who/B-CONTENT swims/E-CONTENT ? ” || Vell/S-SOURCE/nsubj>7 asked/S-CUE/=ask/root>0 .",
            [said("direct", "“Who swims?”", cue="asked", lemma="ask")],
        ),
        (
            "Dana/B-SOURCE Vell/I-SOURCE/NNP/nsubj>7 ,/I-SOURCE who/I-SOURCE swam/I-SOURCE ,/E-SOURCE "
            "said/S-CUE/=say/root>0 nobody/B-CONTENT/nsubj>9 drowned/E-CONTENT/ccomp>7",
            [said("indirect", "nobody drowned", source="Dana Vell")],
        ),
        (
            f"{VELL} {SAID} that/B-CONTENT “/I-CONTENT no/I-CONTENT boats/I-CONTENT ”/I-CONTENT came/E-CONTENT .",
            [said("mixed", "that “no boats” came")],
        ),
        (
            "They/B-CONTENT/nsubj>2 ate/E-CONTENT/root>0 , said/S-CUE/=say/parataxis>2 Vell/S-SOURCE/nsubj>4 ,/punct>8 "
            "and/cc>8 left/conj>2 .",
            [said("indirect", "They ate", "and left")],
        ),
        (
            "They/B-CONTENT/nsubj>2 ate/E-CONTENT/root>0 , said/S-CUE/=say/parataxis>2 Vell/S-SOURCE/nsubj>4 ,/punct>8 "
            "who/nsubj>8 left/acl:relcl>5 .",
            [said("indirect", "They ate")],
        ),
        (
            "“ We/B-CONTENT/nsubj>3 ate/E-CONTENT/root>0 , ” said/S-CUE/=say/parataxis>3 Vell/S-SOURCE/nsubj>6 "
            ",/punct>10 and/cc>10 left/conj>3 .",
            [said("direct", "“We ate,”")],
        ),
        (
            "Vell/S-SOURCE/nsubj>2 scolded/S-CUE/=scold/root>0 : “ It/B-CONTENT waits/E-CONTENT/ccomp>10 , ” "
            "he/S-SOURCE/nsubj>10 said/S-CUE/=say/parataxis>2 . || “ Nothing/B-CONTENT waits/E-CONTENT . ”",
            [
                said("direct", "“It waits,”", cue="scolded", lemma="scold"),
                said("direct", "“Nothing waits.”", source="he"),
            ],
        ),
        (f"{WE_WON} ― {VELL}", [said("direct", "“We won.”", cue=None, lemma=None, confidence=0.8)]),
        ("Tom/NNP and Rita/NNP run/VBP the mill .", []),
        ("The “ expert/NN ” left/VBD .", []),
    ],
)
def test_constructions(rows, expected):
    assert told(rows) == expected


def test_attributions_stand_in_the_order_of_what_is_said():
    rows = "Vell/S-SOURCE/nsubj>2 warned/S-CUE/=warn/root>0 as/mark>5 Mirel/S-SOURCE/nsubj>5 said/S-CUE/=say/advcl>2 "
    rows += "so/S-CONTENT/advmod>5 , that/B-CONTENT/mark>10 it/I-CONTENT/nsubj>10 leaks/E-CONTENT/ccomp>2"
    assert told(rows) == [
        said("indirect", "so", source="Mirel"),
        said("indirect", "that it leaks", cue="warned", lemma="warn"),
    ]
    assert told("so/S-CONTENT || a || told/S-CUE/root>0/=tell a b that/S-CONTENT/obj>3 , Vell/S-SOURCE did/dep>3") == [
        said("indirect", "that", cue="told", lemma="tell")
    ]


# ---- cue and manner


@pytest.mark.parametrize(
    ("cue", "lemma", "manner", "confidence"),
    [
        ("said", "say", "speech", 1.0),
        ("wrote", "write", "writing", 1.0),
        ("believes", "believe", "thought", 1.0),
        ("juggles", "juggle", "thought", 0.7),  # the lexicon does not know it
    ],
)
def test_the_cue_tells_the_manner_and_an_unusual_one_makes_paraphrase_less_sure(cue, lemma, manner, confidence):
    assert told(f"{VELL} {cue}/S-CUE/={lemma} {THEY_LEFT}") == [
        said("indirect", "they left", cue=cue, lemma=lemma, manner=manner, confidence=confidence)
    ]


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        ("“ We/B-CONTENT won/E-CONTENT . ”", "direct", "“We won.”"),
        ("that “ they/B-CONTENT ” won/E-CONTENT", "mixed", "“they” won"),
    ],
)
def test_what_is_quoted_is_speech_and_as_sure_under_an_unusual_cue(content, kind, words):
    assert told(f"{VELL} juggled/S-CUE/=juggle : {content}") == [said(kind, words, cue="juggled", lemma="juggle")]


@pytest.mark.parametrize(
    ("cue", "words", "lemma"),
    [
        ("said/B-CUE/=say/root>0 ,/E-CUE/punct>2", "said", "say"),
        (",/B-CUE/punct>3 said/E-CUE/=say/root>0", "said", "say"),
        ("said/B-CUE/=say/root>0 ,/I-CUE/punct>2 adding/E-CUE/=add/advcl>2", "said, adding", "say"),
        (":/S-CUE", ":", ":"),  # nothing else is there
    ],
)
def test_a_cue_ends_in_words(cue, words, lemma):
    assert told(f"{VELL} {cue} {THEY_LEFT}") == [said("indirect", "they left", cue=words, lemma=lemma)]


# ---- confidence


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # the product of the means of content, cue and source
        (
            "Dana/B-SOURCE:0.9 Vell/E-SOURCE:0.7 said/S-CUE:0.5/=say they/B-CONTENT:0.8 left/E-CONTENT:0.4",
            said("indirect", "they left", source="Dana Vell", confidence=0.24),
        ),
        # every content counts the same, however long
        (
            f"He/S-CONTENT:0.5 , {VELL} {SAID} , had/B-CONTENT just/I-CONTENT left/E-CONTENT",
            said("indirect", "He", "had just left", confidence=0.75),
        ),
        # a source that is missing, a cue that is missing, both
        (
            "It/expl>2 said/S-CUE:0.5/=say that/B-CONTENT all/I-CONTENT had/I-CONTENT left/E-CONTENT",
            said("indirect", "that all had left", source=None, confidence=0.4),
        ),
        (f"{WE_WON} ― Vell/S-SOURCE:0.5", said("direct", "“We won.”", cue=None, lemma=None, confidence=0.4)),
        ("“ We/S-CONTENT have/VBP no money . ”", alone("direct", "“We have no money.”", confidence=0.64)),
    ],
)
def test_confidence(rows, expected):
    assert told(rows) == [expected]


@pytest.mark.parametrize(
    ("content", "certainty", "expected"),
    [
        ("it/S-CONTENT:{}", 0.44, [said("indirect", "it", confidence=0.22)]),
        ("it/S-CONTENT:{}", 0.42, []),  # 0.21
        ("“/B-CONTENT:{0} it/I-CONTENT:{0} ”/E-CONTENT:{0}", 0.28, [said("direct", "“it”", confidence=0.14)]),
        ("“/B-CONTENT:{0} it/I-CONTENT:{0} ”/I-CONTENT:{0} fell/E-CONTENT:{0}", 0.28, [
            said("mixed", "“it” fell", confidence=0.14)
        ]),
    ],
)  # fmt: skip
def test_only_the_faintest_paraphrase_is_left_out(content, certainty, expected):
    assert told(f"{VELL} said/S-CUE:0.5/=say {content.format(certainty)}") == expected


# ---- what is attributed


FOUR = "that/B-CONTENT all/I-CONTENT had/VBD/I-CONTENT left/E-CONTENT"
THREE = "all/B-CONTENT had/VBD/I-CONTENT left/E-CONTENT"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # with a source, whatever it is
        (f"{VELL} {SAID} so/S-CONTENT", [said("indirect", "so")]),
        (f"{VELL} hopes/S-CUE/=hope so/S-CONTENT", [
            said("indirect", "so", cue="hopes", lemma="hope", manner="thought")
        ]),
        (f"Oh/S-CONTENT - {VELL}", [said("indirect", "Oh", cue=None, lemma=None, confidence=0.8)]),
        # paraphrase without a source: only what is more than a phrase, said or written
        (f"It was said/S-CUE/=say {FOUR}", [said("indirect", "that all had left", source=None, confidence=0.8)]),
        (f"It was written/S-CUE/=write {FOUR}", [
            Told("indirect", ("that all had left",), None, "written", "write", "writing", 0.8)
        ]),
        (f"It was said/S-CUE/=say {THREE}", []),
        (f"It was hoped/S-CUE/=hope {FOUR}", []),
        (f"It was juggled/S-CUE/=juggle {FOUR}", []),
        (f"It was so {FOUR}", []),
        ("all/B-CONTENT had/E-CONTENT , it was said/S-CUE/=say , just/B-CONTENT left/E-CONTENT", [
            said("indirect", "all had", "just left", source=None, confidence=0.8)
        ]),
        # half a quotation without a source: with a cue, or as a sentence
        ("It was said/S-CUE/=say that/B-CONTENT “ it/E-CONTENT ”", [
            said("mixed", "that “it”", source=None, confidence=0.8)
        ]),
        ("It was so that/B-CONTENT “ it/E-CONTENT ”", []),
        ("That/B-CONTENT had/VBD/I-CONTENT “ all/I-CONTENT ” gone/E-CONTENT", [alone("mixed", "That had “all” gone")]),
        ("That/B-CONTENT having/VBG/I-CONTENT “ all/I-CONTENT ” gone/E-CONTENT", []),
        # a quotation without a source: as a sentence of more than a phrase
        ("“ We/S-CONTENT have/VBP no money ” .", [alone("direct", "“We have no money”")]),
        ("“ We/S-CONTENT have/VBP money ” .", []),
        ("“ We/S-CONTENT without any money ” .", []),
        ("“ We/S-CONTENT without any money . ”", [alone("direct", "“We without any money.”")]),
        ("“ We/S-CONTENT have/VBP no money ” was said/S-CUE/=say", [
            said("direct", "“We have no money”", source=None, confidence=0.8)
        ]),
        ("“ We/S-CONTENT have/VBP money ” was said/S-CUE/=say", []),
        # not if it is a heading
        ("“ We/S-CONTENT Never Asked Them . ”", []),
        ("“ We/S-CONTENT Never asked Them . ”", [alone("direct", "“We Never asked Them.”")]),
        # a content without a letter is none
        (f"{VELL} {SAID} …/S-CONTENT", []),
        (f"{VELL} {SAID} “/B-CONTENT …/I-CONTENT ”/E-CONTENT", []),
        (f"…/S-CONTENT {VELL} {SAID} {THEY_LEFT}", [said("indirect", "they left")]),
    ],
)  # fmt: skip
def test_what_somebody_is_told_to_have_said(rows, expected):
    assert told(rows) == expected


def test_a_quotation_of_several_contents_is_as_long_as_all_of_them():
    rows = "“ We/B-CONTENT had/VBD/E-CONTENT ” , said/S-CUE/=say “ no/B-CONTENT money/E-CONTENT . ”"
    assert told(rows) == [said("direct", "“We had”", "“no money.”", source=None, confidence=0.8)]
    assert told(rows.replace(" money/E-CONTENT", "").replace("no/B-", "no/S-")) == []


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ("we/B-CONTENT had/VBD/E-CONTENT", "no/B-CONTENT money/E-CONTENT", True),
        ("no/B-CONTENT money/E-CONTENT", "we/B-CONTENT had/VBD/E-CONTENT", True),
        ("no/B-CONTENT money/E-CONTENT", "no/B-CONTENT boats/E-CONTENT .", True),
        ("no/B-CONTENT money/E-CONTENT .", "no/B-CONTENT boats/E-CONTENT", False),
        ("no/B-CONTENT money/E-CONTENT", "no/B-CONTENT boats/E-CONTENT", False),
    ],
)
def test_one_verb_makes_a_sentence_of_several_contents_and_so_does_the_last_full_stop(first, second, sentence):
    assert bool(told(f"“ {first} ” , said/S-CUE/=say “ {second} ”")) == sentence


# ---- what is quoted after the sentence of a paraphrase


WE_WAIT = "“ We/B-CONTENT wait/VBP/I-CONTENT for/I-CONTENT rain/E-CONTENT . ”"
NOW_WE_WAIT = "Now/B-CONTENT we/I-CONTENT wait/VBP/I-CONTENT “ for/I-CONTENT rain/E-CONTENT . ”"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            f"{VELL} {SAID} {THEY_LEFT} . || {WE_WAIT}",
            [said("indirect", "they left"), said("direct", "“We wait for rain.”")],
        ),
        (f"{VELL} {SAID} rain/S-CONTENT || {WE_WON}", [said("indirect", "rain"), said("direct", "“We won.”")]),
        # what is not all quoted is the writer's
        (
            f"{VELL} {SAID} {THEY_LEFT} || {NOW_WE_WAIT}",
            [said("indirect", "they left"), alone("mixed", "Now we wait “for rain.”")],
        ),
        (f"{VELL} {SAID} {THEY_LEFT} || So/B-CONTENT did/E-CONTENT we .", [said("indirect", "they left")]),
        # after a sentence that quotes too, it goes on
        (
            f"{VELL} {SAID} that/B-CONTENT “ they/I-CONTENT left/E-CONTENT ” . || {WE_WON}",
            [said("mixed", "that “they left”", "“We won.”")],
        ),
        (f"{WE_WON} {VELL} {SAID} . || {WE_WAIT}", [said("direct", "“We won.”", "“We wait for rain.”")]),
        # in the same sentence too
        (f"They/S-CONTENT {SAID} {VELL} , “ we/B-CONTENT won/E-CONTENT ”", [said("mixed", "They", "“we won”")]),
        # what begins in the sentence of the cue belongs to it
        (
            f"{VELL} {SAID} it/B-CONTENT rained/I-CONTENT ./I-CONTENT || It/I-CONTENT hailed/E-CONTENT . {WE_WON}",
            [said("indirect", "it rained. It hailed"), said("direct", "“We won.”")],
        ),
        # and that is the sentence that the cue begins in
        (
            f"It/B-CONTENT rained/E-CONTENT , {VELL} said/B-CUE/=say/root>0 || so/E-CUE/dep>4 : {WE_WON}",
            [said("indirect", "It rained", cue="said so"), said("direct", "“We won.”", cue="said so")],
        ),
        # with nothing said in the sentence of the cue, it is all that is said
        (f"{VELL} {SAID} so . || {WE_WON}", [said("direct", "“We won.”")]),
        (f"{VELL} {SAID} so . || {NOW_WE_WAIT}", [said("mixed", "Now we wait “for rain.”")]),
    ],
)
def test_what_is_quoted_after_the_sentence_of_a_paraphrase_is_a_quotation_apart(rows, expected):
    assert told(rows) == expected


# ---- quotations that reach over paragraphs


OPEN = "“/B-CONTENT We/I-CONTENT begin/VBP/I-CONTENT with/I-CONTENT mud/I-CONTENT ./E-CONTENT"
GOES_ON = "“ We/B-CONTENT end/VBP/I-CONTENT with/I-CONTENT tar/E-CONTENT , ”"
BEGIN = "“We begin with mud."
END = "“We end with tar,”"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([OPEN, f"{GOES_ON} {VELL} {SAID}"], [said("direct", BEGIN, END)]),
        ([f"{VELL} {SAID} : {OPEN}", GOES_ON], [said("direct", BEGIN, END)]),
        ([OPEN, OPEN, f"{GOES_ON} {VELL} {SAID}"], [said("direct", BEGIN, BEGIN, END)]),
        ([f"{VELL} {SAID} : {OPEN}", OPEN, GOES_ON], [said("direct", BEGIN, BEGIN, END)]),
        ([OPEN, GOES_ON], [alone("direct", BEGIN, END)]),
        # more in the paragraph that it goes on in is left as it is
        (
            [OPEN, f"{GOES_ON} {VELL} {SAID} . || {MIREL} {TOLD} him he/B-CONTENT lied/E-CONTENT"],
            [said("direct", BEGIN, END), said("indirect", "he lied", source="Mirel", cue="told", lemma="tell")],
        ),
        # after half a quotation it goes on as half a quotation
        (
            [f"{VELL} {SAID} that/B-CONTENT “ they/I-CONTENT left/E-CONTENT", GOES_ON],
            [said("mixed", "that “they left", END)],
        ),
        # what is said before it is no part of it, but for what the same cue introduces
        (
            [f"{VELL} {SAID} {THEY_LEFT} . || {OPEN}", GOES_ON],
            [said("indirect", "they left"), said("direct", BEGIN, END)],
        ),
        ([f"{WE_WON} {VELL} {SAID} . || {OPEN}", GOES_ON], [said("direct", "“We won.”", BEGIN, END)]),
        ([OPEN, f"{GOES_ON} {VELL} {SAID} . || {WE_WON}"], [said("direct", BEGIN, END, "“We won.”")]),
        # what is left open is the mark alone
        ([f"{VELL} {SAID} so/B-CONTENT “/E-CONTENT we won", GOES_ON], [said("mixed", "so “", END)]),
        # somebody else speaks: both have cues
        (
            [f"{VELL} {SAID} : {OPEN}", f"{GOES_ON} {MIREL} {TOLD} them"],
            [said("direct", BEGIN), said("direct", END, source="Mirel", cue="told", lemma="tell")],
        ),
        # it was closed
        (
            [f"{OPEN} ”", f"{GOES_ON} {VELL} {SAID}"],
            [alone("direct", "“We begin with mud.”"), said("direct", END)],
        ),
        # it was closed, whatever else is open
        (
            [f"{WE_WON} {VELL} {SAID} , “ now", GOES_ON],
            [said("direct", "“We won.”"), alone("direct", END)],
        ),
        # the next paragraph does not begin with it
        ([OPEN, f"So {GOES_ON} {VELL} {SAID}"], [alone("direct", BEGIN), said("direct", END)]),
        # or not with a quotation
        (
            [OPEN, f"So/B-CONTENT it/I-CONTENT is/E-CONTENT , {VELL} {SAID}"],
            [alone("direct", BEGIN), said("indirect", "So it is")],
        ),
        # or goes on only after a paragraph of something else
        ([OPEN, "So it was .", f"{GOES_ON} {VELL} {SAID}"], [said("direct", BEGIN, END)]),
    ],
)
def test_a_quotation_that_is_left_open_goes_on_at_the_start_of_the_next_paragraph(rows, expected):
    assert told(*rows) == expected


def test_a_quotation_over_paragraphs_is_as_sure_as_its_words_where_its_cue_stands():
    first = "“/B-CONTENT:0.5 We/I-CONTENT:0.5 won/VBD/I-CONTENT:0.5 at/I-CONTENT:0.5 sea/E-CONTENT:0.5"
    assert told(first, f"{GOES_ON} {VELL} {SAID}") == [said("direct", "“We won at sea", END)]


# ---- a paragraph that introduces the next


WENT_ON = f"{VELL} went/B-CUE/=go on/E-CUE"
QUOTED = "“ We/B-CONTENT won/VBD/I-CONTENT at/I-CONTENT sea/E-CONTENT . ”"
WON = "“We won at sea.”"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([f"{WENT_ON} :", QUOTED], [said("direct", WON, cue="went on", lemma="go")]),
        (["So", f"{WENT_ON} :", QUOTED], [said("direct", WON, cue="went on", lemma="go")]),
        ([f"{WENT_ON} .", QUOTED], [alone("direct", WON)]),  # no colon
        ([f"{VELL} went on :", QUOTED], [alone("direct", WON)]),  # no cue
        ([f"{WENT_ON} :", "So", QUOTED], [alone("direct", WON)]),  # not the next one
        ([QUOTED, f"{WENT_ON} :"], [alone("direct", WON)]),  # but the one before
        ([f"{WENT_ON} :", f"So {QUOTED}"], [alone("direct", WON)]),  # it does not begin with it
        ([f"{WENT_ON} :", f"{QUOTED} {MIREL} {SAID}"], [said("direct", WON, source="Mirel")]),  # it has a cue
        (
            [f"{WENT_ON} :", f"{QUOTED} || So it was . || {MIREL} {TOLD} him he/B-CONTENT lied/E-CONTENT"],
            [
                said("direct", WON, cue="went on", lemma="go"),
                said("indirect", "he lied", source="Mirel", cue="told", lemma="tell"),
            ],
        ),
        (["said/S-CUE/=say so :", QUOTED], [said("direct", WON, source=None, confidence=0.8)]),  # no source
        (
            [f"{MIREL} {TOLD} them , and {WENT_ON} :", QUOTED],
            [said("direct", WON, cue="went on", lemma="go")],  # the last of its cues
        ),
        (
            ["Dana/S-SOURCE/nsubj>2 told/S-CUE/root>0/=tell Vell/S-SOURCE/obj>2 :", QUOTED],
            [said("direct", WON, source="Dana", cue="told", lemma="tell")],
        ),
        (["It/expl>2/S-SOURCE said/S-CUE/=say/root>0 :", QUOTED], [said("direct", WON, source=None, confidence=0.8)]),
        # a paraphrase introduces it too, if it has a source
        (
            [f"{VELL} {SAID} {THEY_LEFT} :", QUOTED],
            [said("indirect", "they left"), said("direct", WON)],
        ),
        ([f"It was said/S-CUE/=say {THEY_LEFT} :", QUOTED], [alone("direct", WON)]),
        (["That/S-CONTENT said/S-CUE/=say :", QUOTED], [said("direct", WON, source=None, confidence=0.8)]),
        (
            ["said/S-CUE/=say so/S-CONTENT , added/S-CUE/=add :", QUOTED],
            [said("direct", WON, source=None, cue="added", lemma="add", confidence=0.8)],
        ),
        # a quotation that goes on over paragraphs has it from the first
        ([f"{WENT_ON} :", OPEN, GOES_ON], [said("direct", BEGIN, END, cue="went on", lemma="go")]),
        ([OPEN, f"{GOES_ON} {VELL} {SAID} :", QUOTED], [said("direct", BEGIN, END), said("direct", WON)]),
        (
            [f"{VELL} {SAID} : {OPEN.replace('./E', ':/E')}", GOES_ON],
            [said("direct", "“We begin with mud:", END)],
        ),
    ],
)
def test_a_paragraph_that_ends_in_a_colon_introduces_the_next(rows, expected):
    assert told(*rows) == expected


# ---- where the words stand


def places(*rows):
    """Content's start, last paragraph, source and its head word."""
    return [(found.start, found.last, found.source, found.head) for found in find_attributions(written(*rows))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["a", f"The/B-SOURCE/det>2 mayor/NN/E-SOURCE/root>0 {SAID} {THEY_LEFT}"],
            (Place(1, 3), 1, range(0, 2), Place(1, 1)),
        ),
        ([f"…/S-CONTENT {VELL} {SAID} {THEY_LEFT}"], (Place(0, 3), 0, range(1, 2), Place(0, 1))),
        ([f"Vell/B-SOURCE ,/E-SOURCE {SAID} {THEY_LEFT}"], (Place(0, 3), 0, range(0, 1), Place(0, 0))),
        (["a", "“ We/S-CONTENT have/VBP no money . ”"], (Place(1, 0), 1, None, None)),
        (["a", OPEN, f"{GOES_ON} {VELL} {SAID}"], (Place(1, 0), 2, range(7, 8), Place(2, 7))),
        (["a", f"{VELL} {SAID} : {OPEN}", GOES_ON], (Place(1, 3), 2, range(0, 1), Place(1, 0))),
        (["a", f"{WENT_ON} :", QUOTED], (Place(2, 0), 2, range(0, 1), Place(1, 0))),
        (["a", f"{WENT_ON} :", OPEN, GOES_ON], (Place(2, 0), 3, range(0, 1), Place(1, 0))),
    ],
)
def test_where_the_words_of_an_attribution_stand(rows, expected):
    assert places(*rows) == [expected]


# ---- of any paragraphs


FORMS = ("We", "they/PRP", "have/VBP", "Vell/NNP", "said/=say", "no", "money/NN", ",", ".", ":", "“", "”")
RELATIONS = ("nsubj", "conj", "ccomp", "obl", "appos", "acl:relcl")
WORDS = st.tuples(st.sampled_from(FORMS), st.sampled_from(RELATIONS), st.integers(1, 4))
ROLES = st.sampled_from(("", "", "SOURCE", "CUE", "CONTENT"))
RUNS = st.tuples(ROLES, st.lists(WORDS, min_size=1, max_size=5), st.booleans())


def row(runs):
    """A paragraph of runs that bear a label or none and may end a sentence; words hang on some shortly before them."""
    words = ["Oh/root>0"]
    for role, run, ends in runs:
        for place, (form, relation, back) in enumerate(run):
            position = "S" if len(run) == 1 else {0: "B", len(run) - 1: "E"}.get(place, "I")
            label = f"/{position}-{role}" if role else ""
            words.append(f"{form}{label}/{relation}>{max(1, len(words) + 1 - back)}")
        words[-1] += " ||" if ends else ""
    return " ".join(words)


@QUICK
@given(st.lists(st.lists(RUNS, max_size=8).map(row), min_size=1, max_size=3))
def test_attributions_share_no_words_and_each_says_some(rows):
    article = written(*rows)
    text, found = article[0].text, [placed.attribution for placed in find_attributions(article)]
    spans = sorted(span for attribution in found for span in attribution.content)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(any(c.isalnum() for c in span.of(text)) for span in spans)
    assert [a.extent for a in found] == sorted(a.extent for a in found)
    assert all(0 < a.confidence <= 1 and list(a.content) == sorted(a.content) for a in found)
