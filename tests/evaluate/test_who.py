"""Scores of who is meant: on readings made by hand."""

import pytest
from paragraphs import written
from readings import Said, Someone, read

from quotes.corpora import coref, identity, references, rows, sourcing, speakers
from quotes.corpora.marked import Marked
from quotes.evaluate.coref import b_cubed
from quotes.evaluate.coref import tally_of as coref_tally
from quotes.evaluate.identity import is_headed, tallies_of
from quotes.evaluate.names import answers, is_right, names_of_chains, same_name
from quotes.evaluate.references import tally_of as references_tally
from quotes.evaluate.rows import Judged, answers_of, calibration_error
from quotes.evaluate.rows import tally_of as rows_tally
from quotes.evaluate.sourcing import tally_of as sourcing_tally
from quotes.evaluate.speakers import tally_of as speakers_tally
from quotes.evaluate.tally import Count, share
from quotes.model import Article, Span
from quotes.text.names import key_of

TEXT = "Ana Mirel left. She said the bridge was safe. “Nobody need swim,” Vell added. A clerk said rain would come."


def reading(article_id="one", mayor="Ana Mirel", aliases=("Ana Mirel",)):
    """Mirel says two things, the second as “She”; nobody knows the clerk."""
    return read(
        article_id,
        TEXT,
        [Someone(mayor, aliases=aliases), Someone("Peter Vell", aliases=("Vell",)), Someone(None)],
        [
            Said("the bridge was safe", mayor, source="She", kind="indirect"),
            Said("“Nobody need swim,”", "Peter Vell", cue="added", source="Vell", confidence=0.4),
            Said("rain would come", None, source="A clerk", kind="indirect", reason="not named: A clerk"),
        ],
    )


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_chain_has_its_name_and_those_of_its_mentions():
    assert list(names_of_chains(reading()).values()) == [{"ana mirel"}, {"peter vell", "vell"}]


@pytest.mark.parametrize(
    ("given", "people", "right"),
    [
        ({"vell"}, [["Peter Vell", "Vell"]], True),
        ({"odegaard"}, [["Ødegaard"]], True),
        ({"vell"}, [["Peter Vell"]], False),
        ({"vell", "mirel"}, [["Vell"], ["Mirel"]], True),
        ({"vell"}, [["Vell"], ["Mirel"]], False),  # of two together, both
    ],
)
def test_a_right_answer(given, people, right):
    assert is_right(given, people) is right


def test_answers_are_right_wrong_or_unknown_and_nobody_is_to_have_no_name():
    pairs = [({"vell"}, [["Vell"]]), ({"vell"}, [["Mirel"]]), (set(), [["Vell"]]), ({"vell"}, []), (set(), [])]
    assert answers("who", pairs) == {
        ("who", "right"): share(1, 3),
        ("who", "wrong"): share(1, 3),
        ("who", "unknown"): share(1, 3),
        ("no_who", "named"): share(1, 2),
    }


def test_references_by_form():
    places = (
        references.Place(span("She"), "pronoun", (("Ana Mirel", "Mirel"),)),
        references.Place(span("A clerk"), "nominal", (("Olm Sand",),)),
        references.Place(span("Vell"), "nominal", ()),
    )
    tally = references_tally(references.Gold(reading().article, places), reading())
    assert {m: c[:2] for m, c in tally.items() if c.gold} == {
        ("pronoun", "right"): (1, 1),
        ("pronoun", "wrong"): (0, 1),
        ("pronoun", "unknown"): (0, 1),
        ("nominal", "right"): (0, 1),
        ("nominal", "wrong"): (0, 1),
        ("nominal", "unknown"): (1, 1),
        ("no_nominal", "named"): (1, 1),
    }


def test_speakers_by_form_and_wrong_answers_of_all():
    sources = (
        speakers.Source(span("She"), "pronoun", False, ("Ana Mirel",)),
        speakers.Source(span("Vell"), "name", False, ("Tam Linh",)),
        speakers.Source(span("A clerk"), "pronoun", True, ()),
        speakers.Source(span("Ana Mirel left"), "name", False, ("Ana Mirel",)),  # of no quotation
    )
    tally = speakers_tally(speakers.Gold(reading().article, sources), reading())
    assert tally["pronoun", "right"] == share(1, 1)
    assert (tally["name", "found"], tally["name", "wrong"]) == (share(1, 2), share(1, 1))
    assert tally["no_first_person", "named"] == share(0, 1)
    assert tally["answered", "wrong"] == share(1, 2)


