"""Scores of who is meant: on readings made by hand."""

import pytest
from paragraphs import written
from readings import Said, Someone, read

from quotes.corpora import coref, identity, references, sourcing, speakers
from quotes.evaluate.coref import b_cubed
from quotes.evaluate.coref import tally_of as coref_tally
from quotes.evaluate.identity import tallies_of
from quotes.evaluate.names import answers, is_right, names_of_chains, same_name
from quotes.evaluate.references import tally_of as references_tally
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
    )
    tally = speakers_tally(speakers.Gold(reading().article, sources), reading())
    assert tally["pronoun", "right"] == share(1, 1)
    assert tally["name", "wrong"] == share(1, 1)
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
