"""Scores on gold speakers, by the form of the source (the first person apart), and of what is wrong if answered."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from quotes.corpora.speakers import Gold, Source
from quotes.evaluate.names import Names, People, answers, is_right, names_of_chains, with_fuller
from quotes.evaluate.tally import Tally, joined, share
from quotes.model import Reading
from quotes.pipeline import extract

if TYPE_CHECKING:
    from quotes.neural.annotator import Annotator

FORMS = ("name", "nominal", "pronoun", "first_person")


def score(articles: Sequence[Gold], annotate: "Annotator") -> list[Tally]:
    """The counts of each document."""
    readings = extract([gold.article for gold in articles], annotate)
    return [tally_of(gold, reading) for gold, reading in zip(articles, readings, strict=True)]


def tally_of(gold: Gold, reading: Reading) -> Tally:
    """The counts of one article."""
    names = names_of_chains(reading)
    given = [(source, _given(source, reading, names)) for source in gold.sources]
    tallies = [
        answers(form, [(own, people_of(source)) for source, own in given if _form(source) == form]) for form in FORMS
    ]
    answered = [(source, own) for source, own in given if own]
    wrong = sum(not (source.names and is_right(own, people_of(source))) for source, own in answered)
    return joined([*tallies, {("answered", "wrong"): share(wrong, len(answered))}])


def people_of(source: Source) -> People:
    """The one who speaks, if the text names that one."""
    return [source.names] if source.names else []


def _form(source: Source) -> str:
    return "first_person" if source.first_person else source.form


def _given(source: Source, reading: Reading, names: Mapping[int, Names]) -> Names:
    """The names of the speakers of the quotations whose source overlaps the gold's."""
    found: Iterable[int] = (
        q.chain
        for q in reading.quotations
        if q.chain is not None and q.attribution.source and q.attribution.source.overlaps(source.span)
    )
    return with_fuller(frozenset(name for chain in found for name in names.get(chain, ())), source.names)
