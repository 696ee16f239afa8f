"""Who spoke: each construction with a hit and its near misses, the nearest source, and the words of a source."""

import pytest
from paragraphs import written

from quotes.attribution.sources import (
    agent_of_passive,
    antecedent_of_relative,
    head_of_source,
    is_dummy,
    object_of_according_to,
    possessor_of_noun,
    shared_subject,
    signature,
    source_of,
    subject_of_verb,
    whole_source,
)


def source(rows, attached=None):
    """The source of the first cue, in words."""
    [paragraph] = written(rows)
    cues = paragraph.labelled("CUE")
    found = source_of(paragraph, cues[0], paragraph.labelled("SOURCE"), cues, attached or {})
    return found and paragraph.wording(found)


def word(construction, rows):
    """The word that a construction finds for the head of the first cue."""
    [paragraph] = written(rows)
    found = construction(paragraph, paragraph.head_of(paragraph.labelled("CUE")[0]))
    return None if found is None else paragraph.words[found].text


# ---- constructions


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Vell/nsubj>2 said/S-CUE/root>0", "Vell"),
        ("said/S-CUE/root>0 Vell/nsubj>1", "Vell"),
        ("mayor/nsubj:pass>2 quoted/S-CUE/root>0", "mayor"),
        ("Reading/csubj>2 suggests/S-CUE/root>0", "Reading"),
        ("Vell/nsubj>3 Berg/nsubj>3 said/S-CUE/root>0", "Vell"),  # the first of two
        ("Vell/obl>2 said/S-CUE/root>0", None),
        ("Vell/nsubj>2 left/root>0 saying/S-CUE/xcomp>2", None),  # another verb's
    ],
)
def test_the_subject_of_the_verb(rows, expected):
    assert word(subject_of_verb, rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("confirmed/S-CUE/root>0 by/case>3 board/obl:agent>1", "board"),
        ("confirmed/S-CUE/root>0 at/case>3 quay/obl>1 by/case>5 board/obl:agent>1", "board"),
        ("confirmed/S-CUE/root>0 by/case>3 quay/obl>1", None),  # where
        ("confirmed/S-CUE/root>0 by/case>3 noon/obl:tmod>1", None),  # when
    ],
)
def test_the_agent_of_a_passive(rows, expected):
    assert word(agent_of_passive, rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("fell/root>0 according/case>4/S-CUE/=accord to/fixed>2 board/obl>1", "board"),
        ("fell/root>0 according/case>4/S-CUE to/fixed>2 board/obl>1", "board"),
        ("According/case>3/S-CUE/=According to/fixed>1 board/obl>4 fell/root>0", "board"),
        ("fell/root>0 according/advcl>1/S-CUE to/case>4 board/obl>2", "board"),
        ("fell/root>0 according/advcl>1/S-CUE to/case>4 board/nmod>2", "board"),
        ("fell/root>0 according/advcl>1/S-CUE to/case>4 board/obj>2", "board"),
        ("fell/root>0 according/advcl>1/S-CUE to/case>4 board/conj>2", None),
        ("fell/root>0 thanks/case>4/S-CUE/=thanks to/fixed>2 board/obl>1", None),
        ("fell/root>0 thanks/advcl>1/S-CUE to/case>4 board/obl>2", None),
    ],
)
def test_the_noun_of_according_to(rows, expected):
    assert word(object_of_according_to, rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("officer/root>0 who/nsubj>3 told/acl:relcl>1/S-CUE", "officer"),
        ("officer/root>0 told/acl>1/S-CUE", None),  # told by others
        ("officer/root>0 ,/punct>3 told/advcl:relcl>1/S-CUE", None),
    ],
)
def test_the_noun_that_a_relative_clause_tells_of(rows, expected):
    assert word(antecedent_of_relative, rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Vell/nmod:poss>2 statement/NN/root>0/S-CUE", "Vell"),
        ("statement/NN/root>0/S-CUE from/case>3 Vell/nmod>1", "Vell"),
        ("statement/NN/root>0/S-CUE from/case>3 Vell/obl>1", "Vell"),
        ("Declaration/NNP/root>0/S-CUE of/case>3 Vell/nmod>1", "Vell"),
        ("those/PRP/root>0/S-CUE of/case>3 Vell/nmod>1", "Vell"),
        ("statement/NN/root>0/S-CUE ,/punct>3 Vell/appos>1", None),
        ("stated/VBD/root>0/S-CUE from/case>3 Lowford/obl>1", None),  # a verb's place
    ],
)
def test_whose_a_noun_is(rows, expected):
    assert word(possessor_of_noun, rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("She/nsubj>2 welcomed/root>0 it/obj>2 but/cc>5 warned/conj>2/S-CUE", "She"),
        ("he/nsubj>2 said/root>0 adding/advcl>2/S-CUE", "he"),
        ("he/nsubj>2 wanted/root>0 say/xcomp>2/S-CUE", "he"),
        ("he/nsubj>2 feared/root>0 said/ccomp>2/S-CUE", "he"),
        ("he/nsubj>2 stayed/root>0 saying/parataxis>2/S-CUE", "he"),
        ("he/nsubj>2 stayed/root>0 promising/acl>2/S-CUE", "he"),
        ("he/nsubj>2 came/root>0 started/conj>2 saying/xcomp:x>3/S-CUE", "he"),  # two verbs above
        ("he/nsubj>2 came/root>0 she/nsubj>4 started/conj>2 saying/xcomp>4/S-CUE", "she"),  # the nearer one
        ("he/nsubj>2 stayed/root>0 word/obj>2/S-CUE", None),
        ("he/nsubj>2 came/root>0 word/obj>2 saying/acl>3/S-CUE", None),  # below a noun that is no clause
        ("came/root>0 saying/advcl>1/S-CUE", None),  # no subject at all
        ("saying/conj>0/S-CUE Vell/nsubj>3 left/root>0 quietly/conj>3", None),  # a clause that hangs on nothing
    ],
)
def test_the_subject_that_verbs_share(rows, expected):
    assert word(shared_subject, rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        "Vell/S-SOURCE/nsubj>4 near/case>3 Berg/S-SOURCE/nmod>1 said/root>0/S-CUE",
        "confirmed/root>0/S-CUE near/case>3 Berg/S-SOURCE/obl>1 by/case>5 Vell/S-SOURCE/obl:agent>1",
        "fell/root>0 near/case>3 Berg/S-SOURCE/obl>1 according/case>6/S-CUE/=accord to/fixed>4 Vell/S-SOURCE/obl>1",
        "Vell/S-SOURCE/root>0 of/case>3 Berg/S-SOURCE/nmod>1 telling/acl:relcl>1/S-CUE",
        "Vell/S-SOURCE/nmod:poss>3 Berg/S-SOURCE/compound>3 statement/NN/root>0/S-CUE",
        "Vell/S-SOURCE/nsubj>2 met/root>0 Berg/S-SOURCE/obj>2 adding/advcl>2/S-CUE",
    ],
)
def test_a_construction_decides_over_what_stands_nearer(rows):
    assert source(rows) == "Vell"


