"""The command line: parses, calls, prints."""

import io
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeVar

import click
from tqdm import tqdm

from quotes import __version__
from quotes.errors import QuotesError

if TYPE_CHECKING:
    from quotes.database.adding import Outcome
    from quotes.neural.annotator import Annotator
    from quotes.neural.precision import Asked

MODELS = click.Choice(["default", "official"])
Models = Literal["default", "official"]
Command = TypeVar("Command", bound=Callable[..., Any])
Loader = Callable[..., "Annotator"]
"""What loads models, given which and an encoder's folder. The commands get theirs as click's `obj`."""

PRECISION = click.option(
    "--precision",
    type=click.Choice(["auto", "single", "half"]),
    default="auto",
    show_default=True,
    envvar="QUOTES_PRECISION",
    show_envvar=True,
    help="What the encoder computes in. “auto”: half precision, which is faster, where the processor has it natively.",
)


class Commands(click.Group):
    """The commands; an error that is meant for people ends them with one sentence and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except QuotesError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="quotes")
@click.pass_context
def main(context: click.Context) -> None:
    """Who said what, and where.

    Reads news articles, finds their quotations (direct, indirect, mixed), links each to the person or organisation who
    said it, and keeps them in a SQLite database that you can explore, search and export.

    \b
    Example:
        quotes add quotes.db articles/
        quotes serve quotes.db
    """
    context.obj = context.obj or load_models


def reading_options(command: Command) -> Command:
    """Options of all commands that read articles."""
    for option in (
        click.option("--debug", is_flag=True, help="Show the traceback of an article that breaks the program."),
        click.option("--silent", is_flag=True, help="No progress and no summary; failures are still told."),
        click.option(
            "--models",
            type=MODELS,
            default="default",
            show_default=True,
            help="“default” ships with quotes. “official” are Stanza's own, downloaded once.",
        ),
        PRECISION,
    ):
        command = option(command)
    return command


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@reading_options
@click.pass_obj
def add(
    load: Loader,
    database: Path,
    sources: tuple[str, ...],
    models: Models,
    precision: "Asked",
    silent: bool,
    debug: bool,
) -> None:
    """Read articles and store their quotations in DATABASE, which is made if need be.

    PATH is a text file, a file of JSON lines (objects with "text" and, if known, "url", "title", "outlet", "byline",
    "published"), a folder of them, or - for standard input. Articles that are stored already are passed over, so a run
    that was stopped goes on where it was.

    \b
    Examples:
        quotes add quotes.db articles/
        quotes add quotes.db monday.txt tuesday.jsonl
        cat story.txt | quotes add quotes.db -
    """
    from quotes.database.adding import add_articles
    from quotes.database.store import open_database
    from quotes.readers import count_articles, read_articles

    show_tracebacks(debug)
    items = read_articles(sources, stdin())
    with open_database(database) as db, progress_bar(count_articles(sources), silent) as bar:
        options: dict[str, object] = {"sources": list(sources)}

        def load_noting_precision() -> "Annotator":
            annotator = load(models, precision=precision)
            options["precision"] = annotator.precision
            return annotator

        outcome = add_articles(db, items, load_noting_precision, models, options, bar.update)
    finish(outcome, silent)


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="For reading, or one JSON object a quotation.",
)
@reading_options
@click.pass_obj
def extract(
    load: Loader,
    sources: tuple[str, ...],
    format_: str,
    models: Models,
    precision: "Asked",
    silent: bool,
    debug: bool,
) -> None:
    """Read articles and print their quotations; no database is needed.

    \b
    Examples:
        quotes extract story.txt
        quotes extract articles/ --format jsonl > quotations.jsonl
    """
    from quotes.cli.printing import PRINTERS
    from quotes.database.adding import Outcome, articles_of, readings_of
    from quotes.readers import count_articles, read_articles

    show_tracebacks(debug)
    outcome = Outcome()
    items = read_articles(sources, stdin())
    with progress_bar(count_articles(sources), silent) as bar:
        articles = articles_of(items, outcome, bar.update)
        for reading in readings_of(articles, lambda: load(models, precision=precision), outcome, bar.update):
            outcome.count(reading)
            bar.update(1)
            with bar.external_write_mode(file=sys.stdout):
                for line in PRINTERS[format_](reading):
                    click.echo(line)
    finish(outcome, silent, quiet_summary=True)


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="0: any free port.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(database: Path, host: str, port: int, open_browser: bool) -> None:
    """Show DATABASE as a site: Datasette, with pages, descriptions and searches made for quotations.

    \b
    Example:
        quotes serve quotes.db --port 8080 --open
    """
    from quotes.site.serve import serve as serve_site

    serve_site(database, host, port, open_browser)


@main.command()
@click.argument("database", type=click.Path(path_type=Path))
@click.argument("table", default="quotes")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "jsonl"]),
    help="Without it: by the ending of the output file, else CSV.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write, instead of standard output.")
@click.option("--excel", is_flag=True, help="Mark the CSV as UTF-8, so that Excel shows accents and quotation marks.")
def export(database: Path, table: str, format_: str | None, output: Path | None, excel: bool) -> None:
    """Write a table or view of DATABASE, complete. TABLE is “quotes”, the wide view, unless you name another.

    \b
    Examples:
        quotes export quotes.db > quotes.csv
        quotes export quotes.db speakers -o speakers.jsonl
    """
    from quotes.database.export import export as export_table

    by_ending = "jsonl" if output and output.suffix in (".jsonl", ".ndjson") else "csv"
    export_table(database, table, format_ or by_ending, output, for_excel=excel)


@main.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of the texts, if they do not lie beside GOLD.")
@click.option("--limit", type=click.IntRange(min=1), help="Only so many articles, spread evenly: a quick look.")
@click.option("--floors", type=click.Path(path_type=Path), help="JSON file of least scores; exit status 1 below one.")
@click.option("--encoder", type=click.Path(path_type=Path), help="Another encoder than the one that ships: its folder.")
@PRECISION
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.pass_obj
def evaluate(
    load: Loader,
    gold: tuple[Path, ...],
    texts: Path | None,
    limit: int | None,
    floors: Path | None,
    encoder: Path | None,
    precision: "Asked",
    as_json: bool,
) -> None:
    """Score what ships against GOLD, annotation that people made. Its content tells which format it has.

    Known are PolNeAR's folder (attributions, from raw text), CofeNet's JSON lines (attribution labels), CoNLL-U
    (tokens, sentences, tags, trees, and the trees around reporting verbs alone), two columns of tokens and BIO labels
    (entities), gold.json with a folder of texts (quotations and their speakers), paragraphs in JSON with a folder of
    texts (sentences); and of who is meant: places with names (pronouns and nouns that are sources), statements (what is
    sourced), a folder of texts with attributions (speakers), attributions with full names (who is who across articles),
    mentions with chains (coreference), rows that readers judged (names, and how reliable the confidences are). All
    scores are per cent, with 95 % intervals over resampled articles.

    \b
    Examples:
        quotes evaluate polnear/dev
        quotes evaluate ud/en_ewt-dev.conllu ud/en_gum-dev.conllu --json
        quotes evaluate polnear/dev --limit 16 --floors data/floors.json
        quotes evaluate polnear/dev --encoder run/
    """
    from quotes.corpora.formats import read_gold
    from quotes.evaluate.report import record, table
    from quotes.evaluate.run import below, read_floors
    from quotes.evaluate.run import evaluate as score

    corpus = read_gold(gold, texts, limit)
    least = read_floors(floors, corpus) if floors else {}
    with progress_bar(len(corpus.articles), silent=False) as bar:
        result = score(corpus, load("default", precision=precision, encoder=encoder), bar.update)
    click.echo(json.dumps(record(result), indent=2) if as_json else "\n".join(table(result)))
    missed = below(least, record(result))
    for sentence in missed:
        click.echo(sentence, err=True)
    if missed:
        sys.exit(1)


# ---- what the commands share


def stdin() -> BinaryIO:
    """Standard input, as bytes."""
    return sys.stdin.buffer


def load_models(
    models: Models, precision: "Asked", encoder: Path | None = None, warning: Callable[..., str | None] | None = None
) -> "Annotator":
    """Load the models: seconds, and Stanza with them. `warning` says where half precision would be slow: it is told."""
    from quotes.neural.annotator import load
    from quotes.neural.precision import warning as of_this_processor

    annotator = load(models, encoder=encoder, precision=precision)
    if told := (warning or of_this_processor)(annotator.precision, annotator.encoder.device):
        click.echo(told, err=True)
    return annotator


def show_tracebacks(wanted: bool) -> None:
    """Tracebacks of broken articles go to standard error, or nowhere."""
    handler = logging.StreamHandler() if wanted else logging.NullHandler()
    logging.getLogger("quotes").addHandler(handler)
    logging.getLogger("quotes").propagate = False


@contextmanager
def progress_bar(total: int | None, silent: bool) -> Iterator["tqdm[Any]"]:
    """A bar on standard error, if that is a terminal."""
    with tqdm(total=total, unit=" articles", disable=True if silent else None, file=sys.stderr) as bar:
        yield bar


def finish(outcome: "Outcome", silent: bool, quiet_summary: bool = False) -> None:
    """Tell failures and, in a line, what came of it; exit status 1 if anything failed."""
    for failure in outcome.failures:
        click.echo(f"{failure}", err=True)
    if not silent and not (quiet_summary and not sys.stderr.isatty()):
        click.echo(summary(outcome), err=True)
    if outcome.failures:
        sys.exit(1)


def summary(outcome: "Outcome") -> str:
    """One line: what was read, how fast, and what was left out."""
    parts = [counted(outcome.articles, "article")]
    if outcome.known:
        parts.append(f"{outcome.known:,} known already")
    share = 100 * outcome.attributed / outcome.quotations if outcome.quotations else 0
    parts.append(f"{counted(outcome.quotations, 'quotation')}, {share:.0f} % with a speaker")
    if outcome.seconds and outcome.words:
        parts.append(f"{outcome.words:,} words, {outcome.words / outcome.seconds:,.0f} a second")
    if outcome.failures:
        parts.append(f"{len(outcome.failures):,} failed")
    return "; ".join(parts)


def counted(number: int, noun: str) -> str:
    """“1 article”, “1,095 articles”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


if isinstance(sys.stdout, io.TextIOWrapper):
    sys.stdout.reconfigure(errors="backslashreplace")  # a terminal of another encoding shows what it can
