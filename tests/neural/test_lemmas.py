"""Lemmas by word and tag, with the model that ships."""

import pytest
from stanza import Document
from stanza.models.lemma.trainer import Trainer

from quotes import models
from quotes.neural.lemmas import LemmasOfTypes, lemmas_of

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    return Trainer(model_file=str(models.FOLDER / "stanza/en/lemma/news.pt"), device="cpu")


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("said", "VERB", "say"),
        ("Said", "PROPN", "Said"),
        ("houses", "NOUN", "house"),
        ("houses", "VERB", "house"),
        ("meeting", "NOUN", "meeting"),
        ("meeting", "VERB", "meet"),
        ("zorgled", "VERB", "zorgle"),  # a word that nobody has seen
        ("zorgles", "NOUN", "zorgle"),
        ("https://www.saltmarchherald.example/2026/05/12", "X", "https://www.saltmarchherald.example/2026/05/12"),
    ],
)
def test_lemma(trainer, word, tag, lemma):
    assert lemmas_of(trainer, [(word, tag)]) == [lemma]


def test_a_word_does_not_depend_on_its_company(trainer):
    types = [("zorgled", "VERB"), ("said", "VERB"), ("a" * 60, "NOUN"), ("gribbets", "NOUN"), ("Vellmarch", "PROPN")]
    assert lemmas_of(trainer, types) == [lemma for of_word in types for lemma in lemmas_of(trainer, [of_word])]


def document(*words: tuple[str, str]) -> Document:
    return Document([[{"id": n, "text": word, "upos": tag} for n, (word, tag) in enumerate(words, start=1)]])


class Asked:
    """A trainer that keeps what it is asked."""

    def __init__(self, trainer: Trainer):
        self._trainer = trainer
        self.types = []

    def __getattr__(self, name: str):
        return getattr(self._trainer, name)

    def skip_seq2seq(self, types: list[tuple[str, str]]) -> list[bool]:
        self.types.append(list(types))
        return self._trainer.skip_seq2seq(types)


def test_each_word_is_worked_out_once():
    variant = LemmasOfTypes({"device": "cpu"})
    asked = variant._trainer = Asked(variant._trainer)
    first, second = document(("gulls", "NOUN"), ("gulls", "NOUN")), document(("gulls", "NOUN"), ("gulls", "VERB"))
    variant.bulk_process([first, Document([])])
    variant.process(second)
    assert asked.types == [[("gulls", "NOUN")], [("gulls", "VERB")]]
    assert [word.lemma for word in first.iter_words()] == ["gull", "gull"]
    assert second.sentences[0].words[0].lemma == "gull"


def test_what_is_remembered_is_bounded():
    variant = LemmasOfTypes({"device": "cpu", "known": 2})
    for number in range(5):
        variant.process(document((f"word{number}", "NOUN"), ("gulls", "NOUN")))
    assert len(variant._known) <= 4
