"""Whom “I”, “we” and “you” stand for where they are sources.

In an interview whoever answers or asks; in a bylined article the author. Those within quotation marks are whoever
speaks there (`context`).
"""

from collections.abc import Sequence

from quotes.coreference.authors import Authors, authors_of
from quotes.coreference.chains import Chains, Link, Resolution
from quotes.coreference.interviews import Interview
from quotes.coreference.pronoun_references import FIRST_PERSON
from quotes.coreference.reference import PronounReference, Reference
from quotes.document.paragraph import Paragraph, Turn
from quotes.model import DIGITS, Article

SINGULAR = frozenset(("i", "me", "my", "myself"))
PLURAL = frozenset(("we", "us", "our", "ourselves"))
PLURAL_CERTAINTY = 0.9
"""Factor for “we”: others may be meant with whoever speaks."""


def resolve_first_person(
    article: Article, paragraphs: Sequence[Paragraph], chains: Chains, interview: Interview
) -> None:
    """Give the sources that are first persons the chains of those whom they mean."""
    authors = authors_of(article, paragraphs, chains)
    for reference in chains.references:
        if reference.at.head not in chains.sources:
            continue
        paragraph = paragraphs[reference.at.head.paragraph]
        if found := _resolution(paragraph, reference, interview, authors):
            chains.reassign(reference, found)


def _resolution(
    paragraph: Paragraph, reference: Reference, interview: Interview, authors: Authors
) -> Resolution | None:
    if not isinstance(reference, PronounReference) or reference.pronoun not in FIRST_PERSON or reference.at.quoted:
        return None
    if paragraph.turn is not None:
        return _of_turn(paragraph.turn, reference.pronoun, interview)
    return _of_author(reference.pronoun, authors)


def in_turn(turn: Turn, interview: Interview) -> Resolution | None:
    """Whoever speaks in a turn of an interview; without labels only where the text tells of an interview."""
    if turn.part == "named" or not (turn.labelled or interview.told):
        return None
    return interview.answers if turn.part == "answer" else interview.asks


def _of_turn(turn: Turn, pronoun: str, interview: Interview) -> Resolution | None:
    """“I” of whoever speaks; “you” of a question is whoever answers. “You” of an answer may be anybody."""
    if pronoun.startswith("you"):
        other = Turn("answer", turn.opens, labelled=turn.labelled)
        found = in_turn(other, interview) if turn.part == "question" else None
    else:
        found = in_turn(turn, interview)
    if found is None:
        return None
    sure = 1 if pronoun in SINGULAR else PLURAL_CERTAINTY
    return Resolution(
        found.chain, f"{word_of(pronoun)}: {found.reason}", round(sure * found.confidence, DIGITS), Link.FIRST_PERSON
    )


def _of_author(pronoun: str, authors: Authors) -> Resolution | None:
    """“I” of the writer, and “we” of a body that states something. “We” of a person may be anybody."""
    found = authors.one if pronoun in SINGULAR else authors.several if pronoun in PLURAL else None
    return found and Resolution(found.chain, f"{word_of(pronoun)}: {found.reason}", found.confidence, Link.FIRST_PERSON)


def word_of(pronoun: str) -> str:
    """A pronoun in a reason: “I” has its capital."""
    return "I" if pronoun == "i" else pronoun
