"""What a paragraph is: a line, or what blank lines part in a hard-wrapped text."""

import pytest

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

WRAPPED_PARAGRAPHS = [" ".join(paragraph.split()) for paragraph in WRAPPED.split("\n\n")]

HEADLINES = """\
Council votes to close old bridge over Tarn
Mayor says the town has no other choice left
Buses to be sent round by way of Oster
Residents say they were never asked about it
Engineers find cracks in two of four pillars
Lorn bakery celebrates its hundredth birthday
School choir wins second prize in Oslo contest"""

POEM = """\
the river is wide
and the boat is
small
but the ferryman, who is older than the
bridge, sings
of a town
where nobody waits"""

LIST = """\
apples from the valley,
pears,
plums of three kinds that nobody could name,
cheese,
bread,
and the honey of the monks,
salt"""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", []),
        (" \t\r\n \u3000\n", []),
        ("\ufeff\u200b\n\u2060", []),
        ("One.", ["One."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.\r\n", ["One.", "Two."]),
        ("One.\rTwo.\r\rThree.", ["One.", "Two.", "Three."]),
        ("One.\n\n \t\n\nTwo.", ["One.", "Two."]),
        ("One.\u2028Two.\u2029Three.\x85Four.\fFive.\vSix.", ["One.", "Two.", "Three.", "Four.", "Five.", "Six."]),
        ("\ufeffOne.  \n\t\u00a0Two.\u00a0\n\u200bThree.\u200b", ["One.", "Two.", "Three."]),
        ("\x00One\x00two.\x00", ["One\x00two."]),
        ("Tabs\tand\u00a0spaces  stay\u200bas they are.", ["Tabs\tand\u00a0spaces  stay\u200bas they are."]),
        ("\U0001f600 One \U0001f600\n\U0001f600", ["\U0001f600 One \U0001f600", "\U0001f600"]),
    ],
)
def test_a_line_is_a_paragraph(text, paragraphs):
    assert [span.of(text) for span in split_paragraphs(text)] == paragraphs


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_blank_lines_part_the_paragraphs_of_a_hard_wrapped_text(line_break):
    text = WRAPPED.replace("\n", line_break)
    assert [" ".join(span.of(text).split()) for span in split_paragraphs(text)] == WRAPPED_PARAGRAPHS


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEADLINES, "lines of nearly one width that are sentences of their own"),
        (POEM, "lines that go on in mid-sentence but are not full"),
        (LIST, "lines that end with a comma but are not full"),
        ("\n".join(WRAPPED.splitlines()[:3]), "too short a text to tell"),
        ("\n".join(["The council met.", *[" ".join(WRAPPED.split())] * 2]), "a line is a paragraph, two are long"),
        ("\n".join([" ".join(WRAPPED.split())] * 8), "long lines that end with their sentences"),
        ("\n".join(f"Lorn {i} Oster {i}" for i in range(9)), "results"),
    ],
)
def test_texts_that_are_not_hard_wrapped(text, why):
    assert [span.of(text) for span in split_paragraphs(text)] == text.splitlines(), why


def test_a_hard_wrapped_text_may_have_a_line_that_is_too_long():
    text = f"https://example.org/{'lorn/' * 30}\n\n{WRAPPED}\n{WRAPPED}"
    assert len(split_paragraphs(text)) == 1 + 2 * len(WRAPPED_PARAGRAPHS) - 1


# ---- how sure it must be that a text is hard-wrapped: one more line or one less of a kind decides

ON, SHORT, CAPITAL, ENDS = "and so it went on to", "and so it goes", "And so it went on to", "and so it went on it."


def is_wrapped(lines):
    """Is the text of these lines one paragraph?"""
    return len(split_paragraphs("\n".join(lines))) == 1


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        ([ON] * 6, True),  # five run on
        ([ON] * 5, False),
        ([*[SHORT] * 2, *[ON] * 9], True),  # eight of ten are full
        ([*[SHORT] * 3, *[ON] * 8], False),
        ([*[CAPITAL] * 7, *[ON] * 4], True),  # four of ten go on in mid-sentence
        ([*[CAPITAL] * 8, *[ON] * 3], False),
        ([*[ENDS] * 6, *[ON] * 5], True),  # a line that ends a sentence does not
        ([*[ENDS] * 7, *[ON] * 4], False),
        ([f"{ON} nobody knew", *[ON] * 20], True),  # one of twenty may be too long
        ([*[f"{ON} nobody knew"] * 2, *[ON] * 19], False),
        ([*["and so it went on"] * 3, *[ON] * 8], True),  # the next line's “and” would not have fitted
        ([*["and so it was on"] * 3, *[ON] * 8], False),  # it would have
    ],
)
def test_what_a_hard_wrapped_text_is(lines, wrapped):
    assert is_wrapped(lines) is wrapped


def test_blank_lines_are_no_lines_that_run_on():
    lines = [ON, ON, "", ON, ON, "", ON, ON]
    assert [span.of("\n".join(lines)) for span in split_paragraphs("\n".join(lines))] == [ON] * 6
