"""Where things lie: the project, and what may lie beside it."""

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent
PACKAGE = ROOT / "quotes"
ARTICLES = ROOT / "data" / "articles"
SAMPLES = TESTS / "samples"
SHARED = ROOT.parent / "shared"
"""Corpora for scoring, beside the project. Not on every machine: tests that use them skip where they are absent."""
