"""What the learned scores decide, and what stands beside the words without a cue: on paragraphs made by hand."""

import pytest
from paragraphs import written

from quotes.attribution import sources
from quotes.attribution.frames import find_frames
from quotes.document.paragraph import Attachment


def frames(rows: str, attachment: Attachment | None = None) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Cue, source and contents of each frame in words."""
    [of] = written(rows, attachment=attachment)

    def said(run: range) -> str:
        return " ".join(of.words[i].text for i in run)

    found = find_frames(of, of.labelled("CONTENT"))
    return [(f.cue and said(f.cue), f.source and said(f.source), tuple(map(said, f.contents))) for f in found]


def says(shares: dict[tuple[str, int, int], float]) -> Attachment:
    """What the models say: role, run and candidate as numbers of their first words -> probability."""

    def attachment(roles, runs, candidates, cues):
        rows = [[shares.get((roles[0], run[0], other[0]), 0.0) for other in candidates] for run in runs]
        return [[*row, 1 - sum(row)] for row in rows]

    return attachment


TWO = "Berg/S-SOURCE left as Vell/S-SOURCE said/S-CUE it/B-CONTENT rained/E-CONTENT ,/, he/S-SOURCE added/S-CUE"


def test_without_vectors_the_nearest_decide():
    assert frames(TWO) == [("said", "Vell", ("it rained",)), ("added", "he", ())]


def test_what_is_surely_learned_decides():
    shares = {("CONTENT", 5, 9): 0.95, ("CUE", 9, 0): 0.95, ("CUE", 4, 3): 0.95}
    assert frames(TWO, says(shares)) == [("added", "Berg", ("it rained",)), ("said", "Vell", ())]


def test_what_is_learned_but_not_sure_does_not():
    shares = {("CONTENT", 5, 9): sources.SURE - 0.01, ("CUE", 9, 0): sources.SURE - 0.01, ("CUE", 4, 3): 0.5}
    assert frames(TWO, says(shares)) == frames(TWO)


def test_surely_no_cue():
    shares = {("CUE", 4, 3): 0.5, ("CUE", 9, 8): 0.5}
    assert (None, None, ("it rained",)) in frames(TWO, says(shares))


def test_none_of_the_sources_rather_than_the_nearest():
    shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 0.99 - sources.NONE}
    assert frames(TWO, says(shares))[0] == ("said", None, ("it rained",))


def test_probably_one_of_the_sources_leaves_it_to_the_rules():
    shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 1.01 - sources.NONE}
    assert frames(TWO, says(shares))[0] == ("said", "Vell", ("it rained",))


WAIT = "“/,/B-CONTENT We/I-CONTENT wait/E-CONTENT ./, ”/,"
DANA = "Dana/B-SOURCE Vell/E-SOURCE"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (f"{WAIT} ―/, {DANA}", (None, "Dana Vell", ("“ We wait",))),
        ("Vell/S-SOURCE :/, We/B-CONTENT wait/E-CONTENT ./,", (None, "Vell", ("We wait",))),
        (f"{WAIT} ―/,/S-CUE {DANA}", ("―", "Dana Vell", ("“ We wait",))),
        (f"{WAIT} {DANA}", (None, None, ("“ We wait",))),  # no sign between
        (f"{WAIT} ―/, says {DANA}", (None, None, ("“ We wait",))),  # a word between
    ],
)
def test_a_name_beside_the_words(marked, expected):
    assert frames(marked) == [expected]
