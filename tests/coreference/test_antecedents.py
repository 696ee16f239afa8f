"""Whom a pronoun stands for: who fits at all, who is the most present of these, and how sure that is."""

from dataclasses import replace

import pytest
from speaking import says, told

from quotes.coreference.antecedents import SURE, agree, antecedent_of
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.names import Name, Naming
from quotes.coreference.reference import NameReference, NounReference, Position, PronounReference, Reference
from quotes.document.paragraph import Place

HE = says("He/PRP/nsubj>2")
SHE = says("She/PRP/nsubj>2")
IT = says("It/PRP/nsubj>2")
THEY = says("They/PRP/nsubj>2")
VELL = "Vell/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ./."
MR_VELL = f"Mr/NNP {VELL.replace('>2', '>3')}"
MET_VELL = "Rain/NN/nsubj>2 soaked/VBD/root>0 Vell/NNP/B-PERSON/obj>2 ./."
RAIN = "Rain/NN/nsubj>2 fell/VBD/root>0 ./."
BANK = "Paragon/NNP/B-ORG/nsubj>2 closed/VBD/root>0 ./."
AT_BANK = "Rain/NN/nsubj>2 fell/VBD/root>0 at/IN/case>4 Paragon/NNP/B-ORG/obl>2 ./."
BANKS = "Banks/NNS/=bank/nsubj>2 closed/VBD/root>0 ./."
PEOPLE = "Norlanders/NNPS/B-NORP/nsubj>2 marched/VBD/root>0 ./."


# ---- the reason tells where the one was mentioned last


@pytest.mark.parametrize(
    ("paragraphs", "where"),
    [
        ([f"{VELL} || {HE}"], "subject 1 sentence before"),
        ([f"{VELL} || {RAIN} || {HE}"], "subject 2 sentences before"),
        ([f"{MET_VELL} || {HE}"], "mentioned 1 sentence before"),
        ([f"{VELL} || {MET_VELL} || {HE}"], "mentioned 1 sentence before"),
        ([VELL, HE], "subject 1 paragraph before"),
        ([VELL, RAIN, HE], "subject 2 paragraphs before"),
        ([VELL, RAIN, RAIN, HE], "subject 3 paragraphs before"),
        (["Vell/NNP/B-PERSON/nsubj>2 slept/VBD/root>0 ,/, he/PRP/S-SOURCE/nsubj>5 " + HE.split(" ", 1)[1]],
         "subject of the same sentence"),
    ],
)  # fmt: skip
def test_a_pronoun_stands_for_who_was_mentioned_before(paragraphs, where):
    assert told(*paragraphs) == [("Vell", f"pronoun he -> Vell, {where}", 0.85)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        [VELL, RAIN, RAIN, RAIN, HE],
        [f"{RAIN} || {HE}"],
        [HE, VELL],
        ["Mrs/NNP Vell/NNP/B-PERSON/nsubj>3 slept/VBD/root>0 ./.", HE],
    ],
)
def test_a_pronoun_reaches_back_three_paragraphs_and_to_its_own_gender(paragraphs):
    assert told(*paragraphs) == [(None, "pronoun he: nobody before it fits", None)]


# ---- who fits


NOBODY = "nobody before it fits"


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        (MR_VELL, HE, ("Vell", "pronoun he -> Vell, subject 1 sentence before", 0.85)),
        (VELL, SHE, ("Vell", "pronoun she -> Vell, subject 1 sentence before", 0.85)),
        (BANK, HE, (None, f"pronoun he: {NOBODY}", None)),
        (BANK, IT, ("Paragon", "pronoun it -> Paragon, subject 1 sentence before", 0.85)),
        (BANK, THEY, ("Paragon", "pronoun they -> Paragon, subject 1 sentence before", 0.85)),
        (AT_BANK, IT, (None, f"pronoun it: {NOBODY}", None)),
        (AT_BANK, THEY, (None, f"pronoun they: {NOBODY}", None)),
        (VELL, IT, (None, f"pronoun it: {NOBODY}", None)),
        (VELL, THEY, (None, f"pronoun they: {NOBODY}", None)),
        (PEOPLE, THEY, ("Norlanders", "pronoun they -> Norlanders, subject 1 sentence before", 0.85)),
        (PEOPLE, IT, (None, f"pronoun it: {NOBODY}", None)),
        (BANKS, THEY, (None, "pronoun they -> the bank, subject 1 sentence before; who that is, is not told", None)),
        (BANKS, IT, (None, f"pronoun it: {NOBODY}", None)),
    ],
)
def test_whom_a_pronoun_may_stand_for(before, pronoun, expected):
    assert told(f"{before} || {pronoun}") == [expected]


