"""Where the time goes: words a second of the whole pipeline, and each stage's share, on a folder of articles.

    python -m quotes.benchmarks FOLDER [ARTICLES]

Words are those of Universal Dependencies, punctuation included. The best of three rounds is printed.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from quotes import pipeline
from quotes.model import Article
from quotes.neural.annotator import OURS, Annotator, load
from quotes.readers import Failure, read_articles

ROUNDS = 3


def main(folder: str, most: str = "60") -> None:
    """Print the speed of the best round."""
    articles = [item for item in read_articles([folder]) if not isinstance(item, Failure)][: int(most)]
    annotate = load()
    annotate(["Warm up."])
    seconds: defaultdict[str, float] = defaultdict(float)
    time_stages(annotate, seconds)
    print(min((one_round(articles, annotate, seconds) for _ in range(ROUNDS)), key=lambda report: report[0])[1])


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


def one_round(articles: Sequence[Article], annotate: Annotator, seconds: defaultdict[str, float]) -> tuple[float, str]:
    """Seconds of one round, and what to print of it."""
    seconds.clear()
    words = 0

    def annotated(texts: Sequence[str]) -> Any:
        nonlocal words
        started = time.perf_counter()
        documents = annotate(texts)
        seconds["annotate"] += time.perf_counter() - started
        words += sum(document.num_words for document in documents)
        return documents

    started = time.perf_counter()
    for batch in pipeline.batches(articles):
        pipeline.extract(batch, annotated)
    whole = time.perf_counter() - started
    shares = {
        "tokens": seconds["tokens"],
        "lemmas": seconds["lemma"],
        "encoder's pass": seconds["pass"],
        "its heads": sum(seconds[name] for name in OURS) - seconds["pass"],
        "paragraphs, attributions, speakers": whole - seconds["annotate"],
    }
    parts = ", ".join(f"{name} {share / whole:.0%}" for name, share in shares.items())
    alone = words / seconds["pass"]
    return whole, f"{words / whole:,.0f} words a second; the encoder's pass alone {alone:,.0f}; time: {parts}"


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 1 else print(__doc__)
