"""Where the time goes: words a second of the whole pipeline, and each stage's share, on a folder of articles.

    python -m quotes.benchmarks FOLDER [ARTICLES] [--precision both]

Words are those of Universal Dependencies, punctuation included. The median of three rounds is printed; with both
precisions their rounds alternate, so that whatever else the machine does slows the one as much as the other.
"""

import argparse
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median_low
from typing import Any

from quotes import pipeline
from quotes.model import Article
from quotes.neural.annotator import OURS, Annotator, load
from quotes.neural.precision import Asked
from quotes.readers import Failure, read_articles

ROUNDS = 3
BOTH: tuple[Asked, Asked] = ("single", "half")


@dataclass(frozen=True, slots=True)
class Round:
    """Wall clock and processor seconds of reading so many words, and of each stage by name."""

    seconds: float
    cpu: float
    words: int
    stages: dict[str, float]

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {seconds / self.seconds:.0%}" for name, seconds in self.stages.items())
        return (
            f"{self.words / self.seconds:,.0f} words a second, {self.words / self.cpu:,.0f} a processor second; "
            f"the encoder's pass alone {self.words / self.stages[PASS]:,.0f}; time: {parts}"
        )


PASS = "encoder's pass"


@dataclass(slots=True)
class Runner:
    """An annotator that is timed, and its rounds."""

    annotate: Annotator
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    rounds: list[Round] = field(default_factory=list)

    def middle(self) -> Round:
        """The round of median length."""
        middle = median_low(own.seconds for own in self.rounds)
        return next(own for own in self.rounds if own.seconds == middle)


def main(words: Sequence[str] | None = None) -> None:
    """Print the speed of the median round, of each precision asked for, and how they compare."""
    asked = options(words)
    articles = [item for item in read_articles([asked.folder]) if not isinstance(item, Failure)][: asked.articles]
    runners = [runner(precision) for precision in (BOTH if asked.precision == "both" else [asked.precision])]
    for _ in range(ROUNDS):
        for own in runners:
            own.rounds.append(one_round(articles, own))
    for own in runners:
        print(f"{own.annotate.precision} precision: {own.middle()}")
    if len(runners) == 2:
        single, half = (own.middle() for own in runners)
        faster, by_processor = single.seconds / half.seconds, single.cpu / half.cpu
        print(f"half is {faster:.2f} times as fast, {by_processor:.2f} by processor time")


def options(words: Sequence[str] | None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(prog="python -m quotes.benchmarks", description=__doc__.split("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("articles", type=int, nargs="?", default=60)
    parser.add_argument("--precision", choices=["auto", *BOTH, "both"], help="as of `quotes add`, or both in turn")
    return parser.parse_args(words)


def runner(precision: Asked | None) -> Runner:
    """A timed annotator, warmed up."""
    own = Runner(load(precision=precision))
    time_stages(own.annotate, own.seconds)
    own.annotate(["Warm up."])
    return own


def time_stages(annotate: Annotator, seconds: defaultdict[str, float]) -> None:
    """Let each stage of an annotator add the time that it takes."""
    timed(annotate, "_segmented", "tokens", seconds)
    timed(annotate.encoder._network, "encode", "pass", seconds)
    for name, processor in annotate._pipeline.processors.items():
        timed(processor, "bulk_process", name, seconds)


def timed(owner: Any, name: str, stage: str, seconds: defaultdict[str, float]) -> None:
    """Let a method add the time that it takes to its stage's."""
    method = getattr(owner, name)

    def measured(*words: Any, **named: Any) -> Any:
        started = time.perf_counter()
        try:
            return method(*words, **named)
        finally:
            seconds[stage] += time.perf_counter() - started

    setattr(owner, name, measured)


def one_round(articles: Sequence[Article], own: Runner) -> Round:
    """Read all articles once."""
    own.seconds.clear()
    words = 0

    def annotated(texts: Sequence[str]) -> Any:
        nonlocal words
        started = time.perf_counter()
        documents = own.annotate(texts)
        own.seconds["annotate"] += time.perf_counter() - started
        words += sum(document.num_words for document in documents)
        return documents

    started, cpu = time.perf_counter(), time.process_time()
    for batch in pipeline.batches(articles):
        pipeline.extract(batch, annotated)
    whole = time.perf_counter() - started
    return Round(whole, time.process_time() - cpu, words, stages(own.seconds, whole))


def stages(seconds: defaultdict[str, float], whole: float) -> dict[str, float]:
    """The seconds of each stage, of a round that took so many."""
    return {
        "tokens": seconds["tokens"],
        "lemmas": seconds["lemma"],
        PASS: seconds["pass"],
        "its heads": sum(seconds[name] for name in OURS) - seconds["pass"],
        "paragraphs, attributions, speakers": whole - seconds["annotate"],
    }


if __name__ == "__main__":
    main()
