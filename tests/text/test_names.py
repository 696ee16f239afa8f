"""The one normaliser of names: which spellings are the same, which are not, and what its words are."""

from itertools import combinations

import pytest

from quotes.text.names import is_abbreviated, is_acronym, key_of, words_of

SAME = [
    ("UN", "U.N.", "U. N.", "U N", "u.n.", "un", "U.N.’s", "U.N.'s", "the U.N.", "The UN", "(UN)"),
    ("Vell Odegaard", "Vell Ødegaard", "VELL ØDEGAARD", "vell ødegaard", "Vell O\u0338degaard", "Vell-Ødegaard"),
    ("Lech Walesa", "Lech Wałęsa", "LECH WAŁĘSA", "Lech\u00a0Wałe\u0328sa", "Lech Wałęsa’s"),
    ("J. R. Vell", "J.R. Vell", "JR Vell", "J R Vell", "J.R.Vell", "j. r. vell", "J.-R. Vell"),
    ("O’Neil", "O'Neil", "ONeil", "O‘Neil", "O`Neil", "O´Neil", "Oʼneil", "O’NEIL’S"),
    ("Đinđić", "Dindic", "ĐINĐIĆ"),
    ("Għarb", "Gharb", "GĦARB"),
    ("Yıldız", "Yildiz", "YILDIZ", "YILDIZ’S"),
    ("Ærø", "Aero", "ÆRØ", "æro"),
    ("Cœur", "Coeur", "CŒUR"),
    ("Þorn", "Thorn", "ÞORN"),
    ("Weiß", "Weiss", "WEISS", "WEIẞ"),
    (
        "Peter Vell",
        "Peter  Vell",
        " Peter\nVell ",
        "Peter_Vell",
        "Peter-Vell",
        "Peter–Vell",
        "PETER VELL",
        "Peter Vell,",
    ),
    ("Vell", "Vell’s", "Vell's", "Vell’", "Vell'", "VELL’S", "Vell.", "“Vell”", "(Vell)", "the Vell", "\u200bVe\xadll"),
    ("Vell Tam", "Vell Tam‘s", "Vell Tam`s", "Vell Tamʼs", "Vell Tam´s", "VELL TAM`S", "Vell Tam`", "Vell Tam´"),
    ("Vells", "Vells’", "Vells'", "Vells`", "Vellsʼ", "Vells´", "the Vells"),
    ("Café", "Cafe", "CAFE\u0301", "café"),
    ("ﬁnch", "Finch", "FINCH"),
    ("Vell™", "VELL™", "VellTM"),
    ("ℌalm", "Halm"),
    ("Ａｎａ Ｍｉｒｅｌ", "Ana Mirel"),
    ("Σοφία Βελλ", "ΣΟΦΙΑ ΒΕΛΛ", "σοφια βελλ"),
    ("Ёлкин", "Елкин", "ЁЛКИН"),
    ("नरेश", "नरेश ", "“नरेश”"),
    ("AT&T", "AT & T", "at t"),
    ("The", "the", "THE"),
    ("…", " … "),
]
"""Groups of spellings: those in one are the same, and no two groups have one in common."""

OTHERS = [
    ("Ann", "Anne"),
    ("Ann", "Ana"),
    ("Vell", "Velle"),
    ("Vell", "Vells"),
    ("Vell", "Vell`st"),
    ("Vell", "Vell´n"),
    ("Vell", "Peter Vell"),
    ("Peter Vell", "Vell Peter"),
    ("Peter Vell", "Petervell"),
    ("Ana Mirel", "Ana Mirell"),
    ("J. R. Vell", "J. Vell"),
    ("J. R. Vell", "R. J. Vell"),
    ("J. Vell", "JVell"),
    ("Vell y Bran", "Velly Bran"),
    ("UN", "UNO"),
    ("O’Neil", "O Neil"),
    ("Theo", "Eo"),
    ("Thea Vell", "A Vell"),
    ("Lord Vell", "Vell"),
    ("Ward 1", "Ward 2"),
    ("Müller", "Mueller"),
    ("नरेश", "नरश"),  # with a vowel sign and without
    ("नरेश", "नारेश"),
    ("…", "—"),
    ("?", "!"),
]


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name(spellings):
    assert {spelling: key_of(spelling) for spelling in spellings} == dict.fromkeys(spellings, key_of(spellings[0]))


def test_different_names_have_different_keys():
    assert [(one, other) for one, other in combinations(SAME, 2) if key_of(one[0]) == key_of(other[0])] == []


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_near_misses(one, other):
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("name", "words", "key"),
    [
        ("J.R. O’Neil", ("j", "r", "oneil"), "jr oneil"),
        ("J. R. O'Neil", ("j", "r", "oneil"), "jr oneil"),
        ("JR ONeil", ("jr", "oneil"), "jr oneil"),
        ("U.N.", ("u", "n"), "un"),
        ("UN", ("un",), "un"),
        ("Dr. Ana Mirel", ("dr", "ana", "mirel"), "dr ana mirel"),
        ("St.Vell", ("stvell",), "stvell"),  # only behind a lone letter a full stop parts words
        ("Ana M. Vell", ("ana", "m", "vell"), "ana m vell"),
        ("Ana M. K. Vell", ("ana", "m", "k", "vell"), "ana mk vell"),
        ("Vell A. B. C.", ("vell", "a", "b", "c"), "vell abc"),
        ("Jean-Luc Vell", ("jean", "luc", "vell"), "jean luc vell"),
        ("Vell & Sons", ("vell", "sons"), "vell sons"),
        ("the Lowford Council", ("lowford", "council"), "lowford council"),
        ("The Lowford Council's", ("lowford", "council"), "lowford council"),
        ("Council of the North", ("council", "of", "the", "north"), "council of the north"),
        ("The", ("the",), "the"),
        ("the the", ("the",), "the"),
        ("Lowford’s Council", ("lowfords", "council"), "lowfords council"),  # only at the end it is a possessive
        ("Lowford`s Council", ("lowfords", "council"), "lowfords council"),
        ("Baha´u´llah´", ("bahaullah",), "bahaullah"),
        ("Vell's'", ("vells",), "vells"),
        ("s", ("s",), "s"),
        ("Radio 4", ("radio", "4"), "radio 4"),
        ("4.5", ("45",), "45"),
        ("नरेश", ("नरेश",), "नरेश"),
        ("न॒रेश", ("न॒रेश",), "न॒रेश"),
        ("名前", ("名前",), "名前"),
        ("…", (), "…"),
        (" ? \n !", (), "? !"),
        ("’s", (), "’s"),
        ("", (), ""),
    ],
)
def test_words_and_key(name, words, key):
    assert (words_of(name), key_of(name)) == (words, key)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("LFU", True),
        ("UN", True),
        ("U.N.", True),
        ("ÖV", True),
        ("AT&T", True),
        ("L4U", True),
        ("L", False),
        ("L.", False),
        ("L4", False),
        ("LFUs", False),
        ("Lfu", False),
        ("lfu", False),
        ("44", False),
        ("名前", False),
        ("", False),
    ],
)
def test_acronyms(word, told):
    assert is_acronym(word) is told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("Jr.", True),
        ("Inc.", True),
        ("INC.", True),
        ("Calif.", True),
        ("V.", True),
        ("U.S.", True),
        ("Ph.D.", True),
        (".", True),
        ("Li.", False),
        ("Ng.", False),
        ("UN.", False),
        ("Incas.", False),
    ],
)
def test_whose_the_full_stop_behind_a_word_is(word, told):
    assert is_abbreviated(word) is told
