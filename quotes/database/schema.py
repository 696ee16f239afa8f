"""The database's shape: tables, indexes, full-text search and views, as migrations that are applied in order.

A migration that transforms a table must end with `index_text` for it: `table.transform()` drops the triggers.
"""

from sqlite_utils import Database, Migrations

migrations = Migrations("quotes")

# Columns of full-text search, by table.
TEXT_INDEXES = {
    "articles": ("title", "text"),
    "quotations": ("content",),
    "speakers": ("name", "description"),
    "aliases": ("alias",),
}
TOKENIZE = "porter unicode61 remove_diacritics 2"

TABLES = (
    """
    create table runs (
        id integer primary key,
        started_at text not null,
        finished_at text,
        version text not null,
        models text not null,
        options text not null,
        articles integer not null default 0,
        quotations integer not null default 0,
        words integer not null default 0,
        seconds real
    ) strict
    """,
    """
    create table articles (
        id text primary key not null,
        url text,
        title text,
        outlet text,
        byline text,
        published text,
        language text not null,
        text text not null,
        words integer not null,
        path text,
        sha256 text not null,
        added_at text not null,
        run_id integer not null references runs(id)
    ) strict
    """,
    """
    create table speakers (
        id text primary key not null,
        name text not null check (name <> ''),
        kind text not null check (kind in ('person', 'organization', 'group', 'other')),
        description text,
        wikidata_id text,
        first_quoted text,
        last_quoted text
    ) strict
    """,
    """
    create table aliases (
        speaker_id text not null references speakers(id),
        alias text not null,
        mentions integer not null,
        primary key (speaker_id, alias)
    ) strict
    """,
    """
    create table roles (
        speaker_id text not null references speakers(id),
        role text not null,
        article_id text not null references articles(id),
        primary key (speaker_id, role, article_id)
    ) strict
    """,
    # What each article alone says of its chains: speakers, aliases and roles are derived from it.
    """
    create table chains (
        article_id text not null references articles(id),
        chain integer not null,
        name text check (name <> ''),
        kind text not null check (kind in ('person', 'organization', 'group', 'other')),
        roles text not null check (json_valid(roles)),
        speaker_id text references speakers(id),
        level text,
        primary key (article_id, chain),
        check (speaker_id is null or name is not null)
    ) strict
    """,
    """
    create table quotations (
        id text primary key not null,
        article_id text not null references articles(id),
        ordinal integer not null,
        kind text not null check (kind in ('direct', 'indirect', 'mixed')),
        manner text not null check (manner in ('speech', 'writing', 'thought')),
        content text not null check (content <> ''),
        cue text,
        cue_lemma text,
        source text,
        speaker_id text references speakers(id),
        reason text not null,
        confidence real not null check (confidence between 0 and 1),
        start integer not null check (start >= 0),
        "end" integer not null,
        group_id text,
        chain integer,
        check (start < "end"),
        foreign key (article_id, chain) references chains(article_id, chain)
    ) strict
    """,
    """
    create table quotation_spans (
        quotation_id text not null references quotations(id),
        role text not null check (role in ('content', 'cue', 'source')),
        ordinal integer not null,
        start integer not null check (start >= 0),
        "end" integer not null,
        primary key (quotation_id, role, ordinal),
        check (start < "end")
    ) strict
    """,
    """
    create table mentions (
        article_id text not null references articles(id),
        start integer not null check (start >= 0),
        "end" integer not null,
        form text not null check (form in ('name', 'nominal', 'pronoun')),
        chain integer not null,
        speaker_id text references speakers(id),
        primary key (article_id, start, "end"),
        check (start < "end"),
        foreign key (article_id, chain) references chains(article_id, chain)
    ) strict
    """,
    """
    create table corrections (
        id integer primary key,
        target text not null,
        field text not null,
        value text,
        note text,
        made_by text,
        made_at text not null
    ) strict
    """,
)

# Foreign keys, facets and the columns that people sort by.
INDEXES = {
    "articles": (("run_id",), ("published",), ("outlet",)),
    "aliases": (("alias",),),
    "roles": (("article_id",),),
    "chains": (("speaker_id",),),
    "quotations": (
        ("article_id", "chain"),
        ("speaker_id",),
        ("kind",),
        ("manner",),
        ("cue_lemma",),
        ("confidence",),
        ("group_id",),
    ),
    "mentions": (("article_id", "chain"), ("speaker_id",)),
    "speakers": (("name",), ("kind",)),
    "corrections": (("target",),),
}

# Several may speak together: the chains of a quotation, as its article has them, and the speakers that these are.
TOGETHER = (
    """
    create table quotation_chains (
        quotation_id text not null references quotations(id),
        article_id text not null references articles(id),
        chain integer not null,
        ordinal integer not null,
        primary key (quotation_id, chain),
        foreign key (article_id, chain) references chains(article_id, chain)
    ) strict
    """,
    """
    create table quotation_speakers (
        quotation_id text not null references quotations(id),
        speaker_id text not null references speakers(id),
        ordinal integer not null,
        primary key (quotation_id, speaker_id)
    ) strict
    """,
    """
    insert into quotation_chains (quotation_id, article_id, chain, ordinal)
    select id, article_id, chain, 1 from quotations where chain is not null
    """,
    """
    insert into quotation_speakers (quotation_id, speaker_id, ordinal)
    select id, speaker_id, 1 from quotations where speaker_id is not null
    """,
)

