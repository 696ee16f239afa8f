"""What the site adds to Datasette's pages: links, highlights, and the data of the front page and the rows' own pages.

Only `serve` registers it, so that other Datasette sites of the user stay as they are.
"""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import is_url, tilde_encode, urlsafe_components
from datasette.utils.asgi import Request
from jinja2 import Environment
from markupsafe import Markup, escape

from quotes.text.paragraphs import split_paragraphs

DATABASE = "quotes"
STATIC = "quotes-static"

# Around a hit in the results of queries. Never trusted: cells are escaped first, and only pairs become tags.
HIT = re.compile("⟦([^⟦⟧]*)⟧")

# What an article without a headline is called.
UNTITLED = "untitled article"

# Columns that link to a row, by the key beside them.
LINKS = {
    "quote": ("quotation_id", "quotations"),
    "speaker": ("speaker_id", "speakers"),
    "title": ("article_id", "articles"),
}

Row = Mapping[str, Any]
Vars = dict[str, Any]
App = Callable[[Vars, Any, Any], Awaitable[None]]


@hookimpl  # type: ignore[untyped-decorator]
def extra_css_urls(datasette: Datasette) -> list[str]:
    """Our style sheet, on every page."""
    return [datasette.urls.path(f"/{STATIC}/site.css")]


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """For templates: `row_url(table, key)`; `untitled`; and `is url`, for a text that is safe to link to."""
    env.globals["row_url"] = lambda table, key: row_url(datasette, table, key)
    env.globals["untitled"] = UNTITLED
    env.tests["url"] = lambda text: isinstance(text, str) and is_url(text)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Every CSV file of a table or view is whole, while Datasette's own links stop after 1,000 rows."""

    def wrapper(app: App) -> App:
        async def with_whole_csv(scope: Vars, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and scope["path"].endswith(".csv"):
                scope = {**scope, "query_string": whole(scope["query_string"])}
            await app(scope, receive, send)

        return with_whole_csv

    return wrapper


def whole(query_string: bytes) -> bytes:
    """The query string of a CSV file with all rows, in large steps; as it is where it asks for a part."""
    options = parse_qs(query_string.decode("latin-1"))
    if "_next" in options or options.get("_size", ["max"]) != ["max"]:
        return query_string
    return b"&".join(filter(None, [query_string, b"_stream=on&_size=max"]))


def row_url(datasette: Datasette, table: str, key: str) -> str:
    """The address of a row's page."""
    return str(datasette.urls.row(DATABASE, table, tilde_encode(key)))


# --- Cells


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Row, value: Any, column: str, table: str | None, database: str, datasette: Datasette) -> Any:
    """Highlights in the results of queries; links from a quote, a speaker or a headline to its page."""
    if database != DATABASE:
        return None
    if column in ("confidence", "speaker_confidence") and isinstance(value, float):
        return f"{value:.2f}"
    if (table, column) == ("articles", "text"):
        return shortened(value, 200)
    if (table, column) == ("roles", "title"):
        return None  # of a person, not of an article
    key, target = LINKS.get(column, ("", ""))
    if table == target:
        key = "id"
    if key not in row.keys() or row[key] is None:  # noqa: SIM118 (a sqlite3.Row)
        return None
    text = shortened(str(value or UNTITLED), datasette.setting("truncate_cells_html"))
    shown = highlighted(text) if table is None else escape(text)
    return Markup('<a href="{}">{}</a>').format(row_url(datasette, target, row[key]), shown)


def highlighted(text: str) -> Markup:
    """The text, escaped, with its hits marked."""
    return Markup(HIT.sub(r"<mark>\1</mark>", str(escape(text))))


def shortened(text: str, limit: int) -> str:
    """The text, or its first words if it has more than `limit` characters."""
    return text if len(text) <= limit else text[:limit].rsplit(None, 1)[0] + " …"


# --- Pages


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    view_name: str, database: str | None, table: str | None, request: Request | None, datasette: Datasette
) -> Callable[[], Awaitable[Vars]] | None:
    """The data of the pages that have a template of ours."""
    if view_name == "index":
        return lambda: front_page(datasette)
    page = ROW_PAGES.get(table or "")
    if view_name == "row" and database == DATABASE and page and request:
        (key,) = urlsafe_components(request.url_vars["pks"])
        return lambda: page(datasette, key)
    return None


async def front_page(datasette: Datasette) -> Vars:
    """Numbers, the latest quotes (one an article) and who speaks most."""
    counts = await select(
        datasette,
        """
        select (select count(*) from articles) as articles, (select count(*) from quotations) as quotations,
            (select count(*) from speakers) as speakers, (select count(distinct outlet) from articles) as outlets
        """,
    )
    latest = await quotes(
        datasette,
        """
        with latest as (select id from articles order by published desc, id limit 60)
        select quotes.* from latest join quotes on quotation_id = (
            select id from quotations
            where article_id = latest.id and speaker_id is not null and kind <> 'indirect' and length(content) < 300
            order by ordinal limit 1
        )
        order by published desc, article_id limit 6
        """,
    )
    speakers = await select(
        datasette,
        """
        with most as (
            select speaker_id, count(*) as quotations from quotation_speakers
            group by speaker_id order by 2 desc, 1 limit 12
        )
        select id, name, description, quotations from most join speakers on id = speaker_id
        order by quotations desc, name
        """,
    )
    return {"counts": counts[0], "latest": latest, "speakers": speakers}


