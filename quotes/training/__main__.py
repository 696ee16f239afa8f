"""The command line of training: `python -m quotes.training --help`."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click

from quotes import models
from quotes.cli.commands import Commands
from quotes.training.confidence import train_confidence
from quotes.training.corpora import LABELLED, TASKS, Example, Task, examples
from quotes.training.facts import write_facts
from quotes.training.joint import SHARES, TAUGHT_SHARES, Recipe, Run
from quotes.training.lemma import train_lemmatizer
from quotes.training.mwt import train_mwt
from quotes.training.ranker import train_ranker
from quotes.training.shipping import ship as ship_run
from quotes.training.teacher import SUBJECTS, Subject, Teacher
from quotes.training.tokenizer import train_tokenizer
from quotes.training.weights import SEPARATE
from quotes.training.weights import mix as mix_weights

SHIPPED = models.FOLDER / "encoder"
CORPORA = click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
OUT = click.argument("out", type=click.Path(file_okay=False, path_type=Path))
HOURS = click.option("--hours", type=click.FloatRange(min=0, min_open=True), help="Stop in time to be done in so many.")
SEED = click.option("--seed", default=1, show_default=True, help="Of everything that is drawn at random.")
DEVICE = click.option("--device", help="PyTorch's name of one [default: a GPU if there is one, else the CPU].")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Train the models that ship.

    CORPORA is a folder with `ud/en_*-train.conllu` and `-dev.conllu`, `ner/en_worldwide-train.tsv` and
    `polnear/train`; for the ranker, with `coref/train.jsonl`, `references/train.jsonl` and the texts that these places
    are in, `newswire` and `news`; for the confidences, with `rows-judged/rows.jsonl`. OUT is a folder for what comes
    out; a run that was stopped goes on from its last checkpoint there when the same command is given again.
    """


@main.command()
@CORPORA
@OUT
@click.option(
    "--places",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="More places in newswire, in the form of references/train.jsonl; several times for several files.",
)
@SEED
def ranker(corpora: Path, out: Path, places: Sequence[Path], seed: int) -> None:
    """Train the ranker of antecedents, on CORPORA/coref and CORPORA/references: some minutes, most of them reading.

    What cross-validation over the articles gives is printed; `ship` puts it in place.
    """
    from quotes.neural.annotator import load

    for line in train_ranker(corpora, out, load(ranked=False), places, seed):
        click.echo(line)


@main.command()
@CORPORA
@OUT
@SEED
def confidence(corpora: Path, out: Path, seed: int) -> None:
    """Train the two confidences, on CORPORA/rows-judged/rows.jsonl: a minute, most of it reading.

    After every change of rules or of the ranker. How reliable they are in cross-validation over the articles is
    printed; `ship` puts them in place.
    """
    from quotes.neural.annotator import load

    for line in train_confidence(corpora, out, load(), seed):
        click.echo(line)


@main.command()
@CORPORA
@OUT
@click.option(
    "--start",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=SHIPPED,
    help="Encoder to start from: a folder with config.json, model.safetensors, tokenizer.json, tokenizer_config.json "
    "of a BERT or MPNet of any size, with or without our heads [default: the one that ships].",
)
@click.option(
    "--teacher",
    "taught",
    type=(click.Choice(SUBJECTS), click.Path(exists=True, file_okay=False, path_type=Path)),
    multiple=True,
    metavar="SUBJECT FOLDER",
    help=f"A larger encoder, made by this command, that teaches this one a subject ({', '.join(SUBJECTS)}), also on "
    "CORPORA/newswire/*.txt and CORPORA/news/*.jsonl; of each subject one.",
)
@click.option(
    "--share",
    "shares",
    type=(click.Choice(TASKS), click.FloatRange(min=0, min_open=True)),
    multiple=True,
    metavar="TASK SHARE",
    help=f"How much of the words a task reads ({', '.join(TASKS)}); those not named read none [default: see the card].",
)
@click.option("--rate", default=Recipe().encoder_rate, show_default=True, help="Learning rate of the encoder itself.")
@click.option("--half", is_flag=True, help="Multiply in bfloat16: on processors that can, 1.2 to 2 times as fast.")
@click.option("--words", default=Recipe().words, show_default=True, help="Stop after reading so many words.")
@HOURS
@SEED
@DEVICE
def encoder(
    corpora: Path,
    out: Path,
    start: Path,
    taught: tuple[tuple[Subject, Path], ...],
    shares: tuple[tuple[Task, float], ...],
    hours: float | None,
    device: str | None,
    words: int,
    rate: float,
    half: bool,
    seed: int,
) -> None:
    """The shared encoder and all its heads, jointly."""
    wanted = dict(shares) or (TAUGHT_SHARES if taught else SHARES)
    if wanted.get("news") and not taught:
        raise click.UsageError("news has no labels of its own: give it with --teacher")
    teachers = dict(taught)
    if len(teachers) < len(taught):
        raise click.UsageError("two teachers of one subject: give one --teacher for each")
    recipe = Recipe(words, hours and hours * 3600, seed, encoder_rate=rate, half=half, shares=wanted)
    device = device or _best_device()
    if half and device == "cpu" and _multiplies_slowly():
        click.echo("this processor has no instructions for bfloat16: without --half it trains much faster", err=True)
    tasks = TASKS if wanted.get("news") else LABELLED
    documents: dict[Task, Sequence[Example]] = {task: examples(task, corpora, "train") for task in tasks}
    progress = Run(out, start, documents, recipe, device, _loaded(teachers, device, half))()
    sizes = {task: {"documents": len(own), "words": sum(len(e.words) for e in own)} for task, own in documents.items()}
    write_facts(out, "encoder", {"recipe": asdict(recipe), "progress": asdict(progress), "corpora": sizes})
    click.echo(f"{out}: trained; ship it with: python -m quotes.training ship {out}")


