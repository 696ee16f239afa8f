"""Nouns as references: which are, of what kind, whose, and which name they explain."""

from collections.abc import Mapping

import pytest
from speaking import paragraphs_of

from quotes.coreference.documents import authors_of_documents
from quotes.coreference.names import Name
from quotes.coreference.noun_phrases import noun_of, phrase
from quotes.coreference.noun_references import (
    DEFINITE,
    INDEFINITE,
    RANKING,
    descriptive_name,
    explained_name,
    is_apposed,
    is_definite,
    kind_of_noun,
    nominals,
    qualifiers,
)
from quotes.coreference.reference import NameReference, NounReference
from quotes.document.paragraph import Paragraph, Place


def one(rows: str) -> Paragraph:
    """One paragraph."""
    [paragraph] = paragraphs_of(rows)
    return paragraph


def found_in(rows: str, heads: Mapping[int, int | None]) -> list[NounReference | NameReference]:
    """The nouns of one paragraph, where these are the heads of sources."""
    paragraph = one(rows)
    authors = authors_of_documents([paragraph], {paragraph.place(head) for head in heads})
    return list(nominals(paragraph, heads, authors))


# ---- which nouns are references


@pytest.mark.parametrize(
    ("rows", "heads", "found"),
    [
        ("The/DT/det>2 guard/NN slept/VBD", {}, ["guard"]),
        ("The/DT/det>2 bank/NN closed/VBD", {}, ["bank"]),
        ("The/DT/det>2 kettle/NN boiled/VBD", {}, []),
        ("The/DT/det>2 kettle/NN boiled/VBD", {1: None}, ["kettle"]),
        ("The/DT/det>2 president/NNP slept/VBD", {}, []),
        ("The/DT/det>2 President/NNP slept/VBD", {1: None}, ["president"]),
        ("the/DT/det>2 guard/NN/compound>3 shelf/NN", {}, []),
        ("the/DT/det>2 guard/NN/compound>3 shelf/NN", {1: None}, []),
        ("the/DT/det>2 guard/NN/amod>3 shelf/NN", {}, []),
        ("the/DT/det>2 guard/NN/flat>3 shelf/NN", {}, []),
        ("He/PRP was/VBD/AUX/cop>4 a/DT/det>4 guard/NN", {}, []),
        ("He/PRP was/VBD/AUX/cop>4 a/DT/det>4 guard/NN", {3: None}, ["guard"]),
        ("They/PRP slept/VBD", {0: None}, []),
        ("They/PRP slept/VBD Vell/NNP/B-PERSON", {0: 2}, ["they"]),
        ("guard/VB them/PRP", {}, []),
        ("Guard/NN/B-ORG slept/VBD", {0: None}, []),
        ("the/DT/det>2 young/JJ slept/VBD", {1: None}, ["young"]),
        ("Three/CD slept/VBD", {0: None}, ["three"]),
        ("These/DT slept/VBD", {0: None}, ["these"]),
    ],
)
def test_nouns_for_people_and_bodies_are_references_and_every_noun_that_speaks(rows, heads, found):
    assert [reference.noun for reference in found_in(rows, heads)] == found


@pytest.mark.parametrize(
    ("rows", "head", "at_end", "found"),
    [
        ("the/DT/det>2 MoU/NNP", 1, None, Name("MoU", "other")),
        ("the/DT/det>3 Roads/NNP/compound>3 Unit/NNP", 2, None, Name("Roads Unit", "organization")),
        ("to/IN/case>3 Roads/NNP/compound>3 Unit/NNP", 2, None, Name("Roads Unit", "organization")),
        ("Roads/NNP/compound>2 Unit/NNP of/IN/case>5 the/DT/det>5 Lake/NNP/nmod>2", 1, None,
         Name("Roads Unit of the Lake", "organization")),
        ("all/DT/det>4 of/IN/case>4 Roads/NNP/compound>4 Unit/NNP", 3, None, Name("Roads Unit", "organization")),
        ("the/DT/det>2 Units/NNPS", 1, None, None),
        ("the/DT/det>2 President/NNP", 1, None, None),
        ("the/DT/det>2 Guard/NNP", 1, None, None),
        ("the/DT/det>2 Reverend/NNP", 1, None, None),
        ("the/DT/det>2 unit/NN", 1, None, None),
        ("No./NNP 2/CD", 0, None, None),
        ("No/NNP", 0, None, Name("No", "other")),
        ("Norwell/NNP 2/CD", 0, None, Name("Norwell", "other")),
        ("Unit/NNP old/JJ Vell/NNP/B-PERSON", 0, 2, None),
        ("Unit/NNP ,/, Vell/NNP/B-PERSON/appos>1", 0, None, None),
    ],
)  # fmt: skip
def test_a_source_that_is_a_proper_noun_and_no_entity_is_a_name(rows, head, at_end, found):
    [reference] = found_in(rows, {head: at_end})
    if found is None:
        assert isinstance(reference, NounReference)
    else:
        assert isinstance(reference, NameReference)
        assert reference.name == found


