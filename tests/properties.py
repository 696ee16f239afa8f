"""What tests of properties share: texts to draw, and how many."""

from hypothesis import settings
from hypothesis import strategies as st

QUICK = settings(max_examples=100, deadline=None, derandomize=True)
"""The same examples every time, so that a change fails by what it does and not by chance."""

SIGNS = "“”„‟«»‹›‘’‚\"'`.,;:!?…()[]—–-\u200b\u00ad\ufeff"
"""What the rules of text look at."""

SPACES = " \n\r\t\u00a0\u2028\x85\x0b\x1c"

WORDS = (
    "We",
    "go",
    "dogs",
    "'90s",
    "'tis",
    "isn't",
    "6",
    "U.N.",
    "J.",
    "naïve",
    "said",
    "नरेश",
    "\U0001f600",
    "e\u0301",
)


def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Texts dense in what the rules look at, and now and then any text at all."""
    dense = st.lists(st.sampled_from([*SIGNS, *SPACES, *WORDS, *"  \n"]), min_size=min_size, max_size=40).map("".join)
    return st.one_of(dense, dense, st.text(min_size=min_size, max_size=60))
