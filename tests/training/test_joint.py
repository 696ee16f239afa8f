"""Training of the encoder: how corpora become batches, and a run of some steps on a handful of own sentences."""

import hashlib
import json
import shutil
from itertools import islice

import numpy as np
import pytest
import torch
from click.testing import CliRunner
from safetensors.torch import load_file
from tokenizers import Tokenizer

from quotes import models
from quotes.errors import QuotesError
from quotes.neural.encoder import Encoder
from quotes.neural.network import Network
from quotes.neural.word_pieces import WordPieces
from quotes.training import noise, shipping
from quotes.training.__main__ import main
from quotes.training.batches import Batches
from quotes.training.corpora import (
    LABELLED,
    Attached,
    Example,
    attribution_example,
    bioes,
    examples,
    runs_of,
    with_clitics,
)
from quotes.training.joint import CHECKPOINT, Recipe, Run
from quotes.training.noise import Noise
from quotes.training.questions import questions
from quotes.training.weights import add_missing, label_names, prepared, shapes_of

ENCODER = models.FOLDER / "encoder"

CONLLU = """\
# newdoc id = lorn-1
# newpar
1\tThe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t2\tdet\t_\t_
2\tmayor\tmayor\tNOUN\tNN\tNumber=Sing\t3\tnsubj\t_\t_
3\tsmiled\tsmile\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# newpar
1-2\tIt's\t_\t_\t_\t_\t_\t_\t_\t_
1\tIt\tit\tPRON\tPRP\tNumber=Sing\t3\tnsubj\t_\t_
2\t's\tbe\tAUX\tVBZ\tTense=Pres\t3\tcop\t_\t_
3\tlate\tlate\tADJ\tJJ\tDegree=Pos\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

"""
ENTITIES = (
    "https://lorn.example/1\tO\n\nAnna\tB-PERSON\nBerg\tI-PERSON\nleft\tO\nLorn\tB-LOC\n’\tO\ns\tO\ncentre\tO\n.\tO\n\n"
)
TEXT = "“We wait,” said Anna Berg. She hoped that it would rain.\n“It will,” Tor Vell added."
ANNOTATION = """\
T1\tContent 0 10\t“We wait,”
T2\tCue 11 15\tsaid
T3\tSource 16 25\tAnna Berg
E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3
T4\tSource 27 30\tShe
T5\tCue 31 36\thoped
T6\tContent 37 55\tthat it would rain
E2\tAttribution:T5 Content:T6 Cue:T5 Source:T4
T7\tContent 57 67\t“It will,”
T8\tSource 68 76\tTor Vell
T9\tCue 77 82\tadded
E3\tAttribution:T9 Content:T7 Cue:T9 Source:T8
"""


@pytest.fixture(scope="module")
def corpora(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpora")
    for name, content in {
        "ud/en_lorn-train.conllu": CONLLU,
        "ner/en_worldwide-train.tsv": ENTITIES,
        "polnear/train/text/lorn.txt": TEXT,
        "polnear/train/attributions/lorn.ann": ANNOTATION,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def everything(corpora):
    return {task: examples(task, corpora, "train") for task in LABELLED}


# ---- corpora


def test_treebank(everything):
    [example] = everything["ud"]
    assert example.paragraphs == [[["The", "mayor", "smiled", "."]], [["It", "'s", "late", "."]]]
    assert example.labels["head"] == ["2", "3", "0", "3", "3", "3", "0", "3"]
    assert example.labels["xpos"] == ["DT", "NN", "VBD", ".", "PRP", "VBZ", "JJ", "."]


def test_entities_with_clitics_as_in_the_treebank(everything):
    [example] = everything["entities"]
    assert example.paragraphs == [[["Anna", "Berg", "left", "Lorn", "’s", "centre", "."]]]
    assert example.labels["entities"] == ["B-PERSON", "E-PERSON", "O", "S-LOC", "O", "O", "O"]


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        ("Lorn ’ s", ["Lorn", "’s"]),
        ("they ' re", ["they", "'re"]),
        ("‘ Yes ’ she", ["‘", "Yes", "’", "she"]),
        ("’ s", ["’", "s"]),
        ("the 1990 ’ S", ["the", "1990", "’S"]),
    ],
)
def test_clitics(tokens, words):
    labels = ["O"] * len(tokens.split())
    assert with_clitics(tokens.split(), labels) == (words, ["O"] * len(words))


