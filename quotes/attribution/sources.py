"""The source of a cue, or of a content without a cue: who it is that spoke.

What the models are sure of decides; where they are not, the constructions are tried in the order of the tuple below,
and the first that answers decides; where none does, the nearest source wins.
"""

from collections.abc import Callable, Sequence

from quotes.attribution.attached import Attached
from quotes.attribution.runs import between, count_between
from quotes.document.paragraph import FINITE, ROOT, Paragraph, Word
from quotes.lexicon import is_title, people
from quotes.text.punctuation import POSSESSIVES

SUBJECT = ("nsubj", "csubj")
DUMMIES = frozenset(("it", "there"))
NOMINAL = ("NOUN", "PROPN", "PRON")
CLAUSES = ("conj", "advcl", "xcomp", "ccomp", "parataxis", "acl")
CLAUSAL = (*FINITE, "VB", "VBG", "VBN", "WDT", "WP", "WP$", "WRB")
RELATIVES = frozenset(("who", "which", "whose", "whom"))

TELLING = frozenset(("tell", "ask", "brief", "inform", "advise", "assure", "warn"))
"""Verbs whose passive subject hears what is said."""

SURE = 0.8
"""Probability from which on the models decide: below it, the rules are right more often."""

LONGEST_OPENING = 5
"""Words of “With the famous last words”."""

NONE = 0.5
"""Probability from which on a cue has none of the sources that are marked, however near they stand: they belong to
other cues. PolNeAR's dev part gains half a point of linked F1 by it.
"""

SIGNS = frozenset("—–―-:") | {"--"}
"""What may part words from the name of who said them, with no cue."""


def source_of(
    paragraph: Paragraph, cue: range, sources: Sequence[range], cues: Sequence[range], attached: Attached
) -> range | None:
    """The source of a cue: the models', else by construction, else the nearest in its sentence, else its subject."""
    head = paragraph.head_of(cue)
    if found := _holding(subject_of_quoted(paragraph, head), sources):
        return found
    sources = [source for source in sources if not is_told(paragraph, source, head)]
    source, probability = attached.get(cue, (None, 0))
    if source in sources and probability >= SURE:
        return source
    if source is None and probability >= NONE:
        return _unlabelled_subject(paragraph, head)
    for construction in CONSTRUCTIONS:
        if found := _holding(construction(paragraph, head), sources):
            return found
    return _nearest_source(paragraph, cue, sources, cues) or _unlabelled_subject(paragraph, head)


def signature(paragraph: Paragraph, content: range, sources: Sequence[range]) -> range | None:
    """“We are tired.” ― **Dana Vell**; “**VELL:** We are tired.” Whoever is named beside the words, with no verb."""
    for source in sources:
        between_them = [paragraph.words[i] for i in between(content, source)]
        signed = any(word.text in SIGNS for word in between_them) or opens_with(paragraph, content, source)
        if signed and all(word.upos == "PUNCT" for word in between_them):
            return source
    return None


def opens_with(paragraph: Paragraph, content: range, source: range) -> bool:
    """“**With** the words “We are tired”, Dana Vell opened the debate.”"""
    before = range(paragraph.sentence(content[0])[0], content[0])
    opening = bool(before) and len(before) <= LONGEST_OPENING and paragraph.words[before[0]].text.lower() == "with"
    subject = paragraph.words[paragraph.head_of(source)].relation == "nsubj"
    return opening and subject and source[0] > content[-1]


def is_told(paragraph: Paragraph, source: range, cue: int) -> bool:
    """“**Vell** was told that …”: does the run name who hears it?"""
    passive = [i for i in paragraph.children(cue) if paragraph.words[i].deprel == "nsubj:pass"]
    return paragraph.words[cue].lemma in TELLING and any(i in source for i in passive)


def is_dummy(paragraph: Paragraph, source: range) -> bool:
    """“**It** was said that …” names nobody."""
    word = paragraph.words[paragraph.head_of(source)]
    return len(source) == 1 and word.text.lower() in DUMMIES and word.deprel in ("expl", "nsubj:pass")


def _holding(word: int | None, runs: Sequence[range]) -> range | None:
    return next((run for run in runs if word in run), None)


def _nearest_source(paragraph: Paragraph, cue: range, sources: Sequence[range], cues: Sequence[range]) -> range | None:
    """The nearest source of the cue's sentence; one that another cue parts from it counts as much farther."""
    sentence = paragraph.sentence(cue[0])
    here = [source for source in sources if source[0] in sentence]
    return min(here, key=lambda source: len(between(cue, source)) + 10 * count_between(cue, source, cues), default=None)


def _unlabelled_subject(paragraph: Paragraph, cue: int) -> range | None:
    """The subject of the cue's verb that the labels missed, or the agent; never one with other labels in it."""
    subject = subject_of_verb(paragraph, cue)
    if subject is None or is_told(paragraph, range(subject, subject + 1), cue):
        subject = agent_of_passive(paragraph, cue)
    if subject is None or paragraph.words[subject].upos not in NOMINAL:
        return None
    if is_dummy(paragraph, range(subject, subject + 1)):
        return None
    words = paragraph.subtree(subject, without=("acl", "parataxis", "conj", "cc", "punct", "case"))
    run = range(words[0], words[-1] + 1)
    return run if all(paragraph.words[i].label == "O" for i in run) else None


# ---- constructions: the word that is the head of the source of a cue's head word


def subject_of_verb(paragraph: Paragraph, cue: int) -> int | None:
    """“**The minister** said that …”, “said **the minister**”."""
    return next(iter(paragraph.children(cue, *SUBJECT)), None)


