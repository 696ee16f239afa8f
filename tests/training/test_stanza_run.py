"""Training of the tokenizer, multi-word tokens and lemmas: a few steps on own sentences, and the text made for it."""

import re
from dataclasses import replace
from random import Random

import pytest
import torch
from loops import some
from stanza import Pipeline

from quotes.corpora import conllu
from quotes.errors import QuotesError
from quotes.models import FOLDER
from quotes.neural.lemmas import lemmas_of
from quotes.training import lemma, mwt, news_style, stanza_run, tokenizer
from quotes.training.news_style import Newsroom, Token

# form lemma UPOS, "_" before a token that stands without a space, words of one token joined by "+"
PARAGRAPHS = (
    (
        "The/the/DET harbour/harbour/NOUN closes/close/VERB at/at/ADP noon/noon/NOUN _././PUNCT",
        "Nobody/nobody/PRON do+n't/do+not/AUX+PART see/see/VERB the/the/DET gulls/gull/NOUN _././PUNCT",
    ),
    (
        "_“/“/PUNCT _We/we/PRON sold/sell/VERB every/every/DET boat/boat/NOUN _,/,/PUNCT _”/”/PUNCT "
        "said/say/VERB Orla/Orla/PROPN Penhale/Penhale/PROPN _././PUNCT",
        "Merrowick+'s/Merrowick+'s/PROPN+PART boats/boat/NOUN were/be/AUX old/old/ADJ _././PUNCT",
    ),
    (
        "They/they/PRON ca+n't/can+not/AUX+PART pay/pay/VERB the/the/DET skippers/skipper/NOUN now/now/ADV _././PUNCT",
        "Is+n't/be+not/AUX+PART the/the/DET sea/sea/NOUN calm/calm/ADJ today/today/NOUN _?/?/PUNCT",
    ),
)


def sentence(line):
    """CoNLL-U rows of a sentence in the short form above: a flat tree."""
    rows, number = [], 1
    items = line.split()
    for place, item in enumerate(items):
        form, lemma, upos = (part.split("+") for part in re.fullmatch(r"_?(.+)/(.+)/(.+)", item).groups())
        glued = place + 1 < len(items) and items[place + 1].startswith("_") and items[place + 1] != "_“/“/PUNCT"
        misc = "SpaceAfter=No" if glued else "_"
        if len(form) > 1:
            rows.append([f"{number}-{number + len(form) - 1}", "".join(form), *"_" * 7, misc])
        for word in zip(form, lemma, upos, strict=True):
            tree = ("0", "root") if number == 1 else ("1", "dep")
            xpos = {"“": "``", "”": "''"}.get(word[0], "_")
            rows.append([str(number), *word, xpos, "_", *tree, "_", "_" if len(form) > 1 else misc])
            number += 1
    return "\n".join("\t".join(row) for row in rows)


@pytest.fixture(scope="module")
def treebanks(tmp_path_factory):
    """A folder with a train and a dev file of the paragraphs above."""
    folder = tmp_path_factory.mktemp("treebanks")
    text = "".join("# newpar\n" + "".join(sentence(line) + "\n\n" for line in lines) for lines in PARAGRAPHS)
    for part in ("train", "dev"):
        (folder / f"own-{part}.conllu").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def paragraphs(treebanks):
    return news_style.paragraphs_of(treebanks / "own-train.conllu")


# ---- models


@pytest.fixture(scope="module")
def trained(treebanks, tmp_path_factory):
    """Models of two steps, and what their training told."""
    out = tmp_path_factory.mktemp("models")
    few = {"seed": 7, "device": "cpu", "steps": 2, "every": 2}
    facts = {
        "tokenize": tokenizer.train_tokenizer(treebanks, out, **few),
        "mwt": mwt.train_mwt(treebanks, out, **few),
        "lemma": lemma.train_lemmatizer(treebanks, out, **few),
    }
    return out, facts


@pytest.mark.models
@pytest.mark.parametrize(
    ("part", "scores"), [("tokenize", {"mean", "tokens", "sentences"}), ("mwt", {"tokens"}), ("lemma", {"lemmas"})]
)
def test_training_tells_its_facts_and_leaves_one_file(trained, part, scores):
    out, facts = trained
    assert facts[part].keys() == {"seconds", "steps", "seed", "dev"}
    assert (facts[part]["steps"], facts[part]["seed"]) == (2, 7)
    assert facts[part]["dev"].keys() == scores
    assert all(0 <= score <= 100 for score in facts[part]["dev"].values())
    assert [path.name for path in (out / part).iterdir()] == ["news.pt"]


