"""What an article says that someone is, on words with hand-made tags."""

import pytest

from quotes.coreference.roles import role_text
from quotes.document.paragraph import ROOT, Paragraph, Word
from quotes.model import Span

UPOS = {"IN": "ADP", "CC": "CCONJ", "DT": "DET", "JJ": "ADJ", "WP": "PRON", "RB": "ADV", "NNP": "PROPN", "(": "PUNCT"}


def role(text: str, known: bool = False) -> str | None:
    """The role that words, given as form/tag, tell."""
    words, place, forms = [], 0, []
    for row in text.split():
        form, tag = row.rsplit("/", 1)
        upos = "AUX" if form in ("is", "was") else "VERB" if tag[0] == "V" else "PUNCT" if tag in ",()" else "NOUN"
        words.append(Word(form, form.lower(), UPOS.get(tag, upos), tag, "dep", ROOT, 0, Span(place, place + len(form))))
        forms.append(form)
        place += len(form) + 1
    return role_text(" ".join(forms), Paragraph(Span(0, place), words), range(len(words)), known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("who/WP is/VBZ also/RB the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("according/VBG to/IN the/DT mayor/NN", "mayor"),
        ("PARTY/NNP )/( chairman/NN", "chairman"),
        ("party/NN (/( LFU/NNP )/( chairman/NN", "party ( LFU ) chairman"),
        ("bishop/NN of/IN Lorn/NNP (/( north/NN", "bishop of Lorn"),
        ("Dr./NNP", None),
        ("Comrade/NNP", None),
        ("rusty/JJ kettle/NN", None),
        ("swimmers/NNS such/JJ as/IN", None),
    ],
)
def test_role(text, expected):
    assert role(text) == expected


def test_a_role_that_no_lexicon_knows():
    assert role("the/DT kettle/NN mender/NN") is None
    assert role("the/DT kettle/NN mender/NN", known=True) == "kettle mender"
