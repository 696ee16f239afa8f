"""The commands as users type them: what they say, what they store, how they fail."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from functools import partial

import click
import pytest
from click.testing import CliRunner
from loops import some
from paths import ROOT
from readings import READINGS, add

from quotes.cli import commands as cli

ARTICLES = ROOT / "data" / "articles"
STORY = "Ana Mirel, the mayor of Lowford, said the bridge was safe. “Nobody need swim,” she added."


@pytest.fixture
def quotes(annotator):
    """Runs a command in this process, with the models that are loaded already."""
    return partial(run, lambda models, precision: annotator)


def run(load, *words, **options):
    """Runs a command with what loads its models."""
    return CliRunner().invoke(cli.main, [str(word) for word in words], obj=load, **options)


@pytest.fixture
def unread():
    """Runs a command that fails or ends before it loads any models."""
    return partial(run, lambda models, precision: pytest.fail("models are loaded"))


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def contents(path):
    """All rows of a database but what tells runs apart, in the order of their keys."""
    db = sqlite3.connect(path)
    tables = [
        "articles",
        "chains",
        "quotations",
        "quotation_spans",
        "quotation_speakers",
        "mentions",
        "speakers",
        "aliases",
        "roles",
    ]
    rows = {}
    for table in tables:
        columns = [c[1] for c in db.execute(f"pragma table_info({table})") if c[1] not in ("run_id", "added_at")]
        rows[table] = sorted(db.execute(f"select {', '.join(f'[{c}]' for c in columns)} from {table}"), key=repr)
    return rows


# ---- help


def test_help_answers_at_once():
    started = time.perf_counter()
    answer = subprocess.run([sys.executable, "-m", "quotes", "--help"], capture_output=True, text=True, check=True)
    assert "Who said what" in answer.stdout
    fastest = min([time.perf_counter() - started, *(timed_help() for _ in range(4))])
    assert fastest < 0.5


def timed_help():
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "quotes", "--help"], capture_output=True, check=True)
    return time.perf_counter() - started


@pytest.mark.parametrize("name", sorted(cli.main.commands))
def test_every_command_has_help_with_an_example(unread, name):
    answer = unread(name, "--help")
    assert answer.exit_code == 0
    assert re.search(rf"Examples?:\n(  .*\n)*?  .*quotes {name}", answer.output)


def test_every_parameter_of_a_command_is_explained():
    for command in some(cli.main.commands.values()):
        for option in some(command.params):
            assert not isinstance(option, click.Option) or option.help, f"{command.name} {option.name}"


# ---- add


def test_add_makes_a_database_and_says_what_came_of_it(quotes, story, tmp_path):
    answer = quotes("add", tmp_path / "q.db", story)
    assert answer.exit_code == 0
    assert answer.stderr.startswith("1 article; 2 quotations, 100 % with a speaker; 16 words, ")
    rows = contents(tmp_path / "q.db")
    assert [row[0] for row in rows["speakers"]] == ["ana-mirel"]


def test_adding_again_changes_nothing(quotes, story, tmp_path):
    database = tmp_path / "q.db"
    quotes("add", database, story, ARTICLES)
    before = sqlite3.connect(database).iterdump()
    before = list(before)
    answer = quotes("add", database, ARTICLES, story)
    assert answer.stderr.startswith("0 articles; 13 known already")
    assert list(sqlite3.connect(database).iterdump()) == before


def test_the_order_of_articles_does_not_matter(quotes, tmp_path):
    paths = sorted(ARTICLES.glob("*.txt"))
    quotes("add", tmp_path / "one.db", *paths)
    quotes("add", tmp_path / "two.db", *reversed(paths))
    assert contents(tmp_path / "one.db") == contents(tmp_path / "two.db")


def test_standard_input_is_read(quotes, tmp_path):
    answer = quotes("add", tmp_path / "q.db", "-", input=STORY.encode())
    assert answer.exit_code == 0
    assert contents(tmp_path / "q.db")["quotations"] != []


def test_json_lines_are_read(quotes, tmp_path):
    lines = tmp_path / "wire.jsonl"
    lines.write_text(json.dumps({"text": STORY, "title": "Bridge safe", "date": "2026-03-01"}) + "\n")
    assert quotes("add", tmp_path / "q.db", lines).exit_code == 0
    answer = quotes("export", tmp_path / "q.db", "--format", "jsonl")
    first = json.loads(answer.stdout.splitlines()[0])
    assert (first["speaker"], first["title"], first["published"]) == ("Ana Mirel", "Bridge safe", "2026-03-01")


KILLED = """
import os, signal, sys
from quotes import pipeline
from quotes.cli import commands as cli
from quotes.database import store as database
pipeline.WORDS_PER_BATCH = 1000
spans, saved = database.span_rows, []
def span_rows(reading):
    saved.append(reading)
    if len(saved) == 5:
        os.kill(os.getpid(), signal.SIGKILL)  # within the transaction of the fifth article
    return spans(reading)
