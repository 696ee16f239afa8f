"""Which contents and which source belong to which cue: by what the models say, by the parse, by what stands near."""

import math

import pytest
from paragraphs import written

from quotes.attribution.contents import content_runs
from quotes.attribution.frames import Frame, content_cost, find_frames, first_word, leave_none_empty, resumed_content
from quotes.document.paragraph import Attachment


def frames(rows: str, attachment: Attachment | None = None) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    """Cue, source and contents of each frame in words."""
    [of] = written(rows, attachment=attachment)

    def said(run: range) -> str:
        return " ".join(of.words[i].text for i in run)

    found = find_frames(of, content_runs(of))
    return [(f.cue and said(f.cue), f.source and said(f.source), tuple(map(said, f.contents))) for f in found]


def says(shares: dict[tuple[str, int, int], float]) -> Attachment:
    """What the models say: role, run and candidate as numbers of their first words -> probability."""

    def attachment(roles, runs, candidates, cues):
        assert roles in (("CONTENT", "CUE"), ("CUE", "SOURCE"))
        rows = [[shares.get((roles[0], run[0], other[0]), 0.0) for other in candidates] for run in runs]
        return [[*row, 1 - sum(row)] for row in rows]

    return attachment


# ---- what the models say


TWO = "Berg/S-SOURCE left as Vell/S-SOURCE said/S-CUE it/B-CONTENT rained/E-CONTENT , he/S-SOURCE added/S-CUE"


def test_without_vectors_the_nearest_decide():
    assert frames(TWO) == [("said", "Vell", ("it rained",)), ("added", "he", ())]


def test_what_is_surely_learned_decides():
    shares = {("CONTENT", 5, 9): 0.95, ("CUE", 9, 0): 0.95, ("CUE", 4, 3): 0.95}
    assert frames(TWO, says(shares)) == [("added", "Berg", ("it rained",)), ("said", "Vell", ())]


def test_what_is_learned_is_sure_from_four_fifths_on():
    shares = {("CONTENT", 5, 9): 0.8, ("CUE", 9, 0): 0.8, ("CUE", 4, 3): 0.95}
    assert frames(TWO, says(shares)) == [("added", "Berg", ("it rained",)), ("said", "Vell", ())]


def test_what_is_learned_but_not_sure_does_not_decide():
    shares = {("CONTENT", 5, 9): 0.79, ("CUE", 9, 0): 0.79, ("CUE", 4, 3): 0.51}
    assert frames(TWO, says(shares)) == frames(TWO)


def test_surely_no_cue():
    shares = {("CUE", 4, 3): 0.51, ("CUE", 9, 8): 0.51}
    assert frames(TWO, says(shares)) == [("said", "Vell", ()), (None, None, ("it rained",)), ("added", "he", ())]


def test_perhaps_no_cue_leaves_it_to_the_rules():
    shares = {("CONTENT", 5, 9): 0.21, ("CUE", 4, 3): 0.51, ("CUE", 9, 8): 0.51}
    assert frames(TWO, says(shares)) == frames(TWO)


def test_none_of_the_sources_rather_than_the_nearest():
    shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 0.49, ("CUE", 9, 8): 0.95}
    assert frames(TWO, says(shares)) == [("said", None, ("it rained",)), ("added", "he", ())]


def test_probably_one_of_the_sources_leaves_it_to_the_rules():
    shares = {("CONTENT", 5, 4): 0.95, ("CUE", 4, 3): 0.51, ("CUE", 9, 8): 0.95}
    assert frames(TWO, says(shares)) == frames(TWO)


def test_the_models_choose_only_among_the_sources_that_name_somebody():
    rows = "It/PRP/expl>2/S-SOURCE said/S-CUE Vell/S-SOURCE left/S-CONTENT"
    shares = {("CUE", 1, 0): 0.95, ("CONTENT", 3, 1): 0.95}
    assert frames(rows, says(shares)) == [("said", None, ("left",))]  # 0.95 is not asked for: there is most likely none


