"""Stanza's document as plain records: stand-ins have just what is read of its objects."""

from types import SimpleNamespace

import pytest

from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import ROOT, Entity, Word
from quotes.model import Span
from quotes.text.paragraphs import split_paragraphs
from quotes.text.quotation_marks import Pair

TEXT = "“We go,” Ana Mirel said. She left.\n\nTags: Lowford\n\n“So did “Vell”.”"


def word(id, text, start, head, **told):
    """A word as Stanza has it; a noun without a lemma, unless told otherwise."""
    told = {"upos": "NOUN", "xpos": "NN", "deprel": "dep", "lemma": None, "label": "O", "certainty": 1.0} | told
    return SimpleNamespace(
        id=id,
        text=text,
        lemma=told["lemma"],
        upos=told["upos"],
        xpos=told["xpos"],
        deprel=told["deprel"],
        head=head,
        start_char=start,
        end_char=start + len(text),
        attribution=told["label"],
        attribution_confidence=told["certainty"],
    )


def sentence(paragraph, words, *names):
    """A sentence; names are a type with the numbers of the first and the last word."""
    ents = [SimpleNamespace(type=type, words=words[first - 1 : last]) for type, first, last in names]
    return SimpleNamespace(paragraph=paragraph, words=words, ents=ents)


@pytest.fixture
def document():
    first = [
        word(1, "“We go,”", 0, 4),
        word(2, "Ana", 9, 4, lemma="Ana"),
        word(3, "Mirel", 13, 2),
        word(4, "said", 19, 0, lemma="say", upos="VERB", xpos="VBD", deprel="root", label="S-CUE", certainty=0.7),
    ]
    second = [word(1, "She", 25, 2, upos="PRON", xpos="PRP", deprel="nsubj", lemma="she"), word(2, "left", 29, 0)]
    third = [word(1, "Tags", 36, 2), word(2, "Lowford", 42, 0)]
    last = [word(1, "So", 52, 2), word(2, "did", 55, 0), word(3, "Vell", 60, 2)]
    sentences = [
        sentence(0, first, ("PERSON", 2, 3)),
        sentence(0, second, ("MISC", 2, 2)),
        sentence(1, third, ("LOC", 2, 2)),
        sentence(2, last, ("PERSON", 3, 3)),
    ]
    attachments = {0: "attachment of the first"}
    return SimpleNamespace(text=TEXT, paragraphs=split_paragraphs(TEXT), sentences=sentences, attachments=attachments)


def test_words_are_numbered_through_the_paragraph(document):
    first, tags, last = paragraphs_of(document)
    assert first.words == [
        Word("“We go,”", "“We go,”", "NOUN", "NN", "dep", 3, 0, Span(0, 8)),
        Word("Ana", "Ana", "NOUN", "NN", "dep", 3, 0, Span(9, 12)),
        Word("Mirel", "Mirel", "NOUN", "NN", "dep", 1, 0, Span(13, 18)),
        Word("said", "say", "VERB", "VBD", "root", ROOT, 0, Span(19, 23), "S-CUE", 0.7),
        Word("She", "she", "PRON", "PRP", "nsubj", 5, 1, Span(25, 28)),
        Word("left", "left", "NOUN", "NN", "dep", ROOT, 1, Span(29, 33)),
    ]
    assert first.entities == [Entity("PERSON", range(1, 3)), Entity("MISC", range(5, 6))]
    assert [own.words[-1].head for own in (tags, last)] == [ROOT, 1]
    assert last.entities == [Entity("PERSON", range(2, 3))]


def test_paragraphs_have_their_area_number_pairs_and_attachment(document):
    assert [(own.area, own.number, own.pairs, own.attachment) for own in paragraphs_of(document)] == [
        (Span(0, 34), 0, [Pair(Span(0, 8))], "attachment of the first"),
        (Span(36, 49), 1, [], None),
        (Span(51, 67), 2, [Pair(Span(51, 67))], None),
    ]


@pytest.mark.parametrize(("body_start", "starts"), [(0, [0, 36, 51]), (36, [36, 51]), (37, [51]), (52, [])])
def test_the_body_begins_at_a_character(document, body_start, starts):
    body = paragraphs_of(document, body_start)
    assert [paragraph.area.start for paragraph in body] == starts
    assert [paragraph.number for paragraph in body] == list(range(len(starts)))


def test_what_stands_before_the_body_tells_who_is_who():
    text = "Ana Mirel\nMirel stayed"
    head = sentence(0, [word(1, "Ana", 0, 0), word(2, "Mirel", 4, 1)], ("PERSON", 1, 2))
    body = sentence(1, [word(1, "Mirel", 10, 2, upos="PROPN"), word(2, "stayed", 16, 0)])
    document = SimpleNamespace(text=text, paragraphs=split_paragraphs(text), sentences=[head, body], attachments={})
    [paragraph] = paragraphs_of(document, 10)
    assert paragraph.entities == [Entity("PERSON", range(1))]


def test_a_paragraph_without_sentences():
    document = SimpleNamespace(text="…", paragraphs=[Span(0, 1)], sentences=[], attachments={})
    [paragraph] = paragraphs_of(document)
    assert (paragraph.words, paragraph.entities, paragraph.pairs) == ([], [], [])
