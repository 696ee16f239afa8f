"""What the words beside a name tell of its bearer, kin and all: for finding whom a noun means, not to be published."""

from collections.abc import Iterator

from quotes import lexicon
from quotes.coreference.appositions import is_another
from quotes.coreference.noun_phrases import noun_of, phrase
from quotes.document.paragraph import FINITE, ROOT, Paragraph, Word
from quotes.text.punctuation import POSSESSIVES_OF_ONE

LONGEST_ROLE = 15
OPENING = frozenset(("a", "an", "the", "his", "her", "their", "its", "our", "my"))
LEADING = frozenset(("according", "also"))
DESCRIBING = ("NOUN", "PROPN", "ADJ", "DET", "PART", "CCONJ", "NUM", "PUNCT", "X")
BEFORE_ROLES = ("ADP", "CCONJ", "PUNCT", "PART", "AUX")
RELATIVE_TAGS = ("WP", "WP$", "WDT")
ENDING = frozenset((",", "–", "—", ":", "(")) | POSSESSIVES_OF_ONE


def descriptions(paragraph: Paragraph, name: range, head: int) -> Iterator[str]:
    """The descriptions that stand beside a name: before it, in apposition after it, or as the noun that it explains."""
    roles = [
        role_text(paragraph, words_before(paragraph, name, head)),
        *(apposed_role(paragraph, i) for i in paragraph.children(head, "appos") if i not in name),
        role_text(paragraph, noun_explained(paragraph, head)),
    ]
    yield from (role for role in roles if role)


def apposed_role(paragraph: Paragraph, noun: int) -> str | None:
    """“Corin Tack, **the harbour master**”: any noun with an article is a role there, whether it is known or not."""
    words = phrase(paragraph, noun)
    plain = paragraph.words[noun].xpos == "NN" and noun_of(paragraph.words[noun]) not in lexicon.organizations()
    named = any(paragraph.words[i].text.lower() in OPENING for i in paragraph.children(noun, "det", "nmod"))
    return role_text(paragraph, words, known=plain and named)


def words_before(paragraph: Paragraph, name: range, head: int) -> range:
    """“**rescue service spokesman** Peter Vell”: what stands before a name in its noun phrase."""
    tree = set(paragraph.subtree(head, without=("acl", "parataxis", "conj", "cc")))
    above = paragraph.words[head].head
    if above != ROOT and above < name[0] and paragraph.words[head].relation in ("flat", "compound", "nmod", "appos"):
        tree |= set(paragraph.subtree(above, without=("acl", "parataxis", "conj", "cc")))
    first = name[0]
    if first and first - 1 not in tree and _is_office(paragraph.words[first - 1]):
        tree |= set(phrase(paragraph, first - 1))  # the parse may hang the noun beside the name, as a second subject
    while first - 1 in tree and _may_describe(paragraph, first - 1):
        first -= 1
    return range(first, name[0])


def _may_describe(paragraph: Paragraph, number: int) -> bool:
    """May the word be a part of the role that ends before a name? A preposition only after an office: “minister of”."""
    word = paragraph.words[number]
    if word.upos == "ADP":
        return word.text in ("of", "for") and number > 0 and lexicon.holds_office(noun_of(paragraph.words[number - 1]))
    return word.text not in ENDING and word.upos in DESCRIBING


def noun_explained(paragraph: Paragraph, head: int) -> range:
    """“**Norland’s president**, Ivo Marek”: the noun that a name in apposition explains."""
    word = paragraph.words[head]
    if word.relation != "appos" or paragraph.words[word.head].upos != "NOUN":
        return range(0)
    if is_another(paragraph.words[word.head + 1 : head], paragraph.words[word.head]):
        return range(0)
    words = phrase(paragraph, word.head)
    return range(words[0], min(words[-1], head - 1) + 1)


def role_text(paragraph: Paragraph, words: range, known: bool = False) -> str | None:
    """A role as the article words it, without article or comma; None if it names no office, trade or kin.

    `known` tells that it is a role, though none of its words is in the lexicon.
    """
    if words and paragraph.words[words[-1]].upos == "ADP":
        return None  # “to swimmers such as Ann” tells what the swimmers are
    words = _within_brackets(paragraph, words)
    first, last = (words[0], words[-1]) if words else (0, -1)
    while first <= last and _leads_in(paragraph.words[first]):
        first += 1
    while last >= first and paragraph.words[last].text in ENDING:
        last -= 1
    if not 0 <= last - first < LONGEST_ROLE:
        return None
    if not known and not any(_is_office(paragraph.words[i]) for i in range(first, last + 1)):
        return None
    return paragraph.wording(range(first, last + 1))


def _within_brackets(paragraph: Paragraph, words: range) -> range:
    """The words between a bracket that closes and one that opens, where their partners are not among the words."""
    texts = [paragraph.words[i].text for i in words]
    opened = texts.index("(") if "(" in texts else len(texts)
    closed = texts.index(")") if ")" in texts else len(texts)
    if closed < opened:
        return _within_brackets(paragraph, words[closed + 1 :])
    return words[:opened] if opened < closed == len(texts) else words


def _leads_in(word: Word) -> bool:
    """“**who is the** leader”, “**according to the** leader”: words before a role that are no part of it."""
    tags = (*RELATIVE_TAGS, *FINITE)
    return word.text.lower() in OPENING | LEADING or word.upos in BEFORE_ROLES or word.xpos in tags


def _is_office(word: Word) -> bool:
    named = word.lemma.lower() in lexicon.people() or lexicon.is_title(word.text)
    return named and not lexicon.is_address(word.text)