@pytest.mark.parametrize(
    "rows",
    [
        "Vell/S-SOURCE/obl>4 near/case>3 Berg/S-SOURCE/nmod>1 said/root>0/S-CUE",
        "confirmed/root>0/S-CUE near/case>3 Berg/S-SOURCE/obl>1 like/case>5 Vell/S-SOURCE/obl>1",
        "Vell/S-SOURCE/root>0 of/case>3 Berg/S-SOURCE/nmod>1 telling/acl>1/S-CUE",
        "Vell/S-SOURCE/dislocated>3 Berg/S-SOURCE/compound>3 statement/NN/root>0/S-CUE",
        "Vell/S-SOURCE/obl>2 met/root>0 Berg/S-SOURCE/obj>2 adding/advcl>2/S-CUE",
    ],
)
def test_without_the_construction_the_nearest_decides(rows):
    assert source(rows) == "Berg"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # according to > subject
        ("Berg/S-SOURCE/nsubj>2 according/S-CUE/=accord/root>0 to/case>4 Vell/S-SOURCE/obl>2", "Vell"),
        # subject > agent > noun's owner > subject of the verb above
        ("Vell/S-SOURCE/nsubj>2 told/S-CUE/root>0 by/case>4 Berg/S-SOURCE/obl:agent>2", "Vell"),
        ("Vell/S-SOURCE/root>0 told/S-CUE/acl:relcl>1 by/case>4 Berg/S-SOURCE/obl:agent>2", "Berg"),
        ("Vell/S-SOURCE/nsubj>2 made/root>0 claims/NNS/S-CUE/conj>2 of/case>5 Berg/S-SOURCE/nmod>3", "Berg"),
    ],
)
def test_the_first_construction_that_finds_a_source_decides(rows, expected):
    assert source(rows) == expected


