"""One line of JSON lines -> an article: an object with its text and, under common names, what is known of it."""

import json
from typing import Any

from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers.build import make_article
from quotes.readers.dates import iso_date

# Where an object has several of the names, the first one that holds words counts.
_TEXT = ("text", "body", "content", "maintext")
_FIELDS = {
    "id": ("id",),
    "url": ("url", "link"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication"),
    "byline": ("byline", "author", "authors"),
    "published": ("published", "date", "published_at", "publishedAt", "date_publish", "datePublished"),
    "language": ("language", "lang"),
}


def parse_line(line: bytes, path: str) -> Article:
    """The article on one line. `path` says where the line stands (file:number). Raises QuotesError."""
    record = _object(line)
    given = {field: _first(record, names) for field, names in _FIELDS.items()}
    given["published"] = iso_date(given["published"]) or ""
    text = _text(record)
    for words in (text, *given.values()):
        _check_characters(words)
    return make_article(text, path, given)


def _object(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise QuotesError("this line is not UTF-8; save the file as UTF-8 and read it again") from error
    except (ValueError, RecursionError) as error:
        raise QuotesError(f"this line is not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict):
        raise QuotesError('this line is no JSON object; write one object a line, with the article under "text"')
    return record


def _text(record: dict[str, Any]) -> str:
    for name in _TEXT:
        text = record.get(name)
        if isinstance(text, str) and text.strip():
            return text
    found = ", ".join(map(repr, list(record)[:8])) or "nothing"
    raise QuotesError(f'this line has no text (found {found}); put the article under "text", as a string')


def _first(record: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((words for name in names if (words := _words(record.get(name)))), "")


def _words(value: object) -> str:
    """A string, a number, the "name" of an object, or several of these with commas between; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dict):
        return _words(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    return ""


def _check_characters(words: str) -> None:
    """JSON can spell characters that no text has, and that a database cuts short (NUL) or refuses."""
    if "\0" in words or any("\ud800" <= character <= "\udfff" for character in words if character > "\ud7ff"):
        raise QuotesError("this line holds a NUL or half a surrogate pair; remove it and read the line again")
