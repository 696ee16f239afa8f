"""The mutation run: are the rules' tests there to notice a mistake? `python tests/tools/mutate.py --help`

Own code because mutmut and cosmic-ray neither drop filters and words of the rules nor, with one process or one copy of
the tree for a mutant, get through thousands of mutants in minutes.
"""

import argparse
import contextlib
import csv
import json
import random
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from harness import Harness
from mutations import Mutant, mutants_of

FOLDERS = ("text", "document", "attribution", "coreference", "speakers", "lexicon")
"""The folders of rules."""

MODEL_FREE = '-m "not models and not browser and not corpora and not slow" --ignore=tests/tools'
EQUIVALENTS = Path(__file__).with_name("equivalents.tsv")
Key = tuple[str, str, str]


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What the command is asked for."""
    parser = argparse.ArgumentParser(description="Which mistakes in the rules would the tests notice?")
    parser.add_argument("paths", nargs="*", type=Path, help="modules and folders; the folders of rules if not given")
    parser.add_argument("--sample", type=int, metavar="N", help="N mutants, spread over the modules; all if not given")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--tests", default=MODEL_FREE, metavar="ARGS", help="for pytest; %(default)s")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=20, metavar="SECONDS", help="after which a mutant is killed")
    parser.add_argument("--survivors", action="store_true", help="print them: place, change, line, number of its tests")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write what became of every mutant")
    parser.add_argument("--again", type=Path, metavar="FILE", help="only the survivors of an earlier run's --json")
    parser.add_argument("--least", type=float, default=85.0, metavar="PERCENT", help="exit status 1 below; %(default)s")
    parser.add_argument("--equivalents", type=Path, default=EQUIVALENTS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the mutants and prints the table: 0 if enough were killed."""
    asked = options(arguments)
    root = Path.cwd().resolve()
    sys.path.insert(0, str(root))
    paths = [root / p for p in asked.paths] or [p for f in FOLDERS if (p := root / "quotes" / f).exists()]
    every = list(mutants_of(root, paths))
    equivalents = read_equivalents(asked.equivalents)
    mutants = [mutant for mutant in every if key(mutant) not in equivalents]
    if asked.again:
        mutants = [mutant for mutant in mutants if key(mutant) in survivors_of(asked.again)]
    mutants = sampled(mutants, asked.sample, asked.seed)
    harness = Harness(root, shlex.split(asked.tests), mutants, asked.jobs, asked.timeout)
    calm_hypothesis()
    harness.execute()
    if asked.json:
        rows = [row(mutant, harness) for mutant in mutants]
        asked.json.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")
    if asked.survivors:
        print_survivors(mutants, harness)
    print_remarks(harness, equivalents - {key(mutant) for mutant in every}, {mutant.path for mutant in every})
    share = print_table(mutants, harness.outcomes)
    print(f"{sum(key(mutant) in equivalents for mutant in every)} equivalents left out")
    return 0 if share >= asked.least else 1


def key(mutant: Mutant) -> Key:
    """What tells a mutant from others though lines move: its module, line of text and change."""
    return mutant.path, mutant.source, mutant.change


def read_equivalents(path: Path) -> set[Key]:
    """The mutants that a reason is given for: nobody could notice them."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, start=1):
        if len(row) != 4 or not all(row):
            raise SystemExit(f"{path}:{number}: needs a module, a line, a change and a reason, between tabs")
    return {(module, source, change) for module, source, change, _ in rows[1:]}


def survivors_of(path: Path) -> set[Key]:
    """The mutants that survived an earlier run."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {(row["module"], row["source"], row["change"]) for row in rows if row["outcome"] == "survived"}


def sampled(mutants: Sequence[Mutant], size: int | None, seed: int) -> list[Mutant]:
    """So many mutants, from each module in proportion, in their order."""
    if size is None or size >= len(mutants):
        return list(mutants)
    chance = random.Random(seed)
    shuffled = sorted(range(len(mutants)), key=lambda i: (mutants[i].path, chance.random()))
    return [mutants[i] for i in sorted(shuffled[n * len(mutants) // size] for n in range(size))]


def calm_hypothesis() -> None:
    """Tests by Hypothesis draw the same examples every time, keep none, and do not look for the smallest that fails."""
    with contextlib.suppress(ImportError):
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutate", derandomize=True, database=None, deadline=None, phases=phases)
        settings.load_profile("mutate")


def row(mutant: Mutant, harness: Harness) -> dict[str, object]:
    """A mutant as it is written to the file."""
    tests = harness.covering.of(mutant)
    return {
        "id": mutant.name,
        "module": mutant.path,
        "line": mutant.line,
        "source": mutant.source,
        "change": mutant.change,
        "tests": "all" if tests is None else len(tests),
        "outcome": harness.outcomes[mutant.name],
    }


def print_survivors(mutants: Sequence[Mutant], harness: Harness) -> None:
    """A line each: module, line, what was changed and how many tests run it, in the order of `equivalents.tsv`."""
    for mutant in mutants:
        if harness.outcomes[mutant.name] == "survived":
            tests = row(mutant, harness)["tests"]
            print(f"{mutant.path}:{mutant.line}", mutant.source, mutant.change, f"[{tests} tests]", sep="\t")


def print_remarks(harness: Harness, unmatched: set[Key], modules: set[str]) -> None:
    """What is wrong with the tests or the list of equivalents."""
    for name in harness.covering.failed:
        print(f"left out, since it fails without any mutant: {name}")
    for entry in sorted(unmatched):
        if entry[0] in modules or not Path(entry[0]).exists():
            print("equivalent that matches nothing any more:", *entry, sep="\t")


def print_table(mutants: Sequence[Mutant], outcomes: dict[str, str]) -> float:
    """How many mutants of each module were killed, and the share of all in percent."""
    made = Counter(mutant.path for mutant in mutants)
    survived = Counter(mutant.path for mutant in mutants if outcomes[mutant.name] == "survived")
    width = max((len(path) for path in made), default=6)
    print(f"{'module':{width}}  mutants  killed  survived   share")
    for path in [*made, "total"]:
        all_, left = (made.total(), survived.total()) if path == "total" else (made[path], survived[path])
        share = 100 * (all_ - left) / all_ if all_ else 100.0
        print(f"{path:{width}}  {all_:7}  {all_ - left:6}  {left:8}  {share:5.1f} %")
    print(", ".join(f"{count} {how}" for how, count in sorted(Counter(outcomes.values()).items())))
    return share


if __name__ == "__main__":
    sys.exit(main())
