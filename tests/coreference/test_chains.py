"""Which mentions of an article are of the same person or body, and why each is."""

import pytest
from speaking import SAID, chains_of, reading, says, told

from quotes.coreference.chains import head_noun, is_called
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.names import Name, Naming
from quotes.coreference.reference import NameReference, NounReference, Position, PronounReference
from quotes.document.paragraph import Place
from quotes.model import Chain, Role

TOM = "Tom/NNP/B-PERSON/flat>2 Harlan/NNP/I-PERSON/nsubj>3"
RITA = "Rita/NNP/B-PERSON/flat>2 Harlan/NNP/I-PERSON/nsubj>3"
MRS_RITA = "Mrs/NNP/B-PERSON/flat>3 Rita/NNP/I-PERSON/flat>3 Harlan/NNP/I-PERSON/nsubj>4"
SLEPT = "slept/VBD/root>0 ./."
HARLAN = says("Harlan/NNP/B-PERSON/nsubj>2")
MR_HARLAN = says("Mr/NNP/flat>2 Harlan/NNP/B-PERSON/nsubj>3")
MRS_HARLAN = says("Mrs/NNP/flat>2 Harlan/NNP/B-PERSON/nsubj>3")
GUARD = "{}/DT/det>2 guard/NN/nsubj>3"


def article(*sentences: str) -> str:
    """One paragraph of these sentences."""
    return " || ".join(sentences)


# ---- names


def test_a_name_and_what_is_short_for_it():
    assert told(article(says(TOM), HARLAN)) == [
        ("Tom Harlan", "name", 1.0),
        ("Tom Harlan", "short for Tom Harlan, the only one so named in the article", 0.95),
    ]


def test_the_full_name_may_come_last():
    assert told(article(HARLAN, f"{TOM} {SLEPT}")) == [
        ("Tom Harlan", "short for Tom Harlan, the only one so named in the article", 0.95)
    ]


SHARED = (None, "surname of several: Rita Harlan or Tom Harlan", None)
TOM_SLEPT, RITA_SLEPT, MRS_RITA_SLEPT = (f"{name} {SLEPT}" for name in (TOM, RITA, MRS_RITA))


HE_SLEPT = "said/VBD/=say/S-CUE/root>0 that/IN/B-CONTENT he/PRP/I-CONTENT/nsubj>5 slept/VBD/E-CONTENT/ccomp>2 ./."
HE_WHO = says("Harlan/NNP/B-PERSON/nsubj>2", then=HE_SLEPT)
TOM_SAW_RITA = f"{TOM} saw/VBD/root>0 Rita/NNP/B-PERSON/flat>5 Harlan/NNP/I-PERSON/obj>3 ./."
MR_TOM_SLEPT = f"Mr/NNP/B-PERSON/flat>3 Tom/NNP/I-PERSON/flat>3 Harlan/NNP/I-PERSON/nsubj>4 {SLEPT}"
DR_TOM_SLEPT = f"Dr/NNP/B-PERSON/flat>3 Tom/NNP/I-PERSON/flat>3 Harlan/NNP/I-PERSON/nsubj>4 {SLEPT}"
DR_HARLAN = says("Dr/NNP/flat>2 Harlan/NNP/B-PERSON/nsubj>3")


@pytest.mark.parametrize(
    ("before", "sentence", "name", "why", "sure"),
    [
        ([TOM_SLEPT, MRS_RITA_SLEPT], MRS_HARLAN, "Rita Harlan", "its title tells which", 0.75),
        ([TOM_SLEPT, MRS_RITA_SLEPT], MR_HARLAN, "Tom Harlan", "its title tells which", 0.9),
        ([MR_TOM_SLEPT, MRS_RITA_SLEPT], MRS_HARLAN, "Rita Harlan", "its title tells which", 0.9),
        ([DR_TOM_SLEPT, RITA_SLEPT], DR_HARLAN, "Tom Harlan", "its title tells which", 0.75),
        ([TOM_SLEPT, MRS_RITA_SLEPT], HE_WHO, "Tom Harlan", "its pronoun tells which", 0.75),
        ([MR_TOM_SLEPT, RITA_SLEPT], HE_WHO, "Tom Harlan", "its pronoun tells which", 0.75),
        ([TOM_SAW_RITA], HARLAN, "Tom Harlan", "the others are only mentioned", 0.75),
    ],
)
def test_a_surname_of_two_is_the_ones_that_something_tells(before, sentence, name, why, sure):
    assert told(article(*before, sentence)) == [(name, f"surname of several, here {name}: {why}", sure)]


