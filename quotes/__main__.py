"""`python -m quotes` is `quotes`."""

from quotes.cli.commands import main

main(prog_name="quotes")