@pytest.mark.parametrize(
    ("rows", "heads", "found"),
    [
        ("The/DT/det>2 Dane/NNP/B-NORP slept/VBD", {1: None}, [("dane", "person", True)]),
        ("The/DT/det>2 Dane/NNP/B-NORP slept/VBD", {}, []),
        ("A/DT/det>2 Dane/NNP/B-NORP slept/VBD", {1: None}, []),
        ("The/DT/det>2 Danes/NNPS/B-NORP slept/VBD", {1: None}, []),
        ("The/DT/det>2 Danish/JJ/B-NORP slept/VBD", {1: None}, []),
        ("The/DT/det>2 Dane/NNP/B-PERSON slept/VBD", {1: None}, []),
    ],
)
def test_one_of_a_people_who_speaks_is_a_person_told_of_before(rows, heads, found):
    references = list(found_in(rows, heads))
    assert [(r.noun, r.kind, r.definite) for r in references if isinstance(r, NounReference)] == found
    assert len(references) == len(found)


def test_what_a_noun_tells():
    noun = "Norland/NNP/B-LOC/nmod:poss>4 ’s/POS/case>1 prime/JJ/amod>4 minister/NN/nsubj>7"
    [minister] = found_in(f"{noun} ,/, Vell/NNP/B-PERSON/appos>4 left/VBD", {})
    assert (minister.noun, minister.kind, minister.gender, minister.plural) == ("minister", "person", "-", False)
    assert (minister.definite, minister.explains, minister.owner) == (True, Place(0, 5), None)
    assert (minister.qualifiers, minister.rank, minister.name) == ({"norland"}, {"prime"}, None)
    assert (minister.at.words, minister.at.subject) == (range(4), True)


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ("chief/NN of/IN/case>3 works/NNS/nmod>1 Bo/NNP/B-PERSON", 3),
        ("chief/NN ,/, Cy/NNP/B-PERSON/appos>1 Bo/NNP/B-PERSON", 2),
    ],
)
def test_the_noun_of_a_source_explains_the_name_at_its_end_unless_the_parse_ties_another(rows, name):
    [chief] = found_in(rows, {0: 3})
    assert isinstance(chief, NounReference)
    assert chief.explains == Place(0, name)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a/DT/det>2 letter/NN by/IN/case>4 Vell/NNP/B-PERSON/nmod>2", ("other", "-", False, Place(0, 3), None)),
        ("two/CD/nummod>2 wives/NNS/=wife slept/VBD", ("group", "f", True, None, None)),
        (
            "Lorn/NNP/B-LOC/compound>2 officials/NNS/=official",
            ("group", "-", True, None, Name("Lorn officials", "group")),
        ),
    ],
)
def test_kind_gender_number_owner_and_name_of_a_noun(rows, expected):
    [noun] = found_in(rows, {1: None})
    assert isinstance(noun, NounReference)
    assert (noun.kind, noun.gender, noun.plural, noun.owner, noun.name) == expected
    assert (noun.explains, noun.definite) == (None, False)


