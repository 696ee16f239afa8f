"""The scorers on cases made by hand."""

import numpy as np
import pytest

from quotes.corpora.marked import Marked
from quotes.evaluate.entities import tally_of
from quotes.evaluate.report import record, table
from quotes.evaluate.run import Result, below
from quotes.evaluate.scores import (
    Pair,
    calibration,
    exact_by_type,
    exact_spans,
    found,
    labelled_spans,
    letters,
    linked,
    overlap,
    pairs_of,
    plain,
    speakers,
    token_overlap,
)
from quotes.evaluate.tally import Count, intervals, joined, share, summed
from quotes.model import Attribution, Span

TEXT = (
    "Ana Mirel, the mayor, said the bridge was safe. “Nobody need swim,” she added. Rain is expected, according to "
    "the weather office. Some residents fear that the river will rise."
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def marked(content, cue, source, kind="indirect", manner="speech") -> Marked:
    """An attribution of words of TEXT; several spans are parted by " | ", none is ""."""
    spans = [tuple(at(part) for part in role.split(" | ") if part) for role in (content, cue, source)]
    return Marked(*spans, kind, manner)


SAFE = marked("the bridge was safe", "said", "Ana Mirel, the mayor")
SWIM = marked("“Nobody need swim,”", "added", "she", "direct")
RAIN = marked("Rain is expected", "according to", "the weather office", manner="writing")
FEAR = marked("that the river will rise", "fear", "Some residents", manner="thought")
GOLD = [SAFE, SWIM, RAIN, FEAR]
SCORERS = [linked, found, exact_spans, token_overlap]


def counts(tally):
    """Measures as text -> right, predicted, gold; those without anything left out."""
    return {" ".join(measure): tuple(count[:3]) for measure, count in tally.items() if any(count[:3])}


@pytest.mark.parametrize("scorer", SCORERS)
def test_gold_against_itself_is_100_everywhere(scorer):
    scores = summed([scorer(TEXT, GOLD, GOLD), scorer(TEXT, GOLD[:2], GOLD[:2])])
    assert scores
    assert {(s.precision, s.recall, s.f1, s.low, s.high) for s in scores.values()} == {(100, 100, 100, 100, 100)}


@pytest.mark.parametrize("scorer", SCORERS)
def test_no_prediction_is_0_everywhere(scorer):
    scores = summed([scorer(TEXT, GOLD, [])])
    assert scores
    assert {(s.precision, s.recall, s.f1, s.low, s.high) for s in scores.values()} == {(0, 0, 0, 0, 0)}


@pytest.mark.parametrize("scorer", SCORERS)
def test_nothing_at_all_has_no_score(scorer):
    assert summed([scorer(TEXT, [], [])]) == {}
    assert summed([]) == {}


@pytest.mark.parametrize(
    ("case", "predicted", "loose", "close", "exact"),
    [
        ("the order of predictions says nothing", [FEAR, RAIN, SWIM, SAFE], 4, 4, 4),
        ("punctuation says nothing", [marked("the bridge was safe.", "said", "Ana Mirel, the mayor,")], 1, 1, 1),
        ("a few words too many", [marked("said the bridge was safe", "said", "Ana Mirel, the mayor")], 1, 1, 0),
        ("half of the content", [marked("the bridge", "said", "Ana Mirel, the mayor")], 1, 0, 0),
        ("too little of it", [marked("safe", "said", "Ana Mirel, the mayor")], 0, 0, 0),
        ("a part of the source", [marked("the bridge was safe", "said", "the mayor")], 1, 1, 0),
        ("a wrong source", [marked("the bridge was safe", "said", "she")], 0, 0, 0),
        ("a source that is missed", [marked("the bridge was safe", "said", "")], 0, 0, 0),
        ("a wrong cue", [marked("the bridge was safe", "added", "Ana Mirel, the mayor")], 1, 1, 0),
        ("the same twice", [SAFE, SAFE], 1, 1, 1),
    ],
)
def test_linked(case, predicted, loose, close, exact):
    tally = counts(linked(TEXT, GOLD, predicted))
    expected = [(right, len(predicted), 4) for right in (loose, close, exact)]
    assert [tally[f"linked {name}"] for name in ("0.3", "0.8", "exact")] == expected, case


def test_confidence_is_held_against_what_is_right():
    wrong = marked("Rain is expected", "said", "she")
    tally = counts(calibration(TEXT, GOLD, [SAFE, SWIM, wrong, FEAR], [1.0, 0.9, 0.95, 0.29]))
    assert tally == {"confidence 0.9 – 1.0": (2, 3, 3), "confidence 0.0 – 0.3": (1, 1, 1)}


def test_a_wrong_source_is_still_a_content_that_is_found():
    tally = counts(linked(TEXT, GOLD, [marked("the bridge was safe", "said", "she")]))
    assert (tally["content 0.3"], tally["content 0.8"]) == ((1, 1, 4), (1, 1, 4))


@pytest.mark.parametrize(("source", "right"), [("", 1), ("she", 0)])
def test_a_source_that_is_missing_in_gold_must_be_missing(source, right):
    gold = [marked("“Nobody need swim,”", "", "", "direct")]
    tally = counts(linked(TEXT, gold, [marked("“Nobody need swim,”", "", source, "direct")]))
    assert tally["linked 0.8"] == (right, 1, 1)


def test_of_two_attributions_of_the_same_words_each_gets_its_own_source():
    twice = [SAFE, marked("the bridge was safe", "added", "she")]
    assert counts(linked(TEXT, twice, twice[::-1]))["linked exact"] == (2, 2, 2)


def test_kind_and_manner_are_those_of_the_gold():
    """A direct quotation that is found as an indirect one counts as direct, a false find by its own kind."""
    false = marked("Rain is expected", "according to", "the weather office", "mixed", "thought")
    as_indirect = marked("“Nobody need swim,”", "added", "she", "indirect", "writing")
    tally = counts(linked(TEXT, [SAFE, SWIM, FEAR], [as_indirect, FEAR, false]))
    assert {name: count for name, count in tally.items() if "by" in name and name.endswith("0.8")} == {
        "linked_by_kind direct 0.8": (1, 1, 1),
        "linked_by_kind indirect 0.8": (1, 1, 2),
        "linked_by_kind mixed 0.8": (0, 1, 0),
        "linked_by_manner speech 0.8": (1, 1, 2),
        "linked_by_manner thought 0.8": (1, 2, 1),
    }


def test_found_splits_by_kind():
    short = marked("the bridge", "said", "she", "direct")
    assert counts(found(TEXT, [SAFE, SWIM], [short, SWIM])) == {
        "found 0.3": (2, 2, 2),
        "found 0.8": (1, 2, 2),
        "found_by_kind direct 0.3": (1, 1, 1),
        "found_by_kind indirect 0.3": (1, 1, 1),
        "found_by_kind direct 0.8": (1, 2, 1),
        "found_by_kind indirect 0.8": (0, 0, 1),
    }


def test_pairs_are_one_to_one_the_greatest_overlap_first():
    whole, part = marked("the bridge was safe", "", ""), marked("the bridge was", "", "")
    assert pairs_of(TEXT, [whole], [part, whole]) == [Pair(0, 1, 1.0)]
    assert pairs_of(TEXT, [whole, part], [part]) == [Pair(1, 0, 1.0)]
    assert pairs_of(TEXT, [whole], [marked("Rain is expected", "", "")]) == []


def test_exact_spans_count_each_part_of_a_content_and_a_shared_source_once():
    gold = [marked("the bridge was safe | “Nobody need swim,”", "said", "Ana Mirel, the mayor"), SAFE]
    shifted = marked("bridge was safe | “Nobody need swim", "said", "the mayor")
    assert counts(exact_spans(TEXT, gold, [shifted])) == {
        "exact source": (0, 1, 1),
        "exact cue": (1, 1, 1),
        "exact content": (1, 2, 2),
    }


def test_token_overlap_counts_words():
    shifted = marked("bridge was safe. “Nobody", "said the", "mayor")
    assert counts(token_overlap(TEXT, [SAFE], [shifted])) == {
        "token_overlap source": (1, 1, 4),
        "token_overlap cue": (1, 2, 1),
        "token_overlap content": (3, 4, 4),
    }


def test_letters_and_overlap():
    assert letters("a – b1", [Span(0, 6)]) == {0, 4, 5}
    assert overlap(frozenset({1, 2, 3}), frozenset({3, 4})) == 0.25
    assert overlap(frozenset(), frozenset()) == 0


# ---- labels


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("O O", set()),
        ("B-CUE O B-CUE", {("CUE", 0, 1), ("CUE", 2, 3)}),
        ("B-CUE I-CUE B-CUE", {("CUE", 0, 2), ("CUE", 2, 3)}),
        ("B-CUE I-SOURCE", {("CUE", 0, 1), ("SOURCE", 1, 2)}),
        ("I-CUE I-CUE", {("CUE", 0, 2)}),
        ("S-CUE S-CUE B-CUE I-CUE E-CUE", {("CUE", 0, 1), ("CUE", 1, 2), ("CUE", 2, 5)}),
        ("B-PER I-PER O", {("PER", 0, 2)}),
    ],
)
def test_labelled_spans(labels, spans):
    assert labelled_spans(labels.split()) == spans


