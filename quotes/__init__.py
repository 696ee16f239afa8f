"""Who said what, where, when, and in whose words: quotations of news articles, linked to their speakers."""

__version__ = "0.1.0"
