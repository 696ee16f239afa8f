"""Nouns, and the words that stand with them."""

from quotes.document.paragraph import Paragraph, Word

INDEFINITE = frozenset(("a", "an", "another", "some", "any", "one", "several", "many", "few", "other", "no"))
CLAUSES = ("acl", "parataxis", "appos", "conj", "cc", "advcl", "ccomp")


def noun_of(word: Word) -> str:
    """The lemma of a noun in lower case."""
    return word.lemma.lower()


def phrase(paragraph: Paragraph, head: int) -> range:
    """The words of a noun's phrase around it, without clauses and explanations: one run of words."""
    words = paragraph.subtree(head, without=CLAUSES)
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while last > head and paragraph.words[last].upos == "PUNCT":
        last -= 1
    while first < head and paragraph.words[first].upos in ("PUNCT", "CCONJ", "ADP"):
        first += 1
    return range(first, last + 1)
