"""What holds for whatever is read: articles or failures, no exception, and offsets that index the text as it is."""

import io
import json
import re

from hypothesis import assume, given
from hypothesis import strategies as st
from properties import QUICK, texts

from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers import Failure, Header, article_id, parse_header, read_articles
from quotes.readers.dates import date_in_url, iso_date
from quotes.readers.decode import decode
from quotes.readers.jsonlines import parse_line
from quotes.readers.titles import looks_like_title
from quotes.text.lines import lines_of

HEADERS = (
    "https://www.example.org/news/2015/11/17/no-ferry-on-sundays",
    "17 November 2015",
    "5/6/2015",
    "31.12.2015",
    "2015-11-17T10:30:00Z",
    "By Jo Fenn and Al Marsh",
    "By Jo Fenn | 17 Nov 2015",
    "No ferry on Sundays this winter",
    "SALLY MARSH",
    "Whose pier is it?",
    "",
    "  ",
    "The ferry to Gannet Rock will not sail on Sundays this winter, the harbour master has told the town council.",
    "“We go,” she said.",
)


def articles():
    """Texts with and without opening lines."""
    lines = st.one_of(st.sampled_from(HEADERS), st.sampled_from(HEADERS), texts())
    return st.one_of(st.lists(lines, max_size=8).flatmap(joined), texts())


def joined(lines):
    return st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]).map(lambda line_break: line_break.join(lines))


def files():
    """Bytes of files: texts in several encodings, JSON lines, rich text, anything."""
    encoded = st.tuples(articles(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    rich = st.lists(
        st.sampled_from(
            ["{\\rtf1", "{", "}", "\\par ", "\\u8220?", "\\u-3913 ?", "\\'93", "\\uc0", "\\uc-1", "\\*", "\\bin9", "a"]
        )
    )
    return st.one_of(
        encoded.map(lambda pair: pair[0].encode(pair[1], "replace")),
        st.lists(records().map(json.dumps), max_size=4).map(lambda lines: "\n".join(lines).encode()),
        rich.map(lambda parts: "".join(["{\\rtf1 ", *parts]).encode()),
        st.binary(max_size=80),
        st.sampled_from([b'{"', b"[{", b"{\n", b"[", b'{"text": ', b"\xff\xfe", b"\xef\xbb\xbf"]).flatmap(
            lambda start: st.binary(max_size=20).map(lambda rest: start + rest)
        ),
    )


def records():
    """Objects as JSON lines hold them, most of them with a text."""
    values = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), articles())
    names = st.sampled_from(["id", "url", "title", "source", "authors", "published", "date", "lang", "body", "text"])
    nested = st.one_of(values, st.lists(values, max_size=3), st.dictionaries(st.sampled_from(["name", "x"]), values))
    return st.dictionaries(names, nested, max_size=5)


# ---- files


@QUICK
@given(files())
def test_whatever_is_read_is_an_article_or_a_failure(data):
    for item in read_articles(["-"], io.BytesIO(data)):
        if isinstance(item, Failure):
            assert item.message
            continue
        assert isinstance(item, Article)
        assert 0 <= item.body_start < len(item.text)
        assert item.text[item.body_start :].strip()
        assert item.id
        assert item.text.encode()  # a database takes it


@QUICK
@given(articles(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_text_is_as_it_was_decoded(text, encoding):
    assume(text.strip() and not text.startswith("\ufeff"))
    decoded = refused = None
    try:
        decoded = decode(text.encode(encoding))
    except QuotesError as error:
        refused = str(error)
    assert decoded == text if refused is None else re.search("binary|HTML", refused)


@QUICK
@given(st.lists(st.tuples(articles(), articles()), max_size=5))
def test_json_lines_give_back_what_was_written(written):
    rows = [{"text": text, "title": title, "id": str(number)} for number, (text, title) in enumerate(written, start=1)]
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    for row, item in zip(rows, read_articles(["-"], io.BytesIO(data)), strict=False):
        if isinstance(item, Article):
            assert (item.id, item.text, item.path) == (row["id"], row["text"], f"-:{row['id']}")
            assert item.title == (row["title"].strip() or parse_header(row["text"]).title)
        else:
            assert re.search("no text|NUL|binary", item.message)


@QUICK
@given(st.one_of(records().map(lambda record: json.dumps(record).encode()), st.binary(max_size=40)))
def test_a_line_is_an_article_or_refused(line):
    try:
        article = parse_line(line, "-:1")
    except QuotesError:
        return
    assert article.text.strip()


# ---- opening lines


@QUICK
@given(articles())
def test_a_header_ends_at_a_line_and_its_fields_stand_in_it(text):
    header = parse_header(text)
    assert 0 <= header.end <= len(text)
    opening = text[: header.end]
    assert all(value in opening for value in (header.url, header.title, header.byline) if value)
    assert header.end in {0, len(text), *(line.start for line in lines_of(text) if line)}
    assert header.end or header == Header()
    if header.published:
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?", header.published)


PROSE = st.sampled_from(
    ["“We go,” she said.", "The ferry will not sail on Sundays.", "It was 17 November 2015.", "", " "]
)


@QUICK
@given(st.lists(PROSE, max_size=6).flatmap(joined))
def test_a_text_without_header_is_left_as_it_is(text):
    assert parse_header(text) == Header()


@QUICK
@given(texts(), texts())
def test_any_line_may_be_asked_for_a_date_or_a_title(line, url):
    assert iso_date(line) is None or re.match(r"\d{4}-\d{2}-\d{2}", iso_date(line))
    assert date_in_url(url) is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", date_in_url(url))
    assert looks_like_title(line, url) in (True, False)


# ---- ids


@QUICK
@given(st.one_of(st.none(), texts()), texts())
def test_an_id_is_sixteen_hexadecimal_digits_and_stays(url, text):
    assert re.fullmatch("[0-9a-f]{16}", article_id(url, text))
    assert article_id(url, text) == article_id(url, text)


URLS = st.one_of(st.none(), st.from_regex(r"https://[a-z]{1,3}\.org/[a-z]{0,3}", fullmatch=True))


@QUICK
@given(URLS, texts(), URLS, texts())
def test_other_addresses_and_texts_have_other_ids(url, text, other_url, other_text):
    assume((url, text) != (other_url, other_text))
    assert article_id(url, text) != article_id(other_url, other_text)
    assert article_id(url, text) != article_id(url, text + "\n")
    assert article_id(url, text) != article_id(f"{url or ''}/", text)
