"""Which source and which contents belong to which cue, within a paragraph.

The labels say what is a source, a cue or a content. What the models are sure of decides which belong together; where
they are not, the parse says who depends on whom, and where it says nothing, the nearest wins.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from quotes.attribution.attached import Attached, most_likely
from quotes.attribution.runs import between, count_between, follows
from quotes.attribution.sources import SURE, agent_of_passive, is_dummy, signature, source_of
from quotes.document.paragraph import Paragraph
from quotes.text.quotation_marks import CLOSING, OPENING

COMPLEMENT = ("ccomp", "xcomp", "obj", "obl", "parataxis", "advcl", "acl", "appos", "nmod", "advmod", "dep")
FAR = math.inf
NEAR = 3
"""Words of the writer's own that may part a content from a cue in the sentence beside it."""


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
    introduced = {content for own in owned.values() for content in own}
    loose = [content for content in contents if content not in introduced]
    frames = [Frame(None, signature(paragraph, content, sources), (content,)) for content in loose]
    named = [source for source in sources if not is_dummy(paragraph, source)]
    attached = most_likely(paragraph, ("CUE", "SOURCE"), cues, named, cues)
    for cue, own in owned.items():
        source = source_of(paragraph, cue, named, cues, attached)
        source = source or (signature(paragraph, own[-1], sources) if own else None)
        rest = resumed_content(paragraph, own[-1], cue, source, spoken) if own else None
        frames.append(Frame(cue, source, (*own, rest) if rest else tuple(own)))
    return sorted(frames, key=first_word)


def first_word(frame: Frame) -> int:
    """The number of a frame's first word."""
    return min(run[0] for run in (frame.cue, frame.source, *frame.contents) if run)


def contents_of(paragraph: Paragraph, cues: Sequence[range], contents: Sequence[range]) -> dict[range, list[range]]:
    """The contents of each cue; those that no cue introduces are in none."""
    owned: dict[range, list[range]] = {cue: [] for cue in cues}
    attached = most_likely(paragraph, ("CONTENT", "CUE"), contents, cues, cues)
    for content in contents:
        cue = cue_of(paragraph, content, cues, attached)
        if cue is not None:
            owned[cue].append(content)
    leave_none_empty(paragraph, owned)
    return owned


def cue_of(paragraph: Paragraph, content: range, cues: Sequence[range], attached: Attached) -> range | None:
    """The cue of a content: the models', else the cheapest of its own sentences, else one close by in the next ones."""
    cue, probability = attached.get(content, (None, 0))
    if probability >= SURE:
        return cue
    costs = {cue: content_cost(paragraph, content, cue, cues) for cue in cues}
    best = min(costs, key=lambda cue: costs[cue], default=None)
    return best if best is not None and costs[best] < FAR else None


def leave_none_empty(paragraph: Paragraph, owned: dict[range, list[range]]) -> None:
    """Vell scolded them: “**It will not wait**,” he said. “Nothing waits.”

    A cue without a content takes the quotation that it introduces from a cue that has others.
    """
    for cue in [cue for cue, own in owned.items() if not own]:
        for other, own in owned.items():
            taken = [content for content in own if introduces(paragraph, cue, content, other)]
            if len(taken) < len(own):
                owned[cue] += taken
                owned[other] = [content for content in own if content not in taken]


def introduces(paragraph: Paragraph, cue: range, content: range, other: range) -> bool:
    """Does the cue stand right before a quotation, in its sentence, and the other cue not between the two?

    “Asked **by Berg on the radio**: “Why?””, whoever asks and where may stand between.
    """
    first = content[0]
    before = range(paragraph.sentence(first)[0], first)
    if paragraph.words[first].text not in OPENING or cue[0] not in before:
        return False
    by_somebody = agent_of_passive(paragraph, paragraph.head_of(cue)) is not None
    introduced = by_somebody and paragraph.words[first - 1].text == ":"
    near = introduced or loose_words(paragraph, cue, content) <= NEAR
    return near and other[0] not in between(cue, content)


def content_cost(paragraph: Paragraph, content: range, cue: range, cues: Sequence[range]) -> float:
    """What it costs to give a content to a cue: words between them, little where the parse ties the two."""
    others = count_between(cue, content, cues)
    words = len(between(cue, content)) + 10 * others
    if hangs_below(paragraph, content, cue) or hangs_below(paragraph, cue, content):
        return words / 10
    apart = min(abs(paragraph.words[cue[0]].sentence - paragraph.words[i].sentence) for i in content)
    if apart == 0:
        return words
    if apart > 1 or others:
        return FAR
    near = loose_words(paragraph, cue, content) <= NEAR
    if follows(content, cue):
        return words / 10 + 5 if near or opens_sentence(paragraph, content) else FAR
    return words + 5 if near and ends_quoted(paragraph, content) else FAR


def opens_sentence(paragraph: Paragraph, content: range) -> bool:
    """“Yes,” she told the paper over tea. “And no.” The words quoted open the sentence after the cue's."""
    first = content[0]
    return paragraph.sentence(first)[0] == first and paragraph.words[first].text in OPENING


def ends_quoted(paragraph: Paragraph, content: range) -> bool:
    """“Is that so?” Vell asked: a question that closes its quotation marks, though it looks like a sentence apart."""
    return paragraph.words[content[-1]].text in CLOSING


def loose_words(paragraph: Paragraph, one: range, other: range) -> int:
    """Words between two runs that bear no label: what the writer says in between."""
    between_them = [paragraph.words[i] for i in between(one, other)]
    return sum(1 for word in between_them if word.label == "O" and word.upos != "PUNCT")


def resumed_content(
    paragraph: Paragraph, content: range, cue: range, source: range | None, spoken: Collection[int]
) -> range | None:
    """They ate it all, said Vell, **and washed up afterwards**. What follows the cue goes on with the paraphrase.

    The labels pass over it; the parse shows it as a conjunct of the clause before the cue. What goes on after a
    quotation is the writer's: “We ate,” said Vell, and the plates were empty. Words `spoken` are contents already.
    """
    last = max(run[-1] for run in (cue, source) if run)
    rest = [i for i in paragraph.sentence(last) if i > last]
    if not follows(cue, content) or ends_quoted(paragraph, content):
        return None
    if not rest or paragraph.words[rest[0]].text != ",":
        return None
    words = rest[1:]
    while words and paragraph.words[words[-1]].upos == "PUNCT":
        words.pop()
    conjuncts = [i for i in words if paragraph.words[i].relation == "conj" and paragraph.words[i].head in content]
    free = all(paragraph.words[i].label == "O" and i not in spoken for i in words)
    within = any(set(words) <= set(paragraph.subtree(i)) for i in conjuncts)
    return range(words[0], words[-1] + 1) if free and within else None


def hangs_below(paragraph: Paragraph, below: range, above: range) -> bool:
    """Does the head of one run hang on a word of the other, as a complement does on its verb?"""
    word = paragraph.words[paragraph.head_of(below)]
    return word.head in above and word.relation in COMPLEMENT
