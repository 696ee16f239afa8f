import pytest
from paragraphs import recorded

from quotes.attribution.attributions import find_attributions
from quotes.attribution.cues import cue_lemma, manner_of
from quotes.attribution.sources import whole_source


def attributions(*texts):
    return "\n".join(texts), [placed.attribution for placed in find_attributions(recorded(*texts))]


def rows(*texts):
    """kind, contents, source, cue of every attribution found."""
    text, found = attributions(*texts)
    return [
        (a.kind, [s.of(text) for s in a.content], a.source and a.source.of(text), a.cue and a.cue.of(text))
        for a in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The minister said that prices would fall.",
            [("indirect", ["that prices would fall"], "The minister", "said")],
        ),
        (
            "Prices will fall by the autumn, according to the ministry.",
            [("indirect", ["Prices will fall by the autumn"], "the ministry", "according to")],
        ),
        (
            "“Prices will fall,” said Ana Mirel, the mayor of Lowford. “They always do.”",
            [("direct", ["“Prices will fall,”", "“They always do.”"], "Ana Mirel, the mayor of Lowford", "said")],
        ),
        (
            "She welcomed the plan but warned that it would take years.",
            [
                ("indirect", ["the plan"], "She", "welcomed"),
                ("indirect", ["that it would take years"], "She", "warned"),
            ],
        ),
        (
            "Mr Orlov said the bridge was safe, adding that it had been tested twice.",
            [
                ("indirect", ["the bridge was safe"], "Mr Orlov", "said"),
                ("indirect", ["that it had been tested twice"], "Mr Orlov", "adding"),
            ],
        ),
        (
            "The closure was confirmed by the harbour board.",
            [("indirect", ["The closure"], "the harbour board", "was confirmed")],
        ),
        (
            "“Is there anybody in this town who can swim?” Vell asked.",
            [("direct", ["“Is there anybody in this town who can swim?”"], "Vell", "asked")],
        ),
        (
            "Rescue service spokeswoman Dana Petrel, who flew to the island, said nobody had been hurt.",
            [("indirect", ["nobody had been hurt"], "Rescue service spokeswoman Dana Petrel", "said")],
        ),
        (
            "The council said “no injuries” had been reported at the harbour.",
            [("mixed", ["“no injuries” had been reported at the harbour"], "The council", "said")],
        ),
        (
            "They ate it all, said Vell, and washed up afterwards.",
            [("indirect", ["They ate it all", "and washed up afterwards"], "Vell", "said")],
        ),
        (
            "They ate it all, said Vell, who washed up afterwards.",
            [("indirect", ["They ate it all"], "Vell", "said")],
        ),
        (
            "“We ate it all,” said Vell, and the plates were empty by noon.",
            [("direct", ["“We ate it all,”"], "Vell", "said")],
        ),
        (
            "Vell scolded them: “The harbour will not wait for us,” he said. “Nothing waits.”",
            [
                ("direct", ["“The harbour will not wait for us,”"], "Vell", "scolded them"),
                ("direct", ["“Nothing waits.”"], "he", "said"),
            ],
        ),
        (
            "It was said at the quay that the boats would stay in the harbour.",
            [("indirect", ["that the boats would stay in the harbour"], None, "was said")],
        ),
        ("Heavy rain along the whole coast is expected before the weekend.", []),  # nobody says it
        ("The “expert” left the room before lunch.", []),
        ("Tom Harlan and Rita Harlan run the mill together.", []),
    ],
)
def test_constructions(sentence, expected):
    assert rows(sentence) == expected


def test_words_quoted_after_the_sentence_of_a_paraphrase_are_a_quotation_apart():
    assert rows("Ana Mirel said that the rain had come early. “We got wet, and nobody minded.”") == [
        ("indirect", ["that the rain had come early"], "Ana Mirel", "said"),
        ("direct", ["“We got wet, and nobody minded.”"], "Ana Mirel", "said"),
    ]


def test_words_quoted_after_a_sentence_that_quotes_go_on_with_it():
    assert rows("Ana Mirel said that the rain was “a gift to us all.” “We got wet, and nobody minded.”") == [
        ("mixed", ["that the rain was “a gift to us all.”", "“We got wet, and nobody minded.”"], "Ana Mirel", "said"),
    ]


