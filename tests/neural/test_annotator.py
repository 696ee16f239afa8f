import shutil

import numpy as np
import pytest
from loops import some
from paths import SHARED

from quotes.errors import QuotesError
from quotes.neural.annotator import load
from quotes.text.paragraphs import split_paragraphs

WRAPPED = """\
The council of Lorn voted on Monday to close the old
bridge over the Tarn for at least a year, after
engineers found cracks in two of its four pillars.

"We have no choice," said the mayor, Anna Berg. She
added that buses would be sent round by way of Oster
until the spring, and that the town would pay for
them.

Residents were not asked."""

ARTICLE = """\
LORN — “We can't wait,” said Russia's minister Anna Berg. She’d left for Oslo.\r
The Lorn Water Board didn't agree with the U.N.'s plan. “It's late,” its spokesman said, “and it's cold.\r
\r
“Nobody asked us.”\r
"""

TEXTS = [
    ARTICLE,
    "",
    WRAPPED,
    " \n\t\n ",
    "\ufeffSome\u00a0one said \U0001f600\U0001f600: 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 isn't easy.\nHe\x00 said\x07 no\x1b[0m.\x7f",
    "...\n***\n---\n“”\n(",
    "Gonna\u200bwanna cannot dunno it'sn't y'all'd've, they’re.",
    "e\u0301tude cafe\u0301 naïve ﬁne. " * 3,
    "x" * 3000 + " " + "-" * 700 + " http://example.org/" + "a/" * 400,
    "they said it and " * 120,
]


@pytest.fixture(scope="module")
def documents(annotator):
    return annotator(TEXTS)


def test_one_document_a_text(documents):
    assert [document.text for document in documents] == TEXTS
    assert [list(document.paragraphs) for document in documents] == [split_paragraphs(text) for text in TEXTS]
    assert [len(document.sentences) for document in documents][:4] == [5, 0, 4, 0]


def squeezed(text: str) -> str:
    """Without the white space, which Stanza makes plain spaces of within tokens."""
    return "".join(text.split())


def test_offsets_index_the_whole_text(documents):
    assert some(entity for document in documents for entity in document.ents)
    for document in some(documents):
        text, end = document.text, 0
        for token in document.iter_tokens():
            assert end <= token.start_char < token.end_char
            end = token.end_char
            is_whole = token.text != "<UNK>"  # Stanza's name for more than a thousand characters without a space
            assert squeezed(text[token.start_char : end]) == squeezed(token.text) or not is_whole
            for word in token.words:
                assert token.start_char <= word.start_char < word.end_char <= token.end_char
                if is_whole and "".join(word.text for word in token.words) == token.text:
                    assert squeezed(text[word.start_char : word.end_char]) == squeezed(word.text)
        for entity in document.ents:
            assert text[entity.start_char : entity.end_char] == entity.text


def test_words_without_a_place_of_their_own_have_that_of_their_token():
    from stanza import Document

    from quotes.neural.annotator import Annotator

    class Expanding:
        processors = ("tokenize", "mwt")

        def bulk_process(self, documents, processors):
            if processors != self.processors:
                return documents
            entry = [{"id": (1, 2), "text": "Dunno", "start_char": 0, "end_char": 5}, {"id": 1, "text": "do"}]
            return [Document([[*entry, {"id": 2, "text": "not"}]], text=document.text) for document in documents]

    words = Annotator(Expanding(), None)(["One\nDunno"])[0].sentences[1].words
    assert [(word.text, word.start_char, word.end_char) for word in words] == [("do", 4, 9), ("not", 4, 9)]


def test_sentences_know_their_paragraph(documents):
    for document in some(documents):
        assert [sentence.index for sentence in document.sentences] == list(range(len(document.sentences)))
        assert [sentence.sent_id for sentence in document.sentences] == [s.sent_id for s in document.sentences]
        for sentence in document.sentences:
            paragraph = document.paragraphs[sentence.paragraph]
            assert paragraph.start <= sentence.tokens[0].start_char
            assert sentence.tokens[-1].end_char <= paragraph.end
            assert sentence.doc is document
    assert [sentence.paragraph for sentence in documents[0].sentences] == [0, 0, 1, 1, 2]


def test_the_document_is_whole(documents):
    for document in some(documents):
        sentences = document.sentences
        assert document.num_words == sum(len(sentence.words) for sentence in sentences)
        assert document.num_tokens == sum(len(sentence.tokens) for sentence in sentences)
        assert document.ents == [entity for sentence in sentences for entity in sentence.ents]
        assert all(entity.doc is document for entity in document.ents)
        tokens = list(document.iter_tokens())
        if tokens and "<UNK>" not in [token.text for token in tokens]:
            spaced = [document.text[token.start_char : token.end_char] + token.spaces_after for token in tokens]
            assert tokens[0].spaces_before + "".join(spaced) == document.text


def test_every_sentence_is_a_tree(documents):
    for document in some(document for document in documents if document.text.strip()):
        for sentence in some(document.sentences):
            assert [word.head for word in sentence.words].count(0) == 1
            for word in sentence.words:
                for _ in sentence.words:
                    word = sentence.words[word.head - 1] if word.head else word
                assert word.head == 0


def annotated(document):
    return [
        (w.text, w.start_char, w.end_char, w.lemma, w.upos, w.xpos, w.feats, w.head, w.deprel, w.attribution)
        for w in document.iter_words()
    ]


