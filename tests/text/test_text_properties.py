"""What holds for any text: of paragraphs, of pairs of quotation marks, of names."""

import re
import unicodedata
from itertools import pairwise

from hypothesis import assume, example, given
from hypothesis import strategies as st
from properties import QUICK, SPACES, texts

from quotes.text.lines import VISIBLE
from quotes.text.names import key_of, words_of
from quotes.text.paragraphs import split_paragraphs
from quotes.text.quotation_marks import CLOSERS, LEFT_OPEN, MIXED, OPENING, find_all_pairs, find_pairs

# ---- paragraphs


@QUICK
@given(texts())
def test_paragraphs_stand_in_order_and_hold_all_that_can_be_seen(text):
    paragraphs = split_paragraphs(text)
    assert all(one.end < other.start for one, other in pairwise(paragraphs))
    assert all(own.of(text) == VISIBLE.fullmatch(own.of(text)).group() for own in paragraphs)
    starts, ends = [0, *(own.end for own in paragraphs)], [*(own.start for own in paragraphs), len(text)]
    assert not any(VISIBLE.search(text[start:end]) for start, end in zip(starts, ends, strict=True))


@QUICK
@given(st.lists(st.sampled_from(["and so it went on", "on", "And so it goes.", "", " ", "x" * 30]), max_size=30))
def test_paragraphs_of_texts_with_lines_of_one_width(lines):
    text = "\n".join(lines)
    words = [own.of(text).split() for own in split_paragraphs(text)]
    assert [word for own in words for word in own] == text.split()


# ---- pairs of quotation marks


def mark_at(text, start):
    """The mark that begins there."""
    return text[start : start + 2] if text[start : start + 2] in CLOSERS else text[start]


def is_closed_by(text, pair, opening):
    own = text[pair.span.start + len(opening) : pair.span.end]
    return any(own.endswith(mark) for mark in CLOSERS[opening]) or (opening in MIXED and own[-1] in MIXED)


@QUICK
@given(texts(min_size=1), st.booleans(), st.data())
def test_pairs_of_a_paragraph(text, goes_on, data):
    paragraphs = split_paragraphs(text)
    assume(paragraphs)
    paragraph = data.draw(st.sampled_from(paragraphs))
    pairs = find_pairs(text, paragraph, goes_on)
    assert all(pair.span in paragraph for pair in pairs)
    assert pairs == sorted(pairs)
    assert len({pair.span.start for pair in pairs}) == len(pairs)
    reaches_back = [
        pair
        for pair in pairs
        if goes_on and pair.span.start == paragraph.start and text[pair.span.end - 1] in LEFT_OPEN
    ]
    for pair in pairs:
        opening = mark_at(text, pair.span.start)
        if not pair.closed:
            assert opening in OPENING
            assert pair.span.end == paragraph.end
        elif not (opening in OPENING and is_closed_by(text, pair, opening)):
            assert [pair] == reaches_back
    assert sum(not pair.closed for pair in pairs) <= 1


@QUICK
@given(texts())
def test_pairs_nest_or_stand_apart(text):
    for paragraph in split_paragraphs(text):
        pairs = find_pairs(text, paragraph)
        for one, other in pairwise(pairs):
            assert other.span in one.span or not one.span.overlaps(other.span)
            assert other.depth > one.depth or other.span not in one.span


@QUICK
@given(texts())
def test_outermost_pairs_of_a_text_stand_apart(text):
    paragraphs = split_paragraphs(text)
    found = find_all_pairs(text, paragraphs)
    assert len(found) == len(paragraphs)
    spans = [pair.span for own in found for pair in own]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(pair.outermost for own in found for pair in own)


@QUICK
@given(st.text(max_size=30), texts(min_size=1), st.text(max_size=30))
def test_what_stands_around_a_paragraph_does_not_change_its_pairs(before, text, after):
    for paragraph in split_paragraphs(text):
        alone = find_pairs(paragraph.of(text), split_paragraphs(paragraph.of(text))[0])
        assume(len(split_paragraphs(paragraph.of(text))) == 1)
        within = find_pairs(text, paragraph)
        assert [(pair.span.of(text), pair.depth, pair.closed) for pair in within] == [
            (pair.span.of(paragraph.of(text)), pair.depth, pair.closed) for pair in alone
        ]


# ---- names

LETTERS = "abcdeghijlnorstuvwzABDEGHLNRSTUVÅØÆŁĐŒŞßäéèêñčžþħıöüΑβσςΩЙиёЖनरश名前"
NAME_SIGNS = " .-’'–&‘`´ʼ\u00ad\u200b"


def names():
    """Names of letters of several scripts with the signs that stand in names."""
    syllable = st.text(LETTERS, min_size=1, max_size=4)
    parts = st.one_of(syllable, syllable, st.sampled_from([*NAME_SIGNS, *"  .", "the ", "’s", "नरे"]))
    return st.lists(parts, min_size=1, max_size=8).map("".join)


@QUICK
@given(names())
def test_a_key_is_its_own_key(name):
    key = key_of(name)
    assume(not key.startswith("the "))  # “The The Vell” loses one “the” a time
    assert key_of(key) == key


@QUICK
@given(names())
@example("STRAẞE")
@example("Iıİi")
@example("Vell™")
def test_neither_case_counts(name):
    assert {key_of(name.lower()), key_of(name.casefold()), key_of(name.upper().lower())} == {key_of(name)}


@QUICK
@given(names())
def test_nor_accents_as_they_are_written(name):
    apart = unicodedata.normalize("NFD", name)
    assert key_of(apart) == key_of(unicodedata.normalize("NFC", name)) == key_of(name)
    assert key_of(re.sub("[\u0300-\u036f]", "", apart)) == key_of(name)


@QUICK
@given(names(), st.text(SPACES, min_size=1, max_size=3))
def test_nor_white_space(name, spaces):
    assert key_of(spaces + name.replace(" ", spaces) + spaces) == key_of(name)
    assert words_of(spaces.join(name.split())) == words_of(name)


@QUICK
@given(names())
def test_a_name_with_a_letter_has_words(name):
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", name.strip()))  # “’Ş” is a possessive ending
    letters = re.sub("['’‘`ʼ´]s?$", "", bare, flags=re.IGNORECASE)
    assume(any(c.isalpha() and c != "ʼ" for c in letters))
    assert words_of(name)
    assert all(words_of(name))


@QUICK
@given(texts())
def test_any_text_has_a_key(text):
    assert all(word and not re.search(r"\s", word) for word in words_of(text))
    assert key_of(text).replace(" ", "") == "".join(words_of(text)) or not words_of(text)
