"""Readers: files, folders, JSON lines and standard input become articles, their text untouched."""

import io
import json
from pathlib import Path

import pytest
from paths import SHARED

from quotes.errors import QuotesError
from quotes.model import Article
from quotes.readers import Failure, Header, article_id, count_articles, parse_header, read_articles
from quotes.readers.build import outlet_of
from quotes.readers.dates import date_in_url, iso_date, looks_like_date
from quotes.readers.decode import decode

BODY = "The ferry to Gannet Rock will not sail on Sundays this winter, the harbour master has told the town council.\n"


def read(*paths: Path | str, stdin: bytes = b"") -> list[Article | Failure]:
    return list(read_articles([str(path) for path in paths], io.BytesIO(stdin)))


# --- dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("17 November 2015", "2015-11-17"),
        ("Tuesday 17 November 2015", "2015-11-17"),
        ("Tue, 17 Nov 2015 10:30:00 GMT", "2015-11-17"),
        ("Tue 17 Nov 2015 10.30 GMT", "2015-11-17"),
        ("Published: 17th of November, 2015", "2015-11-17"),
        ("Last updated on Tuesday, November 17, 2015 at 9:05 p.m.", "2015-11-17"),
        ("NOVEMBER 17 2015", "2015-11-17"),
        ("10:30 GMT, 17 Nov. 2015", "2015-11-17"),
        ("Sept. 3, 2015 | 10am", "2015-09-03"),
        ("17-Nov-2015", "2015-11-17"),
        ("2015-11-17", "2015-11-17"),
        ("2015/11/17", "2015-11-17"),
        ("2015-11-17 10:30 GMT", "2015-11-17"),
        ("2015-11-17T10:30:05Z", "2015-11-17T10:30:05Z"),
        ("2015-11-17 10:30:05.250+01:00", "2015-11-17T10:30:05+01:00"),
        ("17/11/2015", "2015-11-17"),
        ("11/17/2015", "2015-11-17"),
        ("5.5.2015", "2015-05-05"),
        ("5/6/2015", None),  # June in London, May in New York
        ("31 February 2015", None),
        ("17 November 3015", None),
        ("17 November", None),
        ("November 2015", None),
        ("On 17 November 2015 the pier closed", None),
        ("", None),
    ],
)
def test_iso_date(line: str, expected: str | None) -> None:
    assert iso_date(line) == expected


def test_a_date_that_can_be_read_in_two_ways_is_a_date_line_all_the_same() -> None:
    assert looks_like_date("5/6/2015")
    assert not looks_like_date("5/6 of the 2015 catch")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/news/2015/11/17/ferry", "2015-11-17"),
        ("https://www.example.org/news/2015/7/2/ferry", "2015-07-02"),
        ("https://www.example.org/news/2015-11-17-ferry/", "2015-11-17"),
        ("https://www.example.org/20151117/ferry", "2015-11-17"),
        ("https://www.example.org/17/11/2015/ferry", "2015-11-17"),
        ("https://www.example.org/05/06/2015/ferry", None),
        ("https://www.example.org/2015/11/ferry", None),
        ("https://www.example.org/201511171234/ferry", None),  # an article's number
        ("https://www.example.org/18001117/ferry", None),
        ("https://www.example.org/ferry?date=/2015/11/17/", None),
    ],
)
def test_date_in_url(url: str, expected: str | None) -> None:
    assert date_in_url(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.Example.org:8080/a", "example.org"),
        ("http://en.example.co.uk", "en.example.co.uk"),
        ("www.example.org%2Fnews%2Fa.html", "example.org"),
        ("https://localhost/a", None),
        ("", None),
    ],
)
def test_outlet_of(url: str, expected: str | None) -> None:
    assert outlet_of(url) == expected


# --- headers

