"""What speaks for a candidate: each feature where it holds, and where it just does not."""

import pytest
from paragraphs import written

from quotes.attribution.attributions import find_attributions
from quotes.coreference.anaphors import anaphors, contents_by_source
from quotes.coreference.chains import Chains
from quotes.coreference.features import ArticleFacts, of_anaphor, of_nobody, of_pairs, sort_of
from quotes.coreference.find import find_references

MIREL = "Ana/NNP/B-PERSON/nsubj>3 Mirel/NNP/I-PERSON/flat>1 left/VBD/root>0 ./."
VELL = "Peter/NNP/B-PERSON/nsubj>3 Vell/NNP/I-PERSON/flat>1 slept/VBD/root>0 ./."
END = "said/=say/VBD/root>0/S-CUE that/IN/SCONJ/B-CONTENT it/PRP/I-CONTENT rained/VBD/E-CONTENT ./."
APPOSED = "Ana/NNP/B-PERSON/nsubj>6 Mirel/NNP/I-PERSON/flat>1 ,/, the/DT/det>5 mayor/NN/appos>1 left/VBD/root>0 ./."
SHE = f"She/PRP/nsubj>2/S-SOURCE {END}"


def the(noun, before="The/DT/det>2/B-SOURCE"):
    head = len(before.split()) + 2
    return f"{before} {noun}/NN/nsubj>{head}/E-SOURCE {END}"


def facts_of(*rows):
    paragraphs = written(*rows)
    placed = find_attributions(paragraphs)
    references = find_references(paragraphs, {p.head: p.source for p in placed if p.head and p.source})
    chains = Chains(references, {p.head for p in placed if p.head})
    facts = ArticleFacts(paragraphs, chains, contents_by_source(paragraphs, placed, references))
    return facts, anaphors(chains)


def features(*rows):
    """Name -> the features of that candidate for the last anaphor that are not 0."""
    facts, found = facts_of(*rows)
    pairs = of_pairs(facts, found[-1])
    return {facts.named[chain].name: {k: v for k, v in own.items() if v} for chain, own in pairs.items()}


@pytest.mark.parametrize(
    ("rows", "has", "lacks"),
    [
        ([MIREL, SHE], "paragraphs back 1", "paragraphs back 0"),
        (
            [MIREL.replace(" ./.", f" ./. || {SHE.replace('nsubj>2', 'nsubj>6')}")],
            "sentences back 1",
            "sentences back 0",
        ),
        ([MIREL, "Rain/NN/nsubj>2 fell/VBD/root>0 ./.", SHE], "paragraphs back 2", "paragraphs back 1"),
        ([SHE, MIREL], "named only later", "names in all"),
        ([MIREL, SHE, MIREL], "named later too", "named only later"),
        ([MIREL, SHE], "last as subject", "last as source"),
        ([APPOSED, SHE], "last as name", "last as nominal"),
        ([APPOSED, SHE], "last as subject", "gender differs"),
        ([APPOSED.replace("nsubj>6", "obj>6"), SHE], "last as name", "last as subject"),
        # whose "his" is tells no gender
        (
            [MIREL, "His/PRP$/nmod:poss>2 house/NN/nsubj>3 burned/VBD/root>0 ./.", SHE],
            "gender unknown",
            "gender differs",
        ),
        ([MIREL, "He/PRP/nsubj>2 slept/VBD/root>0 ./.", SHE], "gender differs", "gender unknown"),
        ([f"Ana/NNP/B-PERSON/nsubj>2/S-SOURCE {END}", SHE], "spoke last", "one of"),
        ([MIREL, SHE], "only one of its kind", "others of"),
        ([MIREL, SHE], "person for she", "person for he"),
        ([MIREL, SHE], "gender unknown", "gender agrees"),
        ([f"Mrs./NNP/compound>2 {MIREL.replace('nsubj>3', 'nsubj>4')}", SHE], "gender agrees", "gender unknown"),
        ([f"Mr./NNP/compound>2 {MIREL.replace('nsubj>3', 'nsubj>4')}", SHE], "gender differs", "gender agrees"),
        ([MIREL, SHE], "by rule", "by rule, called so before"),
    ],
)
def test_features_of_a_pronoun(rows, has, lacks):
    own = features(*rows)["Ana Mirel" if "Mirel" in " ".join(rows) else "Ana"]
    assert has in own
    assert lacks not in own


