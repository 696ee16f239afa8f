"""One pass of the shared encoder over each paragraph, and its heads: tags, parse, entities, attribution labels.

A paragraph is a list of sentences, a sentence is a list of words of Universal Dependencies ("do", "n't", "'s" apart).
A word's vector is that of its first piece. What the encoder reads at once is at most 200 words and 510 pieces, as in
training: longer paragraphs are cut between sentences, and a sentence that is longer itself is cut between words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional
from transformers import BertConfig, BertModel

from quotes import models
from quotes.decoding import Floats, Integers, best_sequences, best_trees
from quotes.pieces import FlatText, WordPieces

Head = Literal["tags", "parse", "entities", "attribution"]
HEADS: tuple[Head, ...] = get_args(Head)


@dataclass(slots=True)
class Labels:
    """What the heads say of one paragraph: a label a word, sentence after sentence. Empty for heads not asked for.

    `head` counts the words of the sentence from 1, 0 is the root. `confidence` is the probability (0..1) of the
    word's label in `attribution`.
    """

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)


@cache
def shipped(device: str) -> "Encoder":
    """The encoder that ships, loaded once for each device."""
    return Encoder(models.check("encoder"), device)


class Encoder:
    """The encoder and its heads, read from a folder; `read` gives the labels of any number of paragraphs."""

    def __init__(self, folder: Path, device: str = "cpu"):
        self.device = torch.device(device)
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._bert = _load_bert(folder).to(self.device)
        self._names: dict[str, list[str]] = json.loads((folder / "heads.json").read_text(encoding="utf-8"))
        weights = load_file(folder / "heads.safetensors")
        self._weights = {name: weight.to(self.device, torch.float32) for name, weight in weights.items()}

    def read(self, paragraphs: Sequence[Sequence[Sequence[str]]], heads: Sequence[Head] = HEADS) -> list[Labels]:
        """The labels of each paragraph, in order; only those of the heads asked for."""
        text = self._pieces.encode(paragraphs)
        scores = Scores(self._names, len(text.shapes))
        for batch in text.batches():
            self._read_batch(text, batch, heads, scores)
        return scores.labels(text, heads)

    @torch.inference_mode()
    def _read_batch(self, text: FlatText, chunks: Integers, heads: Sequence[Head], scores: "Scores") -> None:
        """Score all words of a batch of chunks (chunks, 2: first word, word after the last)."""
        words = np.concatenate([np.arange(start, end) for start, end in chunks])
        states = self._states(text, chunks)
        shapes = self._weights["case"][torch.from_numpy(text.shapes[words]).to(self.device)]
        if "tags" in heads:
            vectors = self._vectors(states, shapes, "tag")
            for name in ("upos", "xpos", "feats"):
                scores.best[name][words] = self._linear(vectors, name).argmax(-1).cpu().numpy()
        for name in ("entities", "attribution"):
            if name in heads:
                logits = self._linear(self._vectors(states, shapes, name), name)
                scores.log_probabilities[name][words] = logits.log_softmax(-1).cpu().numpy()
        if "parse" in heads:
            vectors = self._vectors(states, shapes, "parse")
            scores.best["head"][words], scores.best["deprel"][words] = self._parse(vectors, text.segment_lengths(words))

    def _states(self, text: FlatText, chunks: Integers) -> Tensor:
        """The seven hidden states of the batch's words, each that of its first piece: (7, words, 384)."""
        ids, mask, first = self._pieces.arrays(text, chunks)
        output = self._bert(
            input_ids=torch.from_numpy(ids).to(self.device),
            attention_mask=torch.from_numpy(mask).to(self.device),
            output_hidden_states=True,
        )
        rows = torch.from_numpy(first).to(self.device)
        return torch.stack([state.flatten(0, 1)[rows] for state in output.hidden_states])

    def _vectors(self, states: Tensor, shapes: Tensor, task: str) -> Tensor:
        """What a task's head reads (words, 400): its own mix of the hidden states, and the word's shape."""
        mix = self._weights[f"mix.{task}"].softmax(0)
        return torch.cat([torch.tensordot(mix, states, 1), shapes], -1)

    def _linear(self, vectors: Tensor, name: str) -> Tensor:
        return functional.linear(vectors, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _parse(self, vectors: Tensor, lengths: Integers) -> tuple[Integers, Integers]:
        """Heads and relations of the words (words, 400) of sentences of these lengths, one after another."""
        longest = int(lengths.max())
        inside = np.arange(longest) < lengths[:, None]
        # rows of the words of each sentence, padded with the root, which stands last
        rows = np.full(inside.shape, len(vectors))
        rows[inside] = np.arange(len(vectors))
        vectors = torch.cat([vectors, self._weights["root"].unsqueeze(0)])
        trees = best_trees(self._arcs(vectors, rows), lengths)
        heads = trees[inside]
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        head_rows = np.where(heads == 0, len(heads), starts + heads - 1)
        return heads, self._relations(vectors, torch.from_numpy(head_rows).to(self.device))

    def _arcs(self, vectors: Tensor, rows: Integers) -> Floats:
        """Scores of all heads of all words: (sentences, longest, longest + 1), the root is the first head."""
        dependents = _with_one(self._activate(vectors, "arc_dep")) @ self._weights["arc"]
        heads = self._activate(vectors, "arc_head")
        at = torch.from_numpy(rows).to(self.device)
        root = at.new_full((len(at), 1), len(vectors) - 1)
        scores: Floats = (dependents[at] @ heads[torch.cat([root, at], 1)].transpose(1, 2)).cpu().numpy()
        return scores

    def _relations(self, vectors: Tensor, heads: Tensor) -> Integers:
        """The relation of each word to its head: heads (words,) are rows of the vectors, the root's is the last."""
        dependents = _with_one(self._activate(vectors[:-1], "label_dep"))
        governors = _with_one(self._activate(vectors, "label_head"))[heads]
        weight = self._weights["label"]  # (relations, 129, 129)
        flat = weight.transpose(0, 1).flatten(1)
        best = []
        for start in range(0, len(heads), 256):  # some words at a time: their products (256, relations, 129) stay small
            rows = slice(start, start + 256)
            products = (dependents[rows] @ flat).unflatten(1, (len(weight), -1))
            best.append((products @ governors[rows].unsqueeze(-1)).squeeze(-1).argmax(-1))
        relations: Integers = torch.cat(best).cpu().numpy()
        return relations

    def _activate(self, vectors: Tensor, name: str) -> Tensor:
        return functional.leaky_relu(self._linear(vectors, name), 0.1)


def _with_one(vectors: Tensor) -> Tensor:
    """A constant 1 after each vector, for the biaffine's linear part."""
    return functional.pad(vectors, (0, 1), value=1.0)


def _load_bert(folder: Path) -> BertModel:
    with torch.random.fork_rng(devices=[]):  # its starting weights are drawn at random, before ours replace them
        bert = BertModel(BertConfig.from_json_file(folder / "config.json"), add_pooling_layer=False)
    bert.load_state_dict({name: weight.float() for name, weight in load_file(folder / "model.safetensors").items()})
    return bert.eval()


class Scores:
    """What the batches leave behind, a row a word of the whole text, until the label sequences are decoded."""

    def __init__(self, names: dict[str, list[str]], words: int):
        self._names = names
        self.best = {name: np.zeros(words, np.int64) for name in ("upos", "xpos", "feats", "head", "deprel")}
        self.log_probabilities = {
            name: np.zeros((words, len(names[name])), np.float32) for name in ("entities", "attribution")
        }

    def labels(self, text: FlatText, heads: Sequence[Head]) -> list[Labels]:
        """All paragraphs' labels by name; label sequences are decoded over whole paragraphs."""
        columns: dict[str, list[Any]] = {}
        if "tags" in heads:
            columns |= {name: self._named(name, self.best[name]) for name in ("upos", "xpos", "feats")}
        if "parse" in heads:
            columns["head"], columns["deprel"] = _one_tree_each(
                text, self.best["head"], self._named("deprel", self.best["deprel"])
            )
        for name in ("entities", "attribution"):
            if name in heads:
                scores = self.log_probabilities[name]
                best = best_sequences(scores, text.paragraphs, self._names[name])
                columns[name] = self._named(name, best)
                if name == "attribution":
                    columns["confidence"] = np.exp(scores[np.arange(len(best)), best]).tolist()
        ends = np.cumsum(text.paragraphs)
        return [
            Labels(**{name: column[start:end] for name, column in columns.items()})
            for start, end in zip((ends - text.paragraphs).tolist(), ends.tolist(), strict=True)
        ]

    def _named(self, name: str, labels: Integers) -> list[str]:
        names = self._names[name]
        return [names[label] for label in labels.tolist()]


def _one_tree_each(text: FlatText, heads: Integers, relations: list[str]) -> tuple[list[int], list[str]]:
    """Sentences that were parsed in several segments become one tree: later roots hang below the first one's."""
    starts = np.cumsum(text.sentences) - text.sentences
    for start, length in zip(starts.tolist(), text.sentences.tolist(), strict=True):
        segments = text.segments[start : start + length]
        if len(set(segments.tolist())) < 2:
            continue
        sentence = heads[start : start + length]
        roots = np.flatnonzero(sentence == 0)
        sentence += np.where(sentence == 0, 0, np.searchsorted(segments, segments))
        sentence[roots[1:]] = roots[0] + 1
        for root in roots[1:].tolist():
            relations[start + root] = "parataxis"
    return heads.tolist(), relations
