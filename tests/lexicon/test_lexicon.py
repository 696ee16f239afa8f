"""What words tell, and that the tables of words are whole."""

import pytest
from loops import some
from paths import PACKAGE

from quotes import lexicon
from quotes.errors import QuotesError
from quotes.text.names import key_of


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


def test_people_are_what_a_noun_says():
    assert (lexicon.people()["nurse"], lexicon.people()["actress"]) == ("-", "f")
    assert not [word for word in ("mr", "rev", "duke") if word in lexicon.people()]


@pytest.mark.parametrize(
    ("title", "gender"), [("Mrs", "f"), ("MR.", "m"), ("President", "-"), ("actress", "-"), ("Vell", "-")]
)
def test_what_a_title_tells_of_a_person_s_gender(title, gender):
    assert lexicon.gender_of_title(title) == gender


@pytest.mark.parametrize(
    ("title", "gender"),
    [("Mrs.", "f"), ("Lady", "f"), ("Sir", "m"), ("duke", "m"), ("spokesman", "-"), ("King", "-"), ("wife", "-"),
     ("Dr", "-"), ("Vell", "-")],
)  # fmt: skip
def test_a_form_of_address_tells_a_man_from_a_woman_and_a_noun_does_not(title, gender):
    assert lexicon.sex_of_title(title) == gender


@pytest.mark.parametrize(
    ("word", "honour"),
    [
        ("KC", True),
        ("PhD", True),
        ("Ph.D.", True),
        ("Md", False),
        ("Obe", False),
        ("mp", False),
        ("Jr", False),
        ("LFU", False),
    ],
)
def test_what_stands_in_letters_behind_a_name(word, honour):
    assert lexicon.is_honour(word) is honour


def test_what_tells_a_son_from_his_father():
    assert {"jr", "sr", "iii"} <= lexicon.generations()
    assert "kc" not in lexicon.generations()


@pytest.mark.parametrize(
    ("word", "rank", "address", "office"),
    [
        ("general", True, False, False),
        ("Mr.", True, True, False),
        ("Comrade", False, True, False),
        ("minister", False, False, True),
        ("nurse", False, False, False),
        ("Vell", False, False, False),
    ],
)
def test_ranks_forms_of_address_and_offices(word, rank, address, office):
    assert (lexicon.is_rank(word), lexicon.is_address(word), lexicon.is_office(word)) == (rank, address, office)
    assert lexicon.holds_office(word) is (rank or office)


@pytest.mark.parametrize("word", ["statement", "report"])
def test_documents(word):
    assert word in lexicon.documents()


def test_what_a_noun_for_a_document_tells():
    assert lexicon.documents()["statement"] == (True, True, False, False)
    assert lexicon.documents()["story"] == (False, False, True, False)
    assert lexicon.documents()["bill"].named


@pytest.mark.parametrize(
    ("verb", "does"), [("write", "write"), ("publish", "publish"), ("sign", "sign"), ("read", None)]
)
def test_verbs_that_tell_whose_a_document_is(verb, does):
    assert lexicon.authoring().get(verb) == does


def told(**flags):
    """The words for people that tell all this."""
    return {
        word
        for word, own in lexicon.person_words().items()
        if all(getattr(own, flag) == is_ for flag, is_ in flags.items())
    }


def test_a_word_for_people_is_a_noun_or_a_title():
    assert told(noun=False, title=False) == set()


@pytest.mark.parametrize("flag", ["rank", "address"])
def test_what_goes_with_a_name_is_a_title(flag):
    assert told(**{flag: True}, title=False) == set()


@pytest.mark.parametrize("flag", ["rank", "address"])
def test_an_office_is_neither_rank_nor_form_of_address(flag):
    assert told(**{flag: True}, office=True) == set()


def test_words_that_end_in_man_and_woman_tell_a_gender():
    words = lexicon.person_words()
    assert {word for word in words if word.endswith("woman") and words[word].gender != "f"} == set()
    men = {word for word in words if word.endswith("man") and not word.endswith("woman")}
    assert {word for word in men if words[word].gender != "m"} == {"batsman", "gunman", "human", "ombudsman"}


def test_of_man_and_woman_one_tells_what_the_other_does():
    words = lexicon.person_words()
    pairs = [(word, f"{word[:-5]}man") for word in words if word.endswith("woman") and f"{word[:-5]}man" in words]
    assert [pair for pair in pairs if words[pair[0]][1:] != words[pair[1]][1:]] == []
    assert len(pairs) > 5


ALIKE = [
    ("col", "colonel"),
    ("gen", "general"),
    ("adm", "admiral"),
    ("capt", "captain"),
    ("sgt", "sergeant"),
    ("lt", "lieutenant"),
]


@pytest.mark.parametrize(("short", "long"), ALIKE)
def test_a_rank_and_its_abbreviation(short, long):
    assert (
        (lexicon.is_title(short), lexicon.is_rank(short))
        == (lexicon.is_title(long), lexicon.is_rank(long))
        == (True, True)
    )


TABLES = (
    "people",
    "organizations",
    "bodies",
    "documents",
    "authoring",
    "cues",
    "given_names",
    "genders_of_names",
    "relations",
    "countries",
    "roles",
)


