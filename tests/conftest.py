"""What the test files share: fixtures, the marks that these decide, and that no test loads models without its mark."""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from paths import SHARED
from readings import READINGS, add

from quotes.neural.annotator import Annotator, load
from quotes.neural.precision import VARIABLE

os.environ[VARIABLE] = "single"  # what a test sees must not hang on the machine; processes that tests start have it too

MARKS = {"annotator": "models", "browser": "browser"}
"""Fixtures, and how the tests that ask for them are marked."""

LOADERS = (("quotes.neural.network", "Network"), ("stanza", "Pipeline"))
"""Where models are loaded: module and class."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks tests by their fixtures, before pytest looks which are asked for; those of a corpus skip without it."""
    for item in items:
        for fixture in MARKS.keys() & set(getattr(item, "fixturenames", ())):
            item.add_marker(MARKS[fixture])
        for mark in item.iter_markers("corpora"):
            item.add_marker(pytest.mark.skipif(not (SHARED / mark.args[0]).exists(), reason=f"no {mark.args[0]} here"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test without the mark that loads models fails, so that the tests without models stay quick."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name in () if item.get_closest_marker("models") else LOADERS:
            if module in sys.modules:
                patch.setattr(getattr(sys.modules[module], name), "__init__", refused)
        return (yield)


def refused(*given: object, **options: object) -> None:
    """Stands in for what loads models."""
    pytest.fail("This test loads models: mark it with @pytest.mark.models")


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
