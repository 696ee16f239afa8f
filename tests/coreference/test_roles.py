"""Offices and occupations beside a person's name: whole, the bearer's own, with title and organization."""

import pytest
from paragraphs import written

from quotes.coreference.roles import find_roles


def roles(rows):
    """Text, title and organization of all roles beside the name Vell."""
    [paragraph] = written(rows)
    [name] = [entity.words for entity in paragraph.entities if paragraph.words[entity.words[-1]].text == "Vell"]
    return [(r.text, r.title, r.organization) for r in find_roles(paragraph, name, paragraph.head_of(name))]


VELL = "Vell/NNP/B-PERSON"


# ---- before a name


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("mayor/NN", ("mayor", "mayor", None)),
        ("the/DT rescue/NN service/NN spokesman/NN", ("rescue service spokesman", "rescue service spokesman", None)),
        ("Norland/NNP/B-LOC 's/POS president/NN", ("Norland's president", "president", "Norland")),
        ("Lowford/NNP/B-LOC council/NN leader/NN", ("Lowford council leader", "leader", "Lowford council")),
        ("XLD/NNP chairman/NN", ("XLD chairman", "chairman", "XLD")),
        ("minister/NN of/IN works/NNS", ("minister of works", "minister of works", None)),
        ("Minister/NNP of/IN Mines/NNPS and/CC Energy/NNP",
         ("Minister of Mines and Energy", "Minister", "Mines and Energy")),
        ("minister/NN of/IN the/DT interior/NN", ("minister of the interior", "minister of the interior", None)),
        ("Mines/NNPS and/CC Energy/NNP Minister/NNP",
         ("Mines and Energy Minister", "Mines and Energy Minister", None)),
        ("founder/NN and/CC director/NN", ("founder and director", "founder and director", None)),
        ("Organization/NNP of/IN Lorn/NNP States/NNPS chief/NN",
         ("Organization of Lorn States chief", "chief", "Organization of Lorn States")),
        ("a/DT Lorn/NNP/B-ORG University/NNP/I-ORG professor/NN of/IN history/NN",
         ("Lorn University professor of history", "professor of history", "Lorn University")),
        ("Lorn/NNP/B-ORG Bank/NNP/I-ORG “/`` LB/NNP ”/'' governor/NN",
         ("Lorn Bank “LB” governor", "governor", "Lorn Bank “LB”")),
        ("Lorn/NNP/B-ORG Bank/NNP/I-ORG (/( LB/NNP )/) governor/NN",
         ("Lorn Bank (LB) governor", "governor", "Lorn Bank (LB)")),
        ("writer/NN and/CC Norland/NNP/B-LOC envoy/NN", ("writer and Norland envoy", "writer and Norland envoy", None)),
        ("a/DT Lowford/NNP/B-LOC/~ -/HYPH/~ based/VBN analyst/NN",
         ("Lowford-based analyst", "analyst", "Lowford")),
        ("Writer/NN and/CC co-founder/NN", ("Writer and co-founder", "Writer and co-founder", None)),
        ("Lorn/NNP/~ -/:/~ Norland/NNP/B-ORG Chamber/NNP/I-ORG chairman/NN",
         ("Lorn-Norland Chamber chairman", "chairman", "Lorn-Norland Chamber")),
        ("grand/JJ/amod>2 chief/NN", ("grand chief", "grand chief", None)),
        ("XLD/NNP president/NN Sheikh/NNP", ("XLD president", "president", "XLD")),
        ("Minister/NNP of/IN State/NNP for/IN Roads/NNPS",
         ("Minister of State for Roads", "Minister of State", "Roads")),
        ("New/NNP Hope/NNP leader/NN", ("New Hope leader", "leader", "New Hope")),
        ("former/JJ Lowford/NNP/B-LOC mayor/NN", ("former Lowford mayor", "mayor", "Lowford")),
        ("Chief/NNP Cabinet/NNP/B-ORG Secretary/NNP", ("Chief Cabinet Secretary", "Chief Cabinet Secretary", None)),
        ("Member/NNP of/IN Parliament/NNP", ("Member of Parliament", "Member of Parliament", None)),
        ("head/NN of/IN media/NN firm/NN Lorn/NNP/B-ORG", ("head of media firm Lorn", "head", "media firm Lorn")),
        ("Secretary/NNP of/IN State/NNP", ("Secretary of State", "Secretary of State", None)),
        ("former/JJ mayor/NN", ("former mayor", "former mayor", None)),
        ("then/RB -/HYPH mayor/NN", ("then-mayor", "then-mayor", None)),
        ("acting/VBG mayor/NN", ("acting mayor", "acting mayor", None)),
        ("environmental/JJ lawyer/NN", ("environmental lawyer", "environmental lawyer", None)),
        ("high/JJ/amod>2 court/NN/compound>3 judge/NN", ("high court judge", "high court judge", None)),
    ],
)  # fmt: skip
def test_a_role_before_a_name_is_whole(before, role):
    before = before.replace("then/RB -/HYPH", "then/RB/~ -/HYPH/~")
    assert roles(f"{before} {VELL} said/VBD") == [role]


