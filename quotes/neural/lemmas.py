"""Lemmas with Stanza's own model, worked out once for each word and tag: as a processor variant, `{"lemma": "types"}`.

Stanza asks its network for every unknown word anew, in small batches; the answer depends on the word and its tag alone.
The variant reads the model that ships, on Stanza's default device or `Pipeline(lemma_device="cpu")`.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import torch
from stanza.models.common.doc import TEXT, UPOS, Document
from stanza.models.common.utils import default_device
from stanza.models.lemma.data import DataLoader
from stanza.models.lemma.trainer import Trainer
from stanza.pipeline._constants import POS, TOKENIZE
from stanza.pipeline.processor import ProcessorVariant, register_processor_variant

from quotes import models

LONGEST = 24
"""Letters that the network writes at most: what is longer and not in the dictionary (web addresses, mostly) is its own
lemma."""

KNOWN = 100_000
"""Answers that are remembered, unless `Pipeline(lemma_known=…)` says otherwise."""

Type = tuple[str, str]
"""A word and its universal tag."""


def lemmas_of(trainer: Trainer, types: Sequence[Type]) -> list[str]:
    """The lemma of each word with this tag: the dictionary's, else what the network writes, letter by letter."""
    known = trainer.skip_seq2seq(types)
    skip = [in_dictionary or len(word) > LONGEST for in_dictionary, (word, _) in zip(known, types, strict=True)]
    document = Document([[{"id": n, TEXT: word, UPOS: tag} for n, (word, tag) in enumerate(types, start=1)]])
    loader = DataLoader(document, 5000, trainer.args, vocab=trainer.vocab, evaluation=True, skip=skip)
    written: list[str] = []
    edits: list[int] = []
    with torch.no_grad():
        for batch in loader:
            some, of_some = trainer.predict(batch)
            written += some
            edits += of_some
    asked = [word for (word, _), skipped in zip(types, skip, strict=True) if not skipped]
    found = iter(trainer.postprocess(asked, written, edits=edits))
    guesses = ["" if skipped else next(found) for skipped in skip]
    answers: list[str] = trainer.ensemble(types, guesses)
    return [answer or word for answer, (word, _) in zip(answers, types, strict=True)]


@register_processor_variant("lemma", "types")
class LemmasOfTypes(ProcessorVariant):  # type: ignore[misc]
    """`lemma`: the lemma of every word. Answers are remembered, up to a number of them."""

    OVERRIDE = True
    REQUIRES_DEFAULT: ClassVar = {TOKENIZE, POS}

    def __init__(self, config: dict[str, Any]):
        path = models.check("stanza") / "en/lemma/news.pt"
        self._trainer = Trainer(model_file=str(path), device=str(config.get("device") or default_device()))
        self._most = int(config.get("known") or KNOWN)
        self._known: dict[Type, str] = {}

    def process(self, document: Document) -> Document:
        """Set the lemmas of one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Set the lemmas of all documents: those that are new are worked out together."""
        words = [word for document in documents for word in document.iter_words()]
        types = [(word.text, word.upos) for word in words]
        if len(self._known) > self._most:
            self._known.clear()
        new = list(dict.fromkeys(of_word for of_word in types if of_word not in self._known))
        if new:
            self._known |= zip(new, lemmas_of(self._trainer, new), strict=True)
        for word, of_word in zip(words, types, strict=True):
            word.lemma = self._known[of_word]
        return documents
