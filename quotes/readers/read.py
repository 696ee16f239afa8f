"""Sources in, articles out, one at a time; what cannot be read comes out as a Failure in its place."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers.build import make_article
from quotes.readers.decode import decode
from quotes.readers.failure import Failure
from quotes.readers.jsonlines import parse_line
from quotes.readers.sources import JSON_LINES, READABLE, STDIN, find_files

# Named so that whoever passes one is told at once, rather than "binary data" or an article full of commas.
_NOT_YET = {
    "HTML": (".html", ".htm", ".xhtml"),
    "PDF": (".pdf",),
    "word processor": (".doc", ".docx", ".odt"),
    "table": (".csv", ".tsv", ".xls", ".xlsx", ".ods", ".parquet"),
    "XML and feed": (".xml", ".rss", ".atom"),
    "archive": (".zip", ".gz", ".bz2", ".xz", ".7z", ".tar", ".warc", ".epub"),
}
_JSON_LINES = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_OTHER_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:[\[{]\s*$|\[\s*\{)")


def read_articles(sources: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Article | Failure]:
    """The articles of files, folders and "-" (`stdin`, else the process's own), each read when it is asked for.

    Raises QuotesError at once, before anything is read, for a source that does not exist or holds nothing to read.
    """
    files = find_files(sources)
    return chain.from_iterable(_read(file, stdin) for file in files)


def count_articles(sources: Sequence[str]) -> int | None:
    """How many articles and failures to expect, for a progress bar; None if standard input is among the sources.

    Text files are not opened. Raises QuotesError as `read_articles` does.
    """
    files = find_files(sources)
    return None if STDIN in files else sum(map(_count, files))


def _count(file: str | Failure) -> int:
    if isinstance(file, Failure) or not file.lower().endswith(JSON_LINES):
        return 1
    try:
        with open(file, "rb") as stream:
            return sum(1 for line in stream if line.strip())
    except OSError:
        return 1  # the failure that reading it will give


def _read(file: str | Failure, stdin: BinaryIO | None) -> Iterator[Article | Failure]:
    if isinstance(file, Failure):
        yield file
        return
    path = os.fsencode(file).decode("utf-8", "replace")
    try:
        if file == STDIN:
            yield from _read_stream(stdin or sys.stdin.buffer, path)
        else:
            _refuse_other_formats(file)
            with open(file, "rb") as stream:
                yield from _read_stream(stream, path)
    except OSError as error:
        yield Failure(path, f"can't be read ({error.strerror}); check the file and its permissions")
    except QuotesError as error:
        yield Failure(path, str(error))


def _refuse_other_formats(file: str) -> None:
    suffix = os.path.splitext(file)[1].lower()
    for name, suffixes in _NOT_YET.items():
        if suffix in suffixes:
            raise QuotesError(f"{name} files can't be read yet; save the text as .txt. Readable: {READABLE}")


def _read_stream(stream: BinaryIO, path: str) -> Iterator[Article | Failure]:
    """One text article, or JSON lines, as the name or the first line that is not blank says."""
    opening = list(_up_to_first_words(stream))
    first = opening[-1] if opening else b""
    if path.lower().endswith(JSON_LINES) or _JSON_LINES.match(first):
        yield from _read_lines(chain(opening, stream), path)
    elif _OTHER_JSON.match(first):
        raise QuotesError("this is JSON, but not one object a line; convert it (jq -c '.[]' for an array)")
    else:
        yield make_article(decode(b"".join([*opening, stream.read()])), path, {})


def _up_to_first_words(stream: BinaryIO) -> Iterator[bytes]:
    for line in stream:
        yield line
        if line.strip():
            return


def _read_lines(lines: Iterable[bytes], path: str) -> Iterator[Article | Failure]:
    found = False
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = True
            yield _read_line(line, f"{path}:{number}")
    if not found:
        raise QuotesError("it is empty; remove it, or fill it and read it again")


def _read_line(line: bytes, where: str) -> Article | Failure:
    try:
        return parse_line(line, where)
    except QuotesError as error:
        return Failure(where, str(error))
