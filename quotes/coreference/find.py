"""Places of an article that refer to someone: names, nouns for people and bodies, pronouns."""

from collections.abc import Mapping, Sequence

from quotes.coreference.appositions import name_at_end
from quotes.coreference.documents import Authors, authors_of_documents
from quotes.coreference.letter_titles import with_titles
from quotes.coreference.name_references import joint_names, single_names
from quotes.coreference.noun_references import nominals
from quotes.coreference.pronoun_references import pronouns
from quotes.coreference.reference import Reference
from quotes.document.paragraph import Paragraph, Place


def find_references(paragraphs: Sequence[Paragraph], sources: Mapping[Place, range]) -> list[Reference]:
    """All references of an article in the order of the text.

    `sources` are the words of its attributions' sources by their head words, each of which is a reference, whatever
    it is.
    """
    authors = authors_of_documents(paragraphs, sources.keys())
    found: list[Reference] = []
    for paragraph in paragraphs:
        own = {head.word: words for head, words in sources.items() if head.paragraph == paragraph.number}
        found += _references(paragraph, own, authors)
    return with_titles(found, paragraphs)


def _references(paragraph: Paragraph, sources: Mapping[int, range], authors: Authors) -> list[Reference]:
    heads = {head: name_at_end(paragraph, words, head) for head, words in sources.items()}
    found: list[Reference] = [
        *joint_names(paragraph, heads.keys()),
        *single_names(paragraph),
        *nominals(paragraph, heads, authors),
        *pronouns(paragraph, heads.keys(), authors),
    ]
    return sorted(found, key=lambda reference: reference.at.order)
