"""Text to Stanza documents, paragraph by paragraph. The one module that builds a Stanza pipeline, when asked to."""

import pickle
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import accumulate, chain, groupby, pairwise
from typing import TYPE_CHECKING, Any, Literal

from quotes import models
from quotes.errors import QuotesError
from quotes.model import Span
from quotes.neural import memory

if TYPE_CHECKING:
    from stanza import Document, Pipeline

Models = Literal["default", "official"]

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# all but white space and what has no width: controls, soft hyphens, zero-width spaces, direction and byte order marks
SEEN = r"[^\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
VISIBLE = re.compile(rf"{SEEN}(?:.*{SEEN})?", re.DOTALL)
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")

LONGEST_PARAGRAPH = 6000
"""Characters that the tokenizer reads at once: what it makes of sentence ends is known of whole paragraphs only."""

# a file is hard-wrapped if at least so many lines run on, and these shares of them are full and go on in mid-sentence
FEWEST_WRAPPED = 5
FULL = 0.8
MID_SENTENCE = 0.4

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
OFFICIAL = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


def split_paragraphs(text: str) -> list[Span]:
    """The text's paragraphs, in order, without white space at their ends.

    A line is a paragraph. In a hard-wrapped text blank lines part paragraphs instead, and a line break is a space.
    """
    lines = list(_lines(text))
    if not _is_hard_wrapped(text, lines):
        return [line for line in lines if line]
    runs = [list(run) for full, run in groupby(lines, key=bool) if full]
    return [Span(run[0].start, run[-1].end) for run in runs if run[0] and run[-1]]


def _lines(text: str) -> Iterator[Span | None]:
    """The visible part of each line; None for a blank line."""
    breaks = [(match.start(), match.end()) for match in LINE_BREAK.finditer(text)]
    for (_, start), (end, _) in pairwise([(0, 0), *breaks, (len(text), len(text))]):
        visible = VISIBLE.search(text, start, end)
        yield Span(*visible.span()) if visible else None


def _is_hard_wrapped(text: str, lines: Sequence[Span | None]) -> bool:
    """Do the lines break because they are full, in the middle of sentences?

    A line is full if the next line's first word would not have fitted into the width that all but a few lines keep.
    """
    pairs = [(line.of(text), after.of(text)) for line, after in pairwise(lines) if line and after]
    if len(pairs) < FEWEST_WRAPPED:
        return False
    width = sorted(len(line) for line, _ in pairs)[int(0.95 * (len(pairs) - 1))]
    full = [(line, after) for line, after in pairs if len(line) + 1 + len(after.split()[0]) > width]
    runs_on = [line for line, after in full if not SENTENCE_END.search(line) and after[0].islower()]
    return len(full) >= FULL * len(pairs) and len(runs_on) >= MID_SENTENCE * len(pairs)


class Annotator:
    """Texts to documents. `load` makes one."""

    def __init__(self, pipeline: "Pipeline", types: dict[str, str] | None = None):
        self._pipeline = pipeline
        self._types = types

    def __call__(self, texts: Sequence[str]) -> list["Document"]:
        """One document a text, all texts read together. All offsets index the whole text.

        `document.paragraphs` are the paragraphs' spans; `sentence.paragraph` is the number of the sentence's own. No
        word is without offsets: one whose place within its token is unknown has those of the token.
        """
        rest = [name for name in self._pipeline.processors if name not in SEGMENTING]
        documents: list[Document] = self._pipeline.bulk_process(self.segment(texts), processors=rest)
        memory.give_back()
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


def load(which: Models = "default", device: str | None = None) -> Annotator:
    """An annotator with the models that ship, or with Stanza's official English ones, downloaded at the first time.

    The official package has no attribution labels: those come from our encoder in both cases. `device` is PyTorch's
    name of one ("cpu", "cuda"); by default Stanza chooses. Raises QuotesError where models are missing or damaged.
    """
    if which == "official":
        return Annotator(_official(device), OFFICIAL_TYPES)
    folder = models.check("stanza")
    stanzas = {"tokenize": "default", "mwt": "default"}
    ours = {
        "sentences": "default",
        "pos": "encoder",
        "lemma": "types",
        "depparse": "encoder",
        "entities": "default",
        "attribution": "default",
    }
    return Annotator(_pipeline({**stanzas, **ours}, str(folder), device))


def _pipeline(processors: dict[str, str], folder: str, device: str | None) -> "Pipeline":
    from stanza import Pipeline

    import quotes.neural.lemmas
    import quotes.neural.processors  # noqa: F401  (registers ours)
    from quotes.neural.encoder import shipped

    where = (
        {}
        if device is None
        else {"device": device, "pos_device": device, "lemma_device": device, "depparse_device": device}
    )
    pipeline = Pipeline(
        "en",
        dir=folder,
        package=None,
        processors=processors,
        download_method=None,
        verbose=False,
        tokenize_max_seqlen=LONGEST_PARAGRAPH,
        **where,
    )
    shipped(str(pipeline.device))  # now, so that a damaged file is found before the work begins
    return pipeline


def _official(device: str | None) -> "Pipeline":
    """Stanza's own English package, in Stanza's own folder (or STANZA_RESOURCES_DIR)."""
    from stanza.resources import common

    processors = dict.fromkeys([*OFFICIAL, "attribution"], "default")
    try:
        return _pipeline(processors, common.DEFAULT_MODEL_DIR, device)
    except (FileNotFoundError, EOFError, RuntimeError, pickle.UnpicklingError):  # missing, or damaged
        _download(common.DEFAULT_MODEL_DIR)
        return _pipeline(processors, common.DEFAULT_MODEL_DIR, device)


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
