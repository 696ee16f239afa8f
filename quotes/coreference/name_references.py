"""Names of a paragraph as references: alone, in a row, in brackets, with or without a title."""

from collections.abc import Iterator, Sequence, Set

from quotes import lexicon
from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference, position
from quotes.coreference.roles import descriptions
from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, Paragraph, Place
from quotes.lexicon import Gender
from quotes.model import SpeakerKind

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
        titles = [paragraph.words[i].text for i in range(entity.words[0], words[0])] + _titles_before(paragraph, words)
        yield NameReference(
            position(paragraph, words, head),
            Name(paragraph.wording(words), KINDS[entity.type]),
            gender=gender_of_titles(titles),
            plural=entity.type == "NORP",
            listed=is_listed(paragraph, head),
            stands_for=name_before_brackets(paragraph, words),
            roles=tuple(descriptions(paragraph, words, head)) if entity.type == "PERSON" else (),
        )


def joint_names(paragraph: Paragraph, heads: Set[int]) -> Iterator[NameReference]:
    """“**Weil, Sand and Moor** recounted …”: several who speak as one are a group of that name."""
    for head in sorted(heads & paragraph.entity_of.keys()):
        own = paragraph.entity_of[head]
        others = [i for i in paragraph.children(head, "conj") if paragraph.entity_of.get(i, own) != own]
        if not others:
            continue
        names = [name_words(paragraph, paragraph.entity_of[i]) for i in (head, *others)]
        words = range(min(run[0] for run in names), max(run[-1] for run in names) + 1)
        name = Name(joint_name(paragraph, names), "group")
        yield NameReference(position(paragraph, words, head), name, plural=True)


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
