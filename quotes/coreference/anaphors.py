"""The sources that a ranker decides on: pronouns, and nouns that the rules could not tie to a name beside them."""

from collections.abc import Mapping, Sequence

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.chains import Chains, Link, is_nobodys
from quotes.coreference.pronoun_references import PRONOUNS
from quotes.coreference.reference import NounReference, PronounReference, Reference
from quotes.document.paragraph import Paragraph, Place


def is_anaphor(reference: Reference) -> bool:
    """He, she, it, they; or “the minister”, “his lawyer”: a noun for one who was told of before.

    “Another minister” is someone new, “ministers” are several, a document by the ministry is the ministry's, and a
    title in letters is its bearer's.
    """
    if isinstance(reference, PronounReference):
        return reference.pronoun in PRONOUNS and not reference.reflexive and reference.owner is None
    if not isinstance(reference, NounReference) or reference.plural or reference.name is not None:
        return False
    return reference.definite and reference.owner is None and not reference.bearers and not is_nobodys(reference)


def anaphors(chains: Chains) -> list[int]:
    """The numbers of the references that are anaphors and sources, but for those that a name beside them settles.

    Whose a document is that is a source counts as one: “a statement by **the ministry**”.
    """
    spoken = chains.sources | chains.owners
    return [
        number
        for number, reference in enumerate(chains.references)
        if reference.at.head in spoken
        and is_anaphor(reference)
        and chains.resolution_of(reference).link is not Link.EXPLAINS
    ]


def contents_by_source(
    paragraphs: Sequence[Paragraph], attributions: Sequence[PlacedAttribution], references: Sequence[Reference]
) -> Mapping[Place, Sequence[Place]]:
    """The heads of the references that stand within what each source says, by the source's head word."""
    spans = [paragraphs[r.at.head.paragraph].span(r.at.words) for r in references]
    found: dict[Place, list[Place]] = {}
    for placed in attributions:
        if placed.head:
            inside = [
                reference.at.head
                for reference, span in zip(references, spans, strict=True)
                if any(span in content for content in placed.attribution.content)
            ]
            found.setdefault(placed.head, []).extend(inside)
    return found
