"""A larger encoder teaches a smaller one: news without labels, and the runs that listen to it."""

import json
import shutil
from dataclasses import replace

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch.nn import functional
from transformers import MPNetConfig, MPNetModel

from quotes import models
from quotes.errors import QuotesError
from quotes.neural.encoder import Encoder
from quotes.neural.network import Network
from quotes.training import losses
from quotes.training.__main__ import main
from quotes.training.batches import Batches
from quotes.training.corpora import Example, examples
from quotes.training.grammar import Grammar
from quotes.training.joint import Recipe, Run
from quotes.training.noise import Noise
from quotes.training.teacher import Lesson, Teacher

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


@pytest.mark.models
def test_news_has_no_labels_and_nothing_that_is_scored(corpora):
    assert examples("news", corpora, "train") == [Example(PARAGRAPHS, {})]
    with pytest.raises(QuotesError, match="no corpus for news"):
        examples("news", corpora, "dev")


@pytest.mark.models
def test_news_as_json_lines(corpora):
    (corpora / "news").mkdir()
    (corpora / "news" / "more.jsonl").write_text('{"text": "Berg left."}\n{"text": "Vell stayed."}\n', encoding="utf-8")
    words = [" ".join(example.words[:3]) for example in examples("news", corpora, "train")]
    assert words == ["Berg left .", "Vell stayed .", "The ferry is"]


@pytest.mark.models
def test_a_teacher_expects_what_the_labels_are():
    teacher = Teacher(ENCODER)
    text = teacher.study(PARAGRAPHS)
    expected = teacher.lesson("attribution", text, text.chunks).attribution.expected
    assert torch.allclose(expected.labels.sum(1), torch.ones(20), atol=1e-4)
    likeliest = [teacher.labels["attribution"][number] for number in expected.labels.argmax(1).tolist()]
    assert likeliest == [
        label for own in Encoder(ENCODER).label(PARAGRAPHS, ["attribution"]) for label in own.attribution
    ]
    assert expected.steps.sum() == pytest.approx(18, abs=1e-3)


@pytest.mark.models
def test_a_teacher_reads_each_chunk_once_and_capitals_anew(monkeypatch):
    teacher = Teacher(ENCODER)
    passes = []
    encode = teacher._network.encode
    monkeypatch.setattr(teacher._network, "encode", lambda *given: passes.append(len(given[1])) or encode(*given))
    text = teacher.study(PARAGRAPHS)
    first, both = teacher.lesson("news", text, text.chunks[:1]), teacher.lesson("news", text, text.chunks)
    again = teacher.lesson("news", text, text.chunks[::-1])
    assert passes == [9, 11]
    assert torch.equal(first.attribution.vectors, both.attribution.vectors[:9])
    labels = [lesson.attribution.expected.labels for lesson in (again, both)]
    assert torch.allclose(labels[0][11:], labels[1][:9], atol=1e-5)
    assert torch.equal(first.grammar.relations, both.grammar.relations[:9])
    assert torch.equal(again.grammar.arcs[11:], both.grammar.arcs[:9])
    second = teacher.lesson("news", text, text.chunks[1:])
    assert torch.equal(second.grammar.arcs, both.grammar.arcs[9:, :8])  # its longest sentence has seven words
    loud = teacher.study([[[word.upper() for word in PARAGRAPHS[0][0]]]])
    teacher.lesson("news", loud, loud.chunks)
    assert passes == [9, 11, 9]
    one_sentence = teacher.study([[[word for sentence in PARAGRAPHS[1] for word in sentence]]])
    teacher.lesson("news", one_sentence, one_sentence.chunks)
    assert passes == [9, 11, 9, 11]


@pytest.mark.models
def test_a_teacher_reads_without_the_noise():
    teacher, tokenizer = (
        Teacher(ENCODER, subjects=["attribution"]),
        Tokenizer.from_file(str(ENCODER / "tokenizer.json")),
    )
    loud = Noise(masked=0.9, other_marks=1.0, styles=(0, 0, 0, 1.0, 0))
    news = Batches("news", [Example(PARAGRAPHS, {})], {}, tokenizer, 1, teachers=[teacher], noise=loud)
    batch = next(iter(news))
    text = teacher.study(PARAGRAPHS)
    expected = teacher.lesson("news", text, batch.chunks)
    assert torch.equal(batch.targets.lesson.attribution.vectors, expected.attribution.vectors)
    assert batch.targets.lesson.grammar is None
    assert not np.array_equal(batch.text.ids, text.ids)


@pytest.mark.models
def test_a_teacher_of_grammar_says_what_it_reads():
    teacher = Teacher(ENCODER, subjects=["grammar"])
    text = teacher.study(PARAGRAPHS)
    grammar = teacher.lesson("news", text, text.chunks).grammar
    read = Encoder(ENCODER).label(PARAGRAPHS, ["tags", "parse"])
    assert grammar.heads.tolist() == [head for own in read for head in own.head]
    assert grammar.arcs.shape == (20, 10)  # the longest sentence has nine words
    assert torch.allclose(grammar.arcs.sum(1), torch.ones(20), atol=1e-4)
    likeliest = {"upos": grammar.tags["upos"], "xpos": grammar.tags["xpos"], "deprel": grammar.relations}
    for name, probabilities in likeliest.items():
        labels = [teacher.labels[name][number] for number in probabilities.argmax(1).tolist()]
        assert labels == [label for own in read for label in getattr(own, name)]
    assert (grammar.ends > 0.5).nonzero().squeeze(1).tolist() == [8, 12, 19]


