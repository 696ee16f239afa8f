"""Nouns of a paragraph as references: “the minister”, “a spokesman”, “Lowford officials”."""

from collections.abc import Iterator, Mapping

from quotes import lexicon
from quotes.coreference.appositions import is_another
from quotes.coreference.name_references import joint_name
from quotes.coreference.names import Name
from quotes.coreference.noun_phrases import noun_of, phrase
from quotes.coreference.reference import NameReference, NounReference, position
from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, Entity, Paragraph, Word
from quotes.model import SpeakerKind
from quotes.text.punctuation import POSSESSIVES

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
INDEFINITE = frozenset(("a", "an", "another", "some", "any", "one", "several", "many", "few", "other", "no"))
RANKING = frozenset(("assistant", "crown", "deputy", "first", "prime", "shadow", "vice"))
"""Words that make another office of one: the prime minister is not the minister."""

AUTHORS = frozenset(("by", "from"))
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))
NAME_MODIFIERS = frozenset(("compound", "nmod", "amod"))


def nominals(paragraph: Paragraph, heads: Mapping[int, int | None]) -> Iterator[NounReference | NameReference]:
    """Nouns for people and bodies, and whatever noun is the head of a source.

    These are `heads`, each with the head of the name that its source ends with. A source that is a proper noun and no
    entity is a name.
    """
    for head, word in enumerate(paragraph.words):
        at_end = heads.get(head)
        if head in paragraph.entity_of or (at_end is None and word.upos not in NOMINAL):
            continue
        noun = noun_of(word)
        known = noun in lexicon.people() or noun in lexicon.organizations()
        if not (head in heads or (known and word.upos == "NOUN")) or word.relation in ("compound", "flat", "amod"):
            continue
        if head not in heads and paragraph.children(head, "cop"):
            continue  # “he was a boy” says what he was, and brings in nobody
        unlisted = word.upos == "PROPN" and word.xpos not in PLURAL and not known and not lexicon.is_title(word.text)
        explained = explained_name(paragraph, head)
        explained = at_end if explained is None else explained
        if unlisted and explained is None:
            yield _unlisted_name(paragraph, head)
        else:
            yield _nominal(paragraph, head, explained)


def _nominal(paragraph: Paragraph, head: int, explained: int | None) -> NounReference:
    word, words = paragraph.words[head], phrase(paragraph, head)
    noun = noun_of(word)
    kind = kind_of_noun(word, noun)
    owner = owner_of_document(paragraph, head)
    name = descriptive_name(paragraph, head)
    return NounReference(
        position(paragraph, words, head),
        noun,
        kind,
        gender=lexicon.people().get(noun, "-"),
        plural=word.xpos in PLURAL,
        definite=is_definite(paragraph, head),
        explains=None if explained is None else paragraph.place(explained),
        owner=None if owner is None else paragraph.place(owner),
        qualifiers=qualifiers(paragraph, head),
        rank=frozenset(paragraph.words[i].text.lower() for i in words) & RANKING,
        name=Name(name, kind) if name else None,
    )


def _unlisted_name(paragraph: Paragraph, head: int) -> NameReference:
    """A source that is a proper noun and no entity: “The IDF Spokesperson’s **Unit**”."""
    words = phrase(paragraph, head)
    opening = [i for i in words if i < head and paragraph.words[i].upos in ("ADP", "DET")]  # “according to the **MoU**”
    words = range(opening[-1] + 1 if opening else words[0], words[-1] + 1)
    kind: SpeakerKind = "organization" if len(words) > 1 else "other"
    return NameReference(position(paragraph, words, head), Name(paragraph.wording(words), kind))


def kind_of_noun(word: Word, noun: str) -> SpeakerKind:
    """What a noun stands for: a plural a group, else by the lexicon."""
    if noun in lexicon.organizations() and word.xpos not in PLURAL:
        return "organization"
    if word.xpos in PLURAL or noun == "people":
        return "group"
    return "person" if noun in lexicon.people() else "other"


def is_definite(paragraph: Paragraph, head: int) -> bool:
    """“the minister”, “his lawyer”, “Namibia’s minister” are; “a minister”, “ministers” are not."""
    determiners = {paragraph.words[i].text.lower() for i in paragraph.children(head, "det", "amod", "nummod")}
    if determiners & INDEFINITE:
        return False
    owned = any(paragraph.words[i].deprel == "nmod:poss" for i in paragraph.children(head))
    return owned or bool(determiners & DEFINITE)


def owner_of_document(paragraph: Paragraph, head: int) -> int | None:
    """“a statement by **the ministry**”, “**Mirel’s** letter”, “an **LFU** report”: its head word."""
    if noun_of(paragraph.words[head]) not in lexicon.documents():
        return None
    for other in paragraph.children(head, "nmod", "obl", "compound"):
        entity = paragraph.entity_of.get(other)
        cases = {paragraph.words[i].text.lower() for i in paragraph.children(other, "case")}
        place = entity is not None and entity.type == "LOC"  # “reports from Lowford” are not the town's
        owns = paragraph.words[other].deprel == "nmod:poss" or (bool(cases & AUTHORS) and not place)
        titled = other < head and entity is not None and entity.type == "ORG" and not cases
        if owns or titled:
            return paragraph.head_of(entity.words) if entity else other
    return None