def test_statements_found_and_rows_within_them():
    statements = (
        sourcing.Statement((span("She said the bridge was safe."),), "named person", "Ana Mirel"),
        sourcing.Statement((span("“Nobody need swim,” Vell added."),), "named person", "Tam Linh"),
        sourcing.Statement((span("Ana Mirel left."),), "unnamed person", ""),
    )
    tally = sourcing_tally(sourcing.Gold(reading().article, statements), reading())
    assert tally["all", "found"] == share(2, 3)
    assert tally["all", "half_covered"] == share(2, 3)
    assert tally["all", "rows_within_gold"] == share(2, 3)  # the clerk's lies outside
    assert (tally["all_person", "right"], tally["all_person", "wrong"]) == (share(1, 2), share(1, 2))
    assert tally["surer", "found"] == share(1, 3)  # Vell's is too unsure
    assert tally["surer_person", "right"] == share(1, 1)


def gold_identity(article_id, name):
    named = identity.Named((span("the bridge was safe"),), (span("She"),), name)
    return identity.Gold(Article(id=article_id, text=TEXT), (named,))


def test_people_over_articles():
    gold = [gold_identity(n, "Ana Mirel") for n in ("a", "b")] + [gold_identity("c", "Ana Sand")]
    one, two, three = tallies_of(gold, [reading(n) for n in ("a", "b", "c")])
    assert one["speaker", "right"] == share(1, 1)
    assert three["speaker", "wrong"] == share(1, 1)
    assert one["pairs",] == Count(1, 2, 1)  # with b rightly, with c not
    assert two["pairs",] == Count(0, 1, 0)
    assert (one["people", "split"], one["rows", "mixed"]) == (share(0, 2), share(1, 1))


@pytest.mark.parametrize(
    ("source", "headed"),
    [
        ("Mr. Vell", True),
        ("Harbour Board president Ana Vell", True),
        ("Vell, a friend of Berg", True),
        ("Ana Vell (L)", True),
        ("The mayor of Tarn, Ana Vell,", True),
        ("Vell’s", True),
        ("the Vell campaign", False),
        ("Vell’s lawyer", False),
        ("friends of Mr. Vell", False),
        ("Ida Berg and Ana Vell", False),
        ("Ida Berg, who was the first to vote for Vell", False),
        ("Ida Berg, a friend of the Vell", False),
        ("a clerk", False),
    ],
)
def test_a_source_that_the_name_heads(source, headed):
    assert is_headed(identity.Named((), (Span(0, len(source)),), "Ana Vell"), source) is headed


def test_initials_count_as_little_as_titles_where_the_name_heads():
    text = "Ana J. Mirel said the bridge was safe."
    said = Said("the bridge was safe", "Ana J. Mirel", source="Ana J. Mirel", kind="indirect")
    one = read("a", text, [Someone("Ana J. Mirel")], [said])
    named = identity.Named((Span(18, len(text)),), (Span(0, 12),), "Ana Mirel")
    (tally,) = tallies_of([identity.Gold(one.article, (named,))], [one])
    assert tally["speaker", "wrong"] == tally["headed", "speaker", "right"] == share(1, 1)


def both():
    """Mirel and Vell say something together."""
    said = Said("the bridge was safe", ("Ana Mirel", "Peter Vell"), source="She", kind="indirect")
    return read("both", TEXT, [Someone("Ana Mirel"), Someone("Peter Vell", aliases=("Vell",))], [said])


def test_of_several_who_speak_together_each_is_an_answer():
    for name in ("Ana Mirel", "Peter Vell"):
        (tally,) = tallies_of([gold_identity("both", name)], [both()])
        assert tally["speaker", "right"] == share(1, 1)
        source = speakers.Source(span("She"), "pronoun", False, (name,))
        assert speakers_tally(speakers.Gold(both().article, (source,)), both())["pronoun", "right"] == share(1, 1)
        statement = sourcing.Statement((span("She said the bridge was safe."),), "named person", name)
        assert sourcing_tally(sourcing.Gold(both().article, (statement,)), both())["all_person", "right"] == share(1, 1)
    (tally,) = tallies_of([gold_identity("both", "Olm Sand")], [both()])
    assert tally["speaker", "wrong"] == share(1, 1)


@pytest.mark.parametrize(("given", "right"), [(both(), 1), (reading(), 0)])
def test_references_to_several_together_are_right_with_all_of_them(given, right):
    place = references.Place(span("She"), "pronoun", (("Ana Mirel",), ("Peter Vell", "Vell")))
    tally = references_tally(references.Gold(given.article, (place,)), given)
    assert tally["pronoun", "right"] == share(right, 1)


