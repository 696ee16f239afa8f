"""The lemma of a cue, and the manner that it tells."""

import pytest
from paragraphs import written

from quotes.attribution.cues import cue_lemma, manner_of


@pytest.mark.parametrize(
    ("rows", "lemma"),
    [
        ("Vell said/root>0/S-CUE/=say", "say"),
        ("Vell said/root>0/S-CUE/=Say", "say"),
        ("Vell had/aux>3/B-CUE/=have juggled/root>0/E-CUE/=Juggle", "juggle"),  # none is listed: the head's
        ("Mirel went/root>0/B-CUE/=go on/compound:prt>2/I-CUE to/mark>5/I-CUE say/advcl>2/E-CUE", "say"),
        ("Mirel went/root>0/B-CUE/=go on/compound:prt>2/I-CUE to/mark>5/I-CUE say/advcl>2/E-CUE/=Say", "say"),
        ("Vell went/root>0/B-CUE/=go to/I-CUE/mark>4 claim/advcl>2/I-CUE or/I-CUE/cc>6 deny/conj>4/E-CUE", "claim"),
        ("Vell said/advcl>4/B-CUE/=say ,/punct>2/I-CUE denying/root>0/E-CUE/=deny", "deny"),
        ("rain According/case>4/B-CUE/=accord to/fixed>2/E-CUE Vell/obl>1", "according to"),
        ("rain according/case>5/B-CUE/=accord to/fixed>2/I-CUE both/det>5/E-CUE men/obl>1", "according to"),
        ("rain according/case>3/S-CUE/=accord Vell/obl>1", "accord"),  # without its “to”
        ("reply/root>0/B-CUE according/case>4/I-CUE/=accord to/fixed>2/E-CUE quay/obl>1", "reply"),  # it comes later
    ],
)
def test_the_lemma_of_a_cue_is_its_head_words_or_that_of_a_word_the_lexicon_knows(rows, lemma):
    [paragraph] = written(rows)
    assert cue_lemma(paragraph, paragraph.labelled("CUE")[0]) == lemma


@pytest.mark.parametrize(
    ("lemma", "kind", "manner"),
    [
        ("say", "indirect", "speech"),
        ("write", "direct", "writing"),
        ("believe", "direct", "thought"),
        ("according to", "indirect", "speech"),
        ("juggle", "indirect", "thought"),
        ("juggle", "direct", "speech"),
        ("juggle", "mixed", "speech"),
        (None, "indirect", "speech"),
        (None, "direct", "speech"),
    ],
)
def test_the_manner_of_a_cue_is_the_lexicons_and_else_speech_but_for_paraphrase(lemma, kind, manner):
    assert manner_of(lemma, kind) == manner
