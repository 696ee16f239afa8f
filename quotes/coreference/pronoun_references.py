"""Pronouns of a paragraph as references."""

from collections.abc import Iterator, Set

from quotes import lexicon
from quotes.coreference.documents import Authors, owners_within
from quotes.coreference.noun_phrases import noun_of
from quotes.coreference.reference import PronounReference, position
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import Gender

PRONOUNS: dict[str, tuple[Gender, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("-", True)),
    **dict.fromkeys(("it", "its", "itself"), ("-", False)),
}
"""Pronoun -> gender and whether it is plural."""

IT = frozenset(("it", "that", "this"))
AUTHORS = frozenset(("by", "from"))
RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"))
NEUTER = frozenset(("it", "its", "itself"))


def pronouns(paragraph: Paragraph, heads: Set[int], authors: Authors) -> Iterator[PronounReference]:
    """He and she wherever they stand; others where they are the head of a source, or a document's author.

    `heads` are those of sources, `authors` are those of the article's documents.
    """
    owners = owners_within(authors)
    for head, word in enumerate(paragraph.words):
        text = word.text.lower()
        gender, plural = PRONOUNS.get(text, ("-", False))
        place = paragraph.place(head)
        wanted = gender != "-" or head in heads or place in owners
        if word.upos not in ("PRON", "DET") or not wanted or head in paragraph.entity_of:
            continue
        taken_up = antecedent_of_relative(paragraph, head) if text in RELATIVES else None
        author = next(iter(authors.get(place, ())), None)
        yield PronounReference(position(paragraph, range(head, head + 1), head), text, gender, plural, taken_up, author)


def antecedent_of_relative(paragraph: Paragraph, head: int) -> Place | None:
    """What a relative pronoun takes up, a person beside it first: “Peter **Vell**, who said …”.

    Then what its clause hangs at, or who that is: “**Vell** is the only minister who said …”; then the noun beside it.
    """
    beside = head - 1 if paragraph.words[head - 1].text != "," else head - 2
    if _name_beside(paragraph, beside, "PERSON"):
        return _place_of(paragraph, beside)
    above = next((above for above in paragraph.ancestors(head) if _is_antecedent(paragraph, above, head)), None)
    if above is None:
        return _place_of(paragraph, beside) if _follows_noun(paragraph, beside, head) else None
    if _name_beside(paragraph, beside, "ORG") and _is_from(paragraph, beside, above):
        return _place_of(paragraph, beside)
    return _who_is(paragraph, above)


def _follows_noun(paragraph: Paragraph, beside: int, head: int) -> bool:
    """“The **minister**, who …”, where the parse hangs the clause elsewhere; “asked the guard who …” is a question."""
    word = paragraph.words[head].text.lower()
    body = beside in paragraph.entity_of and word != "which"
    relative = word in ("which", "whose") or beside < head - 1
    return relative and not body and beside >= 0 and paragraph.words[beside].upos in ("NOUN", "PROPN")


def _name_beside(paragraph: Paragraph, beside: int, kind: str) -> bool:
    entity = paragraph.entity_of.get(beside)
    return entity is not None and entity.type == kind


def _place_of(paragraph: Paragraph, number: int) -> Place:
    """That of a word, or of the name that it is in."""
    entity = paragraph.entity_of.get(number)
    return paragraph.place(paragraph.head_of(entity.words) if entity else number)


def _is_from(paragraph: Paragraph, body: int, noun: int) -> bool:
    """“A grant from **Brightwell**, which hailed …”: a thing that does not speak, by whom it is."""
    word = paragraph.words[noun]
    kinds = (lexicon.people(), lexicon.organizations(), lexicon.documents())
    speaks = noun in paragraph.entity_of or any(noun_of(word) in kind for kind in kinds)
    head = paragraph.head_of(paragraph.entity_of[body].words)
    cases = {paragraph.words[i].text.lower() for i in paragraph.children(head, "case")}
    return not speaks and paragraph.words[head].head == noun and bool(cases & AUTHORS)


def _who_is(paragraph: Paragraph, noun: int) -> Place | None:
    """The one subject of “**Vell** is the minister”; the noun itself, if nobody is: “it is **Vell** who …”."""
    subjects = [i for i in paragraph.children(noun, "nsubj") if i < noun]
    impersonal = any(paragraph.words[i].text.lower() in IT for i in subjects)
    if not paragraph.children(noun, "cop") or impersonal or noun in paragraph.entity_of:
        return paragraph.place(noun)
    return _place_of(paragraph, subjects[0]) if len(subjects) == 1 and not _is_joint(paragraph, subjects[0]) else None


def _is_joint(paragraph: Paragraph, number: int) -> bool:
    return bool(paragraph.children(number, "conj"))


def _is_antecedent(paragraph: Paragraph, above: int, head: int) -> bool:
    clauses = [i for i in paragraph.children(above, "acl") if paragraph.words[i].deprel == "acl:relcl"]
    return any(head in paragraph.subtree(clause) for clause in clauses)
