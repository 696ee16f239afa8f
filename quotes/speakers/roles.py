"""What roles say that can be compared over articles: “former prime minister” and “Prime Minister” are one office."""

import re
from collections.abc import Iterable

from quotes.lexicon import person_words
from quotes.model import Evidence
from quotes.text.names import words_of
from quotes.text.punctuation import POSSESSIVES

PARTS = re.compile(r",| and | & ")
WHAT_FOLLOWS = re.compile(r" (?:of|for|at|in|on|to|from|with|under) .*")
WHOSE = re.compile(rf".*(?:{'|'.join(sorted(map(re.escape, POSSESSIVES), key=len, reverse=True))}) ")


def offices(entries: Iterable[Evidence]) -> frozenset[str]:
    """The words for what somebody is in all their roles: minister, director, but neither former nor Mrs."""
    parts = {part for entry in entries for role in entry.roles for part in PARTS.split(role)}
    return frozenset(office for part in parts if (office := _office(part)))


def _office(role: str) -> str | None:
    """“President Vell’s former **chief** of staff”: the last word for a person, before “of” and behind whose it is."""
    known = person_words()
    words = words_of(WHOSE.sub("", WHAT_FOLLOWS.sub("", role)))
    return next((word for word in reversed(words) if word in known and not known[word].address), None)