database.span_rows = span_rows
cli.main(sys.argv[1:])
"""


def test_a_killed_run_goes_on_where_it_was(quotes, tmp_path):
    command = [sys.executable, "-c", KILLED, "add", tmp_path / "killed.db", ARTICLES]
    assert subprocess.run(command, capture_output=True).returncode == -signal.SIGKILL
    assert len(contents(tmp_path / "killed.db")["articles"]) == 4
    answer = quotes("add", tmp_path / "killed.db", ARTICLES)
    assert "4 known already" in answer.stderr
    quotes("add", tmp_path / "clean.db", ARTICLES)
    assert contents(tmp_path / "killed.db") == contents(tmp_path / "clean.db")


# ---- extract and export


def test_extract_prints_for_people(quotes, story):
    answer = quotes("extract", story)
    assert answer.exit_code == 0
    assert "  Ana Mirel, mayor of Lowford  [indirect speech" in answer.stdout
    assert "“Nobody need swim,”" in answer.stdout


def test_extract_prints_json_lines_whose_offsets_prove_the_words(quotes, story):
    answer = quotes("extract", story, "--format", "jsonl")
    records = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [record["speaker"] for record in records] == ["Ana Mirel", "Ana Mirel"]
    roles = {(record["role"], record["role_title"], record["role_organization"]) for record in records}
    assert roles == {("mayor of Lowford", "mayor", "Lowford")}
    for record in some(records):
        assert [STORY[start:end] for start, end in record["content_spans"]] == record["content"]
        assert STORY[slice(*record["source_span"])] == record["source"]


def test_export_writes_the_file_by_its_ending(quotes, story, tmp_path):
    quotes("add", tmp_path / "q.db", story)
    assert quotes("export", tmp_path / "q.db", "speakers", "-o", tmp_path / "s.jsonl").exit_code == 0
    assert json.loads((tmp_path / "s.jsonl").read_text())["id"] == "ana-mirel"


# ---- bad input: one clear sentence, exit status 1, nothing lost


@pytest.fixture
def stored(tmp_path):
    """A database with some articles, to which bad input is added."""
    database = tmp_path / "stored.db"
    add(database, READINGS)
    return database


def bad_inputs(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "lines.jsonl").write_text(json.dumps({"title": "no text"}) + "\n")
    (folder / "folder").mkdir()
    return {
        "wrong path": ("nowhere.txt", "nowhere.txt: "),
        "empty file": ("empty.txt", "empty.txt: "),
        "binary file": ("binary.txt", "binary.txt: "),
        "JSON line without text": ("lines.jsonl", "lines.jsonl:1: "),
        "empty folder": ("folder", "folder: "),
    }


@pytest.mark.parametrize(
    "case", ["wrong path", "empty file", "binary file", "JSON line without text", "empty folder", "unreadable file"]
)
def test_bad_input(unread, stored, tmp_path, case):
    before = contents(stored)
    if case == "unreadable file":
        name, where = unreadable(tmp_path), "locked.txt: "
    else:
        name, where = bad_inputs(tmp_path)[case]
    answer = unread("add", stored, tmp_path / name)
    assert answer.exit_code == 1
    assert "Traceback" not in answer.output
    told = [line for line in answer.stderr.splitlines() if where in line]
    assert len(told) == 1
    assert contents(stored) == before


def unreadable(folder):
    """A file that nobody may read; root may read all, so there it is a link that leads to itself."""
    path = folder / "locked.txt"
    if os.geteuid():
        path.write_text(STORY)
        path.chmod(0)
    else:
        path.symlink_to(path)
    return path.name


@pytest.mark.parametrize("asked", ["single", "half"])
def test_the_precision_asked_for_is_used_and_stored(annotator, story, tmp_path, asked):
    class Fake:
        def __init__(self, models, precision):
            self.precision = precision

        def __call__(self, texts):
            return annotator(texts)

    answer = run(Fake, "add", tmp_path / "q.db", story, "--precision", asked)
    assert answer.exit_code == 0
    (options,) = sqlite3.connect(tmp_path / "q.db").execute("select options from runs").fetchone()
    assert json.loads(options) == {"precision": asked, "sources": [str(story)]}


@pytest.mark.parametrize(("words", "expected"), [([], "half"), (["--precision", "auto"], "auto")])
def test_the_environment_says_the_precision_unless_an_option_does(annotator, story, words, expected):
    asked = []

    def load(models, precision):
        asked.append(precision)
        return annotator

    answer = run(load, "extract", story, *words, env={"QUOTES_PRECISION": "half"})
    assert (answer.exit_code, asked) == (0, [expected])


@pytest.mark.models
def test_half_precision_that_is_slow_is_told(story):
    load = partial(cli.load_models, warning=lambda used, device: f"{used} is slow")
    told = run(load, "extract", story, "--precision", "half")
    assert (told.exit_code, told.stderr) == (0, "half is slow\n")
    assert "Ana Mirel" in told.stdout


def test_bad_files_do_not_stop_the_good_ones(quotes, story, tmp_path):
    bad_inputs(tmp_path)
    answer = quotes("add", tmp_path / "q.db", tmp_path / "empty.txt", story, tmp_path / "binary.txt")
    assert answer.exit_code == 1
    assert "1 article; 2 quotations" in answer.stderr
    assert "2 failed" in answer.stderr


def test_an_article_that_breaks_the_models_does_not_stop_the_others(annotator, story, tmp_path):
    def annotate(texts):
        if any("poison" in text for text in texts):
            raise RuntimeError("broken")
        return annotator(texts)

    annotate.precision = "single"
    (tmp_path / "poison.txt").write_text("This is poison, the mayor said.")
    answer = run(lambda models, precision: annotate, "add", tmp_path / "q.db", tmp_path / "poison.txt", story)
    assert answer.exit_code == 1
    assert "poison.txt: could not be read (RuntimeError('broken'))" in answer.stderr
    assert len(contents(tmp_path / "q.db")["articles"]) == 1


def test_a_database_that_is_not_ours_is_left_as_it_is(unread, story, tmp_path):
    other = tmp_path / "other.db"
    sqlite3.connect(other).executescript("create table recipes (id); insert into recipes values (1);")
    before = other.read_bytes()
    answer = unread("add", other, story)
    assert (answer.exit_code, answer.stderr.count("\n")) == (1, 1)
    assert "other.db: a database, but not one of quotes" in answer.stderr
    assert other.read_bytes() == before


def test_a_file_that_is_no_database_is_left_as_it_is(unread, story):
    answer = unread("add", story, story)
    assert answer.exit_code == 1
    assert "not a SQLite database" in answer.stderr
    assert story.read_text(encoding="utf-8") == STORY


@pytest.mark.models
def test_a_damaged_model_file_is_named_and_nothing_is_stored(story, stored, tmp_path):
    package = tmp_path / "site" / "quotes"
    shutil.copytree(ROOT / "quotes", package)
    weights = package / "models" / "encoder" / "heads.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    (tmp_path / "new.txt").write_text("A new story, the mayor said.")
    before = contents(stored)
    answer = subprocess.run(
        [sys.executable, "-m", "quotes", "add", stored, tmp_path / "new.txt"],
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 1
    assert "heads.safetensors" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert contents(stored) == before


@pytest.mark.parametrize("words", [["add"], ["add", "q.db"], ["export"], ["serve", "q.db", "--port", "x"], ["sing"]])
def test_wrong_usage_is_status_2(unread, words):
    assert unread(*words).exit_code == 2


@pytest.mark.parametrize("command", ["serve", "export"])
def test_a_missing_database_is_told(unread, tmp_path, command):
    answer = unread(command, tmp_path / "none.db")
    assert answer.exit_code == 1
    assert "none.db: no such database. Make it with: quotes add" in answer.stderr


def test_an_unknown_table_is_told_with_those_that_exist(unread, stored):
    answer = unread("export", stored, "recipes")
    assert answer.exit_code == 1
    assert "no table or view recipes. There is" in answer.stderr
    assert "speakers" in answer.stderr
