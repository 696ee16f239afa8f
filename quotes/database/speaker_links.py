"""From stored chains to speakers: evidence out, links in. Every function runs within its caller's transaction."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sqlite_utils import Database

from quotes.model import ChainKey, Evidence, Speaker
from quotes.speakers.evidence import TITLE_LENGTH, Mentioned
from quotes.speakers.identify import Link, identify
from quotes.speakers.same_words import group_of

# Of a quotation: the speakers of all its chains, each once, and the first of them.
LINK_QUOTATION = (
    "delete from quotation_speakers where quotation_id = :id",
    """
    insert into quotation_speakers (quotation_id, speaker_id, ordinal)
    select quotation_id, speaker_id, row_number() over (order by min(ordinal))
    from quotation_chains join chains using (article_id, chain)
    where quotation_id = :id and speaker_id is not null
    group by speaker_id
    """,
    """
    update quotations set speaker_id = (
        select speaker_id from quotation_speakers where quotation_id = :id and ordinal = 1
    )
    where id = :id
    """,
)

Row = tuple[str | int | None, ...]
SPEAKER_COLUMNS = ("id", "name", "kind", "description", "first_quoted", "last_quoted")
ROLE_COLUMNS = ("speaker_id", "role", "article_id", "title", "organization")


def link_article(db: Database, article_id: str) -> None:
    """Link one article's chains to speakers of their names, made if need be: a start, until `link_all`."""
    found = identify(load_evidence(db, article_id))
    kinds: dict[str, str] = {}
    for speaker in found.speakers:
        kinds.update(db.execute("select id, kind from speakers where id = ?", [speaker.id]).fetchall())
    # Jordan the country is not linked to a stored Jordan who is a person: parting them is left to `link_all`.
    agreed = {
        speaker.id: speaker
        for speaker in found.speakers
        if (kinds.get(speaker.id, speaker.kind) == "person") == (speaker.kind == "person")
    }
    write_speakers(db, [speaker for speaker in agreed.values() if speaker.id not in kinds])
    link_chains(db, {key: link for key, link in found.links.items() if link.speaker_id in agreed})


def link_all(db: Database) -> None:
    """Recompute everything that depends on more than one article, and write what differs."""
    found = identify(load_evidence(db))
    stored = {
        ChainKey(article_id, chain): Link(speaker_id, level) if speaker_id else None
        for article_id, chain, speaker_id, level in db.execute(
            "select article_id, chain, speaker_id, level from chains where name is not null"
        )
    }
    write_speakers(db, changed_speakers(db, found.speakers))
    link_chains(db, {key: found.links.get(key) for key, link in stored.items() if found.links.get(key) != link})
    write_rows(db, "aliases", ("speaker_id", "alias", "mentions"), alias_rows(found.speakers))
    write_rows(db, "roles", ROLE_COLUMNS, role_rows(db))
    drop_speakers(db, {speaker.id for speaker in found.speakers})
    group_quotations(db)


# --- Evidence


def load_evidence(db: Database, article_id: str | None = None) -> Iterator[Evidence]:
    """What the stored articles (or one of them) say of each of their named chains."""
    where, given = ("", []) if article_id is None else ("and chains.article_id = ?", [article_id])
    mentioned: defaultdict[ChainKey, Mentioned] = defaultdict(Mentioned)
    for article, chain, form, mention, before in db.execute(
        f"""
        select chains.article_id, chains.chain, form, substr(text, start + 1, "end" - start),
            substr(text, max(start - {TITLE_LENGTH}, 0) + 1, min(start, {TITLE_LENGTH}))
        from chains join mentions using (article_id, chain) join articles on articles.id = chains.article_id
        where form <> 'nominal' and name is not null {where}
        """,
        given,
    ):
        mentioned[ChainKey(article, chain)].add(form, mention, before)
    for article, chain, name, kind, roles, published, quoted in db.execute(
        f"""
        select chains.article_id, chains.chain, name, kind, roles, published, (
            select count(*) from quotation_chains
            where quotation_chains.article_id = chains.article_id and quotation_chains.chain = chains.chain
        )
        from chains join articles on articles.id = chains.article_id
        where name is not null {where}
        """,
        given,
    ):
        key = ChainKey(article, chain)
        said = mentioned[key]
        yield Evidence(
            key=key,
            name=name,
            kind=kind,
            aliases=tuple(sorted(said.names.items())),
            roles=tuple(role["role"] for role in json.loads(roles)),
            published=published,
            quoted=quoted,
            genders=tuple(sorted(said.genders)),
            bracketed=tuple(sorted(said.bracketed)),
        )


