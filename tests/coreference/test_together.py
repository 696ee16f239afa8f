"""Several who speak together: each of them has the quotation, and there is nobody called “A and B”."""

import pytest
from speaking import paragraphs_of, reading, says, told

from quotes.coreference.together import is_someone_else, parts_of_source, together

WEIL = "Weil/NNP/B-PERSON/nsubj>4 and/CC/cc>3 Sand/NNP/B-PERSON/conj>1"
LFU = "Lake/NNP/B-ORG/compound>3 Farmers/NNP/I-ORG/compound>3 Union/NNP/I-ORG"
OTHER, OTHERS = ", with another who is not named", ", with others who are not named"
QUOTE = "“/`` We/PRP/nsubj>3 got/VBD/=get/root>0 wet/JJ again/RB ./. ”/''"


@pytest.mark.parametrize(
    ("source", "names", "reason"),
    [
        (WEIL, "Weil · Sand", "name"),
        (WEIL.replace("and/CC", "&/CC"), "Weil · Sand", "name"),
        (
            "Weil/NNP/B-PERSON/nsubj>6 ,/, Sand/NNP/B-ORG/conj>1 and/CC/cc>5 Norland/NNP/B-LOC/conj>3",
            "Weil · Sand · Norland",
            "name",
        ),
        ("Weil/NNP/B-PERSON/nsubj>5 and/CC/cc>4 his/PRP$/nmod:poss>4 lawyer/NN/conj>1", "Weil", f"name{OTHER}"),
        ("Weil/NNP/B-PERSON/nsubj>5 and/CC/cc>4 two/CD/nummod>4 friends/NNS/conj>1", "Weil", f"name{OTHERS}"),
        ("Weil/NNP/B-PERSON/nsubj>5 and/CC/cc>4 other/JJ/amod>4 ministers/NNS/conj>1", "Weil", f"name{OTHERS}"),
        ("his/PRP$/nmod:poss>2 lawyer/NN/nsubj>5 and/CC/cc>4 Weil/NNP/B-PERSON/conj>2", "Weil", f"name{OTHER}"),
        (
            "his/PRP$/nmod:poss>2 lawyer/NN/nsubj>7 ,/, Weil/NNP/B-PERSON/appos>2 and/CC/cc>6 Sand/NNP/B-PERSON/conj>2",
            "Weil · Sand",
            "apposition; name",
        ),
        (
            "Weil/NNP/B-PERSON/nsubj>7 and/CC/cc>4 his/PRP$/nmod:poss>4 counterpart/NN/conj>1 ,/, "
            "Sand/NNP/B-PERSON/appos>4",
            "Weil · Sand",
            "name; apposition",
        ),
        ("both/CC/cc>2 Weil/NNP/B-PERSON/nsubj>5 and/CC/cc>4 they/PRP/conj>2", "Weil", f"name{OTHER}"),
    ],
)
def test_who_speak_together_are_all_the_speakers(source, names, reason):
    [(given, why, _)] = told(says(source))
    assert (given, why) == (names, reason)


@pytest.mark.parametrize(
    ("source", "name", "reason"),
    [
        ("Marks/NNP/B-ORG/nsubj>4 and/CC/I-ORG/cc>3 Spencer/NNP/I-ORG/conj>1", "Marks and Spencer", "name"),
        (
            "Weil/NNP/B-ORG/nsubj>7 ,/,/I-ORG Gotshal/NNP/I-ORG/conj>1 and/CC/I-ORG/cc>5 Manges/NNP/I-ORG/conj>1 "
            "LLP/NNP/I-ORG/flat>5",
            "Weil, Gotshal and Manges LLP",
            "name",
        ),
        ("Trinidad/NNP/B-LOC/nsubj>4 and/CC/I-LOC/cc>3 Tobago/NNP/I-LOC/conj>1", "Trinidad and Tobago", "name"),
        (
            "Weil/NNP/B-PERSON/nsubj>7 ,/, and/CC/cc>5 not/RB/advmod>5 Marl/NNP/B-PERSON/conj>1 ,/,",
            "Weil",
            "name",
        ),
        ("Weil/NNP/B-PERSON/nsubj>4 or/CC/cc>3 Marl/NNP/B-PERSON/conj>1", "Weil", "name"),
        (
            "Weil/NNP/B-PERSON/nsubj>7 ,/, founder/NN/appos>1 and/CC/cc>5 owner/NN/conj>1 ,/,",
            "Weil",
            "name",
        ),
        (
            "deputy/JJ/amod>2 chief/NN/nsubj>7 and/CC/cc>5 acting/JJ/amod>5 minister/NN/conj>2 "
            "Weil/NNP/B-PERSON/flat>2",
            "Weil",
            "apposition",
        ),
        (
            "unions/NNS/=union/nsubj>6 including/VBG/case>3 Lorn/NNP/B-ORG/nmod>1 and/CC/cc>5 Moor/NNP/B-ORG/conj>1",
            None,
            "not named: unions including Lorn and Moor",
        ),
        (
            "his/PRP$/nmod:poss>2 lawyer/NN/nsubj>6 and/CC/cc>5 his/PRP$/nmod:poss>5 wife/NN/conj>2",
            None,
            "not named: his lawyer and his wife",
        ),
    ],
)
def test_who_is_one_or_does_not_speak_is_left_alone(source, name, reason):
    [(given, why, _)] = told(says(source))
    assert (given, why) == (name, reason)


