"""`python -m quotes` is `quotes`."""

from quotes.cli import main

main(prog_name="quotes")
