"""How an article describes those whom it speaks of: the nouns that its parse ties to a name, and how.

“**The builder** Norwell plc”, “Brightwell is **a games company**”, “**a report** by the ministry”, “the ministry said
in **a statement**”: who is told of in such words is whom “the company” and “the report” mean later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes import lexicon
from quotes.coreference.noun_phrases import noun_of, phrase
from quotes.document.paragraph import ROOT, Paragraph, Place

How = Literal["beside", "said of", "owned", "done"]
"""How a noun is tied to somebody: it stands beside a name, is said of them, is theirs, or they do something with it."""

OWNERS = frozenset(("of", "by", "from"))
TOLD_BY = frozenset(("of", "for"))
IDLE = frozenset(("former", "ex", "late", "same", "said", "new", "latest", "own", "above", "second", "first", "recent"))
"""Words before a noun that do not tell which of several it is."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A noun that is tied to somebody, where, and the words before it that tell which: “a **games** company”."""

    how: How
    noun: str
    at: Place
    modifiers: frozenset[str]


def ties_of(paragraphs: Sequence[Paragraph], heads: Mapping[Place, int]) -> dict[int, list[Tie]]:
    """The number of a reference -> the nouns that are tied to it; `heads` are the references' head words."""
    found: dict[int, list[Tie]] = {}
    for paragraph in paragraphs:
        for noun in _nouns(paragraph):
            tied = [(how, paragraph.place(_head(paragraph, other))) for how, other in _tied(paragraph, noun)]
            for how, place in tied:
                if place in heads:
                    own = Tie(how, noun_of(paragraph.words[noun]), paragraph.place(noun), modifiers(paragraph, noun))
                    found.setdefault(heads[place], []).append(own)
    return found


def modifiers(paragraph: Paragraph, head: int) -> frozenset[str]:
    """The words that tell which of its kind a noun is, in lower case: “the **interim health** minister”."""
    before = [i for i in phrase(paragraph, head) if i < head]
    words = [paragraph.words[i] for i in (*before, *_after(paragraph, head))]
    return frozenset(word.text.lower() for word in words if word.upos in ("NOUN", "PROPN", "ADJ")) - IDLE


def offices(paragraph: Paragraph, head: int) -> frozenset[str]:
    """Those of them that are nouns or names, and tell which office it is: “the interim **health** minister”."""
    before = [i for i in phrase(paragraph, head) if i < head and paragraph.words[i].deprel != "nmod:poss"]
    words = [paragraph.words[i] for i in (*before, *_after(paragraph, head))]
    return frozenset(word.text.lower() for word in words if word.upos in ("NOUN", "PROPN")) - IDLE


def _after(paragraph: Paragraph, head: int) -> list[int]:
    """The words of “of Norland”, “for health” after a noun."""
    follow = [i for i in paragraph.children(head, "nmod") if i > head and _case(paragraph, i) & TOLD_BY]
    return [i for noun in follow for i in phrase(paragraph, noun)]


def _nouns(paragraph: Paragraph) -> Iterator[int]:
    for number, word in enumerate(paragraph.words):
        if word.upos == "NOUN" and number not in paragraph.entity_of:
            yield number


def _head(paragraph: Paragraph, number: int) -> int:
    entity = paragraph.entity_of.get(number)
    return paragraph.head_of(entity.words) if entity else number


def _tied(paragraph: Paragraph, noun: int) -> Iterator[tuple[How, int]]:
    yield from (("beside", other) for other in _beside(paragraph, noun))
    yield from (("owned", other) for other in _owners(paragraph, noun))
    if paragraph.children(noun, "cop"):
        yield from (("said of", other) for other in paragraph.children(noun, "nsubj"))
    yield from (("done", other) for other in _doers(paragraph, noun))


def _beside(paragraph: Paragraph, noun: int) -> Iterator[int]:
    """“**Norwell**, the builder”, “the builder, **Norwell**”, “the builder **Norwell**”."""
    word = paragraph.words[noun]
    yield from (i for i in paragraph.children(noun, "appos", "flat") if i in paragraph.entity_of)
    entity = paragraph.entity_of.get(noun + 1)
    if entity and (word.head in entity.words or paragraph.words[noun + 1].head == noun):
        yield noun + 1
    elif word.relation == "appos":
        yield word.head


def _owners(paragraph: Paragraph, noun: int) -> Iterator[int]:
    """“**Norwell’s** report”, “a report by **Norwell**”, “a report written by **Norwell**”, “a **Norwell** report”."""
    for other in paragraph.children(noun, "nmod", "obl", "compound"):
        word = paragraph.words[other]
        if word.deprel == "nmod:poss" or _case(paragraph, other) & OWNERS or word.relation == "compound":
            yield other
    for clause in paragraph.children(noun, "acl"):
        yield from (i for i in paragraph.children(clause, "obl") if _case(paragraph, i) & OWNERS)


def _case(paragraph: Paragraph, number: int) -> set[str]:
    return {paragraph.words[i].text.lower() for i in paragraph.children(number, "case")}


def _doers(paragraph: Paragraph, noun: int) -> Iterator[int]:
    """“**Norwell** published a report”, “**Norwell** said in a statement”."""
    word = paragraph.words[noun]
    if word.relation not in ("obj", "obl") or word.head == ROOT:
        return
    verb = paragraph.words[word.head]
    yield from paragraph.children(word.head, "nsubj")
    if verb.relation in ("xcomp", "conj", "advcl") and verb.head != ROOT and not paragraph.children(word.head, "nsubj"):
        yield from paragraph.children(verb.head, "nsubj")


def inner_noun(paragraph: Paragraph, head: int) -> str:
    """Whose a document or a part of a body is, if a noun before it tells: “the **club** statement”."""
    before = [i for i in paragraph.children(head, "compound", "nmod") if i < head and i not in paragraph.entity_of]
    nouns = [noun_of(paragraph.words[i]) for i in before]
    return next((noun for noun in nouns if noun in lexicon.organizations() or noun in lexicon.fields()), "")
