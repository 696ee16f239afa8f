"""Nouns of a paragraph as references: “the minister”, “a spokesman”, “Lowford officials”."""

from collections.abc import Iterator, Mapping

from quotes import lexicon
from quotes.coreference.appositions import is_another
from quotes.coreference.documents import Authors, author_of_document, owners_within
from quotes.coreference.name_references import joint_name
from quotes.coreference.named_bodies import MODIFIERS, is_body, words_of_body
from quotes.coreference.names import Name
from quotes.coreference.noun_phrases import INDEFINITE, noun_of, phrase
from quotes.coreference.reference import NameReference, NounReference, position
from quotes.coreference.together import together
from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, Entity, Paragraph, Place, Word
from quotes.model import SpeakerKind
from quotes.text.punctuation import POSSESSIVES

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
RANKING = frozenset(("assistant", "crown", "deputy", "first", "prime", "shadow", "vice"))
"""Words that make another office of one: the prime minister is not the minister."""

AUTHORITY = "authority"
"""Several of them are a country's or a town's officials."""

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET"))


def nominals(
    paragraph: Paragraph, heads: Mapping[int, int | None], authors: Authors
) -> Iterator[NounReference | NameReference]:
    """Nouns for people and bodies, and whatever noun is the head of a source.

    These are `heads`, each with the head of the name that its source ends with. A source that is a proper noun and no
    entity is a name. `authors` are those of the article's documents; a noun that is one is a reference as well.
    """
    owners = owners_within(authors)
    for head, word in enumerate(paragraph.words):
        at_end = heads.get(head)
        national = head in heads and is_national(paragraph, head)
        if (head in paragraph.entity_of and not national) or (at_end is None and word.upos not in NOMINAL):
            continue
        noun = noun_of(word)
        known = noun in lexicon.people() or noun in lexicon.organizations()
        owner = paragraph.place(head) in owners and word.upos in ("NOUN", "PROPN")
        wanted = head in heads or (known and word.upos == "NOUN")
        if not owner and (not wanted or word.relation in ("compound", "flat", "amod")):
            continue
        if head not in heads and not owner and paragraph.children(head, "cop"):
            continue  # “he was a boy” says what he was, and brings in nobody
        proper = word.upos == "PROPN" and word.xpos not in PLURAL and not national
        common = known or lexicon.is_title(word.text) or _is_numbered(paragraph, head)
        unlisted = proper and not common and not is_named_document(paragraph, head)
        explained = explained_name(paragraph, head)
        explained = at_end if explained is None else explained
        if unlisted and explained is None:
            yield _unlisted_name(paragraph, head)
        else:
            yield _nominal(paragraph, head, explained, authors.get(paragraph.place(head), ()))


def is_named_document(paragraph: Paragraph, head: int) -> bool:
    """“**The Bill**”, “the Road **Act**”: nobody's name."""
    told = lexicon.documents().get(noun_of(paragraph.words[head]))
    return told is not None and told.named


def is_owner_before(paragraph: Paragraph, head: int) -> bool:
    """“a **ministry** statement”: the ministry’s."""
    word = paragraph.words[head]
    return word.deprel == "compound" and author_of_document(paragraph, word.head) == head


def _nominal(paragraph: Paragraph, head: int, explained: int | None, owners: tuple[Place, ...] = ()) -> NounReference:
    word, words = paragraph.words[head], phrase(paragraph, head)
    noun = noun_of(word)
    kind: SpeakerKind = "person" if is_national(paragraph, head) else kind_of_noun(word, noun)
    people = people_explained(paragraph, head)
    parts = tuple(paragraph.place(paragraph.head_of(person.words)) for person in people)
    name = descriptive_name(paragraph, head)
    if name and is_body(paragraph, head):
        kind = "organization"
    if not name and len(owners) > 1:
        parts = owners
    return NounReference(
        position(paragraph, words, head),
        noun,
        kind,
        gender=lexicon.people().get(noun, "-"),
        plural=word.xpos in PLURAL,
        definite=is_definite(paragraph, head) or is_owner_before(paragraph, head),
        explains=None if explained is None else paragraph.place(explained),
        owner=next(iter(owners), None),
        qualifiers=qualifiers(paragraph, head),
        rank=frozenset(paragraph.words[i].text.lower() for i in words) & RANKING,
        name=Name(name, kind) if name else None,
        parts=parts,
        names=tuple(Name(text, kind) for text in names_of_groups(paragraph, head)) if name and not parts else (),
    )


