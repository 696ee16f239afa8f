"""Texts that a small language model writes for a teacher to read."""

import random
from itertools import islice

import pytest
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from quotes import models
from quotes.training import generate

SENTENCE = "The ferry to Lorn was late again on Monday, Anna Berg said, and nobody knew why it had not sailed. "


@pytest.fixture
def corpora(tmp_path):
    files = {
        "newswire/lorn_1.txt": "https://lorn.example/1\n\nNever seen.\n",
        "newswire/lorn_2.txt": "https://lorn.example/2\n\nOne.\n\nTwo.\n",
        "newswire-gold/gold.json": '[{"doc": "lorn_1.txt"}]',
        "polnear/train/text/lorn.txt": "Three.\n\n" + "x" * 550 + "\n\n" + "y" * 550,
    }
    for name, content in files.items():
        path = tmp_path / "corpora" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "corpora"


def test_prompts_are_paragraphs_of_articles_that_are_not_scored(corpora):
    prompts = set(islice(generate.prompts_of(corpora, random.Random(1)), 100))
    x, y = "x" * 550 + "\n\n", "y" * 550 + "\n\n"
    assert prompts == {"One.\n\nTwo.\n\n", "Two.\n\n", f"Three.\n\n{x}", x, y}


def various(number):
    return " ".join(f"In {year} ship {year} left pier {year} for Lorn." for year in range(number))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"{various(9)}\n\n “We wait.”\n And then the", f"{various(9)}\n\n“We wait.”"),
        (f"{various(9)} He said: “No.” And", f"{various(9)} He said: “No.”"),
        (various(5), None),
        (SENTENCE * 9, None),
        ("no sentence " * 80, None),
        ("", None),
    ],
)
def test_what_is_kept_of_a_text(text, kept):
    assert generate.readable(text) == kept


@pytest.mark.models
def test_a_model_goes_on_until_there_are_words_enough(corpora, tmp_path):
    """A model that has learned nothing writes nonsense, the same under the same seed."""
    folder = tmp_path / "model"
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(models.FOLDER / "encoder/tokenizer.json"), eos_token="[SEP]")
    tokenizer.save_pretrained(folder)
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    texts = [list(generate.texts(folder, corpora, 300, seed, keep=str, batch=2)) for seed in (1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]
    assert len(" ".join(texts[0][:-1]).split()) < 300 <= len(" ".join(texts[0]).split())
