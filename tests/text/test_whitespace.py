import pytest

from quotes.text.whitespace import one_line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        (" \n", ""),
        ("Ana Mirel", "Ana Mirel"),
        ("  Ana\r\n\tMirel\u00a0\u2028of Lowford ", "Ana Mirel of Lowford"),
        ("Ana\u200bMirel", "Ana\u200bMirel"),  # it has no width, and is no white space
    ],
)
def test_one_line(text, line):
    assert one_line(text) == line