@pytest.mark.parametrize(
    ("before", "texts"),
    [
        ("tired/JJ Prime/NNP Minister/NNP", ["Prime Minister"]),
        ("57/CD -/HYPH year/NN -/HYPH old/JJ mayor/NN", ["mayor"]),
        ("very/RB serious/JJ complaint/NN", []),
        ("two/CD -/HYPH term/NN mayor/NN", ["mayor"]),
        ("middle/JJ -/HYPH aged/VBN mayor/NN", ["mayor"]),
        ("self/NN -/HYPH made/VBN/amod>4 baker/NN", ["baker"]),
        ("controversial/JJ/amod>2 baker/NN", ["baker"]),
        ("Following/VBG President/NNP", ["President"]),
        ("the/DT writer/NN and/CC Norland/NNP/B-LOC envoy/NN", ["Norland envoy"]),
        ("the/DT Crown/NNP Prince/NNP and/CC Prime/NNP Minister/NNP", ["Prime Minister"]),
        ("newly/RB elected/VBN/amod>3 chair/NN", ["chair"]),
        ("”/'' Mayor/NNP", ["Mayor"]),
        ("his/PRP$ wife/NN", []),
        ("the/DT witness/NN", []),
        ("Dr/NNP", []),
        ("director/NN Dr/NNP", ["director"]),
        ("doctors/NNS", []),
        ("the/DT spokesman/NN for/IN President/NNP", ["President"]),
        ("the/DT lawyer/NN for/IN singer/NN", ["singer"]),
        ("the/DT death/NN of/IN President/NNP", ["President"]),
        ("the/DT death/NN of/IN", []),
        ("Monday/NNP President/NNP", ["President"]),
        ("villagers/NNS and/CC Mayor/NNP", ["Mayor"]),
        ("an/DT issue/NN Prime/NNP Minister/NNP", ["Prime Minister"]),
        ("a/DT party/NN leader/NN", ["party leader"]),
        ("a/DT ruler/NN of/IN Lorn/NNP", ["ruler of Lorn"]),
        ("last/JJ year/NN Lorn/NNP/B-LOC ’s/POS mayor/NN", ["Lorn’s mayor"]),
        ("governor/NN and/CC other/JJ local/JJ mayor/NN", ["local mayor"]),
        ("Ana/NNP/B-PERSON Berg/NNP/I-PERSON and/CC Mayor/NNP", ["Mayor"]),
        ("president/NN and/CC Premier/NNP", ["Premier"]),
        ("Ana/NNP/B-PERSON Berg/NNP/I-PERSON ’s/POS lawyer/NN", ["Berg’s lawyer"]),
        ("died/VBD ./. || Mayor/NNP", ["Mayor"]),
    ],
)  # fmt: skip
def test_a_role_before_a_name_is_no_more_than_that(before, texts):
    found = [text for text, _, _ in roles(f"{before} {VELL} said/VBD")]
    assert [text.removeprefix("Ana ") for text in found] == texts


def test_a_role_before_a_name_with_a_comma():
    rows = "Deputy/NNP Minister/NNP of/IN Mines/NNPS and/CC Energy/NNP ,/, Vell/NNP/B-PERSON/appos>2 said/VBD"
    assert roles(rows) == [("Deputy Minister of Mines and Energy", "Deputy Minister", "Mines and Energy")]
    assert roles(f"met/VBD {rows}".replace("appos>2", "obj>1")) == []
    rows = "in/IN Lowford/NNP with/IN the/DT mayor/NN of/IN Lorn/NNP ,/, Vell/NNP/B-PERSON/appos>5"
    assert roles(rows) == [("mayor of Lorn", "mayor", "Lorn")]
    rows = "The/DT mayor/NN of/IN Lorn/NNP ,/, Vell/NNP/B-PERSON/nsubj>7 said/VBD"
    assert roles(rows) == [("mayor of Lorn", "mayor", "Lorn")]
    assert roles(f"met/VBD {rows}") == []
    assert roles(f"by/IN {rows}".replace("nsubj>7", "dep>0")) == [("mayor of Lorn", "mayor", "Lorn")]
    assert roles(rows.replace("nsubj", "conj")) == []
    rows = "the/DT mayor/NN ,/, Dr/NNP Vell/NNP/B-PERSON/appos>2"
    assert roles(rows) == [("mayor", "mayor", None)]