def test_exact_by_type_keeps_paragraphs_apart_and_ignores_case():
    gold = [["B-cue", "O"], ["B-cue", "I-cue"]]
    predicted = [["S-CUE", "O"], ["S-CUE", "O"]]
    assert exact_by_type("x", gold, predicted, ("cue", "source")) == {
        ("x", "cue"): Count(1, 2, 2),
        ("x", "source"): Count(0, 0, 0),
    }


def test_entities_are_counted_by_type_and_together():
    gold, predicted = [["B-LOC", "I-LOC", "O", "B-ORG"]], [["B-LOC", "E-LOC", "S-PERSON", "S-LOC"]]
    assert counts(tally_of(gold, predicted)) == {
        "exact all": (1, 3, 2),
        "exact LOC": (1, 2, 1),
        "exact ORG": (0, 0, 1),
        "exact PERSON": (0, 1, 0),
    }
    assert counts(tally_of([["O"]], [["O"]])) == {}


# ---- speakers


@pytest.mark.parametrize(
    ("gold", "predicted", "answer"),
    [
        ([("Ana Mirel", "Mirel")], ["ana  mirel"], "speaker right"),
        ([("Ana Mirel", "Mirel")], ["Mirel"], "speaker right"),
        ([("The Tarn Valley Post",)], ["Tarn Valley Post"], "speaker right"),
        ([("Ana Mirel",)], ["Ana"], "speaker wrong"),
        ([("Ana Mirel",)], [], "speaker unknown"),
        ([("Ana Mirel", "Mirel"), ("Tim Vell",)], ["Tim Vell", "Mirel"], "speaker right"),
        ([("Ana Mirel", "Mirel"), ("Tim Vell",)], ["Mirel"], "speaker wrong"),  # of two together, both
        ([("Ana Mirel", "Mirel")], ["Tim Vell", "Mirel"], "speaker wrong"),  # and nobody else
        ([("Mirel",), ("Vell",)], ["Tim Vell", "Ana Mirel"], "speaker right"),  # whose full names it need not have
        ([("Mirel",), ("Vell",)], ["Tim Vell", "Olm Sand"], "speaker wrong"),
        ([], [], "no_speaker unknown"),
        ([], ["Ana Mirel"], "no_speaker named"),
    ],
)
def test_speakers(gold, predicted, answer):
    tally = counts(speakers([gold], [predicted], [Pair(0, 0, 1.0)]))
    assert [name for name, count in tally.items() if count == (1, 1, 1)] == [answer]


