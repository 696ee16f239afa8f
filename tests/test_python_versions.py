"""The Pythons that this runs on: every file that names them names the same."""

import os
import re
import shutil
import subprocess
import sys
import tomllib

import pytest
from paths import ROOT

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OLDEST = SETTINGS["project"]["requires-python"].removeprefix(">=")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def versions(words):
    return re.findall(r"\b3\.\d\d\b", words)


def test_the_oldest_python_is_the_same_everywhere():
    assert re.findall(r"Python (3\.\d+) or newer", text("README.md")) == [OLDEST]
    assert re.findall(r"Python (3\.\d+) or newer", text("Makefile")) == [OLDEST]
    assert re.findall(r"version_info >= \((\d+), (\d+)\)", text("Makefile")) == [tuple(OLDEST.split("."))]
    assert SETTINGS["tool"]["mypy"]["python_version"] == OLDEST
    assert "target-version" not in SETTINGS["tool"]["ruff"], "ruff knows it from requires-python"


def test_the_versions_that_are_declared_are_the_same_everywhere():
    declared = versions(" ".join(SETTINGS["project"]["classifiers"]))
    assert declared[0] == OLDEST
    assert versions(text("constraints.txt").splitlines()[0]) == declared


def make(folder, version, *targets):
    """Run make on a copy of the Makefile, with a Python that claims to be of a version and makes no environment."""
    shutil.copy(ROOT / "Makefile", folder)
    python = folder / "python"
    pretend = f"import sys; sys.version_info = {version}; exec(sys.argv[2]) if sys.argv[1] == '-c' else print(sys.argv)"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{pretend}" "$@"\n')
    python.chmod(0o755)
    command = ["make", "-C", folder, f"PYTHON={python}", "UV=", *targets]
    settings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(command, capture_output=True, text=True, env=settings)


@pytest.mark.parametrize(("targets", "named"), [((), "demo"), (("test",), "test")])
def test_a_python_that_is_too_old_is_told_before_anything_is_made(tmp_path, targets, named):
    told = make(tmp_path, (3, 10, 13), *targets)
    assert told.returncode != 0
    first, *_ = told.stderr.splitlines()
    assert first == (
        f"quotes needs Python {OLDEST} or newer, and {sys.executable} is 3.10.13;"
        f" with a newer one: make {named} PYTHON=python3.12"
    )
    assert not (tmp_path / ".venv").exists()


def test_an_environment_of_a_python_that_is_too_old_is_told(tmp_path):
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to("../../python")
    told = make(tmp_path, (3, 10, 13))
    assert told.returncode != 0
    assert "with a newer one: make clean && make demo PYTHON=python3.12\n" in told.stderr


def test_a_python_that_is_new_enough_goes_on(tmp_path):
    told = make(tmp_path, (3, 11, 0), ".venv/bin/python")
    assert (told.returncode, told.stderr) == (0, "")
    assert "['-c', '-m', 'venv', '.venv']" in told.stdout
