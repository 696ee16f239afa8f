"""A Stanza document as paragraphs: plain records, repaired, with their pairs of quotation marks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quotes.document.paragraph import ROOT, Attachment, Entity, Paragraph, Word
from quotes.document.questions import with_questions
from quotes.document.repairs import repaired
from quotes.document.turns import with_turns
from quotes.model import Span
from quotes.text.quotation_marks import find_all_pairs

if TYPE_CHECKING:
    from stanza import Document


def paragraphs_of(document: "Document", body_start: int = 0) -> list[Paragraph]:
    """The paragraphs of a document that the annotator made, from the character on at which the body begins.

    What stands before it, a headline say, still tells who is who.
    """
    read = with_questions(with_turns(repaired(read_paragraphs(document))))
    body = [paragraph for paragraph in read if paragraph.area.start >= body_start]
    pairs = find_all_pairs(document.text, [paragraph.area for paragraph in body])
    before = len(read) - len(body)
    return [
        replace(own, number=number, pairs=pairs[number], turn=own.turn and own.turn.moved(before))
        for number, own in enumerate(body)
    ]


def read_paragraphs(document: "Document") -> list[Paragraph]:
    """All paragraphs of a document as the models read them, without repairs and numbers."""
    sentences: dict[int, list[Any]] = defaultdict(list)
    for sentence in document.sentences:
        sentences[sentence.paragraph].append(sentence)
    return [
        _paragraph(document.text, area, sentences[number], document.attachments.get(number))
        for number, area in enumerate(document.paragraphs)
    ]


def _paragraph(text: str, area: Span, sentences: Sequence[Any], attachment: Attachment | None) -> Paragraph:
    words: list[Word] = []
    entities = []
    for order, sentence in enumerate(sentences):
        first = len(words)
        words += [_word(word, first, order) for word in sentence.words]
        for entity in sentence.ents:
            run = range(first + entity.words[0].id - 1, first + entity.words[-1].id)
            entities.append(Entity(entity.type, run))
    return Paragraph(text, area, words, entities, attachment=attachment)


def _word(word: Any, first: int, sentence: int) -> Word:
    return Word(
        text=word.text,
        lemma=word.lemma or word.text,
        upos=word.upos,
        xpos=word.xpos,
        deprel=word.deprel,
        head=first + word.head - 1 if word.head else ROOT,
        sentence=sentence,
        span=Span(word.start_char, word.end_char),
        label=word.attribution,
        certainty=word.attribution_confidence,
    )
