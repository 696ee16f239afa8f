"""What an article says that someone is, on words with hand-made tags."""

import pytest
from paragraphs import written

from quotes.coreference.roles import role_text


def role(text: str, known: bool = False) -> str | None:
    """The role that words, given as form/tag, tell."""
    [paragraph] = written(text)
    return role_text(paragraph, range(len(paragraph.words)), known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("who/WP is/VBZ/AUX also/RB the/DT mayor/NN of/IN Lowford/NNP", "mayor of Lowford"),
        ("according/VBG to/IN the/DT mayor/NN", "mayor"),
        ("PARTY/NNP )/( chairman/NN", "chairman"),
        ("party/NN (/( LFU/NNP )/( chairman/NN", "party (LFU) chairman"),
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