def test_a_construction_whose_word_is_in_no_source_passes_on():
    assert source("who/nsubj>2 said/S-CUE/acl:relcl>4 near/case>4 Vell/S-SOURCE/root>0") == "Vell"


# ---- what the models say


TWO = "Berg/S-SOURCE/obl>3 Vell/S-SOURCE/nsubj>3 said/S-CUE/root>0"
HE = "Berg/S-SOURCE/obl>3 he/PRP/nsubj>3 said/S-CUE/root>0"
"""With a subject that bears no label."""


@pytest.mark.parametrize(
    ("rows", "attached", "expected"),
    [
        (TWO, (range(0, 1), 0.8), "Berg"),
        (TWO, (range(0, 1), 0.79), "Vell"),
        (TWO, (None, 0.5), None),  # its subject is labelled: it belongs to another cue
        (TWO, (None, 0.49), "Vell"),
        (HE, (None, 0.5), "he"),
        (HE, (None, 0.8), "he"),
        (HE, (None, 0.49), "Berg"),
    ],
)
def test_the_models_decide_where_they_are_sure(rows, attached, expected):
    assert source(rows, {range(2, 3): attached}) == expected


# ---- the nearest source, and a subject without a label


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Vell/S-SOURCE at noon said/S-CUE it to Berg/S-SOURCE", "Vell"),
        ("Vell/S-SOURCE at noon yesterday said/S-CUE so to Berg/S-SOURCE", "Berg"),
        ("said/S-CUE it rained || Vell/S-SOURCE nodded", None),  # of another sentence
        ("said/S-CUE it rained Vell/S-SOURCE", "Vell"),
        ("Vell/S-SOURCE said/B-CUE || so/E-CUE Berg/S-SOURCE", "Vell"),  # a cue is of the sentence that it begins in
        ("said/S-CUE Vell/B-SOURCE || Berg/E-SOURCE", "Vell Berg"),  # and so is a source
        ("Vell/B-SOURCE || Berg/E-SOURCE said/S-CUE", None),
        # another cue between counts for ten words
        ("said/S-CUE added/S-CUE Vell/S-SOURCE", "Vell"),
        ("Berg/S-SOURCE a b c d e f g h i j said/S-CUE added/S-CUE Vell/S-SOURCE", "Berg"),
        ("Berg/S-SOURCE a b c d e f g h i j k said/S-CUE added/S-CUE Vell/S-SOURCE", "Berg"),
        ("Berg/S-SOURCE a b c d e f g h i j k l said/S-CUE added/S-CUE Vell/S-SOURCE", "Vell"),
        ("Vell/S-SOURCE a said/S-CUE b Berg/S-SOURCE", "Vell"),  # the first of two as near
    ],
)
def test_the_nearest_source_of_the_sentence(rows, expected):
    assert source(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("The/det>2 mayor/NN/nsubj>3 said/S-CUE/root>0", "The mayor"),
        ("Vell/NNP/nsubj>2 said/S-CUE/root>0", "Vell"),
        ("he/PRP/nsubj>2 said/S-CUE/root>0", "he"),
        ("said/S-CUE/root>0 the/det>3 mayor/NN/nsubj>1", "the mayor"),
        ("Both/DT/nsubj>2 said/S-CUE/root>0", None),  # not nominal
        ("Vell/NNP/obl>2 said/S-CUE/root>0", None),  # no subject
        ("It/PRP/nsubj:pass>2 said/S-CUE/root>0", None),  # a dummy
        ("It/PRP/nsubj>2 said/S-CUE/root>0", "It"),
        ("mayor/NN/nsubj>4 of/case>3 Lowford/S-SOURCE:0.6/nmod>1 said/S-CUE/root>0", "Lowford"),  # that is the nearest
        ("mayor/NN/nsubj>4 of/case>3 it/S-CONTENT/nmod>1 said/S-CUE/root>0", None),  # a label in it
    ],
)
def test_a_subject_that_bears_no_label_is_a_source_where_there_is_no_other(rows, expected):
    assert source(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Vell/NNP/S-SOURCE/nsubj:pass>2 told/=tell/S-CUE/root>0", None),
        ("Vell/NNP/nsubj:pass>2 told/=tell/S-CUE/root>0", None),
        ("Vell/NNP/S-SOURCE/nsubj>2 told/=tell/S-CUE/root>0", "Vell"),
        ("Vell/NNP/S-SOURCE/nsubj:pass>2 heard/=hear/S-CUE/root>0", "Vell"),
        ("Vell/NNP/S-SOURCE/nsubj:pass>2 told/=tell/S-CUE/root>0 by/case>4 Berg/NNP/S-SOURCE/obl:agent>2", "Berg"),
        ("Vell/NNP/nsubj:pass>2 told/=tell/S-CUE/root>0 by/case>4 Berg/NNP/obl:agent>2", "Berg"),
        ("asked/=ask/S-CUE/root>0 by/case>4 Anna/NNP/flat>4 Berg/NNP/obl:agent>1", "Anna Berg"),
        ("Vell/NNP/S-SOURCE/nsubj:pass>2 quoted/=quote/S-CUE/root>0 by/case>4 Berg/NNP/S-SOURCE/obl:agent>2", "Vell"),
        ("found/=find/S-CUE/root>0 by/case>3 Berg/NNP/S-SOURCE/obl:agent>1", "Berg"),
    ],
)
def test_who_is_told_does_not_speak_and_who_is_quoted_does(rows, expected):
    assert source(rows) == expected


