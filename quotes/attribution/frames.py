"""Which source and which contents belong to which cue, within a paragraph.

The labels say what is a source, a cue or a content. Which belong together is learned (`link_scores`); where the learned
scores are not sure, the parse says who depends on whom, and where it says nothing, the nearest wins. The constructions
are tried in the order of the tuples below; the first that answers decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quotes.document.paragraph import ROOT, Paragraph
from quotes.neural import attachment as link_scores
from quotes.text.quotation_marks import OPENING_MARKS, QUOTATION_MARKS

SUBJECT = ("nsubj", "csubj")
COMPLEMENT = ("ccomp", "xcomp", "obj", "obl", "parataxis", "advcl", "acl", "appos", "nmod", "advmod", "dep")
DUMMIES = frozenset(("it", "there"))
NOMINAL = ("NOUN", "PROPN", "PRON")
FAR = 1000.0
NEAR = 3
"""Words of the writer's own that may part a content from a cue in the sentence beside it."""

SURE = 0.8
"""Probability from which on a learned link decides: below it, the rules are right more often."""

NONE = 0.5
"""Probability from which on a cue has none of the sources that are marked, however near they stand: they belong to
other cues. PolNeAR's dev part gains half a point of linked F1 by it.
"""

SIGNS = frozenset("—–―-:") | {"--"}
"""What may part words from the name of who said them, with no cue."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue with its source and its contents, as runs of word numbers; each may be missing, not all."""

    cue: range | None
    source: range | None
    contents: tuple[range, ...]


def find_frames(paragraph: Paragraph, contents: Sequence[range]) -> list[Frame]:
    """All frames of a paragraph in the order of their first word: one a cue, one a content that has no cue.

    Only the outermost attribution counts: a cue within a content has none.
    """
    spoken = {number for content in contents for number in content}
    cues = [cue for cue in paragraph.labelled("CUE") if cue[0] not in spoken]
    sources = [source for source in paragraph.labelled("SOURCE") if source[0] not in spoken]
    owned = contents_of(paragraph, cues, contents)
    told = {content for mine in owned.values() for content in mine}
    loose = [content for content in contents if content not in told]
    frames = [Frame(None, signature(paragraph, content, sources), (content,)) for content in loose]
    named = [source for source in sources if not is_dummy(paragraph, source)]
    likely = learned(paragraph, ("CUE", "SOURCE"), cues, named, cues)
    for cue, mine in owned.items():
        source = source_of(paragraph, cue, named, cues, likely)
        source = source or (signature(paragraph, mine[-1], sources) if mine else None)
        rest = resumed_content(paragraph, mine[-1], cue, source) if mine else None
        frames.append(Frame(cue, source, (*mine, rest) if rest else tuple(mine)))
    return sorted(frames, key=first_word)


def first_word(frame: Frame) -> int:
    """The number of a frame's first word."""
    return min(run[0] for run in (frame.cue, frame.source, *frame.contents) if run)


# ---- learned


Links = dict[range, tuple[range | None, float]]
"""Run -> the candidate that the learned scores find most likely (None: that there is none), and its probability."""


def learned(
    paragraph: Paragraph,
    pair: tuple[str, str],
    runs: Sequence[range],
    candidates: Sequence[range],
    cues: Sequence[range],
) -> Links:
    """What the learned scores say of these runs; nothing where there is no choice, or the models gave no vectors."""
    if paragraph.links is None or not candidates or not runs:
        return {}
    words = [word.text for word in paragraph.words]
    shares = link_scores.shipped().probabilities(pair, runs, candidates, words, cues, paragraph.links)
    best = shares.argmax(1).tolist()
    choices = [*candidates, None]
    return {run: (choices[i], float(row[i])) for run, row, i in zip(runs, shares, best, strict=True)}


# ---- sources


def source_of(
    paragraph: Paragraph, cue: range, sources: Sequence[range], cues: Sequence[range], likely: Links
) -> range | None:
    """The source of a cue: learned, else by its construction, else the nearest in its sentence, else its subject."""
    head = paragraph.head_of(cue)
    source, probability = likely.get(cue, (None, 0.0))
    if source and probability >= SURE:
        return source
    if source is None and probability >= NONE:
        return _unlabelled_subject(paragraph, head)
    for construction in SOURCE_CONSTRUCTIONS:
        word = construction(paragraph, head)
        if word is not None and (found := _holding(word, sources)):
            return found
    return _nearest_source(paragraph, cue, sources, cues) or _unlabelled_subject(paragraph, head)


