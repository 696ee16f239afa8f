"""Whose words a document's are: “a statement issued by **the ministry**”, “an **LFU** report”, later “the report”."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from quotes import lexicon
from quotes.coreference.noun_phrases import noun_of
from quotes.coreference.reference import position
from quotes.coreference.together import together
from quotes.document.paragraph import PLURAL, ROOT, Entity, Paragraph, Place

AUTHORS = frozenset(("by", "from"))
PLACES_OF_PRINT = frozenset(("in", "on"))
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
SAME = frozenset(("said", "same"))
"""Words with which a document is still the one that was told of before."""

OTHER = frozenset(
    ("different", "earlier", "final", "first", "initial", "latest", "local", "new", "other", "previous", "second")
)
"""Adjectives with which it may be another one."""

WEBSITES = frozenset(("account", "blog", "channel", "page", "site", "website"))
NOBODY = frozenset(("media", "press"))
"""Nouns for bodies that are many: “media reports” are nobody's."""

Authors = Mapping[Place, tuple[Place, ...]]
"""Head word of a document, or of “it” that takes it up -> the head words of those whose words these are."""


def authors_of_documents(paragraphs: Sequence[Paragraph], sources: AbstractSet[Place]) -> Authors:
    """Those of all documents of an article that tell their authors, or take up one that did.

    “The report” is the one told of last, if that has an author. `sources` are the head words of attributions' sources.
    """
    found: dict[Place, tuple[Place, ...]] = {}
    last: dict[tuple[str, bool], tuple[Place, ...]] = {}
    seen: dict[tuple[str, bool], int] = {}
    for paragraph in paragraphs:
        for head in _documents(paragraph, sources):
            word = paragraph.words[head]
            kind = (noun_of(word), word.xpos in PLURAL)
            author = _author(paragraph, head, sources)
            authors = () if author is None else tuple(map(paragraph.place, together(paragraph, author)))
            if authors and not (kind in last and _is_signed(paragraph, head, author)):
                last[kind] = authors
            elif author is None and not is_told_of(paragraph, head, near=paragraph.number - seen.get(kind, -2) <= 1):
                last.pop(kind, None)  # somebody else's, and nobody knows whose
            if kind in last:
                here = author is not None and author == author_of_document(paragraph, head)
                found[paragraph.place(head)] = authors if here else last[kind]
                seen[kind] = paragraph.number
    return found | dict(_taken_up(paragraphs, sources, found))


def _author(paragraph: Paragraph, head: int, sources: AbstractSet[Place]) -> int | None:
    """By its phrase, else by its clause; of “in **its** report **the LFU** said” the name."""
    author = author_of_document(paragraph, head)
    pronoun = author is not None and paragraph.words[author].upos == "PRON" and paragraph.words[head].relation == "obl"
    if author is not None and not pronoun:
        return author
    by_clause = author_in_clause(paragraph, head, sources)
    return author if by_clause is None else by_clause


def _is_signed(paragraph: Paragraph, head: int, author: int | None) -> bool:
    """“The ministry issued a statement. **The** statement signed by **Vell** said”: later still the ministry's."""
    if author is None:
        return False
    verbs = {paragraph.words[i].lemma.lower() for i in paragraph.ancestors(author)}
    signed = any(lexicon.authoring().get(verb) == "sign" for verb in verbs)
    determiners = {paragraph.words[i].text.lower() for i in paragraph.children(head, "det")}
    return signed and bool(determiners & DEFINITE)


def _documents(paragraph: Paragraph, sources: AbstractSet[Place]) -> Iterator[int]:
    """The head words of documents that the writer tells of."""
    for head, word in enumerate(paragraph.words):
        named = head in paragraph.entity_of or word.relation in ("compound", "flat", "amod")
        if word.upos not in ("NOUN", "PROPN") or named or noun_of(word) not in lexicon.documents():
            continue
        if paragraph.place(head) in sources or not position(paragraph, range(head, head + 1), head).quoted:
            yield head


