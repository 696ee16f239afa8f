"""Two databases of the same articles, row for row: what a change of the rules changes.

    quotes add before.db ARTICLES           # with the code before
    quotes add after.db ARTICLES            # with the code after
    python tests/tools/compare.py before.db after.db [MOST]

Prints how many rows of each table are gone and new, and up to MOST (20) of them. Chains are numbered anew where names
are grouped otherwise, so mentions are compared by the name and kind of their chain, not by its number. When a row was
added, from where and in which run does not count. The exit status is 1 if anything differs.
"""

import sqlite3
import sys
from pathlib import Path

Rows = set[tuple[object, ...]]

QUERIES = {
    "articles": "select id, url, title, outlet, byline, published, language, text, sha256 from articles",
    "quotations": """
        select article_id, start, "end", kind, manner, content, cue, cue_lemma, source, speaker_id, reason, confidence,
            group_id from quotations
    """,
    "quotation_speakers": "select * from quotation_speakers",
    "spans": "select * from quotation_spans",
    "speakers": "select * from speakers",
    "aliases": "select * from aliases",
    "roles": "select * from roles",
    "mentions": """
        select article_id, start, "end", form, name, kind, roles, mentions.speaker_id, level
        from mentions join chains using (article_id, chain)
    """,
}


def rows_of(path: Path) -> dict[str, Rows]:
    """The rows of each query."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        return {name: set(connection.execute(query)) for name, query in QUERIES.items()}
    finally:
        connection.close()


def differences(before: dict[str, Rows], after: dict[str, Rows]) -> dict[str, tuple[Rows, Rows]]:
    """By table, the rows that are gone and those that are new."""
    return {name: (before[name] - after[name], after[name] - before[name]) for name in QUERIES}


def main(before: str, after: str, most: str = "20") -> int:
    """Print the differences; 1 if there are any."""
    old, new = rows_of(Path(before)), rows_of(Path(after))
    found = differences(old, new)
    for name, (gone, added) in found.items():
        print(
            f"{name}: {len(old[name]):,} rows before, {len(new[name]):,} after; {len(gone):,} gone, {len(added):,} new"
        )
        for sign, rows in (("-", gone), ("+", added)):
            for row in sorted(rows, key=str)[: int(most)]:
                print(f"  {sign} {row}")
    return int(any(gone or added for gone, added in found.values()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else print(__doc__))
