"""Text to Stanza documents, paragraph by paragraph. The one module that builds a Stanza pipeline, when asked to."""

import pickle
from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from quotes import models
from quotes.errors import QuotesError
from quotes.model import Span
from quotes.neural import memory
from quotes.text.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from stanza import Document, Pipeline

    from quotes.neural.confidence import Logistic
    from quotes.neural.encoder import Encoder
    from quotes.neural.precision import Asked, Precision
    from quotes.neural.ranker import Ranker

Models = Literal["default", "official"]

LONGEST_PARAGRAPH = 6000
"""Characters that the tokenizer reads at once: what it makes of sentence ends is known of whole paragraphs only."""

# types of Stanza's official English models (OntoNotes, CoNLL 2003) -> ours; numbers and dates have none
OFFICIAL_TYPES = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORG": "ORG",
    "NORP": "NORP",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "MISC",
    "LANGUAGE": "MISC",
    "LAW": "MISC",
    "MISC": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}
SEGMENTING = ("tokenize", "mwt")
STANZAS = {"tokenize": "default", "mwt": "default", "lemma": "types"}
OURS = {
    "sentences": "default",
    "pos": "encoder",
    "depparse": "encoder",
    "entities": "default",
    "attribution": "default",
}
"""Processors -> their variants: those with Stanza's models, and those that the encoder labels."""

OFFICIAL = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


class Annotator:
    """Texts to documents, with the encoder that labels them. `load` makes one."""

    def __init__(
        self,
        pipeline: "Pipeline",
        encoder: "Encoder",
        types: dict[str, str] | None = None,
        ranker: "Ranker | None" = None,
        confidences: "Mapping[str, Logistic] | None" = None,
        after_each: Callable[[], None] = memory.give_back,
    ):
        """`types` are ours for the pipeline's types of names; `after_each` is done when texts have been read."""
        self.encoder = encoder
        self.ranker = ranker
        self.confidences = confidences
        self._after_each = after_each
        self._pipeline = pipeline
        self._types = types

    @property
    def precision(self) -> "Precision":
        """What the encoder computes in."""
        return self.encoder.precision

    def __call__(self, texts: Sequence[str]) -> list["Document"]:
        """One document a text, all texts read together. All offsets index the whole text.

        `document.ranker` ranks antecedents, `document.confidences` (or None) tell how likely words and speakers are
        right. `document.paragraphs` are the paragraphs' spans; `sentence.paragraph` is the number of the sentence's
        own. No word is without offsets: one whose place within its token is unknown has those of the token.
        """
        rest = [name for name in self._pipeline.processors if name not in SEGMENTING]
        documents: list[Document] = self._pipeline.bulk_process(self.segment(texts), processors=rest)
        self._after_each()
        for document in documents:
            document.ranker = self.ranker
            document.confidences = self.confidences
        if self._types is not None:
            for document in documents:
                _map_entities(document, self._types)
        return documents

    def segment(self, texts: Sequence[str]) -> list["Document"]:
        """One document a text, with paragraphs, sentences and words as the tokenizer has them, and nothing else."""
        from stanza import Document

        spans = [split_paragraphs(text) for text in texts]
        parts = [Document([], text=span.of(text)) for text, own in zip(texts, spans, strict=True) for span in own]
        cut = iter(self._segmented(parts))
        return [_join(text, own, [next(cut) for _ in own]) for text, own in zip(texts, spans, strict=True)]

    def _segmented(self, parts: Sequence["Document"]) -> list["Document"]:
        """Paragraphs with sentences and words, half of them in a thread of its own.

        A good part of Stanza's tokenizer is Python, which one thread has at a time, the rest are PyTorch's small steps:
        so one half computes while the other writes down what it found.
        """
        ends = list(accumulate(len(part.text) for part in parts))
        middle = bisect(ends, ends[-1] / 2) if ends else 0
        segment = partial(self._pipeline.bulk_process, processors=SEGMENTING)
        with _one_thread(), ThreadPoolExecutor(2) as pool:
            return list(chain.from_iterable(pool.map(segment, (parts[:middle], parts[middle:]))))

    def label(self, documents: list["Document"]) -> list["Document"]:
        """Documents whose words are given, with tags, lemmas and trees: the same objects."""
        labelled: list[Document] = self._pipeline.bulk_process(documents, processors=["pos", "lemma", "depparse"])
        return labelled


def _join(text: str, spans: Sequence[Span], parts: Sequence["Document"]) -> "Document":
    """One document of those of a text's paragraphs."""
    from stanza import Document

    document = Document([], text=text)
    document.paragraphs = tuple(spans)
    for number, (span, part) in enumerate(zip(spans, parts, strict=True)):
        for sentence in part.sentences:
            _move(sentence, document, span.start)
            sentence.paragraph = number
            sentence.index = len(document.sentences)
            sentence.sent_id = str(sentence.index)
            document.sentences.append(sentence)
    document.num_tokens = sum(len(sentence.tokens) for sentence in document.sentences)
    document.num_words = sum(len(sentence.words) for sentence in document.sentences)
    document.mark_whitespace()
    return document