URL = "https://www.example.org/2015/11/16/ferry-will-not-sail-on-sundays"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        (f"{URL}\n\n", Header(url=URL, published="2015-11-16")),
        (f"{URL}\nTuesday 17 November 2015\n\n", Header(url=URL, published="2015-11-17")),
        (f"{URL}\n5/6/2015\n", Header(url=URL, published="2015-11-16")),  # June or May: the address is clearer
        (
            f"{URL}\r\n17 November 2015\r\nNo ferry on Sundays\r\nBy Jo Fenn, Night Editor\r\n\r\n",
            Header(url=URL, published="2015-11-17", title="No ferry on Sundays", byline="Jo Fenn, Night Editor"),
        ),
        (
            f"No ferry on Sundays, harbour master says\n\nBy Jo Fenn | 17 Nov 2015\n\n{URL}\n\n",
            Header(
                url=URL, published="2015-11-17", title="No ferry on Sundays, harbour master says", byline="Jo Fenn"
            ),
        ),
        ("No ferry on Sundays\n", Header(title="No ferry on Sundays")),
        ("\n\n  No ferry on Sundays  \n\n", Header(title="No ferry on Sundays")),
        ("“Never on a Sunday”: ferry to stop\n\n", Header(title="“Never on a Sunday”: ferry to stop")),
        ("By Jo Fenn\n\n", Header(byline="Jo Fenn")),
        ("BY JO FENN AND AL VAN DER MEER\n\n", Header(byline="JO FENN AND AL VAN DER MEER")),
        ("Words by Jo Fenn and Al van der Meer in Rome.\n", Header(byline="Jo Fenn and Al van der Meer in Rome")),
        ("By George, they did it on a Sunday\n", Header(title="By George, they did it on a Sunday")),
        ("By Reuters\n\n", Header(byline="Reuters")),
        ("By a Staff Reporter\n\n", Header(byline="a Staff Reporter")),
        ("By our correspondent in Rome\n\n", Header(byline="our correspondent in Rome")),
        ("By land and sea the gulls come home\n\n", Header(title="By land and sea the gulls come home")),
        ("Published 17 November 2015 | Updated 18 November 2015\n\n", Header(published="2015-11-17")),
        (
            f"{URL}\n\nWill the ferry sail on Sundays?\n\n",
            Header(url=URL, published="2015-11-16", title="Will the ferry sail on Sundays?"),
        ),
        (f"{URL}\n\nFERRY SAILS SUNDAYS\n\n", Header(url=URL, published="2015-11-16", title="FERRY SAILS SUNDAYS")),
    ],
)  # fmt: skip
def test_parse_header(opening: str, expected: Header) -> None:
    header = parse_header(opening + BODY)
    assert header == Header(
        url=expected.url,
        published=expected.published,
        title=expected.title,
        byline=expected.byline,
        end=len(opening),
    )


@pytest.mark.parametrize(
    "opening",
    [
        "The ferry will not sail on Sundays.\n\n",  # a sentence
        "Will the ferry sail on Sundays?\n\n",  # and no address that says so too
        "“We will not sail,” she said.\n\n",
        "Seagulls stood on the pier. Photo: Jo Fenn\n\n",
        "The pier at dusk. Below: the ferry\n\n",
        "Photo: the ferry at dusk\n\n",
        "GANNET ROCK – The ferry will not sail on Sundays\n\n",  # a dateline
        "the ferry will not sail on Sundays\n\n",
        "Jo Fenn\n\n",  # a byline or a headline: nobody can tell
        "SALLY MARSH FENN\n\n",
        "Sundays\n\n",
        "The harbour master of Gannet Rock has told the council that its ferry\nwill no longer sail on\n",
        "By the sea the winter begins when the last ferry has gone and nobody minds\n",
        "See https://www.example.org/ferry for more about this ferry, its crew and its master, Jo Fenn\n",
        "In 17 November 2015, the ferry sailed for the last time, and it has not been seen in the harbour since\n",
        "",
    ],
)
def test_a_body_keeps_its_first_line(opening: str) -> None:
    assert parse_header(opening + BODY) == Header()