def test_the_models_do_not_decide_on_who_is_told_or_quoted():
    told, quoted = (
        f"Vell/NNP/S-SOURCE/nsubj:pass>2 {verb}/S-CUE/root>0 by/case>4 Berg/NNP/S-SOURCE/obl:agent>2"
        for verb in ("told/=tell", "quoted/=quote")
    )
    sure = {range(1, 2): (range(1), 0.99)}
    assert source(told, sure) == "Berg"
    assert source(quoted, {range(1, 2): (range(3, 4), 0.99)}) == "Vell"


@pytest.mark.parametrize(
    "branch",
    [
        "who/nsubj>3 left/acl:relcl>1",
        "-/punct>3 left/parataxis>1",
        "with/case>3 her/conj>1",
        "and/cc>1 left/dep>2",
        ",/punct>1 left/dep>2",
    ],
)
def test_a_subject_that_bears_no_label_comes_without_its_clauses(branch):
    assert source(f"Vell/NNP/nsubj>4 {branch} said/S-CUE/root>0") == "Vell"


def test_a_subject_that_bears_no_label_comes_with_what_belongs_to_it():
    assert source("Vell/NNP/nsubj>4 of/case>3 Lowford/nmod>1 said/S-CUE/root>0") == "Vell of Lowford"


@pytest.mark.parametrize(
    ("rows", "dummy"),
    [
        ("It/PRP/nsubj:pass>2/S-SOURCE said", True),
        ("It/PRP/expl>2/S-SOURCE said", True),
        ("There/EX/expl>2/S-SOURCE said", True),
        ("it/PRP/nsubj>2/S-SOURCE said", False),  # “it said”: a ministry, say
        ("This/DT/nsubj:pass>2/S-SOURCE said", False),
        ("it/PRP/expl>3/B-SOURCE all/E-SOURCE said", False),
    ],
)
def test_a_dummy_names_nobody(rows, dummy):
    [paragraph] = written(rows)
    assert is_dummy(paragraph, paragraph.labelled("SOURCE")[0]) == dummy


# ---- a name beside the words


