"""What is put right where the models err in a way that is known, before any rule sees the paragraphs.

Each repair is a function of its own. `repaired` applies them in their order: within each paragraph first, then what
only the whole article tells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, ROOT, Entity, Paragraph, Word
from quotes.lexicon import organizations
from quotes.text.names import is_acronym

SHORTEST_SURNAME = 3

TYPES = ("NORP", "ORG", "LOC", "PERSON")
"""Of entities that name somebody or a place; of two as frequent, a name is of the one that stands first."""


def repaired(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of an article, with all repairs."""
    mended = [with_people_explained(with_names_joined(paragraph)) for paragraph in paragraphs]
    return with_agreed_types(with_known_surnames(mended))


# ---- within a paragraph


def with_names_joined(paragraph: Paragraph) -> Paragraph:
    """Join a name that the tokenizer cut: a sentence of one proper noun, with no full stop, before another of its kind.

    The lone word becomes a part of the name that it belongs to.
    """
    words = list(paragraph.words)
    for lone in range(len(words) - 1):
        if _is_cut_off(words, lone):
            words[lone] = replace(words[lone], head=lone + 1, deprel="flat", sentence=words[lone + 1].sentence)
    entities: list[Entity] = []
    for entity in paragraph.entities:
        first = entity.words[0]
        before = Entity(entity.type, range(first - 1, first))
        if entities and entities[-1] == before and words[first - 1].head == first:
            entities.pop()
            entity = Entity(entity.type, range(first - 1, entity.words[-1] + 1))
        entities.append(entity)
    return replace(paragraph, words=words, entities=entities)


def _is_cut_off(words: Sequence[Word], lone: int) -> bool:
    name, after = words[lone], words[lone + 1]
    alone = name.head == ROOT and (lone == 0 or words[lone - 1].sentence != name.sentence)
    return alone and name.sentence != after.sentence and name.upos == after.upos == "PROPN"


def with_people_explained(paragraph: Paragraph) -> Paragraph:
    """“The mayor of Lorn, **Ana Berg**, said …”: she is the mayor, though the parse may let her explain the town."""
    words = list(paragraph.words)
    places = {number for entity in paragraph.entities if entity.type in ("LOC", "ORG") for number in entity.words}
    for number in {number for entity in paragraph.entities if entity.type == "PERSON" for number in entity.words}:
        place = words[number].head
        if words[number].relation == "appos" and place in places and words[place].relation in ("nmod", "compound"):
            noun = words[place].head
            if words[noun].upos == "NOUN" and noun < number:
                words[number] = replace(words[number], head=noun)
    return replace(paragraph, words=words)


# ---- surnames that the models overlooked


def with_known_surnames(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with the surnames that the models overlooked, or took for a people's: those of people named in
    full elsewhere.
    """
    known = {surname for paragraph in paragraphs for surname in _surnames(paragraph)}
    return [_with_surnames(paragraph, known) for paragraph in paragraphs]


def _surnames(paragraph: Paragraph) -> Iterator[str]:
    for entity in paragraph.entities:
        last = paragraph.words[entity.words[-1]].text
        if entity.type == "PERSON" and len(entity.words) > 1 and len(last) >= SHORTEST_SURNAME and last[0].isupper():
            yield last


def _with_surnames(paragraph: Paragraph, surnames: set[str]) -> Paragraph:
    entities = [_as_surname(paragraph, entity, surnames) for entity in paragraph.entities]
    alone = [i for i, word in enumerate(paragraph.words) if word.text in surnames and _stands_alone(paragraph, i)]
    entities += (Entity("PERSON", range(i, i + 1)) for i in alone)
    return replace(paragraph, entities=sorted(entities, key=lambda entity: entity.words.start))


def _as_surname(paragraph: Paragraph, entity: Entity, surnames: set[str]) -> Entity:
    """“**Farrant** plans to go”: one word read as the name of a people, that is somebody's surname."""
    is_surname = len(entity.words) == 1 and paragraph.words[entity.words.start].text in surnames
    return replace(entity, type="PERSON") if entity.type == "NORP" and is_surname else entity


def _stands_alone(paragraph: Paragraph, number: int) -> bool:
    """No name yet, nor a part of one: not the Marsh of “Marsh Street”."""
    beside = [i for i in (number - 1, number + 1) if 0 <= i < len(paragraph.words)]
    proper = any(paragraph.words[i].upos == "PROPN" for i in beside)
    named = paragraph.words[number].upos == "PROPN" or paragraph.words[number].label.endswith("SOURCE")
    return number not in paragraph.entity_of and named and not proper


# ---- names that are read as two types


def with_agreed_types(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, in which each name is of one type throughout the article."""
    named = [(name, entity.type) for own in paragraphs for entity in own.entities if (name := _voter(own, entity))]
    types = agreed_types(Counter(named))
    return [replace(own, entities=[_agreed(own, entity, types) for entity in own.entities]) for own in paragraphs]


def _voter(paragraph: Paragraph, entity: Entity) -> str | None:
    """The name of an entity whose type counts. “Norlandic” tells what somebody is; “the Norlanders” are somebody."""
    words = name_words(paragraph, entity)
    attribute = entity.type == "NORP" and paragraph.words[paragraph.head_of(entity.words)].xpos not in PLURAL
    return paragraph.wording(words) if words and entity.type in TYPES and not attribute else None


def _agreed(paragraph: Paragraph, entity: Entity, types: Mapping[str, str]) -> Entity:
    name = _voter(paragraph, entity)
    return replace(entity, type=types[name]) if name else entity


def agreed_types(counted: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The type of each name, where the models are of two minds; `counted` are names and types, with how often.

    A name that is read as two types is what it is most often; capitals alone are a body rather than a person; a full
    name is a person's if its last word alone is, and a person's surname is a person's if it is read so once, or stands
    there only once.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for (name, type_), count in counted.items():
        votes[name][type_] += count
    types = {name: max(TYPES, key=lambda type_: counts[type_]) for name, counts in votes.items()}
    types |= {name: "ORG" for name, counts in votes.items() if is_acronym(name) and counts["ORG"]}
    people = {name for name, type_ in types.items() if type_ == "PERSON"}
    full = [name for name, type_ in types.items() if type_ in ("LOC", "ORG") and _is_full_name(name)]
    types |= {name: "PERSON" for name in full if name.split()[-1] in people}
    surnames = {name.split()[-1] for name, type_ in types.items() if type_ == "PERSON"}
    types |= {name: "PERSON" for name, c in votes.items() if name in surnames and (c["PERSON"] or c.total() == 1)}
    return types


def _is_full_name(name: str) -> bool:
    """Two or three words with capitals, none of them a body's."""
    words = name.split()
    plain = all(word[:1].isupper() and not word.isupper() for word in words)
    return 2 <= len(words) <= 3 and plain and not any(word.lower() in organizations() for word in words)
