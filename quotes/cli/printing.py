"""Readings for the terminal and as JSON lines."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from quotes.model import Chain, Quotation, Reading, Span
from quotes.text.whitespace import one_line

MISSING = "unknown"


def text_lines(reading: Reading) -> Iterator[str]:
    """An article's quotations for people to read."""
    article = reading.article
    yield article.title or article.path or article.id
    yield "  ".join(part for part in (article.published, article.outlet, article.url) if part) or "-"
    for quotation in reading.quotations:
        found = quotation.attribution
        chain = chain_of(reading, quotation)
        who = chain.name if chain and chain.name else f"{MISSING} ({quotation.reason})"
        role = f", {chain.roles[0]}" if chain and chain.name and chain.roles else ""
        yield ""
        yield f"  {who}{role}  [{found.kind} {found.manner}, {quotation.confidence:.2f}]"
        yield f"    {one_line(found.words(article.text))}"
    if not reading.quotations:
        yield "  no quotations"
    yield ""


def json_lines(reading: Reading) -> Iterator[str]:
    """One JSON object a quotation; spans are [start, end] in characters of the article's text, end excluded."""
    for quotation in reading.quotations:
        yield json.dumps(record_of(reading, quotation), ensure_ascii=False)


def record_of(reading: Reading, quotation: Quotation) -> dict[str, Any]:
    """A quotation with its article, its speaker and its offsets."""
    article, found = reading.article, quotation.attribution
    chain = chain_of(reading, quotation)
    named = chain if chain and chain.name else None
    return {
        "article_id": article.id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "speaker": named and named.name,
        "speaker_kind": named and named.kind,
        "role": named.roles[0] if named and named.roles else None,
        "reason": quotation.reason,
        "confidence": quotation.confidence,
        "kind": found.kind,
        "manner": found.manner,
        "content": [span.of(article.text) for span in found.content],
        "content_spans": [[span.start, span.end] for span in found.content],
        "source": found.source and found.source.of(article.text),
        "source_span": _pair(found.source),
        "cue": found.cue and found.cue.of(article.text),
        "cue_span": _pair(found.cue),
    }


def chain_of(reading: Reading, quotation: Quotation) -> Chain | None:
    """The chain of a quotation's speaker."""
    return next((chain for chain in reading.chains if chain.number == quotation.chain), None)


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


PRINTERS: dict[str, Callable[[Reading], Iterator[str]]] = {"text": text_lines, "jsonl": json_lines}
