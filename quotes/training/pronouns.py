"""What he and she stand for in gold coreference, as examples for the ranker.

Each text is read as in use, by the rules and in its order; but every he and she joins the chain that is right, so that
what the chains know so far is true.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from quotes.attribution.attributions import find_attributions
from quotes.coreference.antecedents import Antecedent, antecedent_of
from quotes.coreference.chains import Chains
from quotes.coreference.find import find_references
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.pronoun_features import Option, TextFacts, of_nobody, of_pronoun, options_of
from quotes.coreference.reference import PronounReference, Reference
from quotes.corpora.coref import Gold, GoldMention, read
from quotes.document.from_stanza import paragraphs_of
from quotes.document.paragraph import Paragraph, Place
from quotes.evaluate.coref import answers_of
from quotes.neural.annotator import Annotator
from quotes.training.ranking import Example

ARTICLES_AT_ONCE = 20


def examples(corpora: Path, annotate: Annotator) -> Iterator[Example]:
    """The he and she of `coref/train.jsonl`, but for the documents that `speakers` scores."""
    scored = {path.stem for path in (corpora / "speakers").glob("*.json")}
    gold = [one for one in read(corpora / "coref" / "train.jsonl", None) if one.article.id not in scored]
    for start in range(0, len(gold), ARTICLES_AT_ONCE):
        some = gold[start : start + ARTICLES_AT_ONCE]
        for own, document in zip(some, annotate([one.article.text for one in some]), strict=True):
            yield from examples_of(own, paragraphs_of(document))


def examples_of(gold: Gold, paragraphs: Sequence[Paragraph]) -> list[Example]:
    """The he and she of one text that gold coreference knows."""
    placed = find_attributions(paragraphs)
    sources = {one.head: one.source for one in placed if one.head and one.source}
    references = find_references(paragraphs, sources)
    answers = answers_of(references, gold, paragraphs)
    lesson = _Lesson(gold.article.id, TextFacts(paragraphs, placed), answers)
    Chains(references, sources.keys(), lesson)
    return lesson.examples


class _Lesson:
    """Answers as the gold does, and keeps an example of each pronoun that it is asked about."""

    def __init__(
        self,
        article: str,
        facts: TextFacts,
        answers: dict[Reference, GoldMention | None],
    ):
        self.examples: list[Example] = []
        self._article = article
        self._facts = facts
        self._answers = answers

    def __call__(
        self, pronoun: PronounReference, chains: Sequence[GrowingChain], sources: AbstractSet[Place]
    ) -> Antecedent | None:
        gold = self._answers[pronoun]
        if gold is None:
            return antecedent_of(pronoun, chains, sources)
        options = options_of(self._facts, pronoun, chains)
        right = [self._entity(option.chain) == gold.chain for option in options]
        self._keep(pronoun, options, right)
        best = next((option.chain for option, is_right in zip(options, right, strict=True) if is_right), None)
        return Antecedent(best, "gold", 1.0) if best else None

    def _entity(self, chain: GrowingChain) -> int | None:
        """The gold chain that most of the mentions are of."""
        counts = Counter(gold.chain for mention in chain.mentions if (gold := self._answers[mention]))
        return counts.most_common(1)[0][0] if counts else None

    def _keep(self, pronoun: PronounReference, options: Sequence[Option], right: Sequence[bool]) -> None:
        example = Example(
            self._article,
            "pronoun",
            any(right),
            of_pronoun(self._facts, pronoun),
            of_nobody(self._facts, pronoun, options),
            tuple(option.features for option in options),
            tuple(right),
        )
        self.examples.append(example)