@pytest.mark.models
def test_a_teacher_reads_the_chunks_of_who_is_taught(monkeypatch):
    """Their pieces may differ, and with them where a long paragraph is cut, which cuts sentences for the parse too."""
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    teacher = Teacher(ENCODER, subjects=["grammar"])
    batches = Batches("news", [Example(PARAGRAPHS, {})], {}, tokenizer, 1, teachers=[teacher])
    encode = batches._pieces.encode
    monkeypatch.setattr(batches._pieces, "encode", lambda given: encode(given, 5))
    batch = next(iter(batches))
    assert batch.targets.lesson.grammar.arcs.shape[1] == 6
    assert torch.isfinite(losses.loss("news", *encoded(batch), batch.targets))


def encoded(batch):
    """What the loss of a batch wants of the encoder that ships, and the batch's text and chunks."""
    network = Network(ENCODER)
    words = np.concatenate([np.arange(start, end) for start, end in batch.chunks])
    return network, network.encode(batch.pieces, batch.text.shapes[words]), batch.text, batch.chunks


@pytest.mark.models
def test_what_is_taught_of_which_words():
    both, grammar = Teacher(ENCODER), Teacher(ENCODER, subjects=["grammar"])
    tasks = ("ud", "entities", "attribution", "news")
    assert [both.subjects_of(task) for task in tasks] == [
        ["attribution", "grammar"],
        [],
        ["attribution"],
        ["attribution", "grammar"],
    ]
    assert [grammar.subjects_of(task) for task in tasks] == [["grammar"], [], [], ["grammar"]]
    text = both.study(PARAGRAPHS)
    lesson = both.lesson("attribution", text, text.chunks)
    assert (lesson.attribution is None, lesson.grammar is None) == (False, True)
    joined = lesson | grammar.lesson("news", text, text.chunks)
    assert (joined.attribution is None, joined.grammar is None) == (False, False)


@pytest.mark.parametrize(
    ("right", "mean"),
    [(0, [0.25 + 0.75 * 0.2, 0.75 * 0.8]), (1, [0.75 * 0.2, 0.25 + 0.75 * 0.8]), (losses.IGNORED, [0.2, 0.8])],
)
def test_the_right_label_and_what_a_teacher_says(right, mean):
    mixed = losses._mixed(np.array([right]), torch.tensor([[0.2, 0.8]]))
    assert mixed[0].tolist() == pytest.approx(mean)
    assert losses._mixed(np.array([right]), None).tolist() == [right]


def test_a_teacher_that_means_another_head_says_nothing_of_the_relation():
    """Of three words the teacher has the first one's head right, and not the second's; the third's was cut off."""
    said = Grammar(
        {}, torch.eye(4)[[2, 0, 2]], torch.tensor([2, 0, 2]), torch.tensor([[0.2, 0.8]]).repeat(3, 1), torch.zeros(3)
    )
    labels = {"head": np.array([2, 3, 7]), "deprel": np.array([0, 0, 0])}
    targets = losses.Targets(labels, (), Lesson(grammar=said))
    heads, arcs, relations = losses._tree_targets(np.arange(3), np.array([3]), targets)
    assert heads.tolist() == [2, 3, 2]
    assert arcs.tolist() == [[0, 0, 1, 0], [0.75, 0, 0, 0.25], [0, 0, 1, 0]]
    assert relations.tolist() == [pytest.approx([0.4, 0.6]), [1, 0], pytest.approx([0.2, 0.8])]


def forgetful(folder, *forgotten):
    """The encoder that ships, without what some of its heads' weights have learned."""
    shutil.copytree(ENCODER, folder)
    weights = load_file(folder / "heads.safetensors")
    for name in forgotten:
        weights[name] = torch.zeros_like(weights[name])
    save_file(weights, folder / "heads.safetensors")
    return folder


@pytest.mark.models
def test_what_a_teacher_says_of_news_is_learned(tmp_path):
    news = {"news": [Example(PARAGRAPHS, {})]}
    recipe = Recipe(words=1500, dropout=0.0, shares={"news": 1.0}, average_from=0.6)
    start = forgetful(tmp_path / "start", *(f"attribution.{part}" for part in ("weight", "bias", "transitions")))
    Run(tmp_path / "run", start, news, recipe, teachers=[Teacher(ENCODER, subjects=["attribution"])])()
    labels = [
        [label for own in Encoder(folder).label(PARAGRAPHS, ["attribution"]) for label in own.attribution]
        for folder in (ENCODER, tmp_path / "run", start)
    ]
    assert labels[0] == labels[1] != labels[2]


