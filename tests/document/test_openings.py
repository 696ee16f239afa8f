"""How a paragraph opens that is somebody's turn."""

import pytest
from paragraphs import written

from quotes.document.openings import initials_of, opening_of


def opening(text: str) -> tuple[str, str, str, str] | None:
    """Form, name, mark and the first word of the turn."""
    [paragraph] = written(text)
    found = opening_of(paragraph)
    if found is None:
        return None
    words = [word.text for word in paragraph.words]
    name, mark = " ".join(words[i] for i in found.name), " ".join(words[i] for i in found.mark)
    return found.form, name, mark, words[found.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERG : I stay .", ("capitals", "BERG", ":", "I")),
        ("“ BERG : I stay .", ("capitals", "BERG", ":", "I")),
        ("Anna Berg : I stay .", ("name", "Anna Berg", ":", "I")),
        ("Anna von Berg : I stay .", ("name", "Anna von Berg", ":", "I")),
        ("Anna Berg (Lowford) (Lab) : I stay .", ("name", "Anna Berg", ":", "I")),
        ("Mr BERG (Lowford—Minister) (14.03) — I stay .", ("parliament", "Mr BERG", "—", "I")),
        ("Mr ANNA BERG (Lowford) – I stay .", ("parliament", "Mr ANNA BERG", "–", "I")),
        ("Ms BERG — I stay .", ("parliament", "Ms BERG", "—", "I")),
        ("Ms BERG (Lowford) : I stay .", ("parliament", "Ms BERG", ":", "I")),
        ("Q : Why stay ?", ("question", "Q", ":", "Why")),
        ("A2 : I stay .", ("answer", "A2", ":", "I")),
        ("A. I stay .", ("answer", "A.", "", "I")),
        ("Question : why stay ?", ("question", "Question", ":", "why")),
        ("Lunch : the bridge is open .", ("name", "Lunch", ":", "the")),  # who that is, is asked elsewhere
    ],
)
def test_the_label_of_a_turn(text, expected):
    assert opening(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "LORN (Northwire) — The bridge is open .",  # a place
        "Berg (Lowford) — I stay .",  # no title, no capitals
        "Mr Berg — I stay .",
        "BERG — I stay .",
        "Said/VBD/=say Berg : I stay .",
        "The new mayor : I stay .",
        "The five old friends of Anna Berg : I stay .",
        "A bridge : I stay .",
        "BERG : I STAY .",
        "BERG :",
        "Berg I stay .",
        "He stays : I go .",
    ],
)
def test_what_opens_no_turn(text):
    assert opening(text) is None


def test_initials():
    assert initials_of("Anna von Berg") == "AVB"
    assert initials_of("The Lorn Courier") == "LC"