def test_a_line_that_the_address_contradicts_is_no_title() -> None:
    text = f"https://www.example.org/town-hall-roof-repairs-cost-double\n\nWhat the mayor wants\n\n{BODY}"
    assert parse_header(text).title is None


def test_a_title_followed_by_a_lower_case_line_is_a_broken_sentence() -> None:
    assert parse_header(f"The ferry to Gannet Rock\n\nwill not sail on Sundays. {BODY}").title is None


def test_only_the_first_title_is_one() -> None:
    header = parse_header(f"No ferry on Sundays\n\nThe harbour master explains himself\n\n{BODY}")
    assert (header.title, header.end) == ("No ferry on Sundays", len("No ferry on Sundays\n\n"))


# --- text files


def test_a_text_file_becomes_an_article(tmp_path: Path) -> None:
    text = f"{URL}\r\n\r\n17 November 2015\r\nNo ferry on Sundays\r\nBy Jo Fenn\r\n\r\n{BODY}"
    file = tmp_path / "ferry.txt"
    file.write_bytes(text.encode())
    assert read(file) == [
        Article(
            id=article_id(URL, text),
            text=text,
            url=URL,
            title="No ferry on Sundays",
            outlet="example.org",
            byline="Jo Fenn",
            published="2015-11-17",
            language="en",
            path=str(file),
            body_start=text.index(BODY),
        )
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("“Café” – naïve".encode(), "“Café” – naïve"),
        (b"\xef\xbb\xbf" + "“Café”".encode(), "“Café”"),
        ("“Café”".encode("utf-16"), "“Café”"),
        (b"\xfe\xff" + "“Café”".encode("utf-16-be"), "“Café”"),
        ("“Café” – a naïve painter’s view".encode("cp1252"), "“Café” – a naïve painter’s view"),
        ("He paid €5 at the CAFÉ”".encode("cp1252") + b" \x93yes\x94", "He paid €5 at the CAFÉ” “yes”"),
        (b"one\r\ntwo\rthree\n\n \xc2\xa0four\x0c" + b"x" * 200, "one\r\ntwo\rthree\n\n \u00a0four\x0c" + "x" * 200),
        (
            rb"{\rtf1{\fonttbl\f0 Arial;}{\*\secret no}\f0 \'93Caf\'e9\'94\par \{two\} \u8211? \u55357?\u56832?\~x\}",
            "“Café”\n{two} – 😀\u00a0x}",
        ),
    ],
)
def test_decode(data: bytes, expected: str) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary data"),
        (b"%PDF-1.7\n", "binary data"),
        ("No mark".encode("utf-16-le"), "binary data"),
        (b"\x01\x02\x03 a few words", "binary data"),
        (rb"{\rtf1 NUL\u0?}", "binary data"),
        ("“Café” – naïve".encode() + b"\xff", "UTF-8 is damaged at byte 22"),
        ("Ферри не ходит".encode("cp1251"), "neither UTF-8 nor Windows-1252"),
        (b"Only five bytes are no letter in Windows-1252: \x81", "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfe\x00\xd8x\x00", "UTF-16 is damaged at byte 2"),
        (b"<!DOCTYPE html><p>x</p>", "HTML or XML"),
    ],
)
def test_decode_refuses(data: bytes, message: str) -> None:
    with pytest.raises(QuotesError, match=message):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n", f"{URL}\n\n17 November 2015\n".encode()])
def test_a_file_without_text_is_a_failure_with_its_name(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(data)
    (failure,) = read(file)
    assert isinstance(failure, Failure)
    assert failure.where == str(file)
    assert "empty" in failure.message or "no text" in failure.message
    assert str(failure) == f"{file}: {failure.message}"


def test_a_failure_does_not_stop_the_others(tmp_path: Path) -> None:
    for name, data in {"1.txt": b"\0", "2.txt": BODY.encode(), "4.txt": b""}.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "3.txt").symlink_to(tmp_path / "gone")
    kinds = [
        (type(item), Path(item.path or "" if isinstance(item, Article) else item.where).name) for item in read(tmp_path)
    ]
    assert kinds == [(Failure, "1.txt"), (Article, "2.txt"), (Failure, "3.txt"), (Failure, "4.txt")]


