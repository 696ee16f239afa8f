"""The wheel holds everything that the package needs: models, words, pages."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from paths import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(ROOT / name, source)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "quotes", source / "quotes", ignore=ignored, copy_function=copy_but_weights)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def copy_but_weights(source, target):
    """Copies a file; of one that takes long to pack, its name."""
    if Path(source).stat().st_size > 1_000_000:
        Path(target).touch()
    else:
        shutil.copy2(source, target)


def test_every_file_of_the_package_is_in_the_wheel(wheel):
    files = [path for path in (ROOT / "quotes").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    missing = {str(path.relative_to(ROOT)) for path in files} - set(zipfile.ZipFile(wheel).namelist())
    assert missing == set()


def test_the_wheel_has_nothing_else(wheel):
    assert {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"quotes"}


def test_the_wheel_has_its_licence(wheel):
    assert {"LICENSE", "NOTICE"} <= {Path(name).name for name in zipfile.ZipFile(wheel).namelist()}