def _loaded(folders: dict[Subject, Path], device: str, half: bool) -> list[Teacher]:
    """One teacher for each folder, with the subjects that it teaches."""
    return [
        Teacher(folder, device, half=half, subjects=[subject for subject in folders if folders[subject] == folder])
        for folder in dict.fromkeys(folders.values())
    ]


def _multiplies_slowly() -> bool:
    """Is half precision slower than single? Without AVX-512 PyTorch has no fast path for it (a hundredth was seen)."""
    import torch

    return torch.backends.cpu.get_cpu_capability() == "AVX2"


def _best_device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


@main.command()
@CORPORA
@OUT
@click.option(
    "--start",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=models.FOLDER / "stanza/en/tokenize/news.pt",
    help="Model to start from [default: the one that ships].",
)
@HOURS
@SEED
@DEVICE
def tokenizer(corpora: Path, out: Path, start: Path, **limits: Any) -> None:
    """Sentences and tokens, with Stanza's own trainer."""
    _train(partial(train_tokenizer, start=start), "tokenizer", corpora, out, **limits)


def _train(
    train: Callable[..., dict[str, Any]],
    name: str,
    corpora: Path,
    out: Path,
    *,
    hours: float | None,
    seed: int,
    device: str | None,
) -> None:
    """Run one of Stanza's trainers on the treebanks, and write down what it told."""
    facts = train(corpora / "ud", out, seed=seed, seconds=hours and hours * 3600, device=device)
    write_facts(out, name, facts)
    click.echo(f"{out}: {facts}")


def _stanza_command(name: str, train: Callable[..., dict[str, Any]], doc: str) -> None:
    @main.command(name, help=doc)
    @CORPORA
    @OUT
    @HOURS
    @SEED
    @DEVICE
    def command(corpora: Path, out: Path, **limits: Any) -> None:
        _train(train, name, corpora, out, **limits)


_stanza_command("mwt", train_mwt, "Multi-word tokens (don't, Norland's), with Stanza's own trainer.")
_stanza_command("lemma", train_lemmatizer, "Lemmas, with Stanza's own trainer.")


@main.command()
@OUT
@click.option(
    "--of",
    "parts",
    type=(click.Path(exists=True, file_okay=False, path_type=Path), click.FloatRange(min=0, min_open=True)),
    multiple=True,
    required=True,
    metavar="FOLDER SHARE",
    help="An encoder, and its share of the mean; give it twice or more.",
)
@click.option("--whole", multiple=True, type=click.Choice(SEPARATE), help="A head that is the first encoder's alone.")
def mix(out: Path, parts: tuple[tuple[Path, float], ...], whole: tuple[str, ...]) -> None:
    """The weighted mean of encoders of one run, its start among them."""
    mix_weights([folder for folder, _ in parts], [share for _, share in parts], out, whole)
    click.echo(f"{out}: mixed; ship it with: python -m quotes.training ship {out}")


@main.command()
@click.argument("run", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--models",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=models.FOLDER,
    help="[default: the folder of the installed package]",
)
def ship(run: Path, folder: Path) -> None:
    """Put what a RUN left in place of the models that ship."""
    for path in ship_run(run, folder):
        click.echo(path)


if __name__ == "__main__":
    main(prog_name="python -m quotes.training")
