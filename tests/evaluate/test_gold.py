"""Readers of gold, on small files of our own."""

import hashlib
import json

import pytest
from loops import some
from paragraphs import recorded

from quotes.corpora import cofenet, conllu, entities, newswire, polnear
from quotes.corpora.formats import Corpus, format_of, read_gold
from quotes.corpora.marked import Marked
from quotes.errors import QuotesError
from quotes.evaluate import conllu as scored
from quotes.evaluate.polnear import with_kind_and_manner
from quotes.evaluate.run import read_floors
from quotes.evaluate.tally import Count
from quotes.model import Span

# ---- the small files

STORY = "Ana Mirel said\nthe bridge was safe, and dry. “Swim,” she added.\n"
ANN = """T1\tSource 0 9\tAna Mirel
T2\tCue 10 14\tsaid
T3\tContent 15 34;40 43\tthe bridge was safe
dry
T4\tAttribution 10 14\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T5\tContent 45 52\t“Swim,”
T6\tAttribution 57 62\tadded
E2\tAttribution:T6 Content2:T5
E3\tAttribution:T6 Cue:T2
A1\tSomething E1
"""

COFENET = [
    {"tokens": ["Ana", "said", "no"], "labels": ["B-source", "B-cue", "B-content"], "id": "tarn_2026_ab12"},
    {"tokens": ["Rain", "."], "labels": ["O", "O"], "id": "lorn_2026_ab12"},
    {"tokens": ["Ana"], "labels": ["B-source"], "id": "tarn_2026_cd34"},
]

BIO = """https://example.org/story\tO

Ana\tB-PERSON
Mirel\tI-PERSON
swam\tO

Lowford\tB-LOC

https://example.org/other\tO

Rain\tO
"""

CONLLU = """# newdoc id = one
# newpar
# text = Don't go.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVB\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\t_\t3\tadvmod:neg\t_\t_
2.1\tever\tever\tADV\tRB\t_\t_\t_\t_\t_
3\tgo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t_\tSpaceAfter=No
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tStay\tstay\tVERB\tVB\tMood=Imp\t0\troot\t_\t_

# newpar
1\tRain\train\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_

# newdoc id = two
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_
"""

NEWS = "Ana Mirel said the bridge was safe. “Swim,” someone said."


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


@pytest.fixture
def gold(tmp_path):
    """One path for each format, and one that is none."""
    write(tmp_path / "polnear/attributions/story.ann", ANN)
    write(tmp_path / "polnear/text/story.txt", STORY)
    write(tmp_path / "newswire/news.txt", NEWS)
    quotations = [
        {"kind": "indirect", "content": [[15, 34]], "source": [0, 9], "cue": [10, 14], "speaker": "Ana Mirel"}
        | {"aliases": ["Mirel"]},
        {"kind": "direct", "content": [[36, 43]], "source": None, "cue": None, "speaker": None, "aliases": []},
    ]
    records = [{"doc": "news.txt", "sha256": hashlib.sha256(NEWS.encode()).hexdigest(), "quotations": quotations}]
    write(tmp_path / "by-hand/gold.json", json.dumps(records, indent=1))
    write(tmp_path / "valid.jsonl", "".join(json.dumps(record) + "\n" for record in COFENET))
    write(tmp_path / "dev.tsv", BIO)
    write(tmp_path / "dev.conllu", CONLLU)
    write(tmp_path / "story.txt", STORY)
    return tmp_path


# ---- told apart


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("polnear", polnear),
        ("by-hand", newswire),
        ("by-hand/gold.json", newswire),
        ("valid.jsonl", cofenet),
        ("dev.tsv", entities),
        ("dev.conllu", conllu),
    ],
)
def test_formats_are_told_apart_by_content(gold, name, format_):
    assert format_of(gold / name) is format_
    if (gold / name).is_file():
        (gold / name).rename(gold / "by-hand" / "nameless")
        assert format_of(gold / "by-hand" / "nameless") is format_


@pytest.mark.parametrize("name", ["story.txt", "newswire", "polnear/text", "polnear/attributions/story.ann"])
def test_what_is_no_gold_is_told_with_what_is(gold, name):
    with pytest.raises(QuotesError) as told:
        format_of(gold / name)
    for format_ in (polnear, newswire, cofenet, conllu, entities):
        assert format_.WHAT in str(told.value)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "{}\n", "[]", "[1, 2]", '{"tokens": []}\n', "a\tb\tc\n", "a\tb\n", "1\tx\n"]
)
def test_near_misses_are_no_gold(tmp_path, text):
    with pytest.raises(QuotesError, match="no gold that is known"):
        format_of(write(tmp_path / "file", text))


