"""Transcripts and interviews: a paragraph that opens with a label holds the words of whoever that names.

“BERG: Nobody likes cuts.” “Anna Berg: Nobody does.” “Mr BERG (Lowford) (14:03)—I do.” “Q: Why?” The labels know few
of them, and are unsure of those.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.document.labels import bioes
from quotes.document.openings import ASKERS, LETTERS, Opening, initials_of, opening_of
from quotes.document.paragraph import FINITE, Entity, Paragraph, Part, Place, Turn, Word
from quotes.text.names import words_of
from quotes.text.punctuation import SENTENCE_ENDS
from quotes.text.quotation_marks import CLOSING

FEWEST_TURNS = 2
"""With a verb in a tense: “BERG: a life in pictures” is a headline, “BERG: 45 percent” a result."""

CERTAINTY = 0.9
"""Of the labels of a turn: its form hardly leaves a doubt."""

LONGEST_INITIALS = 4

SELF = frozenset(("i", "me", "my", "we", "our", "us", "you", "your"))
"""Who speaks uses them."""

ABOUT_ITSELF = frozenset(("interview", "conversation", "transcript"))
"""“This interview was shortened”: whose words are not those of who speaks."""


def with_turns(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """An article's paragraphs, in which turns of people whom it names are labelled as such: source, cue, content.

    So are those of others who speak with them again and again, of who asks and answers, and the paragraphs in which a
    turn goes on. The names of people there are names of people.
    """
    openings = {n: opening for n, paragraph in enumerate(paragraphs) if (opening := opening_of(paragraph))}
    turns = _turns(paragraphs, openings)
    if sum(any(word.xpos in FINITE for word in paragraphs[number].words) for number in turns) < FEWEST_TURNS:
        return paragraphs
    found = list(paragraphs)
    for number, turn in turns.items():
        kind = _kind(paragraphs, openings[number], turn)
        found[number] = _labelled(paragraphs[number], openings[number], turn, kind)
    for number, turn in _going_on(paragraphs, openings, turns).items():
        found[number] = _continued(paragraphs[number], turn)
    return found


# ---- which openings are turns


def _turns(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> dict[int, Turn]:
    """The turns by the paragraphs that they open in, in order."""
    found = {
        number: Turn("named", number, _stands_for(paragraphs, openings, number))
        for number in _named(paragraphs, openings)
    }
    letters = {number: opening for number, opening in openings.items() if opening.form in LETTERS.values()}
    if {"question", "answer"} <= {opening.form for opening in letters.values()}:
        parts: dict[str, Part] = {"question": "question", "answer": "answer"}
        found |= {number: Turn(parts[opening.form], number) for number, opening in letters.items()}
    return dict(sorted(found.items()))


def _named(paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening]) -> set[int]:
    """The openings that name somebody who speaks."""
    names = {number: opening for number, opening in openings.items() if opening.form not in LETTERS.values()}
    surname = {number: _surname(paragraphs[number], opening.name) for number, opening in names.items()}
    of_parliament = {number for number, opening in names.items() if opening.form == "parliament"}
    known = _surnames(paragraphs, names)
    found = {number for number in names if surname[number] in known or number in of_parliament}
    found |= {number for number in names if _stands_for(paragraphs, names, number)}
    found |= _dialogue(paragraphs, names)
    found = _written_as_names_again_and_again(paragraphs, names, found)
    if found:
        regulars = _regulars(paragraphs, names)
        found |= {n for n in names if surname[n] in regulars | ASKERS or _is_body(paragraphs, names[n], n)}
    return found


def _surname(paragraph: Paragraph, name: range) -> str:
    return paragraph.words[name[-1]].text.casefold()


def _surnames(paragraphs: Sequence[Paragraph], names: Mapping[int, Opening]) -> frozenset[str]:
    """The last words of the people's names that stand elsewhere than at the start of a turn."""
    return frozenset(
        _surname(paragraphs[number], person)
        for number, person in _people(paragraphs)
        if number not in names or person[-1] not in names[number].name
    )


def _regulars(paragraphs: Sequence[Paragraph], names: Mapping[int, Opening]) -> frozenset[str]:
    """Who opens several paragraphs and is a person to the models in one: the host, whom nobody may introduce."""
    opened = Counter(_surname(paragraphs[number], opening.name) for number, opening in names.items())
    people = {_surname(paragraphs[number], person) for number, person in _people(paragraphs)}
    return frozenset(name for name in people if opened[name] >= FEWEST_TURNS)


def _dialogue(paragraphs: Sequence[Paragraph], names: Mapping[int, Opening]) -> set[int]:
    """The openings of two or more people, each of whom opens several paragraphs; nobody else may name them."""
    label = {number: _label(paragraphs[number], opening) for number, opening in names.items()}
    people = {number for number, person in _people(paragraphs) if number in names and person[-1] in names[number].name}
    opened = Counter(label.values())
    again = {label[number] for number in people if opened[label[number]] >= FEWEST_TURNS}
    return {number for number in names if label[number] in again} if len(again) >= FEWEST_TURNS else set()


def _label(paragraph: Paragraph, opening: Opening) -> tuple[str, ...]:
    return words_of(paragraph.span(opening.name).of(paragraph.text))


def _written_as_names_again_and_again(
    paragraphs: Sequence[Paragraph], names: Mapping[int, Opening], found: set[int]
) -> set[int]:
    """Without “Vell: a workshop in clay” and “Berg: a workshop in oil”: one who is written so speaks twice."""
    as_names = {number for number in found if names[number].form == "name"}
    opened = Counter(_surname(paragraphs[number], names[number].name) for number in as_names)
    again = any(count >= FEWEST_TURNS for count in opened.values())
    initials = any(names[number].form == "capitals" for number in found)
    return found if again or initials else found - as_names


