"""One pass of the shared encoder over each paragraph, and its heads: tags, parse, entities, attribution labels.

A paragraph is a list of sentences, a sentence is a list of words of Universal Dependencies ("do", "n't", "'s" apart).
What the encoder reads at once is at most 200 words and 510 pieces, as in training: longer paragraphs are cut between
sentences, and a sentence that is longer itself is cut between words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from stanza.models.common.utils import default_device
from tokenizers import Tokenizer
from torch import Tensor

from quotes import models
from quotes.errors import QuotesError
from quotes.neural.arrays import Booleans, Floats, Integers
from quotes.neural.attachment import Attachment
from quotes.neural.decoding import best_sequences, best_trees
from quotes.neural.name_consistency import agreed
from quotes.neural.network import SEQUENCES, TAGS, Batch, Network, rows_of
from quotes.neural.precision import Asked, Precision, chosen
from quotes.neural.word_pieces import FlatText, Paragraph, WordPieces

Head = Literal["ends", "tags", "parse", "entities", "attribution"]
HEADS: tuple[Head, ...] = ("tags", "parse", "entities", "attribution")
"""Those that label the sentences as they are."""

GIVEN, MORE = 0.25, 0.75
"""How much the log odds of the sentence ends that are given weigh beside what the head "ends" says, and how much
likelier an end is than the two say: they find too few. Chosen on treebanks' and newswire's dev parts.
"""

FILES = ("config.json", "heads.json", "heads.safetensors", "model.safetensors", "tokenizer.json")

CERTAIN = 6.0
"""Log odds of what is only known as a verdict, and the largest that count."""

NO_WORDS: Integers = np.zeros(0, np.int64)
NO_VECTORS: Floats = np.zeros((0, 3, 64), np.float32)


@dataclass(slots=True)
class Labels:
    """What the heads say of one paragraph: a label a word, sentence after sentence. Empty for heads not asked for.

    `ends` tells whether the word is the last of its sentence. `head` counts the words of the sentence from 1, 0 is the
    root. `confidence` is the probability (0..1) of the word's label in `attribution`; `vectors` are the words as
    `attachment` reads them (words, 3, 64).
    """

    ends: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    vectors: Floats = field(default_factory=lambda: NO_VECTORS)


@cache
def shipped(device: str) -> "Encoder":
    """The encoder that ships, loaded once for each device: for pipelines that nobody hands one to."""
    return open_encoder(models.check("encoder"), device)


def open_encoder(folder: Path, device: str | None = None, precision: Asked | None = None) -> "Encoder":
    """The encoder of a folder, by default on Stanza's default device and in the precision that suits it.

    Raises QuotesError where a file of it is missing.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise QuotesError(f"{folder}: no {missing[0]} in it; give a folder that `quotes.training encoder` made")
    device = device or str(default_device())
    return Encoder(folder, device, chosen(precision, device))


class Encoder:
    """The encoder and its heads, read from a folder; `label` gives the labels of any number of paragraphs."""

    def __init__(self, folder: Path, device: str = "cpu", precision: Precision = "single"):
        self.device = device
        self.precision = precision
        self._pieces = WordPieces(Tokenizer.from_file(str(folder / "tokenizer.json")))
        self._network = Network(folder, device, half=precision == "half")
        self._pairs = {name: w.cpu().numpy() for name, w in self._network.weights.items() if name.startswith("link.")}

    def attachment(self, words: Sequence[str], vectors: Floats) -> Attachment:
        """What the runs of words of a paragraph belong to; `vectors` are those of its labels."""
        return Attachment(self._pairs, words, vectors)

    def label(
        self,
        paragraphs: Sequence[Paragraph],
        heads: Sequence[Head] = HEADS,
        no_ends: Integers = NO_WORDS,
        articles: Sequence[int] | None = None,
        given: Floats | None = None,
    ) -> list[Labels]:
        """The labels of each paragraph, in order; only those of the heads asked for.

        `articles` counts the paragraphs of each article: the names of one agree with each other (`name_consistency`).
        Without it, each paragraph is an article.

        With the head "ends" the sentences given are but an opinion of where sentences end, and `given` (words,) are the
        log odds of that; without them the opinion counts as certain. None will end with a word of `no_ends`, which
        counts through all paragraphs; a paragraph's end is always one.
        """
        text = self._pieces.encode(paragraphs)
        scores = Scores(self._network, text)
        scores.may_end[no_ends] = False
        if given is not None:
            scores.given = given
        for batch in text.batches():
            self._label_batch(text, batch, heads, scores)
        if "entities" in heads:
            words = [word for paragraph in paragraphs for sentence in paragraph for word in sentence]
            scores.agree(words, text.article_lengths(articles))
        return scores.labels(text, heads)

    @torch.inference_mode()
    def _label_batch(self, text: FlatText, chunks: Integers, heads: Sequence[Head], scores: "Scores") -> None:
        """Score all words of a batch of chunks (chunks, 2: first word, word after the last)."""
        network = self._network
        words = np.concatenate([np.arange(start, end) for start, end in chunks])
        batch = network.encode(self._pieces.arrays(text, chunks), text.shapes[words])
        if "ends" in heads:
            scores.ends[words] = self._sentence_ends(batch, text, words, scores.given) & scores.may_end[words]
        if "tags" in heads:
            vectors = network.vectors(batch, "tag")
            for name in TAGS:
                scores.best[name][words] = network.linear(vectors, name).argmax(-1).cpu().numpy()
        for name in SEQUENCES:
            if name in heads:
                logits = network.linear(network.vectors(batch, name), name)
                scores.log_probabilities[name][words] = logits.log_softmax(-1).cpu().numpy()
        if "attribution" in heads:
            scores.vectors[words] = network.role_vectors(network.vectors(batch, "link")).cpu().numpy()
        if "parse" in heads:
            vectors = network.vectors(batch, "parse")
            lengths = text.segment_lengths(words, scores.ends)
            scores.best["head"][words], scores.best["deprel"][words] = self._parse(vectors, lengths)

    def _sentence_ends(self, batch: Batch, text: FlatText, words: Integers, given: Floats) -> Booleans:
        """Which words (words,) end a sentence, as this head and the log odds given say together."""
        said = self._network.ends(self._network.vectors(batch, "end"), batch.rows).cpu().numpy()
        ends: Booleans = np.where(text.breaks[words], text.ends[words], said + MORE + GIVEN * given[words] > 0)
        return ends

    def _parse(self, vectors: Tensor, lengths: Integers) -> tuple[Integers, Integers]:
        """Heads and relations of the words (words, 400) of sentences of these lengths, one after another."""
        rows = rows_of(lengths)
        inside = rows < len(vectors)
        vectors = self._network.with_root(vectors)
        heads = best_trees(self._network.arcs(vectors, rows).cpu().numpy(), lengths)[inside]
        relations = self._network.relations(vectors, torch.from_numpy(heads).to(vectors.device), lengths)
        return heads, relations.argmax(-1).cpu().numpy()


