"""Which spellings of a name are the same, within an article and across articles: the one normaliser, of two strengths.

`words_of` keeps the words of a name apart, so that a part of it can be found in another: case, accents, dots and
apostrophes do not count, and initials are words of their own. `key_of` goes further: what it gives is the same for all
spellings of one name, initials written together or not.
"""

import re
import unicodedata
from functools import lru_cache

from quotes.text.punctuation import NAME_APOSTROPHES
from quotes.text.whitespace import one_line

COMBINING_MARKS = re.compile("[\u0300-\u036f]")
APOSTROPHE = f"[{''.join(sorted(NAME_APOSTROPHES))}]"
POSSESSIVE = re.compile(rf"{APOSTROPHE}s?$")
INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")
SILENT = re.compile(rf"{APOSTROPHE}|[.\u00ad\u200b-\u200f\u2060\ufeff]")
NOT_A_WORD = re.compile(r"[\W_]")
LONE_LETTERS = re.compile(r"(?<!\S)(\S) (?=\S(?: |$))")
UNDECOMPOSED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart."""

ABBREVIATIONS = frozenset(
    "jr sr esq inc corp ltd co cos bros llc plc assn assoc dept univ st mt ft ave blvd rd "  # noqa: SIM905
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn "
    "tex va vt wash wis wyo".split()
)
"""Last words of names that are written with a full stop: of people and bodies, of streets and towns, of states."""

SHORTEST_ACRONYM = 2


@lru_cache(maxsize=100_000)  # an endless stream of articles must not fill the memory
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name for comparing with parts of other names: “J.R. O’Neil” is (j, r, oneil).

    Neither case, accents, punctuation, a possessive ending nor a “the” before other words counts.
    """
    text = one_line(name).replace("´", "’")  # which Unicode takes apart into a blank and an accent
    text = unicodedata.normalize("NFKD", text).casefold()
    text = COMBINING_MARKS.sub("", text).translate(UNDECOMPOSED)
    text = SILENT.sub("", INITIALS.sub(" ", POSSESSIVE.sub("", text)))
    words = NOT_A_WORD.sub(_blank_of, text).split()
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _blank_of(sign: re.Match[str]) -> str:
    """A blank, except for a vowel sign, which belongs to the letter before (as in Devanagari)."""
    return sign.group() if unicodedata.category(sign.group()).startswith("M") else " "


@lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """What all spellings of one name have in common: its words with initials together, “J. R.” as “JR”, “U.N.” as “UN”.

    A name of signs alone is its own key.
    """
    return LONE_LETTERS.sub(r"\1", " ".join(words_of(name))) or one_line(name)


def is_acronym(word: str) -> bool:
    """Capitals only, two at least: LFU, U.N."""
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= SHORTEST_ACRONYM and all(c.isupper() for c in letters)


def is_abbreviated(word: str) -> bool:
    """Does the full stop at its end belong to the word: “Inc.”, “V.”, “U.S.”, but not “Li.”?"""
    letters = word.removesuffix(".")
    return len(letters) <= 1 or "." in letters or letters.lower() in ABBREVIATIONS
