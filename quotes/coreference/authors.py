"""Who writes an article in the first person: whom its byline, its heading or its signature names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.coreference.chains import Chains, Link, Resolution
from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference
from quotes.document.paragraph import Paragraph
from quotes.model import Article, SpeakerKind
from quotes.text.bylines import author_of

CERTAINTY = 0.85

HEADING = re.compile(
    r"^(?:an?\s|the\s|full\s|open\s|joint\s|press\s|text:?\s)*"
    r"(?:statement|speech|remarks|address|letter|testimony|lecture|essay|message)\b[^.?!]*\s(?:by|of|from)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before the name in “Statement **by** the Trade Board”."""

SALUTATION = re.compile(r"(?:my\s)?dear(?:est)?\b", re.IGNORECASE)
LONGEST_SIGNATURE = 4
SIGNED = 4
"""Paragraphs at the end in one of which a letter is signed."""


@dataclass(frozen=True, slots=True)
class Authors:
    """Whom “I” and “we” of the writer stand for, where the text tells."""

    one: Resolution | None
    several: Resolution | None


def authors_of(article: Article, paragraphs: Sequence[Paragraph], chains: Chains) -> Authors:
    """The person whom byline, heading or signature names; “we” of a statement is the body that its heading names."""
    return Authors(
        one=_of_byline(article, chains) or _of_heading(paragraphs, chains, "person") or _of_letter(paragraphs, chains),
        several=_of_heading(paragraphs, chains, "organization"),
    )


def _of_byline(article: Article, chains: Chains) -> Resolution | None:
    author = author_of(article.byline)
    return (
        Resolution(chains.chain_called(Name(author, "person")), "the author", CERTAINTY, Link.FIRST_PERSON)
        if author
        else None
    )


def _of_heading(paragraphs: Sequence[Paragraph], chains: Chains, kind: SpeakerKind) -> Resolution | None:
    """“Remarks by **Ana Mirel**”, “Statement of the **Trade Board** on fares”: the first line."""
    for reference in _names_in(0, chains):
        paragraph = paragraphs[0]
        before = paragraph.text[paragraph.area.start : paragraph.span(reference.at.words).start]
        if reference.kind == kind and HEADING.match(before) and not paragraph.area.of(paragraph.text).endswith("."):
            return Resolution(
                chains.resolution_of(reference).chain, "whose words the heading announces", CERTAINTY, Link.FIRST_PERSON
            )
    return None


def _of_letter(paragraphs: Sequence[Paragraph], chains: Chains) -> Resolution | None:
    """Dear Jon: … / Love, / **Ana Mirel**: a name alone near the end of what opens with “Dear”."""
    if not any(SALUTATION.match(paragraph.area.of(paragraph.text)) for paragraph in paragraphs):
        return None
    for number in range(len(paragraphs) - 1, max(len(paragraphs) - 1 - SIGNED, 0), -1):
        names = _names_in(number, chains)
        if names and names[0].kind == "person" and len(paragraphs[number].words) <= LONGEST_SIGNATURE:
            return Resolution(
                chains.resolution_of(names[0]).chain, "whose signature it bears", CERTAINTY, Link.FIRST_PERSON
            )
    return None


def _names_in(number: int, chains: Chains) -> list[NameReference]:
    here = [reference for reference in chains.references if reference.at.head.paragraph == number]
    return [reference for reference in here if isinstance(reference, NameReference)]
