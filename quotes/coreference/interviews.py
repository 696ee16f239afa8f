"""Who asks and who answers in an interview: whom the words before the first turn tell."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotes.coreference.chains import Chains, Link, Resolution
from quotes.coreference.names import Name
from quotes.coreference.reference import NameReference, Reference
from quotes.document.paragraph import Paragraph
from quotes.model import Article, SpeakerKind
from quotes.text.bylines import author_of
from quotes.text.names import words_of

ASKED = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|conversation|spoke|speaks|talk(?:s|ed)?|sat down|sits down|caught up|chat(?:s|ted)?|"
    r"questions|Q&A|met|meets)\b(?:(?!\b(?:about|on|over|regarding|after)\b)[^.?!;])*$",
    re.IGNORECASE,
)
"""What stands before the name of whoever answers: “The Post **sat down with the skipper** Ana Mirel”."""

ANSWERS = re.compile(
    r"^(?:(?! who | which | whose )[^.?!;])*?\b(?:tells?|told|speaks?|spoke|talks?|talked|answers|answered|"
    r"interviewed by|was interviewed|shares|discusses|sat down|sits down)\b"
)
"""What stands behind it: “Ana Mirel **tells** the Post how”."""

ASKS = re.compile(r"^\s(?:has |have |recently |also )*(?:interview|sat down|spoke|speaks|talk|caught up|met |meets )")
TOLD = re.compile(
    r"\b(?:tells?|told|interview(?:ed)? (?:with|by|to)|sp(?:eaks|oke) (?:to|with)|talk(?:s|ed) (?:to|with)|"
    r"sat down with)\s(?:the )?$",
    re.IGNORECASE,
)
"""What stands behind and before the name of a body that asks: “The Post **sat down** with”, “**tells the** Post”."""

INTERVIEWS = re.compile(r"^\s(?:interviews|interviewed|interviewing)\s(?!by\b)")
REPORTER = re.compile(r"\b(?:reporter|correspondent|journalist|interviewer|by)\s$", re.IGNORECASE)
"""What stands behind and before the name of a person who asks."""

HEADLINE = re.compile(r"\binterview|\bQ&A\b|\bconversation with\b", re.IGNORECASE)

BEFORE, BEHIND, IN_TITLE, MOST_MENTIONS = 3, 2, 2, 3
"""What each sign counts for; so many mentions count one each."""

AHEAD = 2
"""By so much the likeliest is ahead of the next, or nobody is named."""


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers and who asks, as far as the text tells. `told` says that it tells of an interview with the first."""

    answers: Resolution | None
    asks: Resolution | None
    told: bool = False


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name before the first turn: its chain, and the words of its sentence before and behind it, up to other people.

    `title` says that it stands in the headline.
    """

    chain: int
    kind: SpeakerKind
    before: str
    behind: str
    title: bool
    listed: bool


def interview_of(article: Article, paragraphs: Sequence[Paragraph], chains: Chains) -> Interview:
    """Whom the lead, the title and the byline tell."""
    mentions = _mentions_before(_first_turn(paragraphs), paragraphs, chains)
    author = author_of(article.byline)
    asking = author and Resolution(
        chains.chain_called(Name(author, "person")), "who asks: the byline", 0.8, Link.AROUND
    )
    people = [m for m in mentions if m.kind == "person" and not (asking and m.chain == asking.chain)]
    reporters = [m.chain for m in people if REPORTER.search(m.before) or INTERVIEWS.search(m.behind)]
    people = [m for m in people if m.chain not in reporters]
    scores = _scores(people, article.title or "", chains)
    told = {m.chain for m in people if _signs(m)}
    answering = _likeliest(scores, people)
    asks = asking or _who_asks(mentions, reporters)
    if answering is None:
        return Interview(None, asks)
    answers = Resolution(answering, "who is interviewed", 0.85 if answering in told else 0.6, Link.AROUND)
    return Interview(answers, asks, answering in told)


def _first_turn(paragraphs: Sequence[Paragraph]) -> int:
    turns = (paragraph.number for paragraph in paragraphs if paragraph.turn and paragraph.turn.part != "named")
    return next(turns, 0)


def _mentions_before(end: int, paragraphs: Sequence[Paragraph], chains: Chains) -> list[_Mention]:
    people_and_bodies = [
        reference
        for reference in chains.references
        if reference.at.head.paragraph < end
        and (chain := chains.chain(chains.resolution_of(reference).chain)).name
        and chain.kind in ("person", "organization")
    ]
    return [_mention(paragraphs, reference, people_and_bodies, chains) for reference in people_and_bodies]


def _mention(
    paragraphs: Sequence[Paragraph], reference: Reference, others: Sequence[Reference], chains: Chains
) -> _Mention:
    paragraph, words = paragraphs[reference.at.head.paragraph], reference.at.words
    number = chains.resolution_of(reference).chain
    apart = [r for r in others if chains.resolution_of(r).chain != number and _parts(paragraph, r)]
    first, last = _alone(paragraph, reference, apart)
    text, span = paragraph.text, paragraph.span(words)
    return _Mention(
        number,
        chains.chain(number).kind,
        text[min(paragraph.words[first].span.start, span.start) : span.start],
        text[span.end : max(paragraph.words[last].span.end, span.end)],
        paragraph.number == 0 and not paragraph.area.of(text).endswith("."),
        isinstance(reference, NameReference) and reference.listed,
    )


def _parts(paragraph: Paragraph, other: Reference) -> bool:
    """“In an interview with **the Post**, Ana Mirel”: a person or whom somebody spoke to parts words from a name."""
    before = [word.text.lower() for word in paragraph.words[max(0, other.at.words[0] - 2) : other.at.words[0]]]
    return other.kind == "person" or before[-1:] in (["with"], ["to"]) or before in (["with", "the"], ["to", "the"])


def _alone(paragraph: Paragraph, reference: Reference, others: Sequence[Reference]) -> tuple[int, int]:
    """The first and the last word around a reference, within its sentence, that nobody else parts from it."""
    words, sentence = reference.at.words, paragraph.sentence(reference.at.head.word)
    here = [other.at.words for other in others if other.at.head.paragraph == paragraph.number]
    first = max([sentence[0], *(other[-1] + 1 for other in here if other[-1] < words[0])])
    last = min([sentence[-1], *(other[0] - 1 for other in here if other[0] > words[-1])])
    return first, last


def _signs(mention: _Mention) -> int:
    """How much the words around a name speak for an interview with its bearer."""
    if mention.title and HEADLINE.search(mention.behind):
        return BEFORE
    return BEFORE * bool(ASKED.search(mention.before)) or BEHIND * bool(ANSWERS.search(mention.behind))


def _scores(people: Iterable[_Mention], title: str, chains: Chains) -> Counter[int]:
    """What the signs add up to, for each who may answer."""
    mentions: Counter[int] = Counter()
    signs: dict[int, int] = {}
    titles: dict[int, int] = {}
    for mention in people:
        mentions[mention.chain] += 1
        signs[mention.chain] = max(signs.get(mention.chain, 0), _signs(mention))
        name = chains.chain(mention.chain).name or ""
        named = mention.title or words_of(name)[-1] in words_of(title)
        titles[mention.chain] = max(titles.get(mention.chain, 0), IN_TITLE * named)
    return Counter({chain: min(n, MOST_MENTIONS) + signs[chain] + titles[chain] for chain, n in mentions.items()})


def _likeliest(scores: Counter[int], people: Iterable[_Mention]) -> int | None:
    """The one who is clearly ahead, and who is not interviewed together with others."""
    (first, score), (_, following) = [*scores.most_common(2), (None, 0), (None, 0)][:2]
    together = any(m.chain == first and m.listed and _signs(m) for m in people)
    return first if score - following >= AHEAD and not together else None


def _who_asks(mentions: Sequence[_Mention], reporters: Sequence[int]) -> Resolution | None:
    """The reporter whom the lead names, else the body that stands beside a sign: “**The Post** sat down with …”."""
    if len(set(reporters)) == 1:
        return Resolution(reporters[0], "who asks: the reporter", 0.8, Link.AROUND)
    bodies = {m.chain for m in mentions if m.kind == "organization" and _asks(m)}
    return Resolution(bodies.pop(), "who asks: the outlet", 0.7, Link.AROUND) if len(bodies) == 1 else None


def _asks(mention: _Mention) -> bool:
    return bool(ASKS.search(mention.behind) or TOLD.search(mention.before))
