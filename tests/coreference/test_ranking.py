"""Whom pronouns and nouns stand for with a ranker: candidates, gates, names, reasons."""

import pytest
from paragraphs import written

from quotes.coreference.confidence import Confidences
from quotes.coreference.quotations import FLOOR
from quotes.coreference.ranking import AGAIN, LEAST, LEAST_AGAIN, TIMES_AS_LIKELY
from quotes.model import Article
from quotes.pipeline import reading_of

MIREL = "Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1 left/VBD/root>0 ./."
VELL = "Peter/NNP/B-PERSON/nsubj>3 Vell/NNP/I-PERSON/flat>1 slept/VBD/root>0 ./."
APPOSED = "Peter/NNP/B-PERSON/nsubj>6 Vell/NNP/I-PERSON/flat>1 ,/, the/DT/det>5 mayor/NN/appos>1 slept/VBD/root>0 ./."
ROSA = "Rosa/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
UNION = "The/DT/det>2 Union/NNP/B-ORG/nsubj>3 met/VBD/root>0 ./."


END = "said/=say/VBD/root>0/S-CUE that/IN/SCONJ/B-CONTENT it/PRP/I-CONTENT rained/VBD/E-CONTENT ./."


def said(source):
    """“She said that it had rained.” with another source."""
    return (
        f"{source} said/=say/VBD/root>0/S-CUE that/IN/SCONJ/mark>6/B-CONTENT it/PRP/I-CONTENT rained/VBD/E-CONTENT ./."
    )


SHE, HE, THEY = (said(f"{word}/PRP/nsubj>2/S-SOURCE") for word in ("She", "He", "They"))
VELL_SAID = said("Peter/NNP/B-PERSON/nsubj>3/B-SOURCE Vell/NNP/I-PERSON/flat>1/E-SOURCE")
TREASURER_SAID = said(
    "The/DT/det>2/B-SOURCE treasurer/NN/nsubj>6/I-SOURCE ,/,/I-SOURCE "
    "Peter/NNP/B-PERSON/appos>2/I-SOURCE Vell/NNP/I-PERSON/flat>4/E-SOURCE"
)
OFFICIALS = said("Lowford/NNP/B-LOC/compound>2/B-SOURCE officials/NNS/nsubj>3/=official/E-SOURCE")
MAYOR = said("The/DT/det>2/B-SOURCE mayor/NN/nsubj>3/E-SOURCE")


class Told:
    """A ranker that gives each candidate what is told of it, by a feature that only that one has."""

    pronouns = None

    def __init__(self, **shares):
        self.shares = shares
        self.asked = []

    def __call__(self, anaphor, candidates, nobody):
        self.asked.append((anaphor, list(candidates), nobody))
        found = [self.shares.get(key, 0.0) for key in map(self._key, candidates)]
        return [*found, 1 - sum(found)]

    def _key(self, features):
        return "late" if features.get("rank 0") else "early" if features.get("rank 1") else "later_still"


def speakers(ranker, *rows):
    """Name (None: unknown), reason and confidence of every quotation."""
    paragraphs = written(*rows)
    sure = Confidences(said=lambda features: 1.0, speaker=lambda features: max(features["link, how sure"], FLOOR))
    found = reading_of(Article(id="a", text=paragraphs[0].text), paragraphs, ranker, sure)
    names = {chain.number: chain.name for chain in found.chains}
    return [(None if q.chain is None else names[q.chain], q.reason, q.speaker_confidence) for q in found.quotations]


def test_the_likeliest_is_named_with_who_comes_next():
    assert speakers(Told(early=0.7, late=0.1), MIREL, VELL, THEY) == [
        ("Ana Mirel", "pronoun they -> Ana Mirel, subject 2 paragraphs before; next Peter Vell (0.10)", 0.7)
    ]


def test_a_rival_that_is_hardly_likely_is_not_told():
    assert speakers(Told(early=0.96, late=0.04), MIREL, VELL, THEY) == [
        ("Ana Mirel", "pronoun they -> Ana Mirel, subject 2 paragraphs before", 0.96)
    ]


