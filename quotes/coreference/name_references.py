"""Names of a paragraph as mentions: alone, in a row, in brackets, with or without a title."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from quotes import lexicon
from quotes.coreference.reference import Reference, located, text_of
from quotes.coreference.roles import descriptions
from quotes.document.paragraph import PLURAL, ROOT, Entity, Paragraph, Word
from quotes.lexicon import Gender
from quotes.model import Span, SpeakerKind

KINDS: dict[str, SpeakerKind] = {"PERSON": "person", "ORG": "organization", "LOC": "other", "NORP": "group"}
ARTICLES = frozenset(("the", "a", "an"))
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


def single_names(text: str, number: int, paragraph: Paragraph, quoted: Sequence[Span]) -> Iterator[Reference]:
    """Every name of a person, a body, a place or a people."""
    for entity in paragraph.entities:
        words = name_words(paragraph, entity)
        if not words or entity.type not in KINDS:
            continue
        head = paragraph.head_of(entity.words)
        if entity.type == "NORP" and paragraph.words[head].xpos not in PLURAL:
            continue  # “Norlandic” tells what somebody is; “the Norlanders” are somebody
        titles = [paragraph.words[i].text for i in range(entity.words[0], words[0])] + _titles_before(paragraph, words)
        yield replace(
            located(number, paragraph, words, head, quoted),
            form="name",
            kind=KINDS[entity.type],
            name=text_of(text, paragraph, words),
            gender=gender_of_titles(titles),
            plural=entity.type == "NORP",
            listed=is_listed(paragraph, head),
            same_as=name_before_brackets(paragraph, words),
            roles=tuple(descriptions(text, paragraph, words, head)) if entity.type == "PERSON" else (),
        )


def joint_names(
    text: str, number: int, paragraph: Paragraph, heads: Set[int], quoted: Sequence[Span]
) -> Iterator[Reference]:
    """“**Weil, Sand and Moor** recounted …”: several who speak as one are a group of that name."""
    for head in sorted(heads & paragraph.entity_of.keys()):
        own = paragraph.entity_of[head]
        others = [i for i in paragraph.children(head, "conj") if paragraph.entity_of.get(i, own) != own]
        if not others:
            continue
        names = [name_words(paragraph, paragraph.entity_of[i]) for i in (head, *others)]
        words = range(min(run[0] for run in names), max(run[-1] for run in names) + 1)
        yield replace(
            located(number, paragraph, words, head, quoted),
            form="name",
            kind="group",
            name=joint_name(text, paragraph, names),
            plural=True,
        )


def joint_name(text: str, paragraph: Paragraph, names: Sequence[range]) -> str:
    """“Weil, Sand and Moor”: the name of several together, given the words of each."""
    texts = [text_of(text, paragraph, run) for run in names]
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def name_words(paragraph: Paragraph, entity: Entity) -> range:
    """A name without the titles before it, and without a possessive or punctuation at its ends."""
    first, last = entity.words[0], entity.words[-1]
    if entity.type == "PERSON":
        while first < last and lexicon.is_title(paragraph.words[first].text):
            first += 1
    while last >= first and _is_ending(paragraph.words[last]):
        last -= 1
    while first <= last and (paragraph.words[first].upos == "PUNCT" or paragraph.words[first].text.lower() in ARTICLES):
        first += 1
    return range(first, last + 1)


def _is_ending(word: Word) -> bool:
    return word.text in POSSESSIVES or (word.upos == "PUNCT" and word.text != ")")


def is_listed(paragraph: Paragraph, head: int) -> bool:
    """Is the name one of several: “**Ann**, **Bob** and **Cy** face charges”?"""
    others = [*paragraph.children(head, "conj"), paragraph.words[head].head]
    tied = [paragraph.words[head].relation == "conj"] if others[-1] != ROOT else []
    return any(i in paragraph.entity_of for i in others[:-1]) or (any(tied) and others[-1] in paragraph.entity_of)


def name_before_brackets(paragraph: Paragraph, words: range) -> int | None:
    """The head of the name that a short one in brackets stands for: “**Lake Farmers Union** (LFU)”."""
    before = words[0] - 2
    if before < 0 or paragraph.words[words[0] - 1].text != "(" or before not in paragraph.entity_of:
        return None
    return paragraph.head_of(paragraph.entity_of[before].words)


def _titles_before(paragraph: Paragraph, words: range) -> list[str]:
    first = words[0]
    found = []
    while first > 0 and lexicon.is_title(title := paragraph.words[first - 1].text) and title[0].isupper():
        first -= 1
        found.append(title)
    return found


def gender_of_titles(titles: Sequence[str]) -> Gender:
    """What the titles before a name tell of it."""
    genders: set[Gender] = {lexicon.titles().get(title.rstrip(".").lower(), "-") for title in titles} - {"-"}
    return genders.pop() if len(genders) == 1 else "-"