def test_a_missing_path_is_told(tmp_path):
    with pytest.raises(QuotesError, match="no such file or folder"):
        format_of(tmp_path / "nowhere")


def test_paths_of_two_formats_are_not_scored_together(gold):
    with pytest.raises(QuotesError, match=r"dev.tsv is entities, .*dev.conllu is conllu"):
        read_gold([gold / "dev.conllu", gold / "dev.tsv"])


def test_several_paths_are_one_corpus_and_a_limit_is_spread_over_them(gold):
    corpus = read_gold([gold / "dev.conllu", gold / "dev.conllu"])
    assert (corpus.format, len(corpus.articles)) == (conllu, 4)
    few = read_gold([gold / "dev.conllu", gold / "dev.conllu"], limit=2)
    assert few.articles == [corpus.articles[0], corpus.articles[2]]
    assert len(read_gold([gold / "dev.conllu"], limit=9).articles) == 2


# ---- read


def test_polnear(gold):
    (article,) = polnear.read(gold / "polnear", None)
    assert article.text == STORY
    assert article.attributions == (
        {"source": (Span(0, 9),), "cue": (Span(10, 14),), "content": (Span(15, 34), Span(40, 43))},
        {"source": (), "cue": (), "content": (Span(45, 52),)},
    )


def test_polnear_words_and_labels_a_line(gold):
    (article,) = polnear.read(gold / "polnear", None)
    lines = [[f"{w} {label}" for w, label in zip(*line, strict=True)] for line in polnear.labelled_lines(article)]
    assert lines[0] == ["Ana B-SOURCE", "Mirel I-SOURCE", "said B-CUE"]
    assert lines[1][:7] == [
        "the B-CONTENT",
        "bridge I-CONTENT",
        "was I-CONTENT",
        "safe I-CONTENT",
        ", O",
        "and O",
        "dry B-CONTENT",
    ]
    assert lines[1][8:] == ["“ B-CONTENT", "Swim I-CONTENT", ", I-CONTENT", "” I-CONTENT", "she O", "added O", ". O"]


def test_a_long_line_is_cut(gold):
    article = polnear.Gold("so " * 450, ())
    assert [len(words) for words, _ in polnear.labelled_lines(article)] == [200, 200, 50]


def test_polnear_texts_may_lie_elsewhere(gold):
    (gold / "polnear/text/story.txt").rename(gold / "story.txt")
    with pytest.raises(QuotesError, match=r"story.txt is missing; .* --texts"):
        polnear.read(gold / "polnear", None)
    assert polnear.read(gold / "polnear", gold)[0].text == STORY


@pytest.mark.parametrize("line", ["T1 Source 0 9", "T9\tSource 0 x\tAna", "E9\tContent:T99", "T9\tSource 9 0\tAna"])
def test_a_broken_annotation_is_told(gold, line):
    write(gold / "polnear/attributions/story.ann", f"{ANN}{line}\nE8\tContent:T1\n" if "\t" in line else f"E1\t{line}")
    with pytest.raises(QuotesError, match=r"story.ann: not brat's stand-off format"):
        polnear.read(gold / "polnear", None)


def test_cofenet_annotators_of_an_article_are_one_article(gold):
    assert cofenet.read(gold / "valid.jsonl", None) == [
        cofenet.Gold((("Ana", "said", "no"), ("Ana",)), (("B-source", "B-cue", "B-content"), ("B-source",))),
        cofenet.Gold((("Rain", "."),), (("O", "O"),)),
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"tokens": ["a"]}', '{"tokens": ["a"], "labels": []}'])
def test_a_broken_line_of_cofenet_is_told(gold, line):
    path = write(gold / "broken.jsonl", json.dumps(COFENET[0]) + "\n" + line + "\n")
    with pytest.raises(QuotesError, match=r"broken.jsonl:2: .*mend the line"):
        cofenet.read(path, None)


