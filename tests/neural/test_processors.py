"""The heads in an ordinary Stanza pipeline, as its users would ask for them."""

import gc

import pytest
import torch
from stanza import Document, Pipeline

from quotes import models
from quotes.neural import processors
from quotes.neural.encoder import HEADS, shipped

pytestmark = pytest.mark.models

FIRST = "“We can't wait,” said Russia's minister Anna Berg. She left for Oslo."
SECOND = "The Lorn Water Board didn't agree with the U.N.'s plan."


def pipeline(asked: dict[str, str], **options: object) -> Pipeline:
    """A Stanza pipeline of the models that ship, with these processors besides `tokenize` and `mwt`."""
    return Pipeline(
        "en",
        dir=str(models.FOLDER / "stanza"),
        package=None,
        processors={"tokenize": "default", "mwt": "default", **asked},
        download_method=None,
        verbose=False,
        device="cpu",
        pos_device="cpu",
        depparse_device="cpu",
        **options,
    )


@pytest.fixture(scope="module")
def every_head() -> Pipeline:
    ours = {"pos": "encoder", "depparse": "encoder", "entities": "default", "attribution": "default"}
    return pipeline({"lemma": "default", **ours})


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list, set[str]]]:
    """The encoder's passes, as they happen: paragraphs, heads asked for."""
    seen, encoder = [], shipped("cpu")
    label = encoder.label

    def listening(paragraphs, heads=HEADS, *rest):
        seen.append((paragraphs, set(heads)))
        return label(paragraphs, heads, *rest)

    monkeypatch.setattr(encoder, "label", listening)
    return seen


def words(text: str) -> list[list[str]]:
    return [sentence.split() for sentence in text.split(" | ")]


FIRST_WORDS = words("“ We ca n't wait , ” said Russia 's minister Anna Berg . | She left for Oslo .")
SECOND_WORDS = words("The Lorn Water Board did n't agree with the U.N. 's plan .")


def assert_labelled(document: Document, paragraphs: list) -> None:
    """The document holds what the encoder says of these paragraphs."""
    columns = ("upos", "xpos", "feats", "head", "deprel", "attribution")
    found = [tuple(getattr(word, column) for column in columns) for word in document.iter_words()]
    read = shipped("cpu").label(paragraphs)
    expected = [row for labels in read for row in zip(*(getattr(labels, column) for column in columns), strict=True)]
    assert found == [(u, x, None if f == "_" else f, *rest) for u, x, f, *rest in expected]
    confidence = [word.attribution_confidence for word in document.iter_words()]
    assert confidence == pytest.approx([value for labels in read for value in labels.confidence], abs=1e-4)


def test_every_head_in_one_pass(every_head, passes):
    document = every_head(FIRST)
    assert passes == [([FIRST_WORDS], set(HEADS))]
    assert_labelled(document, [FIRST_WORDS])
    assert [(word.text, word.lemma) for word in document.sentences[1].words] == [
        ("She", "she"),
        ("left", "leave"),
        ("for", "for"),
        ("Oslo", "Oslo"),
        (".", "."),
    ]
    assert [(head.text, relation, word.text) for head, relation, word in document.sentences[1].dependencies] == [
        ("left", "nsubj", "She"),
        ("ROOT", "root", "left"),
        ("Oslo", "case", "for"),
        ("left", "obl", "Oslo"),
        ("left", "punct", "."),
    ]


def test_entities_are_tokens_in_stanza_but_end_with_their_words(every_head):
    document = every_head(FIRST)
    assert [(token.text, token.ner) for token in document.iter_tokens() if token.ner != "O"] == [
        ("Russia's", "S-LOC"),
        ("Anna", "B-PERSON"),
        ("Berg", "E-PERSON"),
        ("Oslo", "S-LOC"),
    ]
    assert [(e.text, e.type, e.start_char, e.end_char, [w.text for w in e.words]) for e in document.ents] == [
        ("Russia", "LOC", 22, 28, ["Russia"]),
        ("Anna Berg", "PERSON", 40, 49, ["Anna", "Berg"]),
        ("Oslo", "LOC", 64, 68, ["Oslo"]),
    ]
    assert [[e.text for e in sentence.ents] for sentence in document.sentences] == [["Russia", "Anna Berg"], ["Oslo"]]
    assert document.text[22:28] == "Russia"


def test_a_blank_line_parts_paragraphs(every_head, passes):
    document = every_head(f"{FIRST}\n \n{SECOND}")
    assert [paragraphs for paragraphs, _ in passes] == [[FIRST_WORDS, SECOND_WORDS]]
    assert_labelled(document, [FIRST_WORDS, SECOND_WORDS])


