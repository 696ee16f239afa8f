"""Bodies that a name beside a noun tells from all others, and those that it does not."""

import pytest
from speaking import paragraphs_of

from quotes.coreference.named_bodies import ANOTHER, TOLD_APART, is_body, words_of_body
from quotes.coreference.noun_phrases import INDEFINITE
from quotes.document.paragraph import Paragraph

LORN, NORLAND = "Lorn/NNP/B-LOC/compound>{}", "Norland/NNP/B-LOC/nmod:poss>{} ’s/POS/case>1"
LFU, BERG = "LFU/NNP/B-ORG/compound>{}", "Berg/NNP/B-PERSON/nmod:poss>{} ’s/POS/case>1"


def named(rows: str) -> str:
    """The name of the body that the last noun of a paragraph stands for, or the first with “of” behind it."""
    [paragraph] = paragraphs_of(rows)
    words = words_of_body(paragraph, head_of(paragraph))
    return paragraph.wording(words) if words else ""


def head_of(paragraph: Paragraph) -> int:
    """The number of the noun: the one before “of” or “in”, else the last word."""
    texts = [word.text for word in paragraph.words]
    return next((texts.index(word) - 1 for word in ("of", "in") if word in texts), len(texts) - 1)


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (f"the/DT/det>3 {LORN.format(3)} police/NNS/=police", "Lorn police"),
        (f"the/DT/det>4 {LORN.format(4)} high/JJ/amod>4 court/NN", "Lorn high court"),
        (f"{NORLAND.format(4)} defence/NN/compound>4 ministry/NN", "Norland’s defence ministry"),
        (f"the/DT/det>4 {LORN.format(4)} media/NN/compound>4 office/NN", "Lorn media office"),
        (f"the/DT/det>4 {LORN.format(4)} drugs/NN/compound>4 team/NN", "Lorn drugs team"),
        (f"the/DT/det>4 {LORN.format(4)} football/NN/compound>4 federation/NN", "Lorn football federation"),
        (f"the/DT/det>4 {LFU.format(4)} core/NN/compound>4 committee/NN", "LFU core committee"),
        (f"the/DT/det>3 {LFU.format(3)} team/NN", "LFU team"),
        (f"the/DT/det>3 {LFU.format(3)} prosecution/NN", "LFU prosecution"),
        (f"{BERG.format(3)} office/NN", "Berg’s office"),
        (f"the/DT/det>5 {LFU.format(5)} women/NNS/nmod:poss>5 ’s/POS/case>3 wing/NN", "LFU women’s wing"),
        ("the/DT/det>2 Norlandic/JJ/B-NORP/amod>3 secret/JJ/amod>4 service/NN", ""),
        ("the/DT/det>4 Norlandic/JJ/B-NORP/amod>4 secret/JJ/amod>4 service/NN", "Norlandic secret service"),
        (f"{NORLAND.format(3)} embassy/NN in/IN/case>5 Lorn/NNP/B-LOC/nmod>3", "Norland’s embassy in Lorn"),
        (f"{NORLAND.format(3)} government/NN in/IN/case>5 Lorn/NNP/B-LOC/nmod>3", "Norland’s government"),
        ("high/JJ/amod>2 court/NN of/IN/case>4 Lorn/NNP/B-LOC/nmod>2", "high court of Lorn"),
        ("the/DT/det>4 women/NNS/nmod:poss>4 ’s/POS/case>2 wing/NN of/IN/case>7 the/DT/det>7 LFU/NNP/B-ORG/nmod>4",
         "women’s wing of the LFU"),
        ("government/NN of/IN/case>3 Lorn/NNP/B-LOC/nmod>1 and/CC/cc>5 Norland/NNP/B-LOC/conj>3",
         "government of Lorn and Norland"),
        ("office/NN of/IN/case>3 Berg/NNP/B-PERSON/nmod>1", "office of Berg"),
        ("the/DT/det>3 prime/JJ/amod>3 minister/NN/nmod:poss>5 ’s/POS/case>3 office/NN", "prime minister’s office"),
    ],
)  # fmt: skip
def test_a_body_that_a_name_tells_from_all_others(rows, name):
    assert named(rows) == name


