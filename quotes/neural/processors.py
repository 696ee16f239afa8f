"""The encoder's heads as Stanza processors, registered when this module is imported.

In `stanza.Pipeline(processors=...)`: the variants `{"pos": "encoder", "depparse": "encoder"}`, and three processors of
our own. `sentences` parts the text anew where the encoder knows better than the tokenizer; `entities` sets `token.ner`
and `document.ents`; `attribution` sets properties of every word:

- `word.attribution`: "O", or BIOES of SOURCE, CUE and CONTENT ("B-CONTENT"), legal over each paragraph;
- `word.attribution_confidence`: the probability of that label, 0..1.

`document.attachments` holds, by the number of each paragraph, what its runs of words belong to (`attachment`).

The first of the heads that meets a document makes the encoder's pass and keeps its result for the others. It asks for
all heads; `Pipeline(pos_heads="tags,parse")` says which ones to spare the rest. The encoder is the one that ships, or
one that is handed in: `Pipeline(pos_encoder=ours, depparse_encoder=ours, …)`, all processors the same. The variants run
it on Stanza's default device, or on `Pipeline(pos_device="cpu", depparse_device="cpu")`, because Stanza tells variants
nothing of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any, ClassVar, cast
from weakref import WeakKeyDictionary

import numpy as np
from stanza.models.common.doc import Document, Sentence, Word
from stanza.models.common.utils import default_device
from stanza.models.tokenization.data import NEWLINE_WHITESPACE_RE as BLANK_LINE
from stanza.pipeline._constants import MWT, NER, TOKENIZE
from stanza.pipeline.processor import ProcessorVariant, UDProcessor, register_processor, register_processor_variant
from stanza.pipeline.registry import PIPELINE_NAMES

from quotes.neural.attachment import Attachment
from quotes.neural.encoder import HEADS, NO_VECTORS, NO_WORDS, Encoder, Head, Labels, shipped
from quotes.neural.resegment import part_anew, words_within_tokens
from quotes.neural.sentence_end_odds import EndOdds, listen, of_words

Word.add_property("attribution", setter=lambda word, label: setattr(word, "_attribution", label))
Word.add_property("attribution_confidence", setter=lambda word, value: setattr(word, "_attribution_confidence", value))
Sentence.add_property("paragraph", setter=lambda sentence, number: setattr(sentence, "_paragraph", number))
Document.add_property("paragraphs", (), setter=lambda document, spans: setattr(document, "_paragraphs", spans))
Document.add_property("ranker", setter=lambda document, ranker: setattr(document, "_ranker", ranker))
Document.add_property("attachments", setter=lambda document, found: setattr(document, "_attachments", found))


@dataclass(frozen=True, slots=True)
class Kept:
    """The encoder's result for one document: its words at the time, the heads asked for, and their labels."""

    words: list[str]
    heads: frozenset[Head]
    labels: Labels


_kept: WeakKeyDictionary[Document, Kept] = WeakKeyDictionary()


def labels_of(
    documents: Sequence[Document], head: Head, heads: Sequence[Head], encoder: Encoder, heard: EndOdds | None = None
) -> list[Labels]:
    """Each document's labels for one head: those kept, else of one pass for all these heads over all documents.

    `heard` is what the tokenizer thinks of sentence ends, for the head "ends".
    """
    words = [[word.text for word in document.iter_words()] for document in documents]
    missing = [
        (document, texts)
        for document, texts in zip(documents, words, strict=True)
        if (known := _kept.get(document)) is None or head not in known.heads or known.words != texts
    ]
    if missing:
        wanted = frozenset([head, *heads])
        passed = _pass([document for document, _ in missing], wanted, encoder, heard)
        for (document, texts), labels in zip(missing, passed, strict=True):
            _kept[document] = Kept(texts, wanted, labels)
    return [_kept[document].labels for document in documents]


def forget(documents: Sequence[Document]) -> None:
    """Drop what was kept for these documents."""
    for document in documents:
        _kept.pop(document, None)


