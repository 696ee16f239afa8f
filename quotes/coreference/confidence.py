"""What tells how sure a quotation and its speaker are, in features that a person can read.

Two questions, each with a probability of its own: did somebody say just this; and was it this speaker? Which feature
counts how much is learned of rows that people judged, and handed in.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from quotes.coreference.speaking import Speaking
from quotes.model import Attribution, Chain

Features = dict[str, float]
Probability = Callable[[Features], float]
"""Features of a quotation, or of its speaker -> how likely it is right (0..1)."""

SUREST = 0.99
"""Probabilities are taken for no surer than this, and for no less sure than what it leaves."""

FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Confidences:
    """How likely it is that somebody `said` just this, and that it was this `speaker`."""

    said: Probability
    speaker: Probability


AS_GIVEN = Confidences(lambda features: features["labels, how sure"], lambda features: features["link, how sure"])
"""What the labels and the rules say of themselves, where nothing was learned."""


def of_words(attribution: Attribution, text: str) -> Features:
    """What speaks for the words of a quotation of an article's text: its form, and how sure the labels are."""
    words = len(attribution.words(text).split())
    return {
        "labels, how sure": attribution.confidence,
        "labels, log odds": log_odds(attribution.confidence),
        f"is {attribution.kind}": 1.0,
        f"is {attribution.manner}": 1.0,
        "without a cue": float(attribution.cue is None),
        "without a source": float(attribution.source is None),
        "goes on after a gap": float(len(attribution.content) > 1),
        "of one or two words": float(words < FEW_WORDS),
    }


def of_speaker(attribution: Attribution, found: Speaking, chain: Chain) -> Features:
    """What speaks for whoever was found to speak, of whom a named chain is the first."""
    assert chain.name is not None
    return {
        "link, how sure": found.confidence,
        "link, log odds": log_odds(found.confidence),
        "labels, log odds": log_odds(attribution.confidence),
        f"by {found.link.value}": 1.0,
        "a rival, how near": found.rival / max(found.confidence, 1 - SUREST),
        "paragraphs back": math.log1p(found.apart),
        f"a {chain.kind}": 1.0,
        "a name of one word": float(" " not in chain.name),
        "thought": float(attribution.manner == "thought"),
    }


def log_odds(probability: float) -> float:
    """The logarithm of the odds, between those of 0.01 and 0.99."""
    bounded = min(max(probability, 1 - SUREST), SUREST)
    return math.log(bounded / (1 - bounded))
