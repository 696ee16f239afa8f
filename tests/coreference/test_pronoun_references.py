"""Pronouns as references: which are, of which gender and number, and what a relative one takes up."""

import pytest
from speaking import paragraphs_of

from quotes.coreference.pronoun_references import (
    FIRST_PERSON,
    NEUTER,
    PRONOUNS,
    RELATIVES,
    antecedent_of_relative,
    pronouns,
)
from quotes.document.paragraph import Place


@pytest.mark.parametrize(
    ("row", "speaks", "found"),
    [
        *((f"{word}/PRP", False, (word.lower(), "m", False)) for word in ("He", "him", "his", "himself")),
        *((f"{word}/PRP", False, (word.lower(), "f", False)) for word in ("She", "her", "hers", "herself")),
        *((f"{word}/PRP", False, None) for word in ("they", "it", "we", "who", "everyone")),
        *(
            (f"{word}/PRP", True, (word.lower(), "-", True))
            for word in ("They", "them", "their", "theirs", "themselves", "both")
        ),
        *((f"{word}/PRP", True, (word.lower(), "-", False)) for word in ("It", "its", "itself", "We", "everyone")),
        ("his/PRP$", False, ("his", "m", False)),
        ("both/DT", True, ("both", "-", True)),
        ("both/CC", True, None),
        ("he/NN", False, None),
        ("He/PRP/B-PERSON", False, None),
        ("They/PRP/B-ORG", True, None),
    ],
)
def test_he_and_she_are_references_and_every_pronoun_that_speaks(row, speaks, found):
    [paragraph] = paragraphs_of(row)
    references = list(pronouns(paragraph, {0} if speaks else set(), {}))
    assert [(r.pronoun, r.gender, r.plural) for r in references] == ([found] if found else [])
    assert all(r.at.words == range(1) and r.takes_up is None for r in references)


def test_a_gender_makes_a_person_and_self_a_reflexive():
    [paragraph] = paragraphs_of("he/PRP himself/PRP themselves/PRP they/PRP")
    found = pronouns(paragraph, {2, 3}, {})
    assert [(r.kind, r.reflexive) for r in found] == [
        ("person", False),
        ("person", True),
        ("other", True),
        ("other", False),
    ]


def test_the_sets_of_pronouns():
    assert frozenset({"who", "which", "that", "whom", "whose"}) == RELATIVES
    assert {"i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"} == FIRST_PERSON
    assert frozenset({"it", "its", "itself"}) == NEUTER
    assert len(PRONOUNS) == 17


