"""The database: what is stored, in which order it may come, what a kill leaves, and whose files are left alone."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from paths import ROOT, TESTS
from readings import BORDER, COUNTRY, FERRY, HARBOUR, PLAYHOUSE, READINGS, RESCUE, Said, Someone, add, read
from sqlite_utils import Database

from quotes.database import schema
from quotes.database.connection import bring_up_to_date, transaction
from quotes.database.store import is_stored, link_speakers, open_database, save_reading, start_run
from quotes.errors import QuotesError

# Everything but when it was written.
CONTENT = {
    "articles": "id, url, title, outlet, byline, published, language, text, words, path, sha256",
    "quotations": "*",
    "quotation_spans": "*",
    "quotation_chains": "*",
    "quotation_speakers": "*",
    "speakers": "*",
    "aliases": "*",
    "roles": "*",
    "chains": "*",
    "mentions": "*",
    "corrections": "*",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quotes.db"


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every content table, sorted."""
    connection = sqlite3.connect(path)
    rows = {
        table: sorted(connection.execute(f"select {columns} from {table}"), key=repr)
        for table, columns in CONTENT.items()
    }
    connection.close()
    return rows


def select(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = connection.execute(sql).fetchall()
    connection.close()
    return rows


# --- What is stored


def test_a_reading_is_stored_whole(path: Path) -> None:
    add(path, [HARBOUR])
    assert select(
        path, "select ordinal, kind, manner, content, cue, cue_lemma, source, speaker_id, reason from quotations"
    ) == [
        (
            1,
            "direct",
            "speech",
            "“Nobody has asked the people who work here,” […] “We will be on that quay every morning.”",
            "said",
            "said",
            "Quill",
            "mara-quill",
            "surname Quill",
        ),
        (
            2,
            "indirect",
            "speech",
            "that response times would double",
            "warned",
            "warned",
            "The Tarn Valley Rescue Society (TVRS)",
            "tarn-valley-rescue-society",
            "name",
        ),
        (
            3,
            "direct",
            "speech",
            "“This is a sad day for the town & its <b>boats</b>,”",
            "called out",
            "called out",
            "a voice at the back of the hall",
            None,
            "no name for “a voice”",
        ),
        (
            4,
            "indirect",
            "speech",
            "the harbour lost money every year",
            "said",
            "said",
            "Council leader Idris Quill, who is no relation,",
            "idris-quill",
            "name",
        ),
        (
            5,
            "mixed",
            "thought",
            "“most residents” agree",
            "believes",
            "believes",
            "He",
            "idris-quill",
            "pronoun He -> subject of previous sentence",
        ),
    ]
    assert select(
        path,
        "select role, ordinal from quotation_spans where quotation_id = (select id from quotations where ordinal = 1)",
    ) == [("content", 1), ("content", 2), ("cue", 1), ("source", 1)]
    assert select(path, "select articles, quotations, words, seconds, models, options from runs") == [
        (1, 5, HARBOUR.article.words, 1.5, "none", "{}")
    ]


def test_speakers_across_articles(path: Path) -> None:
    add(path, READINGS)
    assert select(path, "select id, name, kind, description, first_quoted, last_quoted from speakers order by id") == [
        ("idris-quill", "Idris Quill", "person", "council leader", "2024-03-05", "2024-03-05"),
        ("jordan", "Jordan", "person", None, "2024-02-20", "2024-02-20"),
        ("jordan-other", "Jordan", "other", None, "2024-05-01T08:30:00+00:00", "2024-05-01T08:30:00+00:00"),
        ("jordan-press-office", "Jordan Press Office", "organization", None, None, None),
        ("jose-ibanez", "José Ibáñez", "person", "café owner", "2024-04-12", "2024-04-12"),
        ("mara-quill", "Mara Quill", "person", "speaker of the boat owners", "2024-03-05", "2024-04-12"),
        ("speaker-628e807f56", "Анна Орлова", "person", "director", "2024-02-20", "2024-02-20"),
        (
            "tarn-valley-rescue-society",
            "Tarn Valley Rescue Society",
            "organization",
            None,
            "2024-03-05",
            "2024-04-12",
        ),
    ]
    assert select(path, "select alias, mentions from aliases where speaker_id = 'mara-quill' order by 1") == [
        ("Mara Quill", 3),
        ("Quill", 2),
    ]
    assert select(path, "select role, article_id from roles where speaker_id = 'mara-quill' order by 1") == [
        ("harbour master", "harbour-vote"),
        ("speaker of the boat owners", "rescue-week"),
    ]
    assert select(path, "select role, title, organization from roles where organization is not null") == [
        ("speaker of the boat owners", "speaker", "the boat owners"),
    ]
    assert select(path, "select article_id, level from chains where speaker_id like 'tarn%' order by 1") == [
        ("harbour-vote", "same name"),
        ("rescue-week", "known alias"),
    ]


def test_a_name_that_is_only_mentioned_links_to_the_speaker(path: Path) -> None:
    add(path, READINGS)
    assert select(path, "select speaker_id from mentions where article_id = 'playhouse' and form = 'name'") == [
        ("jordan",),
        ("jordan",),
        ("jordan",),
        ("mara-quill",),
        ("speaker-628e807f56",),
    ]
    assert select(path, "select distinct speaker_id from mentions where form = 'nominal'") == [(None,)]


def test_white_space_within_names_and_roles_is_folded(path: Path) -> None:
    text = "Old\nTom,   the\r\nferryman, said nothing would change."
    people = [Someone("Old\nTom", roles=("the\r\nferryman",))]
    add(path, [read("ferry", text, people, [Said("nothing would change", "Old\nTom")])])
    assert select(path, "select name, description from speakers") == [("Old Tom", "the ferryman")]
    assert select(path, "select alias, mentions from aliases") == [("Old Tom", 1)]


def test_the_quotes_show_the_first_role_with_title_and_organization(path: Path) -> None:
    add(path, READINGS)
    found = select(
        path, "select distinct speaker, role, role_title, role_organization from quotes where role like 'sp%'"
    )
    assert found == [("Mara Quill", "speaker of the boat owners", "speaker", "the boat owners")]


def test_roles_that_say_the_same_change_nothing(path: Path) -> None:
    add(path, READINGS)
    before = content(path)
    with open_database(path) as db:
        link_speakers(db)
    assert content(path) == before


def test_an_older_database_goes_on_working(path: Path) -> None:
    """As it was before roles had a title, quotations several speakers, and speakers a confidence of their own."""
    db = Database(path)
    schema.migrations.apply(db, stop_before="m004_quotation_speakers")
    add_plain(db)
    db.close()
    with open_database(path) as db:
        link_speakers(db)
    assert select(path, "select role, title, organization from roles order by 1") == [
        ("harbour master", None, None),
        ("poet", None, None),
    ]
    assert select(path, "select name, description from speakers") == [("Ana Vell", "poet")]
    assert select(path, "select role, role_title, role_organization from quotes") == [("poet", None, None)]
    assert select(path, "select speakers, speaker_confidence from quotes") == [("Ana Vell", None)]
    add(path, [HARBOUR])
    assert select(path, "select title from roles where speaker_id = 'mara-quill'") == [("harbour master",)]


def add_plain(db: Database) -> None:
    """An article with one quotation, whose speaker's roles are plain strings."""
    with db.conn:
        db.execute("insert into runs (id, started_at, version, models, options) values (1, '2024', '0', 'none', '{}')")
        db.execute(
            """
            insert into articles (id, language, text, words, sha256, added_at, run_id)
            values ('a', 'en', 'Ana Vell said no.', 4, 'x', '2024', 1)
            """
        )
        db.execute(
            """
            insert into chains (article_id, chain, name, kind, roles)
            values ('a', 1, 'Ana Vell', 'person', '["poet", "harbour master"]'), ('a', 2, null, 'other', '[]')
            """
        )
        db.execute(
            """
            insert into quotations
                (id, article_id, ordinal, kind, manner, content, reason, confidence, start, "end", chain)
            values ('q', 'a', 1, 'indirect', 'speech', 'no', 'name', 0.9, 14, 16, 1)
            """
        )
        db.execute("insert into mentions (article_id, start, end, form, chain) values ('a', 0, 8, 'name', 1)")


@pytest.mark.parametrize(
    "invariant",
    [
        """
        select quotation_id from quotation_spans join quotations on quotations.id = quotation_id
            join articles on articles.id = article_id
        where quotation_spans.role <> 'content' and iif(quotation_spans.role = 'cue', cue, source) is not
            substr(text, quotation_spans.start + 1, quotation_spans."end" - quotation_spans.start)
        """,
        """
        select quotations.id, content from quotations left join (
            select quotation_id, group_concat(
                substr(text, quotation_spans.start + 1, quotation_spans."end" - quotation_spans.start), ' […] '
            ) as words
            from (select * from quotation_spans order by quotation_id, ordinal) as quotation_spans
                join quotations on quotations.id = quotation_id join articles on articles.id = article_id
            where quotation_spans.role = 'content' group by quotation_id
        ) on quotation_id = quotations.id
        where words is not content
        """,
        "select id from speakers where trim(name) = '' or id not in (select speaker_id from quotation_speakers)",
        """
        select id, speaker_id from quotations where speaker_id is not (
            select speaker_id from quotation_speakers where quotation_id = id and ordinal = 1
        ) or chain is not (select chain from quotation_chains where quotation_id = id and ordinal = 1)
        """,
        """
        select quotation_id, speaker_id from quotation_chains join chains using (article_id, chain)
        where speaker_id is not null
        except select quotation_id, speaker_id from quotation_speakers
        """,
        "pragma foreign_key_check",
        "pragma integrity_check(0)",
        """
        select article_id from mentions join articles on articles.id = article_id
        where "end" > length(text)
        """,
    ],
)
def test_invariants(path: Path, invariant: str) -> None:
    add(path, [*READINGS, FERRY])
    assert [row for row in select(path, invariant) if row != ("ok",)] == []


def test_the_same_words_in_two_articles_are_a_group(path: Path) -> None:
    text = '"Every boat that leaves from the old harbour comes home sooner," Mara Quill wrote.\n"No," she said.\n'
    sentence = '"Every boat that leaves from the old harbour comes home sooner,"'
    wire = read("wire", text, [Someone("Mara Quill")], [Said(sentence, "Mara Quill", "wrote"), Said('"No,"', None)])
    again = read("wire-2", "No, she said. No, she said again.", [], [Said("No", None)], outlet="Wire")
    add(path, [*READINGS, wire, again])
    assert select(path, "select quote, speakers, quotations, articles, outlets from shared_quotes") == [
        ('"Every boat that leaves from the old harbour comes home sooner,"', "Mara Quill", 2, 2, 1)
    ]
    grouped = select(path, "select article_id, group_id from quotations where group_id is not null order by 1")
    assert [article_id for article_id, _ in grouped] == ["rescue-week", "wire"]
    assert len({group_id for _, group_id in grouped}) == 1


# --- Several who speak together


def test_all_who_speak_together_have_the_quotation(path: Path) -> None:
    add(path, [FERRY])
    assert select(path, "select ordinal, speaker_id, chain from quotations order by 1") == [
        (1, "mara-quill", 1),
        (2, "idris-quill", 2),
    ]
    query = """
        select quotations.ordinal, quotation_speakers.ordinal, quotation_speakers.speaker_id
        from quotation_speakers join quotations on quotations.id = quotation_id order by 1, 2
    """
    assert select(path, query) == [(1, 1, "mara-quill"), (1, 2, "idris-quill"), (2, 1, "idris-quill")]
    assert select(path, "select speaker, speakers from quotes order by quotation_rowid") == [
        ("Mara Quill", "Mara Quill · Idris Quill"),
        ("Idris Quill", "Idris Quill"),
    ]
    assert select(path, "select speaker, quotations from speaker_summary order by 1") == [
        ("Idris Quill", 2),
        ("Mara Quill", 1),
    ]


def test_a_quotation_of_nobody_has_no_speakers(path: Path) -> None:
    add(path, [HARBOUR])
    assert select(path, "select distinct speakers from quotes where speaker is null") == [(None,)]


def test_two_of_one_article_who_are_one_speaker_have_the_quotation_once(path: Path) -> None:
    text = "The boats will run, Save Our Tarn and SaveOurTarn said."
    bodies = [Someone("Save Our Tarn", "organization"), Someone("SaveOurTarn", "organization")]
    said = Said("The boats will run", ("Save Our Tarn", "SaveOurTarn"), kind="indirect")
    add(path, [HARBOUR, read("again", text, bodies, [said])])
    query = """
        select quotation_speakers.speaker_id, quotation_speakers.ordinal
        from quotation_speakers join quotations on id = quotation_id where article_id = 'again'
    """
    assert select(path, query) == [("save-our-tarn", 1)]


def test_before_settling_the_first_who_is_linked_is_the_speaker(path: Path) -> None:
    text = "The boats will run, Jordan and Mara Quill said."
    people = [Someone("Jordan", "other"), Someone("Mara Quill")]
    both = read("both", text, people, [Said("The boats will run", ("Jordan", "Mara Quill"), kind="indirect")])
    with open_database(path) as db:
        run_id = start_run(db, "none", {})
        for reading in (PLAYHOUSE, both):
            save_reading(db, reading, run_id)
    query = """
        select quotations.speaker_id, group_concat(quotation_speakers.speaker_id), max(quotation_speakers.ordinal)
        from quotations join quotation_speakers on quotation_id = id where article_id = 'both'
    """
    assert select(path, query) == [("mara-quill", "mara-quill", 1)]
    add(path, [])
    assert select(path, query) == [("jordan-other", "jordan-other,mara-quill", 2)]


def test_shared_words_are_of_all_who_said_them(path: Path) -> None:
    text = "Every boat that leaves from here comes home sooner, {} said."
    words = "Every boat that leaves from here comes home sooner"
    people = [Someone("Mara Quill"), Someone("Idris Quill")]
    one = read("one", text.format("Mara Quill and Idris Quill"), people, [Said(words, ("Idris Quill", "Mara Quill"))])
    two = read("two", text.format("Mara Quill"), people[:1], [Said(words, "Mara Quill")])
    add(path, [one, two])
    assert select(path, "select speakers, quotations from shared_quotes") == [("Idris Quill · Mara Quill", 2)]


# --- Again, in another order, cut off

TOGETHER = (*READINGS, FERRY)


def test_adding_again_changes_nothing(path: Path) -> None:
    add(path, TOGETHER)
    before = path.read_bytes()
    with open_database(path) as db:
        changes = db.conn.total_changes
        link_speakers(db)
        assert db.conn.total_changes == changes
    add(path, TOGETHER)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["quotes.db"]


@pytest.mark.parametrize("seed", range(6))
def test_another_order_gives_the_same(tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(TOGETHER, len(TOGETHER))
    add(tmp_path / "one.db", TOGETHER)
    add(tmp_path / "other.db", shuffled)
    assert content(tmp_path / "other.db") == content(tmp_path / "one.db")


def test_one_at_a_time_gives_the_same(tmp_path: Path) -> None:
    add(tmp_path / "one.db", READINGS)
    for reading in reversed(READINGS):
        add(tmp_path / "other.db", [reading])
    assert content(tmp_path / "other.db") == content(tmp_path / "one.db")
    assert select(tmp_path / "other.db", "select count(*), sum(articles) from runs") == [(5, 5)]


def test_a_new_article_can_take_a_link_back(path: Path) -> None:
    add(path, [HARBOUR, RESCUE])
    assert select(path, "select speaker_id from quotations where content like 'Four crews%'") == [
        ("tarn-valley-rescue-society",)
    ]
    text = "Trams of Valley Rail and Sea (TVRS) run late, the Trams of Valley Rail and Sea said."
    trams = Someone("Trams of Valley Rail and Sea", "organization", aliases=("TVRS",))
    add(path, [read("trams", text, [trams], [Said("run late", "Trams of Valley Rail and Sea")])])
    assert select(path, "select speaker_id from quotations where content like 'Four crews%'") == [("tvrs",)]
    assert select(path, "select alias from aliases where speaker_id = 'tvrs'") == [("TVRS",)]
    assert select(path, "pragma foreign_key_check") == []


def test_what_people_entered_stays(path: Path) -> None:
    add(path, [HARBOUR])
    with open_database(path) as db:
        db.table("speakers").update("mara-quill", {"wikidata_id": "Q1"})
    add(path, [RESCUE])
    assert select(path, "select description, wikidata_id from speakers where id = 'mara-quill'") == [
        ("speaker of the boat owners", "Q1")
    ]


def test_before_settling_every_link_is_of_the_right_kind(path: Path) -> None:
    with open_database(path) as db:
        run_id = start_run(db, "none", {})
        for reading in (PLAYHOUSE, COUNTRY):
            save_reading(db, reading, run_id)
        query = "select article_id, speaker_id from quotations where content like '%waited%' or content like '%talks%'"
        assert db.execute(query).fetchall() == [("playhouse", "jordan"), ("country", None)]


def test_a_failed_save_leaves_nothing(path: Path) -> None:
    twice = replace(HARBOUR, mentions=(*HARBOUR.mentions, HARBOUR.mentions[0]))
    with open_database(path) as db:
        run_id = start_run(db, "none", {})
        with pytest.raises(sqlite3.IntegrityError):
            save_reading(db, twice, run_id)
        assert not db.conn.in_transaction
        assert [db.table(table).count for table in CONTENT] == [0] * len(CONTENT)
        assert save_reading(db, HARBOUR, run_id)


def test_saving_twice_is_refused(path: Path) -> None:
    with open_database(path) as db:
        run_id = start_run(db, "none", {})
        assert [save_reading(db, HARBOUR, run_id), save_reading(db, HARBOUR, run_id)] == [True, False]
        assert is_stored(db, HARBOUR.article)
        assert not is_stored(db, RESCUE.article)


def test_an_id_with_another_text_is_an_error(path: Path) -> None:
    changed = replace(HARBOUR.article, text=HARBOUR.article.text + "Correction: it was Wednesday.\n")
    message = "harbour-vote: already stored with another text; give the new version its own id."
    with open_database(path) as db:
        save_reading(db, HARBOUR, start_run(db, "none", {}))
        with pytest.raises(QuotesError) as raised:
            is_stored(db, changed)
        assert str(raised.value) == message


COPIES = """
import sys
from dataclasses import replace
from pathlib import Path
sys.path.insert(0, {tests!r})
from readings import READINGS, add
for number in range(15):
    articles = [replace(reading.article, id=f"{{reading.article.id}}-{{number}}") for reading in READINGS]
    add(Path({path!r}), [replace(old, article=new) for old, new in zip(READINGS, articles)])
    print(number, flush=True)
"""


def add_copies(path: Path) -> subprocess.Popen[str]:
    """A process that adds the readings many times over, each time under new ids."""
    code = COPIES.format(tests=str(TESTS), path=str(path))
    root = ROOT
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=root)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    """What a single run leaves, that nobody disturbs."""
    path = tmp_path_factory.mktemp("clean") / "clean.db"
    process = add_copies(path)
    process.communicate()
    assert process.returncode == 0
    return content(path)


@pytest.mark.slow
def test_killed_and_run_again_is_one_clean_run(tmp_path: Path, clean: dict[str, list[tuple[object, ...]]]) -> None:
    for delay in (0.0, 0.003, 0.011):
        killed = add_copies(tmp_path / "killed.db")
        assert killed.stdout is not None
        killed.stdout.readline()
        time.sleep(delay)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
    (stored,) = select(tmp_path / "killed.db", "select count(*) from articles")
    assert stored < (15 * len(READINGS),)
    process = add_copies(tmp_path / "killed.db")
    process.communicate()
    assert process.returncode == 0
    assert content(tmp_path / "killed.db") == clean


@pytest.mark.slow
def test_two_writers_wait_for_each_other(tmp_path: Path, clean: dict[str, list[tuple[object, ...]]]) -> None:
    writers = [add_copies(tmp_path / "shared.db") for _ in range(2)]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    assert content(tmp_path / "shared.db") == clean


def refused(monkeypatch: pytest.MonkeyPatch, *reasons: str) -> None:
    """Let SQLite refuse write-ahead logging for these reasons, one each time, before it agrees."""
    left, agree = list(reasons), Database.enable_wal

    def enable_wal(db: Database) -> None:
        if left:
            raise sqlite3.OperationalError(left.pop(0))
        agree(db)

    monkeypatch.setattr(Database, "enable_wal", enable_wal)


def test_two_that_make_one_database_wait_for_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(monkeypatch, "database is locked", "database is locked")
    with open_database(tmp_path / "new.db") as db:
        assert db.journal_mode == "wal"


def test_a_full_disk_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused(monkeypatch, "database or disk is full")
    with pytest.raises(QuotesError, match="the disk is full"):
        open_database(tmp_path / "new.db")


def test_a_writer_that_does_not_end(path: Path) -> None:
    with open_database(path) as writer, transaction(writer), pytest.raises(QuotesError) as raised:
        open_database(path, busy_seconds=0.05)
    assert str(raised.value) == (
        f"{path}: another process is writing to it. Wait until that has ended, then run the command again."
    )


# --- Search, shape


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("quotations", "harbours", 2),
        ("quotations", "вернусь", 1),
        ("quotations", "closed", 0),
        ("articles", "cafe", 1),
        ("articles", "lifeboat", 1),
        ("speakers", "ibanez", 1),
        ("speakers", "leader", 1),
        ("aliases", "tvrs", 1),
    ],
)
def test_full_text_search(path: Path, table: str, words: str, found: int) -> None:
    add(path, READINGS)
    with open_database(path) as db:
        assert len(list(db.table(table).search(words))) == found


