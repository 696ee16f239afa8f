"""Trains the tokenizer, the multi-word-token expander and the lemmatizer that ship, with Stanza's own trainers.

Each function reads all treebanks of a folder (`*-train.conllu`, `*-dev.conllu`), writes `tokenize/news.pt`,
`mwt/news.pt` or `lemma/news.pt` below the output folder, in half precision, and tells what it did. The model that
scores best on dev is kept. Beside it lies `training.pt` until the training ends: after a kill the same call goes on
from there.
"""

import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import torch
from stanza.models import lemmatizer, mwt_expander, tokenizer
from stanza.models.common.doc import LEMMA, TEXT, UPOS, Document
from stanza.models.common.utils import change_lr, set_random_seed
from stanza.models.lemma.data import DataLoader as LemmaLoader
from stanza.models.lemma.trainer import Trainer as LemmaTrainer
from stanza.models.mwt.data import BinaryDataLoader
from stanza.models.mwt.trainer import Trainer as ExpanderTrainer
from stanza.models.tokenization.data import DataLoader as SentenceLoader
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.trainer import Trainer as TokenizerTrainer
from stanza.models.tokenization.utils import load_mwt_dict, output_predictions
from stanza.models.tokenization.vocab import Vocab
from stanza.utils.conll import CoNLL
from stanza.utils.datasets.common import convert_conllu_to_txt, prepare_tokenizer_dataset_labels
from stanza.utils.datasets.contract_mwt import contract_mwt

from quotes.errors import QuotesError
from quotes.lemmas import LONGEST, lemmas_of
from quotes.training import news_style

logging.getLogger("stanza").setLevel(logging.WARNING)  # its training modules switch their debugging output on

MODEL, STATE = "news.pt", "training.pt"
NEWS_PARAGRAPHS = 6_000
SINGLE = 0.25
"""Share of the paragraphs whose sentences the tokenizer sees apart from each other."""

Facts = dict[str, Any]
"""seconds, steps, seed, and dev: scores in per cent."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When a training ends: after so many steps, or so many seconds if they are over first."""

    steps: int
    seconds: float | None
    every: int
    """Steps from one look at dev to the next."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is trained: one of Stanza's trainers, its endless batches, its scores on dev, of which the first decides."""

    trainer: Any
    batches: Iterator[Any]
    score: Callable[[], dict[str, float]]
    rate: float


# ---- the training that all three share


def _train(part: Part, folder: Path, limits: Limits, seed: int) -> Facts:
    """Train until the limits are reached, from the state in the folder if there is one. The rate falls to nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    state = _resumed(part, folder / STATE, seed)
    set_random_seed(seed + state["steps"])
    start = time.monotonic() - state["seconds"]
    while (done := _share(limits, state["steps"], time.monotonic() - start)) < 1:
        change_lr(part.trainer.optimizer, part.rate * (1 - done))
        part.trainer.update(next(part.batches))
        state["steps"] += 1
        if state["steps"] % limits.every == 0:
            _look(part, folder, state, time.monotonic() - start)
    if state["steps"] % limits.every:
        _look(part, folder, state, time.monotonic() - start)
    (folder / STATE).unlink()
    return {"seconds": round(state["seconds"]), "steps": state["steps"], "seed": seed, "dev": state["best"]}


def _share(limits: Limits, steps: int, seconds: float) -> float:
    """Which share of the training is over."""
    of_time = seconds / limits.seconds if limits.seconds else 0.0
    return max(steps / limits.steps, of_time)


def _look(part: Part, folder: Path, state: Facts, seconds: float) -> None:
    """Score the model on dev, keep it if it is the best so far, and save the state."""
    scores = part.score()
    print(f"{folder.name}: step {state['steps']}, {seconds:.0f} s, {scores}", flush=True)
    if next(iter(scores.values())) >= next(iter(state["best"].values()), 0.0):
        state["best"] = scores
        part.trainer.save(str(folder / MODEL))
        slim(folder / MODEL)
    state["seconds"] = seconds
    weights = {"model": part.trainer.model.state_dict(), "optimizer": part.trainer.optimizer.state_dict()}
    torch.save(state | weights, folder / f"{STATE}.new")
    (folder / f"{STATE}.new").replace(folder / STATE)


def _resumed(part: Part, path: Path, seed: int) -> Facts:
    """The state of a training that was killed, its weights loaded; else that of a new one."""
    if not path.exists():
        return {"seed": seed, "steps": 0, "seconds": 0.0, "best": {}}
    state: Facts = torch.load(path, map_location="cpu", weights_only=True)
    if state["seed"] != seed:
        raise QuotesError(f"{path}: begun with the seed {state['seed']}; go on with that one, or delete the file")
    part.trainer.model.load_state_dict(state.pop("model"))
    part.trainer.optimizer.load_state_dict(state.pop("optimizer"))
    return state


def slim(path: Path) -> None:
    """Halve a model file's precision, and forget where its training data lay."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    saved["model"] = {name: w.half() if w.is_floating_point() else w for name, w in saved["model"].items()}
    config = saved["config"]
    places = [name for name in config if name.endswith(("_file", "_dir", "_name", "_gold"))]
    saved["config"] = config | dict.fromkeys(places) | {"device": "cpu"}
    torch.save(saved, path, _use_new_zipfile_serialization=False)


