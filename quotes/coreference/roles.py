"""Offices and occupations that an article gives a person beside the name, whole: “director of the Centre for Research”.

The words are read from their tags. The parse hangs “and”, “of” and “for” within a role on one word or another, so that
it is asked only where the tags leave open whose words they are.
"""

from collections.abc import Iterator

from quotes.coreference.role_after import words_after
from quotes.coreference.role_before import words_before, words_before_comma
from quotes.coreference.role_parts import role_of
from quotes.coreference.role_words import LONGEST_ROLE
from quotes.document.paragraph import Paragraph
from quotes.model import Role


def find_roles(paragraph: Paragraph, name: range, head: int) -> Iterator[Role]:
    """The roles beside a person's name: before it, before it with a comma, after it, and in “who is the …”."""
    runs = [words_before(paragraph, name), words_before_comma(paragraph, name, head), *words_after(paragraph, name)]
    for run in runs:
        role = role_of(paragraph, run) if len(run) <= LONGEST_ROLE else None
        if role:
            yield role
