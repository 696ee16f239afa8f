"""What an article says that someone is, on words with hand-made tags."""

import pytest
from speaking import paragraphs_of

from quotes.coreference.descriptions import (
    LONGEST_ROLE,
    apposed_role,
    descriptions,
    noun_explained,
    role_text,
    words_before,
)
from quotes.document.paragraph import Paragraph


def one(rows: str) -> Paragraph:
    """One paragraph."""
    [paragraph] = paragraphs_of(rows)
    return paragraph


def role(text: str, known: bool = False) -> str | None:
    """The role that words, given as form/tag, tell."""
    paragraph = one(text)
    return role_text(paragraph, range(len(paragraph.words)), known)


# ---- the wording of a role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("who/WP is/VBZ/AUX also/RB the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("according/VBG to/IN the/DT mayor/NN", "mayor"),
        *((f"{word}/X mayor/NN", "mayor") for word in ("a", "an", "The", "his", "her", "their", "its", "our", "my")),
        *((f"{word}/X mayor/NN", "mayor") for word in ("according", "Also")),
        *((f"x/{tag} mayor/NN", "mayor") for tag in ("WP", "WP$", "WDT", "VBD", "VBP", "VBZ", "MD")),
        *((f"x/{tag} mayor/NN", "mayor") for tag in ("IN", "CC", ",", "TO", "VB/AUX")),
        *((f"x/{tag} mayor/NN", "x mayor") for tag in ("JJ", "VBG", "NNP", "RB")),
        *((f"mayor/NN {ending}/X", "mayor") for ending in (",", "–", "—", ":", "(", "'s", "’s")),
        ("mayor/NN ,/, –/:", "mayor"),
        ("mayor/NN '/POS", "mayor '"),
        ("Mayor/NN", "Mayor"),
        ("mayors/NNS/=Mayor", "mayors"),
        ("Dr./NNP", None),
        ("Comrade/NNP", None),
        ("Rev./NNP mayor/NN", "Rev. mayor"),
        ("Reverend/NNP", "Reverend"),
        ("rusty/JJ kettle/NN", None),
        ("swimmers/NNS such/JJ as/IN", None),
        ("mayor/NN of/IN", None),
        ("the/DT", None),
    ],
)
def test_role(text, expected):
    assert role(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PARTY/NNP )/( chairman/NN", "chairman"),
        ("party/NN (/( LFU/NNP )/( chairman/NN", "party (LFU) chairman"),
        ("bishop/NN of/IN Lorn/NNP (/( north/NN", "bishop of Lorn"),
        ("a/NN )/( b/NN )/( chairman/NN", "chairman"),
        ("a/NN )/( chairman/NN (/( north/NN", "chairman"),
        ("chairman/NN )/( north/NN", None),
    ],
)
def test_a_bracket_without_its_partner_ends_a_role(text, expected):
    assert role(text) == expected


def test_a_role_that_no_lexicon_knows():
    assert role("the/DT kettle/NN mender/NN") is None
    assert role("the/DT kettle/NN mender/NN", known=True) == "kettle mender"
    assert role("the/DT", known=True) is None


def test_the_longest_role():
    assert LONGEST_ROLE == 15
    assert role("tired/JJ " * 14 + "mayor/NN") == "tired " * 14 + "mayor"
    assert role("tired/JJ " * 15 + "mayor/NN") is None


