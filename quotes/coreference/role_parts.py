"""A role's title and the organization that it is of: “Norland’s president”, “director of the Lorn Centre”."""

from quotes import lexicon
from quotes.coreference.role_words import is_preposition
from quotes.document.paragraph import PLURAL, Paragraph, Word
from quotes.model import Role
from quotes.text.punctuation import POSSESSIVES

OPENING = frozenset(("a", "an", "the", "his", "her", "their", "its", "our", "my", "this", "that"))
FIXED = frozenset(("state", "staff", "arms", "parliament"))
"""What is a part of the title after “of”: “Secretary of **State**”."""

TIMES = frozenset(("year", "month", "week", "night", "spring", "summer", "autumn", "winter"))
AGE_WORDS = frozenset(("old", "aged"))
RELATIONAL = ("al", "ic", "ary", "ine")
"""How adjectives end that tell of what field somebody is: “**environmental** lawyer”."""

PLACED = frozenset(("based", "born", "turned", "elected"))
ORDINALS = frozenset(("first", "second", "third"))
CLOSING = frozenset((")", "”"))
ACRONYM_MARKS = CLOSING | {"(", "“"}
BEFORE_BODIES = frozenset(("former", "then", "ex", "-", "late", "current", "the"))
"""What may stand before a body's name and is no part of it: “**former** Lowford mayor”."""

BODIES = ("ORG", "LOC")


def role_of(paragraph: Paragraph, run: range) -> Role | None:
    """The role that a run of words tells, without article and praise; None if it tells no office or occupation."""
    run = _trimmed(paragraph, run)
    heads = heads_of(paragraph, run)
    if not heads:
        return None
    run = _from_office(paragraph, run, heads[0])
    title, organization = _parts(paragraph, run, heads[0])
    return Role(
        paragraph.wording(run), paragraph.wording(title), paragraph.wording(organization) if organization else None
    )


def heads_of(paragraph: Paragraph, run: range) -> list[int]:
    """The words of a run that name an office or occupation and end their noun phrase: “works **minister** of Lorn”."""
    return [i for i in run if (i + 1 == run.stop or _ends_phrase(paragraph, i + 1)) and is_office(paragraph.words[i])]


def _ends_phrase(paragraph: Paragraph, number: int) -> bool:
    word = paragraph.words[number]
    return is_preposition(paragraph, number) or word.upos == "CCONJ" or word.text in ("&", "(", ",")


def is_office(word: Word) -> bool:
    """Does a noun for one tell an office or an occupation?"""
    noun = word.upos in ("NOUN", "PROPN", "ADJ") and word.xpos not in PLURAL
    return noun and (lexicon.names_occupation(word.text.lower()) or lexicon.names_occupation(word.lemma.lower()))


# ---- what is no part of the role


def _trimmed(paragraph: Paragraph, run: range) -> range:
    """The run without what leads in, tells an age or praises, and without what dangles at its end."""
    first, stop = run.start, run.stop
    while first < stop and (skipped := _leading(paragraph, range(first, stop))):
        first += skipped
    while stop > first and _dangles(paragraph, range(first, stop)):
        stop -= 1
    return range(first, stop)


def _leading(paragraph: Paragraph, run: range) -> int:
    """How many words at the beginning of a run are no part of a role: “**57-year-old** mayor”, “**tired** mayor”."""
    word = paragraph.words[run[0]]
    if is_office(word):
        return 0
    if word.text.lower() in OPENING or word.text in POSSESSIVES or word.upos in ("PUNCT", "CCONJ", "ADP"):
        return 1
    if len(run) > 2 and word.text.lower() in ("last", "next") and paragraph.words[run[1]].text in TIMES:
        return 2
    counted = word.upos == "NUM" or word.text[0].isdigit()
    hyphened = len(run) > 2 and paragraph.words[run[1]].text == "-"
    aged = [i for i in run[1:6] if paragraph.words[i].text.lower() in AGE_WORDS]
    if aged and (counted or hyphened):
        return aged[-1] - run[0] + 1
    if hyphened and (counted or _is_praise(paragraph, run)):
        return 3
    return int((counted and word.text.lower() not in ORDINALS) or _praises(paragraph, run))


def _is_praise(paragraph: Paragraph, run: range) -> bool:
    """“**self-made** businessman”; but “**Lowford-based** analyst”."""
    part = paragraph.words[run[2]]
    verbal = part.xpos in ("VBN", "VBG") and part.text not in PLACED and paragraph.words[run[0]].text.islower()
    return verbal and part.head in run and is_office(paragraph.words[part.head])


def _praises(paragraph: Paragraph, run: range) -> bool:
    """“**tired** Prime Minister”: an adjective of the writer's; but “**acting** mayor”, “**high** court judge”."""
    word = paragraph.words[run[0]]
    if word.xpos not in ("JJ", "JJR", "JJS", "VBN", "VBG") or not word.text.islower():
        return False
    told = lexicon.role_words().get(word.text)
    if told == "part" or word.text.endswith(RELATIONAL) or "-" in word.text:
        return told == "none"
    return word.head not in run or is_office(paragraph.words[word.head])