def qualifiers(paragraph: Paragraph, head: int) -> frozenset[str]:
    """The words of names in a noun's phrase before it: there is more than one president."""
    before = [i for i in phrase(paragraph, head) if i < head and i in paragraph.entity_of]
    return frozenset(paragraph.words[i].text.lower() for i in before if paragraph.words[i].text not in POSSESSIVES)


def explained_name(paragraph: Paragraph, head: int) -> int | None:
    """The head of the name that a noun explains: “Norland’s president, Ivo **Marek**”, “the agency **Reuters**”."""
    noun = noun_of(paragraph.words[head])
    for other in _beside(paragraph, head):
        entity = paragraph.entity_of.get(other)
        if entity is None or paragraph.words[other].deprel == "nmod:poss" or _has_case(paragraph, other):
            continue
        joined = is_apposed(paragraph, head, other)
        person = entity.type == "PERSON" and _may_be(paragraph, head, entity)
        same = lexicon.organizations().get(noun) == "same"
        body = entity.type == "ORG" and noun not in lexicon.people() and (joined or same)
        if (person and (joined or other == head + 1)) or body:
            return paragraph.head_of(entity.words)
    return None


def _may_be(paragraph: Paragraph, head: int, person: Entity) -> bool:
    """May the noun be the person? Not if it stands for several, for a body, or for another than who bears the name."""
    word = paragraph.words[head]
    if word.xpos in PLURAL or noun_of(word) in lexicon.organizations():
        return False
    return not is_another(paragraph.words[head + 1 : person.words[0]], word)


def _beside(paragraph: Paragraph, head: int) -> list[int]:
    """Words that may be of the name that a noun explains: below it, above it, its twin, the one after it."""
    word = paragraph.words[head]
    below = paragraph.children(head, "appos", "flat", "compound", "nmod")
    above = [word.head] if word.relation in ("appos", "compound", "nmod") else []
    twins = [i for i in paragraph.children(word.head, word.relation) if i > head and word.relation == "nsubj"]
    after = [head + 1] if head + 1 < len(paragraph.words) else []
    return [*below, *above, *twins, *after]


def is_apposed(paragraph: Paragraph, head: int, other: int) -> bool:
    """Does the parse put the two side by side: in apposition, as one name, or as two subjects of one verb?"""
    one, two = paragraph.words[head], paragraph.words[other]
    tied = (two.head == head and two.relation in ("appos", "flat")) or (one.head == other and one.relation == "appos")
    return tied or (one.head == two.head and one.relation == two.relation == "nsubj")


def _has_case(paragraph: Paragraph, head: int) -> bool:
    """Does a preposition stand before it? “a minister of **the LFU**” is not the LFU."""
    return any(paragraph.words[i].text not in POSSESSIVES for i in paragraph.children(head, "case"))


def descriptive_name(paragraph: Paragraph, head: int) -> str:
    """Several, or a body, that names tell from others: “**Lowford officials**”, “the **Norlandic army**”.

    “Its founders, **Ana Berg** and **Tim Vell**”: several whose names follow have these.
    """
    people = _people_explained(paragraph, head)
    if len(people) > 1:
        return joint_name(paragraph, people)
    if not _is_named_by_its_modifier(paragraph, head):
        return ""
    beside = [i for i in paragraph.children(head, *NAME_MODIFIERS) if i < head]
    beside += [i for noun in beside for i in paragraph.children(noun, "compound") if i < noun]
    modifiers = [i for i in beside if i in paragraph.entity_of]
    words = range(min((paragraph.entity_of[i].words[0] for i in modifiers), default=head), head + 1)
    parted = any(paragraph.words[i].upos == "PUNCT" and paragraph.words[i].text != "-" for i in words)
    return paragraph.wording(words) if modifiers and not parted else ""


def _people_explained(paragraph: Paragraph, head: int) -> list[range]:
    """The words of the names of people whom a noun for several explains."""
    if paragraph.words[head].xpos not in PLURAL:
        return []
    entities = paragraph.entity_of
    first = next((i for i in _beside(paragraph, head) if i > head and is_apposed(paragraph, head, i)), None)
    if first is None or _has_case(paragraph, first):
        return []
    tied = [first, *paragraph.children(first, "conj"), *paragraph.children(head, "conj")]
    people = [entities[i] for i in sorted(tied) if i in entities and entities[i].type == "PERSON"]
    return [words for words in (name_words(paragraph, person) for person in people) if words]


def _is_named_by_its_modifier(paragraph: Paragraph, head: int) -> bool:
    """Several are, but no documents; one body is if a country or a town has one of the kind, and it is nobody's."""
    word = paragraph.words[head]
    if word.xpos in PLURAL:
        return noun_of(word) not in lexicon.documents()
    others = paragraph.children(head, "det", "amod", "nummod", "nmod")
    one_of_several = any(
        paragraph.words[i].text.lower() in INDEFINITE or paragraph.words[i].deprel == "nmod:poss" for i in others
    )
    return lexicon.organizations().get(noun_of(word)) == "sole" and not one_of_several
