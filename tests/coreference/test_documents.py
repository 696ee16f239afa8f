"""Whose words a document's are."""

import pytest
from speaking import SAID, paragraphs_of, references_of, says, told

from quotes.coreference.documents import Authors, author_of_document, authors_of_documents, is_told_of, subject_before
from quotes.document.paragraph import Paragraph, Place


def one(rows: str) -> Paragraph:
    """One paragraph."""
    [paragraph] = paragraphs_of(rows)
    return paragraph


def authors_in(*paragraphs: str) -> Authors:
    """The authors of all documents of an article of these paragraphs."""
    found = paragraphs_of(*paragraphs)
    _, sources = references_of(found)
    return authors_of_documents(found, sources)


# ---- within the phrase


@pytest.mark.parametrize(
    ("rows", "head", "owner"),
    [
        ("letter/NN by/IN/case>3 officials/NNS/nmod>1", 0, 2),
        ("letter/NN From/IN/case>3 officials/NNS/=official/nmod>1", 0, 2),
        ("letter/NN sent/VBN/acl>1 by/IN/case>4 officials/NNS/obl>1", 0, 3),
        ("letter/NN about/IN/case>3 officials/NNS/nmod>1", 0, None),
        ("letter/NN by/IN/case>3 officials/NNS/acl>1", 0, None),
        ("kettle/NN by/IN/case>3 officials/NNS/nmod>1", 0, None),
        ("letter/NN from/IN/case>3 Lorn/NNP/B-LOC/nmod>1", 0, None),
        ("letter/NN from/IN/case>3 Paragon/NNP/B-ORG/nmod>1", 0, 2),
        ("Lorn/NNP/B-LOC/nmod:poss>3 ’s/POS/case>1 letter/NN", 2, 0),
        ("his/PRP$/nmod:poss>2 letter/NN", 1, 0),
        ("LFU/NNP/B-ORG/compound>2 letter/NN", 1, 0),
        ("a/DT/det>3 ministry/NN/compound>3 statement/NN", 2, 1),
        ("media/NN/compound>2 reports/NNS/=report", 1, None),
        ("court/NN/compound>2 documents/NNS/=document", 1, None),
        ("Friday/NNP/nmod:poss>3 ’s/POS/case>1 letter/NN", 2, None),
        ("week/NN/nmod:poss>3 ’s/POS/case>1 report/NN", 2, None),
        ("findings/NNS/=finding of/IN/case>3 LFU/NNP/B-ORG/nmod>1", 0, 2),
        ("survey/NN of/IN/case>3 LFU/NNP/B-ORG/nmod>1", 0, None),
        ("findings/NNS/=finding of/IN/case>3 rain/NN/nmod>1", 0, None),
        ("Lorn/NNP/B-LOC/nmod:poss>3 ’s/POS/case>1 law/NN", 2, None),
        ("LFU/NNP/compound>2 letter/NN", 1, None),
        ("Lorn/NNP/B-LOC/compound>2 letter/NN", 1, None),
        ("letter/NN LFU/NNP/B-ORG/nmod>1", 0, None),
        ("at/IN/case>2 LFU/NNP/B-ORG/nmod>3 letter/NN", 2, None),
        ("letter/NN by/IN/case>4 Lake/NNP/B-ORG/compound>4 Union/NNP/I-ORG/nmod>1", 0, 3),
        ("letter/NN by/IN/case>4 Lake/NNP/B-ORG/dep>1 Union/NNP/I-ORG/nmod>1", 0, 2),
        ("letter/NN by/IN/case>3 Roads/NNP/B-ORG/nmod>1 Unit/NNP/I-ORG", 0, 2),
        ("letter/NN on/IN/case>3 rain/NN/nmod>1 by/IN/case>5 officials/NNS/nmod>1", 0, 4),
    ],
)
def test_whose_a_document_is(rows, head, owner):
    assert author_of_document(one(rows), head) == owner