def test_a_surname_is_the_one_named_so_far_and_stays_so():
    why = "surname of several, here Tom Harlan: "
    found = told(article(TOM_SLEPT, HARLAN, RITA_SLEPT, f"Harlan/NNP/B-PERSON/nsubj>2 {SLEPT}"), HARLAN)
    assert found == [("Tom Harlan", why + "the only one so far", 0.75), SHARED]
    found = told(article(TOM_SLEPT, HARLAN, TOM_SAW_RITA, RITA_SLEPT, TOM_SLEPT), HARLAN)
    assert found[1] == ("Tom Harlan", why + "whom it stood for before", 0.75)


def test_a_surname_is_the_one_named_just_before():
    here = "surname of several, here Rita Harlan: named just before"
    assert told(TOM_SLEPT, GUARD.format("A") + f" {SLEPT}", RITA_SLEPT, HARLAN)[-1] == ("Rita Harlan", here, 0.75)
    assert told(TOM_SLEPT, RITA_SLEPT, HARLAN)[-1] == ("Rita Harlan", here, 0.75)
    assert told(article(TOM_SLEPT, RITA_SLEPT), HARLAN)[-1] == SHARED


@pytest.mark.parametrize(
    "sentences",
    [
        [f"{GUARD.format('A')} {SLEPT}", TOM_SLEPT, RITA_SLEPT, HARLAN],
        [TOM_SLEPT, RITA_SLEPT, MR_HARLAN],
        [TOM_SLEPT, RITA_SLEPT, DR_HARLAN],
        [TOM_SLEPT, RITA_SLEPT, HE_WHO],
        [TOM_SLEPT, MRS_RITA_SLEPT, HARLAN],
        [says(TOM), RITA_SLEPT, HARLAN],
        [says(TOM), says(RITA), HARLAN],
    ],
)
def test_a_surname_of_two_is_nobodys_where_nothing_tells(sentences):
    assert told(article(*sentences))[-1] == SHARED


def test_a_surname_before_both_of_its_bearers_is_nobodys():
    assert told(article(HARLAN, TOM_SLEPT, RITA_SLEPT)) == [SHARED]


ORLOV = "{title}/NNP/flat>2 Orlov/NNP/B-PERSON/nsubj>3 slept/VBD/root>0 ./."


@pytest.mark.parametrize(
    ("titles", "name"),
    [(["Mrs"], "Orlov"), (["Mr"], None), (["Mr", "Mrs"], "Mrs Orlov"), (["Dr"], "Orlov")],
)
def test_titles_after_a_name_tell_its_gender_and_of_two_which_is_meant(titles, name):
    titled = [ORLOV.format(title=title) for title in titles]
    she = article(f"Orlov/NNP/B-PERSON/nsubj>2 {SLEPT}", says("She/PRP/nsubj>2"), *titled)
    assert [found for found, *_ in told(she)] == [name]


def test_a_wife_is_not_her_husband():
    paul = "Paul/NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON/nsubj>3"
    mrs_vell = says("Mrs/NNP/flat>2 Vell/NNP/B-PERSON/nsubj>3")
    killed = f"{paul} {SLEPT} || He/PRP/nsubj>2 {SLEPT}"
    assert told(article(killed, mrs_vell)) == [("Mrs Vell", "name", 1.0)]
    short = "short for Paul Vell, the only one so named in the article"
    assert told(article(f"{paul} {SLEPT}", mrs_vell)) == [("Paul Vell", short, 0.95)]


def test_an_explained_body_is_not_short_for_another():
    lake = f"Lake/NNP/B-ORG/compound>2 Congress/NNP/I-ORG/nsubj>3 {SLEPT}"
    congress = "The/DT/det>2 Congress/NNP/B-ORG/nsubj>7"
    explained = f"{congress.replace('>7', '>6')} ,/, a/DT/det>5 party/NN/appos>2 ,/,"
    short = "short for Lake Congress, the only one so named in the article"
    assert told(article(lake, says(congress.replace(">7", ">3")))) == [("Lake Congress", short, 0.95)]
    assert told(article(lake, says(explained)))[0][:2] == ("Congress", "name")
    assert (
        told(article(lake, says("The/DT/det>2 party/NN/nsubj>4 Congress/NNP/B-ORG/appos>2")))[0][0] == "Lake Congress"
    )