def _stands_for(paragraphs: Sequence[Paragraph], names: Mapping[int, Opening], number: int) -> Place | None:
    """The head of the last name of a person or body whose initials a label is: “JN” for Jana Noll."""
    opening = names[number]
    letters = paragraphs[number].span(opening.name).of(paragraphs[number].text).replace(".", "")
    if opening.form != "capitals" or not 2 <= len(letters) <= LONGEST_INITIALS or not letters.isalpha():
        return None
    places = (
        Place(other, paragraph.head_of(entity.words))
        for other, paragraph in enumerate(paragraphs)
        for entity in paragraph.entities
        if entity.type in ("PERSON", "ORG") and len(entity.words) > 1
        if initials_of(paragraph.span(entity.words).of(paragraph.text)) in (letters, letters.removeprefix("T"))
    )
    return max(places, default=None)


def _is_body(paragraphs: Sequence[Paragraph], opening: Opening, number: int) -> bool:
    """Is a label the name of a body, or how it begins, that the article names elsewhere: the paper that asks?"""
    label = _label(paragraphs[number], opening)
    return any(
        words_of(paragraph.span(entity.words).of(paragraph.text))[: len(label)] == label
        for other, paragraph in enumerate(paragraphs)
        for entity in paragraph.entities
        if entity.type == "ORG" and other != number
    )


def _people(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, range]]:
    """The people's names, with the number of the paragraph that each stands in."""
    for number, paragraph in enumerate(paragraphs):
        yield from ((number, entity.words) for entity in paragraph.entities if entity.type == "PERSON")


def _kind(paragraphs: Sequence[Paragraph], opening: Opening, turn: Turn) -> str | None:
    """The type of name that the label of a turn is; None for a letter and for “REPORTER”."""
    paragraph = paragraphs[turn.opens]
    if turn.part != "named" or _surname(paragraph, opening.name) in ASKERS:
        return None
    if turn.name:
        return paragraphs[turn.name.paragraph].entity_of[turn.name.word].type
    return "ORG" if _is_body(paragraphs, opening, turn.opens) else "PERSON"


# ---- paragraphs in which a turn goes on


def _going_on(
    paragraphs: Sequence[Paragraph], openings: Mapping[int, Opening], turns: Mapping[int, Turn]
) -> dict[int, Turn]:
    """The paragraphs behind a turn that go on with it: until the next opening, or until somebody else writes."""
    found: dict[int, Turn] = {}
    surnames = {_surname(paragraphs[number], openings[number].name) for number in turns}
    last = max(turns)
    for number, paragraph in enumerate(paragraphs):
        before = turns.get(number - 1) or found.get(number - 1)
        if before is None or number in openings or not _may_go_on(paragraph, surnames):
            continue
        if number < last or any(word.text.lower() in SELF for word in paragraph.words):
            found[number] = before
    return found


def _may_go_on(paragraph: Paragraph, surnames: set[str]) -> bool:
    """A sentence that is no question and no note, and that speaks of nobody who has a turn."""
    texts = [word.text for word in paragraph.words]
    if not texts or texts[0] in ("(", "[") or texts[-1] == "?" or not any(w.xpos in FINITE for w in paragraph.words):
        return False
    if texts[-1][-1] not in SENTENCE_ENDS | CLOSING | {")"} or ABOUT_ITSELF.intersection(map(str.lower, texts[:4])):
        return False
    people = {_surname(paragraph, entity.words) for entity in paragraph.entities if entity.type == "PERSON"}
    return not people & surnames


# ---- the labels


def _labelled(paragraph: Paragraph, opening: Opening, turn: Turn, kind: str | None) -> Paragraph:
    """The paragraph with the labels of a turn whose label is a name of that kind; no marks around it count."""
    words, name = paragraph.words, opening.name
    quoted = name[0] > 0 and words[-1].text in CLOSING
    content = range(opening.start, len(words) - quoted)
    labels = {**bioes(opening.mark, "CUE"), **bioes(name, "SOURCE"), **bioes(content, "CONTENT")}
    sentence = words[opening.start - 1].sentence
    return replace(
        paragraph,
        words=[
            _with_label(replace(word, sentence=sentence) if number < opening.start else word, labels.get(number, "O"))
            for number, word in enumerate(words)
        ],
        entities=_with_name(paragraph.entities, name, kind),
        turn=turn,
    )


def _continued(paragraph: Paragraph, turn: Turn) -> Paragraph:
    """The paragraph as a content from its first word to its last."""
    labels = bioes(range(len(paragraph.words)), "CONTENT")
    words = [_with_label(word, labels[number]) for number, word in enumerate(paragraph.words)]
    return replace(paragraph, words=words, turn=turn)


def _with_name(entities: Sequence[Entity], name: range, kind: str | None) -> Sequence[Entity]:
    """The entities with one of that kind which is named by these words, unless one is; without a kind, none is."""
    if kind is None:
        return [entity for entity in entities if entity.words[0] not in name]
    if any(entity.type == kind and entity.words[-1] == name[-1] for entity in entities):
        return entities
    return [Entity(kind, name), *(entity for entity in entities if entity.words[0] not in name)]


def _with_label(word: Word, label: str) -> Word:
    return replace(word, label=label, certainty=CERTAINTY)