def test_a_body_that_a_name_tells_from_others_is_a_body_though_it_is_plural():
    [police] = nominals(one("Lorn/NNP/B-LOC/compound>2 police/NNS/=police"), {1: None}, {})
    assert isinstance(police, NounReference)
    assert (police.name, police.kind, police.plural) == (Name("Lorn police", "organization"), "organization", True)


@pytest.mark.parametrize(
    ("noun", "name"),
    [
        ("officials/NNS/=official", "Lorn officials"),
        ("authorities/NNS/=authority", "Lorn authorities"),
        ("farmers/NNS/=farmer", "Lorn farmers"),
        ("people/NNS/=person", "Lorn people"),
        ("supporters/NNS/=supporter", None),
        ("efforts/NNS/=effort", None),
        ("ministries/NNS/=ministry", None),
        ("companies/NNS/=company", None),
        ("reports/NNS/=report", None),
    ],
)
def test_several_have_a_name_together_if_they_speak_for_what_is_named_or_a_trade(noun, name):
    [several] = nominals(one(f"Lorn/NNP/B-LOC/compound>2 {noun}"), {1: None}, {})
    assert isinstance(several, NounReference)
    assert several.name == (Name(name, "group") if name else None)


@pytest.mark.parametrize("rank", sorted(RANKING))
def test_words_that_make_another_office_of_one(rank):
    [minister] = found_in(f"the/DT/det>3 {rank.title()}/JJ/amod>3 minister/NN", {})
    assert minister.rank == {rank}


def test_other_words_make_no_other_office():
    [minister] = found_in("the/DT/det>3 tired/JJ/amod>3 minister/NN", {})
    assert minister.rank == frozenset()
    assert frozenset({"assistant", "crown", "deputy", "first", "prime", "shadow", "vice"}) == RANKING


# ---- of what kind a noun is, and whether it is known whom it means


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("bank/NN", "organization"),
        ("banks/NNS/=bank", "group"),
        ("guard/NN", "person"),
        ("guards/NNS/=guard", "group"),
        ("Guard/NN/=Guard", "person"),
        ("Guards/NNPS/=guard", "group"),
        ("people/NN", "group"),
        ("kettle/NN", "other"),
        ("kettles/NNS/=kettle", "group"),
    ],
)
def test_what_a_noun_stands_for(row, kind):
    word = one(row).words[0]
    assert kind_of_noun(word, noun_of(word)) == kind


@pytest.mark.parametrize(
    ("rows", "definite"),
    [
        ("guard/NN", False),
        ("The/DT/det>2 guard/NN", True),
        *((f"{word}/DT/det>2 guard/NN", True) for word in ("the", "this", "that", "these", "those")),
        *((f"{word}/DT/det>2 guard/NN", False) for word in ("a", "an", "another", "some", "any", "no")),
        *((f"{word}/CD/nummod>2 guard/NN", False) for word in ("One", "several")),
        *((f"{word}/JJ/amod>2 guard/NN", False) for word in ("many", "few", "other")),
        ("the/DT/det>3 other/JJ/amod>3 guard/NN", False),
        ("the/DT/det>3 old/JJ/amod>3 guard/NN", True),
        ("his/PRP$/nmod:poss>2 guard/NN", True),
        ("Vell/NNP/nmod>2 guard/NN", False),
        ("some/DT/nmod>2 guard/NN", False),
        ("his/PRP$/nmod:poss>3 other/JJ/amod>3 guard/NN", False),
    ],
)
def test_whether_it_is_known_which_guard_is_meant(rows, definite):
    paragraph = one(rows)
    assert is_definite(paragraph, len(paragraph.words) - 1) is definite


def test_determiners_are_these():
    assert frozenset({"the", "this", "that", "these", "those"}) == DEFINITE
    assert (
        frozenset(
            {"a", "an", "another", "some", "any", "one", "several", "many", "few", "other", "no"},
        )
        == INDEFINITE
    )