# --- Speakers


def changed_speakers(db: Database, speakers: Iterable[Speaker]) -> list[Speaker]:
    """Those that are not stored just so."""
    stored = set(db.execute(f"select {', '.join(SPEAKER_COLUMNS)} from speakers").fetchall())
    return [speaker for speaker in speakers if speaker_row(speaker) not in stored]


def write_speakers(db: Database, speakers: Iterable[Speaker]) -> None:
    """Insert or change speakers; what people added to a row (`wikidata_id`) stays."""
    key, *others = SPEAKER_COLUMNS
    db.conn.executemany(
        f"""
        insert into speakers ({", ".join(SPEAKER_COLUMNS)}) values ({", ".join("?" for _ in SPEAKER_COLUMNS)})
        on conflict ({key}) do update set {", ".join(f"{column} = excluded.{column}" for column in others)}
        """,
        map(speaker_row, speakers),
    )


def speaker_row(speaker: Speaker) -> tuple[str | None, ...]:
    """A speaker in the order of SPEAKER_COLUMNS."""
    return (speaker.id, speaker.name, speaker.kind, speaker.description, speaker.first_quoted, speaker.last_quoted)


def link_chains(db: Database, links: Mapping[ChainKey, Link | None]) -> None:
    """Give chains their speakers, and with them their mentions and quotations. Several may speak one together."""
    rows = [
        (link.speaker_id if link else None, link.level if link else None, *key) for key, link in sorted(links.items())
    ]
    db.conn.executemany("update chains set speaker_id = ?, level = ? where article_id = ? and chain = ?", rows)
    query = "update mentions set speaker_id = ? where article_id = ? and chain = ?"
    db.conn.executemany(query, [(speaker_id, *key) for speaker_id, _, *key in rows])
    query = "select quotation_id from quotation_chains where article_id = ? and chain = ?"
    spoken = {quotation_id for key in links for (quotation_id,) in db.execute(query, key)}
    for statement in LINK_QUOTATION:
        db.conn.executemany(statement, [{"id": quotation_id} for quotation_id in sorted(spoken)])


def alias_rows(speakers: Iterable[Speaker]) -> set[Row]:
    """Each speaker's aliases with their number of mentions."""
    return {(speaker.id, alias, mentions) for speaker in speakers for alias, mentions in speaker.aliases}


def role_rows(db: Database) -> set[Row]:
    """Each speaker's roles, by article; one that two chains share is one row."""
    rows = db.execute(
        """
        select
            speaker_id, json_extract(value, '$.role'), article_id,
            min(json_extract(value, '$.title')), min(json_extract(value, '$.organization'))
        from chains, json_each(roles) where speaker_id is not null group by 1, 2, 3
        """
    )
    return set(rows.fetchall())


def write_rows(db: Database, table: str, columns: tuple[str, ...], rows: set[Row]) -> None:
    """Make a table hold these rows and no others."""
    stored = set(db.execute(f"select {', '.join(columns)} from {table}").fetchall())
    same = " and ".join(f"{column} is ?" for column in columns)
    db.conn.executemany(f"delete from {table} where {same}", sorted(stored - rows, key=str))
    marks = ", ".join("?" for _ in columns)
    db.conn.executemany(f"insert into {table} ({', '.join(columns)}) values ({marks})", sorted(rows - stored, key=str))


def drop_speakers(db: Database, kept: set[str]) -> None:
    """Delete the speakers that no chain is any more."""
    gone = [(speaker_id,) for (speaker_id,) in db.execute("select id from speakers") if speaker_id not in kept]
    db.conn.executemany("delete from speakers where id = ?", gone)


# --- Groups


def group_quotations(db: Database) -> None:
    """Give quotations of the same words in different articles one `group_id`."""
    stored = db.execute("select id, article_id, content, group_id from quotations").fetchall()
    articles: defaultdict[str | None, set[str]] = defaultdict(set)
    for _, article_id, content, _ in stored:
        articles[group_of(content)].add(article_id)
    wanted = {
        quotation_id: group if group and len(articles[group]) > 1 else None
        for quotation_id, _, content, _ in stored
        for group in [group_of(content)]
    }
    changed = [(wanted[row[0]], row[0]) for row in stored if row[3] != wanted[row[0]]]
    db.conn.executemany("update quotations set group_id = ? where id = ?", changed)