def subject_of_quoted(paragraph: Paragraph, cue: int) -> int | None:
    """“**The minister** was quoted as saying …”, by whichever paper."""
    passive = [i for i in paragraph.children(cue) if paragraph.words[i].deprel == "nsubj:pass"]
    return next(iter(passive), None) if paragraph.words[cue].lemma in ("quote", "cite") else None


def agent_of_passive(paragraph: Paragraph, cue: int) -> int | None:
    """“The plan was confirmed by **the ministry**.”"""
    return next((i for i in paragraph.children(cue) if paragraph.words[i].deprel == "obl:agent"), None)


def object_of_according_to(paragraph: Paragraph, cue: int) -> int | None:
    """“Prices fell, according to **the ministry**.” “According” is the case of its noun, or the noun hangs below it."""
    word = paragraph.words[cue]
    if word.lemma.lower() not in ("accord", "according"):
        return None
    if word.relation == "case":
        return word.head
    return next(iter(paragraph.children(cue, "obl", "nmod", "obj")), None)


def antecedent_of_relative(paragraph: Paragraph, cue: int) -> int | None:
    """“**the officer** who told reporters …”, where “who” bears no label."""
    word = paragraph.words[cue]
    return word.head if word.deprel == "acl:relcl" else None


def possessor_of_noun(paragraph: Paragraph, cue: int) -> int | None:
    """“**the minister’s** statement that …”, “a statement from **the ministry**”."""
    if paragraph.words[cue].upos not in NOMINAL:
        return None
    return next(iter(paragraph.children(cue, "nmod", "obl")), None)


def shared_subject(paragraph: Paragraph, cue: int) -> int | None:
    """“**She** welcomed the plan but warned that …”, “**he** said, adding that …”: the subject of the verb above."""
    current = cue
    while paragraph.words[current].relation in CLAUSES:
        current = paragraph.words[current].head
        if current == ROOT:
            return None
        subject = subject_of_verb(paragraph, current)
        if subject is not None:
            return subject
    return None


CONSTRUCTIONS: tuple[Callable[[Paragraph, int], int | None], ...] = (
    object_of_according_to,
    subject_of_verb,
    agent_of_passive,
    antecedent_of_relative,
    possessor_of_noun,
    shared_subject,
)


# ---- the words of a source


def whole_source(paragraph: Paragraph, source: range) -> range:
    """The source without punctuation at its ends or an incidental clause, with the noun that it explains.

    “**Norland’s secret service**, the NSO, confirmed …”: the labels may mark the name alone.
    “**Dana Petrel**, who flew to the island, said …”: they may mark the clause too (PolNeAR's guidelines leave it out).
    """
    source = range(source[0], _clause_start(paragraph, source))
    words = [i for i in source if paragraph.words[i].upos != "PUNCT" or paragraph.words[i].text == ")"] or list(source)
    first, last = words[0], words[-1]
    head = paragraph.words[paragraph.head_of(source)]
    if head.relation == "appos" and head.head in range(first):
        noun = paragraph.subtree(head.head, without=("acl", "parataxis", "conj", "cc"))
        if not any(paragraph.words[i].label.endswith(("CUE", "CONTENT")) for i in noun):
            first = noun[0]
    return range(first, last + 1)


def head_of_source(paragraph: Paragraph, source: range) -> int:
    """The word that names who speaks: of a body and its person the person, whatever the parse takes for the highest.

    “The Bureau of Weather’s **Ana Berg**”, “Roads Authority of Norland (RAN) governor **Ana Berg**”.
    """
    head = _owned(paragraph, source, paragraph.head_of(source))
    body = paragraph.entity_of.get(head)
    named = [entity for entity in paragraph.entities if entity.type == "PERSON" and entity.words[0] in source]
    if body is None or body.type == "PERSON" or len(named) != 1:
        return head
    [person] = named
    closing = all(paragraph.words[i].upos == "PUNCT" for i in range(person.words[-1] + 1, source[-1] + 1))
    link = paragraph.words[body.words[-1] + 1 : person.words[0]]
    if person.words[-1] < source[-1] and not closing:
        return head
    own = paragraph.words[person.words[0] - 1].text in POSSESSIVES
    return paragraph.head_of(person.words) if own or _is_office_of(link) else head


def _owned(paragraph: Paragraph, source: range, head: int) -> int:
    """“Ana Berg’s **Norland**” is the country, though the parse may take it for one more name of hers."""
    owner, last = paragraph.entity_of.get(head), paragraph.entity_of.get(source[-1])
    if owner is None or last is None or owner.type != "PERSON" or last.type not in ("LOC", "ORG"):
        return head
    beside = last.words[0] - owner.words[-1] <= 2 and paragraph.words[last.words[0] - 1].text in POSSESSIVES
    return paragraph.head_of(last.words) if beside else head


def _is_office_of(link: Sequence[Word]) -> bool:
    """May the words between a body and a person be an office there: “(RAN) governor”, “’s spokesman”?"""
    if not link or any(word.xpos in CLAUSAL or word.upos == "CCONJ" for word in link):
        return False
    last = link[-1]
    towards = any(word.upos == "ADP" and word.text.lower() != "of" for word in link)
    office = is_title(last.text) or (last.xpos != "NNS" and last.lemma.lower() in people())
    return office and not towards


def _clause_start(paragraph: Paragraph, source: range) -> int:
    """Where “, who …” begins within a source; its end if nothing of the kind does."""
    texts = [paragraph.words[i].text.lower() for i in source]
    clauses = (i for i in range(1, len(texts) - 1) if texts[i] == "," and texts[i + 1] in RELATIVES)
    return source[0] + next(clauses, len(texts))
