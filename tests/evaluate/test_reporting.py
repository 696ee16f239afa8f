"""Attachment in reporting constructions, on trees made by hand."""

import pytest

from quotes.evaluate import conllu
from quotes.evaluate.tally import Count


def tree(words):
    """Rows of “form/lemma/tag/head/relation”; a form in brackets is the token of the two words that follow."""
    rows, number = [], 0
    for word in words.split():
        if word.startswith("("):
            rows.append((f"{number + 1}-{number + 2}", word[1:-1], *"_" * 8))
        else:
            number += 1
            form, lemma, tag, head, relation = word.split("/")
            rows.append((str(number), form, lemma, tag, "_", "_", head, relation, "_", "_"))
    return tuple(rows)


def named(sentence):
    return [row[1] for row in sentence if row[0] in conllu.reporting(sentence)]


TOLD = """Ana/Ana/PROPN/2/nsubj told/tell/VERB/0/root us/we/PRON/2/iobj on/on/ADP/5/case Monday/Monday/PROPN/2/obl
    that/that/SCONJ/8/mark it/it/PRON/8/nsubj rained/rain/VERB/2/ccomp"""
SAID_LAST = "It/it/PRON/2/nsubj rained/rain/VERB/0/root she/she/PRON/4/nsubj said/say/VERB/2/parataxis"
SAID_FIRST = "She/she/PRON/2/nsubj said/say/VERB/0/root come/come/VERB/2/parataxis home/home/ADV/3/advmod"
SUBTYPES = "We/we/PRON/3/nsubj:pass were/be/AUX/3/aux:pass told/tell/VERB/0/root today/today/NOUN/3/obl:unmarked"
TOKENS = """(Didn't) Did/do/AUX/4/aux n't/not/PART/4/advmod Ana/Ana/PROPN/4/nsubj say/say/VERB/0/root
    so/so/ADV/4/advmod"""
CAPITALS = "ANA/Ana/PROPN/2/nsubj SAID/Say/VERB/0/root no/no/INTJ/2/obj"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(TOLD, ["Ana", "Monday", "rained"], id="not what is within the content"),
        pytest.param(SAID_LAST, ["she", "said"], id="the verb itself by parataxis"),
        pytest.param(SAID_FIRST, ["She", "come"], id="content by parataxis"),
        pytest.param(SUBTYPES, ["We", "today"], id="subtypes decide nothing"),
        pytest.param(TOKENS, ["Ana"], id="a multi-word token is no word"),
        pytest.param(CAPITALS, ["ANA"], id="nor does the case of the lemma"),
        pytest.param(TOLD.replace("/tell/", "/swim/"), [], id="another verb"),
        pytest.param(TOLD.replace("/VERB/0", "/NOUN/0"), [], id="no verb"),
        pytest.param(SAID_LAST.replace("parataxis", "conj"), ["she"], id="the verb itself by another relation"),
        pytest.param(SAID_LAST.replace("/say/", "/swim/"), [], id="another verb by parataxis"),
    ],
)
def test_the_words_of_reporting_constructions(words, expected):
    assert named(tree(words)) == expected


SENTENCES = [tree(TOLD), tree(TOKENS), tree(SAID_LAST)]


def test_gold_against_itself():
    assert conllu.of_reporting(SENTENCES, SENTENCES) == Count(6, 6, 6, plain=True)


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        pytest.param("/2/ccomp", "/5/ccomp", 5, id="a wrong head"),
        pytest.param("/2/ccomp", "/2/advcl", 5, id="a wrong relation"),
        pytest.param("/2/obl", "/1/nmod", 5, id="both"),
        pytest.param("/2/obl", "/2/obl:unmarked", 6, id="another subtype"),
        pytest.param("/2/iobj", "/1/obj", 6, id="wrong, and not of the construction"),
        pytest.param("/tell/VERB/", "/till/NOUN/", 6, id="predicted tags and lemmas decide nothing"),
    ],
)
def test_head_and_relation_must_be_right(old, new, right):
    guess = [tree(TOLD.replace(old, new)), *SENTENCES[1:]]
    assert conllu.of_reporting(SENTENCES, guess) == Count(right, 6, 6, plain=True)


def test_a_predicted_construction_that_gold_has_not_counts_nothing():
    gold, guess = [tree(TOLD.replace("/tell/", "/swim/"))], [tree(TOLD)]
    assert conllu.of_reporting(gold, guess) == Count(0, 0, 0, plain=True)
