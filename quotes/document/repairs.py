"""What is put right where the models err in a way that is known, before any rule sees the paragraphs.

Each repair is a function of its own. `repaired` applies them in their order: within each paragraph first, then what
only the whole article tells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from quotes.document.entities import name_words
from quotes.document.labels import bioes
from quotes.document.paragraph import PLURAL, ROOT, Entity, Paragraph, Word
from quotes.lexicon import generations, is_title, organizations, people
from quotes.text.names import is_acronym
from quotes.text.punctuation import NAME_APOSTROPHES, POSSESSIVES

SHORTEST_SURNAME = 3

QUOTED = frozenset(("quote", "cite"))

MOST_NATIONALS = 2
"""How often “the Dane” may stand in an article."""

TYPES = ("NORP", "ORG", "LOC", "PERSON")
"""Of entities that name somebody or a place; of two as frequent, a name is of the one that stands first."""


def repaired(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of an article, with all repairs."""
    within = (
        with_names_joined,
        with_whole_surnames,
        with_newsrooms,
        with_people_explained,
        with_people_quoted,
        with_generations,
    )
    mended = [reduce(lambda own, repair: repair(own), within, paragraph) for paragraph in paragraphs]
    return with_nationals(with_agreed_types(with_known_surnames(without_descriptions(mended))))


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


def with_whole_surnames(paragraph: Paragraph) -> Paragraph:
    """“Ana **Mirel'o** said”: what follows an apostrophe in a word is a part of the name, if it is no possessive."""
    return replace(paragraph, entities=[_with_rest(paragraph, entity) for entity in paragraph.entities])


def _with_rest(paragraph: Paragraph, entity: Entity) -> Entity:
    rest = entity.words[-1] + 1
    if entity.type != "PERSON" or rest == len(paragraph.words) or rest in paragraph.entity_of:
        return entity
    word, before = paragraph.words[rest], paragraph.words[rest - 1]
    joined = word.span.start == before.span.end and word.text[0] in NAME_APOSTROPHES and word.text[1:].isalpha()
    own = joined and word.text.lower() not in POSSESSIVES and word.upos not in ("AUX", "VERB")
    return replace(entity, words=range(entity.words[0], rest + 1)) if own else entity


def with_newsrooms(paragraph: Paragraph) -> Paragraph:
    """“**Channel 5 news** reported”: the noun belongs to the name of who reports."""
    return replace(paragraph, entities=[_with_news(paragraph, entity) for entity in paragraph.entities])


def _with_news(paragraph: Paragraph, entity: Entity) -> Entity:
    news = entity.words[-1] + 1
    if entity.type != "ORG" or news == len(paragraph.words) or paragraph.words[news].text.lower() != "news":
        return entity
    word = paragraph.words[news]
    speaks = word.label.endswith("SOURCE") and word.relation not in ("compound", "nmod")
    named = speaks and paragraph.words[paragraph.head_of(entity.words)].head == news and news not in paragraph.entity_of
    return replace(entity, words=range(entity.words[0], news + 1)) if named else entity


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


def with_people_quoted(paragraph: Paragraph) -> Paragraph:
    """“**Berg** was quoted by the paper as saying that …”: hers are the words, not the paper’s."""
    labels: dict[int, str] = {}
    for number, word in enumerate(paragraph.words):
        saying = _saying_of(paragraph, number)
        subjects = [i for i in paragraph.children(number) if paragraph.words[i].deprel == "nsubj:pass"]
        if saying is not None and word.lemma in QUOTED and subjects and subjects[0] < number:
            labels |= _labels_of_quoted(paragraph, subjects[0], number, saying)
    words = [replace(word, label=labels.get(i, word.label)) for i, word in enumerate(paragraph.words)]
    return replace(paragraph, words=words) if labels else paragraph


def _saying_of(paragraph: Paragraph, quoted: int) -> int | None:
    """The “saying” of “quoted as saying”."""
    clauses = paragraph.children(quoted, "advcl", "xcomp", "obl")
    return next((i for i in clauses if i > quoted and paragraph.words[i - 1].text.lower() == "as"), None)


def _labels_of_quoted(paragraph: Paragraph, subject: int, quoted: int, saying: int) -> dict[int, str]:
    source = [i for i in paragraph.subtree(subject, without=("acl", "parataxis", "punct")) if i < quoted]
    verbs = [i for i in paragraph.children(quoted, "aux") if subject < i < quoted]
    parted = any(paragraph.words[i].label.endswith("SOURCE") for i in range(quoted, saying))
    cue = range(min([quoted, *verbs]), (quoted if parted else saying) + 1)
    end = paragraph.sentence(quoted).stop
    rest = [i for i in range(saying + 1, end) if paragraph.words[i].label.endswith("CONTENT")]
    content = range(rest[0], rest[-1] + 1) if rest else range(0)
    if content and paragraph.words[content[0]].text in (":", ","):
        content = content[1:]
    bare = dict.fromkeys(range(paragraph.sentence(quoted)[0], content.start if content else end), "O")
    return {
        **bare,
        **bioes(range(source[0], source[-1] + 1), "SOURCE"),
        **bioes(cue, "CUE"),
        **bioes(content, "CONTENT"),
    }


def with_generations(paragraph: Paragraph) -> Paragraph:
    """“John F. Keller **Jr.**”: what tells a son from his father is a part of his name, behind a comma, too."""
    entities = [_with_generation(paragraph, entity) for entity in paragraph.entities]
    return replace(paragraph, entities=entities)


