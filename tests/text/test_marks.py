import pytest

from quotes.model import Span
from quotes.text.quotation_marks import Pair, find_all_pairs, find_pairs


def found(text):
    return [pair.span.of(text) for pair in find_pairs(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no”.", ["“no”"]),
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("She wrote ``maybe'' twice.", ["``maybe''"]),
        ("She wrote ''maybe'' twice.", ["''maybe''"]),
        ("Il a dit «non» hier.", ["«non»"]),
        ("Er sagte „nein“ gestern.", ["„nein“"]),
        ("‘I don’t like the dogs’ dinner,’ he said.", ["‘I don’t like the dogs’ dinner,’"]),
        ("'I don't know,' he said.", ["'I don't know,'"]),
        ("“He told me ‘go’ twice,” she said.", ["“He told me ‘go’ twice,”", "‘go’"]),
        ("‘He told me “go” twice,’ she said.", ["‘He told me “go” twice,’", "“go”"]),
        ('“Go," he said. “Stay.”', ['“Go,"', "“Stay.”"]),
        ('"Go,” he said. "Stay."', ['"Go,”', '"Stay."']),
        ("“Go,“ he said. “Stay.“", ["“Go,“", "“Stay.“"]),
        ("„Geh,” he said. „Bleib.“", ["„Geh,”", "„Bleib.“"]),
        ('“They said "go" to us.”', ['“They said "go" to us.”', '"go"']),
        ('“A 6" pipe,” he said.', ['“A 6" pipe,”']),
        ("the dogs’ dinner", []),
        ("the dogs' dinner and the cats' too", []),
        ("It's 1990's music from the '90s", []),
        ('a 6" pipe', []),
        ("rock 'n' roll", []),
        ("No marks here.", []),
        ("", []),
    ],
)
def test_pairs(text, expected):
    assert (found(text) if text else []) == expected


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("“We go on.", [Pair(Span(0, 10), closed=False)]),
        ('"We go on.', [Pair(Span(0, 10), closed=False)]),
        ("She said: “We go on.", [Pair(Span(10, 20), closed=False)]),
        ("“One,” he said. “Two.", [Pair(Span(0, 6)), Pair(Span(16, 21), closed=False)]),
        ("A mark at the end “", []),
        ("’Twas ‘never closed", []),
    ],
)
def test_open_pairs(text, pairs):
    assert find_pairs(text, Span(0, len(text))) == pairs


def test_pairs_index_the_whole_text_and_stay_in_their_paragraph():
    text = "“Open here.\n“Closed there.”"
    assert find_pairs(text, Span(12, 27)) == [Pair(Span(12, 27))]
    assert find_pairs(text, Span(0, 11)) == [Pair(Span(0, 11), closed=False)]


def test_nested_pairs_know_their_depth():
    text = "“He told me ‘go’ twice,”"
    assert [pair.depth for pair in find_pairs(text, Span(0, len(text)))] == [0, 1]


def test_a_closing_mark_ends_what_the_paragraph_before_left_open():
    first, second = "“We begin with the roof.", "We end with the walls,” she said."
    text = f"{first}\n{second}"
    spans = [Span(0, len(first)), Span(len(first) + 1, len(text))]
    assert [[pair.span.of(text) for pair in pairs] for pairs in find_all_pairs(text, spans)] == [
        [first],
        ["We end with the walls,”"],
    ]
    assert find_pairs(text, spans[1]) == []  # alone, it closes nothing


@pytest.mark.parametrize(("text", "straight"), [('He said "no".', True), ("He said “no”.", False)])
def test_straight_marks_are_less_sure(text, straight):
    assert [pair.straight for pair in find_pairs(text, Span(0, len(text)))] == [straight]