@pytest.mark.parametrize(("share", "name"), [(LEAST["pronoun"], "Ana Mirel"), (LEAST["pronoun"] - 0.01, None)])
def test_below_the_least_probability_nobody_is_named(share, name):
    (found,) = speakers(Told(late=share), MIREL, SHE)
    assert found[0] == name
    if name is None:
        assert found[1:] == (f"pronoun she: too unsure, Ana Mirel ({share:.2f})", None)


def test_of_two_alike_nobody_is_named_and_both_are_told():
    assert speakers(Told(early=0.5, late=0.45), MIREL, ROSA, SHE) == [
        (None, "pronoun she: too unsure, Ana Mirel (0.50) or Rosa (0.45)", None)
    ]


@pytest.mark.parametrize(
    ("other", "name"), [(0.8 / TIMES_AS_LIKELY, "Ana Mirel"), (0.8 / TIMES_AS_LIKELY + 0.01, None)]
)
def test_a_name_is_given_if_it_is_so_much_likelier_than_any_other(other, name):
    (found,) = speakers(Told(early=0.8, late=other), MIREL, ROSA, SHE)
    assert found[0] == name
    if name is None:
        assert found[1] == f"pronoun she: too unsure, Ana Mirel (0.80) or Rosa ({other:.2f})"


@pytest.mark.parametrize(
    ("rows", "name", "asked"),
    [
        ([f"{VELL} || {HE}"], "Peter Vell", 0),
        ([f"The/DT/det>2 river/NN/nsubj>3 froze/VBD/root>0 || {VELL} || {HE}"], "Peter Vell", 0),
        ([f"{APPOSED} || {HE}"], "Peter Vell", 0),
        ([f"{OFFICIALS} || {THEY}"], "Lowford officials", 0),
        ([VELL_SAID, HE], "Peter Vell", 0),
        ([TREASURER_SAID, HE], "Peter Vell", 0),
        ([VELL_SAID + " || " + said("Rosa/NNP/B-PERSON/nsubj>2/S-SOURCE"), HE], "Rosa", 0),
        # did not speak, not in the paragraph before
        ([VELL, HE], "Ana Mirel", 1),
        ([VELL_SAID, ROSA, HE], "Peter Vell", 1),
        # another sentence between, no subject, no name
        ([f"{VELL} || The/DT/det>2 river/NN/nsubj>3 froze/VBD/root>0 || {HE}"], "Ana Mirel", 1),
        (
            [f"They/PRP/nsubj>2 saw/VBD/root>0 {VELL.split(' slept')[0]} || {HE}".replace("nsubj>3", "obj>2")],
            "Ana Mirel",
            1,
        ),
        ([f"{VELL} || He/PRP/nsubj>2 left/VBD/root>0 || {HE}"], "Ana Mirel", 1),
    ],
)
def test_the_subject_of_the_sentence_before_and_who_spoke_last_stay_whom_the_rules_took(rows, name, asked):
    ranker = Told(early=0.9)
    assert (speakers(ranker, MIREL, *rows)[-1][0], len(ranker.asked)) == (name, asked)


def test_nouns_have_a_threshold_of_their_own():
    assert LEAST["nominal"] > LEAST["pronoun"]
    below = LEAST["nominal"] - 0.01
    assert speakers(Told(late=below), MIREL, MAYOR)[0][0] is None
    assert speakers(Told(late=LEAST["nominal"]), MIREL, MAYOR)[0][0] == "Ana Mirel"


def test_a_noun_says_what_ties_it_to_the_name():
    mayor = "Mayor/NNP/compound>2 Ana/NNP/B-PERSON/nsubj>4 Mirel/NNP/I-PERSON/flat>2 left/VBD/root>0 ./."
    assert speakers(Told(late=0.9), mayor, MAYOR) == [("Ana Mirel", "the mayor -> Ana Mirel, mayor is the role", 0.9)]


@pytest.mark.parametrize(("pronoun", "candidates"), [(HE, 1), (THEY, 2)])
def test_he_is_no_body(pronoun, candidates):
    ranker = Told()
    speakers(ranker, VELL, UNION, pronoun)
    assert [len(asked) for _, asked, _ in ranker.asked] == [candidates]