def test_entities_by_article(gold):
    assert entities.read(gold / "dev.tsv", None) == [
        entities.Gold(
            ((("Ana", "Mirel", "swam"), ("B-PERSON", "I-PERSON", "O")), (("Lowford",), ("B-LOC",))),
        ),
        entities.Gold(((("Rain",), ("O",)),)),
    ]


def test_entities_without_addresses_are_an_article_a_paragraph(gold):
    path = write(gold / "plain.tsv", "Ana\tB-PERSON\n\nRain\tO\n")
    assert [article.words for article in entities.read(path, None)] == [1, 1]


def test_a_broken_row_is_told(gold):
    with pytest.raises(QuotesError, match=r"b.tsv:2: not a token, a tab and a BIO label"):
        entities.read(write(gold / "b.tsv", "Ana\tB-PERSON\nMirel\n"), None)
    with pytest.raises(QuotesError, match=r"b.conllu:2: not a row of ten columns"):
        conllu.read(write(gold / "b.conllu", CONLLU.splitlines()[3] + "\nx\n"), None)


def test_conllu_documents_paragraphs_and_raw_text(gold):
    one, two = conllu.read(gold / "dev.conllu", None)
    assert [[len(sentence) for sentence in paragraph] for paragraph in one.paragraphs] == [[5, 1], [1]]
    assert (one.text, one.words) == ("Don't go. Stay\n\nRain", 6)
    assert (two.text, two.words) == ("Yes", 1)
    assert [row[1] for row in conllu.tokens_of(one.sentences[0])] == ["Don't", "go", "."]


def test_newswire_by_hand(gold):
    (article,) = newswire.read(gold / "by-hand", None)
    assert (article.article.text, article.article.body_start) == (NEWS, 0)
    assert article.quotations == (
        Marked((Span(15, 34),), (Span(10, 14),), (Span(0, 9),), "indirect", "speech"),
        Marked((Span(36, 43),), (), (), "direct", "speech"),
    )
    assert article.people == ((("Ana Mirel", "Mirel"),), ())
    assert newswire.read(gold / "by-hand/gold.json", gold / "newswire") == [article]


@pytest.mark.parametrize(
    ("speaker", "kind", "people"),
    [
        ("Mirel, Sand and Vell", "group", (("Ana Mirel", "Mirel"), ("Sand",), ("Vell",))),
        ("Lorn officials", "group", (("Lorn officials",),)),
        ("Marks and Spencer", "organization", (("Marks and Spencer",),)),
    ],
)
def test_newswire_by_hand_of_several_together(gold, speaker, kind, people):
    path = gold / "by-hand/gold.json"
    (record,) = json.loads(path.read_text())
    record["quotations"][1] |= {"speaker": speaker, "speaker_kind": kind}
    write(path, json.dumps([record]))
    (article,) = newswire.read(path, gold / "newswire")
    assert article.people[1] == people


def test_another_text_than_the_annotated_one_is_told(gold):
    write(gold / "newswire/news.txt", NEWS + "\n")
    with pytest.raises(QuotesError, match=r"news.txt: not the text that was annotated"):
        newswire.read(gold / "by-hand", None)
    with pytest.raises(QuotesError, match=r"news.txt is missing; .* --texts FOLDER"):
        newswire.read(gold / "by-hand", gold / "polnear")


def test_a_file_that_is_not_utf_8_is_told(gold):
    (gold / "dev.tsv").write_bytes(b"Ana\tB-PERSON\nJos\xe9\tO\n")
    with pytest.raises(QuotesError, match=r"dev.tsv: cannot be read as UTF-8 text"):
        read_gold([gold / "dev.tsv"])


# ---- trees, by the shared task's scorer


def test_trees_against_themselves_are_100_everywhere(gold):
    sentences = conllu.read(gold / "dev.conllu", None)[0].sentences
    tally = scored.compared("raw", sentences, sentences, scored.RAW)
    assert list(tally) == [("raw", name) for name in scored.RAW]
    assert all(count.right == count.predicted == count.gold > 0 for count in some(tally.values()))
    assert scored.with_subtypes(sentences, sentences) == Count(6, 6, 6, plain=True)