@pytest.mark.parametrize(
    "table",
    TABLES,
)
def test_every_row_says_where_it_was_seen(table):
    rows = [
        line.split("\t") for line in (PACKAGE / "lexicon" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    ]
    assert rows[0][-1] == "seen_in"
    assert {row[-1] for row in rows[1:]} <= {"own", "polnear", "us-census-1990"}
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize(
    "table",
    TABLES,
)
def test_rows_stand_in_the_order_of_their_words(table):
    lines = (PACKAGE / "lexicon" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    words = [line.partition("\t")[0] for line in lines]
    assert words == sorted(words)


def test_short_forms():
    assert lexicon.full_forms()["bill"] == {"william"}
    assert lexicon.full_forms()["steve"] == {"steven", "stephen"}
    assert "mara" not in lexicon.full_forms()
    assert (lexicon.countries()["us"], lexicon.countries()["n korea"]) == ("united states", "north korea")


@pytest.mark.parametrize("table", [lexicon.full_forms, lexicon.countries])
def test_short_forms_are_as_names_are_compared(table):
    forms = {short: {whole} if isinstance(whole, str) else whole for short, whole in table().items()}
    assert [name for short, wholes in forms.items() for name in (short, *wholes) if key_of(name) != name] == []
    assert [short for short, wholes in forms.items() if short in wholes] == []


@pytest.mark.parametrize("table", [lexicon.person_words, lexicon.organizations, lexicon.documents])
def test_words_are_looked_up_one_by_one(table):
    assert [word for word in table() if len(word.split()) != 1 or word.endswith(".")] == []


def test_a_body_is_one_word_or_two():
    assert [words for words in lexicon.bodies() if len(words.split()) > 2] == []


@pytest.mark.parametrize(
    ("words", "named_by"),
    [
        ("government", "any"),
        ("high court", "place"),
        ("office", "owner"),
        ("federation", "field"),
        ("embassy", "abroad"),
        ("company", None),
        ("report", None),
        ("court", None),
    ],
)
def test_which_name_tells_a_body_from_others(words, named_by):
    assert lexicon.bodies().get(words) == named_by


LEMMAS = [lexicon.manners, lexicon.people, lexicon.organizations, lexicon.documents, lexicon.person_words]


READ = {
    "cues.tsv": lambda text: lexicon.checked_pairs("cues.tsv", text, ("speech", "writing", "thought")),
    "organizations.tsv": lambda text: lexicon.checked_pairs("organizations.tsv", text, ("same", "part")),
    "bodies.tsv": lambda text: lexicon.checked_pairs("bodies.tsv", text, ("any", "place", "owner", "field", "abroad")),
    "documents.tsv": lambda text: lexicon.checked_documents("documents.tsv", text),
    "people.tsv": lambda text: lexicon.checked_people("people.tsv", text),
    "roles.tsv": lambda text: lexicon.checked_pairs("roles.tsv", text, ("office", "none", "part")),
}
"""What reads each table."""


@pytest.mark.parametrize("table", LEMMAS)
def test_words_are_lemmas_in_lower_case(table):
    assert [word for word in some(table()) if word != word.lower()] == []


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        ("cues.tsv", ["say\tspeech"], "lexicon/cues.tsv:2: needs 3 columns, none empty, and a word of its own"),
        (
            "cues.tsv",
            ["say\tspeech\town"] * 2,
            "lexicon/cues.tsv:3: needs 3 columns, none empty, and a word of its own",
        ),
        ("cues.tsv", ["say\tspeech\t"], "lexicon/cues.tsv:2: needs 3 columns, none empty, and a word of its own"),
        ("cues.tsv", ["say\tshouting\town"], "lexicon/cues.tsv:2: 'shouting' is not one of speech, writing, thought"),
        (
            "organizations.tsv",
            ["bank\tpart\town", "firm\tall\town"],
            "lexicon/organizations.tsv:3: 'all' is not one of same, part",
        ),
        (
            "bodies.tsv",
            ["office\tany\town", "wing\tnobody\town"],
            "lexicon/bodies.tsv:3: 'nobody' is not one of any, place, owner, field, abroad",
        ),
        (
            "documents.tsv",
            ["book\town\town"],
            "lexicon/documents.tsv:2: needs 6 columns, none empty, and a word of its own",
        ),
        ("people.tsv", ["nurse\tx\tyes\t-\t-\t-\t-\town"], "lexicon/people.tsv:2: 'x' is not one of m, f, -"),
        ("people.tsv", ["nurse\t-\tyes\tno\t-\t-\t-\town"], "lexicon/people.tsv:2: 'no' is not one of yes, -"),
        ("people.tsv", ["nurse\t-\tyes"], "lexicon/people.tsv:2: needs 8 columns, none empty, and a word of its own"),
    ],
)
def test_a_broken_table_is_named_with_its_line(table, rows, message):
    with pytest.raises(QuotesError) as caught:
        READ[table]("\n".join(["header", *rows, ""]))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "noun", ["minister", "nurse", "fellow", "harbourmaster", "linguist", "bookmaker", "policewoman", "head"]
)
def test_a_noun_that_tells_an_occupation(noun):
    assert lexicon.names_occupation(noun)


@pytest.mark.parametrize("noun", ["wife", "witness", "mr", "kettle", "human", "german", "acting", "expat"])
def test_a_noun_that_tells_none(noun):
    assert not lexicon.names_occupation(noun)
