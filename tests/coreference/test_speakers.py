"""Whose words a quotation is: the floor of confidence, reasons where nobody is named, quotations without a source."""

import pytest
from speaking import reading, says, told

from quotes.coreference.quotations import FLOOR
from quotes.model import Chain

VELL = "Vell/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
RAIN = "Rain/NN/nsubj>2 fell/VBD/root>0 ./."
QUOTE = "“/`` We/PRP/nsubj>3 got/VBD/=get/root>0 wet/JJ again/RB ./. ”/''"
VELL_SAID = says("Vell/NNP/B-PERSON/nsubj>2")
NOBODY = (None, "no source, and nobody who speaks before", 0.64)


# ---- the floor


@pytest.mark.parametrize(
    ("certainty", "expected"),
    [
        (0.29, ("Vell", "pronoun he -> Vell, subject 1 sentence before", 0.25)),
        (0.28, (None, "too unsure (0.24): pronoun he -> Vell, subject 1 sentence before", 0.24)),
    ],
)
def test_below_the_floor_no_name_is_given(certainty, expected):
    assert FLOOR == 0.25
    assert told(f"{VELL} || {says('He/PRP/nsubj>2', certainty)}") == [expected]


def test_who_has_no_name_is_kept_below_the_floor():
    unsure = says("A/DT/det>2 guard/NN/nsubj>3", 0.2)
    found = reading(unsure)
    assert [(q.chain, q.reason, q.confidence) for q in found.quotations] == [(0, "not named: A guard", 0.18)]
    assert found.chains == (Chain(0, None, "person"),)


# ---- why nobody is named


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (says("A/DT/det>2 guard/NN/nsubj>3"), (None, "not named: A guard", 0.9)),
        (says("The/DT/det>2 guard/NN/nsubj>3"), (None, "not named: The guard", 0.9)),
        (says("They/PRP/nsubj>2"), (None, "pronoun they: nobody before it fits", 0.5)),
        (says("Having/VBG/nsubj>2"), (None, "not a person or body: Having", 1.0)),
        (QUOTE, NOBODY),
    ],
)
def test_where_nobody_is_named_the_reason_tells_why(sentence, expected):
    assert told(sentence) == [expected]


def test_a_source_over_two_lines_is_told_on_one():
    found = told(says("No/DT/det>2 guard/NN/nsubj>3").replace(" guard", "  guard"))
    assert found == [(None, "not named: No guard", 0.9)]


# ---- words in quotation marks that no cue introduces


HERE = ("Vell", "no source: goes on from who speaks in this paragraph", 0.54)
BEFORE = ("Vell", "no source: goes on from who speaks in the paragraph before", 0.48)
SUBJECT = "no source: subject of the sentence before"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([f"{VELL_SAID} || {RAIN} || {RAIN} || {QUOTE}"], HERE),
        ([VELL_SAID, QUOTE], BEFORE),
        ([VELL_SAID, RAIN, QUOTE], NOBODY),
        ([QUOTE], NOBODY),
        ([f"{VELL_SAID} || Mirel/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./. || {QUOTE}"], HERE),
        ([VELL_SAID, f"Mirel/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./. || {QUOTE}"], ("Mirel", SUBJECT, 0.45)),
        ([VELL_SAID, f"Rain/NN/nsubj>2 soaked/VBD/root>0 Mirel/NNP/B-PERSON/obj>2 ./. || {QUOTE}"], BEFORE),
        ([VELL, QUOTE], NOBODY),
        ([says("Having/VBG/nsubj>2"), QUOTE], NOBODY),
    ],
)
def test_words_without_a_source_go_on_from_who_spoke_last(paragraphs, expected):
    assert told(*paragraphs)[-1] == expected


def test_the_speaker_of_the_paragraph_before_goes_on_through_two_quotations():
    assert told(VELL_SAID, QUOTE, QUOTE)[1:] == [BEFORE, BEFORE]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (VELL, ("Vell", SUBJECT, 0.45)),
        (f"{VELL} || Ana/NNP/B-PERSON/nsubj>2 woke/VBD/root>0 ./.", ("Ana", SUBJECT, 0.45)),
        (f"{VELL} || Paragon/NNP/B-ORG/nsubj>2 closed/VBD/root>0 ./.", ("Vell", SUBJECT, 0.45)),
        (f"{VELL} || He/PRP/nsubj>2 snored/VBD/root>0 ./.", ("Vell", SUBJECT, 0.38)),
        ("The/DT/det>2 mayor/NN/nsubj>3 slept/VBD/root>0 ./.", (None, SUBJECT, 0.4)),
        ("Rain/NN/nsubj>2 soaked/VBD/root>0 Vell/NNP/B-PERSON/obj>2 ./.", NOBODY),
        ("Paragon/NNP/B-ORG/nsubj>2 closed/VBD/root>0 ./.", NOBODY),
        ("“/`` Then/RB Vell/NNP/B-PERSON/nsubj>4 slept/VBD/root>0 on/RB ”/'' ,/,", NOBODY),
    ],
)
def test_words_without_a_source_are_those_of_the_subject_before_them(sentence, expected):
    assert told(f"{sentence} || {QUOTE}") == [expected]


def test_a_subject_after_the_words_or_in_the_paragraph_before_did_not_speak_them():
    assert told(f"{QUOTE} || {VELL}") == [NOBODY]
    assert told(VELL, QUOTE, VELL) == [NOBODY]


def test_paraphrase_without_a_source_is_nobodys_though_somebody_spoke_before():
    unsourced = "Reportedly/RB rain/NN/B-CONTENT fell/VBD/I-CONTENT all/DT/I-CONTENT night/NN/E-CONTENT was/VBD/AUX"
    cue = "said/VBN/=say/S-CUE/root>0 ./."
    assert told(f"{VELL_SAID} || {unsourced} {cue}")[1] == (None, "no source is given", 0.8)


def test_a_quotation_with_a_cue_and_no_source_is_nobodys():
    assert told(VELL_SAID, f"{QUOTE} came/VBD/=come/S-CUE/root>0 the/DT echo/NN ./.")[1] == (
        None,
        "no source is given",
        0.8,
    )


# ---- what is published


def test_chains_are_published_that_have_a_name_or_are_quoted():
    guard = "A/DT/det>2 guard/NN/nsubj>3 slept/VBD/root>0 ./."
    found = reading(f"{guard} || {VELL} || {says('A/DT/det>2 mayor/NN/nsubj>3')}")
    assert [(chain.name, chain.kind) for chain in found.chains] == [("Vell", "person"), (None, "person")]
    assert [(m.span.of(found.article.text), m.form) for m in found.mentions] == [("Vell", "name"), ("A mayor", "nominal")]
    assert {m.chain for m in found.mentions} == {chain.number for chain in found.chains}