# ---- frames


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # only the outermost attribution counts: a cue, a source that begin within a content have none
        (
            "Vell/S-SOURCE said/S-CUE that “/B-CONTENT he/E-CONTENT is what Berg/S-SOURCE called/S-CUE good ”",
            [("said", "Vell", ("“ he is what Berg called good ”",))],
        ),
        (
            "“/B-CONTENT he/E-CONTENT as Berg/B-SOURCE ” Vell/E-SOURCE a b c said/S-CUE",
            [("said", None, ("“ he as Berg ”",))],
        ),
        ("“/B-CONTENT he/E-CONTENT said/B-CUE ” so/E-CUE Vell/S-SOURCE", [(None, None, ("“ he said ”",))]),
        (
            "The/B-SOURCE “/E-SOURCE rain/B-CONTENT came/E-CONTENT ” he says/S-CUE",
            [("says", "The “", ("“ rain came ”",))],
        ),
        ("so/B-CUE “/E-CUE rain/B-CONTENT came/E-CONTENT ”", [("so “", None, ("“ rain came ”",))]),
        # a content without a cue is one by itself
        ("They/B-CONTENT left/E-CONTENT so it seems", [(None, None, ("They left",))]),
        # in the order of the first word, be it content, source or cue
        (
            "so/S-CONTENT said/S-CUE Vell/S-SOURCE || a || So/S-CONTENT || a || "
            "ask/S-CUE they/S-CONTENT || a || So/S-CONTENT",
            [("said", "Vell", ("so",)), (None, None, ("So",)), ("ask", None, ("they",)), (None, None, ("So",))],
        ),
        # a dummy is nobody
        ("It/PRP/nsubj:pass>2/S-SOURCE said/S-CUE they/B-CONTENT left/E-CONTENT", [("said", None, ("they left",))]),
        ("It/PRP/nsubj>2/S-SOURCE said/S-CUE they/B-CONTENT left/E-CONTENT", [("said", "It", ("they left",))]),
        # where the cue has no source, whoever signs the last of its contents is it
        (
            "Aye/S-CONTENT ―/S-CUE no/S-CONTENT || - Vell/S-SOURCE",
            [("―", "Vell", ("Aye", "no"))],
        ),
        ("Aye/S-CONTENT ―/S-CUE no/S-CONTENT || by Vell/S-SOURCE", [("―", None, ("Aye", "no"))]),
        ("-/S-CUE so || - Vell/S-SOURCE", [("-", None, ())]),  # no content that he could sign
    ],
)
def test_frames(rows, expected):
    assert frames(rows) == expected


@pytest.mark.parametrize(
    ("frame", "first"),
    [
        (Frame(range(4, 6), range(7, 8), (range(2, 9),)), 2),
        (Frame(range(4, 6), range(3, 4), (range(6, 8), range(9, 12))), 3),
        (Frame(range(4, 6), None, ()), 4),
        (Frame(None, None, (range(6, 8),)), 6),
    ],
)
def test_the_first_word_of_a_frame(frame, first):
    assert first_word(frame) == first


WAIT = "“/B-CONTENT We/I-CONTENT wait/E-CONTENT . ”"
DANA = "Dana/B-SOURCE Vell/E-SOURCE"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"{WAIT} ― {DANA}", (None, "Dana Vell", ("“ We wait . ”",))),
        ("Vell/S-SOURCE :/, We/B-CONTENT wait/E-CONTENT .", (None, "Vell", ("We wait",))),
        (f"{WAIT} ―/S-CUE {DANA}", ("―", "Dana Vell", ("“ We wait . ”",))),
        (f"{WAIT} {DANA}", (None, None, ("“ We wait . ”",))),  # no sign between
        (f"{WAIT} ― says {DANA}", (None, None, ("“ We wait . ”",))),  # a word between
    ],
)
def test_a_name_beside_the_words(rows, expected):
    assert frames(rows) == [expected]


# ---- which cue a content belongs to


QUOTED = "“/B-CONTENT Yes/I-CONTENT ”/E-CONTENT"


