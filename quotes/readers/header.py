"""The lines that a text may open with, before its body: web address, date, title and byline, in any order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotes.readers.dates import date_in_url, iso_date, looks_like_date
from quotes.readers.titles import ends_clause, looks_like_title
from quotes.text.lines import LINE_BREAK, lines_of

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BESIDE = re.compile(r"\s[|•·]\s")  # parts a byline from a date on the same line
_BYLINE = re.compile(r"(?:(?:words|written|reported|report|story)\s+)?by:?\s+(?P<who>\S.{1,98}?)\.?", re.IGNORECASE)
_PLACE_OR_PAPER = re.compile(r"\s+(?:in|at|for|of)\s+")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_PARTICLE = re.compile(r"al|bin|da|del?|de[nr]|di|el|ibn|la|le|te[nr]|van|von")
_AGENCY = re.compile(r"[A-Z]{2,6}|Reuters|(?i:(?:(?:our|an?)\s)?(?:\S+\s)?(?:staff|correspondent|reporters?|writers?))")
_SHORTEST_PARAGRAPH = 80  # characters, where no blank line parts it from the title


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the opening lines say; the body begins at character `end` of the text (0 where there is no header).

    `published` is an ISO 8601 date: that of the date line, else that in the web address.
    """

    url: str | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    end: int = 0


def parse_header(text: str) -> Header:
    """Read opening lines for as long as each is an address, a date, a byline or the title; the first of each counts."""
    found: dict[str, str] = {}
    for start, line in _lines(text):
        fields = _fields(line)
        if not fields and "title" not in found and _is_title(line, text, start, found.get("url")):
            fields = {"title": line}
        if not fields:
            return _header(found, end=start if found else 0)
        found = fields | found
    return _header(found, end=len(text) if found else 0)


def _header(found: dict[str, str], end: int) -> Header:
    url = found.get("url")
    published = iso_date(found.get("date", "")) or date_in_url(url or "")
    return Header(url=url, published=published, title=found.get("title"), byline=found.get("byline"), end=end)


def _lines(text: str, start: int = 0) -> Iterator[tuple[int, str]]:
    """The lines that are not blank, without white space around them, each with its offset."""
    yield from ((line.start, line.of(text)) for line in lines_of(text, start) if line)


def _fields(line: str) -> dict[str, str]:
    """What the line says if it consists of addresses, dates and bylines; empty for any other line."""
    parts = [_field(part.strip()) for part in reversed(_BESIDE.split(line))]
    return {name: words for part in parts for name, words in part.items()} if all(parts) else {}


def _field(words: str) -> dict[str, str]:
    if _URL.fullmatch(words):
        return {"url": words}
    if looks_like_date(words):
        return {"date": words}
    byline = _BYLINE.fullmatch(words)
    return {"byline": byline["who"]} if byline and _names_people(byline["who"]) else {}


def _names_people(words: str) -> bool:
    """“Jane Doe and John Roe, Staff Writers”: the words before a comma are names, or an agency's."""
    names, _, rest = words.partition(",")
    if len(rest.split()) > 8:
        return False
    names = _PLACE_OR_PAPER.split(names, maxsplit=1)[0]
    return all(_is_name(name) for name in _AND.split(names.strip()))


def _is_name(words: str) -> bool:
    if _AGENCY.fullmatch(words):
        return True
    parts = words.split()
    return 2 <= len(parts) <= 6 and all(part[0].isupper() or _PARTICLE.fullmatch(part) for part in parts)


def _is_title(line: str, text: str, start: int, url: str | None) -> bool:
    """Is the line worded like a headline, and does it stand apart from what follows?"""
    end = start + len(line)
    after, following = next(_lines(text, end), (end, ""))
    if not following or not looks_like_title(line, url):
        return False
    if _fields(following):
        return True
    if len(LINE_BREAK.findall(text[end:after])) > 1:
        return not following[0].islower() and (len(following) > len(line) or ends_clause(following))
    return len(following) >= max(_SHORTEST_PARAGRAPH, 1.5 * len(line))