OFFICIALS = "officials/NNS/=official/nsubj>5"
TWO_GROUPS = f"Norland/NNP/B-LOC/compound>4 and/CC/cc>3 Lorn/NNP/B-LOC/conj>1 {OFFICIALS}"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (TWO_GROUPS, "Norland officials · Lorn officials"),
        (
            "Norlandic/JJ/B-NORP/amod>4 and/CC/cc>3 Lornish/JJ/B-NORP/conj>1 army/NN/compound>5 "
            "officials/NNS/=official/nsubj>6".replace("amod>4", "amod>5"),
            "Norlandic army officials · Lornish army officials",
        ),
        ("Lorn/NNP/B-LOC/compound>2 officials/NNS/=official/nsubj>3", "Lorn officials"),
        ("Hajj/NNP/B-ORG/compound>4 and/CC/I-ORG/cc>3 Umrah/NNP/I-ORG/conj>1 " + OFFICIALS, "Hajj and Umrah officials"),
    ],
)
def test_several_groups_have_a_name_each(source, names):
    assert [given for given, *_ in told(says(source))] == [names]


def test_a_group_among_several_is_the_one_that_speaks_elsewhere():
    alone = says("Lorn/NNP/B-LOC/compound>2 officials/NNS/=official/nsubj>3")
    found = reading(f"{says(TWO_GROUPS)} || {alone}")
    assert found.quotations[1].chains == found.quotations[0].chains[1:]
    assert "Norland and Lorn officials" not in {chain.name for chain in found.chains}


def test_they_who_spoke_together_are_each_of_them():
    found = told(f"{says(WEIL)} || {says('They/PRP/nsubj>2')}")
    assert [names for names, *_ in found] == ["Weil · Sand", "Weil · Sand"]
    assert found[1][1] == "pronoun they -> Weil and Sand, subject 1 sentence before"


def test_a_surname_among_several_is_its_bearers():
    tim = "Tim/NNP/B-PERSON/flat>2 Sand/NNP/I-PERSON/nsubj>3 slept/VBD/root>0 ./."
    short = "short for Tim Sand, the only one so named in the article"
    assert told(f"{tim} || {says(WEIL)}") == [("Weil · Tim Sand", f"name; {short}", 0.95)]


def test_a_surname_that_two_bear_is_nobodys_among_several():
    tim = "Tim/NNP/B-PERSON/flat>2 Sand/NNP/I-PERSON/nsubj>3 slept/VBD/root>0 ./."
    [(names, reason, _)] = told(f"{tim} || {tim.replace('Tim', 'Ada')} || {says(WEIL)}")
    assert (names, reason) == ("Weil", f"name{OTHER}")


def test_words_without_a_source_go_on_from_all_who_spoke():
    assert [names for names, *_ in told(says(WEIL), QUOTE)] == ["Weil · Sand"] * 2


def test_a_document_by_several_is_all_of_theirs():
    report = (
        f"a/DT/det>2 report/NN/nsubj>9 by/IN/case>6 {LFU.replace('>3', '>6')}/nmod>2 and/CC/cc>8 Moor/NNP/B-ORG/conj>6"
    )
    assert told(says(report)) == [("Lake Farmers Union · Moor", "the report is theirs: name", 0.85)]


def test_several_together_have_no_chain_and_each_keeps_its_mentions():
    found = reading(f"{says(WEIL)} || {says('They/PRP/nsubj>2')}")
    assert [chain.name for chain in found.chains] == ["Weil", "Sand"]
    assert [(m.span.of(found.article.text), m.chain) for m in found.mentions] == [
        (chain.name, chain.number) for chain in found.chains
    ]
    assert [q.chains for q in found.quotations] == [tuple(chain.number for chain in found.chains)] * 2
    assert [q.chain for q in found.quotations] == [found.chains[0].number] * 2