def _pass(
    documents: Sequence[Document], heads: frozenset[Head], encoder: Encoder, heard: EndOdds | None
) -> list[Labels]:
    """One pass of the encoder over the paragraphs of all documents: the labels of each document."""
    by_document = [list(_paragraphs(document)) for document in documents]
    paragraphs = [
        [[word.text for word in sentence.words] for sentence in own] for own in chain.from_iterable(by_document)
    ]
    no_ends, given = NO_WORDS, None
    if "ends" in heads and paragraphs:
        within = chain.from_iterable(words_within_tokens(document) for document in documents)
        no_ends = np.flatnonzero(list(within))
        parts = ((document, own) for document, parts in zip(documents, by_document, strict=True) for own in parts)
        given = np.concatenate([of_words(document, own, heard) for document, own in parts])
    labels = iter(encoder.label(paragraphs, tuple(heads), no_ends, list(map(len, by_document)), given))
    return [_joined([next(labels) for _ in own]) for own in by_document]


def _paragraphs(document: Document) -> Iterator[list[Sentence]]:
    """The document's sentences, paragraph by paragraph.

    A sentence's own number of its paragraph decides, else a blank line between two sentences parts them.
    """
    paragraph: list[Sentence] = []
    for sentence in document.sentences:
        if paragraph and _parted(document.text, paragraph[-1], sentence):
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def _parted(text: str | None, before: Sentence, after: Sentence) -> bool:
    """Do two sentences belong to different paragraphs?"""
    if None not in (before.paragraph, after.paragraph):
        return bool(before.paragraph != after.paragraph)
    start, end = before.tokens[-1].end_char, after.tokens[0].start_char
    return None not in (text, start, end) and BLANK_LINE.search(cast(str, text), start, end) is not None


def _joined(paragraphs: Sequence[Labels]) -> Labels:
    if len(paragraphs) == 1:
        return paragraphs[0]
    joined: dict[str, Any] = {
        column.name: [x for labels in paragraphs for x in getattr(labels, column.name)] for column in fields(Labels)
    }
    joined["vectors"] = np.concatenate([NO_VECTORS, *(labels.vectors for labels in paragraphs)])
    return Labels(**joined)


class EncoderVariant(ProcessorVariant):  # type: ignore[misc]
    """What our variants of Stanza's processors share. They replace all that the processor does."""

    OVERRIDE = True
    REQUIRES_DEFAULT: ClassVar = {TOKENIZE}
    HEAD: Head

    def __init__(self, config: dict[str, Any]):
        self._encoder = config.get("encoder") or shipped(str(config.get("device") or default_device()))
        names = str(config.get("heads") or ",".join(HEADS)).split(",")
        self._heads = tuple(head for head in HEADS if head in names)

    def process(self, document: Document) -> Document:
        """Set this head's labels in one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Set this head's labels in all documents, which the encoder reads together."""
        found = labels_of(documents, self.HEAD, self._heads, self._encoder)
        for document, labels in zip(documents, found, strict=True):
            self.set_labels(document, labels)
        return documents

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Write this head's labels into the document."""
        raise NotImplementedError


@register_processor_variant("pos", "encoder")
class Tagger(EncoderVariant):
    """`pos`: upos, xpos and feats of every word."""

    HEAD: Head = "tags"

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Set the tags of every word."""
        columns = zip(document.iter_words(), labels.upos, labels.xpos, labels.feats, strict=True)
        for word, upos, xpos, feats in columns:
            word.upos, word.xpos, word.feats = upos, xpos, feats


@register_processor_variant("depparse", "encoder")
class Parser(EncoderVariant):
    """`depparse`: head and deprel of every word, one tree a sentence."""

    HEAD: Head = "parse"

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Set the tree of every sentence."""
        for word, head, deprel in zip(document.iter_words(), labels.head, labels.deprel, strict=True):
            word.head, word.deprel = head, deprel
        for sentence in document.sentences:
            sentence.build_dependencies()


