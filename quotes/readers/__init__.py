"""Files, folders, JSON lines and standard input in; articles out, their text as it was read."""

from quotes.readers.build import article_id
from quotes.readers.failure import Failure
from quotes.readers.header import Header, parse_header
from quotes.readers.read import count_articles, read_articles

__all__ = ["Failure", "Header", "article_id", "count_articles", "parse_header", "read_articles"]