@pytest.mark.models
@pytest.mark.parametrize("part", ["tokenize", "mwt", "lemma"])
def test_files_are_in_half_precision_and_know_no_path(trained, part):
    out, _ = trained
    saved = torch.load(out / part / "news.pt", weights_only=True)
    assert {weight.dtype for weight in saved["model"].values() if weight.is_floating_point()} == {torch.float16}
    assert [value for value in saved["config"].values() if isinstance(value, str) and "/" in value] == []


@pytest.mark.models
def test_models_load_in_a_pipeline(trained):
    out, _ = trained
    places = {f"{part}_model_path": str(out / part / "news.pt") for part in ("tokenize", "mwt", "lemma")}
    pipeline = Pipeline(
        "en",
        dir=str(FOLDER / "stanza"),
        package=None,
        processors={"tokenize": "default", "mwt": "default", "lemma": "default"},
        download_method=None,
        verbose=False,
        device="cpu",
        lemma_pretagged=True,
        **places,
    )
    document = pipeline("The gulls don't see boats.")
    assert "".join(token.text for token in document.iter_tokens()).replace(" ", "") == "Thegullsdon'tseeboats."
    assert all(word.lemma for word in some(document.iter_words()))


@pytest.mark.models
def test_words_seen_have_their_lemma_by_tag(trained):
    out, _ = trained
    trainer = lemma.Trainer(model_file=str(out / "lemma" / "news.pt"), device="cpu")
    assert lemmas_of(trainer, [("gulls", "NOUN"), ("sold", "VERB"), ("were", "AUX")]) == ["gull", "sell", "be"]
    assert trainer.skip_seq2seq([["gulls", "NOUN"], ["gulls", "VERB"]]) == [True, False]


@pytest.mark.models
def killed_after_one(batches):
    """The first of the batches; where the next one is asked for, the process is told to end."""
    yield next(batches)
    raise KeyboardInterrupt


def test_a_killed_training_goes_on(treebanks, tmp_path, capsys):
    part = mwt.part_of(treebanks, 7, "cpu")
    killed = replace(part, batches=killed_after_one(part.batches))
    with pytest.raises(KeyboardInterrupt):
        stanza_run.train(killed, tmp_path / "mwt", stanza_run.Limits(3, None, 1), 7)
    few = {"seed": 7, "device": "cpu", "steps": 3, "every": 1}
    with pytest.raises(QuotesError, match="begun with the seed 7"):
        mwt.train_mwt(treebanks, tmp_path, **few | {"seed": 8})
    assert mwt.train_mwt(treebanks, tmp_path, **few)["steps"] == 3
    assert re.findall(r"step (\d+)", capsys.readouterr().out) == ["1", "2", "3"]


@pytest.mark.models
def test_a_tokenizer_goes_on_from_the_one_that_ships(treebanks, tmp_path):
    shipped = FOLDER / "stanza" / "en" / "tokenize" / "news.pt"
    facts = tokenizer.train_tokenizer(treebanks, tmp_path, seed=7, device="cpu", steps=1, every=1, start=shipped)
    assert facts["dev"]["tokens"] > 90


@pytest.mark.models
def test_a_time_budget_ends_the_training(treebanks, tmp_path):
    facts = mwt.train_mwt(treebanks, tmp_path, seed=7, seconds=0.2, device="cpu", steps=10**6, every=10**6)
    assert 0 < facts["steps"] < 10**4


def test_a_folder_without_treebanks_is_told(tmp_path):
    with pytest.raises(QuotesError, match=r"no file here is called \*-train.conllu"):
        mwt.train_mwt(tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("gold", "predicted", "tokens", "sentences"),
    [
        pytest.param([0, 1, 0, 2], [0, 1, 0, 2], 100, 100, id="the same"),
        pytest.param([0, 1, 0, 4], [0, 2, 0, 4], 100, 0, id="a sentence too many"),
        pytest.param([0, 1, 0, 2], [0, 0, 0, 2], 0, 100, id="two tokens as one"),
        pytest.param([0, 2, 1, 2], [0, 2, 3, 2], 100, 100, id="a multi-word token is a token"),
    ],
)
def test_scores_of_characters(gold, predicted, tokens, sentences):
    def f1(ends):
        return tokenizer._f1([(tokenizer._spans(gold, ends), tokenizer._spans(predicted, ends))])

    assert (f1({1, 2, 3, 4}), f1({2, 4})) == (tokens, sentences)