def test_articles_that_are_scored_teach_no_entities(corpora, tmp_path):
    (tmp_path / "ner").mkdir()
    other = ENTITIES.replace("Anna", "Ella").replace("/1", "/2")
    (tmp_path / "ner/en_worldwide-train.tsv").write_text(ENTITIES + other, encoding="utf-8")
    (tmp_path / "newswire-gold").mkdir()
    (tmp_path / "newswire-gold/gold.json").write_text('[{"doc": "lorn.txt"}]', encoding="utf-8")
    (tmp_path / "newswire").mkdir()
    (tmp_path / "newswire/lorn.txt").write_text("https://lorn.example/1\n\nAnna Berg left Lorn’s centre.\n", "utf-8")
    assert [example.words[0] for example in examples("entities", tmp_path, "train")] == ["Ella"]


def test_attribution(everything):
    [example] = everything["attribution"]
    labels = example.labels["attribution"]
    runs = {labels[run[0]][2:] + " " + " ".join(example.words[i] for i in run): run for run in runs_of(labels)}
    assert list(runs) == [
        "CONTENT “ We wait , ”",
        "CUE said",
        "SOURCE Anna Berg",
        "SOURCE She",
        "CUE hoped",
        "CONTENT that it would rain",
        "CONTENT “ It will , ”",
        "SOURCE Tor Vell",
        "CUE added",
    ]
    content, said, anna, she, hoped, rain, it, tor, added = runs.values()
    assert example.attached == Attached(
        cues={content: (said,), rain: (hoped,), it: (added,)}, sources={said: (anna,), hoped: (she,), added: (tor,)}
    )


def test_what_another_attribution_owns_teaches_no_link():
    from quotes.corpora.polnear import Gold
    from quotes.model import Span

    text = "Vell said that Berg agreed that it rained."
    outer = {"content": (Span(10, 41),), "cue": (Span(5, 9),), "source": (Span(0, 4),)}
    inner = {"content": (Span(27, 41),), "cue": (Span(20, 26),), "source": (Span(15, 19),)}
    example = attribution_example(Gold(text, (outer, inner)))
    assert example.attached == Attached({range(2, 8): (range(1, 2),)}, {range(1, 2): (range(0, 1),)})
    without_source = {"content": (Span(10, 41),), "cue": (Span(5, 9),), "source": ()}
    assert attribution_example(Gold(text, (without_source,))).attached.sources == {range(1, 2): ()}


def test_bioes():
    assert bioes(["B-X", "O", "B-X", "I-X", "B-X", "I-X", "I-X"]) == ["S-X", "O", "B-X", "E-X", "B-X", "I-X", "E-X"]


def test_no_corpus(tmp_path):
    with pytest.raises(QuotesError, match="no corpus for ud"):
        examples("ud", tmp_path, "train")


# ---- questions


def test_questions_of_each_paragraph(everything):
    [example] = everything["attribution"]
    asked = list(questions(example))
    assert [(q.pair, q.runs.tolist(), q.candidates.tolist(), q.right.tolist()) for q in asked] == [
        (("CONTENT", "CUE"), [[0, 4], [11, 14]], [[5, 5], [10, 10]], [[True, False, False], [False, True, False]]),
        (("CUE", "SOURCE"), [[5, 5], [10, 10]], [[6, 7], [9, 9]], [[True, False, False], [False, True, False]]),
        (("CONTENT", "CUE"), [[16, 20]], [[23, 23]], [[True, False]]),
        (("CUE", "SOURCE"), [[23, 23]], [[21, 22]], [[True, False]]),
    ]
    assert asked[0].places.shape == (2, 2, 3)
    assert (asked[2].first, asked[2].last) == (16, 23)
    assert (asked[2].moved(5).first, asked[2].moved(5).places.tolist()) == (21, asked[2].places.tolist())


def test_an_answer_in_another_paragraph_is_none(everything):
    [example] = everything["attribution"]
    far = Example(example.paragraphs, example.labels, Attached(cues={range(16, 21): (range(5, 6),)}))
    [question] = questions(far)
    assert question.right.tolist() == [[False, True]]


# ---- noise


