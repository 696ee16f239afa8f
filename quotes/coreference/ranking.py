"""Whom pronouns and nouns that are sources stand for, as a learned ranker has it: candidates, gates, ranks, reasons.

The rules give every reference a chain (`chains`). Of those that are sources, the ranker looks at all named chains
again, and at nobody: it knows more of what speaks for each (`features`) than the rules do. Gates exclude whom it must
never be. Where the rules hardly err, they keep the last word (`is_settled`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.anaphors import anaphors, contents_by_source
from quotes.coreference.antecedents import mentioned
from quotes.coreference.chains import Chains, Resolution, name_of
from quotes.coreference.features import ArticleFacts, Features, NamedChain, of_anaphor, of_nobody, of_pairs
from quotes.coreference.reference import NounReference, PronounReference, Reference
from quotes.document.paragraph import Paragraph

Ranker = Callable[[Features, Sequence[Features], Features], Sequence[float]]
"""Features of the anaphor, of each candidate, of nobody -> the probability of each candidate, and last of nobody."""

TIMES_AS_LIKELY = 4
"""How many times as likely as any other a candidate must be, for its name to be given."""

LEAST = {"pronoun": 0.4, "nominal": 0.75}
"""Probability from which on a name is given, by form. Then three of a hundred pronouns get a wrong name, and three of
a hundred nouns, in cross-validation over the articles that the ranker learned from.
"""

WHY = (
    ("noun heads its name", "a {noun} by its name"),
    ("noun in its name", "{noun} is in its name"),
    ("noun in its roles", "{noun} is its role"),
    ("called so", "called {noun} before"),
    ("stood beside the noun", "stands beside “{noun}” before"),
    ("qualifiers in its name", "the words before {noun} are in its name"),
    ("field of its name", "a {noun} by what it does"),
    ("within the anaphor", "named with the {noun}"),
)
"""Features of nouns that a reader is told, in the order in which they say most."""

WORTH_TELLING = 0.05
"""Probability of a rival that a reason names."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chain that may be meant, what speaks for it, and how likely it is (0..1)."""

    chain: NamedChain
    features: Features
    probability: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of an anaphor, the likeliest first; what is left to 1 is the probability of nobody.

    `last_mentions` are those of the candidates before the anaphor.
    """

    anaphor: Reference
    candidates: tuple[Candidate, ...]
    last_mentions: Mapping[int, Reference]

    @property
    def best(self) -> Candidate | None:
        """The likeliest, if that is likely enough, and so much likelier than any other."""
        first, *others = self.candidates or (None,)
        if first is None or first.probability < LEAST[self.anaphor.form]:
            return None
        return None if others and first.probability < TIMES_AS_LIKELY * others[0].probability else first


def rank_sources(
    paragraphs: Sequence[Paragraph], attributions: Sequence[PlacedAttribution], chains: Chains, ranker: Ranker
) -> list[Ranking]:
    """A ranking of each source that is a pronoun or a noun, in the order of the text."""
    contents = contents_by_source(paragraphs, attributions, chains.references)
    facts = ArticleFacts(paragraphs, chains, contents)
    return [ranking_of(facts, number, ranker) for number in anaphors(chains) if not is_settled(facts, number)]


def is_settled(facts: ArticleFacts, number: int) -> bool:
    """“**Corwin Thackle** will start the race. **He** said …”: did the rules take the subject of the sentence before?

    Or in the paragraph before the subject who spoke last? Of 124 such pronouns in the news that the ranker learned
    from, they were right about 123. Names alone count, and “**Lowford officials**”, whom its readers took for no name.
    """
    anaphor = facts.references[number]
    chain = facts.named.get(facts.chain_of(number))
    before = facts.before(number, chain) if chain else []
    if not before or not isinstance(anaphor, PronounReference):
        return False
    last = _with_apposition(facts, before[-1])
    name = facts.references[before[-1]]
    if name_of(name) is None or not any(facts.references[n].at.subject for n in last):
        return False
    paragraphs = anaphor.at.head.paragraph - name.at.head.paragraph
    in_sentence_before = paragraphs == 0 and anaphor.at.sentence - name.at.sentence == 1
    return in_sentence_before or (paragraphs == 1 and _spoke_last(facts, number, last))


def _with_apposition(facts: ArticleFacts, name: int) -> list[int]:
    """A name and the nouns that explain it: “**Their treasurer**, **Gideon Marl**, said”."""
    head = facts.references[name].at.head
    nouns = [n for n, r in enumerate(facts.references) if isinstance(r, NounReference) and r.explains == head]
    return [name, *nouns]


def _spoke_last(facts: ArticleFacts, number: int, mention: Sequence[int]) -> bool:
    speaking = [n for n in range(number) if facts.speaking[n]]
    return bool(speaking) and speaking[-1] in mention


def ranking_of(facts: ArticleFacts, number: int, ranker: Ranker) -> Ranking:
    """The candidates of one anaphor that pass the gates, ranked."""
    anaphor = facts.references[number]
    pairs = of_pairs(facts, number)
    passing = [chain for chain, features in pairs.items() if passes(anaphor, facts.named[chain], features)]
    if not passing:
        return Ranking(anaphor, (), {})
    given = [pairs[chain] for chain in passing]
    shares = ranker(of_anaphor(facts, number), given, of_nobody(facts, number, pairs))
    found = [
        Candidate(facts.named[chain], features, share)
        for chain, features, share in zip(passing, given, shares[:-1], strict=True)
    ]
    return Ranking(anaphor, tuple(sorted(found, key=lambda candidate: -candidate.probability)), _last(facts, number))


def _last(facts: ArticleFacts, number: int) -> dict[int, Reference]:
    mentions = {chain.number: facts.before(number, chain) for chain in facts.named.values()}
    return {chain: facts.references[own[-1]] for chain, own in mentions.items() if own}


def passes(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """May the anaphor mean the chain at all? He and she are people, of that gender where it is known."""
    if isinstance(anaphor, PronounReference) and anaphor.gender != "-":
        clashes = bool(features.get("gender differs")) and not features.get("gender agrees")
        return chain.kind == "person" and not clashes
    return True


def resolution_of(ranking: Ranking) -> Resolution | None:
    """The best candidate's chain, who it is and why, and who comes next. None if nobody is likely enough."""
    best = ranking.best
    if best is None:
        return None
    following = [candidate for candidate in ranking.candidates[1:2] if candidate.probability >= WORTH_TELLING]
    behind = "".join(f"; next {told(candidate)}" for candidate in following)
    reason = f"{word_of(ranking.anaphor)} -> {best.chain.name}, {why(ranking, best)}{behind}"
    return Resolution(best.chain.number, reason, best.probability)


