"""The site: every page answers, questions find, links lead somewhere, and no text becomes markup."""

import csv
import io
import re
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from loops import some
from readings import FERRY, HARBOUR, READINGS, Said, Someone, add, read

from quotes.database.export import exportable
from quotes.errors import QuotesError
from quotes.site.plugin import Piece, highlighted, in_context, shortened
from quotes.site.serve import listen, make_site, serve


@pytest.fixture(scope="module")
def site(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Datasette]:
    """The site of the hand-made readings, opened from a folder that has nothing to do with it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("elsewhere"))
        yield make_site(database)


async def page(site: Datasette, path: str) -> str:
    """The text of a page that must be there."""
    response = await site.client.get(path)
    assert response.status_code == 200, f"{path}: {response.status_code}"
    return str(response.text)


async def rows(site: Datasette, path: str, **params: str) -> list[dict[str, Any]]:
    """The rows of a table, a view or a question."""
    response = await site.client.get(f"/quotes/{path}.json", params={"_shape": "array", **params})
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()
    return found


def select(database: Path, sql: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(database)
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


# --- Pages


async def test_every_table_and_view_has_a_page(site: Datasette, database: Path) -> None:
    with sqlite3.connect(database) as connection:
        names = exportable(connection)
    for name in some(names):
        html = await page(site, f"/quotes/{name}")
        assert '<html lang="en">' in html
        assert "quotes-static/site.css" in html
    assert await page(site, "/quotes-static/site.css")


async def test_the_database_page_hides_the_workings(site: Datasette) -> None:
    html = await page(site, "/quotes")
    shown = re.findall(r'<h3><a href="/quotes/(\w+)">', html)
    assert shown == [
        "aliases",
        "articles",
        "corrections",
        "mentions",
        "quotation_spans",
        "quotation_speakers",
        "quotations",
        "roles",
        "runs",
        "speakers",
    ]


async def test_every_row_of_the_main_tables_has_a_page(site: Datasette, database: Path) -> None:
    for table in ("articles", "quotations", "speakers"):
        for (key,) in some(select(database, f"select id from {table}")):
            await page(site, f"/quotes/{table}/{key}")


async def test_links_within_the_site_lead_to_pages(site: Datasette) -> None:
    start = ["/", "/quotes", "/quotes/quotes", "/quotes/unattributed", "/quotes/articles", "/quotes/search?q=quill"]
    start += ["/quotes/speakers/mara-quill", "/quotes/articles/harbour-vote", "/quotes/shared_quotes"]
    found = set()
    for path in start:
        found |= {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)"', await page(site, path))}
    assert len(found) > 60
    for link in sorted(found):
        await page(site, link)


async def test_front_page(site: Datasette) -> None:
    html = await page(site, "/")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert "14 quotations 8 speakers 5 articles 2 outlets" in text
    assert "Mara Quill 3 speaker of the boat owners" in text
    assert re.findall(r"<blockquote><a[^>]*>(.*?)</a>", html) == [
        "“Every boat that leaves from the old harbour comes home sooner,”",
        "“Nobody has asked the people who work here,” […] “We will be on that quay every morning.”",
        "“I have waited for this since I was nine,”",
    ]


async def test_front_page_of_an_empty_database(tmp_path: Path) -> None:
    add(tmp_path / "empty.db", [])
    assert "There are no quotations yet" in await page(make_site(tmp_path / "empty.db"), "/")


async def test_speaker_page(site: Datasette) -> None:
    html = await page(site, "/quotes/speakers/mara-quill")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert "3 quotations 2 articles from 2024-03-05 to 2024-04-12" in text
    assert "Known as Mara Quill 3 Quill 2" in text
    assert "harbour master 2024-03-05, Council votes to close the old harbour" in text
    assert "speaker of the boat owners speaker · the boat owners, 2024-04-12," in text
    assert len(re.findall("<blockquote>", html)) == 3


async def test_speaker_page_of_a_body_that_has_no_name_of_its_own(tmp_path: Path) -> None:
    said = Said("that the road was closed", "Tarn army", source="The army of Tarn", kind="indirect")
    text = "The army of Tarn said that the road was closed."
    add(tmp_path / "army.db", [read("a", text, [Someone("Tarn army", "organization")], [said])])
    html = await page(make_site(tmp_path / "army.db"), "/quotes/speakers/tarn-army")
    assert "that the road was closed" in html
    assert "Known as" not in html


async def test_what_several_say_together_is_on_the_page_of_each(tmp_path: Path) -> None:
    add(tmp_path / "ferry.db", [FERRY])
    site = make_site(tmp_path / "ferry.db")
    mara, idris = (
        f'<a href="/quotes/speakers/{key}">{name}</a>'
        for key, name in (("mara-quill", "Mara Quill"), ("idris-quill", "Idris Quill"))
    )
    ((key,),) = select(tmp_path / "ferry.db", "select id from quotations where ordinal = 1")
    html = await page(site, f"/quotes/quotations/{key}")
    assert f'<span class="speaker">{mara} · {idris}</span>' in html
    assert "<title>Mara Quill · Idris Quill: The boats will run</title>" in html
    assert f"{mara} · {idris}" in await page(site, "/quotes/articles/ferry")
    assert f'<span class="speaker">with {idris}</span>' in await page(site, "/quotes/speakers/mara-quill")
    html = await page(site, "/quotes/speakers/idris-quill")
    assert f'<span class="speaker">with {mara}</span>' in html
    assert html.count('<span class="speaker">') == 1
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/quotes/quotes[^"]*_where[^"]*)"', html)]
    assert len(links) == 2
    for link in links:
        assert "The boats will run" in await page(site, link)
    found = await rows(site, "said_by", speaker="Idris Quill")
    assert [row["speakers"] for row in found] == ["Mara Quill · Idris Quill", "Idris Quill"]
    assert [row["speaker"] for row in await rows(site, "search", q="idris")] == ["⟦Idris Quill⟧"] * 2
    assert [(row["speaker"], row["quotations"]) for row in await rows(site, "who_speaks_most")] == [
        ("Idris Quill", 2),
        ("Mara Quill", 1),
    ]


async def test_quotation_page_shows_its_place(site: Datasette, database: Path) -> None:
    ((key,),) = select(database, "select id from quotations where content like '%sad day%'")
    html = await page(site, f"/quotes/quotations/{key}")
    assert "<mark>“This is a sad day for the town &amp; its &lt;b&gt;boats&lt;/b&gt;,”</mark>" in html
    assert '<span class="source">a voice at the back of the hall</span>' in html
    assert '<span class="cue">called out</span>' in html
    assert "no name for “a voice”" in html
    assert "Why no speaker" in html


async def test_pages_that_are_not_there(site: Datasette) -> None:
    for path in ("/quotes/speakers/nobody", "/quotes/quotations/0", "/quotes/articles/none", "/quotes/none"):
        assert (await site.client.get(path)).status_code == 404


# --- Questions


async def test_search_ranks_and_marks(site: Datasette) -> None:
    found = await rows(site, "search", q="harbour")
    assert [(row["quote"], row["speaker"]) for row in found] == [
        ("the ⟦harbour⟧ lost money every year", "Idris Quill"),
        ("“Every boat that leaves from the old ⟦harbour⟧ comes home sooner,”", "Mara Quill"),
    ]
    html = await page(site, "/quotes/search?q=harbour")
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["harbour", "harbour"]
    assert "⟦harbour" not in html


async def test_search_finds_speakers_by_any_name(site: Datasette) -> None:
    assert {row["speaker"] for row in await rows(site, "search", q="TVRS")} == {"⟦Tarn Valley Rescue Society⟧"}
    assert [row["speaker"] for row in await rows(site, "search", q="ibanez")] == ["⟦José Ibáñez⟧"]


@pytest.mark.parametrize(
    "question", ["", " ", '"', '""', "\t", "*", "AND", "don't \"stop", "⟦x⟧", "'; drop table", "^a:b"]
)
@pytest.mark.parametrize(("name", "parameter"), [("search", "q"), ("quotes_about", "word"), ("said_by", "speaker")])
async def test_any_text_is_a_question(site: Datasette, name: str, parameter: str, question: str) -> None:
    assert await rows(site, name, **{parameter: question}) == []
    response = await site.client.get(f"/quotes/{name}", params={parameter: question})
    assert response.status_code == 200
    assert ("Nothing found" in response.text) == bool(question)


@pytest.mark.parametrize("name", ["quill", "Quill", "Mara Quill", "mara-quill", " mara quill "])
async def test_said_by(site: Datasette, name: str) -> None:
    found = [row["quote"] for row in await rows(site, "said_by", speaker=name)]
    assert found == [
        "“Every boat that leaves from the old harbour comes home sooner,”",
        "“Nobody has asked the people who work here.”",
        "“Nobody has asked the people who work here,” […] “We will be on that quay every morning.”",
    ]


async def test_who_speaks_most(site: Datasette) -> None:
    found = await rows(site, "who_speaks_most")
    assert [(row["speaker"], row["quotations"]) for row in found[:3]] == [
        ("Mara Quill", 3),
        ("Tarn Valley Rescue Society", 2),
        ("Idris Quill", 2),
    ]


async def test_quotes_about(site: Datasette) -> None:
    found = await rows(site, "quotes_about", word="boats")
    assert [(row["quote"], row["speaker"]) for row in found] == [
        ("“Every ⟦boat⟧ that leaves from the old harbour comes home sooner,”", "Mara Quill"),
        ("“This is a sad day for the town & its <b>⟦boats⟧</b>,”", None),
    ]


async def test_unattributed_quotes(site: Datasette) -> None:
    found = await rows(site, "unattributed_quotes")
    assert [(row["source"], row["reason"]) for row in found] == [
        ("a voice at the back of the hall", "no name for “a voice”"),
        ("The ministry in Jordan", "no name for “The ministry”"),
    ]


@pytest.mark.parametrize(
    ("view", "words", "found"),
    [("quotes", "harbour", 2), ("unattributed", "boats", 1), ("speaker_summary", "ibanez", 1)],
)
async def test_the_search_boxes_of_views_find(site: Datasette, view: str, words: str, found: int) -> None:
    assert len(await rows(site, view, _search=words)) == found


# --- Tables


async def test_cells_link_to_their_rows(site: Datasette, database: Path) -> None:
    html = await page(site, "/quotes/quotes?speaker_id=idris-quill&kind=mixed")
    ((key,),) = select(database, "select id from quotations where kind = 'mixed'")
    assert f'<a href="/quotes/quotations/{key}">“most residents” agree</a>' in html
    assert '<a href="/quotes/speakers/idris-quill">Idris Quill</a>' in html
    assert '<a href="/quotes/articles/harbour-vote">Council votes to close the old harbour</a>' in html


async def test_an_article_without_a_headline_has_a_link(site: Datasette) -> None:
    link = '<a href="/quotes/articles/border">untitled article</a>'
    assert link in await page(site, "/quotes/quotes?article_id=border")
    assert link in await page(site, "/quotes/articles?id=border")
    assert link in await page(site, "/quotes/speakers/jordan-press-office")
    assert "<h1>Untitled article</h1>" in await page(site, "/quotes/articles/border")


async def test_facets(site: Datasette) -> None:
    response = await site.client.get("/quotes/quotes.json")
    facets = response.json()["facet_results"]
    found = {name: {value["value"]: value["count"] for value in facet["results"]} for name, facet in facets.items()}
    assert found["kind"] == {"indirect": 7, "direct": 6, "mixed": 1}
    assert found["manner"] == {"speech": 13, "thought": 1}
    assert found["outlet"] == {"Tarn Valley Echo": 8, "Coast Gazette": 5}
    assert found["speaker"]["Mara Quill"] == 3


async def test_csv_has_every_row(tmp_path: Path) -> None:
    """Also where the link asks for no more than Datasette's largest page, as its own links do."""
    text = "".join(f"Person {number} said yes{number}.\n" for number in range(1100))
    said = [Said(f"yes{number}.", None, cue=None) for number in range(1100)]
    add(tmp_path / "crowd.db", [read("crowd", text, [], said)])
    site = make_site(tmp_path / "crowd.db")
    expected = [f"yes{number}." for number in range(1100)]
    for query in ("", "?_size=max", "?_stream=on", "?_dl=1&kind=direct", "?_sort=published"):
        found = csv.DictReader(io.StringIO(await page(site, f"/quotes/quotes.csv{query}")))
        assert [row["quote"] for row in found] == expected, query
    found = csv.DictReader(io.StringIO(await page(site, "/quotes/quotations.csv?_size=max")))
    assert sorted(row["content"] for row in found) == sorted(expected)