class EncoderProcessor(UDProcessor):  # type: ignore[misc]
    """What our own processors share. They run after Stanza's, in the order of registration."""

    REQUIRES_DEFAULT: ClassVar = {TOKENIZE}
    NAME: Head

    def _set_up_model(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        self._encoder = config.get("encoder") or shipped(str(device))
        self._heard: EndOdds | None = None

    def process(self, document: Document) -> Document:
        """Set this head's labels in one document."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Set this head's labels in all documents; the pipeline's last head drops the encoder's result."""
        heads = [head for head in map(head_of, self.pipeline.processors.values()) if head]
        found = labels_of(documents, self.NAME, heads, self._encoder, self._heard)
        for document, labels in zip(documents, found, strict=True):
            self.set_labels(document, labels)
        if heads[-1] == self.NAME:
            forget(documents)
        return documents

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Write this head's labels into the document."""
        raise NotImplementedError


def head_of(processor: Any) -> Head | None:
    """The head that a processor sets the labels of, if it is one of ours."""
    if isinstance(processor, EncoderProcessor):
        return processor.NAME
    variant = getattr(processor, "_variant", None)
    return variant.HEAD if isinstance(variant, EncoderVariant) else None


@register_processor("sentences")
class Sentences(EncoderProcessor):
    """Where sentences end, by the tokenizer and the encoder together. The words stay as they are.

    The encoder also knows the words around: it is better where no full stop tells. How sure the tokenizer is counts as
    well, but for paragraphs that it reads in parts (of more than `tokenize_max_seqlen` characters, by itself 1,000).
    """

    PROVIDES_DEFAULT: ClassVar = {"sentences"}
    NAME: Head = "ends"

    def _set_up_model(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super()._set_up_model(config, pipeline, device)
        self._heard = listen(pipeline.processors.get(TOKENIZE))

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Part the words of all documents anew."""
        super().bulk_process(documents)
        if self._heard:
            self._heard.forget()
        return documents

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Part the document's words anew."""
        part_anew(document, labels.ends)


# Registered processors come last; this one has to come before those that label sentences.
PIPELINE_NAMES.insert(PIPELINE_NAMES.index(MWT) + 1, PIPELINE_NAMES.pop())


@register_processor("entities")
class Entities(EncoderProcessor):
    """Names of five types (PERSON, ORG, LOC, NORP, MISC): `token.ner` in BIOES, and `document.ents`.

    A token may hold more than the name: "Norland's" is one token. Its entity ends with the word "Norland" all the same.
    """

    PROVIDES_DEFAULT: ClassVar = {NER}
    NAME: Head = "entities"

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Set the tokens' labels, and build the document's entities."""
        named = iter(labels.entities)
        of_word = {word: next(named) for word in document.iter_words()}
        for sentence in document.sentences:
            of_tokens = [[of_word[word] for word in token.words] for token in sentence.tokens]
            for token, label in zip(sentence.tokens, token_labels(of_tokens), strict=True):
                token.ner = label
        for entity in document.build_ents():
            keep_words(entity, [word for word in entity.words if of_word[word] != "O"])


def token_labels(of_tokens: Sequence[Sequence[str]]) -> list[str]:
    """BIOES labels of a sentence's tokens from those of each token's words: the first that is not "O" counts."""
    first = [next((label for label in labels if label != "O"), "O") for labels in of_tokens]
    starts = [
        label != "O" and (label[0] in "BS" or i == 0 or first[i - 1][2:] != label[2:]) for i, label in enumerate(first)
    ]
    ends = [
        label != "O" and (i + 1 == len(first) or starts[i + 1] or first[i + 1] == "O") for i, label in enumerate(first)
    ]
    position = {(True, True): "S-", (True, False): "B-", (False, True): "E-", (False, False): "I-"}
    return [
        "O" if label == "O" else position[start, end] + label[2:]
        for label, start, end in zip(first, starts, ends, strict=True)
    ]


def keep_words(entity: Any, words: Sequence[Word]) -> None:
    """Narrow a Stanza entity to some of its words, unless their place in the text is not known."""
    if len(words) == len(entity.words) or None in (words[0].start_char, words[-1].end_char):
        return
    entity.words = list(words)
    entity.start_char, entity.end_char = words[0].start_char, words[-1].end_char
    entity.text = entity.doc.text[entity.start_char : entity.end_char]


@register_processor("attribution")
class AttributionLabels(EncoderProcessor):
    """Source, cue and content: `word.attribution`, its confidence, and what belongs to what."""

    PROVIDES_DEFAULT: ClassVar = {"attribution"}
    NAME: Head = "attribution"

    def set_labels(self, document: Document, labels: Labels) -> None:
        """Set the properties of every word, and those of the paragraphs."""
        for word, label, confidence in zip(document.iter_words(), labels.attribution, labels.confidence, strict=True):
            word.attribution, word.attribution_confidence = label, confidence
        document.attachments = dict(self._attachments(document, labels))

    def _attachments(self, document: Document, labels: Labels) -> Iterator[tuple[int, Attachment]]:
        """What the runs of words of each paragraph belong to, by its number: its own if it has one."""
        first = 0
        for order, sentences in enumerate(_paragraphs(document)):
            words = [word.text for sentence in sentences for word in sentence.words]
            number = order if sentences[0].paragraph is None else sentences[0].paragraph
            yield number, self._encoder.attachment(words, labels.vectors[first : first + len(words)])
            first += len(words)