WAIT = "“ We/B-CONTENT wait/E-CONTENT . ”"
DANA = "Dana/B-SOURCE Vell/E-SOURCE"
OPENS = "Vell/S-SOURCE/nsubj>1 opens"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        *((f"{WAIT} {sign} {DANA}", "Dana Vell") for sign in ("—", "–", "―", "-", ":", "--")),
        (f"{DANA} : {WAIT}", "Dana Vell"),
        ("Vell/S-SOURCE : We/B-CONTENT wait/E-CONTENT .", "Vell"),
        (f"{WAIT} {DANA}", None),  # no sign between
        (f"{WAIT} , {DANA}", None),  # not such a sign
        (f"{WAIT} - says {DANA}", None),  # a word between
        (f"With the words {WAIT} , {OPENS}", "Vell"),
        (f"With a loud {WAIT} , {OPENS}", "Vell"),
        (f"With {WAIT} she {OPENS}", None),  # a word between
        (f"In the words {WAIT} , {OPENS}", None),
        (f"With a loud and very angry {WAIT} , {OPENS}", None),
        (f"With Vell/S-SOURCE/nsubj>3 opens : {WAIT}", None),  # before the words
        (f"With the words {WAIT} , {OPENS.replace('nsubj', 'obj')}", None),
        (f"Berg/S-SOURCE {WAIT} - {DANA}", "Dana Vell"),  # the first of them that is
        (f"Berg/S-SOURCE : {WAIT} - {DANA}", "Berg"),
    ],
)
def test_whoever_is_named_beside_the_words_has_signed_them(rows, expected):
    [paragraph] = written(rows)
    found = signature(paragraph, paragraph.labelled("CONTENT")[0], paragraph.labelled("SOURCE"))
    assert (found and paragraph.wording(found)) == expected


# ---- the words of a source


def whole(rows):
    """The first source as it is told."""
    [paragraph] = written(rows)
    return paragraph.wording(whole_source(paragraph, paragraph.labelled("SOURCE")[0]))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Dana/B-SOURCE Petrel/I-SOURCE ,/E-SOURCE said", "Dana Petrel"),
        ("“/B-SOURCE Dana/I-SOURCE ”/E-SOURCE said", "Dana"),
        ("Petrel/B-SOURCE (/I-SOURCE Union/I-SOURCE )/E-SOURCE said", "Petrel (Union)"),  # a bracket stays
        ("the/B-SOURCE NSO/I-SOURCE ,/I-SOURCE police/E-SOURCE said", "the NSO, police"),
        ("said —/S-SOURCE", "—"),  # nothing else is there
    ],
)
def test_a_source_ends_in_words(rows, expected):
    assert whole(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        *(
            (f"Petrel/B-SOURCE ,/I-SOURCE {word}/I-SOURCE flew/I-SOURCE ,/E-SOURCE said", "Petrel")
            for word in ("who", "which", "whose", "whom", "Who")
        ),
        ("old/B-SOURCE Petrel/I-SOURCE ,/I-SOURCE who/I-SOURCE flew/E-SOURCE said", "old Petrel"),
        ("Petrel/B-SOURCE ,/I-SOURCE who/E-SOURCE flew , said", "Petrel"),  # the label breaks off
        ("Petrel/B-SOURCE ,/I-SOURCE that/I-SOURCE flew/E-SOURCE said", "Petrel, that flew"),
        ("Petrel/B-SOURCE who/I-SOURCE flew/E-SOURCE said", "Petrel who flew"),  # it tells which Petrel
        ("Petrel/B-SOURCE ,/I-SOURCE one/I-SOURCE who/I-SOURCE flew/E-SOURCE said", "Petrel, one who flew"),
        (
            "he/B-SOURCE ,/I-SOURCE who/I-SOURCE met/I-SOURCE Berg/I-SOURCE ,/I-SOURCE who/I-SOURCE left/E-SOURCE",
            "he",
        ),
    ],
)
def test_a_source_ends_before_an_incidental_clause(rows, expected):
    assert whole(rows) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("The/det>2 service/nsubj>5 ,/punct>4 NSO/S-SOURCE/appos>2 spoke/root>0", "The service, NSO"),
        ("The/det>2 service/nsubj>5 ,/punct>4 NSO/S-SOURCE/conj>2 spoke/root>0", "NSO"),  # no apposition
        # the noun that it explains comes after it, though it has a word before it
        ("old/amod>2 Marek/S-SOURCE/appos>4 the/det>4 baker/nsubj>5 spoke/root>0", "Marek"),
        ("The/det>2 service/S-CUE/nsubj>5 ,/punct>4 NSO/S-SOURCE/appos>2 spoke/root>0", "NSO"),  # it is a cue
        ("The/S-CONTENT/det>2 service/nsubj>5 ,/punct>4 NSO/S-SOURCE/appos>2 spoke/root>0", "NSO"),
        ("Both/cc:preconj>3 the/det>3 service/nsubj>5 NSO/S-SOURCE/appos>3 spoke/root>0", "the service NSO"),
        # what belongs to the noun as a clause does may bear any label
        *(
            (f"service/nsubj>4 saying/S-CUE/{clause}>1 NSO/S-SOURCE/appos>1 spoke/root>0", "service saying NSO")
            for clause in ("acl", "parataxis", "conj", "cc")
        ),
        ("service/nsubj>4 saying/S-CUE/nmod>1 NSO/S-SOURCE/appos>1 spoke/root>0", "NSO"),
        ("The/det>2 service/nsubj>5 ,/punct>4 NSO/S-SOURCE/appos>0 spoke/root>0", "NSO"),  # of no noun
        ("Ivo/S-SOURCE/nsubj>4 baker/appos>1 NSO spoke/root>0", "Ivo"),
    ],
)
def test_a_source_takes_in_the_noun_that_it_explains(rows, expected):
    assert whole(rows) == expected