@pytest.mark.parametrize("name", ["a.html", "a.PDF", "a.docx", "a.csv", "a.rss", "a.warc"])
def test_other_formats_say_what_can_be_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(BODY)
    (failure,) = read(file)
    assert isinstance(failure, Failure)
    assert "can't be read yet" in failure.message
    assert ".jsonl" in failure.message


def test_a_named_file_of_any_other_suffix_is_tried(tmp_path: Path) -> None:
    file = tmp_path / "ferry.article"
    file.write_text(BODY)
    assert [item.text for item in read(file) if isinstance(item, Article)] == [BODY]


# --- sources


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.TEXT", "a/b.ndjson", "c.jsonl", ".hidden.txt", ".git/x.txt", "d.html", "README"]
    for name in names:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"text": BODY}) + "\n" if "json" in name else BODY)
    paths = [item.path for item in read(tmp_path) if isinstance(item, Article)]
    assert paths == [str(tmp_path / name) for name in ["a/b.ndjson:1", "a/z.TEXT", "b.txt", "c.jsonl:1"]]
    assert count_articles([str(tmp_path)]) == 4


def test_sources_are_checked_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "empty").mkdir()
    for wrong, message in {
        str(tmp_path / "gone.txt"): "no such file or folder",
        str(tmp_path / "empty"): "no article in this folder",
        "https://www.example.org/": "web addresses can't be read yet",
    }.items():
        with pytest.raises(QuotesError, match=message) as error:
            read_articles([str(tmp_path / "a.txt"), wrong])
        assert str(error.value).startswith(wrong)


def test_articles_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    first, second = tmp_path / "1.txt", tmp_path / "2.txt"
    first.write_text(BODY)
    second.write_text("too early")
    articles = read_articles([str(tmp_path)])
    next(articles)
    second.write_text(BODY)
    assert [item.text for item in articles if isinstance(item, Article)] == [BODY]


# --- standard input


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (BODY.encode(), [("-", BODY)]),
        (b'\n{"text": "One."}\n\n{"text": "Two."}', [("-:2", "One."), ("-:4", "Two.")]),
        (b"{curly} first words\n", [("-", "{curly} first words\n")]),
    ],
)
def test_standard_input(stdin: bytes, expected: list[tuple[str, str]]) -> None:
    assert [(item.path, item.text) for item in read("-", stdin=stdin) if isinstance(item, Article)] == expected
    assert count_articles(["-"]) is None


def test_empty_standard_input_is_a_failure() -> None:
    assert read("-") == [Failure("-", "it is empty; remove it, or fill it and read it again")]


def test_standard_input_is_read_once() -> None:
    with pytest.raises(QuotesError, match="only once"):
        read_articles(["-", "-"])


@pytest.mark.parametrize("stdin", [b'[{"text": "One."}]', b'[\n {"text": "One."}\n]', b'{\n "text": "One."\n}'])
def test_json_that_is_not_lines_says_how_to_convert_it(stdin: bytes) -> None:
    (failure,) = read("-", stdin=stdin)
    assert isinstance(failure, Failure)
    assert "not one object a line" in failure.message


# --- JSON lines


def read_line(record: object) -> Article | Failure:
    (item,) = read("-", stdin=b' {"text": "First line."}\n' + json.dumps(record).encode())[1:]
    return item


def test_json_lines_with_every_field() -> None:
    record = {
        "id": 7, "text": " Body.\r\n", "url": URL, "title": "T", "outlet": "The Gannet", "byline": "Jo Fenn",
        "published": "November 17, 2015", "language": "cy", "shoe_size": 9,
    }  # fmt: skip
    assert read_line(record) == Article(
        id="7", text=" Body.\r\n", url=URL, title="T", outlet="The Gannet", byline="Jo Fenn", published="2015-11-17",
        language="cy", path="-:2",
    )  # fmt: skip