def _with_generation(paragraph: Paragraph, entity: Entity) -> Entity:
    end = entity.words[-1] + 1
    words = [word.text for word in paragraph.words[end : end + 2]]
    found = 1 if _is_generation(words[:1]) else 2 if words[:1] == [","] and _is_generation(words[1:]) else 0
    free = not any(number in paragraph.entity_of for number in range(end, end + found))
    named = entity.type == "PERSON" and found and free
    return replace(entity, words=range(entity.words[0], end + found)) if named else entity


def _is_generation(words: Sequence[str]) -> bool:
    return bool(words) and words[0][0].isupper() and words[0].rstrip(".").lower() in generations()


# ---- what stands before a name


def without_descriptions(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, in which “Survivor **Ana Berg**” is so named: as elsewhere, where survivors are told of, too."""
    full = {
        own.wording(entity.words)
        for own in paragraphs
        for entity in own.entities
        if entity.type == "PERSON" and len(entity.words) > 1
    }
    nouns = {
        word.text
        for own in paragraphs
        for number, word in enumerate(own.words)
        if word.upos == "NOUN" and word.text.islower() and number not in own.entity_of
    }
    return [
        replace(own, entities=[_without_description(own, entity, full, nouns) for entity in own.entities])
        for own in paragraphs
    ]


def _without_description(paragraph: Paragraph, entity: Entity, full: set[str], nouns: set[str]) -> Entity:
    rest = entity.words[1:]
    described = entity.type == "PERSON" and paragraph.words[entity.words[0]].text.lower() in nouns
    return replace(entity, words=rest) if described and len(rest) > 1 and paragraph.wording(rest) in full else entity


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


# ---- “the Dane”


def with_nationals(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, in which “the **Dane**” is one of a people: a person's name stands without an article.

    Only behind the name of somebody who may be meant, and where it stands no more often than that goes on.
    """
    counted = Counter(name for own in paragraphs for entity in own.entities if (name := _with_article(own, entity)))
    rare = {name for name, count in counted.items() if count <= MOST_NATIONALS}
    rare -= {name for own in paragraphs for entity in own.entities if (name := _without_article(own, entity))}
    named, mended = False, []
    for own in paragraphs:
        entities = []
        for entity in own.entities:
            national = named and _with_article(own, entity) in rare and _may_be_national(own, entity)
            entities.append(replace(entity, type="NORP") if national else entity)
            named = named or (entity.type == "PERSON" and len(name_words(own, entity)) > 1)
        mended.append(replace(own, entities=entities))
    return mended


def _with_article(paragraph: Paragraph, entity: Entity) -> str | None:
    """The one word of a person's name that stands behind an article."""
    words = name_words(paragraph, entity) if entity.type == "PERSON" else range(0)
    return paragraph.words[words[0]].text if len(words) == 1 and _has_article(paragraph, entity) else None


def _without_article(paragraph: Paragraph, entity: Entity) -> str | None:
    """The last word of a person's name that stands without."""
    named = entity.type == "PERSON" and not _has_article(paragraph, entity)
    words = name_words(paragraph, entity) if named else range(0)
    return paragraph.words[words[-1]].text if words else None


def _may_be_national(paragraph: Paragraph, entity: Entity) -> bool:
    word = paragraph.words[entity.words[-1]]
    known = is_title(word.text) or word.lemma.lower() in people() or word.text.isupper()
    return word.xpos == "NNP" and word.relation not in ("compound", "flat") and not known


def _has_article(paragraph: Paragraph, entity: Entity) -> bool:
    first = name_words(paragraph, entity)[:1]
    return any(number and paragraph.words[number - 1].text.lower() == "the" for number in first)


# ---- names that are read as two types


def with_agreed_types(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, in which each name is of one type throughout the article: a body's if it is said to be one."""
    named = [(name, entity.type) for own in paragraphs for entity in own.entities if (name := _voter(own, entity))]
    bodies = {
        name
        for own in paragraphs
        for entity in own.entities
        if _is_said_to_be_body(own, entity) and (name := _voter(own, entity))
    }
    types = agreed_types(Counter(named)) | dict.fromkeys(bodies, "ORG")
    return [replace(own, entities=[_agreed(own, entity, types) for entity in own.entities]) for own in paragraphs]


def _voter(paragraph: Paragraph, entity: Entity) -> str | None:
    """The name of an entity whose type counts. “Norlandic” tells what somebody is; “the Norlanders” are somebody."""
    words = name_words(paragraph, entity)
    attribute = entity.type == "NORP" and paragraph.words[paragraph.head_of(entity.words)].xpos not in PLURAL
    return paragraph.wording(words) if words and entity.type in TYPES and not attribute else None


def _is_said_to_be_body(paragraph: Paragraph, entity: Entity) -> bool:
    """“**Brightwell**, a games company, said …”; not “**Ana Berg**, a director of Brightwell, a games company”."""
    comma = entity.words[-1] + 1
    for number in paragraph.children(paragraph.head_of(entity.words), "appos"):
        noun = paragraph.words[number]
        between = paragraph.words[comma:number]
        if noun.xpos == "NN" and noun.lemma.lower() in organizations() and _is_noun_phrase(between):
            return True
    return False


def _is_noun_phrase(words: Sequence[Word]) -> bool:
    """A comma, an article, and words that tell what kind of a body it is: “, a games”."""
    texts = [word.text for word in words[:1]]
    return (
        texts == [","]
        and [word.upos for word in words[1:2]] == ["DET"]
        and not any(word.upos in ("PUNCT", "ADP") for word in words[1:])
    )


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
