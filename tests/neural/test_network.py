"""The layers of words that some heads have to themselves, and the ends of sentences."""

import pytest
import torch
from tokenizers import Tokenizer

from quotes import models
from quotes.neural.network import LAYERS, Network
from quotes.neural.word_pieces import WordPieces
from quotes.training.weights import add_missing

pytestmark = pytest.mark.models

ENCODER = models.FOLDER / "encoder"
PARAGRAPHS = [[["The", "mayor", "smiled", "."]], [["Anna", "Berg", "of", "Lorn", "left", ",", "she", "said", "."]]]


@pytest.fixture
def network():
    return Network(ENCODER)


def encoded(network, paragraphs):
    pieces = WordPieces(Tokenizer.from_file(str(ENCODER / "tokenizer.json")))
    text = pieces.encode(paragraphs)
    with torch.inference_mode():
        return network.encode(pieces.arrays(text, text.chunks), text.shapes)


def vectors(network, paragraphs, task):
    with torch.inference_mode():
        return network.vectors(encoded(network, paragraphs), task)


@pytest.mark.parametrize("task", LAYERS)
def test_a_word_sees_the_words_of_its_own_chunk_alone(network, task):
    together = vectors(network, PARAGRAPHS, task)
    apart = torch.cat([vectors(network, [paragraph], task) for paragraph in PARAGRAPHS])
    assert torch.allclose(together, apart, atol=1e-4)
    other = vectors(network, [[["The", "mayor", "wept", "."]], PARAGRAPHS[1]], task)
    assert torch.allclose(together[4:], other[4:], atol=1e-4)
    assert not torch.allclose(together[:4], other[:4], atol=1e-2)


def test_ends_are_those_of_a_word_and_the_next(network):
    batch = encoded(network, PARAGRAPHS)
    weights = network.weights
    with torch.inference_mode():
        read = network.vectors(batch, "end")
        scores = network.ends(read, batch.rows)
        for word, after in ((0, 1), (3, None), (4, 5), (12, None)):
            hidden = weights["end.here.weight"] @ read[word] + weights["end.here.bias"]
            if after is not None:
                hidden = hidden + weights["end.next.weight"] @ read[after] + weights["end.next.bias"]
            expected = weights["end.weight"] @ torch.nn.functional.gelu(hidden) + weights["end.bias"]
            assert torch.allclose(scores[word], expected, atol=1e-3)


@pytest.mark.parametrize("task", LAYERS)
def test_a_layer_that_is_new_changes_nothing(network, task):
    for name in [name for name in network.weights if name.startswith(f"{task}.")]:
        if not name.startswith((f"{task}.weight", f"{task}.bias")):
            del network.weights[name]
    add_missing(network, torch.Generator().manual_seed(1))
    layered = vectors(network, PARAGRAPHS, task)
    network._layer = lambda vectors, rows, task: vectors
    assert torch.allclose(layered, vectors(network, PARAGRAPHS, task))


@pytest.mark.parametrize("layer", [layer for own in LAYERS.values() for layer in own])
def test_a_folder_may_lack_a_layer(network, layer):
    task = layer.partition(".")[0]
    before = vectors(network, PARAGRAPHS, task)
    lacking = tuple(f"{layer}.{part}" for part in ("attend", "widen", "narrow", "norm"))
    network.weights = {name: weight for name, weight in network.weights.items() if not name.startswith(lacking)}
    assert not torch.allclose(before, vectors(network, PARAGRAPHS, task), atol=1e-2)


def test_a_layer_that_was_trained_changes_its_vectors(network):
    layered = vectors(network, PARAGRAPHS, "attribution")
    network._layer = lambda vectors, rows, task: vectors
    assert not torch.allclose(layered, vectors(network, PARAGRAPHS, "attribution"), atol=1e-2)
