"""One word, one kind of name: what the encoder says of a word moves towards what it says of it all over the article.

The encoder reads each paragraph alone, so that “Vell” may be a person in one and a place in the next, where little
tells them apart. Arrays in, arrays out; no model is needed.
"""

from collections.abc import Sequence

import numpy as np

from quotes.neural.arrays import Floats, Integers

SHARE = 0.5
"""How far a word moves, from its own paragraph's opinion (0) to the article's (1). Chosen on newswire's dev part."""

TINY = 1e-9


def agreed(scores: Floats, words: Sequence[str], articles: Sequence[int], names: Sequence[str]) -> Floats:
    """The log probabilities (words, labels) with each capitalised word's kinds moved towards their mean in its article.

    The mean is that of logarithms. `articles` counts the words of each article, one after another; `names` are BIOES
    labels: a word's places within a name stay as likely as they are to each other.
    """
    rows: Integers = np.flatnonzero([len(word) > 1 and word[0].isupper() for word in words])
    if not len(rows):
        return scores
    kinds = [name.partition("-")[2] for name in names]
    kind_of = np.array([sorted(set(kinds)).index(kind) for kind in kinds])
    of_kinds = np.log(np.exp(scores[rows]) @ np.eye(kind_of.max() + 1)[kind_of] + TINY)
    same = _groups(
        [words[row].casefold() for row in rows.tolist()], np.repeat(np.arange(len(articles)), articles)[rows]
    )
    sums = np.zeros((same.max() + 1, of_kinds.shape[1]))
    np.add.at(sums, same, of_kinds)
    means = sums / np.bincount(same)[:, None]
    moved: Floats = scores.copy()
    moved[rows] += SHARE * (means[same] - of_kinds)[:, kind_of]
    return moved


def _groups(words: Sequence[str], articles: Integers) -> Integers:
    """A number for each word, the same for the same word in the same article."""
    numbers: dict[tuple[str, int], int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in zip(words, articles.tolist(), strict=True)])
