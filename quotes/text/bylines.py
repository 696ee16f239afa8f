"""The person whom a byline names, if it names one alone."""

import re

BY = re.compile(r"(?:(?:words|written|reported|report|story)\s+)?by:?\s+", re.IGNORECASE)
BEHIND_NAME = re.compile(r"\s*(?:,|\||\s(?:in|at|for|of|–|—|-)\s).*", re.DOTALL)
NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?:\s(?:[^\W\d_a-z][\w.'’-]*|al|bin|da|de|der|del|di|el|ibn|la|van|von)){1,4}")
NOBODY = re.compile(
    r"\b(?:staff|desk|reporters?|correspondents?|news|agency|editors?|editorial|team|bureau|writers?)\b", re.I
)


def author_of(byline: str | None) -> str | None:
    """“By Jane Doe, Staff Writer” is Jane Doe; “Jane Doe and John Roe”, “Reuters” and “Staff” are no one person."""
    name = BEHIND_NAME.sub("", BY.sub("", (byline or "").strip(), count=1)).strip()
    return name if NAME.fullmatch(name) and not NOBODY.search(name) and not name.isupper() else None