def test_a_transformed_table_needs_its_text_index_again(path: Path) -> None:
    add(path, [HARBOUR])
    with open_database(path) as db:
        db.table("articles").transform(types={"language": str})
        assert db.table("articles").triggers == []
        schema.index_text(db, "articles")
        save_reading(db, RESCUE, 1)
        assert [row["id"] for row in db.table("articles").search("lifeboat")] == ["rescue-week"]


def test_every_text_index_has_triggers(path: Path) -> None:
    with open_database(path) as db:
        assert {table: len(db.table(table).triggers) for table in schema.TEXT_INDEXES} == {
            "articles": 3,
            "quotations": 3,
            "speakers": 3,
            "aliases": 3,
        }


def test_every_foreign_key_has_an_index(path: Path) -> None:
    with open_database(path) as db:
        for table in CONTENT:
            indexed = {tuple(index.columns[:1]) for index in db.table(table).indexes}
            indexed |= {tuple(db.table(table).pks[:1])}
            for key in db.table(table).foreign_keys:
                columns = key.columns if key.is_compound else (key.column,)
                assert columns[:1] in indexed, f"{table}.{columns[0]}"


# --- Files that are not ours


def sqlite_file(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def foreign(path: Path) -> None:
    sqlite_file(path, "create table recipes (id integer primary key)", "insert into recipes values (1)")


def foreign_in_wal(path: Path) -> None:
    sqlite_file(path, "pragma journal_mode = wal", "create table recipes (id integer primary key)")


def foreign_with_migrations(path: Path) -> None:
    db = Database(path)
    migrations = type(schema.migrations)("recipes")
    migrations(name="first")(lambda db: db.table("recipes").create({"id": int}))
    migrations.apply(db)
    db.close()


def text_file(path: Path) -> None:
    path.write_text("Council votes to close the old harbour\n")


def damaged(path: Path) -> None:
    foreign(path)
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 8000)


