"""What the documents say is true of the program."""

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from loops import some
from paths import ROOT

from quotes import __version__
from quotes.cli import commands as cli
from quotes.database.store import open_database

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [README, *((ROOT / page).read_text(encoding="utf-8") for page in ("data/README.md", "quotes/models/README.md"))]


def blocks(text):
    return re.findall(r"^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)


def test_every_command_is_in_the_readme():
    assert set(re.findall(r"^\| `quotes (\w+)", README, flags=re.MULTILINE)) == set(cli.main.commands)


def test_the_readme_names_only_commands_and_targets_that_exist():
    commands = set(re.findall(r"(?:^|`|\$ )quotes (\w+)", README, flags=re.MULTILINE)) - {"quotes"}
    assert set(some(commands)) <= set(cli.main.commands)
    targets = set(re.findall(r"^make (\w+)|`make (\w+)`", README, flags=re.MULTILINE))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(re.search(rf"^{first or second}:", makefile, flags=re.MULTILINE) for first, second in some(targets))


def test_the_example_of_the_readme_is_what_extract_prints(monkeypatch, annotator, tmp_path):
    story, answer = [block for block in blocks(README) if "Lowford bridge" in block]
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, _, printed = answer.partition("\n")
    words = command.removeprefix("$ quotes ").split()
    found = CliRunner().invoke(cli.main, words, obj=lambda models, precision: annotator)

    def without_confidence(text):
        return re.sub(r"0\.\d\d(?=[],])", "", text).strip()

    assert without_confidence(found.stdout) == without_confidence(printed)


@pytest.mark.models
def test_the_pipeline_of_the_readme_runs():
    (code,) = [block for block in blocks(README) if block.startswith("import stanza")]
    scope = {}
    exec(code, scope)
    assert scope["names"] == [("Lowford", "LOC"), ("Peter Vell", "PERSON")]
    roles = {role: [text for text, label in scope["labels"] if label.endswith(role)] for role in ("CUE", "CONTENT")}
    assert roles == {"CUE": ["said"], "CONTENT": ["the", "bridge", "was", "safe"]}
    assert [word.text for word in scope["document"].iter_words() if word.head == 0] == ["said"]


SPEED = (
    r"[\d,]+ words a second, [\d,]+ a processor second; the encoder's pass alone [\d,]+; time: (.+ \d+%, ){4}.+ \d+%"
)


@pytest.mark.models
def test_the_speed_benchmark_of_the_readme_runs():
    command = [sys.executable, "-m", "quotes.benchmarks", ROOT / "data" / "articles", "2"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.fullmatch(f"single precision: {SPEED}\n", told)


@pytest.mark.models
def test_the_speed_benchmark_compares_precisions():
    command = [sys.executable, "-m", "quotes.benchmarks", ROOT / "data" / "articles", "1", "--precision", "both"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    faster = r"half is \d+\.\d\d times as fast, \d+\.\d\d by processor time"
    assert re.fullmatch(f"single precision: {SPEED}\nhalf precision: {SPEED}\n{faster}\n", told)


def test_the_sql_of_the_readme_runs(tmp_path):
    queries = [block for block in blocks(README) if block.startswith("select")]
    assert len(queries) == 2
    with open_database(tmp_path / "empty.db") as db:
        for query in queries:
            assert list(db.query(query.strip().rstrip(";"))) == []


def test_the_tables_of_the_readme_exist(tmp_path):
    table = README[README.index("| table | holds |") : README.index("Views to read")]
    with open_database(tmp_path / "empty.db") as db:
        named = {
            name
            for row in table.splitlines()[2:]
            for name in re.findall(r"`(\w+)`", row.split("|")[1] if "|" in row else "")
        }
        assert set(some(named)) <= set(db.table_names())
        views = set(re.findall(r"`(\w+)`", README[README.index("Views to read") :].split("\n\n")[0]))
        assert views == set(db.view_names())


def test_links_within_the_project_lead_somewhere():
    for target in some(re.findall(r"\]\((?!http)([^)#]+)\)", "\n".join(PAGES))):
        assert (ROOT / target).exists() or (ROOT / "data" / target).exists(), target


def test_the_changelog_tells_of_this_version():
    assert f"\n## {__version__} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
