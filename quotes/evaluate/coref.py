"""Scores on gold coreference: the antecedent of each pronoun and noun that the rules take for a reference.

A reference answers the gold mention whose head word is its own, the one that overlaps most. It has an antecedent if its
chain has a mention before it that answers a gold mention; that is right if the last of those is of the same gold chain.
Precision is of those that have one, recall of those whose gold chain has an earlier mention. *Names*: the chain has a
name, and most of its names are of the gold chain, or of another. Of pronouns he, she, it and they count. B³ (Bagga and
Baldwin 1998) is over the mentions of people and bodies that are answered, precision and recall as shares of a thousand
a mention.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotes.attribution.attributions import find_attributions
from quotes.coreference.chains import Chains
from quotes.coreference.find import find_references
from quotes.coreference.he_and_she import antecedents_by
from quotes.coreference.pronoun_references import PRONOUNS
from quotes.coreference.ranker import Ranker
from quotes.coreference.ranking import name_sources
from quotes.coreference.reference import NameReference, PronounReference, Reference
from quotes.corpora.coref import Gold, GoldMention
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph, Place
from quotes.evaluate.tally import Count, Tally, share

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

FORMS = ("pronoun", "nominal")
OF_CHAINS = frozenset(("person", "organization"))
A_MENTION = 1000
"""What a mention counts in B³, whose shares of it are whole numbers then."""


class Answered(NamedTuple):
    """A reference, the number of its chain, and the gold mention that it answers, if there is one."""

    reference: Reference
    chain: int
    gold: GoldMention | None


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each document."""
    documents = annotate([gold.article.text for gold in articles])
    return [
        tally_of(gold, paragraphs_of(document), document.ranker)
        for gold, document in zip(articles, documents, strict=True)
    ]


def tally_of(gold: Gold, paragraphs: Sequence[Paragraph], ranker: Ranker | None = None) -> Tally:
    """The counts of one document. The ranker decides as in use."""
    placed = find_attributions(paragraphs)
    sources = {one.head: one.source for one in placed if one.head and one.source}
    references = find_references(paragraphs, sources)
    chains = Chains(references, sources.keys(), antecedents_by(ranker, paragraphs, placed))
    if ranker:
        name_sources(paragraphs, placed, chains, ranker)
    answers = answers_of(references, gold, paragraphs)
    answered = [Answered(one, chains.resolution_of(one).chain, answers[one]) for one in references]
    names = {number: chains.chain(number).name for number in {one.chain for one in answered}}
    tally: Tally = {}
    for form in FORMS:
        tally |= _antecedents(form, answered, gold) | _named(form, answered, names)
    return tally | b_cubed([(one.chain, one.gold.chain) for one in answered if one.gold and one.gold.type in OF_CHAINS])


def answers_of(
    references: Sequence[Reference], gold: Gold, paragraphs: Sequence[Paragraph]
) -> dict[Reference, GoldMention | None]:
    """The gold mention that each reference answers, if there is one."""
    at = _gold_by_head(gold, paragraphs)
    return {reference: _best(reference, at, paragraphs) for reference in references}


def _gold_by_head(gold: Gold, paragraphs: Sequence[Paragraph]) -> dict[Place, list[GoldMention]]:
    found: defaultdict[Place, list[GoldMention]] = defaultdict(list)
    for mention in gold.mentions:
        home = next((paragraph for paragraph in paragraphs if paragraph.area.overlaps(mention.span)), None)
        run = home.run(mention.span) if home else range(0)
        if home and run:
            found[home.place(home.head_of(run))].append(mention)
    return found


def _best(
    reference: Reference, at: dict[Place, list[GoldMention]], paragraphs: Sequence[Paragraph]
) -> GoldMention | None:
    """Of the gold mentions with that head word the one that overlaps most."""
    span = paragraphs[reference.at.head.paragraph].span(reference.at.words)

    def shared(mention: GoldMention) -> float:
        both = min(mention.span.end, span.end) - max(mention.span.start, span.start)
        return both / (max(mention.span.end, span.end) - min(mention.span.start, span.start))

    return max(at.get(reference.at.head, []), key=shared, default=None)


def _antecedents(form: str, answered: Sequence[Answered], gold: Gold) -> Tally:
    first = {
        chain: min(m.span.start for m in gold.mentions if m.chain == chain)
        for chain in {m.chain for m in gold.mentions}
    }
    right = linked = wanted = 0
    last: dict[int, GoldMention] = {}
    for one in answered:
        if one.reference.form == form and one.gold and is_third(one):
            before = last.get(one.chain)
            linked += before is not None
            right += before is not None and before.chain == one.gold.chain
            wanted += first[one.gold.chain] < one.gold.span.start
        if one.gold:
            last[one.chain] = one.gold
    return {(form, "antecedent"): Count(right, linked, wanted)}


def _named(form: str, answered: Sequence[Answered], names: Mapping[int, str | None]) -> Tally:
    """Names given to references that answer: right, and wrong, of all of that form that answer."""
    entities = _entities(answered)
    own = [(one.chain, one.gold.chain) for one in answered if one.gold and one.reference.form == form and is_third(one)]
    given = [(chain, gold) for chain, gold in own if names[chain]]
    right = sum(entities.get(chain) == gold for chain, gold in given)
    return {(form, "named_right"): share(right, len(own)), (form, "named_wrong"): share(len(given) - right, len(own))}


def _entities(answered: Sequence[Answered]) -> dict[int, int]:
    """Chain -> the gold chain that most of its names are of."""
    counts: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for one in answered:
        if one.gold and isinstance(one.reference, NameReference):
            counts[one.chain][one.gold.chain] += 1
    return {chain: counted.most_common(1)[0][0] for chain, counted in counts.items()}


def is_third(one: Answered) -> bool:
    """Is it a noun, or one of he, she, it and they: no relative, no first person?"""
    return not isinstance(one.reference, PronounReference) or one.reference.pronoun in PRONOUNS


def b_cubed(pairs: Sequence[tuple[int, int]]) -> Tally:
    """Of mentions with the chain that they were given and the gold's: the share of either that is also in the other."""
    ours: defaultdict[int, set[int]] = defaultdict(set)
    golds: defaultdict[int, set[int]] = defaultdict(set)
    for number, (own, gold) in enumerate(pairs):
        ours[own].add(number)
        golds[gold].add(number)
    both = [(len(ours[own] & golds[gold]), len(ours[own]), len(golds[gold])) for own, gold in pairs]
    precision = round(sum(A_MENTION * shared / of for shared, of, _ in both))
    recall = round(sum(A_MENTION * shared / of for shared, _, of in both))
    whole = A_MENTION * len(pairs)
    return {("b_cubed", "precision"): share(precision, whole), ("b_cubed", "recall"): share(recall, whole)}