@pytest.mark.parametrize(
    ("rows", "head", "found"),
    [
        ("the/DT/det>3 Norland/NNP/B-LOC/compound>3 minister/NN", 2, {"norland"}),
        ("Norland/NNP/B-LOC/nmod:poss>3 ’s/POS/B-LOC/case>1 minister/NN", 2, {"norland"}),
        ("the/DT/det>3 tired/JJ/amod>3 minister/NN", 2, set()),
        ("minister/NN of/IN/case>3 Norland/NNP/B-LOC/nmod>1", 0, set()),
        ("Norland/NNP/B-LOC slept/VBD minister/NN", 2, set()),
    ],
)
def test_the_names_before_a_noun_tell_which_one_it_is(rows, head, found):
    assert qualifiers(one(rows), head) == found


# ---- which name a noun explains


@pytest.mark.parametrize(
    ("rows", "head", "name"),
    [
        ("mayor/NN ,/, Bo/NNP/B-PERSON/appos>1", 0, 2),
        ("mayor/NN Bo/NNP/B-PERSON/flat>1", 0, 1),
        ("mayor/NN Bo/NNP/B-PERSON/dep>0", 0, 1),
        ("mayor/NN Bo/NNP/B-PERSON/nmod>1", 0, 1),
        ("mayor/NN old/JJ Bo/NNP/B-PERSON/nmod>1", 0, None),
        ("mayor/NN old/JJ Bo/NNP/B-PERSON/dep>0", 0, None),
        ("Bo/NNP/B-PERSON ,/, mayor/NN/appos>1", 2, 0),
        ("Bo/NNP/B-PERSON/nmod:poss>3 ’s/POS mayor/NN", 2, None),
        ("mayor/NN of/IN/case>3 Bo/NNP/B-PERSON/appos>1", 0, None),
        ("Reuters/NNP/B-ORG/nmod:poss>3 ’s/POS/case>1 agency/NN", 2, None),
        ("agency/NN of/IN/case>3 Reuters/NNP/B-ORG/nmod>1", 0, None),
        ("agency/NN/obj>4 old/JJ Reuters/NNP/B-ORG/obj>4 slept/VBD", 0, None),
        ("agency/NN/compound>3 old/JJ Reuters/NNP/B-ORG", 0, 2),
        ("guard/NN in/IN Lorn/NNP King/NNP/B-PERSON/appos>1 Bo/NNP/I-PERSON/flat>4", 0, 3),
        ("mayor/NN ’s/POS/case>3 Bo/NNP/B-PERSON/flat>1", 0, 2),
        ("mayor/NN ,/, rain/NN/appos>1", 0, None),
        ("mayors/NNS/=mayor ,/, Bo/NNP/B-PERSON/appos>1", 0, None),
        ("bank/NN ,/, Bo/NNP/B-PERSON/appos>1", 0, None),
        ("lawyer/NN for/IN singer/NN Bo/NNP/B-PERSON/appos>1", 0, None),
        ("agency/NN Reuters/NNP/B-ORG/dep>0", 0, 1),
        ("board/NN Reuters/NNP/B-ORG/dep>0", 0, None),
        ("body/NN in/IN/case>3 Lorn/NNP/B-LOC/nmod>1 Paragon/NNP/B-ORG/nmod>1", 0, 3),
        ("Reuters/NNP/B-ORG/compound>2 board/NN", 1, None),
        ("body/NN of/IN/case>3 Paragon/NNP/B-ORG/nmod>1", 0, None),
        ("board/NN ,/, Reuters/NNP/B-ORG/appos>1", 0, 2),
        ("mayor/NN ,/, Reuters/NNP/B-ORG/appos>1", 0, None),
        ("Reuters/NNP/B-ORG/compound>2 agency/NN", 1, 0),
        ("agency/NN/compound>2 Reuters/NNP/B-ORG", 0, 1),
        ("agency/NN/nmod>3 old/JJ Reuters/NNP/B-ORG", 0, 2),
        ("agency/NN/obl>3 old/JJ Reuters/NNP/B-ORG", 0, None),
        ("agency/NN ,/, Lorn/NNP/B-LOC/appos>1", 0, None),
        ("mayor/NN/nsubj>3 Bo/NNP/B-PERSON/nsubj>3 slept/VBD", 0, 1),
        ("mayor/NN/nsubj>4 old/JJ Bo/NNP/B-PERSON/nsubj>4 slept/VBD", 0, 2),
        ("Bo/NNP/B-PERSON/nsubj>4 old/JJ mayor/NN/nsubj>4 slept/VBD", 2, None),
        ("mayor/NN/obj>4 old/JJ Bo/NNP/B-PERSON/obj>4 slept/VBD", 0, None),
        ("the/DT/det>2 mayor/NN", 1, None),
        ("agency/NN/appos>2 kettle/NN", 0, None),
        ("agency/NN/nmod>0", 0, None),
        ("mayor/NN ,/, Tim/NNP/B-PERSON/appos>1 Bo/NNP/I-PERSON/flat>3", 0, 2),
    ],
)
def test_which_name_a_noun_explains(rows, head, name):
    assert explained_name(one(rows), head) == name