@pytest.mark.parametrize(
    ("path", "lines"),
    [("quotes.csv?_size=3", 4), ("quotes.csv?kind=mixed", 2), ("search.csv?q=harbour", 3), ("search.csv", 1)],
)
async def test_csv_has_what_is_asked_for(site: Datasette, path: str, lines: int) -> None:
    assert len((await page(site, f"/quotes/{path}")).splitlines()) == lines


async def test_what_is_added_shows_at_once(tmp_path: Path) -> None:
    add(tmp_path / "quotes.db", [HARBOUR])
    site = make_site(tmp_path / "quotes.db")
    assert len(await rows(site, "quotes")) == 5
    add(tmp_path / "quotes.db", READINGS)
    assert len(await rows(site, "quotes")) == 14


async def test_text_never_becomes_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    text = f"“{evil} ⟦bold⟧,” said {evil}."
    reading = read(
        evil,
        text,
        [Someone(evil, roles=(evil,))],
        [Said(f"“{evil} ⟦bold⟧,”", evil, source=evil, reason=evil)],
        title=evil,
        outlet=evil,
        byline=evil,
        url="javascript:alert(1)",
        published=f'2024-01-01"{evil}',
    )
    add(tmp_path / "evil.db", [reading, read("other", text, [], [Said(f"“{evil} ⟦bold⟧,”", None)])])
    site = make_site(tmp_path / "evil.db")
    ((quotation, speaker),) = select(
        tmp_path / "evil.db", "select id, speaker_id from quotations where speaker_id is not null"
    )
    paths = ["/", "/quotes/quotes", "/quotes/quotations", "/quotes/articles", "/quotes/speaker_summary"]
    paths += [
        "/quotes/shared_quotes",
        "/quotes/unattributed",
        "/quotes/search?q=alert",
        "/quotes/quotes_about?word=bold",
    ]
    paths += [f"/quotes/search?q={evil}", f"/quotes/said_by?speaker={evil}", "/quotes/who_speaks_most"]
    paths += [f"/quotes/quotations/{quotation}", f"/quotes/speakers/{speaker}", "/quotes/roles"]
    paths += re.findall(r'href="(/quotes/articles/[^"]+)"', await page(site, f"/quotes/quotations/{quotation}"))[:1]
    for path in paths:
        html = await page(site, path)
        assert evil not in html, path
        assert 'href="javascript' not in html, path


