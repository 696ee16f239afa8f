"""Names of a paragraph as references: alone, in a row, in brackets, with or without a title."""

from collections.abc import Iterator, Sequence, Set

from quotes import lexicon
from quotes.coreference.descriptions import descriptions
from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference, position
from quotes.coreference.roles import find_roles
from quotes.coreference.together import together
from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, Paragraph, Place
from quotes.lexicon import Gender
from quotes.model import SpeakerKind

BRACKETS = (("(", ")"), ("[", "]"))

KINDS: dict[str, SpeakerKind] = {"PERSON": "person", "ORG": "organization", "LOC": "other", "NORP": "group"}


def single_names(paragraph: Paragraph) -> Iterator[NameReference]:
    """Every name of a person, a body, a place or a people."""
    for entity in paragraph.entities:
        words = name_words(paragraph, entity)
        if not words or entity.type not in KINDS:
            continue
        head = paragraph.head_of(entity.words)
        if entity.type == "NORP" and paragraph.words[head].xpos not in PLURAL:
            continue  # “Norlandic” tells what somebody is; “the Norlanders” are somebody
        kind = KINDS[entity.type]
        titles = [paragraph.words[i].text for i in range(entity.words[0], words[0])] + _titles_before(paragraph, words)
        yield NameReference(
            position(paragraph, words, head),
            Name(without_stray_brackets(paragraph.wording(words)), kind, sex_title(titles) if kind == "person" else ""),
            gender=gender_of_titles(titles),
            plural=entity.type == "NORP",
            listed=is_listed(paragraph, head),
            stands_for=name_before_brackets(paragraph, words) or name_of_label(paragraph, words),
            descriptions=tuple(descriptions(paragraph, words, head)) if entity.type == "PERSON" else (),
            roles=tuple(find_roles(paragraph, words, head)) if entity.type == "PERSON" else (),
            titles=frozenset(title.rstrip(".").lower() for title in titles if lexicon.sex_of_title(title) == "-"),
        )


def joint_names(paragraph: Paragraph, heads: Set[int]) -> Iterator[NameReference]:
    """“**Weil, Sand and Moor** recounted …”: several together, so that “they” may stand for them.

    They have a name together until the chains are published; then there are only those of each.
    """
    for head in sorted(heads & paragraph.entity_of.keys()):
        names = {i: words for i in together(paragraph, head) if (words := name_of_word(paragraph, i))}
        if len(names) < 2:
            continue
        words = range(min(run[0] for run in names.values()), max(run[-1] for run in names.values()) + 1)
        name = Name(joint_name(paragraph, list(names.values())), "group")
        parts = tuple(paragraph.place(paragraph.head_of(paragraph.entity_of[i].words)) for i in names)
        yield NameReference(position(paragraph, words, head), name, plural=True, parts=parts)


def name_of_word(paragraph: Paragraph, number: int) -> range:
    """The words of the name that a word is in; none if it is in none."""
    entity = paragraph.entity_of.get(number)
    return name_words(paragraph, entity) if entity else range(0)


def joint_name(paragraph: Paragraph, names: Sequence[range]) -> str:
    """“Weil, Sand and Moor”: the name of several together, given the words of each."""
    texts = [paragraph.wording(run) for run in names]
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def is_listed(paragraph: Paragraph, head: int) -> bool:
    """Is the name one of several: “**Ann**, **Bob** and **Cy** face charges”?"""
    others = paragraph.children(head, "conj")
    if paragraph.words[head].relation == "conj":
        others = [*others, paragraph.words[head].head]
    return any(i in paragraph.entity_of for i in others)


def name_before_brackets(paragraph: Paragraph, words: range) -> Place | None:
    """The head of the name that a short one in brackets stands for: “**Lake Farmers Union** (LFU)”."""
    before = words[0] - 2
    if paragraph.words[words[0] - 1].text != "(" or before not in paragraph.entity_of:
        return None
    return paragraph.place(paragraph.head_of(paragraph.entity_of[before].words))


def name_of_label(paragraph: Paragraph, words: range) -> Place | None:
    """The head of the name that the initials before a turn stand for: “**JN**: I like it.”"""
    turn = paragraph.turn
    opens = turn is not None and turn.opens == paragraph.number
    before = paragraph.words[: words[0]]
    return turn.name if turn and opens and all(word.upos == "PUNCT" for word in before) else None


def _titles_before(paragraph: Paragraph, words: range) -> list[str]:
    first = words[0]
    found = []
    while first > 0 and lexicon.is_title(title := paragraph.words[first - 1].text) and title[0].isupper():
        first -= 1
        found.append(title)
    return found


def gender_of_titles(titles: Sequence[str]) -> Gender:
    """What the titles before a name tell of it."""
    genders: set[Gender] = {lexicon.gender_of_title(title) for title in titles} - {"-"}
    return genders.pop() if len(genders) == 1 else "-"


def sex_title(titles: Sequence[str]) -> str:
    """The title among those before a name that tells a man from a woman, without its full stop."""
    telling = [title for title in titles if lexicon.sex_of_title(title) != "-"]
    return telling[-1].rstrip(".") if telling and gender_of_titles(telling) != "-" else ""


def without_stray_brackets(name: str) -> str:
    """“Carlos] Melk”: a name without brackets whose partners are not in it."""
    for opening, closing in BRACKETS:
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name
