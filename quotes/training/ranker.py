"""Trains the ranker of antecedents on pronouns and nouns in news with whom they stand for.

A network scores each candidate from the features of the anaphor and of the two together, another “nobody” from those of
the anaphor and of all candidates. The loss is the log likelihood of the right candidates together, or of nobody (Lee et
al. 2017). The mean of several networks from different seeds ships.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from quotes.attribution.attributions import find_attributions
from quotes.coreference.anaphors import anaphors, contents_by_source
from quotes.coreference.chains import Chains
from quotes.coreference.features import ArticleFacts, Features, of_anaphor, of_nobody, of_pairs
from quotes.coreference.find import find_references
from quotes.coreference.ranking import LEAST, TIMES_AS_LIKELY, passes
from quotes.corpora import references
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph
from quotes.neural.annotator import Annotator
from quotes.neural.arrays import Booleans
from quotes.neural.ranker import FEATURES, WEIGHTS, as_numbers
from quotes.text.names import key_of
from quotes.training.facts import write_facts

FEWEST = 4
"""Anaphors or candidates that have a feature, for it to be learned."""

HIDDEN, NARROW, OF_NOBODY = 40, 20, 24
DROPOUT = 0.3
DECAY = 0.02
BATCH = 32
FOLDS = 5
ARTICLES_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """How long networks learn, in what steps, and how many are averaged."""

    rate: float = 2e-3
    epochs: int = 20
    networks: int = 4


PLAN = Plan()


@dataclass(frozen=True, slots=True)
class Example:
    """An anaphor: its article and form, its features, those of its candidates, and which of them are right."""

    article: str
    form: str
    named: bool
    anaphor: Features
    nobody: Features
    pairs: tuple[Features, ...]
    right: tuple[bool, ...]


def train_ranker(corpora: Path, out: Path, annotate: Annotator, seed: int = 1) -> list[str]:
    """Train on `references/train.jsonl` of the corpora; what the cross-validation gave, as lines."""
    gold = references.read(corpora / "references" / "train.jsonl", None)
    found = list(examples(gold, annotate))
    report = cross_validate(found, seed)
    names = feature_names(found)
    networks = [train(found, names, seed + n) for n in range(PLAN.networks)]
    save(out, names, networks)
    write_facts(
        out, "ranker", {"seed": seed, "anaphors": len(found), "networks": PLAN.networks, "cross_validation": report}
    )
    return report


# ---- examples


def examples(gold: Sequence[references.Gold], annotate: Annotator) -> Iterator[Example]:
    """The anaphors of the places of all articles; a place that the rules take for no source teaches nothing."""
    for start in range(0, len(gold), ARTICLES_AT_ONCE):
        some = gold[start : start + ARTICLES_AT_ONCE]
        for own, document in zip(some, annotate([one.article.text for one in some]), strict=True):
            yield from examples_of(own, paragraphs_of(document, own.article.body_start))


def examples_of(gold: references.Gold, paragraphs: Sequence[Paragraph]) -> Iterator[Example]:
    """The anaphors of one article's places."""
    placed = find_attributions(paragraphs)
    found = find_references(paragraphs, {one.head: one.source for one in placed if one.head and one.source})
    chains = Chains(found, {one.head for one in placed if one.head})
    facts = ArticleFacts(paragraphs, chains, contents_by_source(paragraphs, placed, found))
    for number in anaphors(chains):
        at = facts.references[number].at
        span = paragraphs[at.head.paragraph].span(at.words)
        place = next((place for place in gold.places if place.source.overlaps(span)), None)
        if place:
            yield example_of(gold.article.id, place, facts, number)


def example_of(article: str, place: references.Place, facts: ArticleFacts, number: int) -> Example:
    """One anaphor, with the candidates that pass the gates."""
    pairs = of_pairs(facts, number)
    anaphor = facts.references[number]
    passing = [chain for chain in pairs if passes(anaphor, facts.named[chain], pairs[chain])]
    right = tuple(_is_meant(place, facts.named[chain].texts) for chain in passing)
    return Example(
        article,
        place.form,
        bool(place.people),
        of_anaphor(facts, number),
        of_nobody(facts, number, pairs),
        tuple(pairs[chain] for chain in passing),
        right,
    )


def _is_meant(place: references.Place, names: Sequence[str]) -> bool:
    keys = set(map(key_of, names))
    return bool(place.people) and all(not keys.isdisjoint(map(key_of, people)) for people in place.people)


# ---- the network


def feature_names(found: Sequence[Example]) -> dict[str, list[str]]:
    """The features that enough examples have, by part."""
    counts = {part: Counter[str]() for part in ("anaphor", "nobody", "pair")}
    for example in found:
        counts["anaphor"].update(example.anaphor.keys())
        counts["nobody"].update(example.nobody.keys())
        for pair in example.pairs:
            counts["pair"].update(name for name, value in pair.items() if value)
    return {part: sorted(name for name, n in counted.items() if n >= FEWEST) for part, counted in counts.items()}