# ---- after a name


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (",/, director/NN of/IN the/DT Centre/NNP/B-ORG for/IN/I-ORG Research/NNP/I-ORG and/CC Care/NNP ,/, said/VBD",
         [("director of the Centre for Research and Care", "director", "Centre for Research and Care")]),
        (",/, the/DT assistant/NN under-secretary/NN for/IN the/DT Care/NNP of/IN Forests/NNPS ,/,",
         [("assistant under-secretary for the Care of Forests", "assistant under-secretary", "Care of Forests")]),
        (",/, an/DT elected/VBN/amod>5 member/NN of/IN the/DT board/NN ,/,",
         [("member of the board", "member", "board")]),
        (",/, Assistant/NNP Under/IN/~ -/HYPH/~ Secretary/NNP for/IN the/DT Care/NNP of/IN Forests/NNPS ,/,",
         [("Assistant Under-Secretary for the Care of Forests", "Assistant Under-Secretary", "Care of Forests")]),
        (",/, 54/CD ,/, a/DT doctor/NN ,/, said/VBD", [("doctor", "doctor", None)]),
        (",/, co-founder/NN and/CC CEO/NN of/IN Paragon/NNP ,/,",
         [("co-founder and CEO of Paragon", "co-founder and CEO", "Paragon")]),
        (",/, mayor/NN of/IN Lorn/NNP and/CC a/DT member/NN of/IN the/DT board/NN ,/,",
         [("mayor of Lorn", "mayor", "Lorn"), ("member of the board", "member", "board")]),
        (",/, mayor/NN of/IN Lorn/NNP and/CC head/NN of/IN Paragon/NNP ,/,",
         [("mayor of Lorn", "mayor", "Lorn"), ("head of Paragon", "head", "Paragon")]),
        (",/, who/WP is/VBZ/AUX/=be also/RB the/DT mayor/NN of/IN Lorn/NNP ,/,", [("mayor of Lorn", "mayor", "Lorn")]),
        ("who/WP is/VBZ/AUX/=be a/DT geologist/NN said/VBD", [("geologist", "geologist", None)]),
        ("(/( 韋伯格/FW )/) ,/, chairman/NN of/IN Lorn/NNP ,/,", [("chairman of Lorn", "chairman", "Lorn")]),
        (",/, adviser/NN to/IN/case>5 Senator/NNP/nmod>3 Ana/NNP/B-PERSON Berg/NNP/I-PERSON ,/,",
         [("adviser to Senator Ana Berg", "adviser", None)]),
        (",/, a/DT fellow/NN at/IN/case>10 Lorn/NNP/B-LOC/~ -/HYPH/~ based/VBN Hill/NNP Institute/NNP/nmod>4 ,/,",
         [("fellow at Lorn-based Hill Institute", "fellow", "Lorn-based Hill Institute")]),
        (",/, editor/NN of/IN the/DT online/JJ paper/NN Al/NNP/B-ORG Lorn/NNP/I-ORG ,/,",
         [("editor of the online paper Al Lorn", "editor", "online paper Al Lorn")]),
        (",/, director/NN of/IN campaigns/NNS for/IN Paragon/NNP ,/,",
         [("director of campaigns for Paragon", "director of campaigns", "Paragon")]),
        ("(/( mayor/NN of/IN Lorn/NNP )/) said/VBD", [("mayor of Lorn", "mayor", "Lorn")]),
        (",/, Ana/NNP/B-PERSON ’s/POS lawyer/NN ,/,", [("Ana’s lawyer", "lawyer", None)]),
        (",/, head/NN of/IN the/DT Lorn/NNP Farmers/NNPS Union/NNP (/( LFU/NNP )/) in/IN/case>13 Lowford/NNP/nmod>3",
         [("head of the Lorn Farmers Union (LFU) in Lowford", "head", "Lorn Farmers Union (LFU) in Lowford")]),
    ],
)  # fmt: skip
def test_a_role_after_a_name_is_whole(after, found):
    assert roles(f"{VELL} {after}") == found


@pytest.mark.parametrize(
    "after",
    [
        "the/DT mayor/NN",
        ",/, mayor/NN Ana/NNP/B-PERSON Berg/NNP/I-PERSON and/CC",
        ",/, his/PRP$ widow/NN ,/,",
        ",/, a/DT very/RB serious/JJ complaint/NN ,/,",
        ",/, ever/RB a/DT scholar/NN ,/,",
        ",/, mayors/NNS ,/,",
        ",/, who/WP met/VBD the/DT mayor/NN",
        ",/, of/IN Lorn/NNP",
        ",/,",
    ],
)
def test_what_tells_no_role_of_the_name_before_it(after):
    assert roles(f"{VELL} {after}") == []


@pytest.mark.parametrize(
    "after",
    [
        "said/VBD",
        "on/IN Monday/NNP",
        "in/IN 2019/CD",
        "in/IN/case>5 anger/NN/obl>1",
        "and/CC Ana/NNP/B-PERSON",
        "and/CC left/VBD",
        "for/IN making/VBG",
        "says/VBZ/S-CUE",
    ],
)
def test_a_role_after_a_name_ends_before(after):
    assert roles(f"{VELL} ,/, mayor/NN/appos>1 {after}") == [("mayor", "mayor", None)]


def test_the_longest_role():
    tail = "and/CC Care/NNP " * 11
    assert len(roles(f"{VELL} ,/, head/NN of/IN Care/NNP {tail}")) == 1
    assert roles(f"{VELL} ,/, head/NN of/IN Care/NNP {tail} and/CC Care/NNP") == []
    assert len(roles(f"Care/NNP {tail} tax/NN mayor/NN {VELL}")) == 1
    assert roles(f"Care/NNP and/CC Care/NNP {tail} tax/NN mayor/NN {VELL}") == []


def test_a_long_row_takes_no_time():
    assert roles(f"{VELL} ,/, " + "writer/NN and/CC " * 200) == []