@pytest.mark.parametrize(
    ("rows", "head", "author"),
    [
        ("statement/NN issued/VBN/=issue/acl>1 by/IN/case>4 LFU/NNP/B-ORG/obl:agent>2", 0, 3),
        ("statement/NN issued/VBN/=issue/acl>1 in/IN/case>4 Lorn/NNP/B-LOC/obl>2 by/IN/case>6 Vell/NNP/B-PERSON/obl>2",
         0, 5),
        ("statement/NN issued/VBN/=issue/acl>1 by/IN/case>4 Lorn/NNP/B-LOC/obl>2", 0, None),
        ("statement/NN seen/VBN/=see/acl>1 by/IN/case>4 LFU/NNP/B-ORG/obl:agent>2", 0, None),
        ("kettle/NN made/VBN/=make/acl>1 by/IN/case>4 LFU/NNP/B-ORG/obl:agent>2", 0, None),
        ("letter/NN written/VBN/=write/acl>1 by/IN/case>4 Vell/NNP/B-PERSON/obl:agent>2 to/IN/case>6 "
         "Marl/NNP/B-PERSON/obl>2", 0, 3),
        ("letter/NN written/VBN/=write/acl>1 to/IN/case>4 Marl/NNP/B-PERSON/obl>2", 0, None),
        ("posts/NNS/=post that/WDT/obj>4 Vell/NNP/B-PERSON/nsubj>4 published/VBD/=publish/acl:relcl>1", 0, 2),
        ("posts/NNS/=post that/WDT/obj>4 Vell/NNP/B-PERSON/nsubj>4 read/VBD/=read/acl:relcl>1", 0, None),
        ("statement/NN published/VBN/=publish/acl>1 by/IN/case>5 Lorn/NNP/B-ORG/compound>5 News/NNP/I-ORG/obl>2",
         0, None),
        ("report/NN published/VBN/=publish/acl>1 by/IN/case>5 Lorn/NNP/B-ORG/compound>5 News/NNP/I-ORG/obl>2", 0, 4),
        ("report/NN posted/VBN/=post/acl>1 on/IN/case>6 LFU/NNP/B-ORG/nmod:poss>6 ’s/POS/case>4 website/NN/obl>2",
         0, 3),
        ("report/NN posted/VBN/=post/acl>1 on/IN/case>6 LFU/NNP/B-ORG/nmod:poss>6 ’s/POS/case>4 door/NN/obl>2",
         0, None),
        ("report/NN signed/VBN/=sign/acl>1 on/IN/case>6 LFU/NNP/B-ORG/nmod:poss>6 ’s/POS/case>4 website/NN/obl>2",
         0, None),
    ],
)  # fmt: skip
def test_who_issued_wrote_or_signed_it(rows, head, author):
    assert author_of_document(one(rows), head) == author


@pytest.mark.parametrize(
    ("rows", "head", "author"),
    [
        ("story/NN in/IN/case>4 newspaper/NN/compound>4 Faro/NNP/B-ORG/nmod>1", 0, 3),
        ("story/NN in/IN/case>4 Lorn/NNP/B-ORG/compound>4 Times/NNP/I-ORG/nmod>1", 0, 3),
        ("story/NN/nsubj>5 in/IN/case>4 Lorn/NNP/B-ORG/compound>4 Times/NNP/I-ORG/obl>5 said/VBD", 0, 3),
        ("story/NN on/IN/case>3 Lake/NNP/B-ORG/nmod>1 ,/, a/DT/det>6 blog/NN/appos>3", 0, 2),
        ("story/NN on/IN/case>3 Lake/NNP/B-ORG/nmod>1 ,/, a/DT/det>6 boat/NN/appos>3", 0, None),
        ("story/NN on/IN/case>3 Norwell/NNP/B-ORG/nmod>1", 0, None),
        ("story/NN in/IN/case>3 Lowford/NNP/B-LOC/nmod>1", 0, None),
        ("story/NN about/IN/case>4 Lorn/NNP/B-ORG/compound>4 Times/NNP/I-ORG/nmod>1", 0, None),
        ("letter/NN in/IN/case>4 Lorn/NNP/B-ORG/compound>4 Times/NNP/I-ORG/nmod>1", 0, None),
    ],
)
def test_the_outlet_that_an_article_stands_in(rows, head, author):
    assert author_of_document(one(rows), head) == author