def numbered(seed: int) -> np.random.Generator:
    return np.random.default_rng(seed)


@pytest.mark.parametrize(
    ("style", "sentence", "expected"),
    [
        (0, '" Yes , " she said . " No . "', "“ Yes , ” she said . “ No . ”"),
        (1, "“ Yes , ” she said .", '" Yes , " she said .'),
        (2, '“ Yes , ” " No . "', "`` Yes , '' `` No . ''"),
        (3, "`` Yes . '' he said", "« Yes . » he said"),
        (0, "the dog ’s ' bowl '", "the dog ’s ' bowl '"),
    ],
)
def test_other_marks(style, sentence, expected):
    always = Noise(other_marks=1.0, styles=tuple(np.eye(5)[style]))
    assert noise.with_other_marks([sentence.split()], numbered(1), always) == [expected.split()]


def test_hidden_words_and_headlines():
    text = WordPieces(Tokenizer.from_file(str(ENCODER / "tokenizer.json"))).encode([[["Zyxglop", "left", "."]]])
    hidden = noise.with_noise(text, numbered(1), Noise(masked=1.0, headlines=1.0), mask=103)
    assert set(hidden.ids.tolist()) == {103}
    assert hidden.shapes.tolist() == [2, 2, 0]
    assert (noise.with_noise(text, numbered(1), Noise(masked=0.0, headlines=1.0), mask=103).ids == text.ids).all()


# ---- batches


