"""Features of the two confidences: how sure the words are, and how sure the speaker is."""

import pytest

from quotes.coreference.chains import Link
from quotes.coreference.confidence import AS_GIVEN, log_odds, of_speaker, of_words
from quotes.coreference.speaking import Speaking
from quotes.model import Attribution, Chain, Span

TEXT = "“Never,” said Ana Berg, “not here.”"
NEVER, CUE, SOURCE, NOT_HERE = Span(0, 8), Span(9, 13), Span(14, 22), Span(24, 35)
FORM = {"is direct", "is speech"}


def attribution(content=(NEVER,), cue=CUE, source=SOURCE, kind="direct", manner="speech", confidence=0.9):
    return Attribution(content, cue, source, kind, manner, confidence)


def told(features):
    """The features that are not 0, but for how sure the labels are."""
    return {name for name, value in features.items() if value} - {"labels, how sure", "labels, log odds"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, FORM | {"of one or two words"}),
        ({"content": (NEVER, NOT_HERE)}, FORM | {"goes on after a gap"}),
        ({"content": (Span(9, 22),), "kind": "indirect"}, {"is indirect", "is speech"}),
        ({"cue": None, "source": None}, FORM | {"of one or two words", "without a cue", "without a source"}),
    ],
)
def test_what_speaks_for_the_words(given, expected):
    assert told(of_words(attribution(**given), TEXT)) == expected


def test_what_speaks_for_the_speaker():
    found = Speaking((0,), "name", 0.8, Link.NAME)
    features = of_speaker(attribution(), found, Chain(0, "Berg", "person"))
    assert {name for name, value in features.items() if value == 1.0} == {"by a name", "a person", "a name of one word"}
    assert features["link, how sure"] == 0.8


def test_rivals_and_distance_speak_against_a_speaker():
    found = Speaking((0,), "pronoun he", 0.8, Link.RANKED_PRONOUN, rival=0.2, apart=3)
    features = of_speaker(attribution(), found, Chain(0, "Ana Berg", "person"))
    assert features["a rival, how near"] == pytest.approx(0.25)
    assert features["paragraphs back"] == pytest.approx(1.386, abs=1e-3)


@pytest.mark.parametrize(("probability", "expected"), [(0.5, 0.0), (0.0, -4.595), (1.0, 4.595), (0.9, 2.197)])
def test_log_odds_are_bounded(probability, expected):
    assert log_odds(probability) == pytest.approx(expected, abs=1e-3)


def test_without_what_was_learned_labels_and_rules_speak_for_themselves():
    found = Speaking((0,), "name", 0.8, Link.NAME)
    assert AS_GIVEN.said(of_words(attribution(), TEXT)) == 0.9
    assert AS_GIVEN.speaker(of_speaker(attribution(), found, Chain(0, "Berg", "person"))) == 0.8
