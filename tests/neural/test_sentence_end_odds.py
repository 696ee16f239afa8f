"""What the tokenizer thinks of the ends of sentences."""

import numpy as np
import pytest
from stanza.models.common.doc import Document

from quotes.neural.encoder import CERTAIN
from quotes.neural.sentence_end_odds import PADDING, EndOdds, listen, log_odds, of_words

INSIDE, TOKEN, SENTENCE = [9.0, 0, 0, 0, 0], [0, 9.0, 0, 0, 0], [0, 0, 9.0, 0, 0]
UNSURE = [0.0, 2.0, 2.0, -9.0, -9.0]


class Model:
    """A tokenizer's model that says what it was told to."""

    dictionary = "words"

    def __init__(self, scores):
        self.scores = np.array(scores, np.float32)

    def predict(self, inputs):
        return self.scores


class Tokenizer:
    """Stanza's processor, as far as its model goes."""

    def __init__(self, model):
        self._trainer = model

    @property
    def trainer(self):
        return self._trainer


def heard(texts, scores):
    """A listener that has heard these scores of the characters of these texts."""
    longest = max(map(len, texts)) + 1
    listener = EndOdds(Model([[*own, *[INSIDE] * (longest - len(own))] for own in scores]))
    units = [[*text, *[PADDING] * (longest - len(text))] for text in texts]
    assert listener.predict((None, None, None, units)) is listener._model.scores
    return listener


def document(text, *sentences):
    """A document of tokens, given as words or as the words of one token."""
    written, place = [], 0
    for sentence in sentences:
        rows, number = [], 1
        for token in sentence.split():
            form, words = token.replace("|", ""), token.split("|")
            place = text.index(form, place)
            ids = tuple(range(number, number + len(words)))
            rows.append({"id": ids, "text": form, "start_char": place, "end_char": place + len(form)})
            if len(words) > 1:
                rows += [{"id": (one,), "text": word} for one, word in zip(ids, words, strict=True)]
            place, number = place + len(form), number + len(words)
        written.append(rows)
    return Document(written, text)


def test_log_odds_are_those_of_an_end_of_a_sentence_against_an_end_of_a_token():
    assert log_odds(np.array([TOKEN, SENTENCE, UNSURE])) == pytest.approx([-CERTAIN, CERTAIN, 0], abs=0.01)


def test_a_paragraph_is_found_again_whatever_its_white_space():
    listener = heard(["It is."], [[INSIDE, TOKEN, TOKEN, INSIDE, TOKEN, SENTENCE]])
    assert listener.of("It\n is. ") == pytest.approx([0, -CERTAIN, 0, -CERTAIN, CERTAIN], abs=0.01)
    assert listener.of("It is") is None
    listener.forget()
    assert listener.of("It is.") is None


def test_the_rest_of_the_model_is_its_own():
    assert EndOdds(Model([])).dictionary == "words"


def test_a_tokenizer_is_listened_to_once():
    listener = listen(tokenizer := Tokenizer(Model([])))
    assert isinstance(listener, EndOdds)
    assert tokenizer.trainer is listener
    assert listen(tokenizer) is listener


def test_a_tokenizer_without_a_model_is_not_listened_to():
    assert listen(None) is None
    assert listen(Tokenizer(None)) is None


def test_odds_of_words():
    text = "I don't. Go"
    scores = [TOKEN, TOKEN, INSIDE, INSIDE, INSIDE, INSIDE, TOKEN, UNSURE, TOKEN, INSIDE, SENTENCE]
    own = document(text, "I do|n't .", "Go")
    found = of_words(own, own.sentences, heard([text], [scores]))
    assert found[[0, 2, 3, 4]] == pytest.approx([-CERTAIN, -CERTAIN, 0, CERTAIN], abs=0.01)
    assert len(found) == 5


@pytest.mark.parametrize("listener", [None, heard(["Other words"], [[TOKEN] * 11])])
def test_words_of_what_was_not_heard_have_the_verdict(listener):
    own = document("I don't. Go", "I do|n't .", "Go")
    assert of_words(own, own.sentences, listener).tolist() == [-CERTAIN] * 3 + [CERTAIN] * 2


def test_the_pipeline_listens_and_forgets(annotator):
    text = "It rained all day. “Nobody minded,” she said."
    annotator.segment([text])
    heard = annotator._pipeline.processors["sentences"]._heard
    odds = heard.of(text)
    assert odds is not None
    assert np.flatnonzero(odds > 0).tolist() == [len("Itrainedallday.") - 1, len(odds) - 1]
    annotator([text])
    assert heard.of(text) is None