# --- Serving


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.db", "no such database. Make it with: quotes add {path} ARTICLES"),
        ("a#b.db", "cannot be served, for its path has one of ? # %. Rename it, or serve a copy."),
    ],
)
def test_what_cannot_be_served(tmp_path: Path, name: str, message: str) -> None:
    path = tmp_path / name
    if name != "none.db":
        add(path, [HARBOUR])
    with pytest.raises(QuotesError) as raised:
        serve(path)
    assert str(raised.value) == f"{path}: {message.format(path=path)}"


def test_a_port_that_is_taken(database: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(QuotesError) as raised:
            serve(database, port=port)
    assert str(raised.value) == (
        f"127.0.0.1:{port}: cannot listen there (Address already in use). Name another port, as in: --port {port + 1}"
    )


def test_a_host_that_is_none(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_host(*args: object, **options: object) -> socket.socket:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "create_server", no_host)
    with pytest.raises(QuotesError) as raised:
        serve(database, host="nowhere.example")
    assert str(raised.value) == (
        "nowhere.example: no such host (Name or service not known). Use 127.0.0.1, or an address of yours."
    )


# --- Text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("no hit", "no hit"),
        ("a ⟦hit⟧ & <another ⟦one⟧>", "a <mark>hit</mark> &amp; &lt;another <mark>one</mark>&gt;"),
        ("⟧ upside down ⟦", "⟧ upside down ⟦"),
        ("⟦⟦twice⟧", "⟦<mark>twice</mark>"),
        ("⟦<script>⟧", "<mark>&lt;script&gt;</mark>"),
    ],
)
def test_highlighted(text: str, html: str) -> None:
    assert highlighted(text) == html