@contextmanager
def _one_thread() -> Iterator[None]:
    """PyTorch with one thread for a while.

    Stanza's tokenizer takes a small step a character. A second thread gains nothing there, and where the processor's
    cores are busy each step waits for it: two such programs side by side took ten times as long.
    """
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _move(sentence: Any, document: "Document", offset: int) -> None:
    """Give a sentence, and all in it, to a document whose text has it `offset` characters later."""
    sentence.doc = document
    for token in sentence.tokens:
        token._start_char += offset  # no setter: Stanza's own tokenizer moves offsets in the same way
        token._end_char += offset
        for word in token.words:
            placed = word.start_char is not None and word.end_char is not None
            word.start_char = word.start_char + offset if placed else token.start_char
            word.end_char = word.end_char + offset if placed else token.end_char


def _map_entities(document: "Document", types: dict[str, str]) -> None:
    """Entities of our types instead of Stanza's, without the possessive ending that its tokens include."""
    from quotes.neural.processors import keep_words

    for token in document.iter_tokens():
        position, _, name = (token.ner or "O").partition("-")
        token.ner = f"{position}-{types[name]}" if name in types else "O"
    for entity in document.build_ents():
        if len(entity.words) > 1 and entity.words[-1].xpos == "POS":
            keep_words(entity, entity.words[:-1])


def load(
    which: Models = "default",
    device: str | None = None,
    encoder: Path | None = None,
    shipped: Path = models.FOLDER,
    precision: "Asked | None" = None,
    ranked: bool = True,
) -> Annotator:
    """An annotator with the models that ship, or with Stanza's official English ones, downloaded at the first time.

    The official package has no attribution labels: those come from our encoder in both cases. `device` is PyTorch's
    name of one ("cpu", "cuda"); by default Stanza chooses. `encoder` is the folder of another encoder than the one that
    ships, `shipped` that of all models that do. `precision` is what it computes in: by default what the environment
    variable QUOTES_PRECISION says, else half precision where the processor has it natively. `ranked` says whether the
    ranker that ships is loaded too: its own training does without. Raises QuotesError where models are missing or
    damaged.
    """
    from quotes.neural.confidence import load as load_confidences
    from quotes.neural.encoder import open_encoder
    from quotes.neural.ranker import Ranker

    stanza = models.check("stanza", shipped) if which == "default" else None
    ranker = Ranker(models.check("ranker", shipped)) if ranked else None
    confidences = load_confidences(models.check("confidence", shipped))
    opened = open_encoder(encoder or models.check("encoder", shipped), device, precision)
    if stanza is None:
        return Annotator(_official(device, opened), opened, OFFICIAL_TYPES, ranker, confidences)
    return Annotator(_pipeline(STANZAS | OURS, str(stanza), device, opened), opened, None, ranker, confidences)


def _pipeline(processors: dict[str, str], folder: str, device: str | None, encoder: "Encoder") -> "Pipeline":
    from stanza import Pipeline

    import quotes.neural.lemmas
    import quotes.neural.processors  # noqa: F401  (registers ours)

    where = {} if device is None else {"device": device, "lemma_device": device}
    return Pipeline(
        "en",
        dir=folder,
        package=None,
        processors=processors,
        download_method=None,
        verbose=False,
        tokenize_max_seqlen=LONGEST_PARAGRAPH,
        **where,
        **{f"{name}_encoder": encoder for name in OURS},
    )


def _official(device: str | None, encoder: "Encoder") -> "Pipeline":
    """Stanza's own English package, in Stanza's own folder (or STANZA_RESOURCES_DIR)."""
    from stanza.resources import common

    processors = dict.fromkeys([*OFFICIAL, "attribution"], "default")
    try:
        return _pipeline(processors, common.DEFAULT_MODEL_DIR, device, encoder)
    except (FileNotFoundError, EOFError, RuntimeError, pickle.UnpicklingError):  # missing, or damaged
        _download(common.DEFAULT_MODEL_DIR)
        return _pipeline(processors, common.DEFAULT_MODEL_DIR, device, encoder)


def _download(folder: str) -> None:
    """Fetch the official models that are missing or damaged, with Stanza's own messages and progress bars."""
    import stanza

    try:
        stanza.download("en", folder, processors=",".join(OFFICIAL), logging_level="INFO", download_json=False)
    except (OSError, ValueError) as error:  # no network, no space, or what came is not what Stanza expects
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise QuotesError(
            f"{folder}: Stanza's official English models are not here and cannot be downloaded ({reason}). "
            "Try again with a network, set STANZA_RESOURCES_DIR to a folder that holds them, "
            "or use the models that ship (leave out --models official)"
        ) from error
