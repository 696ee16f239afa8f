"""Trains the ranker of antecedents: of he and she on gold coreference, of sources on news read by hand.

The sources come second, since what he and she stand for is part of what speaks for a source's candidates.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from quotes.attribution.attributions import find_attributions
from quotes.coreference.anaphors import anaphors, contents_by_source
from quotes.coreference.chains import Chains
from quotes.coreference.features import ArticleFacts
from quotes.coreference.find import find_references
from quotes.coreference.he_and_she import HeAndShe
from quotes.coreference.ranker import RankCandidates
from quotes.coreference.ranking import LEAST, TIMES_AS_LIKELY, is_settled, question_of
from quotes.corpora import references
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph
from quotes.neural.annotator import Annotator
from quotes.neural.ranker import PRONOUNS, SOURCES, Features
from quotes.text.names import key_of
from quotes.training import pronouns
from quotes.training.facts import write_facts
from quotes.training.ranking import Example, Networks, Plan, save, train

FOLDS = 5
ARTICLES_AT_ONCE = 20
OF_PRONOUNS, OF_SOURCES = Plan(epochs=8), Plan(epochs=20)


def train_ranker(
    corpora: Path, out: Path, annotate: Annotator, places: Sequence[Path] = (), seed: int = 1
) -> list[str]:
    """Train on `coref` and `references/train.jsonl` of the corpora; what the cross-validation gave, as lines.

    `places` are files of more of these, in newswire. What `references/dev.jsonl` scores is left out of them.
    """
    he_and_she = list(pronouns.examples(corpora, annotate))
    first = train(he_and_she, seed, OF_PRONOUNS)
    gold = read_places(corpora, places)
    found = list(examples(gold, annotate, Trained(first)))
    report = [*cross_validate_pronouns(he_and_she, seed), *cross_validate(found, seed)]
    save(out, {PRONOUNS: first, SOURCES: train(found, seed, OF_SOURCES)})
    write_facts(
        out,
        "ranker",
        {"seed": seed, "he_and_she": len(he_and_she), "anaphors": len(found), "cross_validation": report},
    )
    return report


def read_places(corpora: Path, more: Sequence[Path]) -> list[references.Gold]:
    """Those to learn from, without articles that the development part scores."""
    own = corpora / "references"
    scored = {one.article.id for one in references.read(own / "dev.jsonl", None)}
    gold = references.read(own / "train.jsonl", None)
    gold += [one for path in more for one in references.read(path, corpora / references.TEXTS)]
    return [one for one in gold if one.article.id not in scored]


class Trained:
    """Networks in training as a ranker."""

    def __init__(self, networks: Networks):
        self._networks = networks

    def __call__(self, anaphor: Features, candidates: Sequence[Features], nobody: Features) -> list[float]:
        """The probability of each candidate, and last that of nobody."""
        unknown = (False,) * len(candidates)
        return self._networks.shares(Example("", "", False, anaphor, nobody, tuple(candidates), unknown))


# ---- examples


def examples(gold: Sequence[references.Gold], annotate: Annotator, rank: RankCandidates) -> Iterator[Example]:
    """The anaphors of the places of all articles; a place that the rules take for no source teaches nothing."""
    for start in range(0, len(gold), ARTICLES_AT_ONCE):
        some = gold[start : start + ARTICLES_AT_ONCE]
        for own, document in zip(some, annotate([one.article.text for one in some]), strict=True):
            yield from examples_of(own, paragraphs_of(document, own.article.body_start), rank)


def examples_of(gold: references.Gold, paragraphs: Sequence[Paragraph], rank: RankCandidates) -> Iterator[Example]:
    """The anaphors of one article's places."""
    placed = find_attributions(paragraphs)
    found = find_references(paragraphs, {one.head: one.source for one in placed if one.head and one.source})
    antecedents = HeAndShe(rank, paragraphs, placed)
    chains = Chains(found, {one.head for one in placed if one.head}, antecedents)
    facts = ArticleFacts(paragraphs, chains, contents_by_source(paragraphs, placed, found))
    for number in anaphors(chains):
        at = facts.references[number].at
        span = paragraphs[at.head.paragraph].span(at.words)
        place = next((place for place in gold.places if place.source.overlaps(span)), None)
        if place:
            yield example_of(gold.article.id, place, facts, number)


