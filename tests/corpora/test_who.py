"""Readers of the gold formats that tell who is meant, on small files of our own."""

import json

import pytest

from quotes.corpora import coref, identity, references, rows, sourcing, speakers
from quotes.corpora.formats import format_of
from quotes.errors import QuotesError
from quotes.model import Span

STORY = "Ana Mirel left.\nShe said the bridge was safe."


def lines(path, *records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def who(tmp_path):
    """A folder of corpora with a file of each format."""
    (tmp_path / "newswire").mkdir()
    (tmp_path / "newswire" / "lorn_1.txt").write_text(STORY, encoding="utf-8")
    lines(tmp_path / "news" / "some.jsonl", {"url": "https://news.example/1", "text": STORY})
    she = {"source": [16, 19], "source_text": "She", "form": "pronoun", "names": ["Ana Mirel", "Mirel"], "together": []}
    both = {**she, "names": [], "together": [["Ana Mirel"], ["Peter Vell", "Vell"]]}
    lines(
        tmp_path / "references" / "dev.jsonl",
        {"file": "lorn_1.txt", **she},
        {"url": "https://news.example/1", **both},
        {"file": "lorn_1.txt", **she, "names": []},
    )
    statement = {"spans": [[16, 45]], "type": "named person", "name": "Ana Mirel", "title": "mayor"}
    lines(tmp_path / "sourcing" / "gold.jsonl", {"doc": "one", "text": STORY, "statements": [statement]})
    (tmp_path / "speakers").mkdir()
    (tmp_path / "speakers" / "one.txt").write_text(STORY, encoding="utf-8")
    said = {
        "source": [16, 19],
        "source_text": "She",
        "form": "pronoun",
        "names": ["Ana Mirel"],
        "wiki": "Ana_Mirel_(mayor)",
    }
    asked = {**said, "source_text": "I", "names": [], "wiki": None}
    (tmp_path / "speakers" / "one.json").write_text(json.dumps({"doc": "one", "attributions": [said, asked]}))
    (tmp_path / "polnear" / "dev" / "text").mkdir(parents=True)
    (tmp_path / "polnear" / "dev" / "text" / "one.txt").write_text(STORY, encoding="utf-8")
    named = {"source": [[16, 19]], "content": [[25, 44]], "name": "Ana Mirel"}
    lines(tmp_path / "identity" / "dev.jsonl", {"doc": "one", "attributions": [named]})
    mention = {"start": 0, "end": 9, "text": "Ana Mirel", "type": "person", "chain": 1, "form": "name", "wiki": None}
    lines(tmp_path / "coref" / "dev.jsonl", {"doc": "one", "genre": "news", "text": STORY, "mentions": [mention]})
    row = {"file": "lorn_1.txt", "content": [[25, 44]], "cue": [[20, 24]], "source": None, "kind": "indirect"}
    row |= {"manner": "speech", "speaker": "Mirel"}
    lines(
        tmp_path / "rows" / "rows.jsonl",
        {**row, "judged": {"type": "statement", "content": "whole", "speaker": "right"}},
        {**row, "judged": {"type": "statement", "content": "long", "speaker": "wrong", "name": "Peter Vell"}},
        {**row, "judged": {"type": "act", "content": "whole", "speaker": "should be none"}},
    )
    return tmp_path


@pytest.mark.parametrize(
    ("path", "format_"),
    [
        ("references/dev.jsonl", references),
        ("sourcing", sourcing),
        ("sourcing/gold.jsonl", sourcing),
        ("speakers", speakers),
        ("identity/dev.jsonl", identity),
        ("coref/dev.jsonl", coref),
        ("rows", rows),
        ("rows/rows.jsonl", rows),
    ],
)
def test_formats_are_told_apart_by_content(who, path, format_):
    assert format_of(who / path) is format_


def test_a_folder_of_texts_alone_is_no_gold(who):
    with pytest.raises(QuotesError, match="no gold that is known"):
        format_of(who / "newswire")


def test_references_by_article(who):
    newswire, news = references.read(who / "references/dev.jsonl", None)
    assert (newswire.article.id, news.article.url) == ("lorn_1.txt", "https://news.example/1")
    assert [place.people for place in newswire.places] == [(("Ana Mirel", "Mirel"),), ()]
    assert [place.people for place in news.places] == [(("Ana Mirel",), ("Peter Vell", "Vell"))]
    assert {place.source.of(STORY) for place in newswire.places} == {"She"}


def test_names_given_by_their_characters(who):
    she = {"file": "lorn_1.txt", "source": [16, 19], "form": "pronoun", "names": [[0, 9]], "together": []}
    both = {**she, "names": [], "together": [[[0, 9], [4, 9]], ["Vell"]]}
    path = lines(who / "references" / "offsets.jsonl", she, both)
    (article,) = references.read(path, None)
    assert [place.people for place in article.places] == [(("Ana Mirel",),), (("Ana Mirel", "Mirel"), ("Vell",))]


def test_a_reference_to_an_article_that_is_not_there_is_told(who):
    place = {"url": "https://news.example/2", "source": [0, 3], "form": "pronoun", "names": [], "together": []}
    path = lines(who / "references" / "odd.jsonl", place)
    with pytest.raises(QuotesError, match=r"news: no article with the address https://news\.example/2"):
        references.read(path, None)


def test_statements(who):
    (article,) = sourcing.read(who / "sourcing", None)
    assert article.statements == (sourcing.Statement((Span(16, 45),), "named person", "Ana Mirel"),)
    assert article.words == 9


def test_sources_with_all_names(who):
    (document,) = speakers.read(who / "speakers", None)
    assert [(s.form, s.first_person, s.names) for s in document.sources] == [
        ("pronoun", False, ("Ana Mirel", "Ana Mirel (mayor)")),
        ("pronoun", True, ()),
    ]


def test_named_attributions(who):
    (article,) = identity.read(who / "identity/dev.jsonl", None)
    assert article.article.text == STORY
    assert article.attributions == (identity.Named((Span(25, 44),), (Span(16, 19),), "Ana Mirel"),)


def test_mentions(who):
    (document,) = coref.read(who / "coref/dev.jsonl", None)
    assert document.mentions == (coref.GoldMention(Span(0, 9), 1, "name", "person"),)


def test_judged_rows(who):
    (article,) = rows.read(who / "rows", None)
    assert (article.article.id, article.words) == ("lorn_1.txt", 9)
    assert [(row.statement, row.whole, row.speaker) for row in article.rows] == [
        (True, True, "Mirel"),
        (True, False, "Peter Vell"),
        (False, True, None),
    ]
    assert article.rows[0].marked.source == ()


@pytest.mark.parametrize(
    ("read", "record"),
    [
        (sourcing.read, {"doc": "one", "text": "", "statements": [{"spans": [[3, 1]], "type": "", "name": ""}]}),
        (identity.read, {"doc": "one", "attributions": [{"source": []}]}),
        (coref.read, {"doc": "one", "text": "", "mentions": [{"start": 0}]}),
    ],
)
def test_a_broken_record_is_named(who, read, record):
    path = lines(who / "identity" / "bad.jsonl", record)
    with pytest.raises(QuotesError, match=r"of one cannot be read .*mend it"):
        read(path, who / "polnear" / "dev" / "text")


@pytest.mark.parametrize(("line", "message"), [("{", r":2: not JSON"), ("[1]", r":2: not an object")])
def test_a_line_that_is_no_object_is_named(who, line, message):
    path = who / "coref" / "dev.jsonl"
    path.write_text(path.read_text() + line + "\n", encoding="utf-8")
    with pytest.raises(QuotesError, match=message):
        coref.read(path, None)