# ---- whom a source names that holds a body and a person


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Bureau/NNP/B-ORG/nsubj>9 's/POS Ana/NNP/B-PERSON/nmod>1 Berg/NNP/I-PERSON/flat>3", "Ana"),
        ("Roads/NNPS/B-ORG/nsubj>9 (/( RA/NNP )/) governor/NN Ana/NNP/B-PERSON/nmod>1 Berg/NNP/I-PERSON/flat>6", "Ana"),
        ("Oster/NNP/B-LOC/nsubj>9 ’s/POS Judge/NNP Ana/NNP/B-PERSON/nmod>1", "Ana"),
        ("Oster/NNP/B-ORG/nsubj>9 chief/NN of/IN staff/NN officer/NN Ana/NNP/B-PERSON/nmod>1 ,/,", "Ana"),
        # near misses
        ("Oster/NNP/B-ORG/nsubj>9 spokesman/NN for/IN lawyer/NN Ana/NNP/B-PERSON/nmod>1", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 and/CC chairman/NN Ana/NNP/B-PERSON/nmod>1", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 ,/, led/VBN by/IN chairman/NN Ana/NNP/B-PERSON/nmod>1", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 ,/, Ana/NNP/B-PERSON/nmod>1", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 residents/NNS Ana/NNP/B-PERSON/nmod>1", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 's/POS Ana/NNP/B-PERSON/nmod>1 plan/NN", "Oster"),
        ("Oster/NNP/B-ORG/nsubj>9 's/POS Ana/NNP/B-PERSON/nmod>1 and/CC Tim/NNP/B-PERSON", "Oster"),
        ("the/DT mayor/NN/nsubj>9 's/POS Ana/NNP/B-PERSON/nmod>2", "mayor"),
        # a person's body
        ("Ana/NNP/B-PERSON/nsubj>9 's/POS Oster/NNP/B-LOC/conj>1", "Oster"),
        ("Ana/NNP/B-PERSON/nsubj>9 's/POS/I-PERSON Oster/NNP/B-LOC/conj>1", "Oster"),
        ("Ana/NNP/B-PERSON/nsubj>9 of/IN Oster/NNP/B-LOC/nmod>1", "Ana"),
        ("Ana/NNP/B-PERSON/nsubj>9 of/IN Norland/NNP 's/POS Oster/NNP/B-LOC/nmod>1", "Ana"),
    ],
)
def test_of_a_body_and_a_person_the_person_speaks(rows, expected):
    [paragraph] = written(rows)
    assert paragraph.words[head_of_source(paragraph, range(len(paragraph.words)))].text == expected
