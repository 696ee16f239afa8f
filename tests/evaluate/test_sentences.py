"""Sentences split by hand: the reader, the scorer, and the offsets that the project holds. Free of models."""

import hashlib
import json
from collections import Counter
from types import SimpleNamespace

import pytest
from paths import ROOT

from quotes.corpora import sentences
from quotes.corpora.formats import format_of, read_gold
from quotes.corpora.sentences import Gold, Paragraph
from quotes.errors import QuotesError
from quotes.evaluate.run import evaluate
from quotes.evaluate.sentences import score
from quotes.evaluate.tally import Count
from quotes.model import Span

SHIPPED = ROOT / "data" / "newswire_sentences.json"
NEWSWIRE = ROOT.parent / "shared" / "corpora" / "newswire"

STORY = "LOWFORD - It rained. “Swim!” she said.\r\n\r\nMr. Vell sank"
OTHER = "Crabs ahead"


def record(doc, text, start, end, spans):
    return {"doc": doc, "sha256": hashlib.sha256(text.encode()).hexdigest()} | {
        "start": start,
        "end": end,
        "sentences": spans,
    }


STORIES = [
    record("story.txt", STORY, 0, 38, [[0, 20], [21, 38]]),
    record("other.txt", OTHER, 0, 11, [[0, 11]]),
    record("story.txt", STORY, 42, 55, [[42, 55]]),
]


def write(folder, records):
    path = folder / "gold"
    path.write_text(json.dumps({"about": "Two stories.", "paragraphs": records}), encoding="utf-8")
    return path


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "newswire").mkdir()
    for name, text in (("story.txt", STORY), ("other.txt", OTHER)):
        (tmp_path / "newswire" / name).write_bytes(text.encode("utf-8"))
    return write(tmp_path, STORIES)


FIRST = Paragraph("LOWFORD - It rained. “Swim!” she said.", (Span(0, 20), Span(21, 38)))
ARTICLES = [
    Gold((FIRST, Paragraph("Mr. Vell sank", (Span(0, 13),)))),
    Gold((Paragraph("Crabs ahead", (Span(0, 11),)),)),
]


# ---- read


def test_paragraphs_of_an_article_are_one_article(gold):
    assert format_of(gold) is sentences
    assert sentences.read(gold, None) == ARTICLES
    assert [article.words for article in ARTICLES] == [10, 2]


def test_texts_may_lie_elsewhere(gold, tmp_path):
    (tmp_path / "newswire").rename(tmp_path / "texts")
    with pytest.raises(QuotesError, match=r"story.txt is missing; name the folder of the texts with --texts FOLDER"):
        sentences.read(gold, None)
    assert sentences.read(gold, tmp_path / "texts") == ARTICLES


def test_another_text_than_the_annotated_one_is_told(gold, tmp_path):
    (tmp_path / "newswire/other.txt").write_bytes(OTHER.encode() + b"!")
    with pytest.raises(QuotesError, match=r"other.txt: not the text that was annotated, its sha256 differs; use the"):
        sentences.read(gold, None)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{",
        "{}",
        '{"paragraphs": {}}',
        '{"paragraphs": []}',
        '{"paragraphs": [1]}',
        '{"paragraphs": [{"doc": "a", "sha256": "", "start": 0, "end": 1}]}',
    ],
)
def test_near_misses_are_not_of_this_format(tmp_path, text):
    (tmp_path / "gold").write_text(text, encoding="utf-8")
    assert not sentences.recognises(tmp_path / "gold")


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([[0, 20]], id="words are left out"),
        pytest.param([[0, 21], [20, 38]], id="two overlap"),
        pytest.param([[0, 21], [21, 38]], id="white space at an end"),
        pytest.param([[21, 38], [0, 20]], id="out of order"),
        pytest.param([[0, 20], [21, 44]], id="beyond the paragraph"),
    ],
)
def test_sentences_that_do_not_make_up_their_paragraph_are_told(gold, tmp_path, spans):
    write(tmp_path, [record("story.txt", STORY, 0, 38, spans)])
    with pytest.raises(QuotesError, match=r"gold: the sentences of story.txt from 0 to 38 overlap, .*; mend them"):
        sentences.read(gold, None)


