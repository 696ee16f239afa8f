"""`quotes evaluate` as users type it, on gold of our own, and on slices of the corpora where they are."""

import json
import shutil
import subprocess
import sys

import pytest
import torch
from click.testing import CliRunner
from loops import some
from paths import ROOT, SHARED
from safetensors.torch import load_file, save_file

from quotes import models
from quotes.cli import commands as cli
from quotes.neural.annotator import load

CORPORA = SHARED / "corpora"
FLOORS = ROOT / "data" / "floors.json"

STORY = "Ana Mirel said the bridge was safe. Rain fell."
ANN = (
    "T1\tSource 0 9\tAna\nT2\tCue 10 14\tsaid\nT3\tContent 15 34\tthe\nE1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)
CONLLU = """# newdoc
1\tAna\tAna\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\tswam\tswim\tVERB\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tShe\tshe\tPRON\tPRP\tCase=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs\t2\tnsubj\t_\t_
2-3\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\tdo\tAUX\tVBZ\tMood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
4\tcare\tcare\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_
"""


@pytest.fixture
def quotes(annotator):
    """Runs a command in this process, with the models that are loaded already."""

    def loaded(models, encoder=None, precision=None):
        return load(encoder=encoder) if encoder else annotator

    return lambda *words: CliRunner().invoke(cli.main, [str(word) for word in words], obj=loaded)


@pytest.fixture
def polnear(tmp_path):
    for name, text in (("attributions/story.ann", ANN), ("text/story.txt", STORY)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_table_is_printed(quotes, polnear):
    answer = quotes("evaluate", polnear)
    assert answer.exit_code == 0
    first, _, head, *rows = answer.stdout.splitlines()
    assert (first, head.split()[0]) == ("polnear, articles: 1, words: 9", "F1")
    assert [row.split("  ")[0] for row in rows] == [
        *("linked 0.3", "linked 0.8", "linked exact"),
        *("linked by kind indirect 0.3", "linked by kind indirect 0.8"),
        *("linked by manner speech 0.3", "linked by manner speech 0.8", "content 0.3", "content 0.8"),
        *("token overlap source", "token overlap cue", "token overlap content"),
        *("exact source", "exact cue", "exact content"),
        "confidence 0.9 – 1.0",
        *("gold tokens source", "gold tokens cue", "gold tokens content"),
    ]


def test_the_object_of_trees(quotes, tmp_path):
    path = tmp_path / "dev"
    path.write_text(CONLLU, encoding="utf-8")
    answer = quotes("evaluate", path, path, "--json")
    assert answer.exit_code == 0
    scores = json.loads(answer.stdout)
    assert (scores["gold"], scores["articles"], scores["words"]) == ("conllu", 2, 16)
    raw = ["tokens", "sentences", "words", "upos", "xpos", "feats", "lemma", "uas", "las", "clas", "mlas", "blex"]
    assert list(scores["raw"]) == raw
    assert list(scores["gold_tokens"]) == ["upos", "xpos", "feats", "lemma", "uas", "las", "las_with_subtypes"]
    assert [scores["raw"][name] for name in ("tokens", "sentences", "words")] == [100, 100, 100]
    assert all(80 <= score <= 100 for part in ("raw", "gold_tokens") for score in some(scores[part].values()))


def test_the_labels_of_the_gold_are_not_read(quotes, tmp_path):
    """The same words with tags and heads that are all wrong: only what is compared changes."""
    wrong = [
        [row[0], row[1], "x", "X", "XX", "Foreign=Yes", "0" if row[7] == "root" else row[6], row[7], *row[8:]]
        for row in (line.split("\t") for line in CONLLU.splitlines()[1:])
        if len(row) == 10 and "-" not in row[0]
    ]
    assert [row[1] for row in wrong][:3] == ["Ana", "swam", "."]
    path = tmp_path / "dev"
    path.write_text("\n".join("\t".join(row) for row in wrong[:3]) + "\n\n", encoding="utf-8")
    scores = json.loads(quotes("evaluate", path, "--json").stdout)["gold_tokens"]
    assert scores == {"upos": 0, "xpos": 0, "feats": 0, "lemma": 0, "uas": 100, "las": 100, "las_with_subtypes": 100}


@pytest.mark.parametrize(
    ("floor", "status", "told"),
    [(99, 0, ""), (100.5, 1, "linked exact f1: 100.00 is below the floor 100.5\n")],
)
def test_a_score_below_its_floor_ends_with_status_1(quotes, polnear, floor, status, told):
    floors = polnear / "floors.json"
    floors.write_text(json.dumps({"polnear": {"1": {"linked": {"exact": {"f1": floor}}}}}), encoding="utf-8")
    answer = quotes("evaluate", polnear, "--floors", floors)
    assert (answer.exit_code, answer.stderr) == (status, told)


@pytest.mark.models
def test_another_encoder_than_the_one_that_ships(polnear, tmp_path):
    """One that has forgotten what attributions are finds none; it is asked in a process of its own, as by a user."""
    other = tmp_path / "other"
    shutil.copytree(models.FOLDER / "encoder", other)
    weights = load_file(other / "heads.safetensors")
    save_file(weights | {"attribution.bias": torch.eye(13)[0] * 1000}, other / "heads.safetensors")
    command = [sys.executable, "-m", "quotes", "evaluate", polnear, "--json"]
    scores = [json.loads(subprocess.check_output([*command, *rest])) for rest in ([], ["--encoder", other])]
    assert [of_encoder["linked"]["0.8"]["f1"] for of_encoder in scores] == [100.0, 0.0]


def test_what_is_no_encoder(quotes, polnear):
    answer = quotes("evaluate", polnear, "--encoder", polnear)
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert f"{polnear}: no config.json in it" in answer.stderr


def test_what_is_no_gold_ends_with_one_sentence(quotes, polnear):
    answer = quotes("evaluate", polnear / "text")
    assert answer.exit_code == 1
    assert answer.stderr.startswith(f"Error: {polnear / 'text'}: no gold that is known. Known are: a folder with")


# ---- slices of the corpora, where they are


def slices():
    """Format and number of articles of each slice: the smaller number of those that the floors have."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [(name, min(map(int, sizes))) for name, sizes in floors.items()]


PATHS = {
    "polnear": ["polnear/dev"],
    "newswire": ["newswire-gold"],
    "cofenet": ["polnear/cofenet-valid.jsonl"],
    "conllu": ["ud/en_ewt-dev.conllu", "ud/en_gum-dev.conllu"],
    "entities": ["ner/en_worldwide-dev.tsv"],
    "sentences": [FLOORS.with_name("newswire_sentences.json")],
    "references": ["references/dev.jsonl"],
    "sourcing": ["sourcing"],
    "speakers": ["speakers"],
    "coref": ["coref/dev.jsonl"],
    "identity": ["identity/dev.jsonl"],
    "rows": ["rows-judged"],
}
TEXTS = {"sentences": ["--texts", CORPORA / "newswire"]}


def test_every_corpus_has_floors():
    assert [name for name, _ in slices()] == list(PATHS)


@pytest.mark.corpora("corpora")
@pytest.mark.parametrize(("name", "limit"), slices())
def test_scores_do_not_fall(quotes, name, limit):
    paths = [CORPORA / path for path in PATHS[name]]
    answer = quotes("evaluate", *paths, *TEXTS.get(name, []), "--limit", limit, "--floors", FLOORS, "--json")
    assert (answer.stderr, answer.exit_code) == ("", 0)
    assert json.loads(answer.stdout)["articles"] == limit
