"""Fixtures that several test files share."""

import os
from pathlib import Path

import pytest
from readings import READINGS, add

from quotes.neural.annotator import Annotator, load
from quotes.neural.precision import VARIABLE

os.environ[VARIABLE] = "single"  # what a test sees must not hang on the machine; processes that tests start have it too


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of the hand-made readings, for tests that only read. Its file is not called quotes.db."""
    path = tmp_path_factory.mktemp("database") / "tarn valley.db"
    add(path, READINGS)
    return path


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    """The models that ship, loaded once."""
    return load()
