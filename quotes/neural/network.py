"""The shared encoder and its heads as PyTorch computes them: what reading and training have in common.

A word's vector is that of its first piece. Every head reads its own mix of the encoder's hidden states, and the shape
of the word (capitals), which the encoder also sees at its input: its pieces have no case. Entities, attribution and the
parse have layers of their own, of words instead of pieces, for what they need and the other heads do not.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from transformers import AutoConfig, AutoModel, PreTrainedModel

from quotes.neural.arrays import Integers
from quotes.neural.attachment import ROLES
from quotes.neural.word_pieces import PieceArrays

TAGS = ("upos", "xpos", "feats")

SEQUENCES = ("entities", "attribution")
"""Heads whose labels are sequences, with learned transitions."""

LAYERS = {"entities": ("entities",), "attribution": ("attribution", "attribution.second"), "parse": ("parse",)}
"""Heads with layers of their own: their names, first to last. A folder may lack some."""

SMALLEST_HEAD = 40
"""How wide an attention head of these layers is at least."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What the heads read of a batch: the encoder's hidden states of its words (7, words, 384), and the words' shapes.

    `rows` (chunks, longest) are the words of each chunk; the padding is the number of words.
    """

    states: Tensor
    shapes: Tensor
    rows: Tensor


class Network:
    """The encoder `bert`, and the heads' `weights` by name.

    case (5, 16) and case.input (5, 384): a word's shape, for the heads and for the encoder; mix.TASK (7): softmax over
    the hidden states; upos, xpos, feats, entities, attribution: weight (labels, 400) and bias; parser: root (400),
    arc_head, arc_dep (320, 400), label_head, label_dep (80, 400), arc (321, 320), label (relations, 81, 81);
    link.ROLE (64, 400), and the pairs of `attachment`; end.here, end.next (96, 400), end (1, 96). Of entities and
    attribution also: TASK.transitions (labels, labels), from the second to the first. Each of LAYERS is a pre-norm
    transformer layer: LAYER.attend (1200, 400), LAYER.attended (400, 400), LAYER.widen (800, 400), LAYER.narrow
    (400, 800), LAYER.norm_1, LAYER.norm_2 (400).
    """

    half: bool
    """Compute the encoder, and the layers of LAYERS, in bfloat16? The weights, and all scores, stay in float32."""

    def __init__(self, folder: Path, device: str = "cpu", half: bool = False):
        self.device = torch.device(device)
        self.bert = _load_bert(folder).to(self.device)
        self.names: dict[str, list[str]] = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
        weights = load_file(folder / "heads.safetensors")
        self.weights = {name: weight.to(self.device, torch.float32) for name, weight in weights.items()}
        self.dropout = 0.0
        self.half = half

    def encode(self, pieces: PieceArrays, shapes: Integers) -> Batch:
        """One pass of the encoder; `shapes` (words,) are those of the words that `pieces.first` places."""
        ids, mask, case, first, of_words = (
            torch.from_numpy(array).to(self.device)
            for array in (pieces.ids, pieces.mask, pieces.shapes, pieces.first, shapes)
        )
        known: Tensor = self.bert.embeddings.word_embeddings(ids)
        embedded = known + self.weights["case.input"][case] * mask.unsqueeze(-1)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
            output = self.bert(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        states = torch.stack([state.flatten(0, 1)[first].float() for state in output.hidden_states])
        return Batch(states, self.weights["case"][of_words], torch.from_numpy(rows_of(pieces.words)).to(self.device))

    def vectors(self, batch: Batch, task: str) -> Tensor:
        """What a task's head reads (words, 400): its own mix of the hidden states, and the word's shape."""
        mix = self.weights[f"mix.{task}"].softmax(0)
        vectors = torch.cat([torch.tensordot(mix, batch.states, 1), batch.shapes], -1)
        for layer in LAYERS.get(task, ()):
            if f"{layer}.attend.weight" in self.weights:
                with torch.autocast(self.device.type, torch.bfloat16, enabled=self.half):
                    vectors = self._layer(vectors, batch.rows, layer).float()
        dropped: Tensor = functional.dropout(vectors, self.dropout, self.bert.training)
        return dropped

    def _layer(self, vectors: Tensor, rows: Tensor, name: str) -> Tensor:
        """A transformer layer over the words of each chunk (words, 400)."""
        inside = rows < len(vectors)
        asked = functional.pad(self.linear(self._normed(vectors, f"{name}.norm_1"), f"{name}.attend"), (0, 0, 0, 1))
        heads = _attention_heads(vectors.shape[1])
        query, key, value = asked[rows].view(*rows.shape, 3, heads, -1).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=inside[:, None, None, :])
        vectors = vectors + self.linear(seen.transpose(1, 2).flatten(2)[inside], f"{name}.attended")
        wide = functional.gelu(self.linear(self._normed(vectors, f"{name}.norm_2"), f"{name}.widen"))
        return vectors + self.linear(wide, f"{name}.narrow")

    def ends(self, vectors: Tensor, rows: Tensor) -> Tensor:
        """Scores of each word as the last of its sentence (words,): what it says, and what the word after it says.

        Above 0 it rather is. `vectors` (words, 400); the last word of a chunk has none after it.
        """
        of_next = functional.pad(self.linear(vectors, "end.next"), (0, 0, 0, 1))
        after = functional.pad(rows[:, 1:], (0, 1), value=len(vectors))[rows < len(vectors)]
        hidden = functional.gelu(self.linear(vectors, "end.here") + of_next[after])
        return self.linear(hidden, "end").squeeze(1)

    def _normed(self, vectors: Tensor, name: str) -> Tensor:
        weight = self.weights[f"{name}.weight"]
        return functional.layer_norm(vectors, weight.shape, weight, self.weights[f"{name}.bias"])

    def linear(self, vectors: Tensor, name: str) -> Tensor:
        """A head's scores, or a projection of its vectors."""
        return functional.linear(vectors, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def arcs(self, vectors: Tensor, rows: Integers) -> Tensor:
        """Scores of all heads of all words: (sentences, longest, longest + 1), the root is the first head.

        `rows` (sentences, longest) are the sentences' words in `vectors`, whose last is the root and the padding.
        """
        dependents = _with_one(self._activate(vectors, "arc_dep")) @ self.weights["arc"]
        heads = self._activate(vectors, "arc_head")
        at = torch.from_numpy(rows).to(self.device)
        root = at.new_full((len(at), 1), len(vectors) - 1)
        scores: Tensor = dependents[at] @ heads[torch.cat([root, at], 1)].transpose(1, 2)
        return scores

    def relations(self, vectors: Tensor, heads: Tensor, lengths: Integers) -> Tensor:
        """Scores of each word's relations (words, relations) to its head.

        `heads` (words,) are numbered from 1 in each sentence, 0 is the root; `vectors` (words + 1, 400) are those of
        sentences of these lengths, one after another, and the root's behind them.
        """
        starts = torch.from_numpy(np.repeat(np.cumsum(lengths) - lengths, lengths)).to(vectors.device)
        head_rows = torch.where(heads > 0, starts + heads - 1, len(heads))
        dependents = _with_one(self._activate(vectors[:-1], "label_dep"))
        governors = _with_one(self._activate(vectors, "label_head"))[head_rows]
        weight = self.weights["label"]
        flat = weight.transpose(0, 1).flatten(1)
        scores = []
        for start in range(0, len(heads), 256):  # some words at a time: their products (256, relations, 129) stay small
            rows = slice(start, start + 256)
            products = (dependents[rows] @ flat).unflatten(1, (len(weight), -1))
            scores.append((products @ governors[rows].unsqueeze(-1)).squeeze(-1))
        return torch.cat(scores)

    def with_root(self, vectors: Tensor) -> Tensor:
        """The vectors with the root's after them."""
        return torch.cat([vectors, self.weights["root"].unsqueeze(0)])

    def _activate(self, vectors: Tensor, name: str) -> Tensor:
        return functional.leaky_relu(self.linear(vectors, name), 0.1)

    def role_vectors(self, vectors: Tensor) -> Tensor:
        """Each word as an end of a source, a cue and a content: (words, 3, 64)."""
        return torch.stack([self._activate(vectors, f"link.{role}") for role in ROLES], 1)


def rows_of(lengths: Integers) -> Integers:
    """The words of chunks or sentences (lengths, longest), one after another; padding is the number of words."""
    inside = np.arange(int(lengths.max())) < lengths[:, None]
    rows = np.full(inside.shape, lengths.sum())
    rows[inside] = np.arange(lengths.sum())
    return rows


def _with_one(vectors: Tensor) -> Tensor:
    """A constant 1 after each vector, for the biaffine's linear part."""
    return functional.pad(vectors, (0, 1), value=1.0)


def _attention_heads(width: int) -> int:
    """As many as divide the width evenly, none of them too narrow."""
    return next(heads for heads in range(width // SMALLEST_HEAD, 0, -1) if width % heads == 0)


def _load_bert(folder: Path) -> PreTrainedModel:
    """The encoder of a folder, without a pooler. In training, attention has no dropout: a quarter faster on a CPU."""
    config = AutoConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    with torch.random.fork_rng(devices=[]):  # its starting weights are drawn at random, before ours replace them
        bert: PreTrainedModel = AutoModel.from_config(config, add_pooling_layer=False)
    stored = load_file(folder / "model.safetensors")
    bert.load_state_dict({name: stored[name].float() for name in bert.state_dict()})
    return bert.eval()