def test_words_for_the_lemmatizer_stand_in_headlines_too():
    seen = [("sell", "VERB", "sell"), ("sell", "VERB", "sell"), ("Orla", "PROPN", "Orla")]
    variants = {tuple(lemma.with_capitals(seen, Random(seed))) for seed in range(30)}
    plain = (("sell", "VERB", "sell"), ("Orla", "PROPN", "Orla"))
    assert variants == {plain, (*plain, ("Sell", "VERB", "sell")), (*plain, ("SELL", "VERB", "sell"))}


# ---- news style


def text(paragraph):
    return "".join(map(news_style.text_of, paragraph))


def test_paragraphs_are_read_with_their_spaces(paragraphs):
    assert list(map(text, paragraphs)) == [
        "The harbour closes at noon. Nobody don't see the gulls. ",
        "“We sold every boat,” said Orla Penhale. Merrowick's boats were old. ",
        "They can't pay the skippers now. Isn't the sea calm today? ",
    ]


def test_written_paragraphs_are_read_as_they_were(paragraphs, tmp_path):
    made = [Newsroom(paragraphs, Random(3)).paragraph() for _ in range(100)]
    path = tmp_path / "made.conllu"
    path.write_text("\n".join([*news_style.lines(made), ""]), encoding="utf-8")
    (document,) = conllu.read(path, None)
    assert document.text == "\n\n".join(map(text, made))
    assert [len(p) for p in document.paragraphs] == [len(p) for p in made]


def test_news_is_the_same_for_the_same_seed(paragraphs):
    def made(seed):
        room = Newsroom(paragraphs, Random(seed))
        return [room.paragraph() for _ in range(20)]

    assert made(1) == made(1)
    assert made(1) != made(2)


def test_news_has_one_space_between_sentences_and_none_at_the_end(paragraphs):
    room = Newsroom(paragraphs, Random(5))
    for made in (room.paragraph() for _ in range(300)):
        assert all(s[-1].space for s in made[:-1])
        assert text(made) == text(made).strip()
        assert "  " not in text(made)
        assert ".." not in text(made).replace("...", "")


def test_other_marks_change_no_sentence(paragraphs):
    found = {text(news_style.typeset(paragraphs[1], Random(seed))) for seed in range(300)}
    assert {
        "“We sold every boat,” said Orla Penhale. Merrowick's boats were old. ",
        '"We sold every boat," said Orla Penhale. Merrowick’s boats were old. ',
        "«We sold every boat,» said Orla Penhale. Merrowick's boats were old. ",
        "''We sold every boat,'' said Orla Penhale. Merrowick’s boats were old. ",
        "``We sold every boat,'' said Orla Penhale. Merrowick's boats were old. ",
        "‘We sold every boat,’ said Orla Penhale. Merrowick’s boats were old. ",
    } <= found
    for seed in range(50):
        styled = news_style.typeset(paragraphs[1], Random(seed))
        assert [len(s) for s in styled] == [len(s) for s in paragraphs[1]]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("It was n't", [("It", True), ("was", True), ("n't", True)]),
        ("Quill wo+n't go .", [("Quill", True), ("won't", True), ("go", False), (".", True)]),
        ("( AP ) — $ 5", [("(", False), ("AP", False), (")", True), ("—", True), ("$", False), ("5", True)]),
        ("at 5 p.m. .", [("at", True), ("5", True), ("p.m.", True)]),
        ("in Tarn , he said", [("in", True), ("Tarn", False), (",", True), ("he", True), ("said", True)]),
    ],
)
def test_templates(template, expected):
    assert [(t.text, t.space) for t in news_style.tokens_of(template, news_style.Names(Random(1)))] == expected


def test_a_token_of_two_words():
    (token,) = news_style.tokens_of("do+n't", news_style.Names(Random(1)))
    assert token == Token("don't", words=("do", "n't"))


def test_names_are_made_of_capitals_titles_and_initials():
    names = news_style.Names(Random(4))
    word, initial = r"[A-Z][a-z]+", r"[A-Z]\."
    form = rf"((?:{word}\.? ){{0,2}})(({initial} )*{word}|{word} ({initial} |{word} )?{word})( ,)?( \S+)?"
    for person in (names.person() for _ in range(200)):
        assert re.fullmatch(form, person), person


def test_half_of_the_names_are_known_ones():
    names = news_style.Names(Random(4), ["Quill"])
    assert 400 < sum(names.name() == "Quill" for _ in range(1000)) < 600


def test_proper_nouns_become_people(paragraphs):
    said = paragraphs[1][0]
    changed = news_style.renamed(said, news_style.Names(Random(2)))
    assert text([changed]).startswith("“We sold every boat,” said ")
    assert "Orla" not in text([changed])
    assert text([changed]).endswith(". ")
    assert news_style.renamed(paragraphs[0][0], news_style.Names(Random(2))) == paragraphs[0][0]