@pytest.mark.parametrize("spans", [[[0, 0]], [[5, 0]], [[0]], [["a", 3]], [3], None])
def test_what_are_no_offsets_is_told(gold, tmp_path, spans):
    write(tmp_path, [record("story.txt", STORY, 0, 38, spans)])
    with pytest.raises(QuotesError, match=r"gold: a paragraph of story.txt cannot be read \(.*\); mend it"):
        sentences.read(gold, None)


# ---- scores


def document(*spans):
    """As much of a Stanza document as is read: sentences of a first and a last token."""
    tokens = [
        [SimpleNamespace(start_char=start, end_char=start + 1), SimpleNamespace(start_char=end - 1, end_char=end)]
        for start, end in spans
    ]
    return SimpleNamespace(sentences=[SimpleNamespace(tokens=own) for own in tokens])


def test_gold_against_itself_is_100_everywhere(gold):
    spans = {p.text: [(s.start, s.end) for s in p.sentences] for article in ARTICLES for p in article.paragraphs}
    result = evaluate(read_gold([gold]), lambda texts: [document(*spans[text]) for text in texts])
    assert (result.gold, result.articles, result.words) == ("sentences", 2, 12)
    scores = {name: (s.precision, s.recall, s.f1, s.low, s.high, s.count) for name, s in result.scores.items()}
    assert scores == {
        ("sentences",): (100, 100, 100, 100, 100, Count(4, 4, 4)),
        ("paragraphs_right",): (100, 100, 100, 100, 100, Count(3, 3, 3, plain=True)),
    }


@pytest.mark.parametrize(
    ("predicted", "right", "number", "whole"),
    [
        pytest.param([(0, 20), (21, 38)], 2, 2, 1, id="both"),
        pytest.param([(0, 38)], 0, 1, 0, id="not parted"),
        pytest.param([(0, 9), (10, 20), (21, 38)], 1, 3, 0, id="the dateline on its own"),
        pytest.param([(0, 20), (21, 28), (29, 38)], 1, 3, 0, id="the cue on its own"),
        pytest.param([(0, 22), (22, 38)], 0, 2, 0, id="the quotation mark with the sentence before"),
        pytest.param([(0, 20), (21, 37), (37, 38)], 1, 3, 0, id="the full stop on its own"),
        pytest.param([], 0, 0, 0, id="none"),
    ],
)
def test_a_sentence_is_right_with_both_its_ends(predicted, right, number, whole):
    (tally,) = score([Gold((FIRST,))], lambda texts: [document(*predicted) for _ in texts])
    assert tally == {
        ("sentences",): Count(right, number, 2),
        ("paragraphs_right",): Count(whole, 1, 1, plain=True),
    }


def test_each_paragraph_is_a_text_of_its_own_and_counts_for_its_article():
    asked = []

    def annotate(texts):
        asked.extend(texts)
        return [document((0, len(text))) for text in texts]

    one, two = score(ARTICLES, annotate)
    assert asked == ["LOWFORD - It rained. “Swim!” she said.", "Mr. Vell sank", "Crabs ahead"]
    assert one == {("sentences",): Count(1, 2, 3), ("paragraphs_right",): Count(1, 2, 2, plain=True)}
    assert two == {("sentences",): Count(1, 1, 1), ("paragraphs_right",): Count(1, 1, 1, plain=True)}


# ---- the offsets that the project holds


def test_the_project_holds_offsets_of_200_paragraphs_and_no_text():
    assert format_of(SHIPPED) is sentences
    paragraphs = json.loads(SHIPPED.read_text(encoding="utf-8"))["paragraphs"]
    assert len(paragraphs) == 200
    assert {key for paragraph in paragraphs for key in paragraph} == {"doc", "sha256", "start", "end", "sentences"}
    assert max(Counter(paragraph["doc"] for paragraph in paragraphs).values()) == 2


@pytest.mark.corpora("corpora/newswire")
def test_they_fit_the_texts():
    articles = sentences.read(SHIPPED, NEWSWIRE)
    assert len(articles) == 175
    assert sum(len(p.sentences) for article in articles for p in article.paragraphs) == 450
