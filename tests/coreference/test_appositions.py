"""Names that a source ends with: whether the noun before them is their bearer's."""

import pytest
from paragraphs import written

from quotes.coreference.appositions import is_another, name_at_end
from quotes.document.paragraph import Paragraph


def source(text: str) -> tuple[Paragraph, int]:
    """Words as form/tag, those of people's names with a star, the head with a caret; and the head's number."""
    rows = text.split()
    head = next((number for number, row in enumerate(rows) if row[0] == "^"), 0)
    starred = [row.lstrip("^")[0] == "*" for row in rows]
    marks = [
        ("/I-PERSON" if number and starred[number - 1] else "/B-PERSON") * own for number, own in enumerate(starred)
    ]
    [paragraph] = written(" ".join(row.lstrip("*^") + mark for row, mark in zip(rows, marks, strict=True)))
    return paragraph, head


@pytest.mark.parametrize(
    "text",
    [
        "^minister/NN of/IN works/NNS *Ana/NNP *Berg/NNP",
        "^minister/NN of/IN Justice/NNP *Ana/NNP *Berg/NNP",
        "^secretary/NN of/IN the/DT party/NN and/CC minister/NN *Ana/NNP *Berg/NNP",
        "sales/NNS ^affairs/NNS and/CC brand/NN manager/NN of/IN Norwell/NNP *Ana/NNP *Berg/NNP",
        "the/DT ^minister/NN of/IN works/NNS ,/, Dr./NNP *Ana/NNP *Berg/NNP",
        "the/DT ^manager/NN of/IN Norwell/NNP (/( NWL/NNP )/) *Ana/NNP *Berg/NNP",
        "^Head/NN of/IN policy/NN and/CC member/NN of/IN the/DT board/NN *Ana/NNP *Berg/NNP",
        "^chief/NN of/IN police/NN General/NNP *Tim/NNP *Vell/NNP",
        "a/DT ^student/NN named/VBN *Vell/NNP",
        "bank/NN ^chairman/NN designate/NN ,/, *Tim/NNP *Vell/NNP",
        "violence/NN ^expert/NN and/CC advocate/NN *Ana/NNP *Berg/NNP",
        "rugby/NN team/NN ^lock/NN *Tim/NNP *Vell/NNP",
        "a/DT ^student/NN called/VBN *Vell/NNP",
        "-/HYPH trained/VBN ^mayor/NN *Tim/NNP *Vell/NNP",
        "a/DT ^student/NN surnamed/VBN *Vell/NNP",
        "^Minister/NNP of/IN Works/NNP *Ana/NNP *Berg/NNP",
        "^Minister/NNP of/IN Works/NNPS *Ana/NNP *Berg/NNP",
        "rugby/NN team/NN ^Lock/NN/=Lock *Tim/NNP *Vell/NNP",
        "the/DT ^minister/NN of/IN state/NN -/HYPH owned/VBN works/NNS *Ana/NNP *Berg/NNP",
        "Oxford/NNP -/HYPH ^trained/VBN ,/, former/JJ professor/NN *Ana/NNP *Berg/NNP –/: a/DT fan/NN of/IN kings/NNS",
    ],
)
def test_the_name_is_the_head_nouns(text):
    paragraph, head = source(text)
    name = name_at_end(paragraph, range(len(paragraph.words)), head)
    assert name is not None
    assert paragraph.entity_of[name].type == "PERSON"


@pytest.mark.parametrize(
    "text",
    [
        "the/DT ^lawyer/NN of/IN *Ana/NNP *Berg/NNP",
        "the/DT ^minister/NN of/IN President/NNP *Ana/NNP *Berg/NNP",
        "the/DT ^mother/NN of/IN the/DT party/NN and/CC minister/NN *Ana/NNP *Berg/NNP",
        "^He/PRP and/CC his/PRP$ lawyer/NN of/IN works/NNS ,/, *Ana/NNP *Berg/NNP",
        "sales/NNS ^affairs/NNS and/CC brand/NN plans/NNS of/IN Norwell/NNP *Ana/NNP *Berg/NNP",
        "the/DT ^lawyer/NN for/IN singer/NN *Ana/NNP *Berg/NNP",
        "the/DT ^spokesman/NN for/IN songsmith/NN *Tim/NNP *Vell/NNP",
        "the/DT ^deputy/NN to/IN President/NNP *Ana/NNP *Berg/NNP",
        "a/DT ^member/NN of/IN the/DT cabinet/NN of/IN defence/NN minister/NN *Ana/NNP *Berg/NNP",
        "the/DT ^council/NN and/CC mayor/NN *Tim/NNP *Vell/NNP",
        "the/DT mayor/NN ^*Tim/NNP *Vell/NNP",
        "the/DT ^minister/NN of/IN works/NNS here/RB *Tim/NNP *Vell/NNP",
        "the/DT ^council/NN in/IN works/NNS *Tim/NNP *Vell/NNP",
        "^residents/NNS *Tim/NNP *Vell/NNP",
        "the/DT ^mayor/NN and/CC council/NN *Tim/NNP *Vell/NNP",
        "the/DT ^council/NN and/CC committee/NN *Tim/NNP *Vell/NNP",
        "a/DT ^council/NN named/VBN *Vell/NNP",
        "the/DT ^council/NN of/IN works/NNS *Tim/NNP *Vell/NNP",
        "a/DT ^man/NN who/WP mayor/NN *Tim/NNP *Vell/NNP",
        "accusing/VBG ^man/NN *Tim/NNP *Vell/NNP",
        "the/DT ^mayor/NN here/RB *Tim/NNP *Vell/NNP",
        "^Dr./NNP *Tim/NNP *Vell/NNP",
        "the/DT ^editor/NN *Ana/NNP *Berg/NNP of/IN *Tim/NNP *Vell/NNP",
        "the/DT ^editor/NN *Ana/NNP *Berg/NNP yesterday/NN",
        "^residents/NNS *Tim/NNP *Vell/NNP 's/POS",
        "a/DT ^man/NN accusing/VBG mayor/NN *Tim/NNP *Vell/NNP",
        "the/DT ^editor/NN *Ana/NNP *Berg/NNP and/CC *Tim/NNP *Vell/NNP",
        "^*Ana/NNP *Berg/NNP",
        "the/DT ^minister/NN of/IN works/NNS",
    ],
)
def test_the_name_is_anothers_or_there_is_none(text):
    paragraph, head = source(text)
    assert name_at_end(paragraph, range(len(paragraph.words)), head) is None