def test_only_quotations_that_are_found_have_a_speaker_to_judge():
    assert counts(speakers([[("Ana Mirel",)]], [["Ana Mirel"]], [])) == {}


def test_plain_names():
    assert [plain(name) for name in ("The  Post", "Theo Lang", "ÅSA")] == ["post", "theo lang", "åsa"]


# ---- sums and intervals


def test_scores_are_of_all_articles_together():
    scores = summed([{("a",): Count(1, 1, 3)}, {("a",): Count(1, 3, 1), ("b", "c"): share(1, 4)}])
    assert {m: (s.precision, s.recall, s.f1) for m, s in scores.items()} == {
        ("a",): (50, 50, 50),
        ("b", "c"): (25, 25, 25),
    }


def test_intervals_hold_the_score_and_are_the_same_each_time():
    generator = np.random.default_rng(1)
    gold = generator.integers(1, 30, 80)
    one = np.stack([generator.binomial(gold, 0.7), gold, gold], -1)
    low, high = intervals(one[None])
    f1 = 100 * one[:, 0].sum() / gold.sum()
    assert low[0] < f1 < high[0]
    assert 2 < high[0] - low[0] < 12
    assert (intervals(one[None])[0], intervals(one[None])[1]) == (low, high)


def test_intervals_are_narrower_with_more_articles_and_none_with_one():
    few, many = [np.tile([[1, 2, 2], [2, 2, 2]], (n, 1)) for n in (5, 500)]
    (low, high), (lower, higher) = intervals(few[None]), intervals(many[None])
    assert high - low > 3 * (higher - lower) > 0
    assert [bound.tolist() for bound in intervals(np.array([[[1, 2, 2]]]))] == [[50], [50]]