def test_a_father_is_not_his_son():
    jerome = f"Jerome/NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON/nsubj>3 {SLEPT}"
    father = (
        "J./NNP/B-PERSON/flat>2 Vell/NNP/I-PERSON/nsubj>7 ,/, "
        "{}/NNP/B-PERSON/nmod:poss>6 's/POS/case>4 father/NN/appos>2"
    )
    assert told(article(jerome, says(father.format("Jerome"))))[0][0] == "J. Vell"
    assert told(article(jerome, says(father.format("Tom"))))[0][0] == "Jerome Vell"


def test_a_body_before_its_short_form_or_behind_it():
    forward = "Lake/NNP/B-ORG/compound>2 Union/NNP/I-ORG/nsubj>6 (/( LXU/NNP/B-ORG/appos>2 )/) slept/VBD/root>0 ./."
    turned = "LXU/NNP/B-ORG/nsubj>6 (/( Lake/NNP/B-ORG/compound>4 Union/NNP/I-ORG/appos>1 )/) slept/VBD/root>0 ./."
    for before in (forward, turned):
        assert told(article(before, says("LXU/NNP/B-ORG/nsubj>2")))[0][0] == "Lake Union"


# ---- nouns


CALLED = "called guard before"


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        (GUARD.format("A"), GUARD.format("The"), (None, f"{CALLED}; who that is, is not told", None)),
        (GUARD.format("A"), GUARD.format("That"), (None, f"{CALLED}; who that is, is not told", None)),
        (GUARD.format("The"), GUARD.format("The"), (None, f"{CALLED}; who that is, is not told", None)),
        (GUARD.format("A"), GUARD.format("A"), (None, "not named: A guard", None)),
        ("A/DT/det>2 mayor/NN/nsubj>3", GUARD.format("The"), (None, "not named: The guard", None)),
        ("Two/CD/nummod>2 guards/NNS/=guard/nsubj>3", GUARD.format("The"), (None, "not named: The guard", None)),
        ("Guard/NN/compound>2 Bo/NNP/B-PERSON/nsubj>3", GUARD.format("The"), ("Bo", CALLED, 0.85)),
        ("Bo/NNP/B-PERSON/nsubj>2", "The/DT/det>2 guard/NN/nsubj>3", (None, "not named: The guard", None)),
    ],
)
def test_the_guard_is_whoever_was_called_so(before, source, expected):
    assert told(article(f"{before} {SLEPT}", says(source))) == [expected]


@pytest.mark.parametrize(("first", "second"), [("Bo", "Cy"), ("Cy", "Bo")])
def test_of_two_guards_the_one_mentioned_last_is_meant(first, second):
    guards = [f"Guard/NN/compound>2 {name}/NNP/B-PERSON/nsubj>3 {SLEPT}" for name in (first, second)]
    assert told(article(*guards, says(GUARD.format("The")))) == [(second, CALLED, 0.85)]
    again = f"{first}/NNP/B-PERSON/nsubj>2 {SLEPT}"
    assert told(article(*guards, again, says(GUARD.format("The")))) == [(first, CALLED, 0.85)]


@pytest.mark.parametrize(
    ("opened", "closed", "chain", "reason"),
    [("“/``", "”/''", 1, "not named"), ("(/(", ")/)", 0, CALLED)],
)
def test_the_guard_of_a_quotation_is_another(opened, closed, chain, reason):
    quoted = f"{opened} We/PRP/nsubj>3 hired/VBD/root>0 the/DT/det>5 guard/NN/obj>3 again/RB {closed}"
    assert chains_of(article(f"{GUARD.format('A')} {SLEPT}", quoted))[1] == (
        "the guard",
        chain,
        reason,
        0.9 if chain else 0.85,
    )


def at(**told_of: object) -> Position:
    """Some position."""
    return Position(Place(0, 0), 0, range(1), False, False, False)


@pytest.mark.parametrize(
    ("nouns", "words", "noun", "qualifiers", "rank", "called"),
    [
        ({"minister"}, set(), "minister", set(), set(), True),
        ({"mayor"}, set(), "minister", set(), set(), False),
        ({"minister"}, {"prime"}, "minister", set(), {"prime"}, True),
        ({"minister"}, set(), "minister", set(), {"prime"}, False),
        ({"minister"}, {"prime"}, "minister", set(), set(), True),
        ({"minister"}, {"norland"}, "minister", {"norland"}, set(), True),
        ({"minister"}, {"sudmark"}, "minister", {"norland"}, set(), False),
        ({"minister"}, {"norland"}, "minister", {"norland"}, {"prime"}, False),
        ({"minister", "mayor"}, {"norland", "prime"}, "mayor", {"norland"}, {"prime"}, True),
    ],
)
def test_who_is_called_by_a_noun_and_by_the_words_before_it(nouns, words, noun, qualifiers, rank, called):
    chain = GrowingChain(0, "person", nouns=nouns, words=words)
    reference = NounReference(at(), noun, "person", qualifiers=frozenset(qualifiers), rank=frozenset(rank))
    assert is_called(chain, reference) is called


