"""The speaker database: written one article a transaction, its speakers linked across articles at the end."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlite_utils import Database

from quotes import __version__
from quotes.database.connection import open_database, transaction
from quotes.database.speaker_links import link_all, link_article
from quotes.errors import QuotesError
from quotes.model import Article, Quotation, Reading, Role, Span
from quotes.text.whitespace import one_line

__all__ = ["finish_run", "is_stored", "link_speakers", "open_database", "save_reading", "start_run"]

Row = dict[str, Any]


# --- Save


def is_stored(db: Database, article: Article) -> bool:
    """Is this very article in the database? QuotesError if its id is, with another text."""
    row = db.execute("select sha256 from articles where id = ?", [article.id]).fetchone()
    if row and row[0] != article.sha256:
        raise QuotesError(f"{article.id}: already stored with another text; give the new version its own id.")
    return row is not None


def save_reading(db: Database, reading: Reading, run_id: int) -> bool:
    """Store all that was found in one article, with its speakers as far as this article tells.

    Does nothing and says False if the article is stored. `link_speakers` then links across articles.
    """
    with transaction(db):
        if is_stored(db, reading.article):
            return False
        article_id = reading.article.id
        db.table("articles").insert(article_row(reading.article, run_id))
        db.table("chains").insert_all(chain_rows(reading))
        db.table("mentions").insert_all(mention_rows(reading))
        db.table("quotations").insert_all(quotation_rows(reading))
        db.table("quotation_spans").insert_all(span_rows(reading))
        db.table("quotation_chains").insert_all(quotation_chain_rows(reading))
        link_article(db, article_id)
    return True


def link_speakers(db: Database) -> None:
    """Make speakers, their aliases and roles, every link to them and the groups what the stored articles say.

    Writes what differs, and so nothing if nothing has changed.
    """
    with transaction(db):
        link_all(db)


def article_row(article: Article, run_id: int) -> Row:
    """The article, as read in this run."""
    return {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "text": article.text,
        "words": article.words,
        "path": article.path,
        "sha256": article.sha256,
        "added_at": now(),
        "run_id": run_id,
    }


def chain_rows(reading: Reading) -> Iterator[Row]:
    """The chains: names and roles on one line each, whatever line breaks they have in the text."""
    for chain in reading.chains:
        yield {
            "article_id": reading.article.id,
            "chain": chain.number,
            "name": one_line(chain.name or "") or None,
            "kind": chain.kind,
            "roles": json.dumps([role_record(role) for role in chain.roles], ensure_ascii=False),
        }


def role_record(role: Role) -> dict[str, str | None]:
    """A role as the chains hold it, on one line."""
    organization = one_line(role.organization) if role.organization else None
    return {"role": one_line(role.text), "title": one_line(role.title), "organization": organization}


def mention_rows(reading: Reading) -> Iterator[Row]:
    """The mentions, without the speakers that their chains turn out to be."""
    for mention in reading.mentions:
        yield {
            "article_id": reading.article.id,
            "start": mention.span.start,
            "end": mention.span.end,
            "form": mention.form,
            "chain": mention.chain,
        }


def quotation_rows(reading: Reading) -> Iterator[Row]:
    """The quotations, numbered from 1, without their speakers."""
    text = reading.article.text
    for ordinal, quotation in enumerate(reading.quotations, start=1):
        found = quotation.attribution
        yield {
            "id": quotation_id(reading.article, quotation),
            "article_id": reading.article.id,
            "ordinal": ordinal,
            "kind": found.kind,
            "manner": found.manner,
            "content": found.words(text),
            "cue": found.cue.of(text) if found.cue else None,
            "cue_lemma": found.cue_lemma,
            "source": found.source.of(text) if found.source else None,
            "reason": quotation.reason,
            "confidence": quotation.confidence,
            "speaker_confidence": quotation.speaker_confidence,
            "start": found.extent.start,
            "end": found.extent.end,
            "chain": quotation.chain,
        }


def span_rows(reading: Reading) -> Iterator[Row]:
    """The spans of every quotation, numbered from 1 within their role."""
    for quotation in reading.quotations:
        found = quotation.attribution
        roles: Mapping[str, Iterable[Span]] = {
            "content": found.content,
            "cue": [found.cue] if found.cue else [],
            "source": [found.source] if found.source else [],
        }
        for role, spans in roles.items():
            for ordinal, span in enumerate(spans, start=1):
                yield {
                    "quotation_id": quotation_id(reading.article, quotation),
                    "role": role,
                    "ordinal": ordinal,
                    "start": span.start,
                    "end": span.end,
                }


def quotation_chain_rows(reading: Reading) -> Iterator[Row]:
    """The chains of every quotation, numbered from 1 in the order of the text: of several, all who speak together."""
    for quotation in reading.quotations:
        for ordinal, chain in enumerate(quotation.chains, start=1):
            yield {
                "quotation_id": quotation_id(reading.article, quotation),
                "article_id": reading.article.id,
                "chain": chain,
                "ordinal": ordinal,
            }


def quotation_id(article: Article, quotation: Quotation) -> str:
    """Sixteen hexadecimal digits: the same article and extent give the same ones."""
    extent = quotation.attribution.extent
    return hashlib.sha256(f"{article.id}:{extent.start}:{extent.end}".encode()).hexdigest()[:16]


# --- Runs


def start_run(db: Database, models: str, options: Mapping[str, object]) -> int:
    """A new row of `runs`. Start it when the first article is to be saved: a run that adds nothing leaves no row."""
    with transaction(db):
        row = {
            "started_at": now(),
            "version": __version__,
            "models": models,
            "options": json.dumps(options, ensure_ascii=False, sort_keys=True, default=str),
        }
        run_id = db.table("runs").insert(row).last_pk
    assert isinstance(run_id, int)
    return run_id


def finish_run(db: Database, run_id: int, seconds: float) -> None:
    """Close a run with what it added. A run that was killed keeps `finished_at` empty."""
    counts = """
        select count(*), coalesce(sum(words), 0),
            (select count(*) from quotations join articles on articles.id = article_id where run_id = :run)
        from articles where run_id = :run
    """
    with transaction(db):
        articles, words, quotations = db.execute(counts, {"run": run_id}).fetchone()
        row = {"finished_at": now(), "articles": articles, "words": words, "quotations": quotations}
        db.table("runs").update(run_id, {**row, "seconds": seconds})
        # Without these numbers SQLite takes an index on `kind` for as good as one on `speaker_id`.
        db.execute("pragma analysis_limit = 1000")
        db.execute("analyze")


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