@pytest.mark.parametrize(
    ("rows", "cost"),
    [
        # words between, in one sentence; another cue counts for ten
        ("said/S-CUE it/S-CONTENT", 0),
        ("said/S-CUE at noon it/S-CONTENT", 2),
        ("it/S-CONTENT at noon said/S-CUE", 2),
        ("said/S-CUE adding/S-CUE it/S-CONTENT", 11),
        ("said/S-CUE adding/S-CUE and denying/S-CUE it/S-CONTENT", 23),
        # a tenth of it, and in any sentence, where the parse ties the two
        ("said/S-CUE/root>0 at noon it/S-CONTENT/ccomp>1", 0.2),
        ("said/S-CUE/ccomp>4 at noon it/S-CONTENT/root>0", 0.2),
        ("said/S-CUE/root>0 adding/S-CUE/conj>1 it/S-CONTENT/ccomp>1", 1.1),
        ("said/S-CUE/root>0 so || Go || it/S-CONTENT/parataxis>1", 0.2),
        ("said/S-CUE/root>0 at noon it/S-CONTENT/nsubj>1", 2),
        ("said/S-CUE/root>0 at/case>3 noon/obl>1 it/S-CONTENT/ccomp>3", 2),  # it hangs on another word
        # in the sentence after the cue's: near, or where quoted words open it
        ("said/S-CUE so || Yes/S-CONTENT", 5.1),
        ("said/S-CUE a b c || Yes/S-CONTENT", 5.3),
        ("said/S-CUE a b c d || Yes/S-CONTENT", math.inf),
        ("said/S-CUE a b c Vell/S-SOURCE , || Yes/S-CONTENT", 5.5),  # what has a label, and signs, are not loose
        (f"said/S-CUE a b c d || {QUOTED}", 5.4),
        (f"said/S-CUE a b c || d {QUOTED}", math.inf),  # they do not open it
        (f"said/S-CUE a b || c {QUOTED}", 5.3),
        # in the sentence before the cue's: only quoted words, and near
        (f"{QUOTED} || a b c said/S-CUE", 8),
        (f"{QUOTED} || a b c d said/S-CUE", math.inf),
        ("Yes/S-CONTENT || said/S-CUE", math.inf),
        # farther away: none
        ("said/S-CUE so || Go || Yes/S-CONTENT", math.inf),
        (f"{QUOTED} || Go || said/S-CUE", math.inf),
        (f"said/S-CUE so || Go/S-CUE {QUOTED}", math.inf),  # another cue is between
        # a content of several sentences stands in each of them
        ("said/S-CUE so || Go || they/B-CONTENT || left/E-CONTENT", math.inf),
        ("Yes/B-CONTENT || no/E-CONTENT said/S-CUE", 0),
        ("said/S-CUE yes/B-CONTENT || no/I-CONTENT || no/E-CONTENT", 0),
        # so does a cue only where it begins
        ("said/B-CUE || so/E-CUE || Yes/S-CONTENT", math.inf),
    ],
)
def test_what_it_costs_to_give_a_content_to_a_cue(rows, cost):
    [paragraph] = written(rows)
    cues = paragraph.labelled("CUE")
    assert content_cost(paragraph, paragraph.labelled("CONTENT")[0], cues[0], cues) == pytest.approx(cost)


@pytest.mark.parametrize(
    "relation",
    ["ccomp", "xcomp", "obj", "obl", "parataxis", "advcl", "acl", "appos", "nmod", "advmod", "dep", "obl:agent"],
)
def test_complements_hang_on_their_cue(relation):
    assert frames(f"Vell warned/S-CUE/root>0 he said/S-CUE/conj>2 at noon it/S-CONTENT/{relation}>2") == [
        ("warned", None, ("it",)),
        ("said", None, ()),
    ]


@pytest.mark.parametrize("relation", ["nsubj", "conj", "amod"])
def test_what_is_no_complement_goes_to_the_nearest_cue(relation):
    assert frames(f"Vell warned/S-CUE/root>0 he said/S-CUE/conj>2 at noon it/S-CONTENT/{relation}>2") == [
        ("warned", None, ()),
        ("said", None, ("it",)),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # the cheapest of two; of two as cheap the first
        ("said/S-CUE so it/S-CONTENT a b denied/S-CUE", [("said", None, ("it",)), ("denied", None, ())]),
        ("said/S-CUE a b it/S-CONTENT so denied/S-CUE", [("said", None, ()), ("denied", None, ("it",))]),
        ("said/S-CUE so it/S-CONTENT a denied/S-CUE", [("said", None, ("it",)), ("denied", None, ())]),
        # one that the parse ties to it though it is farther away
        (
            "said/S-CUE/root>0 a b it/S-CONTENT/ccomp>1 c denied/S-CUE",
            [("said", None, ("it",)), ("denied", None, ())],
        ),
        # none is near enough
        ("said/S-CUE so || Go || Yes/S-CONTENT", [("said", None, ()), (None, None, ("Yes",))]),
        # several of one cue
        ("They/S-CONTENT said/S-CUE we/S-CONTENT", [("said", None, ("They", "we"))]),
    ],
)
def test_a_content_goes_to_the_cheapest_cue(rows, expected):
    assert frames(rows) == expected


