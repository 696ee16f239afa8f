"""Scores on gold speakers, by the form of the source (“I” and “you” apart), and of what is wrong if answered.

A source is *found* if that of a quotation overlaps it; the name is judged of those.
"""

from collections.abc import Sequence
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
    given = [(source, _given(source, reading)) for source in gold.sources]
    answered = [(source, own) for source, own in given if own]
    wrong = sum(not (source.names and is_right(own, people_of(source))) for source, own in answered)
    by_form = [_of_form(form, [pair for pair in given if _form(pair[0]) == form]) for form in FORMS]
    return joined([*by_form, {("answered", "wrong"): share(wrong, len(answered))}])


def _of_form(form: str, given: Sequence[tuple[Source, Names | None]]) -> Tally:
    found = [(own, people_of(source)) for source, own in given if own is not None]
    return {(form, "found"): share(len(found), len(given))} | answers(form, found)


def people_of(source: Source) -> People:
    """The one who speaks, if the text names that one."""
    return [source.names] if source.names else []


def _form(source: Source) -> str:
    return "first_person" if source.first_person else source.form


def _given(source: Source, reading: Reading) -> Names | None:
    """The names of the speakers of the quotations whose source overlaps the gold's; None if there is no such one."""
    found = [q for q in reading.quotations if q.attribution.source and q.attribution.source.overlaps(source.span)]
    if not found:
        return None
    names = names_of_chains(reading)
    given = frozenset(name for q in found for chain in q.chains for name in names.get(chain, ()))
    return with_fuller(given, source.names)