def test_a_wrong_head_a_wrong_subtype_and_a_wrong_lemma(gold):
    sentences = conllu.read(gold / "dev.conllu", None)[0].sentences
    first = list(sentences[0])
    first[1] = (*first[1][:2], "did", *first[1][3:6], "4", *first[1][7:])
    first[2] = (*first[2][:7], "advmod", *first[2][8:])
    guess = [tuple(first), *sentences[1:]]
    tally = scored.compared("gold_tokens", sentences, guess, scored.GOLD_TOKENS)
    assert {name: count[:3] for (_, name), count in tally.items()} == {
        "upos": (6, 6, 6),
        "xpos": (6, 6, 6),
        "feats": (6, 6, 6),
        "lemma": (5, 6, 6),
        "uas": (5, 6, 6),
        "las": (5, 6, 6),
    }
    assert scored.with_subtypes(sentences, guess)[:3] == (4, 6, 6)


def test_other_tokens_and_sentences(gold):
    one = conllu.read(gold / "dev.conllu", None)[0].sentences
    row = ("1", "go.", "go", "VERB", "VB", "_", "0", "root", "_", "_")
    guess = [one[0][:1] + one[0][1:3] + (("3", *row[1:]),), *one[1:]]
    tally = scored.compared("raw", one, guess, scored.RAW)
    assert tally["raw", "tokens"][:3] == (3, 4, 5)
    assert tally["raw", "sentences"][:3] == (3, 3, 3)
    assert tally["raw", "words"][:3] == (4, 5, 6)


def test_gold_that_is_no_tree_is_told(gold):
    sentences = conllu.read(gold / "dev.conllu", None)[1].sentences
    loop = [(("1", "Yes", "yes", "INTJ", "UH", "_", "1", "dep", "_", "_"),)]
    with pytest.raises(QuotesError, match="the document that begins “Yes” cannot be scored"):
        scored.compared("raw", loop, sentences, scored.RAW)


# ---- kind and manner of gold

COUNCIL = "The council said “no injuries” had been reported at the harbour."
TOWER = "The committee believes that the tower will stand."


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "manner"),
    [
        ("“We are ready,” he said. “Nobody asked us.”", "We are ready", "said", "direct", "speech"),
        (COUNCIL, "“no injuries” had", "said", "mixed", "speech"),
        ("“Nobody told us,” Weil wrote in a letter to the court.", "“Nobody told us,”", "wrote", "direct", "writing"),
        (TOWER, "that the tower will stand", "believes", "indirect", "thought"),
        (TOWER, "that the tower will stand", "", "indirect", "speech"),
    ],
)
def test_kind_comes_from_the_marks_and_manner_from_the_gold_cue(text, content, cue, kind, manner):
    whole, paragraphs = text, recorded(text)
    start = whole.index(content)
    roles = {"content": (Span(start, start + len(content)),), "source": (), "cue": ()}
    if cue:
        roles["cue"] = (Span(whole.index(cue), whole.index(cue) + len(cue)),)
    gold = with_kind_and_manner(paragraphs, roles)
    assert gold == Marked(roles["content"], roles["cue"], (), kind, manner)


# ---- floors


def test_floors_are_of_just_these_articles(tmp_path):
    path = write(tmp_path / "floors.json", json.dumps({"entities": {"2": {"exact": 1}, "91": {}}}))
    assert read_floors(path, Corpus(entities, [1, 2])) == {"exact": 1}
    with pytest.raises(QuotesError, match=r"no floors for entities with 3 articles \(it has 2, 91\)"):
        read_floors(path, Corpus(entities, [1, 2, 3]))
    with pytest.raises(QuotesError, match=r"no floors for conllu with 1 articles \(it has none\)"):
        read_floors(path, Corpus(conllu, [1]))


@pytest.mark.parametrize("text", [None, "{", "\xff"])
def test_floors_that_cannot_be_read_are_told(tmp_path, text):
    path = tmp_path / "floors.json"
    if text:
        path.write_bytes(text.encode("latin-1"))
    with pytest.raises(QuotesError, match=r"floors.json: floors cannot be read"):
        read_floors(path, Corpus(entities, []))


def test_a_token_too_long_for_the_tokenizer_is_compared_as_it_stands():
    from stanza import Document

    word = {"id": 1, "text": "<UNK>", "start_char": 4, "end_char": 10, "head": 0, "deprel": "root"}
    document = Document([[word]], text="See abcdef")
    assert [row[1] for sentence in scored.written(document) for row in sentence] == ["abcdef"]
    assert [row[1] for sentence in scored.written(Document([[word]])) for row in sentence] == ["<UNK>"]
