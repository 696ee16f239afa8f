"""Bodies without a name of their own, told from all others of their kind by a name beside the noun.

“The **Lowford high court**”, “**Norland’s foreign ministry**”, “**Vell’s office**”, “the **women’s wing of the LFU**”.
"""

from quotes import lexicon
from quotes.coreference.noun_phrases import INDEFINITE, noun_of
from quotes.coreference.together import together
from quotes.document.entities import name_words
from quotes.document.paragraph import PLURAL, Entity, Paragraph
from quotes.lexicon import NamedBy

MODIFIERS = frozenset(("compound", "nmod", "amod"))
PLACES = frozenset(("LOC", "NORP"))
OWNERS = frozenset(("ORG", "PERSON"))
ANOTHER = frozenset(("former", "future", "next", "previous", "rival"))
"""Adjectives that make another body of one: the former Norlandic government does not speak for Norland."""

TOLD_APART = frozenset(("attorney", "deputy", "district", "prime", "vice"))
"""Words before a noun for an office that a place has only one of: “the **prime** minister’s office”."""


def words_of_body(paragraph: Paragraph, head: int) -> range:
    """The words that name the body which a noun stands for, without an article; none if they name none."""
    named_by = _named_by(paragraph, head)
    if named_by is None or not _is_the_only_one(paragraph, head):
        return range(0)
    return (
        _after_its_name(paragraph, head, named_by)
        or _before_its_name(paragraph, head, named_by)
        or _of_an_office(paragraph, head)
    )


def is_body(paragraph: Paragraph, head: int) -> bool:
    """Is it a noun for one body of a kind that names tell apart? “Police” is, though it is plural."""
    word = paragraph.words[head]
    return _named_by(paragraph, head) is not None and (word.xpos not in PLURAL or noun_of(word) == word.text.lower())


def _named_by(paragraph: Paragraph, head: int) -> NamedBy | None:
    """By the noun, and the word before it: “secret **service**”."""
    noun = noun_of(paragraph.words[head])
    before = f"{paragraph.words[head - 1].text.lower()} {noun}" if head else ""
    return lexicon.bodies().get(before) or lexicon.bodies().get(noun)


def _is_the_only_one(paragraph: Paragraph, head: int) -> bool:
    others = paragraph.children(head, "det", "amod", "nummod", "nmod")
    return not any(paragraph.words[i].text.lower() in INDEFINITE | ANOTHER for i in others)


def _after_its_name(paragraph: Paragraph, head: int, named_by: NamedBy) -> range:
    """“The **Lowford high court**”, “**Norland’s foreign ministry**”."""
    beside = [i for i in paragraph.children(head, *MODIFIERS) if i < head]
    beside += [i for noun in beside for i in paragraph.children(noun, "compound") if i < noun]
    names = {i: paragraph.entity_of[i] for i in beside if i in paragraph.entity_of}
    if not names:
        return range(0)
    first = min(name.words[0] for name in names.values())
    owned = [i for i in paragraph.children(head, "nmod") if paragraph.words[i].deprel == "nmod:poss" and i < first]
    purpose = _has_purpose(paragraph, head, max(name.words[-1] for name in names.values()))
    if owned or not any(_tells_apart(named_by, name, purpose) for name in names.values()):
        return range(0)
    last = _where_it_is(paragraph, head) if named_by == "abroad" else head
    return _unparted(paragraph, range(first, last + 1))


def _where_it_is(paragraph: Paragraph, head: int) -> int:
    """The last word of “Norland’s embassy **in Lorn**”."""
    places = [paragraph.entity_of[i] for i in paragraph.children(head, "nmod") if i in paragraph.entity_of and i > head]
    here = [place.words[-1] for place in places if place.type == "LOC" and paragraph.words[head + 1].text == "in"]
    return min(here, default=head)


def _has_purpose(paragraph: Paragraph, head: int, name: int) -> bool:
    """Does a noun between a name and the body tell what it is for: “the Lowford **drugs** team”?"""
    purposes = [i for i in paragraph.children(head, "compound") if i not in paragraph.entity_of]
    return any(name < i < head for i in purposes)


def _tells_apart(named_by: NamedBy, name: Entity, purpose: bool) -> bool:
    if named_by == "field":
        return purpose and name.type != "PERSON"
    if named_by == "place":
        return name.type in PLACES
    return named_by in ("any", "abroad") or name.type in OWNERS or purpose


def _unparted(paragraph: Paragraph, words: range) -> range:
    parted = any(paragraph.words[i].upos == "PUNCT" and paragraph.words[i].text != "-" for i in words)
    return range(0) if parted else words


def _before_its_name(paragraph: Paragraph, head: int, named_by: NamedBy) -> range:
    """“The **high court of Lowford**”, “the **women’s wing of the LFU**”."""
    for other in paragraph.children(head, "nmod"):
        name = paragraph.entity_of.get(other)
        cases = [paragraph.words[i].text for i in paragraph.children(other, "case")]
        if name is None or cases != ["of"] or other < head or not (words := name_words(paragraph, name)):
            continue
        last = max(paragraph.entity_of[i].words[-1] for i in together(paragraph, other) if i in paragraph.entity_of)
        first = min([i for i in paragraph.children(head, *MODIFIERS) if i < head] or [head])
        led = name.type == "PERSON" and named_by != "owner"  # “the administration of Vell” is a time more than a body
        if not led and _tells_apart(named_by, name, _has_purpose(paragraph, head, -1)):
            return _unparted(paragraph, range(first, max(words[-1], last) + 1))
    return range(0)


def _of_an_office(paragraph: Paragraph, head: int) -> range:
    """“The **prime minister’s office**”; “the minister’s office” is that of one who is named elsewhere."""
    if noun_of(paragraph.words[head]) != "office":
        return range(0)
    for owner in paragraph.children(head, "nmod"):
        before = [i for i in paragraph.children(owner, "amod", "compound") if i < owner]
        only = before and paragraph.words[before[0]].text.lower() in TOLD_APART
        if only and owner < head and lexicon.is_office(noun_of(paragraph.words[owner])):
            return _unparted(paragraph, range(before[0], head + 1))
    return range(0)