# ---- the words of a source


@pytest.mark.parametrize(
    ("rows", "head", "heads"),
    [
        ("Weil/NNP/B-PERSON ,/, Sand/NNP/B-PERSON/conj>1 and/CC/cc>5 Moor/NNP/B-PERSON/conj>3", 0, [0, 2, 4]),
        ("Weil/NNP/B-PERSON and/CC/cc>3 Sand/NNP/B-PERSON/conj>1", 2, [2]),
        ("Weil/NNP/B-PERSON and/CC/cc>4 Tim/NNP/B-PERSON/flat>4 Sand/NNP/I-PERSON/conj>1", 0, [0, 3]),
        ("Weil/NNP/B-PERSON left/VBD and/CC/cc>4 slept/VBD/conj>1", 0, [0]),
        ("Weil/NNP/B-PERSON rather/RB/cc>4 than/IN/fixed>2 Sand/NNP/B-PERSON/conj>1", 0, [0]),
        (
            "police/NN and/CC/cc>4 Lorn/NNP/B-ORG/compound>4 Transport/NNP/I-ORG/conj>1 officers/NNS/conj>1",
            0,
            [0, 4],
        ),
        ("police/NN and/CC/cc>3 Lorn/NNP/B-ORG/conj>1 in/IN/case>5 offices/NNS/conj>1", 0, [0, 2, 4]),
    ],
)
def test_the_heads_of_all_who_are_joined(rows, head, heads):
    [paragraph] = paragraphs_of(rows)
    assert together(paragraph, head) == heads


@pytest.mark.parametrize(
    ("rows", "number", "other"),
    [
        ("Weil/NNP/B-PERSON and/CC/cc>3 Sand/NNP/B-PERSON/conj>1", 2, True),
        ("Weil/NNP/B-PERSON and/CC/cc>4 the/DT/det>4 mayor/NN/conj>1", 3, True),
        ("Weil/NNP/B-PERSON and/CC/cc>4 a/DT/det>4 mayor/NN/conj>1", 3, True),
        ("Weil/NNP/B-PERSON and/CC/cc>3 mayor/NN/conj>1", 2, False),
        ("Weil/NNP/B-PERSON and/CC/cc>3 Mayor/NNP/conj>1", 2, False),
        ("Weil/NNP/B-PERSON and/CC/cc>3 friends/NNS/conj>1", 2, True),
        ("Weil/NNP/B-PERSON and/CC/cc>3 she/PRP/conj>1", 2, True),
        ("Weil/NNP/B-PERSON and/CC/cc>4 the/DT/det>4 Left/NNP/conj>1", 3, True),
        ("Weil/NNP/B-PERSON and/CC/cc>3 Left/NNP/conj>1", 2, True),
        ("Weil/NNP/B-PERSON and/CC/cc>4 late/JJ/amod>4 Left/NNP/conj>1", 3, False),
        ("a/DT/det>2 baker/NN and/CC/cc>5 a/DT/det>5 mayor/NN/conj>2", 4, False),
        ("the/DT/det>2 baker/NN and/CC/cc>5 a/DT/det>5 mayor/NN/conj>2", 4, True),
    ],
)
def test_who_is_someone_else(rows, number, other):
    [paragraph] = paragraphs_of(rows)
    head = paragraph.words[number].head
    assert is_someone_else(paragraph, head, number) is other


@pytest.mark.parametrize(
    ("rows", "head", "parts"),
    [
        (
            "his/PRP$/nmod:poss>2 aide/NN ,/, Weil/NNP/B-PERSON/appos>2 ,/, and/CC/cc>8 his/PRP$/nmod:poss>8 "
            "widow/NN/conj>2 ,/, Sand/NNP/B-PERSON/appos>8",
            1,
            {1: range(4), 7: range(6, 10)},
        ),
        ("aide/NN and/CC/cc>3 friend/NN/conj>1 Weil/NNP/B-PERSON/flat>1", 0, {0: range(4)}),
        ("aide/NN ,/,", 0, {0: range(2)}),
    ],
)
def test_the_words_of_each_who_speaks(rows, head, parts):
    [paragraph] = paragraphs_of(rows)
    assert parts_of_source(paragraph, range(len(paragraph.words)), head) == parts
