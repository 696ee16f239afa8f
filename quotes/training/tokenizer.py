"""Trains the tokenizer that ships: sentences and tokens, with Stanza's own trainer."""

import random
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from stanza.models import tokenizer
from stanza.models.common.utils import set_random_seed
from stanza.models.tokenization.data import DataLoader, TokenizationDataset
from stanza.models.tokenization.trainer import Trainer
from stanza.models.tokenization.utils import load_mwt_dict, output_predictions
from stanza.models.tokenization.vocab import Vocab
from stanza.utils.datasets.common import convert_conllu_to_txt, prepare_tokenizer_dataset_labels

from quotes.training import news_style
from quotes.training.stanza_run import Facts, Limits, Part, best_device, train, treebank_files

NEWS_PARAGRAPHS = 6_000
SINGLE = 0.25
"""Share of the paragraphs whose sentences the tokenizer sees apart from each other."""


class ParagraphLoader(DataLoader):  # type: ignore[misc]
    """Stanza's loader, which puts sentences together at random, with most of them kept beside their neighbours."""

    def para_to_sentences(self, para: list[tuple[str, int]]) -> list[tuple[Any, ...]]:
        """A paragraph's sentences, or (for the most part) runs of them of at most `max_seqlen` characters."""
        sentences = super().para_to_sentences(para)
        return sentences if random.random() < SINGLE else list(self._runs(sentences))

    def _runs(self, sentences: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        run: list[tuple[Any, ...]] = []
        size = 0
        for sentence in sentences:
            size += len(sentence[0])
            if run and size > self.args["max_seqlen"]:
                yield _concatenated(run)
                run, size = [], len(sentence[0])
            run.append(sentence)
        if run:
            yield _concatenated(run)


def _concatenated(run: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    units, labels, features, raw = zip(*run, strict=True)
    return np.concatenate(units), np.concatenate(labels), np.concatenate(features), list(chain.from_iterable(raw))


def train_tokenizer(
    treebanks: Path,
    out: Path,
    *,
    seed: int = 2026,
    seconds: float | None = None,
    device: str | None = None,
    start: Path | None = None,
    steps: int = 4000,
    every: int = 400,
) -> Facts:
    """Train sentences and tokens, from the model `start` if there is one.

    Half of the treebanks' paragraphs are set in other marks, and as many characters again are in the style of news.
    """
    set_random_seed(seed)
    with TemporaryDirectory() as temporary:
        work = Path(temporary)
        _write_tokenizer_data(treebanks, work, Random(seed))
        args = _tokenizer_args(best_device(device))
        vocab = _vocabulary(start) if start else None
        loader = ParagraphLoader(args, _files(work, "train"), vocab=vocab, mwt_expansions=_expansions(work))
        dev = TokenizationDataset(args, _files(work, "dev"), vocab=loader.vocab, evaluation=True)
    args["vocab_size"] = len(loader.vocab)
    trainer = Trainer(args=args, vocab=loader.vocab, device=args["device"])
    if start:
        _take_over(trainer, start)
    part = Part(trainer, _windows(loader), lambda: tokenizer_scores(trainer, dev), args["lr0"])
    return train(part, out / "tokenize", Limits(steps, seconds, every), seed)


def _write_tokenizer_data(treebanks: Path, work: Path, rng: Random) -> None:
    """Stanza's text and label files of dev, and of train with other marks and with paragraphs in the style of news."""
    read = [p for path in treebank_files(treebanks, "train") for p in news_style.paragraphs_of(path)]
    room = news_style.Newsroom(read, rng)
    trained = [news_style.typeset(paragraph, rng) if rng.random() < 0.5 else paragraph for paragraph in read]
    trained += [room.paragraph() for _ in range(min(NEWS_PARAGRAPHS, 2 * len(read)))]
    dev = [p for path in treebank_files(treebanks, "dev") for p in news_style.paragraphs_of(path)]
    for part, paragraphs in {"train": trained, "dev": dev}.items():
        gold = work / f"en.{part}.gold.conllu"
        gold.write_text("\n".join([*news_style.lines(paragraphs), ""]), "utf-8")
        convert_conllu_to_txt(str(work), "en", (part,))
        prepare_tokenizer_dataset_labels(str(work / f"en.{part}.txt"), str(gold), str(work), "en", part)


def _files(work: Path, part: str) -> dict[str, str]:
    return {"txt": str(work / f"en.{part}.txt"), "label": str(work / f"en-ud-{part}.toklabels")}


def _expansions(work: Path) -> dict[str, Any]:
    known = load_mwt_dict(str(work / "en-ud-train-mwt.json"))
    return {token: words for token, (words, _) in known.items()}


def _tokenizer_args(device: str) -> dict[str, Any]:
    """Stanza's settings; sequences are longer than its default."""
    args: dict[str, Any] = tokenizer.parse_args(["--lang", "en", "--shorthand", "en_news", "--max_seqlen", "300"])
    features = tokenizer.DEFAULT_FEAT_FUNCS
    settings = {"feat_funcs": features, "feat_dim": len(features), "num_dict_feat": 0, "use_mwt": True}
    return args | settings | {"device": device}


def _vocabulary(start: Path) -> Vocab:
    return Vocab.load_state_dict(torch.load(start, map_location="cpu", weights_only=True)["vocab"])


def _take_over(trainer: Any, start: Path) -> None:
    """The weights of an earlier model, whose characters are the first of this one's."""
    weights = torch.load(start, map_location="cpu", weights_only=True)["model"]
    own = trainer.model.state_dict()
    known = weights.pop("embeddings.weight")
    own["embeddings.weight"][: len(known)] = known
    trainer.model.load_state_dict(own | {name: weight.float() for name, weight in weights.items()})


def _windows(loader: Any) -> Iterator[Any]:
    """Batches without end."""
    while True:
        yield loader.next(unit_dropout=loader.args["unit_dropout"])


def tokenizer_scores(trainer: Any, dev: Any) -> dict[str, float]:
    """F1 of tokens and of sentences, their mean first."""
    _, _, predicted, _ = output_predictions(None, trainer, dev, trainer.vocab, None)
    pairs = list(zip(dev.labels(), predicted, strict=True))
    tokens = _f1([(_spans(g, {1, 2, 3, 4}), _spans(p, {1, 2, 3, 4})) for g, p in pairs])
    sentences = _f1([(_spans(g, {2, 4}), _spans(p, {2, 4})) for g, p in pairs])
    return {"mean": (tokens + sentences) / 2, "tokens": tokens, "sentences": sentences}


def _spans(labels: Sequence[int], ends: set[int]) -> set[tuple[int, int]]:
    """From the end of one to that of the next: as good as spans, since white space belongs to none."""
    places = [-1, *(place for place, label in enumerate(labels) if int(label) in ends)]
    return set(pairwise(places))


def _f1(pairs: Sequence[tuple[set[tuple[int, int]], set[tuple[int, int]]]]) -> float:
    right = sum(len(gold & predicted) for gold, predicted in pairs)
    return 200 * right / max(1, sum(len(gold) + len(predicted) for gold, predicted in pairs))
