"""He and she of gold coreference as examples."""

from speaking import paragraphs_of

from quotes.corpora.coref import Gold, GoldMention
from quotes.model import Article, Span
from quotes.training.pronouns import examples_of

MIREL = "Ana/NNP/B-PERSON/nsubj>2 left/VBD/root>0 ./."
BERG = "Rosa/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
SHE = "She/PRP/nsubj>2 laughed/VBD/root>0 ./."


def gold(text, **chains):
    """Mentions by their wording, in the order of the text, with the chains that they are of."""
    mentions, start = [], 0
    for words, chain in chains.items():
        wording = words.partition("_")[0]
        start = text.index(wording, start)
        form = "pronoun" if wording == "She" else "name"
        mentions.append(GoldMention(Span(start, start + len(wording)), chain, form, "person"))
        start += len(wording)
    return Gold(Article(id="a", text=text), tuple(mentions))


def answers(*rows, **chains):
    """Which candidate is right for each pronoun, the one mentioned last first."""
    paragraphs = paragraphs_of(*rows)
    return [example.right for example in examples_of(gold(paragraphs[0].text, **chains), paragraphs)]


def test_the_right_candidate_is_that_of_the_gold_chain():
    assert answers(MIREL, BERG, SHE, Ana=1, Rosa=2, She=1) == [(False, True)]


def test_what_was_before_is_as_the_gold_has_it():
    """The first “she” is Ana, so that she is the one mentioned last when the second comes."""
    assert answers(MIREL, BERG, SHE, SHE, Ana=1, Rosa=2, She=1, She_2=1) == [(False, True), (True, False)]


def test_somebody_new_is_none_of_them():
    assert answers(MIREL, SHE, Ana=1, She=2) == [(False,)]


def test_a_pronoun_that_the_gold_leaves_out_teaches_nothing():
    assert answers(MIREL, SHE, Ana=1) == []