COURT = "The/DT/det>3 Lorn/NNP/B-ORG/compound>3 Court/NNP/I-ORG/nsubj>4 met/VBD/root>0 ./."
PARAGON = "Paragon/NNP/B-ORG/nsubj>6 ,/, a/DT/det>4 company/NN/appos>1 ,/, met/VBD/root>0 ./."
MAYOR = "Mayor/NNP/compound>2 Ana/NNP/B-PERSON/nsubj>4 Mirel/NNP/I-PERSON/flat>2 left/VBD/root>0 ./."
COMPANY = "Paragon/NNP/B-ORG/nsubj>4 is/VBZ/cop>4 a/DT/det>4 company/NN/root>0 ./."
WROTE = "Paragon/NNP/B-ORG/nsubj>2 wrote/VBD/root>0 a/DT/det>4 report/NN/obj>2 ./."
AGED = "Ana/NNP/B-PERSON/nsubj>6 Mirel/NNP/I-PERSON/flat>1 ,/, 54/CD/appos>1 ,/, left/VBD/root>0 ./."
OLD = f"The/DT/det>2/B-SOURCE 54-year-old/NN/nsubj>3/E-SOURCE {END}"
TOURISM = (
    "Tourism/NN/compound>2 minister/NN/compound>3 Ana/NNP/B-PERSON/nsubj>5 Mirel/NNP/I-PERSON/flat>3 left/VBD/root>0"
)
HEALTH = "The/DT/det>3/B-SOURCE health/NN/compound>3/I-SOURCE"
CLUB = HEALTH.replace("health", "club")


@pytest.mark.parametrize(
    ("rows", "name", "has", "lacks"),
    [
        ([COURT, the("court")], "Lorn Court", "noun heads its name", "noun in its roles"),
        ([COURT, the("judge")], "Lorn Court", "field of its name", "noun in its name"),
        ([COURT, the("company")], "Lorn Court", "organization for organization", "field of its name"),
        ([PARAGON, the("company")], "Paragon", "stood beside the noun", "noun in its name"),
        ([PARAGON, the("museum")], "Paragon", "organization for organization", "stood with the noun"),
        ([MAYOR, the("mayor")], "Ana Mirel", "noun in its roles", "noun in its name"),
        ([MAYOR, the("doctor")], "Ana Mirel", "person for person", "noun in its roles"),
        ([PARAGON, the("company")], "Paragon", "tied: beside", "tied: owned"),
        ([PARAGON, the("firm")], "Paragon", "field of what it is called", "tied: beside"),
        ([PARAGON, the("court")], "Paragon", "organization for organization", "field of what it is called"),
        ([COMPANY, the("company")], "Paragon", "tied: said of", "tied: beside"),
        ([WROTE, the("report")], "Paragon", "tied before: done", "tied before: owned"),
        ([WROTE, the("letter")], "Paragon", "a document tied: done", "tied: done"),
        ([WROTE, the("company")], "Paragon", "opens the article", "a document tied: done"),
        ([AGED, OLD], "Ana Mirel", "of that age", "noun in its roles"),
        ([AGED.replace("54", "45"), OLD], "Ana Mirel", "opens the article", "of that age"),
        ([TOURISM, the("minister", HEALTH)], "Ana Mirel", "of another office", "some modifiers known"),
        (
            [TOURISM, the("minister", HEALTH.replace("health", "tourism"))],
            "Ana Mirel",
            "all modifiers known",
            "of another",
        ),
        (
            [PARAGON, the("spokeswoman", CLUB.replace("club", "firm"))],
            "Paragon",
            "field of inner noun",
            "inner noun tied",
        ),
        ([PARAGON, the("spokeswoman", CLUB)], "Paragon", "opens the article", "field of inner noun"),
    ],
)
def test_features_of_a_noun(rows, name, has, lacks):
    own = features(*rows)[name]
    assert has in own
    assert lacks not in own


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Nadia/NNP/B-PERSON/nsubj>3 Brake/NNP/I-PERSON/flat>1", "given name differs"),
        ("Victor/NNP/B-PERSON/nsubj>3 Brake/NNP/I-PERSON/flat>1", "given name agrees"),
        ("Xoqi/NNP/B-PERSON/nsubj>3 Brake/NNP/I-PERSON/flat>1", None),  # a name that the census has not
    ],
)
def test_a_given_name_tells_whom_he_may_be(name, told):
    he = "He/PRP/nsubj>2/S-SOURCE said/=say/VBD/root>0/S-CUE it/PRP/B-CONTENT/nsubj>4 rained/VBD/ccomp>2/E-CONTENT ./."
    (own,) = features(f"{name} left/VBD/root>0 ./.", he).values()
    assert [key for key in own if key.startswith("given name")] == ([told] if told else [])


