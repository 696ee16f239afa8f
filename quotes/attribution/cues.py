"""What a cue tells: its lemma, and the manner in which its source spoke."""

from quotes import lexicon
from quotes.document.paragraph import Paragraph
from quotes.model import Kind, Manner


def cue_lemma(paragraph: Paragraph, cue: range) -> str:
    """The lemma of the cue's head word; “according to” is a word of its own."""
    words = [paragraph.words[i].text.lower() for i in cue]
    if words[:2] == ["according", "to"]:
        return "according to"
    known = [i for i in cue if paragraph.words[i].lemma.lower() in lexicon.manners()]
    head = paragraph.head_of(cue)
    if head in known or not known:
        return paragraph.words[head].lemma.lower()
    return paragraph.words[known[0]].lemma.lower()


def manner_of(lemma: str | None, kind: Kind) -> Manner:
    """The manner of a cue. A cue that is missing or unknown speaks, unless it only reports what someone thinks."""
    if lemma is None:
        return "speech"
    return lexicon.manners().get(lemma, "thought" if kind == "indirect" else "speech")