@pytest.mark.parametrize(
    ("rows", "head", "found"),
    [
        ("Bo/NNP/B-PERSON who/WP/nsubj>3 left/VBD/acl:relcl>1", 1, 0),
        ("Bo/NNP/B-PERSON ,/, who/WP/nsubj>4 left/VBD/acl:relcl>1", 2, 0),
        ("Tim/NNP/B-PERSON/flat>2 Bo/NNP/I-PERSON who/WP/nsubj>4 left/VBD", 2, 1),
        ("guard/NN saw/VBD Bo/NNP/B-PERSON ,/, who/WP/nsubj>6 left/VBD/acl:relcl>1", 4, 2),
        ("guard/NN near/IN Lorn/NNP/B-LOC ,/, who/WP/nsubj>6 left/VBD/acl:relcl>1", 4, 0),
        ("Bo/NNP/B-PERSON –/: who/WP/nsubj>4 left/VBD/acl>1", 2, None),
        ("guard/NN who/WP/nsubj>3 left/VBD/acl:relcl>1", 1, 0),
        ("guard/NN who/WP/nsubj>3 left/VBD/acl>1", 1, None),
        ("guard/NN who/WP/nsubj>3 left/VBD/advcl>1", 1, None),
        ("guard/NN who/WP/nsubj>4 soon/RB left/VBD/acl:relcl>1", 1, 0),
        ("guard/NN to/IN/case>3 whom/WP/obl>5 she/PRP spoke/VBD/acl:relcl>1", 2, 0),
        ("man/NN guard/NN/nsubj>5 who/WP/nsubj>4 left/VBD/acl:relcl>2 slept/VBD/acl:relcl>1", 2, 1),
        ("who/WP/nsubj>2 left/VBD/root>0 Bo/NNP/B-PERSON", 0, None),
        ("guard/NN left/VBD/acl:relcl>1 slept/VBD/acl>1 who/WP/nsubj>3", 3, None),
        ("who/WP/nsubj>2 left/VBD ,/, Bo/NNP/B-PERSON", 0, None),
        (",/, who/WP/nsubj>3 left/VBD Bo/NNP/B-PERSON", 1, None),
        # the clause hangs elsewhere
        ("said/VBD guard/NN ,/, who/WP/nsubj>5 left/VBD/ccomp>1", 3, 1),
        ("asked/VBD guard/NN who/WP/nsubj>4 left/VBD/ccomp>1", 2, None),
        ("Paragon/NNP/B-ORG/nsubj>3 which/WDT/nsubj>3 left/VBD", 1, 0),
        ("told/VBD Paragon/NNP/B-ORG ,/, who/WP/nsubj>5 left/VBD/ccomp>1", 3, None),
        ("left/VBD ,/, which/WDT/nsubj>4 hurt/VBD/advcl>1", 2, None),
        # “Bo is the only guard who left”, “it is Bo who left”
        ("Bo/NNP/B-PERSON/nsubj>4 is/VBZ/AUX/cop>4 only/JJ guard/NN who/WP/nsubj>6 left/VBD/acl:relcl>4", 4, 0),
        ("it/PRP/nsubj>4 is/VBZ/AUX/cop>4 the/DT guard/NN who/WP/nsubj>6 left/VBD/acl:relcl>4", 4, 3),
        ("she/PRP/nsubj>4 is/VBZ/AUX/cop>4 the/DT guard/NN who/WP/nsubj>6 left/VBD/acl:relcl>4", 4, 0),
        ("Bo/NNP/B-PERSON/nsubj>5 and/CC/cc>3 Cy/NNP/B-PERSON/conj>1 are/VBP/AUX/cop>5 guards/NNS who/WP/nsubj>7 "
         "left/VBD/acl:relcl>5", 5, None),
        # “a grant from Paragon, which …”
        ("grant/NN from/IN/case>3 Paragon/NNP/B-ORG/nmod>1 ,/, which/WDT/nsubj>6 hailed/VBD/acl:relcl>1", 4, 2),
        ("grant/NN to/IN/case>3 Paragon/NNP/B-ORG/nmod>1 ,/, which/WDT/nsubj>6 hailed/VBD/acl:relcl>1", 4, 0),
        ("letter/NN from/IN/case>3 Paragon/NNP/B-ORG/nmod>1 ,/, which/WDT/nsubj>6 hailed/VBD/acl:relcl>1", 4, 0),
        ("guard/NN from/IN/case>3 Paragon/NNP/B-ORG/nmod>1 ,/, which/WDT/nsubj>6 hailed/VBD/acl:relcl>1", 4, 0),
        # whose
        ("guard/NN whose/WP$/nmod:poss>3 dream/NN/nsubj>4 was/VBD/acl:relcl>1", 1, 0),
    ],
)  # fmt: skip
def test_what_a_relative_pronoun_takes_up(rows, head, found):
    [paragraph] = paragraphs_of(rows)
    place = None if found is None else Place(0, found)
    assert antecedent_of_relative(paragraph, head) == place
    reference = next(r for r in pronouns(paragraph, {head}, {}) if r.at.head.word == head)
    assert reference.takes_up == place


@pytest.mark.parametrize("word", ["this", "someone"])
def test_only_a_relative_pronoun_takes_something_up(word):
    [paragraph] = paragraphs_of(f"Bo/NNP/B-PERSON {word}/WP/nsubj>3 left/VBD/acl:relcl>1")
    [reference] = pronouns(paragraph, {1}, {})
    assert reference.takes_up is None
