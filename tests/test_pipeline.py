import pytest

from quotes.model import Article
from quotes.pipeline import batches, extract

ARTICLES = [
    Article(id="a", text="Ana Mirel, the mayor, said the bridge was safe. “Nobody need swim,” she added."),
    Article(id="b", text="", title="nothing"),
    Article(id="c", text="Nothing was said in this town at all."),
]


def article(words, number=0):
    return Article(id=str(number), text="word " * words)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([4, 4, 4, 4], [[4, 4, 4], [4]]),
        ([40, 4], [[40], [4]]),
        ([], []),
    ],
)
def test_batches_keep_the_order_and_about_the_size(sizes, expected):
    found = batches((article(size, number) for number, size in enumerate(sizes)), words=12)
    assert [[item.words for item in batch] for batch in found] == expected


def test_a_reading_for_each_article_in_order(annotator):
    readings = extract(ARTICLES, annotator)
    assert [reading.article for reading in readings] == ARTICLES
    assert [len(reading.quotations) for reading in readings] == [2, 0, 0]


def test_an_article_reads_the_same_alone_and_in_a_batch(annotator):
    def facts(reading):
        return [(q.attribution.extent, q.attribution.kind, q.chain, q.reason) for q in reading.quotations]

    alone = [extract([item], annotator)[0] for item in ARTICLES]
    assert [facts(reading) for reading in extract(ARTICLES, annotator)] == [facts(reading) for reading in alone]


def test_nothing_is_found_in_the_header(annotator):
    text = "Council says “no injuries”, mayor told\n\nThe mayor said that the bridge was safe."
    whole = extract([Article(id="a", text=text)], annotator)[0]
    body = extract([Article(id="a", text=text, body_start=text.index("The mayor"))], annotator)[0]
    assert [q.attribution.extent.of(text) for q in body.quotations] == ["that the bridge was safe"]
    assert len(whole.quotations) >= 1