@pytest.mark.parametrize("number", [0, 2, 4, 6])
def test_a_text_is_read_alike_in_any_company(annotator, documents, number):
    alone = annotator([TEXTS[number]])[0]
    assert annotated(alone) == annotated(documents[number])
    assert [(e.text, e.type) for e in alone.ents] == [(e.text, e.type) for e in documents[number].ents]
    confidence = [[w.attribution_confidence for w in document.iter_words()] for document in (alone, documents[number])]
    np.testing.assert_allclose(*confidence, atol=1e-4)


def test_what_is_read(documents):
    document = documents[0]
    assert [(e.text, e.type) for e in document.ents if e.type == "PERSON"] == [("Anna Berg", "PERSON")]
    assert "Russia" in [e.text for e in document.ents]
    said = document.sentences[0].words
    assert [w.text for w in said if w.attribution.endswith("CUE")] == ["said"]
    assert "Anna Berg" in " ".join(w.text for w in said if w.attribution.endswith("SOURCE"))


def test_no_texts(annotator):
    assert annotator([]) == []


def test_a_very_long_paragraph(annotator):
    text = "The minister said that it was late, and she left the room. " * 200
    document = annotator([text])[0]
    assert len(document.paragraphs) == 1
    assert document.num_words == 14 * 200
    assert document.sentences[-1].tokens[-1].end_char == len(text) - 1


def test_threads_are_left_as_they_were(annotator):
    import torch

    before = torch.get_num_threads()
    annotator(["Yes."])
    assert torch.get_num_threads() == before


# ---- Stanza's official models

OURS = SHARED / "models/stanza"
"""Stands in for Stanza's official package: of the same kind, and small."""


@pytest.fixture
def official_folder(tmp_path, monkeypatch):
    """Where the official models belong; nothing is there yet, and there is no network."""
    import requests
    from stanza.resources import common

    def no_network(url, **options):
        raise requests.ConnectionError(f"no route to {url}")

    monkeypatch.setattr(common, "DEFAULT_MODEL_DIR", str(tmp_path / "official"))
    monkeypatch.setattr(common.requests, "get", no_network)
    return tmp_path / "official"


@pytest.fixture
def stand_in(official_folder):
    if not OURS.exists():
        pytest.skip("no models to stand in for the official ones")
    shutil.copytree(OURS, official_folder, copy_function=shutil.copyfile)
    for folder in official_folder.rglob("*"):
        folder.chmod(0o755 if folder.is_dir() else 0o644)
    return official_folder


@pytest.mark.models
def test_without_a_network_the_next_step_is_named(official_folder):
    with pytest.raises(QuotesError) as error:
        load("official")
    message = str(error.value)
    assert message.startswith(
        f"{official_folder}: Stanza's official English models are not here and cannot be downloaded"
    )
    assert "no route to http" in message
    assert "STANZA_RESOURCES_DIR" in message


@pytest.mark.models
def test_official_models_annotate_with_our_labels(stand_in):
    annotate = load("official", device="cpu")
    document = annotate(["Nothing.\n" + ARTICLE])[0]
    assert [(e.text, e.type) for e in document.ents if e.type == "PERSON"] == [("Anna Berg", "PERSON")]
    assert "Russia" in [e.text for e in document.ents]
    assert {type(word.lemma) for word in document.iter_words()} == {str}
    assert [w.text for w in document.sentences[1].words if w.attribution.endswith("CUE")] == ["said"]
    for entity in some(document.ents):
        assert document.text[entity.start_char : entity.end_char] == entity.text


def test_official_types_become_ours():
    from stanza import Document

    from quotes.neural.annotator import OFFICIAL_TYPES, _map_entities

    rows = [
        ("Oslo", "S-GPE"),
        ("on", "O"),
        ("Monday", "S-DATE"),
        ("the", "B-FAC"),
        ("Bridge", "E-FAC"),
        ("2", "S-CARDINAL"),
    ]
    document = Document([[{"id": i, "text": text, "ner": ner} for i, (text, ner) in enumerate(rows, start=1)]])
    document.text = None
    _map_entities(document, OFFICIAL_TYPES)
    assert [(e.text, e.type) for e in document.ents] == [("Oslo", "LOC"), ("the Bridge", "LOC")]
    assert [token.ner for token in document.iter_tokens()] == ["S-LOC", "O", "O", "B-LOC", "E-LOC", "O"]


@pytest.mark.models
def test_what_is_missing_is_downloaded_once(stand_in, monkeypatch):
    import requests
    from stanza.resources import common

    (stand_in / "en/lemma/news.pt").unlink()
    (stand_in / "en/mwt/news.pt").write_bytes(b"damaged")
    resources = stand_in / "resources.json"
    resources.write_text(resources.read_text().replace('"url": ""', '"url": "http://models.example/{lang}/{filename}"'))
    asked = []

    def fetch(url, **options):
        asked.append(url)
        response = requests.Response()
        response.status_code = 200
        response.raw = (OURS / url.removeprefix("http://models.example/")).open("rb")
        return response

    monkeypatch.setattr(common.requests, "get", fetch)
    load("official", device="cpu")
    load("official", device="cpu")
    assert sorted(asked) == ["http://models.example/en/lemma/news.pt", "http://models.example/en/mwt/news.pt"]