def task_batches(everything, task, seed=1, pool=0, **options):
    names = json.loads((ENCODER / "heads.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    return Batches(task, everything[task], names, tokenizer, seed, pool, **options)


def test_batches_have_the_labels_of_their_words(everything):
    made = task_batches(everything, "ud")
    [batch] = islice(made, 1)
    names = json.loads((ENCODER / "heads.json").read_text(encoding="utf-8"))
    assert [names["upos"][n] for n in batch.targets.labels["upos"]] == everything["ud"][0].labels["upos"]
    assert batch.targets.labels["head"].tolist() == [2, 3, 0, 3, 3, 3, 0, 3]


def test_unknown_labels_teach_nothing(everything):
    everything = {"ud": [Example([[["Hm"]]], {"feats": ["Mood=Odd"], "head": ["0"]})]}
    [batch] = islice(task_batches(everything, "ud"), 1)
    assert batch.targets.labels["feats"].tolist() == [-100]


def test_batches_go_on_where_they_were(everything):
    many = {"attribution": everything["attribution"] * 4}

    def made(number, **options):
        batches = task_batches(many, "attribution", pool_words=20, **options)
        return [batch.pieces.ids.tolist() for batch in islice(batches, number)], batches.pool

    whole, _ = made(30)
    seen, pool = made(7)
    rest, _ = made(10, pool=pool)
    assert seen == whole[:7]
    assert rest in [whole[start : start + 10] for start in range(7, 15)]
    assert whole != made(30, seed=2)[0]


# ---- weights


@pytest.mark.models
def test_missing_heads_are_added(tmp_path, everything):
    for name in ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"):
        (tmp_path / name).symlink_to(ENCODER / name)
    names = label_names(everything)
    assert names["entities"][:5] == ["O", "B-LOC", "I-LOC", "E-LOC", "S-LOC"]
    prepared(tmp_path, tmp_path / "out", names)
    network = Network(tmp_path / "out")
    assert set(add_missing(network, torch.Generator().manual_seed(1))) == set(shapes_of(names, 7, 384))
    assert {name: tuple(weight.shape) for name, weight in network.weights.items()} == shapes_of(names, 7, 384)
    network.weights["label"] = torch.zeros(3, 2, 2)
    assert add_missing(network, torch.Generator()) == ["label"]
    assert add_missing(network, torch.Generator()) == []


@pytest.mark.models
def test_new_heads_beside_those_of_the_start(tmp_path):
    prepared(ENCODER, tmp_path, {"upos": ["ODD"], "new": ["O", "B-NEW"]})
    names = json.loads((tmp_path / "heads.json").read_text(encoding="utf-8"))
    assert names == Network(ENCODER).names | {"new": ["O", "B-NEW"]}


# ---- a run


@pytest.mark.models
def test_a_run_learns_stops_and_goes_on(tmp_path, everything):
    """The labels of the handful of sentences are learned by heart; a run that was stopped does not begin anew."""
    recipe = Recipe(words=1200, dropout=0.0, average_from=0.6, middle=0.7, checkpoint_seconds=0)
    half = Run(tmp_path, ENCODER, everything, Recipe(words=600, dropout=0.0, checkpoint_seconds=0))()
    again = Run(tmp_path, ENCODER, everything, recipe)
    assert again.progress.steps == half.steps > 0
    done = again()
    assert done.steps > half.steps
    assert sum(done.words.values()) >= 1200
    encoder = Encoder(tmp_path)
    for task, heads in {"ud": "tags", "entities": "entities", "attribution": "attribution"}.items():
        [example] = everything[task]
        labels = encoder.label(example.paragraphs, [heads])
        name = "upos" if task == "ud" else task
        assert [label for own in labels for label in getattr(own, name)] == example.labels[name]
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert log[-1]["steps"] == done.steps
    assert (tmp_path / CHECKPOINT).is_file()
    middle, end = (load_file(folder / "heads.safetensors") for folder in (tmp_path / "middle", tmp_path))
    assert not torch.equal(middle["arc"], end["arc"])
    assert {path.name for path in (tmp_path / "middle").iterdir()} == {
        *("config.json", "heads.json", "heads.safetensors"),
        *("model.safetensors", "tokenizer.json", "tokenizer_config.json"),
    }


def test_rates_rise_and_fall():
    recipe = Recipe(words=1000, seconds=100, warm_up=0.1)
    assert [recipe.progress(*spent) for spent in ((500, 10), (100, 60), (2000, 0))] == [0.5, 0.6, 1.0]
    assert [round(recipe.rate(done), 2) for done in (0.0, 0.05, 0.1, 0.55, 1.0)] == [0.0, 0.5, 1.0, 0.5, 0.0]


@pytest.mark.models
def test_command_line(tmp_path, corpora):
    out = tmp_path / "run"
    answer = CliRunner().invoke(main, ["encoder", str(corpora), str(out), "--words", "100", "--seed", "7"])
    assert answer.exit_code == 0, answer.output
    facts = json.loads((out / "encoder.facts.json").read_text(encoding="utf-8"))
    assert facts["recipe"]["seed"] == 7
    assert facts["corpora"]["attribution"] == {"documents": 1, "words": 25}
    assert "stanza" in facts["versions"]
    folder = tmp_path / "models"
    answer = CliRunner().invoke(main, ["ship", str(out), "--models", str(folder)])
    assert answer.exit_code == 0, answer.output
    assert models.check("encoder", folder) == folder / "encoder"
    missing = CliRunner().invoke(main, ["encoder", str(out), str(tmp_path / "none")])
    assert (missing.exit_code, "no corpus for ud" in missing.output) == (1, True)


# ---- shipping


def test_nothing_to_ship(tmp_path):
    with pytest.raises(QuotesError, match="no trained model"):
        shipping.ship(tmp_path, tmp_path / "models")


def test_models_stay_small(tmp_path):
    (tmp_path / "lemma").mkdir()
    (tmp_path / "lemma/news.pt").write_bytes(b"x" * 100)
    with pytest.raises(QuotesError, match="the models would take 0 MB, more than 0"):
        shipping.ship(tmp_path, tmp_path / "models", most_bytes=99)
    shipped = shipping.ship(tmp_path, tmp_path / "models", most_bytes=100)
    assert shipped == [tmp_path / "models/stanza/en/lemma/news.pt"]


def test_stanza_is_told_of_its_new_files(tmp_path):
    folder = tmp_path / "models"
    shutil.copytree(models.FOLDER / "stanza", folder / "stanza")
    (tmp_path / "lemma").mkdir()
    (tmp_path / "lemma/news.pt").write_bytes(b"new")
    shipping.ship(tmp_path, folder)
    listed = json.loads((folder / "stanza/resources.json").read_text(encoding="utf-8"))["en"]
    sums = {part: listed[part]["news"]["md5"] for part in ("tokenize", "mwt", "lemma")}
    files = {part: (folder / f"stanza/en/{part}/news.pt").read_bytes() for part in sums}
    assert sums == {part: hashlib.md5(content).hexdigest() for part, content in files.items()}
    assert models.check("stanza", folder) == folder / "stanza"