# ---- by the clause that brings it in

LATER = says("The/DT/det>2 report/NN/nsubj>3")
BY_LFU = "A/DT/det>2 report/NN/nsubj>5 by/IN/case>4 LFU/NNP/B-ORG/nmod>2"


@pytest.mark.parametrize(
    ("before", "author"),
    [
        (f"{BY_LFU} came/VBD/root>0", "LFU"),
        ("LFU/NNP/B-ORG/nsubj>2 issued/VBD/=issue/root>0 a/DT/det>4 report/NN/obj>2", "LFU"),
        ("LFU/NNP/B-ORG/nsubj>2 read/VBD/=read/root>0 a/DT/det>4 report/NN/obj>2", None),
        ("LFU/NNP/B-ORG/nsubj>2 issued/VBD/=issue/root>0 the/DT/det>4 report/NN/obj>2", None),
        ("A/DT/det>2 report/NN/nsubj:pass>4 was/VBD/AUX/aux:pass>4 written/VBN/=write/root>0 by/IN/case>6 "
         "LFU/NNP/B-ORG/obl:agent>4", "LFU"),
        ("A/DT/det>2 report/NN/nsubj:pass>4 was/VBD/AUX/aux:pass>4 praised/VBN/=praise/root>0 by/IN/case>6 "
         "LFU/NNP/B-ORG/obl:agent>4", None),
        ("LFU/NNP/S-SOURCE/B-ORG/nsubj>2 said/VBD/=say/S-CUE/root>0 in/IN/case>5 a/DT/det>5 report/NN/obl>2 "
         "it/PRP/B-CONTENT rained/VBD/E-CONTENT", "LFU"),
        ("LFU/NNP/B-ORG/nsubj>2 starred/VBD/root>0 in/IN/case>5 a/DT/det>5 report/NN/obl>2", None),
        (f"{BY_LFU} came/VBD/root>0 || A/DT/det>2 report/NN/nsubj>3 burned/VBD/root>0", None),
        (f"{BY_LFU} came/VBD/root>0 || The/DT/det>2 report/NN/nsubj>3 burned/VBD/root>0", "LFU"),
        (f"{BY_LFU} came/VBD/root>0 || A/DT/det>2 letter/NN/nsubj>3 burned/VBD/root>0", "LFU"),
    ],
)  # fmt: skip
def test_the_report_is_theirs_whose_it_was_when_it_was_told_of(before, author):
    [(name, _, _), *_] = told(before, LATER)[-1:]
    assert name == author


@pytest.mark.parametrize(
    ("rows", "head", "near", "same"),
    [
        ("The/DT/det>2 report/NN", 1, False, True),
        ("A/DT/det>2 report/NN", 1, False, False),
        ("report/NN", 0, True, False),
        ("The/DT/det>3 same/JJ/amod>3 report/NN", 2, False, True),
        ("The/DT/det>3 monthly/JJ/amod>3 report/NN", 2, False, False),
        ("The/DT/det>3 monthly/JJ/amod>3 report/NN", 2, True, True),
        ("The/DT/det>3 new/JJ/amod>3 report/NN", 2, True, False),
        ("The/DT/det>3 staff/NN/compound>3 report/NN", 2, True, False),
        ("The/DT/det>2 report/NN on/IN/case>4 Lorn/NNP/nmod>2", 1, True, False),
        ("The/DT/det>2 website/NN", 1, True, False),
    ],
)
def test_whether_a_document_was_told_of_before(rows, head, near, same):
    assert is_told_of(one(rows), head, near) is same