@pytest.mark.parametrize(
    "rows",
    [
        "the/DT/det>2 police/NNS/=police",
        f"a/DT/det>4 {LORN.format(4)} high/JJ/amod>4 court/NN",
        f"the/DT/det>3 {LORN.format(3)} court/NN",
        f"the/DT/det>3 {LORN.format(3)} company/NN",
        f"the/DT/det>3 {LORN.format(3)} report/NN",
        f"the/DT/det>3 {LORN.format(3)} board/NN",
        f"the/DT/det>3 {LORN.format(3)} office/NN",
        f"the/DT/det>3 {LORN.format(3)} team/NN",
        f"the/DT/det>3 {LORN.format(3)} federation/NN",
        f"the/DT/det>3 {LFU.format(3)} council/NN",
        f"the/DT/det>3 {LFU.format(3)} committee/NN",
        f"{BERG.format(3)} hospital/NN",
        f"{BERG.format(4)} planning/NN/compound>4 committee/NN",
        "his/PRP$/nmod:poss>2 office/NN",
        "the/DT/det>2 minister/NN/nmod:poss>4 ’s/POS/case>2 office/NN",
        "the/DT/det>3 former/JJ/amod>3 minister/NN/nmod:poss>5 ’s/POS/case>3 office/NN",
        "the/DT/det>3 prime/JJ/amod>3 minister/NN/nmod:poss>5 ’s/POS/case>3 ministry/NN",
        "the/DT/det>2 firm/NN/nmod:poss>6 ’s/POS/case>2 Lorn/NNP/B-LOC/compound>6 press/NN/compound>6 office/NN",
        "his/PRP$/nmod:poss>3 Lorn/NNP/B-LOC/compound>3 police/NNS/=police",
        "Lorn/NNP/B-LOC/compound>3 ,/, police/NNS/=police",
        "court/NN of/IN/case>3 Lorn/NNP/B-LOC/nmod>1",
        "government/NN of/IN/case>3 Berg/NNP/B-PERSON/nmod>1",
        "wing/NN of/IN/case>4 the/DT/det>4 palace/NN/nmod>1",
        "government/NN in/IN/case>3 Lorn/NNP/B-LOC/nmod>1",
        "administration/NN of/IN/case>3 Berg/NNP/B-PERSON/nmod>1",
    ],
)
def test_a_body_that_is_one_of_many_or_known_from_elsewhere(rows):
    assert named(rows) == ""


@pytest.mark.parametrize("word", sorted(INDEFINITE | ANOTHER))
def test_a_word_that_makes_it_one_of_several(word):
    assert named(f"{word}/JJ/amod>3 {LORN.format(3)} government/NN") == ""
    assert named(f"tired/JJ/amod>3 {LORN.format(3)} government/NN") == "Lorn government"
    assert frozenset({"former", "future", "next", "previous", "rival"}) == ANOTHER


@pytest.mark.parametrize("word", sorted(TOLD_APART))
def test_an_office_that_a_place_has_one_of(word):
    office = "/JJ/amod>2 minister/NN/nmod:poss>4 ’s/POS/case>2 office/NN"
    assert named(word + office) == f"{word} minister’s office"
    assert frozenset({"attorney", "deputy", "district", "prime", "vice"}) == TOLD_APART


@pytest.mark.parametrize(
    ("rows", "body"),
    [
        ("police/NNS/=police", True),
        ("court/NN", False),
        ("high/JJ court/NN", True),
        ("ministry/NN", True),
        ("ministries/NNS/=ministry", False),
        ("company/NN", False),
    ],
)
def test_a_noun_for_one_body(rows, body):
    [paragraph] = paragraphs_of(rows)
    assert is_body(paragraph, len(paragraph.words) - 1) is body