def test_one_person_in_two_rows():
    gold = [gold_identity(n, "Ana Mirel") for n in ("a", "b")]
    one, _ = tallies_of(gold, [reading("a"), reading("b", mayor="Mirel", aliases=())])
    assert one["pairs",] == Count(0, 0, 1)
    assert one["people", "split"] == share(1, 1)


def test_contents_that_hardly_overlap_answer_nothing():
    named = identity.Named((Span(0, len(TEXT)),), (span("She"),), "Ana Mirel")
    (tally,) = tallies_of([identity.Gold(Article(id="a", text=TEXT), (named,))], [reading("a")])
    assert tally["speaker", "right"] == share(0, 0)


MIREL = "Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1 left/VBD/root>0 ./."
SHE = "She/PRP/nsubj>2 slept/VBD/root>0 ./."


@pytest.mark.parametrize(
    ("chain", "right", "named"),
    [(1, 1, (share(1, 1), share(0, 1))), (2, 0, (share(0, 1), share(1, 1)))],  # “She” is Mirel, or somebody else
)
def test_antecedents_of_pronouns(chain, right, named):
    paragraphs = written(MIREL, SHE)
    text = paragraphs[0].text
    mirel = coref.GoldMention(Span(0, 9), 1, "name", "person")
    she = coref.GoldMention(Span(text.index("She"), text.index("She") + 3), chain, "pronoun", "person")
    tally = coref_tally(coref.Gold(Article(id="a", text=text), (mirel, she)), paragraphs)
    assert tally["pronoun", "antecedent"] == Count(right, 1, right)
    assert (tally["pronoun", "named_right"], tally["pronoun", "named_wrong"]) == named


class Nobody:
    """A ranker to whom nobody is ever meant."""

    @property
    def pronouns(self):
        return self

    def __call__(self, anaphor, candidates, nobody):
        return [*[0.0] * len(candidates), 1.0]


def test_antecedents_are_those_of_the_ranker():
    paragraphs = written(MIREL, SHE)
    text = paragraphs[0].text
    mentions = (
        coref.GoldMention(Span(0, 9), 1, "name", "person"),
        coref.GoldMention(Span(text.index("She"), text.index("She") + 3), 1, "pronoun", "person"),
    )
    tally = coref_tally(coref.Gold(Article(id="a", text=text), mentions), paragraphs, Nobody())
    assert tally["pronoun", "antecedent"] == Count(0, 0, 1)


@pytest.mark.parametrize(
    ("name", "gold", "same"),
    [
        ("Ana Mirel", "ANA MIREL", True),
        ("Mirel", "Mayor Ana Mirel", True),
        ("Ana Mirel", "Ana", True),
        ("Ana Mirel", "Ana Sand", False),
        ("Mire", "Mirel", False),
    ],
)
def test_the_same_name_in_gold(name, gold, same):
    assert same_name(name, gold) is same


def test_b_cubed():
    assert b_cubed([(1, 1), (1, 1), (1, 2)]) == {
        ("b_cubed", "precision"): share(1667, 3000),  # 2/3 + 2/3 + 1/3
        ("b_cubed", "recall"): share(3000, 3000),
    }


def test_keys_of_names_are_what_is_compared():
    assert names_of_chains(reading())[2] == {key_of("Peter Vell"), key_of("VELL")}


def row(words, speaker, statement=True, whole=True):
    return rows.Row(Marked((span(words),), (), (), "indirect", "speech"), statement, whole, speaker)


def test_judged_rows_say_whether_words_and_names_are_right():
    judged = (
        row("the bridge was safe", "Mayor Ana Mirel"),
        row("“Nobody need swim,”", "Ana Mirel", statement=False),
        row("rain would come", "Olm Sand", whole=False),
        row("left", None),  # none of ours answers it
    )
    answers = answers_of(rows.Gold(reading().article, judged), reading())
    assert [number for number, _ in answers] == [0, 1, 2]
    tally = rows_tally([answer for _, answer in answers])
    assert {measure: count[:2] for measure, count in tally.items() if count.gold} == {
        ("rows", "statements"): (1, 3),
        ("names", "right"): (1, 2),
        ("nameless", "nameable"): (1, 1),
        ("said_confidence", "0.3 – 0.5"): (0, 1),
        ("said_confidence", "0.9 – 1.0"): (1, 2),
        ("speaker_confidence", "0.7 – 0.9"): (1, 2),
    }


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ([], 0.0),
        ([Judged(0.55, True), Judged(0.55, False)], 0.05),
        ([Judged(0.95, False), Judged(0.05, False)], 0.5),
        ([Judged(1.0, True)], 0.0),
    ],
)
def test_the_calibration_error_is_the_mean_distance_of_confidence_and_truth(judged, expected):
    assert calibration_error(judged) == pytest.approx(expected)
