"""Whom he and she stand for with a ranker: options, gates, features, and the choice."""

import pytest
from speaking import paragraphs_of, says

from quotes.attribution.attributions import find_attributions
from quotes.coreference.chains import Chains
from quotes.coreference.find import find_references
from quotes.coreference.he_and_she import antecedents_by

MIREL = "Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1 left/VBD/root>0 ./."
MS_MIREL = "Ms/NNP/compound>2 Ana/NNP/B-PERSON/nsubj>4 Mirel/NNP/I-PERSON/flat>2 left/VBD/root>0 ./."
BERG = "Rosa/NNP/B-PERSON/nsubj>3 Berg/NNP/I-PERSON/flat>1 slept/VBD/root>0 ./."
UNION = "The/DT/det>2 Union/NNP/B-ORG/nsubj>3 met/VBD/root>0 ./."
NURSE = "A/DT/det>2 nurse/NN/nsubj>3 waited/VBD/root>0 ./."
RAIN = "Rain/NN/nsubj>2 fell/VBD/root>0 ./."
HE, SHE = (f"{word}/PRP/nsubj>2 laughed/VBD/root>0 ./." for word in ("He", "She"))
HIS = "His/PRP$/nmod:poss>2 dog/NN/nsubj>3 barked/VBD/root>0 ./."


class Told:
    """Gives the candidates these probabilities, the one mentioned last first, and keeps what it was asked."""

    def __init__(self, *shares):
        self.shares = shares
        self.asked = []

    @property
    def pronouns(self):
        return self.rank

    def rank(self, anaphor, candidates, nobody):
        self.asked.append((anaphor, list(candidates), nobody))
        shares = [*self.shares, *[0.0] * len(candidates)][: len(candidates)]
        return [*shares, 1 - sum(shares)]


def resolved(ranker, *rows):
    """Name (None: unnamed), reason and confidence of the last reference."""
    paragraphs = paragraphs_of(*rows)
    placed = find_attributions(paragraphs)
    sources = {one.head: one.source for one in placed if one.head and one.source}
    references = find_references(paragraphs, sources)
    chains = Chains(references, sources.keys(), antecedents_by(ranker, paragraphs, placed))
    found = chains.resolution_of(references[-1])
    return chains.chain(found.chain).name, found.reason, found.confidence


def asked(*rows):
    """Features of the pronoun, of each candidate and of nobody, as the last pronoun was asked about."""
    ranker = Told(1.0)
    resolved(ranker, *rows)
    return ranker.asked[-1]


@pytest.mark.parametrize(
    ("shares", "name", "confidence"),
    [((0.6, 0.3), "Rosa Berg", 0.6), ((0.3, 0.6), "Ana Mirel", 0.6), ((0.4, 0.1), None, 0.5)],
)
def test_the_likeliest_is_meant_unless_nobody_is_likelier(shares, name, confidence):
    found = resolved(Told(*shares), MIREL, BERG, SHE)
    assert (found[0], found[2]) == (name, confidence)


def test_the_reason_tells_where_that_one_was_mentioned():
    assert resolved(Told(0.2, 0.8), MIREL, BERG, SHE)[1] == "pronoun she -> Ana Mirel, subject 2 paragraphs before"


@pytest.mark.parametrize(("rows", "candidates"), [((MIREL, UNION), 1), ((MIREL, BERG), 2), ((MIREL, NURSE), 2)])
def test_only_people_are_candidates(rows, candidates):
    assert len(asked(*rows, SHE)[1]) == candidates


def test_a_title_tells_whom_he_is_not():
    ranker = Told(1.0)
    assert resolved(ranker, MS_MIREL, HE)[0] is None
    assert ranker.asked == []
    assert resolved(ranker, MS_MIREL, SHE)[0] == "Ana Mirel"


@pytest.mark.parametrize(("apart", "candidates"), [(6, 1), (7, 0)])
def test_who_has_no_name_is_forgotten(apart, candidates):
    rows = [NURSE, *[RAIN] * (apart - 1), SHE]
    ranker = Told(1.0)
    resolved(ranker, *rows)
    assert len(ranker.asked) == candidates


def test_who_has_a_name_is_not_forgotten():
    assert resolved(Told(1.0), MIREL, *[RAIN] * 9, SHE)[0] == "Ana Mirel"


def test_sources_are_left_to_the_rules():
    ranker = Told(1.0)
    assert resolved(ranker, MIREL, says("She/PRP/nsubj>2"))[0] == "Ana Mirel"
    assert ranker.asked == []


@pytest.mark.parametrize("ranker", [None, type("NoPronouns", (), {"pronouns": None})()])
def test_without_a_ranker_the_rules_decide(ranker):
    assert resolved(ranker, MIREL, SHE)[0] == "Ana Mirel"


@pytest.mark.parametrize(
    ("rows", "feature"),
    [
        ((f"{MIREL} || {SHE}",), "subject of the sentence before"),
        ((MIREL, SHE), "last subject"),
        ((MS_MIREL, SHE), "gender agrees"),
        ((MS_MIREL, SHE), "only one of its gender"),
        ((f"{MIREL} || {SHE} || {SHE}",), "had the last of its gender"),
        ((says("Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1"), SHE), "spoke last"),
        ((MIREL, HIS), "subject for possessor"),
    ],
)
def test_what_speaks_for_a_candidate(rows, feature):
    assert asked(*rows)[1][0].get(feature) == 1.0


@pytest.mark.parametrize(
    ("rows", "feature"),
    [
        ((f"{MIREL} || {RAIN} || {SHE}",), "subject of the sentence before"),
        ((MIREL, SHE), "gender agrees"),
        ((MIREL, SHE), "spoke last"),
        ((MIREL, HE), "only one of its gender"),
    ],
)
def test_what_does_not_speak_for_it(rows, feature):
    assert asked(*rows)[1][0][feature] == 0.0
