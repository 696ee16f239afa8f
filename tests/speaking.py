"""Articles written for tests of who speaks: each sentence numbers its own words, and says whose source is what."""

import re
from collections.abc import Sequence

from paragraphs import written

from quotes.coreference.chains import Chains
from quotes.coreference.find import find_references
from quotes.coreference.reference import Reference
from quotes.document.paragraph import Paragraph, Place
from quotes.model import Article, Reading
from quotes.pipeline import reading_of

RAINED = "that/IN/B-CONTENT it/PRP/I-CONTENT rained/VBD/E-CONTENT ./."
SAID = f"said/VBD/=say/S-CUE/root>0 {RAINED}"
HEAD = re.compile(r"(?<=[a-z]>)[1-9]\d*")

Told = tuple[str | None, str, float | None]
"""Of a quotation: the names of its speakers (None: unknown), joined by “ · ”, why these, and how sure it is."""


def says(source: str, certainty: float = 1.0, then: str = SAID) -> str:
    """A sentence: the source, with its labels, “said that it rained”. The verb's number follows that of the source."""
    words = source.split()
    labels = ["I"] * len(words)
    labels[0], labels[-1] = "B", "E"
    if len(words) == 1:
        labels = ["S"]
    return (
        " ".join(f"{word}/{label}-SOURCE:{certainty}" for word, label in zip(words, labels, strict=True)) + f" {then}"
    )


def numbered(sentences: str) -> str:
    """Sentences parted by “||”, whose heads are numbered in each of them, as one paragraph with its own numbers."""
    rows: list[str] = []
    for sentence in sentences.split("||"):
        before = sum(row != "||" for row in rows)
        shifted = HEAD.sub(lambda head, before=before: str(int(head.group()) + before), sentence)
        rows += ["||"] * bool(rows) + shifted.split()
    return " ".join(rows)


def paragraphs_of(*paragraphs: str) -> list[Paragraph]:
    """An article of paragraphs whose sentences number their own words."""
    return written(*map(numbered, paragraphs))


def reading(*paragraphs: str) -> Reading:
    """What the rules find in an article of these paragraphs."""
    found = paragraphs_of(*paragraphs)
    return reading_of(Article(id="a", text=found[0].text), found)


def told(*paragraphs: str) -> list[Told]:
    """Speakers, reason and how sure they are (None for nobody) of every quotation of an article of these paragraphs."""
    found = reading(*paragraphs)
    names = {chain.number: chain.name for chain in found.chains}
    speakers = [[name for chain in q.chains if (name := names[chain])] for q in found.quotations]
    return [
        (" · ".join(own) or None, q.reason, q.speaker_confidence)
        for own, q in zip(speakers, found.quotations, strict=True)
    ]


def references_of(paragraphs: Sequence[Paragraph]) -> tuple[list[Reference], set[Place]]:
    """The references of paragraphs, and the head words of what is labelled a source there."""
    sources = {
        paragraph.place(paragraph.head_of(source)): source
        for paragraph in paragraphs
        for source in paragraph.labelled("SOURCE")
    }
    return find_references(paragraphs, sources), set(sources)


def chains_of(*paragraphs: str) -> list[tuple[str, int, str, float]]:
    """Words, chain, reason and confidence of every reference of an article, in the order of the text."""
    found = paragraphs_of(*paragraphs)
    references, sources = references_of(found)
    chains = Chains(references, sources)
    rows = []
    for reference in references:
        resolution = chains.resolution_at(reference.at.head)
        assert resolution is not None
        words = found[reference.at.head.paragraph].wording(reference.at.words)
        rows.append((words, resolution.chain, resolution.reason, resolution.confidence))
    return rows
