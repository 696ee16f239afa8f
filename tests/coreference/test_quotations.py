"""Whose words: mentions, chains and the speakers of quotations, on own sentences with their parse."""

import pytest
from paragraphs import recorded

from quotes.document.repairs import repaired
from quotes.model import Article
from quotes.pipeline import reading_of


def reading(*texts):
    return reading_of(Article(id="a", text="\n".join(texts)), repaired(recorded(*texts)))


def speakers(*texts):
    """Name (None: unknown) and reason of every quotation."""
    found = reading(*texts)
    names = {chain.number: chain.name for chain in found.chains}
    return [(names.get(q.chain) if q.chain is not None else None, q.reason) for q in found.quotations]


def chain_of(found, name):
    return next(chain for chain in found.chains if chain.name == name)


def test_a_name_in_apposition_is_the_speaker_and_the_noun_the_role():
    found = reading("Norland’s president, Ivo Marek, said he had told the army to wait.")
    marek = chain_of(found, "Ivo Marek")
    assert (marek.kind, marek.roles) == ("person", ("Norland’s president",))
    assert found.quotations[0].chain == marek.number
    assert found.quotations[0].reason == "apposition"


def test_a_role_before_the_name():
    found = reading("Rescue service spokeswoman Dana Petrel, who flew to the island, said nobody had been hurt.")
    assert chain_of(found, "Dana Petrel").roles == ("Rescue service spokeswoman",)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Lowford's minister of works Ana Mirel said that the bridge was safe.", "Ana Mirel"),
        ("The lawyer for singer Ana Mirel said that she would appeal.", None),
        ("Harbour police chief Datuk Peter Vell said that the men were found.", "Peter Vell"),
        ("Its founders, Ana Mirel and Peter Vell, said that the firm was safe.", "Ana Mirel and Peter Vell"),
        ("The lawyers of Ana Mirel and Peter Vell said that the firm was safe.", None),
        ("The Norlandic army said that the road was closed.", "Norlandic army"),
        ("Its Norlandic army said that the road was closed.", None),
    ],
)
def test_whom_a_appositions(sentence, name):
    assert [found for found, _ in speakers(sentence)] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Lake Farmers Union closed the mill on Monday. It said that the mill was old.", "Lake Farmers Union"),
        ("Ana Mirel visited the Lake Farmers Union on Monday. They said that the mill was old.", None),
        ("The Lowford police closed the mill on Monday. Everyone said that it was a mistake.", None),
    ],
)
def test_a_pronoun_stands_for_a_body_that_acts(text, name):
    assert [found for found, _ in speakers(text)] == [name]


def test_a_pronoun_goes_rather_to_whose_gender_is_known():
    text = "The town gave Mr Orlov a letter for Peter Vell. He said that the bridge was safe."
    assert [found for found, _ in speakers(text)] == ["Orlov"]


def test_the_prime_minister_is_not_the_minister():
    text = (
        "Norland's prime minister, Ana Mirel, met the minister, Peter Vell, on Monday. "
        "The prime minister said that the bridge was safe."
    )
    assert speakers(text) == [("Ana Mirel", "called minister before")]


def test_a_pronoun_finds_its_name_in_the_paragraph_before():
    president = "Norland’s president, Ivo Marek, said he had told the army to wait."
    names = speakers(president, "“We are ready,” he said. “Nobody asked us.”")
    assert names[1] == ("Ivo Marek", "pronoun he -> Ivo Marek, subject 1 paragraph before")


def test_a_pronoun_reaches_no_further_than_a_few_paragraphs():
    president = "Norland’s president, Ivo Marek, said he had told the army to wait."
    filler = ["Prices will fall by the autumn, according to the ministry."] * 3
    assert speakers(president, *filler, "“We are ready,” he said. “Nobody asked us.”")[-1] == (
        None,
        "pronoun he: nobody before it fits",
    )


def test_a_pronoun_does_not_take_someone_of_another_gender():
    spokeswoman = "Rescue service spokeswoman Dana Petrel, who flew to the island, said nobody had been hurt."
    assert speakers(spokeswoman, "“We are ready,” he said. “Nobody asked us.”")[1][0] is None
    ladder = "Dana Petrel hurt herself on the ladder. He said the ladder was old."
    assert speakers(ladder) == [(None, "pronoun he: nobody before it fits")]


def test_a_surname_alone_means_the_only_one_who_bears_it():
    names = speakers(
        "Ana Mirel said that the rain had come early. “We got wet, and nobody minded.”",
        "“We end with the walls, if anybody is left to build them,” Mirel said.",
    )
    assert names == [
        ("Ana Mirel", "name"),
        ("Ana Mirel", "name"),
        ("Ana Mirel", "short for Ana Mirel, the only one so named in the article"),
    ]


