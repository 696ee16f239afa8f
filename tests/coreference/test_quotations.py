"""Whose words a quotation is: the floor of confidence, reasons where nobody is named, quotations without a source."""

import pytest
from speaking import SAID, paragraphs_of, reading, says, told

from quotes.coreference.confidence import Confidences
from quotes.coreference.quotations import FLOOR
from quotes.model import Article, Chain, Role
from quotes.pipeline import reading_of

VELL = "Vell/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
RAIN = "Rain/NN/nsubj>2 fell/VBD/root>0 ./."
QUOTE = "“/`` We/PRP/nsubj>3 got/VBD/=get/root>0 wet/JJ again/RB ./. ”/''"
ABOUT_VELL = "“/`` Vell/NNP/B-PERSON/nsubj>3 got/VBD/=get/root>0 wet/JJ again/RB ./. ”/''"
MIREL = "Mirel/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
HEADING = " ".join(
    f"{word}/{label}-CONTENT"
    for word, label in zip(
        ("‘/``", "We/PRP", "saw/VBD", "rain/NN", "in/IN", "Lorn/NNP", "’/''"), "BIIIIIE", strict=True
    )
)
VELL_SAID = says("Vell/NNP/B-PERSON/nsubj>2")
THOUGHT = says("A/DT/det>2 guard/NN/nsubj>3", then=SAID.replace("said/VBD/=say", "thought/VBD/=think"))
NOBODY = (None, "no source, and nobody who speaks before", None)


# ---- the floor


@pytest.mark.parametrize(
    ("sure", "expected"),
    [
        (FLOOR, ("Vell", "pronoun he -> Vell, subject 1 sentence before", FLOOR)),
        (FLOOR - 0.01, (None, "too unsure (0.59): pronoun he -> Vell, subject 1 sentence before", None)),
    ],
)
def test_below_the_floor_no_name_is_given(sure, expected):
    paragraphs = paragraphs_of(f"{VELL} || {says('He/PRP/nsubj>2')}")
    learned = Confidences(said=lambda features: 0.3, speaker=lambda features: sure)
    found = reading_of(Article(id="a", text=paragraphs[0].text), paragraphs, confidences=learned)
    names = {chain.number: chain.name for chain in found.chains}
    assert [(names.get(q.chain), q.reason, q.speaker_confidence) for q in found.quotations] == [expected]
    assert [q.confidence for q in found.quotations] == [0.3]


def test_who_has_no_name_is_kept():
    unsure = says("A/DT/det>2 guard/NN/nsubj>3", 0.25)
    found = reading(unsure)
    assert [(q.chain, q.reason, q.confidence) for q in found.quotations] == [(0, "not named: A guard", 0.25)]
    assert found.chains == (Chain(0, None, "person"),)


# ---- why nobody is named


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (says("A/DT/det>2 guard/NN/nsubj>3"), (None, "not named: A guard", None)),
        (says("The/DT/det>2 guard/NN/nsubj>3"), (None, "not named: The guard", None)),
        (says("They/PRP/nsubj>2"), (None, "pronoun they: nobody before it fits", None)),
        (says("Having/VBG/nsubj>2"), (None, "not a person or body: Having", None)),
        (QUOTE, NOBODY),
    ],
)
def test_where_nobody_is_named_the_reason_tells_why(sentence, expected):
    assert told(sentence) == [expected]


def test_a_source_over_two_lines_is_told_on_one():
    found = told(says("No/DT/det>2 guard/NN/nsubj>3").replace(" guard", "  guard"))
    assert found == [(None, "not named: No guard", None)]


# ---- words in quotation marks that no cue introduces