def is_told_of(paragraph: Paragraph, head: int, near: bool) -> bool:
    """“The report”, “the same report” take up one that was told of; “the new report”, “the report on Lorn” need not.

    `near` says that one was told of in this paragraph or the one before: then “the monthly report” is that as well.
    """
    determiners = {paragraph.words[i].text.lower() for i in paragraph.children(head, "det")}
    others = [
        paragraph.words[i] for i in paragraph.children(head, "amod", "nummod", "compound", "nmod", "acl", "appos")
    ]
    telling = {
        word.text.lower() for word in others if not (near and word.upos == "ADJ" and word.text.lower() not in OTHER)
    }
    website = noun_of(paragraph.words[head]) in WEBSITES  # of which news tell of many
    return not website and bool(determiners & DEFINITE) and telling <= SAME


def is_document(paragraph: Paragraph, head: int) -> bool:
    """Is it a noun for what is written or said?"""
    return noun_of(paragraph.words[head]) in lexicon.documents()


# ---- within the phrase


def author_of_document(paragraph: Paragraph, head: int) -> int | None:
    """“a statement by **the ministry**”, “**Mirel’s** letter”, “a survey taken by **the LFU**”: its head word."""
    if not is_document(paragraph, head) or _told(paragraph, head).named:
        return None
    found = _author_beside(paragraph, head)
    found = _author_of_clause_below(paragraph, head) if found is None else found
    return _outlet(paragraph, head) if found is None else found


def _author_beside(paragraph: Paragraph, head: int) -> int | None:
    for other in paragraph.children(head, "nmod", "obl", "compound"):
        entity = paragraph.entity_of.get(other)
        cases = _cases(paragraph, other)
        place = entity is not None and entity.type == "LOC"  # “reports from Lowford” are not the town's
        owns = paragraph.words[other].deprel == "nmod:poss" or (bool(cases & AUTHORS) and not place)
        if owns or _is_before(paragraph, head, other) or _is_of(paragraph, head, other):
            return _head_of_name(paragraph, other) if _may_write(paragraph, other) else None
    return None


def _may_write(paragraph: Paragraph, number: int) -> bool:
    """A name, a pronoun or a noun for people and bodies may; “**Friday’s** letter” tells when."""
    word, noun = paragraph.words[number], noun_of(paragraph.words[number])
    known = noun in lexicon.people() or noun in lexicon.organizations()
    by = word.upos == "NOUN" and _cases(paragraph, number) == {"by"}
    return number in paragraph.entity_of or word.upos in ("PRON", "DET") or known or by


def _is_before(paragraph: Paragraph, head: int, other: int) -> bool:
    """“an **LFU** report”, “a **ministry** statement”; “media reports” and “court documents” are by others."""
    entity = paragraph.entity_of.get(other)
    if other > head or _cases(paragraph, other):
        return False
    if entity is not None:
        return entity.type == "ORG"
    word = paragraph.words[other]
    body = noun_of(word) in lexicon.organizations() and noun_of(word) not in NOBODY and word.xpos not in PLURAL
    return body and word.upos == "NOUN" and word.deprel == "compound" and _told(paragraph, head).states


def _is_of(paragraph: Paragraph, head: int, other: int) -> bool:
    """“the findings of **the LFU**”; “a survey of **the LFU**” is about it."""
    entity = paragraph.entity_of.get(other)
    named = entity is not None and entity.type in ("MISC", "ORG", "PERSON")
    body = noun_of(paragraph.words[other]) in lexicon.organizations() and paragraph.words[other].xpos not in PLURAL
    return _told(paragraph, head).of and _cases(paragraph, other) == {"of"} and (named or body)