def test_who_signs_a_known_document_does_so_for_whose_it_is():
    lfu = "LFU/NNP/B-ORG/nsubj>2 issued/VBD/=issue/root>0 a/DT/det>4 report/NN/obj>2"
    signed = "report/NN/nsubj>6 signed/VBN/=sign/acl>2 by/IN/case>5 Vell/NNP/B-PERSON/obl:agent>3"
    later = "The/DT/det>2 report/NN/nsubj>3 slept/VBD/root>0"
    found = authors_in(lfu, f"The/DT/det>2 {signed} came/VBD/root>0", later)
    assert (found[Place(1, 1)], found[Place(2, 1)]) == ((Place(1, 4),), (Place(0, 0),))
    passive = "The/DT/det>2 report/NN/nsubj:pass>4 was/VBD/AUX/aux:pass>4 signed/VBN/=sign/root>0"
    assert authors_in(lfu, f"{passive} by/IN/case>6 Vell/NNP/B-PERSON/obl:agent>4")[Place(1, 1)] == (Place(0, 0),)
    assert authors_in(lfu, f"A/DT/det>2 {signed} came/VBD/root>0")[Place(1, 1)] == (Place(1, 4),)
    written = signed.replace("signed", "written").replace("=sign", "=write")
    assert authors_in(lfu, f"The/DT/det>2 {written} came/VBD/root>0")[Place(1, 1)] == (Place(1, 4),)


def test_who_says_so_in_his_report_is_whose_it_is():
    said = "LFU/NNP/S-SOURCE/B-ORG/nsubj>2 said/VBD/=say/S-CUE/root>0 in/IN/case>5 its/PRP$/nmod:poss>5 report/NN/obl>2"
    assert authors_in(f"{said} it/PRP/B-CONTENT rained/VBD/E-CONTENT")[Place(0, 4)] == (Place(0, 0),)
    read = said.replace("S-SOURCE/", "").replace("said", "slept").replace("=say/S-CUE", "=sleep")
    assert authors_in(read)[Place(0, 4)] == (Place(0, 3),)


def test_a_report_of_several_is_later_still_of_all():
    two = "A/DT/det>2 report/NN/nsubj>7 by/IN/case>4 LFU/NNP/B-ORG/nmod>2 and/CC/cc>6 LWU/NNP/B-ORG/conj>4 came/VBD"
    assert [name for name, _, _ in told(two, LATER)] == ["LFU · LWU"]


# ---- what stands for a document


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        (f"{BY_LFU} came/VBD/root>0", "LFU"),
        ("A/DT/det>2 kettle/NN/nsubj>5 by/IN/case>4 LFU/NNP/B-ORG/nmod>2 came/VBD/root>0", None),
        (f"{BY_LFU} came/VBD/root>0 || Rain/NN/nsubj>2 fell/VBD/root>0", None),
    ],
)
def test_it_takes_up_the_document_that_the_sentence_before_is_about(before, speaker):
    assert told(before, says("It/PRP/nsubj>2"))[-1][0] == speaker


def test_the_subject_of_the_sentence_before():
    first, second = paragraphs_of("Rain/NN/nsubj>2 fell/VBD || It/PRP/nsubj>2 fell/VBD", "It/PRP/nsubj>2 fell/VBD")
    assert subject_before(first, 2, None) == Place(0, 0)
    assert subject_before(second, 0, first) == Place(0, 2)
    assert subject_before(first, 0, None) is None


def test_its_statement_is_of_whom_its_stands_for():
    before = f"LFU/NNP/B-ORG/nsubj>2 slept/VBD/root>0 || {says('Its/PRP$/nmod:poss>2 report/NN/nsubj>3')}"
    [(name, reason, _)] = told(before)
    assert (name, reason) == ("LFU", "the report is theirs: pronoun its -> LFU, subject 1 sentence before")


def test_a_document_of_the_law_is_nobodys():
    assert told(says("The/DT/det>2 Bill/NNP/nsubj>3")) == [(None, "the bill: a document without an author", None)]
    assert told(says("Vell/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 bill/NN/nsubj>4"))[0][0] is None


def test_later_documents_are_not_of_several_who_were_only_described():
    officials = "A/DT/det>2 report/NN/nsubj>6 by/IN/case>5 Lorn/NNP/B-LOC/compound>5 officials/NNS/=official/nmod>2"
    assert [name for name, _, _ in told(f"{says(officials, then=SAID)}", LATER)] == ["Lorn officials", None]