def test_a_surname_of_two_is_unknown_until_a_title_tells():
    mill = "Tom Harlan and Rita Harlan run the mill together."
    assert speakers(mill, "Harlan said the wheel had stopped twice.") == [
        (None, "surname shared by Rita Harlan and Tom Harlan")
    ]
    assert speakers(mill, "Rita Harlan said that she had heard it.")[0] == ("Rita Harlan", "name")


def test_an_organisation_and_its_acronym_are_one():
    found = reading(
        "The Lake Farmers Union (LFU) said the rain had come too late.", "The LFU said it would pay for the seed."
    )
    union = chain_of(found, "Lake Farmers Union")
    assert union.kind == "organization"
    assert [q.chain for q in found.quotations] == [union.number, union.number]


def test_the_spokesman_is_who_was_called_so_before_and_unnamed_if_nobody_was():
    assert speakers(
        "A spokesman for the bank said the fault had been found.", "The spokesman said that no money was lost."
    ) == [(None, "not named: A spokesman for the bank"), (None, "called spokesman before")]
    found = reading(
        "A spokesman for the bank said the fault had been found.", "The spokesman said that no money was lost."
    )
    assert found.quotations[0].chain == found.quotations[1].chain


def test_the_president_of_another_country_is_someone_else():
    norland = "Norland’s president, Ivo Marek, said he had told the army to wait."
    assert speakers(norland, "The president said that the army was ready.")[1] == (
        "Ivo Marek",
        "called president before",
    )
    assert speakers(norland, "The Norland president said that the army was ready.")[1][0] == "Ivo Marek"
    assert speakers(norland, "The Sudmark president said that the army was ready.")[1] == (
        None,
        "not named: The Sudmark president",
    )


def test_a_document_speaks_for_whom_it_is_by():
    found = reading("A statement from the Lake Farmers Union said the rain had come too late.")
    assert found.quotations[0].chain == chain_of(found, "Lake Farmers Union").number
    assert found.quotations[0].reason == "the statement is theirs: name"
    assert [m.span.of(found.article.text) for m in found.mentions] == ["Lake Farmers Union"]  # it is not the union
    assert speakers("A report from Norland said the rain had come too late.") == [
        (None, "not named: A report from Norland")
    ]
    assert speakers("A statement on the rain said it had come too late.") == [
        (None, "not named: A statement on the rain")
    ]


def test_a_group_needs_a_name_to_tell_it_from_others():
    assert speakers("Lowford officials said the school would open on Monday.") == [("Lowford officials", "name")]
    assert speakers("Officials said the school would open on Monday.") == [(None, "not named: Officials")]


def test_several_who_speak_as_one_are_a_group():
    found = reading("Jonas Weil, Petra Sand and Lena Moor said that they would appeal.")
    assert chain_of(found, "Jonas Weil, Petra Sand and Lena Moor").kind == "group"


def test_a_body_with_and_in_its_name_is_one():
    found = reading("The Ministry of Works and Roads said the bridge would close.")
    assert [(c.name, c.kind) for c in found.chains] == [("Ministry of Works and Roads", "organization")]


def test_a_people_is_a_group():
    found = reading("Egyptians said the river had never been so low.")
    assert [(c.name, c.kind) for c in found.chains] == [("Egyptians", "group")]


def test_words_without_a_source_take_the_subject_before_them():
    assert speakers("Ilse Brandt shook her head. “I will not sell this farm to anybody.”") == [
        ("Ilse Brandt", "no source: subject of the sentence before")
    ]


def test_words_without_any_context_are_unknown():
    assert speakers("“The river will decide this for us, as it always has.”") == [
        (None, "no source, and nobody who speaks before")
    ]


@pytest.mark.parametrize("form", ["name", "nominal", "pronoun"])
def test_mentions_stand_in_the_text(form):
    found = reading(
        "Norland’s president, Ivo Marek, said he had told the army to wait.",
        "“We are ready,” he said. “Nobody asked us.”",
    )
    texts = {m.span.of(found.article.text) for m in found.mentions if m.form == form}
    assert texts == {"name": {"Ivo Marek", "Norland"}, "nominal": {"Norland’s president"}, "pronoun": {"he"}}[form]


def test_mentions_have_spans_of_their_own_and_known_chains():
    found = reading(
        "Jonas Weil, Petra Sand and Lena Moor said that they would appeal.",
        "“Nobody told us,” Weil wrote in a letter to the court.",
    )
    spans = [m.span for m in found.mentions]
    assert spans == sorted(set(spans))
    assert {m.chain for m in found.mentions} <= {chain.number for chain in found.chains}


def test_the_same_article_gives_the_same_reading():
    texts = ("Tom Harlan and Rita Harlan run the mill together.", "Harlan said the wheel had stopped twice.")
    assert reading(*texts) == reading(*texts)
