"""Trains the expander of multi-word tokens that ships, with Stanza's own trainer."""

from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from stanza.models import mwt_expander
from stanza.models.common.doc import Document
from stanza.models.common.utils import set_random_seed
from stanza.models.mwt.data import BinaryDataLoader
from stanza.models.mwt.trainer import Trainer
from stanza.utils.conll import CoNLL
from stanza.utils.datasets.contract_mwt import contract_mwt

from quotes.training.stanza_run import Facts, Limits, Part, accuracy, best_device, joined, train


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
    return train(part_of(treebanks, seed, device), out / "mwt", Limits(steps, seconds, every), seed)


def part_of(treebanks: Path, seed: int, device: str | None) -> Part:
    """What is trained, new."""
    set_random_seed(seed)
    args = vars(mwt_expander.parse_args(["--lang", "en", "--shorthand", "en_news", "--num_layers", "2"]))
    args |= {"force_exact_pieces": True, "device": best_device(device)}
    with TemporaryDirectory() as temporary:
        seen = CoNLL.conll2doc(str(joined(treebanks, "train", Path(temporary, "train"))))
        gold = CoNLL.conll2doc(str(joined(treebanks, "dev", Path(temporary, "dev"))))
        contract_mwt(f"{temporary}/dev", f"{temporary}/dev.in")
        dev_document = CoNLL.conll2doc(f"{temporary}/dev.in")
    loader = BinaryDataLoader(seen, args["batch_size"], args)
    args["vocab_size"] = loader.vocab.size
    dev = BinaryDataLoader(dev_document, args["batch_size"], args, vocab=loader.vocab, evaluation=True)
    trainer = Trainer(args=args, vocab=loader.vocab, device=args["device"])
    trainer.train_dict(seen.get_mwt_expansions(evaluation=False))
    batches = chain.from_iterable(loader.to_loader() for _ in count())
    return Part(trainer, batches, lambda: mwt_scores(trainer, dev, gold), args["lr"])


def mwt_scores(trainer: Any, dev: Any, gold: Document) -> dict[str, float]:
    """Share of the multi-word tokens whose words are right."""
    predicted = [words for batch in dev.to_loader() for words in trainer.predict(batch)]
    predicted = trainer.ensemble(dev.doc.get_mwt_expansions(evaluation=True), predicted)
    right = [words for _, words in gold.get_mwt_expansions(evaluation=False)]
    return {"tokens": accuracy(right, predicted)}