def example_of(article: str, place: references.Place, facts: ArticleFacts, number: int) -> Example:
    """One anaphor, with the candidates that pass the gates."""
    question = question_of(facts, number)
    passing = list(question.pairs)
    by_rule = facts.chain_of(number)
    settled = passing.index(by_rule) if by_rule in passing else -1
    return Example(
        article,
        place.form,
        bool(place.people),
        question.anaphor,
        question.nobody,
        tuple(question.pairs.values()),
        tuple(_is_meant(place, facts.named[chain].texts) for chain in passing),
        settled=settled if is_settled(facts, number) else None,
    )


def _is_meant(place: references.Place, names: Sequence[str]) -> bool:
    keys = set(map(key_of, names))
    return bool(place.people) and all(not keys.isdisjoint(map(key_of, people)) for people in place.people)


# ---- how well it does


def folded(found: Sequence[Example], seed: int, plan: Plan) -> Iterator[tuple[Example, Networks]]:
    """Each example, with networks that did not learn from its article."""
    articles = sorted({example.article for example in found})
    random.Random(seed).shuffle(articles)
    fold_of = {article: number % FOLDS for number, article in enumerate(articles)}
    for fold in range(FOLDS):
        networks = train([example for example in found if fold_of[example.article] != fold], seed, plan)
        yield from ((example, networks) for example in found if fold_of[example.article] == fold)


def cross_validate_pronouns(found: Sequence[Example], seed: int, plan: Plan = OF_PRONOUNS) -> list[str]:
    """How often the likeliest candidate of he and she is right, with all before it known."""
    answers = [
        (example, *best_of(networks, example, times=0))
        for example, networks in folded(found, seed, plan)
        if example.pairs
    ]
    given = [(example, best) for example, best, share in answers if share > 0]
    right = sum(example.right[best] for example, best in given)
    wanted = sum(any(example.right) for example in found)
    return [f"he and she: {100 * right / len(given):.1f} % right of {len(given)}, {100 * right / wanted:.1f} % found"]


def cross_validate(found: Sequence[Example], seed: int, plan: Plan = OF_SOURCES) -> list[str]:
    """What names are right and wrong, by form and threshold, on articles that the networks did not learn from."""
    answers = [(example, *best_of(networks, example)) for example, networks in folded(found, seed, plan)]
    by_form = {form: [answer for answer in answers if answer[0].form == form] for form in LEAST}
    return [line for form, own in by_form.items() if own for line in lines_of(form, own)]


def best_of(networks: Networks, example: Example, times: float = TIMES_AS_LIKELY) -> tuple[int, float]:
    """The number of the likeliest candidate and its probability, which is 0 if another is nearly as likely.

    -1 if there is none. What the rules settle is certain.
    """
    if example.settled is not None:
        return example.settled, float(example.settled >= 0)
    if not example.pairs:
        return -1, 0.0
    *shares, nobody = networks.shares(example)
    best, *others = sorted(range(len(shares)), key=lambda number: -shares[number])
    clear = shares[best] >= times * shares[others[0]] if others else True
    likelier = times > 0 or shares[best] > nobody
    return best, shares[best] if clear and likelier else 0.0


def lines_of(form: str, answers: Sequence[tuple[Example, int, float]]) -> list[str]:
    """A line a threshold, of answers some of which name somebody."""
    named = sum(example.named for example, _, _ in answers)
    lines = []
    for least in np.arange(0.3, 1.0, 0.05).tolist():
        given = [(example, best) for example, best, share in answers if share >= least]
        right = sum(example.named and example.right[best] for example, best in given)
        wrong = sum(example.named and not example.right[best] for example, best in given)
        nobody = sum(not example.named for example, _ in given)
        lines.append(
            f"{form} from {least:.2f}: {100 * right / named:.1f} % right, {100 * wrong / named:.1f} % wrong of {named};"
            f" {nobody} of {len(answers) - named} named whom the article does not name"
        )
    return lines
