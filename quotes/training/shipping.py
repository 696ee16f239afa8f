"""Trained files to the folder of models that ship, with the list of their sizes and checksums."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from quotes.errors import QuotesError

ENCODER = (
    "config.json",
    "heads.json",
    "heads.safetensors",
    "model.safetensors",
    "tokenizer.json",
    "tokenizer_config.json",
)
RANKER = ("features.json", "ranker.safetensors")
CONFIDENCE = ("confidence.json",)
STANZA = ("tokenize", "mwt", "lemma")
MANIFEST = "manifest.json"
MOST_BYTES = 60_000_000


def ship(run: Path, models: Path, most_bytes: int = MOST_BYTES) -> list[Path]:
    """Copy what a run left, the encoder's files or those of Stanza's processors, and write the manifest anew.

    The files copied. Raises QuotesError where a run left nothing, or all models together grew beyond `most_bytes`.
    """
    copied = [(run / name, models / place) for name, place in _places() if (run / name).is_file()]
    if not copied:
        raise QuotesError(f"{run}: no trained model in it; name the folder that a training run wrote to")
    size = sum(path.stat().st_size for path in _files(models) if path not in [to for _, to in copied])
    size += sum(path.stat().st_size for path, _ in copied)
    if size > most_bytes:
        told = f"{size / 1e6:.0f} MB, more than {most_bytes / 1e6:.0f}"
        raise QuotesError(f"{models}: the models would take {told}; ship smaller ones")
    for path, to in copied:
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, to)
    _tell_stanza(models / "stanza")
    write_manifest(models)
    return [to for _, to in copied]


def _places() -> Iterator[tuple[str, str]]:
    """What a run names its files -> where they ship."""
    yield from ((name, f"encoder/{name}") for name in ENCODER)
    yield from ((name, f"ranker/{name}") for name in RANKER)
    yield from ((name, f"confidence/{name}") for name in CONFIDENCE)
    yield from ((f"{name}/news.pt", f"stanza/en/{name}/news.pt") for name in STANZA)


def _files(models: Path) -> list[Path]:
    folders = [models / name for name in ("confidence", "encoder", "ranker", "stanza")]
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def _tell_stanza(folder: Path) -> None:
    """Write the checksums of Stanza's files into its own list of what the folder holds."""
    listed = folder / "resources.json"
    if listed.is_file():
        resources = json.loads(listed.read_text(encoding="utf-8"))
        for name in STANZA:
            content = (folder / "en" / name / "news.pt").read_bytes()
            resources["en"][name]["news"]["md5"] = hashlib.md5(content, usedforsecurity=False).hexdigest()
        listed.write_text(json.dumps(resources, indent=1) + "\n", encoding="utf-8")


def write_manifest(models: Path) -> None:
    """List size and SHA-256 of every model file."""
    files = {}
    for path in _files(models):
        content = path.read_bytes()
        files[path.relative_to(models).as_posix()] = {
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    (models / MANIFEST).write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8")
