"""White space: how words of a text are put on one line."""


def one_line(text: str) -> str:
    """The text with each run of white space made one space, and none at its ends."""
    return " ".join(text.split())
