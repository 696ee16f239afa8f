"""What an article tells of whether somebody is a man or a woman, before it is known who is who.

Only what hardly errs: titles, nouns for kin, and a pronoun that takes up the one person named right before it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, pairwise

from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference, NounReference, PronounReference, Reference
from quotes.document.paragraph import Place
from quotes.lexicon import Gender
from quotes.text.names import words_of

SUBJECTS = frozenset(("he", "she"))
TAKING_UP = SUBJECTS | {"his", "himself", "herself"}
"""Pronouns that may stand for the subject of their own sentence, as him and her do not."""

APART = 3
"""Words from a name to a possessive that stands for it, itself counted: “**Ana Berg**, **his** deputy” has two."""

OF_SPOUSES: Mapping[str, Gender] = {"husband": "f", "widower": "f", "wife": "m", "widow": "m"}
"""Noun for whom somebody is married to -> the gender of that somebody."""

Vote = tuple[NameReference, Gender]


class Genders:
    """What is told of the people whom an article names: of all mentions of a name, and of one mention by a pronoun."""

    def __init__(self, references: Sequence[Reference], sources: AbstractSet[Place]):
        """`references` stand in the order of the text; `sources` are the head words of attributions' sources."""
        by_pronoun = list(_votes_of_pronouns(references, sources))
        self._of_mention: Mapping[NameReference, Gender] = dict(by_pronoun)
        self._of_name: defaultdict[Name, set[Gender]] = defaultdict(set)
        for mention, gender in [*by_pronoun, *_votes_of_words(references)]:
            self._of_name[mention.name].add(gender)

    @property
    def of_names(self) -> dict[Name, Gender]:
        """Each name of a person of whom something tells a gender, and nothing another."""
        return {name: next(iter(told)) for name, told in self._of_name.items() if len(told) == 1}

    def of_mention(self, mention: Reference) -> Gender:
        """What its title tells, else the pronoun that takes it up."""
        if mention.gender != "-" or not isinstance(mention, NameReference):
            return mention.gender
        return self._of_mention.get(mention, "-")


def _votes_of_words(references: Sequence[Reference]) -> Iterator[Vote]:
    people = {r.at.head: r for r in references if isinstance(r, NameReference) and r.kind == "person"}
    yield from ((person, person.gender) for person in people.values() if person.gender != "-")
    for noun in references:
        if isinstance(noun, NounReference):
            yield from _votes_of_noun(noun, people)


def _votes_of_pronouns(references: Sequence[Reference], sources: AbstractSet[Place]) -> Iterator[Vote]:
    sentences = [list(own) for _, own in groupby(references, key=_sentence)]
    for own in sentences:
        yield from _within_sentence(own, sources)
    for before, after in pairwise(sentences):
        if before[0].at.head.paragraph == after[0].at.head.paragraph and _follows(before, after):
            yield from _across_sentences(before, after, sources)


def _sentence(reference: Reference) -> tuple[int, int]:
    return reference.at.head.paragraph, reference.at.sentence


def _follows(before: Sequence[Reference], after: Sequence[Reference]) -> bool:
    return after[0].at.sentence - before[0].at.sentence == 1


def _votes_of_noun(noun: NounReference, people: Mapping[Place, NameReference]) -> Iterator[Vote]:
    """“His **wife**, Judith”; “Paul Dean’s **widow**”."""
    explained = people.get(noun.explains) if noun.explains else None
    if explained and noun.gender != "-":
        yield explained, noun.gender
    if noun.noun in OF_SPOUSES:
        owners = [r for r in people.values() if noun.qualifiers and set(words_of(r.name.text)) == noun.qualifiers]
        yield from ((owner, OF_SPOUSES[noun.noun]) for owner in owners)


def _within_sentence(sentence: Sequence[Reference], sources: AbstractSet[Place]) -> Iterator[Vote]:
    """“**William Ruta** came with **his** wife”, “**Ana Berg** said **she** was glad”: before anybody else is named.

    “**Ana Berg** was ill, **he** said” is of two people, and so is “**Ana Berg**, **his** deputy, left”.
    """
    people = [r for r in sentence if not r.at.quoted and _is_somebody(r)]
    for name, pronoun in pairwise(people):
        if not isinstance(name, NameReference) or not isinstance(pronoun, PronounReference):
            continue
        first = name is people[0] and name.at.subject
        apart = pronoun.at.subject or pronoun.at.words[0] - name.at.words[-1] >= APART
        if first and apart and pronoun.pronoun in TAKING_UP and pronoun.at.head not in sources:
            yield name, pronoun.gender


def _across_sentences(
    before: Sequence[Reference], after: Sequence[Reference], sources: AbstractSet[Place]
) -> Iterator[Vote]:
    """“**Paul Dean** was killed. **He** was 44.”: the only one named, and the first whom the next sentence is about."""
    named = [r for r in before if not r.at.quoted and _is_somebody(r) and not isinstance(r, PronounReference)]
    names = [r for r in named if isinstance(r, NameReference)]
    people = [r for r in after if _is_somebody(r)]
    if len(names) != 1 or not names[0].at.subject or not people or not _explain(named, names[0]):
        return
    [name], pronoun = names, people[0]
    if not isinstance(pronoun, PronounReference) or pronoun.pronoun not in SUBJECTS or not pronoun.at.subject:
        return
    if not pronoun.at.quoted or _says_another(after, pronoun.gender, sources):
        yield name, pronoun.gender


def _explain(people: Sequence[Reference], name: NameReference) -> bool:
    """Are all nouns for people about the one who is named?"""
    return all(r is name or (isinstance(r, NounReference) and r.explains == name.at.head) for r in people)


def _says_another(sentence: Sequence[Reference], gender: Gender, sources: AbstractSet[Place]) -> bool:
    """“**He** was my rock,” **Mrs Dean** said: a pronoun in quotation marks is not whose title tells otherwise."""
    speaking = [r for r in sentence if isinstance(r, NameReference) and r.at.head in sources]
    return any(r.name.gender not in ("-", gender) for r in speaking)


def _is_somebody(reference: Reference) -> bool:
    return reference.kind == "person"