def test_he_is_nobody_whose_title_tells_another_gender():
    ranker = Told(late=0.9)
    assert speakers(ranker, f"Mrs./NNP/compound>2 {MIREL.replace('nsubj>3', 'nsubj>4')}", HE)[0][0] is None
    assert ranker.asked == []
    assert speakers(ranker, f"Mr./NNP/compound>2 {MIREL.replace('nsubj>3', 'nsubj>4')}", HE)[0][0] == "Ana Mirel"


def test_a_name_beside_a_noun_is_not_asked_about():
    noun = "The/DT/det>2/B-SOURCE mayor/NN/nsubj>6/I-SOURCE ,/,/I-SOURCE"
    apposed = said(f"{noun} Ana/NNP/B-PERSON/appos>2/I-SOURCE Mirel/NNP/I-PERSON/flat>4/E-SOURCE")
    ranker = Told()
    assert speakers(ranker, apposed)[0][:2] == ("Ana Mirel", "apposition")
    assert ranker.asked == []


def test_without_a_ranker_the_rules_decide():
    assert speakers(None, MIREL, SHE) == [("Ana Mirel", "pronoun she -> Ana Mirel, subject 1 paragraph before", 0.85)]


def test_what_goes_on_after_a_ranked_pronoun_is_its_speakers():
    words = "We/PRP/nsubj>3/I-CONTENT left/VBD/root>0/I-CONTENT early/RB/I-CONTENT today/NN/I-CONTENT"
    quoted = f"“/``/B-CONTENT {words} ././I-CONTENT ”/''/E-CONTENT"
    found = speakers(Told(early=0.9), MIREL, VELL, THEY, quoted)
    assert [name for name, _, _ in found] == ["Ana Mirel", "Ana Mirel"]


def test_a_noun_is_whom_it_is_elsewhere_in_the_article():
    """The second mayor is too unsure by herself; the rules take her for the first, who has a name."""
    found = speakers(Sharing(0.9, LEAST_AGAIN), MIREL, MAYOR, MAYOR)
    assert [name for name, _, _ in found] == ["Ana Mirel", "Ana Mirel"]
    assert found[1][1:] == ("the mayor -> Ana Mirel, as elsewhere in the article", AGAIN)


def test_a_noun_that_somebody_is_hardly_likely_to_be_is_not_whom_it_is_elsewhere():
    found = speakers(Sharing(0.9, LEAST_AGAIN - 0.01), MIREL, MAYOR, MAYOR)
    assert [name for name, _, _ in found] == ["Ana Mirel", None]


def test_a_reason_speaks_of_nobody_without_a_name():
    found = speakers(Sharing(0.3, 0.3), MIREL, MAYOR, MAYOR)
    assert [reason for _, reason, _ in found] == [
        "the mayor: too unsure, Ana Mirel (0.30)",
        "the mayor: too unsure, Ana Mirel (0.30)",
    ]


class Sharing:
    """A ranker that gives the first candidate of each anaphor in turn so much."""

    pronouns = None

    def __init__(self, *shares):
        self._left = iter(shares)

    def __call__(self, anaphor, candidates, nobody):
        share = next(self._left)
        return [share, *[0.0] * (len(candidates) - 1), 1 - share]


RAIN = "Rain/NN/nsubj>2 fell/VBD/root>0 ./."


@pytest.mark.parametrize(("between", "asked"), [(5, 1), (6, 0)])
def test_a_pronoun_does_not_reach_far_back(between, asked):
    ranker = Told(early=0.9, late=0.9)
    speakers(ranker, MIREL, *[RAIN] * between, THEY)
    assert len(ranker.asked) == asked


def test_a_noun_does():
    ranker = Told(late=0.9)
    assert speakers(ranker, MIREL, *[RAIN] * 9, MAYOR)[0][0] == "Ana Mirel"


def test_a_pronoun_does_not_reach_ahead():
    ranker = Told(late=0.9)
    assert speakers(ranker, THEY, MIREL)[0][0] is None
    assert ranker.asked == []