def test_what_only_one_candidate_has_is_marked():
    alone = features(MAYOR, VELL, the("mayor"))
    assert "only one: noun in its roles" in alone["Ana Mirel"]
    assert "only one: noun in its roles" not in alone["Peter Vell"]
    both = features(MAYOR, MAYOR.replace("Ana", "Tom").replace("Mirel", "Harlan"), the("mayor"))
    assert "only one: noun in its roles" not in both["Ana Mirel"]


def test_who_stands_in_the_words_that_the_source_says():
    about = "She/PRP/nsubj>2/S-SOURCE said/=say/VBD/root>0/S-CUE Ana/NNP/B-PERSON/nsubj>5/B-CONTENT Mirel/NNP/I-PERSON/flat>3/I-CONTENT left/VBD/ccomp>2/I-CONTENT early/RB/E-CONTENT ./."  # noqa: E501
    own = features(VELL, about)
    assert {"in its own words", "named in its own words", "subject of its own words"} <= own["Ana Mirel"].keys()
    assert "in its own words" not in own["Peter Vell"]


def test_ranks():
    own = features(MIREL, VELL, SHE)
    assert "rank 0" in own["Peter Vell"]
    assert "rank 1" in own["Ana Mirel"]
    assert "only one of its kind" not in own["Peter Vell"]


def test_what_the_anaphor_is():
    facts, (number,) = facts_of(the("report"))
    assert sort_of(facts.references[number]) == "document"
    assert {k for k, v in of_anaphor(facts, number).items() if v} == {
        *("is document", "is subject", "in the first paragraph", "in the first three paragraphs", "is definite"),
        *("does research",),
    }


def test_what_speaks_for_nobody():
    facts, (number,) = facts_of(MAYOR, the("mayor"))
    nobody = of_nobody(facts, number, of_pairs(facts, number))
    assert nobody["some: noun in its roles"] == 1
    assert nobody["several: noun in its roles"] == 0
    assert nobody["some: called so"] == 0


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("She/PRP/nsubj>2/S-SOURCE", 1),
        ("I/PRP/nsubj>2/S-SOURCE", 0),
        ("Everyone/NN/PRON/nsubj>2/S-SOURCE", 0),
        ("Ministers/NNS/=minister/nsubj>2/S-SOURCE", 0),
        ("Vell/NNP/B-PERSON/nsubj>2/S-SOURCE", 0),
    ],
)
def test_which_sources_are_anaphors(source, asked):
    assert len(facts_of(MIREL, f"{source} {END}")[1]) == asked