def test_it_may_stand_for_a_body_that_spoke_and_was_no_subject():
    spoke = "Rain/NN fell/VBD/root>0 ,/, according/VBG/B-CUE/case>5 to/IN/E-CUE Paragon/NNP/B-ORG/S-SOURCE/obl>2 ./."
    heard = spoke.replace("Rain/NN fell/VBD/root>0", "Rain/NN/B-CONTENT fell/VBD/root>0/E-CONTENT")
    assert told(f"{heard} || {IT}") == [
        ("Paragon", "name", 1.0),
        ("Paragon", "pronoun it -> Paragon, mentioned 1 sentence before", 0.85),
    ]


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        (
            "slept/VBD/root>0",
            (None, "pronoun he -> the guard, subject 1 sentence before; who that is, is not told", None),
        ),
        ("hurt/VBN/root>0 was/VBD/AUX/aux:pass>3", (None, "pronoun he: nobody before it fits", None)),
    ],
)
def test_a_pronoun_takes_up_an_unnamed_person_only_if_that_acts(verb, expected):
    assert told(f"A/DT/det>2 guard/NN/nsubj>3 {verb} ./. || {HE}") == [expected]


def test_an_unnamed_person_who_spoke_acts():
    heard = "Rain/NN/B-CONTENT fell/VBD/root>0/E-CONTENT ,/, according/VBG/B-CUE/case>7 to/IN/E-CUE"
    guard = "a/DT/B-SOURCE/det>7 guard/NN/E-SOURCE/obl>2 ./."
    assert told(f"{heard} {guard} || {HE}")[1] == (
        None,
        "pronoun he -> the guard, mentioned 1 sentence before; who that is, is not told",
        None,
    )


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        ("“", "”", (None, "pronoun he: nobody before it fits", None)),
        ("(", ")", ("Vell", "pronoun he -> Vell, subject 1 sentence before", 0.85)),
    ],
)
def test_the_writers_pronoun_does_not_reach_into_quotation_marks(opened, closed, expected):
    quoted = f"{opened} Then/RB Vell/NNP/B-PERSON/nsubj>4 slept/VBD/root>0 soundly/RB {closed}"
    assert told(f"{quoted} || {HE}")[-1] == expected


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [("m", "m", True), ("m", "f", False), ("m", "-", True), ("-", "f", True), ("-", "-", True)],
)
def test_genders_agree_unless_both_are_known(one, other, agreed):
    assert agree(one, other) is agreed


# ---- who is the most present


def at(back: int = 1, paragraph: int = 9, subject: bool = False, quoted: bool = False) -> Position:
    """The position of a mention so many sentences back in a paragraph of ten, or in one before that."""
    sentence = 10 - back
    word = 10 * sentence + back
    return Position(Place(paragraph, word), sentence, range(word, word + 1), subject, subject, quoted)


HIM = PronounReference(at(back=0), "he", gender="m")


def mention(form: str = "name", listed: bool = False, **where: object) -> Reference:
    """A mention by a name, by a noun or by a pronoun."""
    if form == "name":
        return NameReference(at(**where), Name("Vell", "person"), listed=listed)
    if form == "noun":
        return NounReference(at(**where), "guard", "person")
    return PronounReference(at(**where), "he", gender="m")


def growing(number: int, *mentions: Reference, known: bool = False, name: str = "Vell") -> GrowingChain:
    """A person's chain with these mentions; a man's if it is `known`."""
    naming = Naming(name, "person", (Name(name, "person"),))
    return GrowingChain(number, "person", naming, gender="m" if known else "-", seen=list(mentions))