@pytest.mark.parametrize(
    ("name", "kind", "noun", "qualifiers", "called"),
    [
        ("Lorn High Court", "organization", "court", set(), True),
        ("Court of Lorn", "organization", "court", {"lorn"}, True),
        ("Court of Lorn", "organization", "court", {"norland"}, False),
        ("Lorn High Court", "organization", "bank", set(), False),
        ("Lorn High Court", "person", "court", set(), False),
    ],
)
def test_a_body_is_called_what_its_name_says(name, kind, noun, qualifiers, called):
    chain = GrowingChain(0, kind, Naming(name, kind, (Name(name, kind),)))
    assert is_called(chain, NounReference(at(), noun, kind, qualifiers=frozenset(qualifiers))) is called


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("lorn high court", "court"),
        ("international court of justice", "court"),
        ("committee for the bridge", "committee"),
        ("league against rain", "league"),
        ("offord bank", "bank"),
        ("court of appeal of lorn", "court"),
        ("", ""),
    ],
)
def test_what_a_body_is_by_its_name(name, noun):
    assert head_noun(name) == noun


def test_a_body_without_a_name_is_called_what_it_was_called_before():
    bank = "{}/DT/det>2 bank/NN/nsubj>3"
    assert told(article(f"{bank.format('A')} {SLEPT}", says(bank.format("The")))) == [
        (None, "called bank before; who that is, is not told", None)
    ]


# ---- a noun that explains a name, a document that is somebody's


def test_a_noun_that_explains_a_name_is_its_bearer():
    source = "The/DT/det>2 mayor/NN/nsubj>5 ,/,/punct>4 Bo/NNP/B-PERSON/appos>2"
    assert told(says(source)) == [("Bo", "apposition", 0.95)]


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ([], "A/DT/det>2 letter/NN/nsubj>5 by/IN/case>4 Vell/NNP/B-PERSON/nmod>2",
         ("Vell", "the letter is theirs: name", 0.85)),
        ([], "Vell/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 letter/NN/nsubj>4",
         ("Vell", "the letter is theirs: name", 0.85)),
        ([], "A/DT/det>2 letter/NN/nsubj>5 on/IN/case>4 Vell/NNP/B-PERSON/nmod>2",
         (None, "not named: A letter on Vell", None)),
        ([], "A/DT/det>2 letter/NN/nsubj>5 by/IN/case>4 officials/NNS/=official/nmod>2",
         (None, "the letter is theirs: not named; who that is, is not told", None)),
        ([f"{TOM} {SLEPT}"], "A/DT/det>2 letter/NN/nsubj>5 by/IN/case>4 Harlan/NNP/B-PERSON/nmod>2",
         ("Tom Harlan", "the letter is theirs: short for Tom Harlan, the only one so named in the article", 0.81)),
    ],
)  # fmt: skip
def test_a_document_speaks_for_whom_it_is_by(before, source, expected):
    assert told(article(*before, says(source))) == [expected]


def test_a_document_is_of_those_who_were_mentioned_before_it():
    officials = "By/IN/case>2 officials/NNS/=official/nmod>7 ,/, it/PRP seems/VBZ a/DT/B-SOURCE/det>7"
    assert told(f"{officials} letter/NN/E-SOURCE/nsubj>8 {SAID}") == [
        (None, "the letter is theirs: not named; who that is, is not told", None)
    ]


# ---- pronouns


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("I", (None, "the writer or a speaker in the first person", None)),
        ("We", (None, "the writer or a speaker in the first person", None)),
        ("you", (None, "the writer or a speaker in the first person", None)),
        ("Everyone", (None, "everyone: nobody in particular", None)),
        ("They", (None, "pronoun they: nobody before it fits", None)),
        ("Who", (None, "pronoun who: what it takes up is not named", None)),
    ],
)
def test_pronouns_that_stand_for_nobody_named(word, expected):
    assert told(says(f"{word}/PRP/nsubj>2")) == [expected]