# ---- before a name


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("rescue/NN/compound>2 spokesman/NN/compound>3 Vell/NNP", "rescue spokesman"),
        ("the/DT/det>3 spokesman/NN/compound>3 Vell/NNP", "the spokesman"),
        ("Vell/NNP", None),
        ("left/VBD mayor/NN/compound>3 Vell/NNP/obj>1", "mayor"),
        ("mayor/NN/obj>3 slept/VBD/acl>3 Vell/NNP", None),
        ("mayor/NN/compound>3 running/VBG/amod>3 Vell/NNP", None),
        *((f"mayor/NN/compound>3 x/{tag}/dep>3 Vell/NNP", None) for tag in ("VBD", "RB", "PRP")),
        *((f"mayor/NN/compound>3 x/{tag}/dep>3 Vell/NNP", "mayor x")
          for tag in ("NN", "NNP", "JJ", "DT", "TO", "CC", "CD", "HYPH", "FW")),
        *((f"mayor/NN/compound>3 {ending}/NN/dep>3 Vell/NNP", None) for ending in (",", "–", "—", ":", "(", "’s")),
        *((f"x/NN/{cut}>2 Vell/NNP", None) for cut in ("acl", "parataxis", "conj", "cc")),
        ("x/NN/nmod>2 Vell/NNP", "x"),
        *((f"mayor/NN Vell/NNP/{relation}>1", "mayor") for relation in ("flat", "compound", "nmod", "appos")),
        *((f"tired/JJ/amod>2 kettle/NN Vell/NNP/{relation}>2", "tired kettle")
          for relation in ("flat", "compound", "nmod", "appos")),
        ("tired/JJ/amod>2 kettle/NN Vell/NNP/obj>2", None),
        ("Vell/NNP/flat>2 mayor/NN", None),
        ("tired/JJ Vell/NNP/flat>0", None),
        ("tired/JJ/amod>3 Vell/NNP/flat>3 kettle/NN", None),
        *((f"x/NN/{cut}>2 mayor/NN Vell/NNP/flat>2", "mayor") for cut in ("acl", "parataxis", "conj", "cc")),
        ("x/NN/nmod>2 mayor/NN Vell/NNP/flat>2", "x mayor"),
        ("old/JJ/amod>2 mayor/NN/nsubj>4 Vell/NNP/nsubj>4 slept/VBD", "old mayor"),
        ("old/JJ/amod>2 kettle/NN/nsubj>4 Vell/NNP/nsubj>4 slept/VBD", None),
        ("minister/NN/compound>4 of/IN/dep>4 works/NNS/dep>4 Vell/NNP", "minister of works"),
        ("minister/NN/compound>4 for/IN/dep>4 works/NNS/dep>4 Vell/NNP", "minister for works"),
        ("minister/NN/compound>4 in/IN/dep>4 works/NNS/dep>4 Vell/NNP", "works"),
        ("lawyer/NN/compound>4 of/IN/dep>4 works/NNS/dep>4 Vell/NNP", "works"),
        ("of/IN/dep>3 works/NNS/dep>3 Vell/NNP", "works"),
        ("old/JJ/compound>5 minister/NN/compound>5 of/IN/dep>5 works/NNS/dep>5 Vell/NNP", "old minister of works"),
        ("of/IN/dep>3 works/NNS/dep>3 Vell/NNP minister/NN", "works"),
    ],
)  # fmt: skip
def test_the_words_before_a_name(rows, found):
    paragraph = one(rows)
    [name] = [number for number, word in enumerate(paragraph.words) if word.text == "Vell"]
    words = words_before(paragraph, range(name, name + 1), name)
    assert (paragraph.wording(words) if words else None) == found
    assert words.stop == name


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("mayor/NN/compound>3 Tim/NNP/flat>3 Vell/NNP", range(1)),
        ("tired/JJ/amod>2 mayor/NN/nsubj>5 Tim/NNP/flat>4 Vell/NNP/nsubj>5 slept/VBD", range(2)),
        ("kettle/NN/nsubj>5 slept/VBD Tim/NNP/flat>4 Vell/NNP/nsubj>5 mayor/NN", range(2, 2)),
    ],
)
def test_the_words_before_a_name_of_two_words(rows, words):
    paragraph = one(rows)
    [name] = [number for number, word in enumerate(paragraph.words) if word.text == "Vell"]
    found = words_before(paragraph, range(name - 1, name + 1), name)
    assert (found.start, found.stop) == (words.start, words.stop)


# ---- beside a name


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("the/DT/det>3 harbour/NN/compound>3 master/NN/appos>0", "harbour master"),
        ("the/DT/det>3 harbour/NN/compound>3 minder/NN", "harbour minder"),
        ("harbour/NN/compound>2 minder/NN", None),
        ("harbour/NN/compound>2 mayor/NN", "harbour mayor"),
        ("his/PRP$/nmod:poss>2 minder/NN", "minder"),
        ("the/DT/amod>2 minder/NN", None),
        ("this/DT/det>2 minder/NN", None),
        ("THE/DT/det>2 minder/NN", "minder"),
        ("the/DT/det>2 Minder/NNP", None),
        ("the/DT/det>2 minders/NNS", None),
        ("the/DT/det>2 bank/NN", None),
    ],
)
def test_a_noun_with_an_article_in_apposition_is_a_role(rows, found):
    paragraph = one(rows)
    assert apposed_role(paragraph, len(paragraph.words) - 1) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("the/DT/det>2 president/NN ,/, Marek/NNP/appos>2", range(2)),
        ("the/DT/det>2 president/NN of/IN/case>4 Norland/NNP/nmod>2 ,/, Marek/NNP/appos>2", range(4)),
        ("the/DT/det>2 president/NN Marek/NNP/appos>2 today/NN/nmod>2", range(2)),
        ("the/DT/det>2 president/NN Marek/NNP/nmod>2 here/RB/nmod>2", range(0)),
        ("president/NN ,/, Marek/NNP/flat>1", range(0)),
        ("Norland/NNP ,/, Marek/NNP/appos>1", range(0)),
        ("lawyer/NN for/IN singer/NN Marek/NNP/appos>1", range(0)),
        ("president/NN of/IN/case>3 Norland/NNP/nmod>1 Marek/NNP/appos>1 tall/JJ/amod>1", range(3)),
    ],
)
def test_the_noun_that_a_name_explains(rows, found):
    paragraph = one(rows)
    [name] = [number for number, word in enumerate(paragraph.words) if word.text == "Marek"]
    assert noun_explained(paragraph, name) == found


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("mayor/NN/compound>2 Vell/NNP ,/, the/DT/det>6 kettle/NN/compound>6 mender/NN/appos>2",
         ["mayor", "kettle mender"]),
        ("the/DT/det>2 mayor/NN ,/, Vell/NNP/appos>2", ["mayor"]),
        ("Vell/NNP the/DT/det>3 mender/NN/obj>1", []),
        ("Vell/NNP", []),
        ("kettle/NN/compound>2 Vell/NNP", []),
    ],
)  # fmt: skip
def test_all_roles_beside_a_name(rows, found):
    paragraph = one(rows)
    [name] = [number for number, word in enumerate(paragraph.words) if word.text == "Vell"]
    assert list(descriptions(paragraph, range(name, name + 1), name)) == found


def test_a_part_of_the_name_itself_is_no_role():
    paragraph = one("Vell/NNP the/DT/det>3 mayor/NN/appos>1")
    assert list(descriptions(paragraph, range(3), 0)) == []
    assert list(descriptions(paragraph, range(1), 0)) == ["mayor"]