def _dangles(paragraph: Paragraph, run: range) -> bool:
    """Does a run end with what is no part of a role: “minister **of**”, “director **Dr**”?"""
    word = paragraph.words[run[-1]]
    if lexicon.is_title(word.text) and not is_office(word) and word.text[0].isupper():
        return bool(heads_of(paragraph, range(run.start, run.stop - 1)))
    open_end = word.upos in ("ADP", "CCONJ", "DET") or word.text in POSSESSIVES
    return open_end or (word.upos == "PUNCT" and word.text not in ')”’"')


def _from_office(paragraph: Paragraph, run: range, head: int) -> range:
    """The run from the noun phrase of its first office on: “Lowford with the **mayor of Lorn**”."""
    first = run.start
    for i in range(run.start, head):
        if is_preposition(paragraph, i) and not _within_name(paragraph, i):
            first = i + 1
    return _trimmed(paragraph, range(first, run.stop))


def _within_name(paragraph: Paragraph, number: int) -> bool:
    """“Organization **of** Lorn States”."""
    before, after = paragraph.words[number - 1], paragraph.words[number + 1]
    return number in paragraph.entity_of or (before.text[0].isupper() and after.text[0].isupper())


# ---- title and organization


def _parts(paragraph: Paragraph, run: range, head: int) -> tuple[range, range | None]:
    """The words of the title, and those of the organization, before it or after it."""
    before = _organization_before(paragraph, range(run.start, head))
    after = _organization_after(paragraph, range(head + 1, run.stop))
    if before:
        title, organization = range(before.stop, run.stop), before
    elif after:
        title, organization = range(run.start, after.start), _trimmed(paragraph, after)
    else:
        return run, None
    return _trimmed(paragraph, title), None if _holds_person(paragraph, organization) else organization


def _holds_person(paragraph: Paragraph, run: range) -> bool:
    return any(i in paragraph.entity_of and paragraph.entity_of[i].type == "PERSON" for i in run)


def _organization_before(paragraph: Paragraph, run: range) -> range | None:
    """“**Norland**’s president”, “**Lowford council** leader”, “**CPF** chairman”."""
    first = run.start
    while first < run.stop and paragraph.words[first].text.lower() in BEFORE_BODIES:
        first += 1
    owned = [i for i in run if paragraph.words[i].text in POSSESSIVES]
    named = owned[-1] + 1 if owned else first
    stop = _end_of_name(paragraph, range(named, run.stop))
    if stop > named:
        return range(first, stop)
    return range(first, owned[-1]) if owned else None


def _end_of_name(paragraph: Paragraph, run: range) -> int:
    """Where the name of a body or place ends with which the run begins; where the run begins if it is none."""
    words, stop = paragraph.words, run.start
    entity = paragraph.entity_of.get(stop)
    if entity and entity.type in BODIES:
        stop = min(entity.words.stop, run.stop)
    elif not entity:
        while stop < run.stop and _may_name(words[stop], words[run.stop]):
            stop += 1
    if stop > run.start and stop < run.stop and words[stop].text in ACRONYM_MARKS:
        stop = next((i + 1 for i in range(stop, run.stop) if words[i].text in CLOSING), stop)
    goes_on = run.start < stop < run.stop - 1 and (words[stop].upos == "ADP" or words[stop].text == "-")
    if goes_on and words[stop + 1].text not in PLACED:
        return _end_of_name(paragraph, range(stop + 1, run.stop))  # “**Organization of Lorn States** chief”
    while run.start < stop < run.stop and words[stop].lemma.lower() in lexicon.organizations():
        stop += 1
    return stop


def _may_name(word: Word, title: Word) -> bool:
    """“**XLD** Chairman”, “**New Hope** leader”, which the models take for no name; but not “**Foreign** Minister”."""
    acronym = word.text.isupper() and len(word.text) > 1
    return not is_office(word) and word.xpos in ("NNP", "NNPS") and (acronym or title.text.islower())


def _organization_after(paragraph: Paragraph, run: range) -> range | None:
    """“president of **Norland**”, “professor of history at **Lorn University**”; none in “Secretary of State”."""
    for number in run:
        if is_preposition(paragraph, number) and _is_body(paragraph, range(number + 1, run.stop)):
            return range(number, run.stop)
    return None


def _is_fixed(paragraph: Paragraph, run: range) -> bool:
    owns = len(run) > 1 and paragraph.words[run[1]].text in POSSESSIVES
    return paragraph.words[run[0]].text.lower() in FIXED and not owns


def _is_body(paragraph: Paragraph, run: range) -> bool:
    """Do words after a preposition begin with a name, or a noun for a body?"""
    run = _trimmed(paragraph, run)
    if not run or _is_fixed(paragraph, run):
        return False
    if paragraph.words[run[0]].text[0].isupper():
        return True
    stop = next((i for i in run if paragraph.words[i].upos in ("ADP", "CCONJ")), run.stop)
    last = paragraph.words[stop - 1]
    named = any(i in paragraph.entity_of and paragraph.entity_of[i].type == "ORG" for i in range(run.start, stop))
    return named or (last.xpos == "NN" and last.lemma.lower() in lexicon.organizations())