@pytest.mark.parametrize("tag", ["VBD", "VBP", "VBZ", "MD", "VB", "VBG", "VBN", "WDT", "WP", "WRB"])
def test_a_clause_before_the_name_ties_it_to_its_verb(tag):
    paragraph, head = source(f"a/DT ^man/NN x/{tag} mayor/NN *Tim/NNP *Vell/NNP")
    assert name_at_end(paragraph, range(len(paragraph.words)), head) is None
    paragraph, head = source(f"a/DT ^man/NN -/HYPH x/{tag} mayor/NN *Tim/NNP *Vell/NNP")
    assert name_at_end(paragraph, range(len(paragraph.words)), head) == 5


def test_the_name_is_one_persons_and_within_the_source():
    paragraph, _ = source("*Ana/NNP slept/VBD the/DT ^mayor/NN *Tim/NNP *Vell/NNP and/CC *Cy/NNP")
    assert name_at_end(paragraph, range(2, 6), 3) == 4
    assert name_at_end(paragraph, range(2, 5), 3) == 4
    assert name_at_end(paragraph, range(2, 8), 3) is None
    assert name_at_end(paragraph, range(2, 4), 3) is None
    [paragraph] = written("the/DT mayor/NN Paragon/NNP/B-ORG")
    assert name_at_end(paragraph, range(3), 1) is None
    [paragraph] = written("the/DT mayor/NN Tim/NNP/B-PERSON Paragon/NNP/B-ORG")
    assert name_at_end(paragraph, range(3), 1) == 2


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("^lawyer/NN for/IN singer/NN *Ana/NNP *Berg/NNP", True),
        ("^nephew/NN of/IN author/NN *Ana/NNP *Berg/NNP", True),
        ("^lawyer/NN *Ana/NNP *Berg/NNP", False),
        ("^spokesman/NN for/IN the/DT band/NN ,/, *Tim/NNP *Vell/NNP", False),
        ("^spokesman/NN in/IN Lowford/NNP *Tim/NNP *Vell/NNP", False),
        ("^minister/NN of/IN works/NNS *Ana/NNP *Berg/NNP", False),
        ("^Minister/NN/=Minister of/IN works/NNS *Ana/NNP *Berg/NNP", False),
        ("^minister/NN of/IN *Ana/NNP *Berg/NNP", True),
        ("^minister/NN of/IN singer/NN *Ana/NNP *Berg/NNP", True),
        ("^minister/NN of/IN Singer/NNP/=Singer *Ana/NNP *Berg/NNP", True),
        ("^minister/NN of/IN Reverend/NNP -/HYPH *Ana/NNP *Berg/NNP", False),
        ("^minister/NN of/IN singers/NNS/=singer *Ana/NNP *Berg/NNP", False),
        ("^minister/NN and/CC singer/NN *Ana/NNP *Berg/NNP", False),
        ("^lawyer/NN general/NN in/IN Lorn/NNP *Ana/NNP *Berg/NNP", False),
        ("^lawyer/NN Dr./NNP *Ana/NNP *Berg/NNP", False),
        ("^lawyer/NN in/IN *Ana/NNP *Berg/NNP", True),
        ("^lawyer/NN to/TO bands/NNS *Ana/NNP *Berg/NNP", False),
        *((f"^lawyer/NN {word}/IN bands/NNS *Ana/NNP *Berg/NNP", True)
          for word in ("about", "against", "By", "for", "of", "on", "to", "with")),
        *((f"^lawyer/NN {word}/IN bands/NNS *Ana/NNP *Berg/NNP", False) for word in ("in", "at", "from")),
        ("^lawyer/NN ,/, for/IN bands/NNS *Ana/NNP *Berg/NNP", True),
        ("^lawyer/NN for/IN ,/, bands/NNS *Ana/NNP *Berg/NNP", False),
        ("^lawyer/NN of/IN a/DT band/NN ,/, the/DT one/NN for/IN bands/NNS *Ana/NNP *Berg/NNP", True),
        ("^lawyer/NN for/IN bands/NNS of/IN old/JJ ,/, *Ana/NNP *Berg/NNP", False),
        ("^lawyer/NN ,/, *Ana/NNP *Berg/NNP", False),
    ],
)  # fmt: skip
def test_whose_the_name_beside_a_noun_is(text, another):
    paragraph, head = source(text)
    between = paragraph.words[head + 1 : paragraph.entities[0].words[0]]
    assert is_another(between, paragraph.words[head]) is another