HERE = ("Vell", "no source: goes on from who speaks in this paragraph", 0.9)
BEFORE = ("Vell", "no source: goes on from who speaks in the paragraph before", 0.9)
OVER_ONE = ("Vell", "no source: goes on from who spoke last, a paragraph between", 0.8)
ONLY_PERSON = ("Vell", "no source: the only person of the paragraph before", 0.6)
SUBJECT = "no source: subject of the sentence before"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([f"{VELL_SAID} || {RAIN} || {RAIN} || {QUOTE}"], HERE),
        ([VELL_SAID, QUOTE], BEFORE),
        ([VELL_SAID, RAIN, QUOTE], OVER_ONE),
        ([VELL_SAID, RAIN, RAIN, QUOTE], NOBODY),
        ([VELL_SAID, MIREL, QUOTE], ("Mirel", ONLY_PERSON[1], 0.6)),
        ([VELL_SAID, "A/DT/det>2 guard/NN/nsubj>3 slept/VBD/root>0 ./.", QUOTE], OVER_ONE),
        ([VELL_SAID, "The/DT/det>2 guard/NN/nsubj>3 slept/VBD/root>0 ./.", QUOTE], NOBODY),
        ([VELL_SAID, THOUGHT, QUOTE], OVER_ONE),
        ([VELL_SAID, HEADING], NOBODY),
        ([VELL_SAID, HEADING.replace("‘", "“").replace("’", "”")], BEFORE),
        ([VELL_SAID, HEADING.replace("Lorn/NNP/I-CONTENT", "Lorn/NNP/I-CONTENT ./I-CONTENT")], BEFORE),
        ([QUOTE], NOBODY),
        ([f"{VELL_SAID} || Mirel/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./. || {QUOTE}"], HERE),
        ([VELL_SAID, f"Mirel/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./. || {QUOTE}"], ("Mirel", SUBJECT, 0.7)),
        ([VELL_SAID, f"Rain/NN/nsubj>2 soaked/VBD/root>0 Mirel/NNP/B-PERSON/obj>2 ./. || {QUOTE}"], BEFORE),
        ([VELL, QUOTE], ONLY_PERSON),
        ([f"{VELL} || {MIREL}", QUOTE], NOBODY),
        ([VELL, f"{RAIN} || {QUOTE}"], NOBODY),
        ([VELL, ABOUT_VELL], NOBODY),
        ([VELL_SAID, ABOUT_VELL], NOBODY),
        ([says("Vell/NNP/B-ORG/nsubj>2"), ABOUT_VELL.replace("PERSON", "ORG")], BEFORE),
        ([says("Mirel/NNP/B-PERSON/nsubj>2"), VELL_SAID, QUOTE], BEFORE),
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
        (VELL, ("Vell", SUBJECT, 0.7)),
        (f"{VELL} || Ana/NNP/B-PERSON/nsubj>2 woke/VBD/root>0 ./.", ("Ana", SUBJECT, 0.7)),
        (f"{VELL} || Paragon/NNP/B-ORG/nsubj>2 closed/VBD/root>0 ./.", ("Vell", SUBJECT, 0.7)),
        (f"{VELL} || He/PRP/nsubj>2 snored/VBD/root>0 ./.", (None, f"too unsure (0.59): {SUBJECT}", None)),
        ("The/DT/det>2 mayor/NN/nsubj>3 slept/VBD/root>0 ./.", (None, f"{SUBJECT}; who that is, is not told", None)),
        ("Rain/NN/nsubj>2 soaked/VBD/root>0 Vell/NNP/B-PERSON/obj>2 ./.", NOBODY),
        ("Paragon/NNP/B-ORG/nsubj>2 closed/VBD/root>0 ./.", NOBODY),
        ("“/`` Then/RB Vell/NNP/B-PERSON/nsubj>4 slept/VBD/root>0 on/RB ”/'' ,/,", NOBODY),
    ],
)
def test_words_without_a_source_are_those_of_the_subject_before_them(sentence, expected):
    assert told(f"{sentence} || {QUOTE}") == [expected]


def test_a_subject_after_the_words_did_not_speak_them():
    assert told(f"{QUOTE} || {VELL}") == [NOBODY]
    assert told(QUOTE, VELL) == [NOBODY]


