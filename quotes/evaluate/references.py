"""Scores on whom pronouns and nouns stand for: the speakers of the quotations whose source overlaps the place."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotes.corpora.references import Gold, Place
from quotes.evaluate.names import Names, answers, names_of_chains
from quotes.evaluate.tally import Tally, joined
from quotes.model import Reading
from quotes.pipeline import extract

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

FORMS = ("pronoun", "nominal")


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each article, by form."""
    readings = extract([gold.article for gold in articles], annotate)
    return [tally_of(gold, reading) for gold, reading in zip(articles, readings, strict=True)]


def tally_of(gold: Gold, reading: Reading) -> Tally:
    """The counts of one article."""
    return joined(
        answers(form, [(given_at(place, reading), place.people) for place in gold.places if place.form == form])
        for form in FORMS
    )


def given_at(place: Place, reading: Reading) -> Names:
    """The names of the speakers of the quotations whose source overlaps the place."""
    names = names_of_chains(reading)
    sources = [(chain, q.attribution.source) for q in reading.quotations for chain in q.chains]
    chains = {chain for chain, source in sources if source and source.overlaps(place.source)}
    return frozenset(name for chain in chains for name in names.get(chain, ()))
