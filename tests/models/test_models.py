import json
import shutil
from pathlib import Path

import pytest
from loops import some

from quotes import models
from quotes.errors import QuotesError

MANIFEST = json.loads((models.FOLDER / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_the_manifest_lists_every_model_file():
    found = {
        path.relative_to(models.FOLDER).as_posix()
        for part in ("confidence", "encoder", "ranker", "stanza")
        for path in (models.FOLDER / part).rglob("*")
        if path.is_file()
    }
    assert found == set(MANIFEST)


@pytest.mark.parametrize("part", ["encoder", "stanza"])
def test_the_models_that_ship_are_whole(part):
    assert models.check(part) == models.FOLDER / part


def test_stanza_is_told_only_of_models_that_ship():
    resources = json.loads((models.FOLDER / "stanza/resources.json").read_text(encoding="utf-8"))["en"]
    packages = resources["packages"]["default"]
    assert packages == resources["default_processors"] == {"tokenize": "news", "mwt": "news", "lemma": "news"}
    for processor, package in some(packages.items()):
        assert f"stanza/en/{processor}/{package}.pt" in MANIFEST
        assert set(resources[processor]) == {package}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Small model files to break: the manifest, and those that it lists beside the encoder."""
    small = [name for name in MANIFEST if not name.startswith("encoder/")]
    for name in ("manifest.json", *small):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(models.FOLDER / name, tmp_path / name)
    return tmp_path


def test_a_whole_copy_passes(copy):
    assert models.check("stanza", copy) == copy / "stanza"


def flip_one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("name", "harm", "message"),
    [
        ("stanza/en/mwt/news.pt", Path.unlink, "cannot be read (No such file or directory)"),
        ("stanza/en/lemma/news.pt", flip_one_bit, "is damaged (its checksum differs)"),
        ("stanza/en/tokenize/news.pt", cut_short, "is damaged (its checksum differs)"),
        ("stanza/resources.json", lambda path: path.write_bytes(b""), "is damaged (its checksum differs)"),
    ],
)
def test_a_harmed_file_is_named(copy, name, harm, message):
    harm(copy / name)
    with pytest.raises(QuotesError) as error:
        models.check("stanza", copy)
    assert str(error.value) == f"{copy / name}: this model file {message}. {models.NEXT_STEP}"


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (Path.unlink, "is missing"),
        (lambda path: path.write_text("{"), "is damaged"),
        (lambda path: path.write_text("{}"), "is damaged"),
        (lambda path: path.write_text('{"files": []}'), "is damaged"),
        (lambda path: path.write_text('{"files": {"stanza/resources.json": {"size": 526}}}'), "is damaged"),
    ],
)
def test_a_harmed_manifest_is_named(copy, harm, message):
    harm(copy / "manifest.json")
    with pytest.raises(QuotesError) as error:
        models.check("stanza", copy)
    assert str(error.value) == f"{copy / 'manifest.json'}: this list of model files {message}. {models.NEXT_STEP}"


def test_files_of_another_part_do_not_matter(copy):
    assert not (copy / "encoder").exists()
    models.check("stanza", copy)


def test_nothing_is_loaded_from_a_harmed_file(copy):
    from quotes.neural.annotator import load

    flip_one_bit(copy / "stanza/en/tokenize/news.pt")
    with pytest.raises(QuotesError, match=r"tokenize/news\.pt: this model file is damaged"):
        load(shipped=copy)


def test_a_harmed_encoder_is_found_before_the_work_begins(copy):
    from quotes.neural.annotator import load

    assert not (copy / "encoder").exists()
    with pytest.raises(QuotesError, match=r"encoder/config\.json: this model file cannot be read"):
        load(shipped=copy)


@pytest.mark.models
def test_weights_are_loaded_as_data_only(monkeypatch):
    import torch

    from quotes.neural.annotator import load

    asked = []
    original = torch.load

    def spy(*args, **options):
        asked.append(options.get("weights_only"))
        return original(*args, **options)

    monkeypatch.setattr(torch, "load", spy)
    load()
    assert asked == [True, True, True]
