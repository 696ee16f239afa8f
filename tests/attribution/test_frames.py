"""What the learned scores decide, and what stands beside the words without a cue: on paragraphs made by hand."""

import numpy as np
import pytest

from quotes.attribution import frames as links
from quotes.attribution.frames import find_frames
from quotes.document.paragraph import ROOT, Paragraph, Word
from quotes.model import Span
from quotes.neural import attachment as link_scores

ROLES = {"s": "SOURCE", "c": "CUE", "t": "CONTENT"}


def paragraph(marked: str, vectors: bool = False) -> Paragraph:
    """“Vell/s said/c it/t rained/t”: words, those of a run with the same role; no word depends on another."""
    pairs = [word.split("/") if len(word) > 1 and "/" in word else [word, ""] for word in marked.split()]
    words, start = [], 0
    for number, (text, role) in enumerate(pairs):
        before, after = (pairs[i][1] if 0 <= i < len(pairs) else "" for i in (number - 1, number + 1))
        position = {(True, True): "I", (True, False): "E", (False, True): "B", (False, False): "S"}
        label = f"{position[before == role, after == role]}-{ROLES[role]}" if role else "O"
        upos = "X" if text.isalnum() else "PUNCT"
        words.append(Word(text, text, upos, "X", "dep", ROOT, 0, Span(start, start + len(text)), label))
        start += len(text) + 1
    learned = np.zeros((len(words), 3, 64), np.float32) if vectors else None
    return Paragraph(Span(0, start - 1), words, links=learned)


def frames(of: Paragraph) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Cue, source and contents of each frame in words."""

    def said(run: range) -> str:
        return " ".join(of.words[i].text for i in run)

    found = find_frames(of, of.labelled("CONTENT"))
    return [(f.cue and said(f.cue), f.source and said(f.source), tuple(map(said, f.contents))) for f in found]


@pytest.fixture
def scores(monkeypatch):
    """Let the learned scores be these: pair, run and candidate as numbers of their first words -> probability."""

    class Told:
        def __init__(self):
            self.shares = {}

        def probabilities(self, pair, runs, candidates, words, cues, vectors):
            rows = [[self.shares.get((pair[0], run[0], other[0]), 0.0) for other in candidates] for run in runs]
            return np.array([[*row, 1 - sum(row)] for row in rows])

    told = Told()
    monkeypatch.setattr(link_scores, "shipped", lambda: told)
    return told


TWO = "Berg/s left as Vell/s said/c it/t rained/t , he/s added/c"


def test_without_vectors_the_nearest_decide():
    assert frames(paragraph(TWO)) == [("said", "Vell", ("it rained",)), ("added", "he", ())]


def test_what_is_surely_learned_decides(scores):
    scores.shares = {("CONTENT", 5, 9): 0.95, ("CUE", 9, 0): 0.95, ("CUE", 4, 3): 0.95}
    assert frames(paragraph(TWO, vectors=True)) == [("added", "Berg", ("it rained",)), ("said", "Vell", ())]


def test_what_is_learned_but_not_sure_does_not(scores):
    scores.shares = {("CONTENT", 5, 9): links.SURE - 0.01, ("CUE", 9, 0): links.SURE - 0.01, ("CUE", 4, 3): 0.5}
    assert frames(paragraph(TWO, vectors=True)) == frames(paragraph(TWO))


def test_surely_no_cue(scores):
    scores.shares = {("CUE", 4, 3): 0.5, ("CUE", 9, 8): 0.5}
    assert (None, None, ("it rained",)) in frames(paragraph(TWO, vectors=True))


def test_none_of_the_sources_rather_than_the_nearest(scores):
    scores.shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 0.99 - links.NONE}
    assert frames(paragraph(TWO, vectors=True))[0] == ("said", None, ("it rained",))


def test_probably_one_of_the_sources_leaves_it_to_the_rules(scores):
    scores.shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 1.01 - links.NONE}
    assert frames(paragraph(TWO, vectors=True))[0] == ("said", "Vell", ("it rained",))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("“/t We/t wait/t . ” ― Dana/s Vell/s", (None, "Dana Vell", ("“ We wait",))),
        ("Vell/s : We/t wait/t .", (None, "Vell", ("We wait",))),
        ("“/t We/t wait/t . ” ―/c Dana/s Vell/s", ("―", "Dana Vell", ("“ We wait",))),
        ("“/t We/t wait/t . ” Dana/s Vell/s", (None, None, ("“ We wait",))),  # no sign between
        ("“/t We/t wait/t . ” ― says Dana/s Vell/s", (None, None, ("“ We wait",))),  # a word between
    ],
)
def test_a_name_beside_the_words(marked, expected):
    assert frames(paragraph(marked)) == [expected]