def test_a_draw_without_anything_says_nothing():
    """In a third of the draws of two articles the one with content is missing."""
    low, high = intervals(np.array([[[1, 1, 1], [0, 0, 0]], [[0, 0, 0], [0, 0, 0]]]))
    assert (low.tolist(), high.tolist()) == ([100, 0], [100, 0])


# ---- reports and floors


@pytest.fixture
def result():
    tally = joined([{("linked", "0.3"): Count(3, 4, 5)}, {("speaker", "right"): share(1, 3)}])
    return Result("polnear", 1, 1234, summed([tally]))


def test_the_object(result):
    assert record(result) == {
        "gold": "polnear",
        "articles": 1,
        "words": 1234,
        "linked": {"0.3": {"precision": 75.0, "recall": 60.0, "f1": 66.67}},
        "speaker": {"right": 33.33},
        "intervals": {"linked": {"0.3": [66.67, 66.67]}, "speaker": {"right": [33.33, 33.33]}},
    }


def test_the_table(result):
    assert list(table(result)) == [
        "polnear, articles: 1, words: 1,234",
        "",
        "                 F1  95 % interval  precision  recall  right  predicted  gold",
        "linked 0.3     66.7    66.7 – 66.7       75.0    60.0      3          4     5",
        "speaker right  33.3    33.3 – 33.3                         1          3     3",
    ]


@pytest.mark.parametrize(
    ("floors", "told"),
    [
        ({}, []),
        ({"linked": {"0.3": {"f1": 66.7}}, "speaker": {"right": 30}}, []),
        ({"linked": {"0.3": {"f1": 66.72}}}, []),
        ({"linked": {"0.3": {"f1": 66.8}}}, ["linked 0.3 f1: 66.67 is below the floor 66.8"]),
        (
            {"speaker": {"right": 99, "wrong": 1}, "exact": {"cue": 5}},
            [
                "speaker right: 33.33 is below the floor 99",
                "speaker wrong: no such score, floor 1",
                "exact cue: no such score, floor 5",
            ],
        ),
    ],
)
def test_floors(result, floors, told):
    assert below(floors, record(result)) == told


def test_a_prediction_is_scored_with_all_its_spans():
    from quotes.evaluate.scores import marked as of_attribution

    content = (at("the bridge was safe"), at("Rain is expected"))
    assert of_attribution(Attribution(content, None, at("she"), "mixed", "speech", 0.9)) == Marked(
        content, (), (at("she"),), "mixed", "speech"
    )