def test_json_lines_with_common_other_names() -> None:
    record = {
        "body": "Body.", "headline": "T", "source": {"name": "The Gannet"}, "authors": ["Jo Fenn", "Al Marsh"],
        "publishedAt": "2015-11-17T10:30:00Z", "link": URL, "title": None, "author": "",
    }  # fmt: skip
    assert read_line(record) == Article(
        id=article_id(URL, "Body."), text="Body.", url=URL, title="T", outlet="The Gannet", byline="Jo Fenn, Al Marsh",
        published="2015-11-17T10:30:00Z", path="-:2",
    )  # fmt: skip


def test_what_an_object_leaves_out_is_found_in_its_address_and_opening_lines() -> None:
    article = read_line({"url": URL, "date": "5/6/2015", "text": f"No ferry on Sundays\n\n{BODY}"})
    assert isinstance(article, Article)
    assert (article.outlet, article.published, article.title) == ("example.org", "2015-11-16", "No ferry on Sundays")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"title": "T"}, "no text"),
        ({"text": ""}, "no text"),
        ({"text": " \n"}, "no text"),
        ({"text": ["Body."]}, "no text"),
        ({}, "no text"),
        (["Body."], "no JSON object"),
        ("Body.", "no JSON object"),
        ({"text": "Bo\0dy."}, "NUL"),
        ({"text": "Body \ud800."}, "surrogate"),
        ({"text": "Body.", "title": "\udc00"}, "surrogate"),
    ],
)
def test_a_json_line_that_is_no_article(record: object, message: str) -> None:
    failure = read_line(record)
    assert isinstance(failure, Failure)
    assert failure.where == "-:2"
    assert message in failure.message


@pytest.mark.parametrize(
    ("line", "message"),
    [(b'{"text": "On', "not JSON"), (b'{"text": "\xff"}', "not UTF-8"), (b"[" * 100_000, "not JSON")],
)
def test_a_broken_json_line_names_its_place(tmp_path: Path, line: bytes, message: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(line + b'\n\n{"text": "Two."}\n')
    broken, whole = read(file)
    assert isinstance(broken, Failure)
    assert broken.where == f"{file}:1"
    assert message in broken.message
    assert isinstance(whole, Article)
    assert (whole.text, whole.path) == ("Two.", f"{file}:3")


def test_an_empty_json_lines_file_is_a_failure(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n\n")
    assert read(file) == [Failure(str(file), "it is empty; remove it, or fill it and read it again")]


def test_the_id_depends_on_address_and_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "b.txt").write_text(BODY)
    (tmp_path / "c.txt").write_text(f"{URL}\n{BODY}")
    ids = [item.id for item in read(tmp_path) if isinstance(item, Article)]
    assert ids[0] == ids[1] == article_id(None, BODY) == article_id("", BODY)
    assert len({*ids, article_id(URL, BODY)}) == 3


# --- real files


@pytest.mark.corpora("articles")
def test_the_given_article() -> None:
    (article,) = [item for item in read(SHARED / "articles") if isinstance(item, Article)]
    assert article.published == "2015-11-17"
    assert article.title is not None
    assert article.title.startswith("Russian and US forces exchange")


@pytest.mark.corpora("corpora/newswire")
def test_newswire_is_read_whole() -> None:
    items = read(SHARED / "corpora" / "newswire")
    assert [item for item in items if isinstance(item, Failure)] == []
    articles = [item for item in items if isinstance(item, Article)]
    assert len(articles) == 1095
    rich = [item for item in articles if item.text.encode() != Path(item.path or "").read_bytes()]
    assert [Path(item.path or "").name for item in rich] == ["arg_buenosairestimes_1.txt"]  # rich text under .txt
    assert sum(item.url is not None for item in articles) == 1094  # the other runs its address into its text
    assert sum(item.published is not None for item in articles) == 242
