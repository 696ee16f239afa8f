"""The mutation run on a module of a few lines, and the mistakes that it makes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from paths import TESTS

sys.path.append(str(TESTS / "tools"))

import harness
from mutate import sampled
from mutations import mutants

RULE = '''"""A rule."""

from functools import cache

CUES = frozenset(("say", "warn"))
LIMIT = 3


@cache
def cues(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word in CUES]


def long(words: list[str]) -> bool:
    return len(words) > LIMIT


def never(word: str) -> str:
    return word.lower()


def last(words: list[str]) -> str:
    place = len(words)
    while place > 1:
        place = place - 1
    return words[-1]
'''
TEST = """from rules.rule import cues, last, long

def test_cues():
    assert cues(("say", "go")) == ["say"]

def test_cues_again():
    assert cues(("say", "go")) == ["say"]

def test_long():
    assert long([1, 2, 3, 4]) and not long([])

def test_last():
    assert last(["a", "b"]) == "b"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of one rule and its tests."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "rules").mkdir()
    (folder / "rules" / "rule.py").write_text(RULE)
    (folder / "tests").mkdir()
    (folder / "tests" / "test_rule.py").write_text(TEST)
    (folder / "equivalents.tsv").write_text(
        "module\tline\tchange\treason\n"
        "rules/rule.py\treturn len(words) > LIMIT\tlen(words) > LIMIT -> len(words) >= LIMIT\ta limit of no weight\n"
        "rules/rule.py\treturn gone\tgone -> here\tnot there any more\n"
    )
    return folder


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TESTS / "tools" / "mutate.py"), "rules", "--equivalents", "equivalents.tsv"]
    bare = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # which the tests of the project need not
    return subprocess.run([*command, *arguments], cwd=project, capture_output=True, text=True, env=bare)


def total(done: subprocess.CompletedProcess[str]) -> int:
    """How many mutants the last row of the table counts."""
    return int(done.stdout.split("\ntotal")[1].split()[0])


@pytest.fixture(scope="module")
def outcomes(project: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """What the command prints, and change -> outcome."""
    done = run(project, "--survivors", "--json", "out.json")
    assert (project / "out.json").exists(), done.stderr
    return done, {row["change"]: row["outcome"] for row in json.loads((project / "out.json").read_text())}


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ("for word in words if word in CUES -> for word in words", "killed"),
        ("without 'say'", "killed"),
        ("without 'warn'", "survived"),
        ("word.lower() -> word", "survived"),
        ("words[-1] -> words[0]", "killed"),
        ("place - 1 -> place + 1", "timeout"),
        ("LIMIT = 3 -> LIMIT = 4", None),
        ("len(words) > LIMIT -> len(words) >= LIMIT", None),
    ],
)
@pytest.mark.slow
def test_what_becomes_of_a_mutant(outcomes, change, outcome):
    assert outcomes[1].get(change) == outcome


@pytest.mark.slow
def test_the_report(outcomes, project):
    done, _ = outcomes
    assert done.returncode == 1
    assert "rules/rule.py:19\treturn word.lower()\tword.lower() -> word\t[0 tests]" in done.stdout
    assert "equivalent that matches nothing any more:\trules/rule.py\treturn gone\tgone -> here" in done.stdout
    assert "1 equivalents left out" in done.stdout
    assert (project / "rules" / "rule.py").read_text() == RULE


@pytest.mark.slow
def test_the_survivors_again(outcomes, project):
    again = run(project, "--again", "out.json", "--least", "0")
    assert again.returncode == 0
    assert total(again) == list(outcomes[1].values()).count("survived")


@pytest.mark.slow
def test_tests_that_cannot_be_imported_again_end_the_run(tmp_path):
    for folder in ("rules", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "rules" / "rule.py").write_text(RULE)
    once = "import sys\nassert not hasattr(sys, 'seen'), 'imported twice'\nsys.seen = True\n"
    (tmp_path / "tests" / "test_rule.py").write_text(once + TEST)
    (tmp_path / "equivalents.tsv").write_text("")
    done = run(tmp_path)
    assert done.returncode == 1
    assert "imported twice" in done.stderr
    assert "The run of the tests that finds which lines they run failed." in done.stderr
    assert list(tmp_path.rglob("*.json")) == []


@pytest.mark.parametrize(
    ("name", "file", "forgotten"),
    [
        ("ours.part", "ours/part.py", True),
        ("altered", "/elsewhere/altered.py", True),
        ("altered.part", "site-packages/altered/part.py", True),
        ("altered_not", "site-packages/altered_not.py", False),
        ("tool", harness.__file__, False),
        ("built_in", None, False),
    ],
)
def test_which_modules_are_imported_anew(monkeypatch, name, file, forgotten):
    module = ModuleType(name)
    module.__file__ = file and str(TESTS / file)
    monkeypatch.setattr(harness, "ALTERED", ("altered",))
    monkeypatch.setattr(sys, "modules", {name: module})
    harness.forget(TESTS)
    assert (name not in sys.modules) == forgotten


def test_a_sample_is_always_the_same_and_of_every_part():
    every = list(mutants("rules/rule.py", RULE))
    sample = sampled(every, 3, seed=1)
    assert len(sample) == 3
    assert sample == sampled(every, 3, seed=1) != sampled(every, 3, seed=2)
    assert sampled(every, None, seed=1) == sampled(every, 99, seed=1) == every


def changes(*lines: str) -> list[str]:
    return [mutant.change for mutant in mutants("rule.py", "\n".join(lines))]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("if a < b: pass", ["a < b -> not a < b", "a < b -> a <= b"]),
        ("if a in b: pass", ["a in b -> a not in b"]),
        ("if not a: pass", ["not a -> a"]),
        ("x = a and b", ["a and b -> b", "a and b -> a", "a and b -> a or b"]),
        ("x = a if b else c", ["a if b else c -> a", "a if b else c -> c"]),
        ("x = a[0]", ["a[0] -> a[-1]"]),
        ("x = a[-1]", ["a[-1] -> a[0]"]),
        ("x = y - 1", ["y - 1 -> y + 1", "y - 1 -> y - 2"]),
        ("x = f(0.5)", ["f(0.5) -> f(0.6)", "f(0.5) -> f(0.4)"]),
        ("x = True", ["True -> False"]),
        ("x = {'a', 'b'}", ["without 'a'", "without 'b'"]),
        ("x = {'a': 'b'}", ["without the entry 'a'"]),
        ("x = min(y)", ["min(y) -> max(y)"]),
        ("x = any(y)", ["any(y) -> all(y)"]),
        ("x = sorted(y, key=z)", ["sorted(y, key=z) -> sorted(y)"]),
        ("x = y.strip()", ["y.strip() -> y"]),
        ("f(x)", ["without the statement f(x)"]),
        ("def f(a: Literal['b'], c=1):\n    'd'\n    assert a == 1\n    return a", ["1 -> 2"]),
        ("def f(a):\n    if a:\n        return 'b'\n    return c", ["a -> not a", "without the statement return 'b'"]),
        ("raise ValueError(f'{a + 1}')", []),
        ("__all__ = ['a']", []),
        ("if TYPE_CHECKING:\n    f(x)", []),
        ("log.info('a', 1)", []),
        ("@dataclass(frozen=True)\nclass A:\n    b: int", []),
    ],
)
def test_changes(line, expected):
    assert changes(line) == expected


def test_what_takes_effect_at_import_time():
    told = {m.change: m.in_function for m in mutants("a.py", "A = 1\ndef f(b=2):\n    x = 3\n")}
    assert told == {"1 -> 2": False, "2 -> 3": False, "3 -> 4": True}