class Network(nn.Module):
    """The scores of candidates and of nobody; its parts are named as `quotes.neural.ranker` reads them."""

    def __init__(self, names: Mapping[str, Sequence[str]]):
        super().__init__()
        anaphor, pair, nobody = (len(names[part]) for part in ("anaphor", "pair", "nobody"))
        widths = (anaphor + pair, HIDDEN, NARROW, 1)
        self.score = nn.ModuleList(nn.Linear(one, other) for one, other in pairwise(widths))
        self.skip = nn.Linear(pair, 1)
        self.nobody = nn.ModuleList((nn.Linear(nobody, OF_NOBODY), nn.Linear(OF_NOBODY, 1)))

    def forward(self, anaphor: Tensor, pairs: Tensor, nobody: Tensor) -> Tensor:
        """Scores of one anaphor's candidates, and last of nobody (candidates + 1,)."""
        both = torch.cat([anaphor.expand(len(pairs), -1), pairs], 1)
        hidden = self._dropped(self.score[0](both))
        hidden = functional.gelu(self.score[1](hidden), approximate="tanh")
        scores = self.score[2](hidden) + self.skip(pairs)
        none = self.nobody[1](self._dropped(self.nobody[0](nobody)))
        return torch.cat([scores.squeeze(1), none])

    def _dropped(self, values: Tensor) -> Tensor:
        return functional.dropout(functional.gelu(values, approximate="tanh"), DROPOUT, self.training)


Numbers = tuple[Tensor, Tensor, Tensor, Tensor]
"""An example as the network reads it: anaphor, pairs, nobody, and which answers are right, nobody last."""


def numbers_of(example: Example, names: Mapping[str, Sequence[str]]) -> Numbers:
    """The features of an example as numbers."""
    places = {part: {name: i for i, name in enumerate(own)} for part, own in names.items()}

    pairs = np.stack([as_numbers(pair, places["pair"]) for pair in example.pairs])
    right: Booleans = np.array([*example.right, not any(example.right)])
    own = as_numbers(example.anaphor, places["anaphor"])
    arrays = (own, pairs, as_numbers(example.nobody, places["nobody"]), right)
    anaphor, candidates, nobody, answers = (torch.from_numpy(array) for array in arrays)
    return anaphor, candidates, nobody, answers


def train(found: Sequence[Example], names: Mapping[str, Sequence[str]], seed: int, plan: Plan = PLAN) -> Network:
    """One network, from one seed; anaphors without a candidate teach nothing."""
    torch.manual_seed(seed)
    shuffled = random.Random(seed)
    given = [numbers_of(example, names) for example in found if example.pairs]
    network = Network(names)
    optimizer = torch.optim.AdamW(network.parameters(), plan.rate, weight_decay=DECAY)
    steps = plan.epochs * -(-len(given) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, plan.rate, total_steps=steps, pct_start=0.1)
    network.train()
    for _ in range(plan.epochs):
        shuffled.shuffle(given)
        for start in range(0, len(given), BATCH):
            batch = given[start : start + BATCH]
            loss = torch.stack([_loss(network, *example) for example in batch]).mean()
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return network.eval()


def _loss(network: Network, anaphor: Tensor, pairs: Tensor, nobody: Tensor, right: Tensor) -> Tensor:
    scores: Tensor = network(anaphor, pairs, nobody)
    return scores.logsumexp(0) - scores[right].logsumexp(0)


def save(out: Path, names: Mapping[str, Sequence[str]], networks: Sequence[Network]) -> None:
    """Write the networks and the names of their features into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / FEATURES).write_text(json.dumps(names, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    weights = {f"{n}.{name}": w.clone() for n, net in enumerate(networks) for name, w in net.state_dict().items()}
    save_file(weights, out / WEIGHTS)


# ---- how well it does


def cross_validate(found: Sequence[Example], seed: int, plan: Plan = PLAN) -> list[str]:
    """What names are right and wrong, by form and threshold, on articles that the networks did not learn from."""
    articles = sorted({example.article for example in found})
    random.Random(seed).shuffle(articles)
    fold_of = {article: number % FOLDS for number, article in enumerate(articles)}
    answers: list[tuple[Example, int, float]] = []
    for fold in range(FOLDS):
        learned = [example for example in found if fold_of[example.article] != fold]
        names = feature_names(learned)
        networks = [train(learned, names, seed + n, plan) for n in range(plan.networks)]
        own = [example for example in found if fold_of[example.article] == fold]
        answers += [(example, *best_of(networks, names, example)) for example in own]
    by_form = {form: [answer for answer in answers if answer[0].form == form] for form in LEAST}
    return [line for form, own in by_form.items() if own for line in lines_of(form, own)]


@torch.inference_mode()
def best_of(networks: Sequence[Network], names: Mapping[str, Sequence[str]], example: Example) -> tuple[int, float]:
    """The number of the likeliest candidate and its probability, which is 0 if another is nearly as likely.

    -1 if there is none.
    """
    if not example.pairs:
        return -1, 0.0
    anaphor, pairs, nobody, _ = numbers_of(example, names)
    shares = torch.stack([network(anaphor, pairs, nobody).softmax(0) for network in networks]).mean(0)
    best, *others = shares[:-1].argsort(descending=True).tolist()
    clear = not others or shares[best] >= TIMES_AS_LIKELY * shares[others[0]]
    return best, float(shares[best]) if clear else 0.0


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