@pytest.mark.models
@pytest.mark.parametrize("task", ["news", "ud"])
def test_what_a_teacher_says_of_trees_is_learned(tmp_path, task):
    """Of news it is all that is known; in a treebank that has everything wrong it has most of the say."""
    wrong = {"upos": ["X"] * 20, "xpos": ["FW"] * 20, "feats": ["_"] * 20, "head": ["1"] * 20, "deprel": ["dep"] * 20}
    documents = {task: [Example(PARAGRAPHS, wrong if task == "ud" else {})]}
    recipe = Recipe(words=2000, dropout=0.0, shares={task: 1.0}, average_from=0.6)
    start = forgetful(tmp_path / "start", "arc", "upos.weight", "upos.bias", "end.weight")
    Run(tmp_path / "run", start, documents, recipe, teachers=[Teacher(ENCODER, subjects=["grammar"])])()
    read = [Encoder(folder).label(PARAGRAPHS, ["tags", "parse"]) for folder in (ENCODER, tmp_path / "run", start)]
    for name in ("head", "upos"):
        labels = [[label for own in of_encoder for label in getattr(own, name)] for of_encoder in read]
        assert labels[0] == labels[1] != labels[2]


@pytest.mark.models
def test_how_the_teacher_sees_words_is_learned_and_the_guess_is_not_kept(tmp_path, monkeypatch):
    """Where labels hardly count, the teacher's vectors are guessed better and better, also by a run that goes on."""
    hints = []
    loss = functional.mse_loss
    monkeypatch.setattr(functional, "mse_loss", lambda *given: hints.append(loss(*given)) or hints[-1])
    news = {"news": [Example(PARAGRAPHS, {})]}
    weights = losses.Weights(attribution=1e-3, hint=1e3)
    recipe = Recipe(words=800, dropout=0.0, shares={"news": 1.0}, checkpoint_seconds=0, weights=weights)
    Run(tmp_path, ENCODER, news, replace(recipe, words=400), teachers=[Teacher(ENCODER, subjects=["attribution"])])()
    Run(tmp_path, ENCODER, news, recipe, teachers=[Teacher(ENCODER, subjects=["attribution"])])()
    assert hints[-1] < hints[len(hints) // 2] < hints[0] / 2
    assert load_file(tmp_path / "heads.safetensors").keys() == load_file(ENCODER / "heads.safetensors").keys()


@pytest.mark.models
def test_a_teacher_with_other_labels(tmp_path):
    other = tmp_path / "other"
    shutil.copytree(ENCODER, other)
    names = json.loads((other / "heads.json").read_text(encoding="utf-8"))
    names["attribution"] = names["attribution"][::-1]
    (other / "heads.json").write_text(json.dumps(names), encoding="utf-8")
    with pytest.raises(QuotesError, match="labels of attribution"):
        Run(tmp_path / "run", ENCODER, {}, Recipe(), teachers=[Teacher(other)])


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


@pytest.mark.models
@pytest.mark.parametrize(("capability", "told"), [("AVX2", True), ("AVX512", False)])
def test_half_precision_on_a_processor_that_is_slow_at_it_is_told(tmp_path, corpora, monkeypatch, capability, told):
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: capability)
    start, words = mpnet(tmp_path / "mpnet"), ["--share", "attribution", 1, "--words", 20]
    answer = invoke(corpora, tmp_path / "out", "--start", start, *words, "--half", "--device", "cpu")
    assert answer.exit_code == 0, answer.output
    assert ("without --half it trains much faster" in answer.output) is told


@pytest.mark.models
def test_a_teacher_of_another_family_is_trained_and_teaches(tmp_path, corpora):
    start, taught = mpnet(tmp_path / "mpnet"), tmp_path / "taught"
    shares = ["--share", "attribution", 1]
    answer = invoke(corpora, tmp_path / "teacher", "--start", start, *shares, "--words", 60, "--rate", 1e-4, "--half")
    assert answer.exit_code == 0, answer.output
    network = Network(tmp_path / "teacher")
    assert network.weights["attribution.weight"].shape == (13, 80)
    assert network.weights["mix.attribution"].shape == (3,)
    answer = invoke(corpora, taught, "--teacher", "attribution", tmp_path / "teacher", "--words", 100)
    assert answer.exit_code == 0, answer.output
    facts = json.loads((taught / "encoder.facts.json").read_text(encoding="utf-8"))
    assert facts["corpora"]["news"] == {"documents": 1, "words": 20}
    assert min(facts["progress"]["words"].values()) > 0


@pytest.mark.models
def test_two_teachers(tmp_path, corpora):
    twice = ["--teacher", "grammar", ENCODER] * 2
    answer = invoke(corpora, tmp_path / "run", *twice)
    assert (answer.exit_code, "two teachers of one subject" in answer.output) == (2, True)
    both = ["--teacher", "attribution", ENCODER, "--teacher", "grammar", ENCODER]
    answer = invoke(corpora, tmp_path / "run", *both, "--words", 60)
    assert answer.exit_code == 0, answer.output


def test_news_wants_a_teacher(tmp_path, corpora):
    answer = invoke(corpora, tmp_path / "run", "--share", "news", 1)
    assert (answer.exit_code, "--teacher" in answer.output) == (2, True)