# ---- a cue without a content takes the quotation that it introduces


GONE = "“/B-CONTENT Gone/I-CONTENT ”/E-CONTENT"
MORE = "“/B-CONTENT More/I-CONTENT ”/E-CONTENT"
TAKEN = {"scolded": ["“Gone”"], "said": ["“More”"]}
LEFT = {"scolded": [], "said": ["“Gone”", "“More”"]}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"scolded/S-CUE them : {GONE} said/S-CUE || {MORE}", TAKEN),
        (f"So it was. || Vell scolded/S-CUE them : {GONE} said/S-CUE || {MORE}", TAKEN),
        (f"scolded/S-CUE a b c : {GONE} said/S-CUE || {MORE}", TAKEN),
        (f"scolded/S-CUE a b c d : {GONE} said/S-CUE || {MORE}", LEFT),  # it does not stand right before it
        (f"scolded/root>0/S-CUE by/case>3 b/obl:agent>1 on c d : {GONE} said/S-CUE || {MORE}", TAKEN),  # but who scolds
        (f"scolded/root>0/S-CUE by/case>3 b/obl:agent>1 on c d {GONE} said/S-CUE || {MORE}", LEFT),
        (f"scolded/S-CUE them || {GONE} said/S-CUE || {MORE}", LEFT),  # nor in its sentence
        (f"scolded/S-CUE them said/S-CUE {GONE} || {MORE}", LEFT),  # the other cue is between
        (f"scolded/S-CUE them said/B-CUE “/E-CUE Gone/S-CONTENT ” || {MORE}", LEFT),  # and reaches into it
        (f"scolded/B-CUE || them/E-CUE : {GONE} said/S-CUE || {MORE}", LEFT),  # it begins a sentence before
        (f"said/S-CUE that {MORE} scolded/S-CUE them : {GONE}", {"scolded": ["“Gone”"], "said": ["“More”"]}),
        (f"{GONE} scolded/S-CUE them || {MORE} said/S-CUE", LEFT),  # the quotation comes before it
        (
            f"scolded/S-CUE them : Gone/S-CONTENT said/S-CUE || {MORE}",
            {"scolded": [], "said": ["Gone", "“More”"]},  # no quotation
        ),
        (f"scolded/S-CUE them : {GONE} said/S-CUE", {"scolded": [], "said": ["“Gone”"]}),  # the other has only this
        (f"scolded/S-CUE {GONE} and {MORE} || said/S-CUE", LEFT),  # only these two
        (
            f"scolded/S-CUE {GONE} and {MORE} || said/S-CUE it/S-CONTENT",
            {"scolded": ["“Gone”", "“More”"], "said": ["it"]},
        ),
    ],
)
def test_no_cue_is_left_without_the_quotation_that_it_introduces(rows, expected):
    [paragraph] = written(rows)
    cues = {paragraph.words[cue[0]].text: cue for cue in paragraph.labelled("CUE")}
    owned = {cues["scolded"]: [], cues["said"]: content_runs(paragraph)}
    leave_none_empty(paragraph, owned)
    assert {name: [paragraph.wording(run) for run in owned[cue]] for name, cue in cues.items()} == expected


def test_a_cue_that_has_a_content_takes_no_other():
    [paragraph] = written(f"scolded/S-CUE it/S-CONTENT : {GONE} said/S-CUE || {MORE}")
    (scolded, said), (it, gone, more) = paragraph.labelled("CUE"), paragraph.labelled("CONTENT")
    owned = {scolded: [it], said: [gone, more]}
    leave_none_empty(paragraph, owned)
    assert owned == {scolded: [it], said: [gone, more]}


def test_the_cue_before_a_quotation_and_the_one_behind_it_share_what_is_quoted():
    rows = f"Vell/S-SOURCE scolded/S-CUE them : {GONE} he/S-SOURCE said/S-CUE/ccomp>6 || {MORE}"
    assert frames(rows) == [("scolded", "Vell", ("“ Gone ”",)), ("said", "he", ("“ More ”",))]


# ---- what goes on behind the cue