@pytest.mark.parametrize(
    ("rows", "apposed"),
    [
        ("mayor/NN Bo/NNP/appos>1", True),
        ("mayor/NN Bo/NNP/flat>1", True),
        ("mayor/NN Bo/NNP/nmod>1", False),
        ("mayor/NN/appos>2 Bo/NNP", True),
        ("mayor/NN/flat>2 Bo/NNP", False),
        ("mayor/NN/nsubj>3 Bo/NNP/nsubj>3 slept/VBD", True),
        ("mayor/NN/nsubj>3 Bo/NNP/obj>3 slept/VBD", False),
        ("mayor/NN/obj>3 Bo/NNP/nsubj>3 slept/VBD", False),
        ("mayor/NN/obj>3 Bo/NNP/obj>3 slept/VBD", False),
        ("mayor/NN/nsubj>3 Bo/NNP/nsubj>4 slept/VBD woke/VBD", False),
        ("mayor/NN Bo/NNP/appos>3 slept/VBD", False),
        ("mayor/NN/appos>3 Bo/NNP slept/VBD", False),
    ],
)
def test_whether_the_parse_puts_two_side_by_side(rows, apposed):
    assert is_apposed(one(rows), 0, 1) is apposed


# ---- nouns that have a name of their own


@pytest.mark.parametrize(
    ("rows", "head", "name"),
    [
        ("Lorn/NNP/B-LOC/compound>2 officials/NNS/=official", 1, "Lorn officials"),
        ("Norlandic/JJ/B-NORP/amod>2 officials/NNS/=official", 1, "Norlandic officials"),
        ("Lorn/NNP/B-LOC/nmod>2 officials/NNS/=official", 1, "Lorn officials"),
        ("Lorn/NNP/B-LOC/obl>2 officials/NNS/=official", 1, ""),
        ("the/DT/det>3 Old/NNP/B-LOC/compound>3 Lorn/NNP/I-LOC/compound>4 aides/NNS/=aide", 3, "Old Lorn aides"),
        ("tired/JJ/amod>2 officials/NNS/=official", 1, ""),
        ("Norlandic/JJ/B-NORP/amod>3 Lorn/NNP/B-LOC/compound>3 aides/NNS/=aide", 2, "Norlandic Lorn aides"),
        ("officials/NNS/=official and/CC/cc>3 mayors/NNS/=mayor/conj>1", 0, ""),
        ("officials/NNS/=official of/IN/case>3 Lorn/NNP/B-LOC/nmod>1", 0, ""),
        ("Lorn/NNP/B-LOC/compound>2 letters/NNS/=letter", 1, ""),
        ("Lorn/NNP/B-LOC/compound>2 official/NN", 1, ""),
        ("Norlandic/JJ/B-NORP/amod>2 army/NN", 1, "Norlandic army"),
        ("the/DT/det>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, "Norlandic army"),
        ("A/DT/det>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, ""),
        ("another/JJ/amod>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, ""),
        ("one/CD/nummod>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, ""),
        ("its/PRP$/nmod:poss>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, ""),
        ("no/DT/nsubj>3 Norlandic/JJ/B-NORP/amod>3 army/NN", 2, "Norlandic army"),
        ("Norlandic/JJ/B-NORP/amod>2 board/NN", 1, ""),
        ("Lorn/NNP/B-ORG/compound>2 committee/NN/compound>3 members/NNS/=member", 2, "Lorn committee members"),
        ("rain/NN/nsubj>3 Lorn/NNP/B-LOC/compound>3 officials/NNS/=official", 2, "Lorn officials"),
        ("Lorn/NNP/B-LOC/compound>4 ,/, old/JJ officials/NNS/=official", 3, ""),
        ("Lorn/NNP/B-LOC/compound>4 -/HYPH based/JJ officials/NNS/=official", 3, "Lorn - based officials"),
        ("committee/NN/compound>3 Lorn/NNP/B-ORG/compound>1 members/NNS/=member", 2, ""),
    ],
)  # fmt: skip
def test_what_tells_several_or_a_body_from_others_of_the_kind(rows, head, name):
    assert descriptive_name(one(rows), head) == name


@pytest.mark.parametrize(
    ("rows", "head", "name"),
    [
        ("founders/NNS/=founder ,/, Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 Bo/NNP/B-PERSON/conj>3", 0, "Ann and Bo"),
        ("founders/NNS/=founder ,/, Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 Bo/NNP/B-PERSON/conj>1", 0, "Ann and Bo"),
        ("founders/NNS/=founder ,/, Ann/NNP/B-PERSON/appos>1", 0, ""),
        ("founder/NN ,/, Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 Bo/NNP/B-PERSON/conj>3", 0, ""),
        ("founders/NNS/=founder ,/, Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 Lorn/NNP/B-ORG/conj>3", 0, ""),
        ("founders/NNS/=founder ,/, Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 rain/NN/conj>3", 0, ""),
        ("founders/NNS/=founder of/IN/case>3 Ann/NNP/B-PERSON/appos>1 and/CC/cc>5 Bo/NNP/B-PERSON/conj>3", 0, ""),
        ("founders/NNS/=founder with/IN Ann/NNP/B-PERSON/nmod>1 and/CC/cc>5 Bo/NNP/B-PERSON/conj>3", 0, ""),
        ("Ann/NNP/B-PERSON and/CC/cc>3 Bo/NNP/B-PERSON/conj>1 ,/, founders/NNS/=founder/appos>1", 4, ""),
        ("founders/NNS/=founder ,/, Mr/NNP/B-PERSON/flat>4 Bo/NNP/I-PERSON/appos>1 and/CC Cy/NNP/B-PERSON/conj>4", 0,
         "Bo and Cy"),
        ("founders/NNS/=founder ,/, Bo/NNP/B-PERSON/appos>1 and/CC ’s/POS/B-PERSON/conj>3", 0, ""),
    ],
)  # fmt: skip
def test_several_whose_names_follow_have_these(rows, head, name):
    assert descriptive_name(one(rows), head) == name


# ---- the words of a noun's phrase


@pytest.mark.parametrize(
    ("rows", "head", "words"),
    [
        ("the/DT/det>3 old/JJ/amod>3 mayor/NN of/IN/case>5 Lorn/NNP/nmod>3 slept/VBD", 2, range(5)),
        ("mayor/NN", 0, range(1)),
        (",/, x/NN", 0, range(1)),
        ("to/IN/case>3 the/DT/det>3 mayor/NN", 2, range(1, 3)),
        ("and/CC/cc:preconj>2 mayor/NN", 1, range(1, 2)),
        ("both/CC/det>2 mayor/NN", 1, range(1, 2)),
        (",/,/punct>2 mayor/NN ,/,/punct>2", 1, range(1, 2)),
        ("mayor/NN here/RB slept/VBD of/IN/case>5 Lorn/NNP/nmod>1", 0, range(1)),
        *(
            (f"the/DT/det>2 mayor/NN X/NN/{relation}>2", 1, range(2))
            for relation in ("acl", "parataxis", "appos", "conj", "cc", "advcl", "ccomp")
        ),
        ("the/DT/det>2 mayor/NN X/NN/nmod>2", 1, range(3)),
        ("X/NN/nmod>3 slept/VBD mayor/NN", 2, range(2, 3)),
    ],
)
def test_the_words_of_a_phrase(rows, head, words):
    assert phrase(one(rows), head) == words