def signature(paragraph: Paragraph, content: range, sources: Sequence[range]) -> range | None:
    """“We are tired.” ― **Dana Vell**; “**VELL:** We are tired.” Whoever is named beside the words, with no cue."""
    for source in sources:
        low, high = sorted((content, source), key=lambda run: run[0])
        between_them = paragraph.words[low[-1] + 1 : high[0]]
        if any(word.text in SIGNS for word in between_them) and all(word.upos == "PUNCT" for word in between_them):
            return source
    return None


def is_dummy(paragraph: Paragraph, source: range) -> bool:
    """“**It** was said that …” names nobody."""
    word = paragraph.words[source[0]]
    return len(source) == 1 and word.text.lower() in DUMMIES and word.deprel in ("expl", "nsubj:pass")


def _holding(word: int, runs: Sequence[range]) -> range | None:
    return next((run for run in runs if word in run), None)


def subject_of_verb(paragraph: Paragraph, cue: int) -> int | None:
    """“**The minister** said that …”, “said **the minister**”."""
    return next(iter(paragraph.children(cue, *SUBJECT)), None)


def agent_of_passive(paragraph: Paragraph, cue: int) -> int | None:
    """“The plan was confirmed by **the ministry**.”"""
    return next((i for i in paragraph.children(cue, "obl") if paragraph.words[i].deprel == "obl:agent"), None)


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
    while paragraph.words[current].relation in ("conj", "advcl", "xcomp", "ccomp", "parataxis", "acl"):
        current = paragraph.words[current].head
        if current == ROOT:
            return None
        subject = subject_of_verb(paragraph, current)
        if subject is not None:
            return subject
    return None


SOURCE_CONSTRUCTIONS: tuple[Callable[[Paragraph, int], int | None], ...] = (
    object_of_according_to,
    subject_of_verb,
    agent_of_passive,
    antecedent_of_relative,
    possessor_of_noun,
    shared_subject,
)


def _nearest_source(paragraph: Paragraph, cue: range, sources: Sequence[range], cues: Sequence[range]) -> range | None:
    """The nearest source of the cue's sentence; one that another cue parts from it counts as much farther."""
    sentence = paragraph.sentence(cue[0])
    here = [source for source in sources if source[0] in sentence]
    return min(here, key=lambda source: distance(cue, source) + 10 * between(cue, source, cues), default=None)


def _unlabelled_subject(paragraph: Paragraph, cue: int) -> range | None:
    """The subject of the cue's verb that the labels missed; never one with other labels in it."""
    subject = subject_of_verb(paragraph, cue)
    if (
        subject is None
        or paragraph.words[subject].upos not in NOMINAL
        or is_dummy(paragraph, range(subject, subject + 1))
    ):
        return None
    words = paragraph.subtree(subject, without=("acl", "parataxis", "conj", "cc", "punct"))
    run = range(words[0], words[-1] + 1)
    return run if all(paragraph.words[i].label == "O" for i in run) else None


def distance(one: range, other: range) -> int:
    """Words between two runs."""
    return max(other[0] - one[-1], one[0] - other[-1], 1) - 1


def between(one: range, other: range, runs: Sequence[range]) -> int:
    """How many of the runs lie between the two."""
    low, high = min(one[-1], other[-1]), max(one[0], other[0])
    return sum(1 for run in runs if low < run[0] and run[-1] < high)


# ---- contents


def contents_of(paragraph: Paragraph, cues: Sequence[range], contents: Sequence[range]) -> dict[range, list[range]]:
    """The contents of each cue; those that no cue introduces are in none."""
    owned: dict[range, list[range]] = {cue: [] for cue in cues}
    likely = learned(paragraph, ("CONTENT", "CUE"), contents, cues, cues)
    for content in contents:
        cue = cue_of(paragraph, content, cues, likely)
        if cue is not None:
            owned[cue].append(content)
    leave_none_empty(paragraph, owned)
    return owned


def cue_of(paragraph: Paragraph, content: range, cues: Sequence[range], likely: Links) -> range | None:
    """The cue of a content: learned, else the cheapest of its own sentences, else one close by in the next ones."""
    cue, probability = likely.get(content, (None, 0.0))
    if probability >= SURE:
        return cue
    costs = {cue: content_cost(paragraph, content, cue, cues) for cue in cues}
    best = min(costs, key=lambda cue: costs[cue], default=None)
    return best if best is not None and costs[best] < FAR else None