async def speaker_page(datasette: Datasette, speaker_id: str) -> Vars:
    """A speaker with their names, roles and quotations, the latest first."""
    own = {"id": speaker_id}
    return {
        "speaker": await first(datasette, "select * from speakers where id = :id", own),
        "summary": await first(datasette, "select * from speaker_summary where speaker_id = :id", own),
        "aliases": await select(
            datasette, "select * from aliases where speaker_id = :id order by mentions desc, alias", own
        ),
        "roles": await select(
            datasette,
            """
            select role, roles.title as office, organization, article_id, articles.title, published
            from roles join articles on articles.id = article_id
            where speaker_id = :id order by published desc, role
            """,
            own,
        ),
        "quotes_said": await quotes(
            datasette,
            """
            select * from quotes
            where quotation_id in (select quotation_id from quotation_speakers where speaker_id = :id)
            order by published desc, article_id, quotation_rowid limit 200
            """,
            own,
        ),
    }


async def quotation_page(datasette: Datasette, quotation_id: str) -> Vars:
    """A quotation in the paragraphs that it stands in."""
    own = {"id": quotation_id}
    found = await quotes(datasette, "select * from quotes where quotation_id = :id", own)
    if not found:
        return {}
    (quote,) = found
    spans = await select(
        datasette, 'select role, start, "end" from quotation_spans where quotation_id = :id order by start', own
    )
    article = await first(datasette, "select text from articles where id = :id", {"id": quote["article_id"]})
    elsewhere = await quotes(
        datasette,
        """
        select quotes.* from quotations join quotations as others using (group_id)
            join quotes on quotes.quotation_id = others.id
        where quotations.id = :id and others.article_id <> quotations.article_id
        order by published, quotation_id
        """,
        own,
    )
    pieces = in_context(article["text"], spans) if article else []
    return {"quote": quote, "pieces": pieces, "elsewhere": elsewhere}


async def article_page(datasette: Datasette, article_id: str) -> Vars:
    """An article with its quotations marked."""
    own = {"id": article_id}
    article = await first(datasette, "select * from articles where id = :id", own)
    if article is None:
        return {}
    spans = await select(
        datasette,
        """
        select quotation_spans.role, quotation_spans.start, quotation_spans."end", quotation_id
        from quotations join quotation_spans on quotation_id = quotations.id
        where article_id = :id and role = 'content' order by quotation_spans.start
        """,
        own,
    )
    said = await quotes(datasette, "select * from quotes where article_id = :id order by quotation_rowid", own)
    return {
        "article": article,
        "pieces": cut(article["text"], 0, len(article["text"]), spans),
        "article_quotes": said,
    }


ROW_PAGES = {"speakers": speaker_page, "quotations": quotation_page, "articles": article_page}


class Piece(NamedTuple):
    """Part of an article's text, and the part that it plays in a quotation: content, cue, source or none."""

    text: str
    role: str | None


def in_context(text: str, spans: Iterable[Row]) -> list[Piece]:
    """The paragraphs of the spans and one more on either side, cut at the spans' ends. Spans count characters."""
    spans = list(spans)
    first, last = min(span["start"] for span in spans), max(span["end"] for span in spans)
    paragraphs = split_paragraphs(text)
    before = [paragraph.start for paragraph in paragraphs if paragraph.end <= first][-1:]
    after = [paragraph.end for paragraph in paragraphs if paragraph.start >= last][:1]
    start = before[0] if before else 0
    return cut(text, start, after[0] if after else len(text), spans)


def cut(text: str, start: int, end: int, spans: Iterable[Row]) -> list[Piece]:
    """The characters start..end of the text as pieces; where spans overlap, content goes before cue before source."""
    roles: list[str | None] = [None] * (end - start)
    for role in ("source", "cue", "content"):
        for span in spans:
            if span["role"] == role:
                length = span["end"] - span["start"]
                roles[span["start"] - start : span["end"] - start] = [role] * length
    edges = [i for i in range(len(roles)) if i == 0 or roles[i] != roles[i - 1]]
    return [
        Piece(text[start + low : start + high], roles[low])
        for low, high in zip(edges, [*edges[1:], len(roles)], strict=True)
    ]


async def quotes(datasette: Datasette, sql: str, params: Row | None = None) -> list[Row]:
    """The rows of a query of the view `quotes`, each with everyone who said it, by key and name."""
    rows = await select(datasette, sql, params)
    speakers: dict[str, list[Row]] = {row["quotation_id"]: [] for row in rows}
    for row in await select(
        datasette,
        """
        select quotation_id, id, name from quotation_speakers join speakers on id = speaker_id
        where quotation_id in (select value from json_each(:keys)) order by ordinal
        """,
        {"keys": json.dumps(list(speakers))},
    ):
        speakers[row["quotation_id"]].append(row)
    return [{**dict(row), "everyone": speakers[row["quotation_id"]]} for row in rows]


async def select(datasette: Datasette, sql: str, params: Row | None = None) -> list[Row]:
    """The rows of a query."""
    return list((await datasette.get_database(DATABASE).execute(sql, params)).rows)


async def first(datasette: Datasette, sql: str, params: Row) -> Row | None:
    """The first row of a query."""
    rows = await select(datasette, sql, params)
    return rows[0] if rows else None