def test_a_relative_pronoun_takes_up_who_stands_before_it():
    vell = "Vell/NNP/B-PERSON/nsubj>9 ,/, who/WP/S-SOURCE/nsubj>4 said/VBD/=say/S-CUE/acl:relcl>1"
    content = "it/PRP/B-CONTENT had/VBD/I-CONTENT rained/VBN/E-CONTENT ,/, slept/VBD/root>0"
    assert told(f"{vell} {content}") == [("Vell", "who takes up what stands before it", 0.95)]
    thing = vell.replace("Vell/NNP/B-PERSON", "Rain/NN")
    assert told(f"{thing} {content}") == [(None, "pronoun who: what it takes up is not named", None)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Ana/NNP/B-PERSON/nsubj>2 hurt/VBD/root>0 herself/PRP/obj>2", "herself: the subject of its sentence"),
        ("Ana/NNP/B-PERSON/obj>2 hurt/VBD/root>0 herself/PRP/obj>2",
         "pronoun herself -> Ana, mentioned of the same sentence"),
        ("Ana/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 || Rain/NN hurt/VBD herself/PRP/obj>2",
         "pronoun herself -> Ana, subject 1 sentence before"),
        ("Ana/NNP/B-PERSON/nsubj>2 hurt/VBD/root>0 her/PRP/obj>2",
         "pronoun her -> Ana, subject of the same sentence"),
    ],
)  # fmt: skip
def test_a_reflexive_pronoun_is_the_subject_of_its_sentence(rows, expected):
    _, (_, chain, reason, confidence) = chains_of(rows)
    assert (chain, reason, confidence) == (0, expected, 0.9 if "its sentence" in expected else 0.85)


def test_the_last_subject_before_a_reflexive_pronoun_is_meant():
    rows = "Ana/NNP/B-PERSON/nsubj>2 saw/VBD/root>0 Eva/NNP/B-PERSON/nsubj>4 hurt/VBD/root>0 herself/PRP/obj>4"
    numbers = {words: chain for words, chain, *_ in chains_of(rows)}
    assert numbers["herself"] == numbers["Eva"] != numbers["Ana"]


def test_a_link_to_one_of_two_as_present_is_less_sure():
    met = "Bo/NNP/B-PERSON/nsubj>2 met/VBD/root>0 Cy/NNP/B-PERSON/nsubj>2"
    assert told(f"{met} || {says('He/PRP/nsubj>2')}") == [("Cy", "pronoun he -> Cy, subject 1 sentence before", 0.7)]
    met = met.replace("Cy/NNP/B-PERSON/nsubj>2", "Cy/NNP/B-PERSON/obj>2")
    assert told(f"{met} || {says('He/PRP/nsubj>2')}") == [("Bo", "pronoun he -> Bo, subject 1 sentence before", 0.85)]


# ---- what a chain gathers


PRIME = Role("Norland’s prime minister", "prime minister", "Norland")
AS_MAYOR, AS_GUARD = Role("mayor", "mayor"), Role("guard", "guard")


def test_a_chain_grows_by_what_its_mentions_tell():
    chain = GrowingChain(0, "person", Naming("Vell", "person", (Name("Vell", "person"),)))
    chain.grow(NameReference(at(), Name("Vell", "person"), descriptions=("Norland’s prime minister",), roles=(PRIME,)))
    assert (chain.nouns, chain.words) == ({"minister"}, {"norland", "prime", "minister"})
    chain.grow(NounReference(at(), "lawyer", "person", qualifiers=frozenset({"lorn"}), rank=frozenset({"first"})))
    assert (chain.nouns, chain.words) == ({"minister", "lawyer"}, {"norland", "prime", "minister", "lorn", "first"})
    assert (chain.roles, chain.gender, chain.plural, len(chain.seen)) == ([PRIME], "-", False, 2)


@pytest.mark.parametrize(("pronoun", "subject", "added"), [("he", True, 1), ("him", False, 0), ("himself", False, 1)])
def test_only_a_pronoun_that_is_a_subject_or_reflexive_adds_something(pronoun, subject, added):
    chain = GrowingChain(0, "person")
    chain.grow(PronounReference(Position(Place(0, 0), 0, range(1), subject, subject, False), pronoun, "m"))
    assert (len(chain.seen), chain.gender) == (added, "m" if added else "-")


