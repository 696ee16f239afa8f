"""A larger encoder teaches a smaller one: news without labels, and the runs that listen to it."""

import json
import shutil

import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import MPNetConfig, MPNetModel

from quotes import models
from quotes.encoder import Encoder
from quotes.errors import QuotesError
from quotes.network import Network
from quotes.training.__main__ import main
from quotes.training.corpora import Example, examples
from quotes.training.joint import Recipe, Run
from quotes.training.teacher import Teacher

ENCODER = models.FOLDER / "encoder"
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


def test_a_teacher_expects_what_the_labels_are():
    teacher = Teacher(ENCODER)
    text = teacher.read(PARAGRAPHS)
    expected = teacher.expected(text, text.chunks)
    assert torch.allclose(expected.labels.sum(1), torch.ones(20), atol=1e-4)
    likeliest = [teacher.labels[number] for number in expected.labels.argmax(1).tolist()]
    assert likeliest == [
        label for own in Encoder(ENCODER).read(PARAGRAPHS, ["attribution"]) for label in own.attribution
    ]
    assert expected.steps.sum() == pytest.approx(18, abs=1e-3)


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