def leave_none_empty(paragraph: Paragraph, owned: dict[range, list[range]]) -> None:
    """Vell scolded them: “**It will not wait**,” he said. “Nothing waits.”

    A cue without a content takes the quotation that it introduces from a cue that has others.
    """
    for cue in [cue for cue, mine in owned.items() if not mine]:
        for other, mine in owned.items():
            taken = [content for content in mine if introduces(paragraph, cue, content, other)]
            if 0 < len(taken) < len(mine):
                owned[cue] += taken
                owned[other] = [content for content in mine if content not in taken]


def introduces(paragraph: Paragraph, cue: range, content: range, other: range) -> bool:
    """Does the cue stand right before a quotation, in its sentence, and the other cue not between the two?"""
    first = content[0]
    if paragraph.words[first].text not in OPENING_MARKS or cue[0] not in paragraph.sentence(first):
        return False
    return cue[0] < first and not cue[0] < other[0] < first and loose_words(paragraph, cue, content) <= NEAR


def content_cost(paragraph: Paragraph, content: range, cue: range, cues: Sequence[range]) -> float:
    """What it costs to give a content to a cue: words between them, little where the parse ties the two."""
    words = distance(cue, content) + 10 * between(cue, content, cues)
    if hangs_below(paragraph, content, cue) or hangs_below(paragraph, cue, content):
        return words / 10
    mine = {paragraph.words[i].sentence for i in content}
    apart = min(abs(paragraph.words[cue[0]].sentence - sentence) for sentence in mine)
    if apart == 0:
        return words
    if apart > 1 or between(cue, content, cues):
        return FAR
    if content[0] > cue[-1]:
        near = opens_sentence(paragraph, content) or loose_words(paragraph, cue, content) <= NEAR
        return words / 10 + 5 if near else FAR
    return words + 5 if ends_quoted(paragraph, content) and loose_words(paragraph, content, cue) <= NEAR else FAR


def opens_sentence(paragraph: Paragraph, content: range) -> bool:
    """“Yes,” she told the paper over tea. “And no.” The words quoted open the sentence after the cue's."""
    first = paragraph.words[content[0]]
    opening = content[0] == 0 or paragraph.words[content[0] - 1].sentence != first.sentence
    return opening and first.text in OPENING_MARKS


def ends_quoted(paragraph: Paragraph, content: range) -> bool:
    """“Is that so?” Vell asked: a question that closes its quotation marks, though it looks like a sentence apart."""
    return paragraph.words[content[-1]].text in QUOTATION_MARKS


def loose_words(paragraph: Paragraph, before: range, after: range) -> int:
    """Words between two runs that bear no label: what the writer says in between."""
    between_them = paragraph.words[before[-1] + 1 : after[0]]
    return sum(1 for word in between_them if word.label == "O" and word.upos != "PUNCT")


def resumed_content(paragraph: Paragraph, content: range, cue: range, source: range | None) -> range | None:
    """They ate it all, said Vell, **and washed up afterwards**. What follows the cue goes on with the paraphrase.

    The labels pass over it; the parse shows it as a conjunct of the clause before the cue. What goes on after a
    quotation is the writer's: “We ate,” said Vell, and the plates were empty.
    """
    told = max(run[-1] for run in (cue, source) if run)
    rest = [i for i in paragraph.sentence(cue[0]) if i > told]
    if content[-1] > cue[0] or ends_quoted(paragraph, content):
        return None
    if len(rest) < 2 or paragraph.words[rest[0]].text != ",":
        return None
    while paragraph.words[rest[-1]].upos == "PUNCT" and len(rest) > 1:
        rest.pop()
    words = rest[1:]
    conjuncts = [i for i in words if paragraph.words[i].relation == "conj" and paragraph.words[i].head in content]
    free = all(paragraph.words[i].label == "O" for i in words)
    within = bool(conjuncts) and set(words) <= set(paragraph.subtree(conjuncts[0]))
    return range(words[0], words[-1] + 1) if free and within else None


def hangs_below(paragraph: Paragraph, below: range, above: range) -> bool:
    """Does the head of one run hang on a word of the other, as a complement does on its verb?"""
    word = paragraph.words[paragraph.head_of(below)]
    return word.head in above and word.relation in COMPLEMENT