def newer(path: Path) -> None:
    with open_database(path) as db:
        db.execute("insert into _sqlite_migrations (migration_set, name) values ('quotes', 'm999_later')")


NOT_OURS = "a database, but not one of quotes. It is left as it is; name another file."


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (foreign, NOT_OURS),
        (foreign_in_wal, NOT_OURS),
        (foreign_with_migrations, NOT_OURS),
        (text_file, "not a SQLite database. The database comes first; name another file for it."),
        (damaged, "the database is damaged (database disk image is malformed). Restore a copy, or name another file."),
        (newer, "made by a newer version of quotes than 0.1.0. Upgrade quotes to use it."),
        (Path.mkdir, "cannot be read (Is a directory). The database comes first: name a file."),
    ],
)
def test_files_that_are_left_alone(path: Path, make, message: str) -> None:
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for create in (True, False):
        with pytest.raises(QuotesError) as raised:
            open_database(path, create)
        assert str(raised.value) == f"{path}: {message}"
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [file.name for file in path.parent.iterdir()] == ["quotes.db"]


def test_no_such_folder(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "quotes.db"
    with pytest.raises(QuotesError) as raised:
        open_database(path)
    assert str(raised.value) == f"{path}: there is no folder {path.parent}. Make it first, or name another file."


def test_no_such_database(path: Path) -> None:
    with pytest.raises(QuotesError) as raised:
        open_database(path, create=False)
    assert str(raised.value) == f"{path}: no such database. Make it with: quotes add {path} ARTICLES"
    assert not path.exists()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder where even root may not write")
def test_a_folder_that_may_not_be_written_to() -> None:
    with pytest.raises(QuotesError) as raised:
        open_database("/proc/quotes.db")
    assert str(raised.value) == (
        "/proc/quotes.db: it cannot be opened or made. Check that its folder exists and that you may write there."
    )


def test_a_database_that_turns_read_only(path: Path) -> None:
    with open_database(path) as db:
        db.execute("pragma query_only = on")
        with pytest.raises(QuotesError) as raised:
            start_run(db, "none", {})
        assert str(raised.value) == (
            f"{path}: it is read-only. Give yourself the right to write to it and to its folder, or name another file."
        )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to read-only files")
def test_a_read_only_file(path: Path) -> None:
    add(path, [BORDER])
    path.chmod(0o444)
    with pytest.raises(QuotesError) as raised:
        open_database(path)
    assert str(raised.value).startswith(f"{path}: it is read-only.")


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    add(path, [BORDER])
    assert select(path, "select count(*) from quotations") == [(1,)]


def test_an_older_database_is_brought_up_to_date_before_it_is_only_read(path: Path) -> None:
    db = Database(path)
    schema.migrations.apply(db, stop_before="m004_quotation_speakers")
    add_plain(db)
    db.close()
    bring_up_to_date(path)
    assert len(select(path, "select speakers, speaker_confidence, role_title from quotes")) == 1
    before = path.read_bytes()
    bring_up_to_date(path)
    assert path.read_bytes() == before
