"""The product's encoder against the arithmetic that the models were made with, and against held-out text."""

import importlib.util
from collections import Counter
from itertools import islice
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
import torch

from quotes.decoding import may_follow
from quotes.encoder import HEADS, Encoder, Labels, shipped

SHARED = Path(__file__).parents[2] / "shared"

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
def reference() -> ModuleType:
    path = SHARED / "models/reference.py"
    if not path.exists():
        pytest.skip("the reference is not here")
    spec = importlib.util.spec_from_file_location("reference", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.reader = module.Reader()
    return module


def rows(paragraph: list[list[str]], labels: Labels) -> list[tuple]:
    """One row a word, as the reference has them."""
    words = [word for sentence in paragraph for word in sentence]
    columns = (labels.upos, labels.xpos, labels.feats, labels.head, labels.deprel, labels.entities, labels.attribution)
    return list(zip(words, *columns, strict=True))


def test_labels_agree_with_the_reference(encoder, reference):
    read = encoder.read(PARAGRAPHS)
    for paragraph, labels in zip(PARAGRAPHS, read, strict=True):
        assert rows(paragraph, labels) == reference.read(reference.reader, paragraph)


def test_arrays_agree_with_the_reference(encoder, reference):
    text = encoder._pieces.encode(PARAGRAPHS)
    assert len(text.chunks) == len(PARAGRAPHS)
    states, shapes = reference.reader.hidden(PARAGRAPHS)
    with torch.inference_mode():
        ours = encoder._states(text, text.chunks)
    inside = torch.arange(shapes.size(1)) < torch.tensor(text.paragraphs)[:, None]
    for mine, theirs in zip(ours, states, strict=True):
        torch.testing.assert_close(mine, theirs[inside], atol=1e-4, rtol=0)


def test_confidence_is_the_probability_of_the_label(encoder):
    labels = encoder.read(PARAGRAPHS[:1])[0]
    text = encoder._pieces.encode(PARAGRAPHS[:1])
    with torch.inference_mode():
        states = encoder._states(text, text.chunks)
        shapes = encoder._weights["case"][torch.from_numpy(text.shapes)]
        logits = encoder._linear(encoder._vectors(states, shapes, "attribution"), "attribution")
    names = encoder._names["attribution"]
    probabilities = logits.softmax(-1)[range(len(logits)), [names.index(label) for label in labels.attribution]]
    np.testing.assert_allclose(labels.confidence, probabilities.numpy(), atol=1e-5)
    assert labels.attribution[9] == "S-CUE"
    assert labels.confidence[9] > 0.9


@pytest.mark.parametrize("size", [1, 3])
def test_labels_do_not_depend_on_the_batch(encoder, size):
    paragraphs = iter(PARAGRAPHS)
    apart = [labels for some in iter(lambda: list(islice(paragraphs, size)), []) for labels in encoder.read(some)]
    together = encoder.read(PARAGRAPHS)
    for one, other in zip(apart, together, strict=True):
        assert rows([["x"] * len(one.upos)], one) == rows([["x"] * len(one.upos)], other)
        np.testing.assert_allclose(one.confidence, other.confidence, atol=1e-4)


@pytest.mark.parametrize("head", HEADS)
def test_only_the_heads_asked_for_answer(encoder, head):
    columns = {
        "tags": ["upos", "xpos", "feats"],
        "parse": ["head", "deprel"],
        "entities": ["entities"],
        "attribution": ["attribution", "confidence"],
    }[head]
    alone, every = encoder.read(PARAGRAPHS[:1], [head])[0], encoder.read(PARAGRAPHS[:1])[0]
    expected = Labels(**{column: getattr(every, column) for column in columns})
    alone.confidence, expected.confidence = (
        np.round(alone.confidence, 4).tolist(),
        np.round(expected.confidence, 4).tolist(),
    )
    assert alone == expected


def test_nothing_to_read(encoder):
    assert encoder.read([]) == []
    assert encoder.read([[], [[]], [["Yes"]]])[:2] == [Labels(), Labels()]


def assert_one_tree(heads: list[int]) -> None:
    assert heads.count(0) == 1
    for word in range(1, len(heads) + 1):
        for _ in heads:
            word = heads[word - 1] if word else 0
        assert word == 0


@pytest.mark.parametrize("words", [200, 201, 450])
def test_an_endless_sentence_is_one_tree(encoder, words):
    sentence = ("they said that the bridge was closed and " * 60).split()[:words]
    labels = encoder.read([[["He", "left", "."], sentence]])[0]
    assert len(labels.upos) == 3 + words
    assert_one_tree(labels.head[3:])
    parts = encoder.read([[sentence[start : start + 200]] for start in range(0, words, 200)])
    root = parts[0].head.index(0) + 1
    joined = [
        (head + 200 * number, relation) if head or not number else (root, "parataxis")
        for number, part in enumerate(parts)
        for head, relation in zip(part.head, part.deprel, strict=True)
    ]
    assert list(zip(labels.head[3:], labels.deprel[3:], strict=True)) == joined


def test_labels_run_on_from_chunk_to_chunk(encoder):
    """A quotation longer than what the encoder reads at once is still labelled legally from end to end."""
    text = "“ We will wait . | " + "And we will wait for the bridge . | " * 40 + "Yes , ” she said ."
    labels = encoder.read([[sentence.split() for sentence in text.split(" | ")]])[0].attribution
    assert len(labels) > 200
    assert all(may_follow(label, after) for after, label in zip([None, *labels], [*labels, None], strict=True))


# ---- held-out text: every twelfth paragraph of the corpora that the models' card gives scores for.
# Expected are the scores of the reference on just these.


@pytest.fixture(scope="module")
def corpora(reference) -> ModuleType:
    if not (SHARED / "corpora").exists():
        pytest.skip("the corpora are not here")
    return reference


def test_tags_and_trees_of_held_out_text(encoder, corpora):
    paragraphs = list(islice(corpora.ud_dev(), 0, None, 12))
    read = encoder.read([[[row[1] for row in sentence] for sentence in p] for p in paragraphs], ["tags", "parse"])
    right: Counter[str] = Counter()
    for paragraph, labels in zip(paragraphs, read, strict=True):
        gold = [row for sentence in paragraph for row in sentence]
        columns = zip(gold, labels.upos, labels.xpos, labels.feats, labels.head, labels.deprel, strict=True)
        for row, upos, xpos, feats, head, deprel in columns:
            right["words"] += 1
            right["upos"] += upos == row[3]
            right["xpos"] += xpos == row[4]
            right["feats"] += feats == row[5]
            right["UAS"] += head == int(row[6])
            right["LAS"] += head == int(row[6]) and deprel == row[7]
    words = right.pop("words")
    scores = {name: round(100 * n / words, 1) for name, n in right.items()}
    assert scores == pytest.approx({"upos": 97.2, "xpos": 96.9, "feats": 95.1, "UAS": 92.1, "LAS": 89.4}, abs=0.2)


@pytest.mark.parametrize(
    ("task", "data", "expected"),
    [
        ("entities", "ner_dev", {"PERSON": 85.9, "LOC": 81.7, "NORP": 86.2, "ORG": 66.2, "MISC": 48.8}),
        ("attribution", "polnear_dev", {"SOURCE": 78.5, "CUE": 77.1, "CONTENT": 65.5}),
    ],
)
def test_labels_of_held_out_text(encoder, corpora, task, data, expected):
    paragraphs = list(islice(getattr(corpora, data)(), 0, None, 12))
    read = encoder.read([[words] for words, _ in paragraphs], [task])
    shared: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for (_, gold), labels in zip(paragraphs, read, strict=True):
        truth, found = corpora.spans(gold), corpora.spans(getattr(labels, task))
        shared.update(name for name, *_ in truth & found)
        total.update(name for spans in (truth, found) for name, *_ in spans)
    scores = {name: round(200 * shared[name] / n, 1) for name, n in total.items()}
    assert scores == pytest.approx(expected, abs=0.2)
