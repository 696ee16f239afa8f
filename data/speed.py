"""Where the time goes: words a second of the whole pipeline, and each stage's share, on a folder of articles.

    python data/speed.py FOLDER [ARTICLES]

Words are those of Universal Dependencies, punctuation included. The best of three rounds is printed.
"""

import sys
import time
from collections import Counter

from quotes.coreference.quotations import read_article
from quotes.document.paragraph import paragraphs_of
from quotes.neural import encoder
from quotes.neural.annotator import load
from quotes.readers import Failure, read_articles


def main(folder: str, most: str = "60") -> None:
    """Print the speed of three rounds' best."""
    articles = [item for item in read_articles([folder]) if not isinstance(item, Failure)][: int(most)]
    annotate = load()
    annotate(["Warm up."])
    seconds: Counter[str] = Counter()
    timed(annotate, "_segmented", "segmented", seconds)
    timed(encoder.shipped("cpu")._network, "encode", "pass", seconds)
    for name, processor in annotate._pipeline.processors.items():
        timed(processor, "bulk_process", name, seconds)
    print(min((one_round(articles, annotate, seconds) for _ in range(3)), key=lambda report: report[0])[1])


def timed(owner, name, stage, seconds):
    """Let a method add the time that it takes to its stage's."""
    method = getattr(owner, name)

    def measured(*words, **named):
        started = time.perf_counter()
        try:
            return method(*words, **named)
        finally:
            seconds[stage] += time.perf_counter() - started

    setattr(owner, name, measured)


def one_round(articles, annotate, seconds):
    """Seconds of one round, and what to print of it."""
    seconds.clear()
    started = time.perf_counter()
    documents = annotate([article.text for article in articles])
    annotated = time.perf_counter()
    for article, document in zip(articles, documents, strict=True):
        read_article(article, paragraphs_of(document))
    whole = time.perf_counter() - started
    words = sum(document.num_words for document in documents)
    ours = ("sentences", "pos", "depparse", "entities", "attribution")
    heads = sum(seconds[name] for name in ours) - seconds["pass"]
    shares = {
        "tokens": seconds["segmented"],
        "lemmas": seconds["lemma"],
        "encoder's pass": seconds["pass"],
        "its heads": heads,
        "attributions, chains and links": started + whole - annotated,
    }
    parts = ", ".join(f"{name} {share / whole:.0%}" for name, share in shares.items())
    alone = words / seconds["pass"]
    return whole, f"{words / whole:,.0f} words a second; the encoder's pass alone {alone:,.0f}; time: {parts}"


if __name__ == "__main__":
    main(*sys.argv[1:]) if len(sys.argv) > 1 else print(__doc__)