@pytest.mark.parametrize(
    ("first", "second", "clear"),
    [
        ({"subject": True}, {}, True),
        ({}, {"subject": True, "back": 2}, True),
        ({"subject": True, "speaks": True, "known": True, "back": 2}, {}, True),
        ({"known": True}, {"speaks": True, "back": 2}, True),
        ({"known": True}, {}, False),
        ({"speaks": True}, {"known": True}, True),
        ({}, {"form": "pronoun"}, True),
        ({"form": "pronoun", "subject": True, "known": True}, {"speaks": True, "back": 2}, True),
        ({"form": "pronoun"}, {"form": "noun"}, True),
        ({"form": "noun", "subject": True}, {"form": "pronoun"}, True),
        ({"form": "noun"}, {"subject": True, "back": 3}, True),
        ({}, {"listed": True, "subject": True}, True),
        ({"listed": True, "subject": True}, {"back": 2}, True),
        ({"subject": True}, {"known": True, "speaks": True, "paragraph": 8}, True),
        ({"subject": True, "speaks": True, "paragraph": 8}, {"speaks": True, "back": 2}, True),
        ({"subject": True, "paragraph": 8}, {"subject": True, "speaks": True, "known": True, "paragraph": 7}, True),
        (
            {"subject": True, "speaks": True, "known": True, "paragraph": 7},
            {"form": "pronoun", "paragraph": 8},
            True,
        ),
        ({"back": 9}, {"form": "pronoun", "back": 4}, True),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_the_most_present_leads_by_its_points(first, second, clear, swapped):
    sources = set()
    chains = []
    for number, told_of in enumerate((first, second)):
        features = dict(told_of)
        speaks, known = features.pop("speaks", False), features.pop("known", False)
        seen = mention(**features)
        place = Place(seen.at.head.paragraph, seen.at.head.word + number)  # each has a place of its own
        seen = replace(seen, at=replace(seen.at, head=place))
        sources |= {place} if speaks else set()
        chains.append(growing(number, seen, known=known))
    found = antecedent_of(HIM, reversed(chains) if swapped else chains, sources)
    assert found is not None
    assert (found.chain.number, found.confidence == SURE) == (0, clear)


def test_of_two_as_present_the_one_mentioned_last_is_meant_and_not_surely():
    chains = [growing(0, mention()), growing(1, replace(mention(), at=replace(at(), words=range(98, 99))))]
    found = antecedent_of(HIM, chains, set())
    assert found is not None
    assert (found.chain.number, found.confidence == SURE) == (1, False)
    swapped = antecedent_of(HIM, reversed(chains), set())
    assert swapped == found


@pytest.mark.parametrize(
    ("chains", "number", "clear"),
    [
        ([growing(0, mention(back=9), mention(back=1)), growing(1, mention(back=2))], 0, True),
        (
            [growing(0, mention(back=5), mention(back=1, paragraph=9)), growing(1, mention(back=1, paragraph=8))],
            0,
            True,
        ),
        ([growing(0, mention()), growing(1, mention(back=4)), growing(2, mention())], 2, False),
    ],
)
def test_the_nearest_mention_counts_and_the_nearest_rival(chains, number, clear):
    last = chains[-1].seen[-1]
    chains[-1].seen[-1] = replace(last, at=replace(last.at, words=range(98, 99)))
    found = antecedent_of(HIM, chains, set())
    assert found is not None
    assert (found.chain.number, found.confidence == SURE) == (number, clear)


def test_of_two_as_present_the_one_whose_last_mention_is_later_is_meant():
    later = replace(mention(), at=replace(at(), words=range(99, 100)))
    chains = [growing(0, mention(back=8), later), growing(1, replace(mention(), at=replace(at(), words=range(98, 99))))]
    found = antecedent_of(HIM, chains, set())
    assert found is not None
    assert (found.chain.number, found.confidence == SURE) == (0, False)


@pytest.mark.parametrize(("plural", "fits"), [(True, True), (False, False)])
def test_they_may_stand_for_a_body_that_was_called_by_a_plural_and_did_nothing(plural, fits):
    body = GrowingChain(0, "organization", plural=plural, seen=[mention()])
    they = PronounReference(at(back=0), "they", plural=True)
    assert (antecedent_of(they, [body], set()) is not None) is fits


def test_the_people_are_several_and_a_group_need_not_be_of_known_gender():
    people = says("The/DT/det>2 people/NN/nsubj>3")
    assert told(f"{people} || {THEY}") == [
        (None, "not named: The people", None),
        (None, "pronoun they -> the people, subject 1 sentence before; who that is, is not told", None),
    ]
    both = "Guards/NNS/=guard/nsubj>3 wives/NNS/=wife/nsubj>3 slept/VBD/root>0 ./."
    assert told(f"{both} || {THEY}") == [
        (None, "pronoun they -> the wife, subject 1 sentence before; who that is, is not told", None)
    ]


def test_one_deed_is_enough_to_be_stood_for():
    hurt = "A/DT/det>2 guard/NN/nsubj:pass>4 was/VBD/AUX/aux:pass>4 hurt/VBN/root>0 ./."
    woke = "The/DT/det>2 guard/NN/nsubj>3 woke/VBD/root>0 ./."
    assert told(f"{hurt} || {woke} || {HE}") == [
        (None, "pronoun he -> the guard, subject 1 sentence before; who that is, is not told", None)
    ]
    assert told(f"{BANK} || {AT_BANK} || {IT}") == [
        ("Paragon", "pronoun it -> Paragon, mentioned 1 sentence before", 0.85)
    ]