def _author_of_clause_below(paragraph: Paragraph, head: int) -> int | None:
    """“a letter written by **Vell** to Marl”, “posts that **Vell** published”, “posted on **the firm’s** website”."""
    for verb in paragraph.children(head, "acl"):
        does = lexicon.authoring().get(paragraph.words[verb].lemma.lower())
        if does is None:
            continue
        author = _agent(paragraph, verb)
        if author is None and not paragraph.children(verb, "aux"):
            author = _subject(paragraph, verb)
        if author is None and does == "publish":
            author = _whose_website(paragraph, verb)
        if author is not None and not (does == "publish" and _only_carries(paragraph, head, author)):
            return author
    return None


def _agent(paragraph: Paragraph, verb: int) -> int | None:
    """“issued by **the ministry**”."""
    agents = [i for i in paragraph.children(verb, "obl") if _cases(paragraph, i) == {"by"}]
    named = [i for i in agents if _type_of(paragraph, i) != "LOC" and _may_write(paragraph, i)]
    return _head_of_name(paragraph, named[0]) if named else None


def _subject(paragraph: Paragraph, verb: int) -> int | None:
    """Who does it."""
    subjects = [i for i in paragraph.children(verb, "nsubj") if paragraph.words[i].deprel == "nsubj"]
    writers = [i for i in subjects if _may_write(paragraph, i)]
    return _head_of_name(paragraph, writers[0]) if writers else None


def _whose_website(paragraph: Paragraph, verb: int) -> int | None:
    for place in paragraph.children(verb, "obl", "nmod"):
        if noun_of(paragraph.words[place]) in WEBSITES and _cases(paragraph, place) & PLACES_OF_PRINT:
            owners = [i for i in paragraph.children(place, "nmod") if paragraph.words[i].deprel == "nmod:poss"]
            return _head_of_name(paragraph, owners[0]) if owners and _may_write(paragraph, owners[0]) else None
    return None


def _only_carries(paragraph: Paragraph, head: int, author: int) -> bool:
    """“a statement published by the Lorn News Agency”: others' words, which an outlet brings."""
    return not _told(paragraph, head).press and _is_outlet(paragraph, author)


def _outlet(paragraph: Paragraph, head: int) -> int | None:
    """“an article in **El Faro**”, “a story on **Lake Finance**, a blog”; an article on Norwell is not Norwell's."""
    if not _told(paragraph, head).press:
        return None
    after = [*paragraph.children(head, "nmod"), *paragraph.children(paragraph.words[head].head, "obl")]
    for other in after:
        cases = _cases(paragraph, other)
        near = head < other <= head + 6 and paragraph.words[other].sentence == paragraph.words[head].sentence
        directly = all(paragraph.words[i].upos != "VERB" for i in range(head + 1, other))
        if near and directly and cases & PLACES_OF_PRINT and _is_outlet(paragraph, other):
            return _head_of_name(paragraph, other)
    return None


def _is_outlet(paragraph: Paragraph, head: int) -> bool:
    """Do words beside it, or of its name, tell that it is a paper, a site, an agency of news?"""
    entity: Entity | None = paragraph.entity_of.get(head)
    words = [head, *(entity.words if entity else ()), *paragraph.children(head, "compound", "amod", "appos")]
    last = max([head, *(entity.words if entity else ())])
    if paragraph.words[last + 1 : last + 2] and paragraph.words[last + 1].text == ",":
        words += _noun_after_comma(paragraph, last + 2)
    if entity is not None and entity.type != "ORG":
        return False
    return any("media" in lexicon.fields().get(noun_of(paragraph.words[i]), ()) for i in words)


def _noun_after_comma(paragraph: Paragraph, start: int) -> list[int]:
    """“, a blockchain-focused **blog**”: the noun that an explanation behind a comma ends with."""
    if [word.text.lower() for word in paragraph.words[start : start + 1]] not in (["a"], ["the"], ["an"]):
        return []
    heads = [paragraph.words[start].head]
    return [i for i in heads if i != ROOT]