VIEWS = {
    # A view has no rowid, so the views over quotations show theirs: full-text search finds their rows by it.
    "quotes": """
        select
            quotations.content as quote,
            speakers.name as speaker,
            json_extract(chains.roles, '$[0].role') as role,
            articles.outlet,
            articles.published,
            articles.title,
            quotations.kind,
            quotations.manner,
            quotations.cue,
            quotations.confidence,
            quotations.speaker_confidence,
            articles.url,
            quotations.reason,
            (
                select group_concat(name, ' · ') from (
                    select everyone.name from quotation_speakers join speakers as everyone on everyone.id = speaker_id
                    where quotation_id = quotations.id order by ordinal
                )
            ) as speakers,
            quotations.id as quotation_id,
            quotations.article_id,
            quotations.speaker_id,
            quotations.rowid as quotation_rowid,
            json_extract(chains.roles, '$[0].title') as role_title,
            json_extract(chains.roles, '$[0].organization') as role_organization
        from quotations
            join articles on articles.id = quotations.article_id
            left join speakers on speakers.id = quotations.speaker_id
            left join chains on chains.article_id = quotations.article_id and chains.chain = quotations.chain
    """,
    "speaker_summary": """
        select
            speakers.name as speaker,
            speakers.kind,
            speakers.description,
            count(*) as quotations,
            count(distinct quotations.article_id) as articles,
            count(distinct articles.outlet) as outlets,
            sum(quotations.kind = 'direct') as direct,
            sum(quotations.kind = 'indirect') as indirect,
            sum(quotations.kind = 'mixed') as mixed,
            speakers.first_quoted,
            speakers.last_quoted,
            (select group_concat(alias, ' · ') from aliases where speaker_id = speakers.id) as aliases,
            speakers.id as speaker_id,
            speakers.rowid as speaker_rowid
        from speakers
            join quotation_speakers on quotation_speakers.speaker_id = speakers.id
            join quotations on quotations.id = quotation_speakers.quotation_id
            join articles on articles.id = quotations.article_id
        group by speakers.id
    """,
    "unattributed": """
        select
            quotations.content as quote,
            quotations.source,
            quotations.reason,
            articles.outlet,
            articles.published,
            articles.title,
            quotations.kind,
            quotations.manner,
            quotations.cue,
            quotations.confidence,
            articles.url,
            quotations.id as quotation_id,
            quotations.article_id,
            quotations.rowid as quotation_rowid
        from quotations
            join articles on articles.id = quotations.article_id
        where quotations.speaker_id is null
    """,
    "shared_quotes": """
        select
            one.content as quote,
            (
                select group_concat(name, ' · ') from (
                    select distinct speakers.name
                    from quotations
                        join quotation_speakers on quotation_speakers.quotation_id = quotations.id
                        join speakers on speakers.id = quotation_speakers.speaker_id
                    where quotations.group_id = found.group_id order by speakers.name
                )
            ) as speakers,
            found.quotations,
            found.articles,
            found.outlets,
            found.first_published,
            found.last_published,
            found.group_id,
            found.quotation_id
        from (
            select
                quotations.group_id,
                min(quotations.id) as quotation_id,
                count(*) as quotations,
                count(distinct quotations.article_id) as articles,
                count(distinct articles.outlet) as outlets,
                min(articles.published) as first_published,
                max(articles.published) as last_published
            from quotations join articles on articles.id = quotations.article_id
            where quotations.group_id is not null
            group by quotations.group_id
        ) as found join quotations as one on one.id = found.quotation_id
    """,
}


def index_text(db: Database, table: str) -> None:
    """Give a table its full-text search, with the triggers that keep it up to date."""
    db.table(table).enable_fts(TEXT_INDEXES[table], tokenize=TOKENIZE, create_triggers=True, replace=True)


@migrations()
def m001_tables(db: Database) -> None:
    for statement in TABLES:
        db.execute(statement)
    for table, indexes in INDEXES.items():
        for columns in indexes:
            db.table(table).create_index(columns)


@migrations()
def m002_text_search(db: Database) -> None:
    for table in TEXT_INDEXES:
        index_text(db, table)


def make_views(db: Database) -> None:
    """Make the views what VIEWS says: the end of every migration that changes one."""
    for name, query in VIEWS.items():
        db.create_view(name, query, replace=True)


@migrations()
def m003_views(db: Database) -> None:
    make_views(db)


@migrations()
def m004_quotation_speakers(db: Database) -> None:
    for statement in TOGETHER:
        db.execute(statement)
    db.table("quotation_chains").create_index(("article_id", "chain"))
    db.table("quotation_speakers").create_index(("speaker_id", "quotation_id"))
    make_views(db)


@migrations()
def m005_speaker_confidence(db: Database) -> None:
    """Rows stored before have none: their `confidence` is of the quotation and the speaker together."""
    db.execute("alter table quotations add column speaker_confidence real check (speaker_confidence between 0 and 1)")
    db.table("quotations").create_index(("speaker_confidence",))
    make_views(db)


@migrations()
def m006_roles(db: Database) -> None:
    """A role has a title and an organization too; those of articles read before have none until they are read anew."""
    for column in ("title", "organization"):
        db.execute(f"alter table roles add column {column} text")
    db.execute(
        """
        update chains set roles = (
            select json_group_array(json_object('role', value, 'title', null, 'organization', null))
            from (select value from json_each(chains.roles) order by key)
        )
        where roles <> '[]'
        """
    )
    make_views(db)
