"""The product's encoder against plain arithmetic with the same weights."""

from itertools import islice

import numpy as np
import pytest
import torch
from loops import some
from torch.nn import functional

from quotes import models
from quotes.neural.decoding import may_follow
from quotes.neural.encoder import CERTAIN, GIVEN, HEADS, NO_VECTORS, Encoder, Labels, shipped
from quotes.neural.network import Network

pytestmark = pytest.mark.models

PARAGRAPHS = [
    [sentence.split() for sentence in paragraph.split(" | ")]
    for paragraph in (
        "“ We ca n't wait any longer , ” said Anna Berg , the mayor of Lorn , on Monday . | She told The Tarn Valley "
        "Post that the bridge would be closed .",
        "The ministry denied it .",
        "According to police , two Norwegians were hurt when a lorry hit McKay 's bakery in Oslo .",
        'A spokesman for the Lorn Water Board said : " It \'s not our pipe . | " Nobody asked us . "',
        "***",
        "\u200b Yes !",
        "One two three , he said , four five six ; " * 16,
    )
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return shipped("cpu")


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(models.FOLDER / "encoder")


def rows(paragraph: list[list[str]], labels: Labels) -> list[tuple]:
    """One row a word, as the reference has them."""
    words = [word for sentence in paragraph for word in sentence]
    columns = (labels.upos, labels.xpos, labels.feats, labels.head, labels.deprel, labels.entities, labels.attribution)
    return list(zip(words, *columns, strict=True))


def encoded(encoder, network, paragraphs):
    """The batch of all chunks of these paragraphs."""
    text = encoder._pieces.encode(paragraphs)
    with torch.inference_mode():
        return network.encode(encoder._pieces.arrays(text, text.chunks), text.shapes)


def test_states_are_those_of_transformers_but_for_capitals(encoder, network, monkeypatch):
    monkeypatch.setitem(network.weights, "case.input", torch.zeros_like(network.weights["case.input"]))
    text = encoder._pieces.encode(PARAGRAPHS)
    arrays = encoder._pieces.arrays(text, text.chunks)
    with torch.inference_mode():
        plain = network.bert(
            input_ids=torch.from_numpy(arrays.ids),
            attention_mask=torch.from_numpy(arrays.mask),
            output_hidden_states=True,
        ).hidden_states
    ours = encoded(encoder, network, PARAGRAPHS).states
    for mine, theirs in some(zip(ours, plain, strict=True)):
        torch.testing.assert_close(mine, theirs.flatten(0, 1)[torch.from_numpy(arrays.first)], atol=1e-4, rtol=0)


def test_capitals_reach_the_encoder(encoder, network):
    loud, quiet = (encoded(encoder, network, [[[word]]]).states[0] for word in ("MARCH", "march"))
    assert not torch.allclose(loud, quiet)


def test_heads_and_relations_are_those_of_the_biaffine(encoder, network):
    """Dozat and Manning's scores, written out for one sentence whose best heads are a tree."""
    words = ["She", "told", "the", "paper", "that", "the", "bridge", "would", "be", "closed", "."]
    [labels] = encoder.label([[words]], ["parse"])
    weights = network.weights

    def projected(name: str, one: bool) -> torch.Tensor:
        vectors = functional.linear(everything, weights[f"{name}.weight"], weights[f"{name}.bias"])
        activated = torch.where(vectors > 0, vectors, 0.1 * vectors)
        return torch.cat([activated, torch.ones(len(activated), 1)], 1) if one else activated

    with torch.inference_mode():
        batch = encoded(encoder, network, [[words]])
        mixed = (weights["mix.parse"].softmax(0)[:, None, None] * batch.states).sum(0)
        everything = torch.cat([weights["root"][None], torch.cat([mixed, batch.shapes], 1)])
        arcs = projected("arc_dep", True) @ weights["arc"] @ projected("arc_head", False).T
        heads = arcs.fill_diagonal_(-torch.inf)[1:].argmax(1)
        dependents, governors = projected("label_dep", True)[1:], projected("label_head", True)[heads]
        relations = torch.einsum("ni,rij,nj->nr", dependents, weights["label"], governors).argmax(1)
    assert labels.head == heads.tolist()
    assert labels.deprel == [network.names["deprel"][number] for number in relations]


def test_confidence_is_the_probability_of_the_label(encoder, network):
    [labels] = encoder.label(PARAGRAPHS[:1])
    with torch.inference_mode():
        vectors = network.vectors(encoded(encoder, network, PARAGRAPHS[:1]), "attribution")
        probabilities = network.linear(vectors, "attribution").softmax(-1)
    names = network.names["attribution"]
    of_labels = probabilities[range(len(probabilities)), [names.index(label) for label in labels.attribution]]
    np.testing.assert_allclose(labels.confidence, of_labels.numpy(), atol=1e-5)
    assert labels.attribution[9] == "S-CUE"
    assert labels.confidence[9] > 0.9


def test_learned_transitions_count(encoder, monkeypatch):
    names = encoder._network.names["attribution"]
    transitions = encoder._network.weights["attribution.transitions"].clone()
    transitions[names.index("S-CUE")] = -100.0
    monkeypatch.setitem(encoder._network.weights, "attribution.transitions", transitions)
    [labels] = encoder.label(PARAGRAPHS[:1])
    assert "S-CUE" not in labels.attribution
    assert "B-CONTENT" in labels.attribution


def assert_alike(one: Labels, other: Labels) -> None:
    assert rows([["x"] * len(one.upos)], one) == rows([["x"] * len(one.upos)], other)
    np.testing.assert_allclose(one.confidence, other.confidence, atol=1e-4)
    np.testing.assert_allclose(one.vectors, other.vectors, atol=1e-3)


@pytest.mark.parametrize("size", [1, 3])
def test_labels_do_not_depend_on_the_batch(encoder, size):
    paragraphs = iter(PARAGRAPHS)
    apart = [labels for some in iter(lambda: list(islice(paragraphs, size)), []) for labels in encoder.label(some)]
    for one, other in some(zip(apart, encoder.label(PARAGRAPHS), strict=True)):
        assert_alike(one, other)


@pytest.mark.parametrize("head", HEADS)
def test_only_the_heads_asked_for_answer(encoder, head):
    columns = {
        "tags": ["upos", "xpos", "feats"],
        "parse": ["head", "deprel"],
        "entities": ["entities"],
        "attribution": ["attribution", "confidence", "vectors"],
    }[head]
    [alone], [every] = encoder.label(PARAGRAPHS[:1], [head]), encoder.label(PARAGRAPHS[:1])
    expected = Labels(**{column: getattr(every, column) for column in columns})
    assert rows_of_all(alone) == rows_of_all(expected)
    np.testing.assert_allclose(alone.confidence, expected.confidence, atol=1e-4)
    np.testing.assert_allclose(alone.vectors, expected.vectors, atol=1e-3)


def rows_of_all(labels: Labels) -> list[list]:
    """All columns of labels that do not differ in the last digits."""
    return [labels.upos, labels.xpos, labels.feats, labels.head, labels.deprel, labels.entities, labels.attribution]


def test_nothing_to_read(encoder):
    assert encoder.label([]) == []
    empty, of_nothing, yes = encoder.label([[], [[]], [["Yes"]]])
    for labels in (empty, of_nothing):
        assert rows_of_all(labels) == rows_of_all(Labels())
        assert labels.vectors.shape == NO_VECTORS.shape
    assert len(yes.upos) == 1


def assert_one_tree(heads: list[int]) -> None:
    assert heads.count(0) == 1
    for word in range(1, len(heads) + 1):
        for _ in heads:
            word = heads[word - 1] if word else 0
        assert word == 0


@pytest.mark.parametrize("words", [200, 201, 450])
def test_an_endless_sentence_is_one_tree(encoder, words):
    sentence = ("they said that the bridge was closed and " * 60).split()[:words]
    [labels] = encoder.label([[["He", "left", "."], sentence]])
    assert len(labels.upos) == 3 + words
    assert_one_tree(labels.head[3:])
    parts = encoder.label([[sentence[start : start + 200]] for start in range(0, words, 200)])
    root = parts[0].head.index(0) + 1
    joined = [
        (head + 200 * number, relation) if head or not number else (root, "parataxis")
        for number, part in enumerate(parts)
        for head, relation in zip(part.head, part.deprel, strict=True)
    ]
    assert list(zip(labels.head[3:], labels.deprel[3:], strict=True)) == joined


VERDICT = GIVEN * CERTAIN


def read_with_ends(encoder, monkeypatch, paragraphs, scores, no_ends=(), given=None):
    """What is read where the head of the ends says this of each word."""
    monkeypatch.setattr(encoder._network, "ends", lambda vectors, rows: torch.tensor(scores))
    return encoder.label(paragraphs, ["ends", "parse"], np.array(no_ends, np.int64), given=given)


def test_sentences_end_where_the_head_is_surer_than_what_is_given(encoder, monkeypatch):
    given = [["She", "left", ".", "He", "stayed"], ["Why", "?"]]
    [labels] = read_with_ends(encoder, monkeypatch, [given], [0, 0, VERDICT, 0, -VERDICT - 1.1, 0, -9])
    assert labels.ends == [False, False, True, False, False, False, True]
    [expected] = encoder.label([[["She", "left", "."], ["He", "stayed", "Why", "?"]]], ["parse"])
    assert (labels.head, labels.deprel) == (expected.head, expected.deprel)
    [labels] = read_with_ends(encoder, monkeypatch, [given], [0, 0, VERDICT - 1.1, 0, -VERDICT, 0, -9])
    assert labels.ends == [False, False, False, False, True, False, True]
    [expected] = encoder.label([given], ["parse"])
    assert (labels.head, labels.deprel) == (expected.head, expected.deprel)


@pytest.mark.parametrize(("odds", "end"), [(-CERTAIN, False), (0, True), (CERTAIN, True)])
def test_how_sure_what_is_given_is_counts(encoder, monkeypatch, odds, end):
    given = np.array([-CERTAIN, -CERTAIN, odds, -CERTAIN, CERTAIN], np.float32)
    scores = [-9.0, -9.0, -0.5, -9.0, 9.0]
    [labels] = read_with_ends(encoder, monkeypatch, [[["She", "left", ".", "He", "stayed"]]], scores, given=given)
    assert labels.ends == [False, False, end, False, True]


def test_words_that_end_no_sentence(encoder, monkeypatch):
    paragraphs = [[["Yes"]], [["She", "left", ".", "He", "stayed"]]]
    [yes, labels] = read_with_ends(encoder, monkeypatch, paragraphs, [9.0] * 6, no_ends=[2, 3])
    assert yes.ends == [True]
    assert labels.ends == [True, False, False, True, True]


def test_where_the_encoder_is_cut_the_sentences_given_decide(encoder, monkeypatch):
    """It reads 200 words at once: what stands on both sides of a cut it cannot tell."""
    long = ["they", "said", "that", "the", "bridge", "was", "closed", "and"] * 25
    paragraph = [long, long[:10], ["Yes", "."], long + long]
    monkeypatch.setattr(encoder._network, "ends", lambda vectors, rows: torch.full((len(vectors),), -9.0))
    [labels] = encoder.label([paragraph], ["ends", "parse"])
    assert np.flatnonzero(labels.ends).tolist() == [199, 211, 611]
    for start, end in ((0, 200), (200, 212), (212, 612)):
        assert_one_tree(labels.head[start:end])


def test_labels_run_on_from_chunk_to_chunk(encoder):
    """A quotation longer than what the encoder reads at once is still labelled legally from end to end."""
    text = "“ We will wait . | " + "And we will wait for the bridge . | " * 40 + "Yes , ” she said ."
    labels = encoder.label([[sentence.split() for sentence in text.split(" | ")]])[0].attribution
    assert len(labels) > 200
    assert all(may_follow(label, after) for after, label in zip([None, *labels], [*labels, None], strict=True))
