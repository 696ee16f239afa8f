"""The one exception that is meant for people."""


class QuotesError(Exception):
    """Shown to the user as it is; anything else is a bug and keeps its traceback."""