# ---- by the clause that brings it in


def author_in_clause(paragraph: Paragraph, head: int, sources: AbstractSet[Place]) -> int | None:
    """“**The ministry** said in a statement”, “**the LFU** issued a report”, “the report was written by **Vell**”."""
    if _told(paragraph, head).named:
        return None
    if not is_new(paragraph, head):
        return _agent_of_passive(paragraph, head)
    above, word = paragraph.words[head].head, paragraph.words[head]
    if above == ROOT:
        return None
    verb = paragraph.words[above]
    if word.relation == "obl" and _cases(paragraph, head) == {"in"} and _told(paragraph, head).states:
        subject = _subject(paragraph, above)
        return subject if subject is not None and paragraph.place(subject) in sources else None
    does = lexicon.authoring().get(verb.lemma.lower())
    if word.relation == "obj" and does:
        author = _subject(paragraph, above)
        carried = author is not None and does == "publish" and _only_carries(paragraph, head, author)
        return None if carried else author
    return _agent_of_passive(paragraph, head)


def is_new(paragraph: Paragraph, head: int) -> bool:
    """“a statement”, “its statement”: not told of before."""
    below = paragraph.children(head, "det", "nmod")
    return any(
        paragraph.words[i].text.lower() in ("a", "an") or paragraph.words[i].deprel == "nmod:poss" for i in below
    )


def _agent_of_passive(paragraph: Paragraph, head: int) -> int | None:
    word = paragraph.words[head]
    if word.deprel != "nsubj:pass" or paragraph.words[word.head].lemma.lower() not in lexicon.authoring():
        return None
    author = _agent(paragraph, word.head)
    return None if author is not None and _only_carries(paragraph, head, author) else author


# ---- “it”


def _taken_up(
    paragraphs: Sequence[Paragraph], sources: AbstractSet[Place], authors: Authors
) -> Iterator[tuple[Place, tuple[Place, ...]]]:
    """“The letter by Vell was read out. **It** said …”: the subject of the sentence before is a document."""
    known = dict(authors)
    for number, paragraph in enumerate(paragraphs):
        for head, word in enumerate(paragraph.words):
            place = paragraph.place(head)
            if word.text.lower() != "it" or word.relation != "nsubj" or place not in sources:
                continue
            before = subject_before(paragraph, head, paragraphs[number - 1] if number else None)
            if before in known and before is not None:
                known[place] = known[before]
                yield place, known[place]


def subject_before(paragraph: Paragraph, head: int, paragraph_before: Paragraph | None) -> Place | None:
    """The subject of the sentence before a word's, which may be the last of the paragraph before."""
    start = paragraph.sentence(head)[0]
    if start == 0:
        paragraph, start = paragraph_before or paragraph, len(paragraph_before.words) if paragraph_before else 0
    if start == 0:
        return None
    sentence = paragraph.sentence(start - 1)
    roots = [i for i in sentence if paragraph.words[i].head == ROOT]
    subjects = [i for root in roots for i in paragraph.children(root, "nsubj")]
    return paragraph.place(subjects[0]) if subjects else None


# ---- words


def owners_within(authors: Authors) -> frozenset[Place]:
    """The head words of all authors: each is a reference, whatever it is."""
    return frozenset(place for places in authors.values() for place in places)


def _told(paragraph: Paragraph, head: int) -> lexicon.DocumentWord:
    return lexicon.documents()[noun_of(paragraph.words[head])]


def _cases(paragraph: Paragraph, head: int) -> set[str]:
    return {paragraph.words[i].text.lower() for i in paragraph.children(head, "case")}


def _type_of(paragraph: Paragraph, head: int) -> str:
    entity = paragraph.entity_of.get(head)
    return entity.type if entity else ""


def _head_of_name(paragraph: Paragraph, head: int) -> int:
    entity = paragraph.entity_of.get(head)
    return paragraph.head_of(entity.words) if entity else head