def test_paragraphs_of_an_unclosed_quotation_are_one():
    first = "“We begin with the roof. We have no money for the walls."
    second = "“We end with the walls, if anybody is left to build them,” Mirel said."
    assert rows(first, second) == [
        ("direct", [first, "“We end with the walls, if anybody is left to build them,”"], "Mirel", "said")
    ]


def test_an_unclosed_quotation_ends_where_another_cue_speaks():
    first = "“We begin with the roof,” Vell said. “We have no money for the walls."
    second = "“We end with the walls, if anybody is left to build them,” Mirel said."
    assert rows(first, second) == [
        ("direct", ["“We begin with the roof,”", "“We have no money for the walls."], "Vell", "said"),
        ("direct", ["“We end with the walls, if anybody is left to build them,”"], "Mirel", "said"),
    ]


def test_a_closed_quotation_does_not_run_on():
    first = "“The river will decide this for us, as it always has.”"
    second = "“We end with the walls, if anybody is left to build them,” Mirel said."
    assert [row[2] for row in rows(first, second)] == [None, "Mirel"]


def test_a_line_that_ends_in_a_colon_introduces_the_next_paragraph():
    quoted = "“The river will decide this for us, as it always has.”"
    assert rows("Ana Mirel went on to say:", quoted) == [("direct", [quoted], "Ana Mirel", "went on to say")]
    assert rows("The “expert” left the room before lunch.", quoted) == [("direct", [quoted], None, None)]


def test_a_paraphrase_that_ends_in_a_colon_introduces_the_next_paragraph_too():
    quoted = "“The river will decide this for us, as it always has.”"
    assert rows("Ana Mirel said that the town had one hope left:", quoted) == [
        ("indirect", ["that the town had one hope left"], "Ana Mirel", "said"),
        ("direct", [quoted], "Ana Mirel", "said"),
    ]


@pytest.mark.parametrize(
    ("sentence", "lemma", "manner"),
    [
        ("The minister said that prices would fall.", "say", "speech"),
        ("“Nobody told us,” Weil wrote in a letter to the court.", "write", "writing"),
        ("The committee believes that the tower will stand.", "believe", "thought"),
        ("Marek denied that he had sold the harbour.", "deny", "speech"),
        ("Prices will fall by the autumn, according to the ministry.", "according to", "speech"),
    ],
)
def test_lemma_and_manner_of_the_cue(sentence, lemma, manner):
    _, found = attributions(sentence)
    assert (found[0].cue_lemma, found[0].manner) == (lemma, manner)


@pytest.mark.parametrize(
    ("lemma", "kind", "manner"),
    [("juggle", "indirect", "thought"), ("juggle", "direct", "speech"), (None, "direct", "speech")],
)
def test_manner_of_an_unknown_cue(lemma, kind, manner):
    assert manner_of(lemma, kind) == manner


def test_cue_lemma_passes_over_words_that_are_no_cue():
    went_on = recorded("Ana Mirel went on to say:")[0]
    assert cue_lemma(went_on, went_on.labelled("CUE")[0]) == "say"


def test_the_source_takes_in_the_noun_that_it_explains():
    norland = recorded("Norland’s president, Ivo Marek, said he had told the army to wait.")[0]
    name_alone = range(4, 7)  # Ivo Marek ,
    assert (
        norland.span(whole_source(norland, name_alone)).of(
            "Norland’s president, Ivo Marek, said he had told the army to wait."
        )
        == "Norland’s president, Ivo Marek"
    )


def test_confidence_falls_with_what_is_missing():
    quoted = "“The river will decide this for us, as it always has.”"
    _, (_, told) = attributions("Ana Mirel said that the town had one hope left:", quoted)
    _, (orphan,) = attributions(quoted)
    assert 1 >= told.confidence > orphan.confidence > 0


def test_extents_are_unique_and_in_order():
    _, found = attributions(
        "She welcomed the plan but warned that it would take years.", "Marek denied that he had sold the harbour."
    )
    extents = [a.extent for a in found]
    assert extents == sorted(set(extents))


def test_a_heading_in_quotation_marks_is_nobodys_words():
    assert rows("‘We Never Asked Them to Leave.’") == []
    assert rows("“The valley is not for sale.”") == [("direct", ["“The valley is not for sale.”"], None, None)]