def test_paraphrase_without_a_source_is_nobodys_though_somebody_spoke_before():
    unsourced = "Reportedly/RB rain/NN/B-CONTENT fell/VBD/I-CONTENT all/DT/I-CONTENT night/NN/E-CONTENT was/VBD/AUX"
    cue = "said/VBN/=say/S-CUE/root>0 ./."
    assert told(f"{VELL_SAID} || {unsourced} {cue}")[1] == (None, "no source is given", None)


def test_a_quotation_with_a_cue_and_no_source_is_nobodys():
    assert told(VELL_SAID, f"{QUOTE} came/VBD/=come/S-CUE/root>0 the/DT echo/NN ./.")[1] == (
        None,
        "no source is given",
        None,
    )


# ---- what is published


def test_chains_are_published_that_have_a_name_or_are_quoted():
    guard = "A/DT/det>2 guard/NN/nsubj>3 slept/VBD/root>0 ./."
    found = reading(f"{guard} || {VELL} || {says('A/DT/det>2 mayor/NN/nsubj>3')}")
    assert [(chain.name, chain.kind) for chain in found.chains] == [("Vell", "person"), (None, "person")]
    assert [(m.span.of(found.article.text), m.form) for m in found.mentions] == [
        ("Vell", "name"),
        ("A mayor", "nominal"),
    ]
    assert {m.chain for m in found.mentions} == {chain.number for chain in found.chains}


# ---- whole articles: what the rules say together

MAREK = (
    "Norland/NNP/B-LOC/nmod:poss>3 ’s/POS/case>1 president/NN/nsubj>8 ,/,/punct>6 "
    "Ivo/NNP/B-PERSON/flat>6 Marek/NNP/I-PERSON/appos>3 ,/,/punct>6"
)
MINISTERS = (
    "Norland/NNP/B-LOC/nmod:poss>4 ’s/POS/case>1 prime/JJ/amod>4 minister/NN/nsubj>9 ,/,/punct>7 "
    "Ana/NNP/B-PERSON/flat>7 Mirel/NNP/I-PERSON/appos>4 ,/,/punct>7 met/VBD/root>0 the/DT/det>11 minister/NN/obj>9 "
    ",/,/punct>14 Peter/NNP/B-PERSON/flat>14 Vell/NNP/I-PERSON/appos>11 ./."
)
CALLED_PRESIDENT = ("Ivo Marek", "called president before", 0.85)


def test_a_name_in_apposition_is_the_speaker_and_the_noun_the_role():
    found = reading(says(MAREK))
    assert [(c.name, c.kind, c.roles) for c in found.chains] == [
        ("Ivo Marek", "person", (Role("Norland’s president", "president", "Norland"),)),
        ("Norland", "other", ()),
    ]
    assert told(says(MAREK)) == [("Ivo Marek", "apposition", 0.95)]
    assert [(m.span.of(found.article.text), m.form) for m in found.mentions] == [
        ("Norland", "name"),
        ("Norland’s president", "nominal"),
        ("Ivo Marek", "name"),
    ]
    assert list(found.mentions) == sorted(found.mentions, key=lambda mention: mention.span)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The/DT/det>2 president/NN/nsubj>3", CALLED_PRESIDENT),
        ("The/DT/det>3 Norland/NNP/B-LOC/compound>3 president/NN/nsubj>4", CALLED_PRESIDENT),
        (
            "The/DT/det>3 Sudmark/NNP/B-LOC/compound>3 president/NN/nsubj>4",
            (None, "not named: The Sudmark president", None),
        ),
        (
            "The/DT/det>3 vice/JJ/amod>3 president/NN/nsubj>4",
            (None, "not named: The vice president", None),
        ),
    ],
)
def test_the_president_of_another_country_is_someone_else(source, expected):
    assert told(says(MAREK), says(source))[1] == expected


