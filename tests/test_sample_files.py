"""The sample articles and their expected rows agree: what is expected of an article stands in it, word for word."""

import re

import pytest
from expected import Row, rows, words_of
from loops import some
from paths import ARTICLES, SAMPLES

from quotes.model import Article
from quotes.readers import parse_header, read_articles

NAMES = sorted(path.stem for path in ARTICLES.glob("*.txt"))
REAL_PEOPLE = "2015-11-17-bomber-raid-raqqa"
COLUMNS = ["speaker", "speaker_kind", "kind", "content", "source", "cue"]
QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")


def expected(name: str) -> list[Row]:
    return rows(SAMPLES / f"{name}.tsv")


def absent(name: str) -> list[Row]:
    return rows(SAMPLES / f"{name}.absent.tsv")


def wrong(name: str) -> list[Row]:
    return rows(SAMPLES / f"{name}.wrong.tsv")


def article(name: str) -> Article:
    (item,) = read_articles([str(ARTICLES / f"{name}.txt")])
    assert isinstance(item, Article)
    return item


def content_starts(text: str, content: str) -> list[int]:
    """Where the spans of a content begin, each sought behind the one before it; -1 for one that is not there."""
    starts: list[int] = []
    end = 0
    for span in words_of(content).split(" || "):
        starts.append(text.find(span, end))
        end = starts[-1] + len(span)
    return starts


def test_every_article_has_its_rows_and_every_row_its_article() -> None:
    assert len(NAMES) >= 11
    tables = [path.name.split(".") for path in SAMPLES.glob("*.tsv")]
    assert sorted(name for name, *kind in tables if kind == ["tsv"]) == NAMES
    assert {name for name, *_ in tables} == set(NAMES)
    assert {kind[0] for _, *kind in tables} == {"tsv", "absent", "wrong"}


@pytest.mark.parametrize("name", NAMES)
def test_articles_open_with_address_date_and_title(name: str) -> None:
    found = article(name)
    header = parse_header(found.text)
    assert header.title
    assert header.url
    assert re.match(r"https://www\.\w+\.example/\d{4}/\d\d/\d\d/", header.url)
    assert header.published == name[:10] == header.url.split("example/")[1][:10].replace("/", "-")
    assert 300 <= len(found.text[header.end :].split()) <= 600


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_verbatim(name: str) -> None:
    text = article(name).text
    body = parse_header(text).end
    assert list(expected(name)[0]) == COLUMNS
    for row in some(expected(name)):
        starts = content_starts(text, row["content"])
        assert min(starts) >= body, row
        paragraphs = [paragraph_at(text, start) for start in starts]
        assert not row["cue"] or any(re.search(rf"\b{re.escape(row['cue'])}\b", place) for place in paragraphs), row
        assert any(words_of(row["source"]) in place for place in paragraphs), row
        assert row["speaker"].lower() in text.lower(), row


@pytest.mark.parametrize("name", NAMES)
def test_kinds_agree_with_the_marks(name: str) -> None:
    for row in some(expected(name)):
        spans = words_of(row["content"]).split(" || ")
        opened = [span[0] in '“‘«"' for span in spans]
        inside = any(mark in row["content"] for mark in '“«"')
        kind = "direct" if all(opened) else "mixed" if inside else "indirect"
        assert (row["kind"], bool(row["speaker"])) == (kind, row["speaker_kind"] in {"person", "organization", "group"})


@pytest.mark.parametrize("name", [name for name in NAMES if absent(name)])
def test_what_must_not_be_found_stands_in_the_article_and_is_not_expected(name: str) -> None:
    text = article(name).text
    contents = [row["content"] for row in expected(name)]
    for row in some(absent(name)):
        assert text.count(row["content"]) == 1, row
        assert row["content"] not in contents
        assert row["why"] in {"scare quote", "title", "nickname", "inside another quotation"}


@pytest.mark.parametrize("name", [name for name in NAMES if wrong(name)])
def test_what_is_wrong_stands_in_the_article_and_has_its_reason(name: str) -> None:
    text = article(name).text
    for row in some(wrong(name)):
        assert list(row) == ["content", "cue", "why"]
        assert row["why"]
        assert row["cue"] in text
        assert min(content_starts(text, row["content"])) >= 0, row


def test_rows_of_one_article_do_not_repeat_one_another() -> None:
    for name in some(NAMES):
        contents = [row["content"] for row in expected(name)]
        assert len(contents) == len(set(contents))


def test_real_people_are_quoted_in_four_words_at_most() -> None:
    phrases = [found.strip("“”") for found in QUOTED.findall(article(REAL_PEOPLE).text)]
    assert [phrase for phrase in some(phrases) if len(phrase.split()) > 4] == []


def paragraph_at(text: str, offset: int) -> str:
    """The line of text that holds the character."""
    start = text.rfind("\n", 0, offset) + 1
    return text[start : text.find("\n", offset)]