def test_a_single_line_break_does_not(every_head, passes):
    every_head(f"{FIRST}\n{SECOND}")
    assert [len(paragraphs) for paragraphs, _ in passes] == [1]


def test_documents_are_read_together(every_head, passes):
    documents = [Document([], text=text) for text in (FIRST, "", SECOND)]
    read = every_head.bulk_process(documents)
    assert [paragraphs for paragraphs, _ in passes] == [[FIRST_WORDS, SECOND_WORDS]]
    assert all(ours is given for ours, given in zip(read, documents, strict=True))
    assert_labelled(read[0], [FIRST_WORDS])
    assert read[1].sentences == []
    assert_labelled(read[2], [SECOND_WORDS])


def test_nothing_is_kept_after_the_last_head(every_head):
    kept = every_head.bulk_process([FIRST, SECOND])
    assert [document in processors._kept for document in kept] == [False, False]


def test_what_no_last_head_drops_goes_with_its_document(passes):
    document = pipeline({"pos": "encoder"})(FIRST)
    assert document in processors._kept
    before = len(processors._kept)
    del document
    gc.collect()
    assert len(processors._kept) == before - 1


def test_a_document_whose_words_have_changed_is_read_again(passes):
    tag = pipeline({"pos": "encoder"})
    document = tag(FIRST)
    assert [sentence.words[0].upos for sentence in document.sentences] == ["PUNCT", "PRON"]
    document.text = SECOND
    tag.bulk_process([document])
    assert [paragraphs for paragraphs, _ in passes] == [[FIRST_WORDS], [SECOND_WORDS]]
    assert [word.upos for word in document.sentences[0].words][:2] == ["DET", "PROPN"]


@pytest.mark.parametrize(
    ("asked", "heads"),
    [
        ({"entities": "default"}, {"entities"}),
        ({"attribution": "default"}, {"attribution"}),
        ({"entities": "default", "attribution": "default"}, {"entities", "attribution"}),
    ],
)
def test_our_own_processors_ask_for_no_other_heads(passes, asked, heads):
    pipeline(asked)(SECOND)
    assert passes == [([SECOND_WORDS], heads)]


def test_variants_ask_for_the_heads_that_their_pipeline_names(passes):
    tag = pipeline({"pos": "encoder", "attribution": "default"}, pos_heads="tags,attribution")
    document = tag(SECOND)
    assert passes == [([SECOND_WORDS], {"tags", "attribution"})]
    assert [word.deprel for word in document.iter_words()] == [None] * 13
    assert [word.attribution for word in document.iter_words()] != ["O"] * 13


def says(monkeypatch: pytest.MonkeyPatch, *scores: float) -> None:
    """Let the encoder say this of each word as an end."""
    monkeypatch.setattr(shipped("cpu")._network, "ends", lambda vectors, rows: torch.tensor(scores))


def test_sentences_are_parted_before_they_are_labelled(passes, monkeypatch):
    says(monkeypatch, *[-9.0] * 4, 9.0, *[-9.0] * 14)
    ours = {"pos": "encoder", "depparse": "encoder", "attribution": "default"}
    document = pipeline({"sentences": "default", **ours})(FIRST)
    assert [heads for _, heads in passes] == [{"ends", "tags", "parse", "attribution"}]
    parted = words("“ We ca n't wait | , ” said Russia 's minister Anna Berg . She left for Oslo .")
    assert [[word.text for word in sentence.words] for sentence in document.sentences] == parted
    assert document.sentences[0].text == "“We can't wait"
    assert_labelled(document, [parted])
    assert [len(sentence.dependencies) for sentence in document.sentences] == [5, 14]
    assert document not in processors._kept


def test_no_sentence_ends_within_a_token(monkeypatch):
    says(monkeypatch, *[-9.0] * 2, 9.0, *[-9.0] * 16)
    document = pipeline({"sentences": "default", "pos": "encoder"})(FIRST)
    assert [len(sentence.words) for sentence in document.sentences] == [19]


def test_sentences_alone_ask_for_their_head_alone(passes):
    pipeline({"sentences": "default"})(FIRST)
    assert passes == [([FIRST_WORDS], {"ends"})]


def test_pretokenized_text_needs_no_offsets():
    tag = pipeline({"pos": "encoder", "entities": "default"}, tokenize_pretokenized=True)
    tagged = tag([["Anna", "Berg", "left", "Russia's", "capital", "."]])
    assert [word.upos for word in tagged.iter_words()][:3] == ["PROPN", "PROPN", "VERB"]
    assert [entity.text for entity in tagged.ents][:1] == ["Anna Berg"]
