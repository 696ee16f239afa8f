"""A larger encoder teaches a smaller one: news without labels, and the runs that listen to it."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import MPNetConfig, MPNetModel

from quotes import models
from quotes.encoder import Encoder
from quotes.errors import QuotesError
from quotes.network import Network
from quotes.training import losses
from quotes.training.__main__ import main
from quotes.training.batches import MASKED, Batches
from quotes.training.corpora import Example, examples
from quotes.training.joint import Recipe, Run
from quotes.training.teacher import Teacher

ENCODER = models.FOLDER / "encoder"
REUTERS = Path(__file__).parents[1] / "data" / "models" / "reuters.py"
NEWS = "https://lorn.example/2\n\nThe ferry is late, Anna Berg said.\n\n“We wait. We hope,” she added.\n"
PARAGRAPHS = [
    [["The", "ferry", "is", "late", ",", "Anna", "Berg", "said", "."]],
    [["“", "We", "wait", "."], ["We", "hope", ",", "”", "she", "added", "."]],
]


@pytest.fixture
def corpora(tmp_path):
    files = {
        "newswire/lorn_2.txt": NEWS,
        "newswire/lorn_1.txt": NEWS.replace("Anna", "Ella"),
        "newswire-gold/gold.json": '[{"doc": "lorn_1.txt"}]',
        "ner/en_worldwide-train.tsv": "Anna\tB-PERSON\nleft\tO\n.\tO\n\n",
        "ud/en_lorn-train.conllu": "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n\n",
        "polnear/train/text/lorn.txt": "It rains, Berg said.",
        "polnear/train/attributions/lorn.ann": "T1\tContent 0 8\tIt rains\nT2\tCue 15 19\tsaid\n"
        "T3\tSource 10 14\tBerg\nE1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n",
    }
    for name, content in files.items():
        path = tmp_path / "corpora" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / "corpora"


def test_news_has_no_labels_and_nothing_that_is_scored(corpora):
    assert examples("news", corpora, "train") == [Example(PARAGRAPHS, {})]
    with pytest.raises(QuotesError, match="no corpus for news"):
        examples("news", corpora, "dev")


def test_news_as_json_lines(corpora):
    (corpora / "news").mkdir()
    (corpora / "news" / "more.jsonl").write_text('{"text": "Berg left."}\n{"text": "Vell stayed."}\n', encoding="utf-8")
    words = [" ".join(example.words[:3]) for example in examples("news", corpora, "train")]
    assert words == ["Berg left .", "Vell stayed .", "The ferry is"]


def test_reuters_as_json_lines(tmp_path):
    talk = (
        "The ferry\nis late, Anna Berg said.\n    It &lt;LORN> sails, she\nadded. “No,” said Vell. “Yes,” she told him."
    )
    bodies = [f"{talk}\n REUTER\n\u0003", "Oats 3, barley 4, she said.\n REUTER\n\u0003"]
    articles = [*({"title": "A", "body": body} for body in bodies), {"title": "no body"}]
    (tmp_path / "a.json").write_text(json.dumps(articles), encoding="utf-8")
    done = subprocess.run([sys.executable, REUTERS, tmp_path], capture_output=True, text=True, check=True)
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == [
        "The ferry is late, Anna Berg said.\n\nIt <LORN> sails, she added. “No,” said Vell. “Yes,” she told him."
    ]


def test_a_teacher_expects_what_the_labels_are():
    teacher = Teacher(ENCODER)
    text = teacher.read(PARAGRAPHS)
    expected = teacher.lesson(text, text.chunks).expected
    assert torch.allclose(expected.labels.sum(1), torch.ones(20), atol=1e-4)
    likeliest = [teacher.labels[number] for number in expected.labels.argmax(1).tolist()]
    assert likeliest == [
        label for own in Encoder(ENCODER).read(PARAGRAPHS, ["attribution"]) for label in own.attribution
    ]
    assert expected.steps.sum() == pytest.approx(18, abs=1e-3)


def test_a_teacher_reads_each_chunk_once_and_capitals_anew(monkeypatch):
    teacher = Teacher(ENCODER)
    passes = []
    encode = Network.encode
    monkeypatch.setattr(Network, "encode", lambda *given: passes.append(len(given[2])) or encode(*given))
    text = teacher.read(PARAGRAPHS)
    first, both = teacher.lesson(text, text.chunks[:1]), teacher.lesson(text, text.chunks)
    again = teacher.lesson(text, text.chunks[::-1])
    assert passes == [9, 11]
    assert torch.equal(first.vectors, both.vectors[:9])
    assert torch.allclose(again.expected.labels[11:], both.expected.labels[:9], atol=1e-5)
    loud = teacher.read([[[word.upper() for word in PARAGRAPHS[0][0]]]])
    teacher.lesson(loud, loud.chunks)
    assert passes == [9, 11, 9]


def test_a_teacher_reads_without_the_noise(monkeypatch):
    monkeypatch.setattr("quotes.training.noise.OTHER_MARKS", 1.0)
    monkeypatch.setattr("quotes.training.noise.FREQUENCY_OF_STYLES", (0, 0, 0, 1.0, 0))
    monkeypatch.setitem(MASKED, "news", 0.9)
    teacher, tokenizer = Teacher(ENCODER), Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    news = Batches("news", [Example(PARAGRAPHS, {})], {}, tokenizer, 1, teacher=teacher)
    batch = next(iter(news))
    text = teacher.read(PARAGRAPHS)
    assert torch.equal(batch.targets.lesson.vectors, teacher.lesson(text, batch.chunks).vectors)
    assert not np.array_equal(batch.text.ids, text.ids)


def forgetful(folder):
    """The encoder that ships, without what its head for attribution has learned."""
    shutil.copytree(ENCODER, folder)
    weights = load_file(folder / "heads.safetensors")
    for name in ("attribution.weight", "attribution.bias", "attribution.transitions"):
        weights[name] = torch.zeros_like(weights[name])
    save_file(weights, folder / "heads.safetensors")
    return folder


def test_what_a_teacher_says_of_news_is_learned(tmp_path):
    news = {"news": [Example(PARAGRAPHS, {})]}
    recipe = Recipe(words=1500, dropout=0.0, shares={"news": 1.0}, average_from=0.6)
    start = forgetful(tmp_path / "start")
    Run(tmp_path / "run", start, news, recipe, teacher=Teacher(ENCODER))()
    labels = [
        [label for own in Encoder(folder).read(PARAGRAPHS, ["attribution"]) for label in own.attribution]
        for folder in (ENCODER, tmp_path / "run", start)
    ]
    assert labels[0] == labels[1] != labels[2]


def test_how_the_teacher_sees_words_is_learned_and_the_guess_is_not_kept(tmp_path, monkeypatch):
    """Where labels hardly count, the teacher's vectors are guessed better and better, also by a run that goes on."""
    monkeypatch.setattr(losses, "ATTRIBUTION_WEIGHT", 1e-3)
    monkeypatch.setattr(losses, "HINT_WEIGHT", 1e3)
    hints = []
    loss = functional.mse_loss
    monkeypatch.setattr(functional, "mse_loss", lambda *given: hints.append(loss(*given)) or hints[-1])
    news = {"news": [Example(PARAGRAPHS, {})]}
    recipe = Recipe(words=800, dropout=0.0, shares={"news": 1.0}, checkpoint_seconds=0)
    Run(tmp_path, ENCODER, news, replace(recipe, words=400), teacher=Teacher(ENCODER))()
    Run(tmp_path, ENCODER, news, recipe, teacher=Teacher(ENCODER))()
    assert hints[-1] < hints[len(hints) // 2] < hints[0] / 2
    assert load_file(tmp_path / "heads.safetensors").keys() == load_file(ENCODER / "heads.safetensors").keys()


def test_a_teacher_with_other_labels(tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ENCODER, other)
    names = json.loads((other / "heads.json").read_text(encoding="utf-8"))
    names["attribution"] = names["attribution"][::-1]
    (other / "heads.json").write_text(json.dumps(names), encoding="utf-8")
    with pytest.raises(QuotesError, match="labels"):
        Run(tmp_path / "run", ENCODER, {}, Recipe(), teacher=Teacher(other))


def mpnet(folder):
    """A small MPNet that has learned nothing, with a tokenizer that pads, as its own does."""
    folder.mkdir()
    config = MPNetConfig(hidden_size=64, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64)
    config.save_pretrained(folder)
    save_file(MPNetModel(config).state_dict(), folder / "model.safetensors")
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    tokenizer.enable_padding(length=128)
    tokenizer.save(str(folder / "tokenizer.json"))
    shutil.copyfile(ENCODER / "tokenizer_config.json", folder / "tokenizer_config.json")
    return folder


def invoke(*arguments):
    return CliRunner().invoke(main, ["encoder", *map(str, arguments)])


def test_a_teacher_of_another_family_is_trained_and_teaches(tmp_path, corpora):
    start, taught = mpnet(tmp_path / "mpnet"), tmp_path / "taught"
    shares = ["--share", "attribution", 1]
    answer = invoke(corpora, tmp_path / "teacher", "--start", start, *shares, "--words", 60, "--rate", 1e-4, "--half")
    assert answer.exit_code == 0, answer.output
    network = Network(tmp_path / "teacher")
    assert network.weights["attribution.weight"].shape == (13, 80)
    assert network.weights["mix.attribution"].shape == (3,)
    answer = invoke(corpora, taught, "--teacher", tmp_path / "teacher", "--words", 100)
    assert answer.exit_code == 0, answer.output
    facts = json.loads((taught / "encoder.facts.json").read_text(encoding="utf-8"))
    assert facts["corpora"]["news"] == {"documents": 1, "words": 20}
    assert min(facts["progress"]["words"].values()) > 0


def test_news_wants_a_teacher(tmp_path, corpora):
    answer = invoke(corpora, tmp_path / "run", "--share", "news", 1)
    assert (answer.exit_code, "--teacher" in answer.output) == (2, True)
