"""Whom he and she stand for while the text is read, as a learned ranker has it: the likeliest, or nobody before."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from quotes.attribution.attributions import PlacedAttribution
from quotes.coreference.antecedents import Antecedent, Antecedents, antecedent_of, mentioned
from quotes.coreference.growing_chain import GrowingChain
from quotes.coreference.pronoun_features import TextFacts, of_nobody, of_pronoun, options_of
from quotes.coreference.ranker import RankCandidates, Ranker
from quotes.coreference.reference import PronounReference
from quotes.document.paragraph import Paragraph, Place


class HeAndShe:
    """Finds the antecedents of one article's he and she, in the order of the text."""

    def __init__(
        self,
        rank: RankCandidates,
        paragraphs: Sequence[Paragraph],
        attributions: Sequence[PlacedAttribution],
    ):
        self._rank = rank
        self._facts = TextFacts(paragraphs, attributions)

    def __call__(
        self, pronoun: PronounReference, chains: Sequence[GrowingChain], sources: AbstractSet[Place]
    ) -> Antecedent | None:
        """The likeliest chain, if it is likelier than nobody."""
        del sources  # the facts know them
        options = options_of(self._facts, pronoun, chains)
        if not options:
            return None
        given = [option.features for option in options]
        own, nobody = of_pronoun(self._facts, pronoun), of_nobody(self._facts, pronoun, options)
        *shares, none = self._rank(own, given, nobody)
        best = max(range(len(options)), key=shares.__getitem__)
        if shares[best] < none:
            return None
        chain = options[best].chain
        where = mentioned(chain.mentions[-1], pronoun)
        return Antecedent(chain, f"pronoun {pronoun.pronoun} -> {chain.description}, {where}", shares[best])


def antecedents_by(
    ranker: Ranker | None,
    paragraphs: Sequence[Paragraph],
    attributions: Sequence[PlacedAttribution],
) -> Antecedents:
    """What finds whom he and she stand for: the ranker, or the rules where it knows nothing of them."""
    if ranker is None or ranker.pronouns is None:
        return antecedent_of
    return HeAndShe(ranker.pronouns, paragraphs, attributions)