def test_the_prime_minister_is_not_the_minister():
    prime = says("The/DT/det>3 prime/JJ/amod>3 minister/NN/nsubj>4")
    assert told(f"{MINISTERS} || {prime}") == [("Ana Mirel", "called minister before", 0.85)]
    plain = says("The/DT/det>2 minister/NN/nsubj>3")
    assert told(f"{MINISTERS} || {plain}") == [("Peter Vell", "called minister before", 0.85)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Lowford/NNP/B-LOC/nmod:poss>3 's/POS/case>1 minister/NN/nsubj>8 of/IN/case>5 works/NNS/nmod>3 "
            "Ana/NNP/B-PERSON/flat>7 Mirel/NNP/I-PERSON/dep>3",
            ("Ana Mirel", "apposition", 0.95),
        ),
        (
            "The/DT/det>2 lawyer/NN/nsubj>7 for/IN/case>6 singer/NN/compound>6 Ana/NNP/B-PERSON/flat>6 "
            "Mirel/NNP/I-PERSON/nmod>2",
            (None, "not named: The lawyer for singer Ana Mirel", None),
        ),
        (
            "Its/PRP$/nmod:poss>2 founders/NNS/=founder/nsubj>7 ,/, "
            "Ana/NNP/B-PERSON/appos>2 and/CC/cc>6 Bo/NNP/B-PERSON/conj>4",
            ("Ana · Bo", "name", 1.0),
        ),
        (
            "The/DT/det>2 lawyers/NNS/=lawyer/nsubj>7 of/IN/case>4 "
            "Ana/NNP/B-PERSON/nmod>2 and/CC/cc>6 Bo/NNP/B-PERSON/conj>4",
            (None, "not named: The lawyers of Ana and Bo", None),
        ),
        ("The/DT/det>3 Norlandic/JJ/B-NORP/amod>3 army/NN/nsubj>4", ("Norlandic army", "name", 1.0)),
        (
            "Its/PRP$/nmod:poss>3 Norlandic/JJ/B-NORP/amod>3 army/NN/nsubj>4",
            (None, "not named: Its Norlandic army", None),
        ),
        ("Lorn/NNP/B-LOC/compound>2 officials/NNS/=official/nsubj>3", ("Lorn officials", "name", 1.0)),
        ("Officials/NNS/=official/nsubj>2", (None, "not named: Officials", None)),
        ("Norlanders/NNPS/B-NORP/nsubj>2", ("Norlanders", "name", 1.0)),
        (
            "Weil/NNP/B-PERSON/nsubj>6 ,/, Sand/NNP/B-PERSON/conj>1 and/CC/cc>5 Moor/NNP/B-PERSON/conj>1",
            ("Weil · Sand · Moor", "name", 1.0),
        ),
        ("Works/NNP/B-ORG/nsubj>4 and/CC/I-ORG/cc>3 Roads/NNP/I-ORG/conj>1", ("Works and Roads", "name", 1.0)),
        ("The/DT/det>2 MoU/NNP/nsubj>3", ("MoU", "name", 1.0)),
    ],
)
def test_whom_a_source_names(source, expected):
    assert told(says(source)) == [expected]


def test_a_body_and_its_short_name_in_brackets_are_one():
    union = "Lake/NNP/B-ORG/compound>2 Union/NNP/I-ORG/nsubj>6 (/( FX/NNP/B-ORG/appos>2 )/)"
    assert told(f"{says(union)} || {says('FX/NNP/B-ORG/nsubj>2')}") == [
        ("Lake Union", "name", 1.0),
        ("Lake Union", "short for Lake Union, the only one so named in the article", 0.95),
    ]
    apart = union.replace("(/(", ",/,").replace(" )/)", " ,/,")
    assert told(f"{says(apart)} || {says('FX/NNP/B-ORG/nsubj>2')}")[1] == ("FX", "name", 1.0)


def test_the_same_article_gives_the_same_reading():
    assert reading(MINISTERS, says(MAREK)) == reading(MINISTERS, says(MAREK))