def _is_numbered(paragraph: Paragraph, head: int) -> bool:
    """“Its **No. 2**” is a rank, and no name."""
    after = paragraph.words[head + 1 : head + 2]
    return noun_of(paragraph.words[head]).rstrip(".") == "no" and bool(after) and after[0].upos == "NUM"


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


def is_national(paragraph: Paragraph, head: int) -> bool:
    """“**The Dane** said”: one of a people, who is somebody named elsewhere."""
    entity = paragraph.entity_of.get(head)
    if entity is None or entity.type != "NORP" or paragraph.words[head].xpos in PLURAL:
        return False
    return paragraph.words[head].upos in ("NOUN", "PROPN") and is_definite(paragraph, head)


def is_definite(paragraph: Paragraph, head: int) -> bool:
    """“the minister”, “his lawyer”, “Namibia’s minister” are; “a minister”, “ministers” are not."""
    determiners = {paragraph.words[i].text.lower() for i in paragraph.children(head, "det", "amod", "nummod")}
    if determiners & INDEFINITE:
        return False
    owned = any(paragraph.words[i].deprel == "nmod:poss" for i in paragraph.children(head))
    return owned or bool(determiners & DEFINITE)


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
        behind = (
            other > head and paragraph.words[other].head == head
        )  # “the main insurance body in the country **PMI**”
        same = lexicon.organizations().get(noun) == "same" or (behind and noun in lexicon.organizations())
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
    if people := people_explained(paragraph, head):
        return joint_name(paragraph, [name_words(paragraph, person) for person in people])
    if is_body(paragraph, head):
        words = words_of_body(paragraph, head)
        return paragraph.wording(words) if words else ""
    return _name_of_several(paragraph, head)


def _name_of_several(paragraph: Paragraph, head: int) -> str:
    """“**Lowford officials**”, “**Norlandic authorities**”: those who speak for what is named, a people or a trade.

    Not “Berg’s supporters”, who are anybody; nor documents and bodies, of which each has its name.
    """
    word, noun = paragraph.words[head], noun_of(paragraph.words[head])
    known = lexicon.names_occupation(noun) or noun == AUTHORITY or word.text.lower() == "people"
    if word.xpos not in PLURAL or not known:
        return ""
    beside = [i for i in paragraph.children(head, *MODIFIERS) if i < head]
    beside += [i for noun in beside for i in paragraph.children(noun, "compound") if i < noun]
    modifiers = [i for i in beside if i in paragraph.entity_of]
    words = range(min((paragraph.entity_of[i].words[0] for i in modifiers), default=head), head + 1)
    parted = any(paragraph.words[i].upos == "PUNCT" and paragraph.words[i].text != "-" for i in words)
    return paragraph.wording(words) if modifiers and not parted else ""


def names_of_groups(paragraph: Paragraph, head: int) -> list[str]:
    """“**Lowford** and **Lorn** officials”: the names of each of several groups; none of a single one."""
    first = next((i for i in paragraph.children(head, *MODIFIERS) if i < head and i in paragraph.entity_of), None)
    if first is None or paragraph.words[head].xpos not in PLURAL:
        return []
    entities = [paragraph.entity_of.get(i) for i in together(paragraph, first)]
    if len(entities) < 2 or any(entity is None or entity.words[-1] >= head for entity in entities):
        return []
    places = [entity.words for entity in entities if entity]
    noun = paragraph.wording(range(places[-1][-1] + 1, head + 1))
    return [f"{paragraph.wording(words)} {noun}" for words in places]


def people_explained(paragraph: Paragraph, head: int) -> list[Entity]:
    """The names of people whom a noun for several explains; none if there are not several."""
    if paragraph.words[head].xpos not in PLURAL:
        return []
    entities = paragraph.entity_of
    first = next((i for i in _beside(paragraph, head) if i > head and is_apposed(paragraph, head, i)), None)
    if first is None or _has_case(paragraph, first):
        return []
    tied = [first, *paragraph.children(first, "conj"), *paragraph.children(head, "conj")]
    people = [entities[i] for i in sorted(tied) if i in entities and entities[i].type == "PERSON"]
    named = [person for person in people if name_words(paragraph, person)]
    return named if len(named) > 1 else []
