"""Which quotations have the same words, in whatever articles."""

import hashlib
import re
import unicodedata

SHARED_WORDS = 6
"""Fewer words than these may be the same by chance."""


def group_of(content: str) -> str | None:
    """A checksum of the words, whatever their case and punctuation; None of too few."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", content).casefold())
    if len(words) < SHARED_WORDS:
        return None
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:16]
