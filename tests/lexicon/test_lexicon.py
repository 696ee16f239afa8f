import pytest
from loops import some

from quotes import lexicon
from quotes.errors import QuotesError


@pytest.mark.parametrize(
    ("table", "word", "told"),
    [
        (lexicon.manners, "say", "speech"),
        (lexicon.manners, "write", "writing"),
        (lexicon.manners, "believe", "thought"),
        (lexicon.titles, "mrs", "f"),
        (lexicon.titles, "dr", "-"),
        (lexicon.people, "spokeswoman", "f"),
        (lexicon.people, "spokesperson", "-"),
        (lexicon.organizations, "agency", "same"),
        (lexicon.organizations, "board", "part"),
    ],
)
def test_words(table, word, told):
    assert table()[word] == told


@pytest.mark.parametrize(("word", "told"), [("Mrs", True), ("Dr.", True), ("minister", True), ("lawyer", False)])
def test_titles(word, told):
    assert lexicon.is_title(word) is told


def test_offices_are_no_ranks():
    assert (lexicon.is_office("minister"), lexicon.is_rank("minister")) == (True, False)
    assert (lexicon.is_office("general"), lexicon.is_rank("Gen.")) == (False, True)
    assert not [word for word, told in some(lexicon.person_words().items()) if told.office and told.rank]


LEMMAS = [lexicon.manners, lexicon.people, lexicon.organizations, lexicon.documents, lexicon.person_words]


@pytest.mark.parametrize("table", LEMMAS)
def test_words_are_lemmas_in_lower_case(table):
    assert [word for word in some(table()) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("say\tspeech", "needs 3 columns"),
        ("say\tspeech\town\nsay\tspeech\town", "a word of its own"),
        ("say\tshouting\town", "'shouting' is not one of speech, writing, thought"),
    ],
)
def test_a_broken_table_is_named_with_its_line(row, message):
    text = f"lemma\tmanner\tseen_in\n{row}\n"
    with pytest.raises(QuotesError, match=message) as caught:
        lexicon.checked_pairs("cues.tsv", text, ("speech", "writing", "thought"))
    assert str(caught.value).startswith("lexicon/cues.tsv:")