class Scores:
    """What the batches leave behind, a row a word of the whole text, until the label sequences are decoded."""

    def __init__(self, network: Network, text: FlatText):
        names, words = network.names, len(text.shapes)
        self._names = names
        self.ends = text.ends.copy()
        self.may_end = np.ones(words, np.bool_)
        self.given = np.where(text.ends, CERTAIN, -CERTAIN).astype(np.float32)
        self._transitions = {name: network.weights[f"{name}.transitions"].cpu().numpy() for name in SEQUENCES}
        self.best = {name: np.zeros(words, np.int64) for name in (*TAGS, "head", "deprel")}
        self.log_probabilities = {name: np.zeros((words, len(names[name])), np.float32) for name in SEQUENCES}
        self.vectors = np.zeros((words, 3, 64), np.float32)

    def agree(self, words: Sequence[str], articles: Sequence[int]) -> None:
        """Let the names of each article agree; `articles` counts the words of each."""
        own = self.log_probabilities["entities"]
        self.log_probabilities["entities"] = agreed(own, words, articles, self._names["entities"])

    def labels(self, text: FlatText, heads: Sequence[Head]) -> list[Labels]:
        """All paragraphs' labels by name; label sequences are decoded over whole paragraphs."""
        columns: dict[str, Any] = {}
        if "ends" in heads:
            columns["ends"] = self.ends.tolist()
        if "tags" in heads:
            columns |= {name: self._named(name, self.best[name]) for name in TAGS}
        if "parse" in heads:
            columns["head"], columns["deprel"] = _one_tree_each(
                self.ends, text.breaks, self.best["head"], self._named("deprel", self.best["deprel"])
            )
        for name in SEQUENCES:
            if name in heads:
                scores = self.log_probabilities[name]
                best = best_sequences(scores, text.paragraphs, self._names[name], self._transitions[name])
                columns[name] = self._named(name, best)
                if name == "attribution":
                    columns["confidence"] = np.exp(scores[np.arange(len(best)), best]).tolist()
                    columns["vectors"] = self.vectors
        ends = np.cumsum(text.paragraphs)
        return [
            Labels(**{name: column[start:end] for name, column in columns.items()})
            for start, end in zip((ends - text.paragraphs).tolist(), ends.tolist(), strict=True)
        ]

    def _named(self, name: str, labels: Integers) -> list[str]:
        names = self._names[name]
        return [names[label] for label in labels.tolist()]


def _one_tree_each(
    ends: Booleans, breaks: Booleans, heads: Integers, relations: list[str]
) -> tuple[list[int], list[str]]:
    """Sentences that were parsed in several segments become one tree: later roots hang below the first one's."""
    bounds = np.concatenate([[0], np.flatnonzero(ends) + 1])
    cut = np.unique(np.searchsorted(bounds, np.flatnonzero(breaks & ~ends), "right")) - 1
    for start, end in zip(bounds[cut].tolist(), bounds[cut + 1].tolist(), strict=True):
        sentence, last = heads[start:end], np.flatnonzero((ends | breaks)[start:end])
        starts = np.concatenate([[0], last[:-1] + 1])
        sentence += np.where(sentence == 0, 0, np.repeat(starts, np.diff(last, prepend=-1)))
        roots = np.flatnonzero(sentence == 0)
        sentence[roots[1:]] = roots[0] + 1
        for root in roots[1:].tolist():
            relations[start + root] = "parataxis"
    return heads.tolist(), relations