@pytest.mark.parametrize(
    ("text", "short"),
    [("ten letters", "ten letters"), ("one two three", "one two …"), ("onetwothreefour", "onetwothree …"), ("", "")],
)
def test_shortened(text: str, short: str) -> None:
    assert shortened(text, 11) == short


def span(role: str, start: int, end: int) -> dict[str, Any]:
    return {"role": role, "start": start, "end": end}


@pytest.mark.parametrize(
    ("text", "spans", "pieces"),
    [
        ("He said no.", [span("content", 8, 10)], [("He said ", None), ("no", "content"), (".", None)]),
        (
            "Far.\n\nNear.\nHe said no.\r\n\r\nNear.\nFar.",
            [span("content", 20, 22), span("cue", 15, 19), span("source", 12, 14)],
            [
                ("Near.\n", None),
                ("He", "source"),
                (" ", None),
                ("said", "cue"),
                (" ", None),
                ("no", "content"),
                (".\r\n\r\nNear.", None),
            ],
        ),
        (
            "“No,” he said, “never.”",
            [span("content", 0, 5), span("content", 15, 23), span("source", 6, 14), span("cue", 9, 13)],
            [
                ("“No,”", "content"),
                (" ", None),
                ("he ", "source"),
                ("said", "cue"),
                (",", "source"),
                (" ", None),
                ("“never.”", "content"),
            ],
        ),
    ],
)
def test_in_context(text: str, spans: list[dict[str, Any]], pieces: list[tuple[str, str | None]]) -> None:
    assert in_context(text, spans) == [Piece(*piece) for piece in pieces]
