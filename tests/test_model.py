import pytest

from quotes.model import Article, Attribution, Span

TEXT = "“One,” she said. “Two.”\r\n\r\n“Three.”"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_neither_empty_nor_reversed(start, end):
    with pytest.raises(ValueError, match="empty or reversed"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "within", "overlaps"),
    [
        (Span(0, 4), Span(1, 3), True, True),
        (Span(0, 4), Span(0, 4), True, True),
        (Span(0, 4), Span(3, 5), False, True),
        (Span(0, 4), Span(4, 5), False, False),
    ],
)
def test_spans_are_half_open(one, other, within, overlaps):
    assert (other in one, one.overlaps(other), other.overlaps(one)) == (within, overlaps, overlaps)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ((Span(0, 6),), "“One,”"),
        ((Span(0, 6), Span(17, 23)), "“One,” […] “Two.”"),
        ((Span(17, 23), Span(27, 35)), "“Two.”\n“Three.”"),
    ],
)
def test_words_of_a_content_show_where_the_writer_s_are_left_out(content, words):
    found = Attribution(content, None, None, "direct", "speech", 1.0)
    assert (found.words(TEXT), found.extent) == (words, Span(content[0].start, content[-1].end))


def test_an_article_counts_words_and_sums_up_its_bytes():
    article = Article(id="a", text="Zwölf Wörter\nsind es nicht.")
    assert article.words == 5
    assert article.sha256 == "0c42391a707d2298393041e6002e2ec3aedb1517d49519178dc2349038e5e08e"