def _treebank_files(treebanks: Path, part: str) -> list[Path]:
    files = sorted(treebanks.glob(f"*-{part}.conllu"))
    if not files:
        raise QuotesError(f"{treebanks}: no file here is called *-{part}.conllu; name the treebanks' folder")
    return files


def _joined(treebanks: Path, part: str, to: Path) -> Path:
    """All treebanks of a part in one file."""
    to.write_text("".join(path.read_text("utf-8") for path in _treebank_files(treebanks, part)), "utf-8")
    return to


def _device(name: str | None) -> str:
    return name or ("cuda" if torch.cuda.is_available() else "cpu")


# ---- tokenizer


class ParagraphLoader(SentenceLoader):  # type: ignore[misc]
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
        args = _tokenizer_args(_device(device))
        vocab = _vocabulary(start) if start else None
        loader = ParagraphLoader(args, _files(work, "train"), vocab=vocab, mwt_expansions=_expansions(work))
        dev = TokenizationDataset(args, _files(work, "dev"), vocab=loader.vocab, evaluation=True)
    args["vocab_size"] = len(loader.vocab)
    trainer = TokenizerTrainer(args=args, vocab=loader.vocab, device=args["device"])
    if start:
        _take_over(trainer, start)
    part = Part(trainer, _windows(loader), lambda: tokenizer_scores(trainer, dev), args["lr0"])
    return _train(part, out / "tokenize", Limits(steps, seconds, every), seed)


def _write_tokenizer_data(treebanks: Path, work: Path, rng: Random) -> None:
    """Stanza's text and label files of dev, and of train with other marks and with paragraphs in the style of news."""
    read = [p for path in _treebank_files(treebanks, "train") for p in news_style.read(path)]
    room = news_style.Newsroom(read, rng)
    train = [news_style.typeset(paragraph, rng) if rng.random() < 0.5 else paragraph for paragraph in read]
    train += [room.paragraph() for _ in range(min(NEWS_PARAGRAPHS, 2 * len(read)))]
    dev = [p for path in _treebank_files(treebanks, "dev") for p in news_style.read(path)]
    for part, paragraphs in {"train": train, "dev": dev}.items():
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


# ---- multi-word tokens


def train_mwt(
    treebanks: Path,
    out: Path,
    *,
    seed: int = 2026,
    seconds: float | None = None,
    device: str | None = None,
    steps: int = 4000,
    every: int = 400,
) -> Facts:
    """Train where a multi-word token is cut into its words."""
    set_random_seed(seed)
    args = vars(mwt_expander.parse_args(["--lang", "en", "--shorthand", "en_news", "--num_layers", "2"]))
    args |= {"force_exact_pieces": True, "device": _device(device)}
    with TemporaryDirectory() as temporary:
        train = CoNLL.conll2doc(str(_joined(treebanks, "train", Path(temporary, "train"))))
        gold = CoNLL.conll2doc(str(_joined(treebanks, "dev", Path(temporary, "dev"))))
        contract_mwt(f"{temporary}/dev", f"{temporary}/dev.in")
        dev_document = CoNLL.conll2doc(f"{temporary}/dev.in")
    loader = BinaryDataLoader(train, args["batch_size"], args)
    args["vocab_size"] = loader.vocab.size
    dev = BinaryDataLoader(dev_document, args["batch_size"], args, vocab=loader.vocab, evaluation=True)
    trainer = ExpanderTrainer(args=args, vocab=loader.vocab, device=args["device"])
    trainer.train_dict(train.get_mwt_expansions(evaluation=False))
    batches = chain.from_iterable(loader.to_loader() for _ in count())
    part = Part(trainer, batches, lambda: mwt_scores(trainer, dev, gold), args["lr"])
    return _train(part, out / "mwt", Limits(steps, seconds, every), seed)


def mwt_scores(trainer: Any, dev: Any, gold: Document) -> dict[str, float]:
    """Share of the multi-word tokens whose words are right."""
    predicted = [words for batch in dev.to_loader() for words in trainer.predict(batch)]
    predicted = trainer.ensemble(dev.doc.get_mwt_expansions(evaluation=True), predicted)
    right = [words for _, words in gold.get_mwt_expansions(evaluation=False)]
    return {"tokens": _accuracy(right, predicted)}


def _accuracy(gold: Sequence[str], predicted: Sequence[str]) -> float:
    return 100 * sum(a == b for a, b in zip(gold, predicted, strict=True)) / max(1, len(gold))


# ---- lemmas


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
    args |= {"device": _device(device)}
    with TemporaryDirectory() as temporary:
        train = CoNLL.conll2doc(str(_joined(treebanks, "train", Path(temporary, "train"))))
        dev = CoNLL.conll2doc(str(_joined(treebanks, "dev", Path(temporary, "dev"))))
    seen = LemmaLoader.load_doc(train, False, True, False)
    types = Document(_sentences_of(with_capitals(seen, Random(seed))))
    loader = LemmaLoader(types, args["batch_size"], args)
    args["vocab_size"], args["pos_vocab_size"] = loader.vocab["char"].size, loader.vocab["pos"].size
    trainer = LemmaTrainer(args=args, vocab=loader.vocab, device=args["device"])
    trainer.pos_dict = by_tag(seen)
    part = Part(trainer, _epochs(loader), lambda: lemma_scores(trainer, dev), args["lr"])
    return _train(part, out / "lemma", Limits(steps, seconds, every), seed)


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
    return {"lemmas": _accuracy(gold, given)}
