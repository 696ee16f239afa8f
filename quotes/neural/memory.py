"""Memory that the models have freed, given back to the operating system."""

import ctypes
import sys


def give_back() -> None:
    """Let the C library return what is free, where it can.

    The models' many arrays of all sizes leave free memory in pieces. glibc keeps those, so that a run over a thousand
    articles would end with three times the memory that it ever needs at once.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
