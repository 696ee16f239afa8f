"""Is a line worded like a headline? In doubt it is not: the first sentence of an article must never be lost to it."""

import re

from quotes.text.lines import BEHIND, ends_sentence
from quotes.text.quotation_marks import OPENING

_LENGTHS = range(8, 121)  # characters
_BEHIND = f"[{re.escape(BEHIND)}]*"
_BEFORE = f"[{re.escape(''.join(sorted(OPENING)))}(#]*"
_ASKS_OR_EXCLAIMS = re.compile(rf"[?!]{_BEHIND}$")
_TWO_SENTENCES = re.compile(rf"[a-z0-9]{{3}}[.!?]{_BEHIND}\s+{_BEFORE}[A-Z]")
_OPENS = re.compile(rf"{_BEFORE}[A-Z0-9À-ÖØ-Þ£$€]")
_CAPTION = re.compile(r"\b(?:photo|photograph|picture|image|credit|file)s?\s*[:/]", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’-]+(?:\([^)]*\)\s*)?(?:\.-|[–—-])\s")
_SPELT_OUT = 4  # so many longer words in an address are a headline
_NAME = re.compile(r"(?:[A-Z][\w'’.-]*\s+){1,2}[A-Z][\w'’.-]*")


def looks_like_title(line: str, url: str | None) -> bool:
    """Short, capitalised, no sentence, no caption, no dateline, no bare name, and not at odds with the address.

    "SALLY MARSH" may be a headline or a byline, "Whose pier is it?" a headline or a paragraph: such a line counts only
    where the article's address has its words in it. A line counts for nothing where the address spells out another.
    """
    if len(line) not in _LENGTHS or " " not in line or not _OPENS.match(line):
        return False
    asks = _ASKS_OR_EXCLAIMS.search(line) is not None
    if (ends_clause(line) and not asks) or _TWO_SENTENCES.search(line):
        return False
    if _CAPTION.search(line) or _DATELINE.match(line):
        return False
    words, slug = _long_words(line), _slug_words(url or "")
    if asks or _NAME.fullmatch(line):
        return len(words & slug) >= max(2, len(words) / 2)
    return bool(words & slug) or len(slug) < _SPELT_OUT


def ends_clause(line: str) -> bool:
    """Does the line end as a sentence does, or with a comma, as no headline does?"""
    return ends_sentence(line) or line.rstrip(BEHIND).endswith(",")


def _long_words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


def _slug_words(url: str) -> set[str]:
    """The longer words of the part of the address that has most: harbour-road-reopens gives harbour, road, reopens."""
    path = re.sub(r"^(?:https?://)?[^/?#]*", "", url)
    return max((_long_words(part) for part in re.split(r"[/?#&]", path)), key=len)
