"""A text, and what is known of it -> an Article."""

import hashlib
import re
from collections.abc import Mapping

from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers.dates import date_in_url
from quotes.readers.header import parse_header

_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


def make_article(text: str, path: str, given: Mapping[str, str]) -> Article:
    """The article with this text. `given` names fields (id, url, title ...); the text's opening lines fill the gaps.

    Raises QuotesError where there is nothing to read below the opening lines.
    """
    header = parse_header(text)
    if not text[header.end :].strip():
        raise QuotesError("there is no text in it; remove it, or give it text and read it again")
    url = given.get("url") or header.url
    return Article(
        id=given.get("id") or article_id(url, text),
        text=text,
        url=url,
        title=given.get("title") or header.title,
        outlet=given.get("outlet") or outlet_of(url or ""),
        byline=given.get("byline") or header.byline,
        published=given.get("published") or header.published or date_in_url(url or ""),
        language=given.get("language") or "en",
        path=path,
        body_start=header.end,
    )


def article_id(url: str | None, text: str) -> str:
    """16 hexadecimal digits, the same whenever address and text are."""
    return hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:16]


def outlet_of(url: str) -> str | None:
    """The host in a web address, without www: https://www.example.org/news gives example.org."""
    match = _HOST.match(url)
    return match["host"].lower() if match else None
