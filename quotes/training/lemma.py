"""Trains the lemmatizer that ships, with Stanza's own trainer."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from stanza.models import lemmatizer
from stanza.models.common.doc import LEMMA, TEXT, UPOS, Document
from stanza.models.common.utils import set_random_seed
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.utils.conll import CoNLL

from quotes.neural.lemmas import LONGEST, lemmas_of
from quotes.training.stanza_run import Facts, Limits, Part, accuracy, best_device, joined, train


def train_lemmatizer(
    treebanks: Path,
    out: Path,
    *,
    seed: int = 2026,
    seconds: float | None = None,
    device: str | None = None,
    steps: int = 12_000,
    every: int = 1200,
) -> Facts:
    """Train lemmas: a dictionary of the words seen, and for others a network that writes them letter by letter."""
    set_random_seed(seed)
    args = lemmatizer.parse_args(["--shorthand", "en_news"])
    args |= {"hidden_dim": 100, "dropout": 0.3, "emb_dropout": 0.3}  # half of Stanza's width, for speed
    args |= {"max_dec_len": LONGEST}
    args |= {"device": best_device(device)}
    with TemporaryDirectory() as temporary:
        treebank = CoNLL.conll2doc(str(joined(treebanks, "train", Path(temporary, "train"))))
        dev = CoNLL.conll2doc(str(joined(treebanks, "dev", Path(temporary, "dev"))))
    seen = DataLoader.load_doc(treebank, False, True, False)
    types = Document(_sentences_of(with_capitals(seen, Random(seed))))
    loader = DataLoader(types, args["batch_size"], args)
    args["vocab_size"], args["pos_vocab_size"] = loader.vocab["char"].size, loader.vocab["pos"].size
    trainer = Trainer(args=args, vocab=loader.vocab, device=args["device"])
    trainer.pos_dict = by_tag(seen)
    part = Part(trainer, _epochs(loader), lambda: lemma_scores(trainer, dev), args["lr"])
    return train(part, out / "lemma", Limits(steps, seconds, every), seed)


def by_tag(seen: Sequence[Sequence[str]]) -> dict[str, dict[str, str]]:
    """Tag -> word -> its most frequent lemma with that tag.

    Stanza's own dictionary also answers for words seen with other tags only; the network, told the tag, knows better.
    """
    found: dict[str, dict[str, str]] = {}
    for (word, tag, lemma), _ in Counter(map(tuple, seen)).most_common():
        found.setdefault(tag, {}).setdefault(word, lemma)
    return found


def with_capitals(seen: Sequence[Sequence[str]], rng: Random) -> list[tuple[str, str, str]]:
    """Each word, tag and lemma once; of words in small letters some also as they stand in headlines."""
    types = list(dict.fromkeys((word, tag, lemma) for word, tag, lemma in seen))
    known = {(word, tag) for word, tag, _ in types}
    added = []
    for word, tag, lemma in types:
        written = rng.choices((word, word.capitalize(), word.upper()), (6, 3, 1))[0]
        if tag != "PROPN" and word.islower() and (written, tag) not in known:
            added.append((written, tag, lemma))
    return types + added


def _sentences_of(types: Sequence[tuple[str, str, str]]) -> list[list[dict[str, Any]]]:
    """One sentence of all these words, as Stanza's documents are given."""
    return [[{"id": n, TEXT: w, UPOS: tag, LEMMA: lemma} for n, (w, tag, lemma) in enumerate(types, start=1)]]


def _epochs(loader: Any) -> Iterator[Any]:
    """The batches of a loader again and again, each time in another order."""
    while True:
        for number in random.sample(range(len(loader)), len(loader)):
            yield loader[number]


def lemma_scores(trainer: Any, dev: Document) -> dict[str, float]:
    """Share of the words whose lemma is right, given the right tags; where the gold has none ("_") any is right."""
    types, gold = [tuple(pair) for pair in dev.get([TEXT, UPOS])], dev.get([LEMMA])
    given = ["_" if right == "_" else lemma for right, lemma in zip(gold, lemmas_of(trainer, types), strict=True)]
    return {"lemmas": accuracy(gold, given)}
