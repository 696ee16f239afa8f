"""Lines: where they break, what of them can be seen, whether they end as a sentence does."""

import pytest

from quotes.text.lines import ends_sentence, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [None]),
        ("One.", ["One."]),
        ("One.\nTwo.\n", ["One.", "Two.", None]),
        ("One.\r\n\r\nTwo.", ["One.", None, "Two."]),
        ("One.\n\rTwo.", ["One.", None, "Two."]),
        (" One. \n\t\n Two.", ["One.", None, "Two."]),
        ("\ufeffOne.\u200b\n\xad\u2060\nTwo\x00two.\x07", ["One.", None, "Two\x00two."]),
    ],
)
def test_the_visible_part_of_each_line(text, lines):
    assert [line.of(text) if line else None for line in lines_of(text)] == lines


def test_lines_from_a_character_on():
    text = "One.\nTwo three.\n\nFour."
    assert [line and (line.start, line.of(text)) for line in lines_of(text, 8)] == [
        (9, "three."),
        None,
        (17, "Four."),
    ]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        *((f"We met{sign}", True) for sign in ".!?…:;"),
        *((f"We met.{sign}", True) for sign in ("”", "“", "»", "›", "’", "‘", '"', "'", "''", ")", "]", "”)", ".”")),
        *((f"We met{sign}", False) for sign in ("", ",", "—", "–", "-", " (", "”", ")", "., ")),
        ("", False),
        ("”", False),
        (".", True),
    ],
)
def test_how_a_line_ends(line, ends):
    assert ends_sentence(line) is ends