def why_nobody(ranking: Ranking) -> str:
    """Why nobody is named: between whom the ranker cannot tell."""
    likely = [told(candidate) for candidate in ranking.candidates[:2] if candidate.probability >= WORTH_TELLING]
    doubt = f"too unsure, {' or '.join(likely)}" if likely else "nobody whom the article names"
    return f"{word_of(ranking.anaphor)}: {doubt}"


def told(candidate: Candidate) -> str:
    """“Ana Mirel (0.41)”."""
    return f"{candidate.chain.name} ({candidate.probability:.2f})"


def word_of(anaphor: Reference) -> str:
    """The anaphor in a reason: “pronoun he”, “the minister”."""
    if isinstance(anaphor, PronounReference):
        return f"pronoun {anaphor.pronoun}"
    assert isinstance(anaphor, NounReference)
    return f"the {anaphor.noun}"


def why(ranking: Ranking, best: Candidate) -> str:
    """Of a noun the first of the features that a reader is told; else where the chain was mentioned last."""
    anaphor = ranking.anaphor
    if isinstance(anaphor, NounReference):
        lexical = (text for name, text in WHY if best.features.get(name))
        if text := next(lexical, None):
            return text.format(noun=anaphor.noun)
    return mentioned(ranking.last_mentions.get(best.chain.number), anaphor)