ATE = "They/nsubj>2/B-CONTENT ate/root>0/E-CONTENT ,/punct>4 said/S-CUE/parataxis>2 Vell/S-SOURCE/nsubj>4"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2 ./punct>2", "and left"),
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2", "and left"),  # no full stop
        (f"{ATE} ,/punct>7 left/conj>2", "left"),
        (f"{ATE} ,/punct>7 left/conj>2 !/punct>2 !/punct>2", "left"),
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2 ,/punct>10 slept/conj>8 ./punct>2", "and left, slept"),
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2 slept/conj>2 ./punct>2", None),  # the first is not all
        (f"{ATE} ,/punct>7 left/conj>2 ./punct>2 || They slept/conj>2", "left"),
        (
            "They ate/S-CONTENT/root>0 , said/S-CUE/parataxis>2 ,/punct>6 left/conj>2 ./punct>2",
            "left",
        ),  # no source
        ("They ate/S-CONTENT/root>0 , Vell/S-SOURCE said/S-CUE/parataxis>2 ,/punct>7 left/conj>2 .", "left"),
        ("They ate/S-CONTENT/root>0 , said/S-CUE Dana/B-SOURCE Vell/E-SOURCE ,/punct>8 left/conj>2", "left"),
        ("They ate/S-CONTENT/root>0 , was/B-CUE said/E-CUE ,/punct>7 left/conj>2", "left"),
        (ATE, None),
        (f"{ATE} ,/punct>2", None),
        (f"{ATE} ,/punct>2 ./punct>2", None),
        (f"{ATE} ;/punct>8 and/cc>8 left/conj>2 ./punct>2", None),  # no comma
        (f"{ATE} ,/punct>7 left/advcl>2 ./punct>2", None),  # no conjunct
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>4 ./punct>2", None),  # a conjunct of the cue
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2 yesterday/advmod>4 ./punct>2", None),  # and a word of the cue's
        (f"{ATE} ,/punct>8 and/cc>8 left/S-CUE/conj>2 ./punct>2", None),  # it bears a label
        (f"{ATE} ,/punct>8 and/cc>8/S-CONTENT left/conj>2 ./punct>2", None),
        # behind a quotation the writer goes on
        ("“ ate/root>0/B-CONTENT ”/E-CONTENT said/S-CUE/dep>2 ,/punct>6 left/conj>2 ./punct>2", None),
        # the cue comes first
        ("said/S-CUE/root>0 they/nsubj>3 ate/S-CONTENT/ccomp>1 Vell/S-SOURCE/nsubj>1 , left/conj>3", None),
        ("said/S-CUE/root>0 Vell/S-SOURCE/nsubj>1 he/nsubj>4 ate/S-CONTENT/ccomp>1 , left/conj>4", None),
    ],
)
def test_what_follows_the_cue_goes_on_with_the_paraphrase_if_it_is_its_conjunct(rows, expected):
    [paragraph] = written(rows)
    source = next(iter(paragraph.labelled("SOURCE")), None)
    cue, content = paragraph.labelled("CUE")[0], paragraph.labelled("CONTENT")[0]
    found = resumed_content(paragraph, content, cue, source, content)
    assert (found and paragraph.wording(found)) == expected


@pytest.mark.parametrize(
    ("rows", "contents"),
    [
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>2 ./punct>2", ("They ate", "and left")),
        (f"{ATE} ,/punct>8 and/cc>8 left/conj>4 ./punct>2", ("They ate",)),
        ("So/S-CONTENT/root>0 it/S-CONTENT/root>0 , said/S-CUE Vell/S-SOURCE , left/conj>2", ("So", "it", "left")),
        (
            "So/S-CONTENT/root>0 it/S-CONTENT/root>0 , said/S-CUE Vell/S-SOURCE , left/conj>1",
            ("So", "it"),
        ),  # the last
    ],
)
def test_a_frame_holds_what_goes_on_behind_the_cue(rows, contents):
    assert frames(rows) == [("said", "Vell", contents)]


def test_what_is_a_content_of_its_own_goes_on_with_no_other():
    rows = f"{ATE} , “/punct>9 We/nsubj>9 have/VBP/conj>2 no/det>11 money/obj>9 ./punct>9 ”/punct>9"
    shares = {("CONTENT", 0, 3): 0.95, ("CUE", 3, 4): 0.95}
    assert frames(rows, says(shares)) == [
        ("said", "Vell", ("They ate",)),
        (None, None, ("“ We have no money . ”",)),
    ]