def test_the_first_gender_stays_and_only_names_and_nouns_make_a_chain_plural():
    chain = GrowingChain(0, "group")
    chain.grow(PronounReference(Position(Place(0, 0), 0, range(1), True, True, False), "they", plural=True))
    assert chain.plural is False
    chain.grow(NounReference(at(), "wife", "person", gender="f"))
    chain.grow(NounReference(at(), "husband", "person", gender="m", plural=True))
    assert (chain.gender, chain.plural) == ("f", True)
    chain.grow(NounReference(at(), "woman", "person"))
    assert (chain.gender, chain.plural) == ("f", True)


@pytest.mark.parametrize(
    ("nouns", "naming", "description"),
    [
        ({"guard"}, None, "the guard"),
        ({"mayor", "guard"}, None, "the guard/mayor"),
        (set(), None, "the one not named"),
        ({"guard"}, Naming("Vell", "person", ()), "Vell"),
    ],
)
def test_a_chain_is_described_by_its_name_or_by_what_it_was_called(nouns, naming, description):
    assert GrowingChain(0, "person", naming, nouns=nouns).description == description


@pytest.mark.parametrize(
    ("kind", "shared", "published"),
    [
        ("person", (), Chain(3, "Vell", "person", (AS_MAYOR, AS_GUARD))),
        ("organization", (), Chain(3, "Vell", "organization", ())),
        ("person", ("Ana Vell", "Bo Vell"), Chain(3, None, "person", (AS_MAYOR, AS_GUARD))),
    ],
)
def test_a_chain_as_it_is_published(kind, shared, published):
    naming = Naming("Vell", kind, (), shared=shared)
    assert GrowingChain(3, kind, naming, roles=[AS_MAYOR, AS_GUARD, AS_MAYOR]).published() == published


@pytest.mark.parametrize("possessive", ["Lorn's", "Lorn’s", "Lorns'", "Lorns’"])
def test_a_possessive_is_no_part_of_a_word_that_a_role_tells(possessive):
    chain = GrowingChain(0, "person")
    chain.grow(NameReference(at(), Name("Vell", "person"), descriptions=(f"{possessive} mayor",)))
    assert chain.words == {possessive.lower().removesuffix("'s").removesuffix("’s").rstrip("'’"), "mayor"}


def test_a_document_is_no_mention_of_whom_it_is_by():
    found = reading(says("Vell/NNP/B-PERSON/nmod:poss>3 's/POS/case>1 letter/NN/nsubj>4"))
    assert [m.span.of(found.article.text) for m in found.mentions] == ["Vell"]


LORN = "Lorn/NNP/compound>2/B-LOC police/NNS/nsubj>3/=police came/VBD/root>0"
MARL = "Marl/NNP/compound>2/B-LOC police/NNS/nsubj>3/=police came/VBD/root>0"
OFFICERS = "Marl/NNP/compound>3/B-LOC police/NN/compound>3 officers/NNS/nsubj>4/=officer came/VBD/root>0"
CHIEF = (
    "Lorn/NNP/compound>2/B-LOC police/NN/compound>3 chief/NN/nmod:desc>4 Ana/NNP/nsubj>6/B-PERSON "
    "Berg/NNP/flat>4/I-PERSON came/VBD/root>0"
)
SERVICE = "Police/NNP/compound>2/B-ORG Service/NNP/nsubj>3/I-ORG came/VBD/root>0"
POLICE = "police/NNS/nsubj>{}/=police"


@pytest.mark.parametrize(
    ("articles", "name"),
    [
        ((LORN, says(POLICE.format(2))), "Lorn police"),
        ((says(POLICE.format(2)), LORN), "Lorn police"),
        ((LORN, OFFICERS, says(POLICE.format(2))), "Lorn police"),
        ((LORN, MARL, says(POLICE.format(2))), None),
        ((LORN, SERVICE, says(POLICE.format(2))), None),
        ((SERVICE, says(POLICE.format(2))), None),
        ((LORN, says(f"local/JJ/amod>2 {POLICE.format(3)}")), None),
        ((CHIEF, says(POLICE.format(2))), "Lorn police"),
        ((CHIEF, LORN, says(POLICE.format(2))), "Lorn police"),
        ((CHIEF, MARL, says(POLICE.format(2))), None),
        ((LORN, says("troops/NNS/nsubj>2/=troop")), None),
    ],
)
def test_the_police_are_the_only_ones_who_are_named(articles, name):
    assert [quotation[0] for quotation in told(*articles)] == [name]
