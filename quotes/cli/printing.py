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
        who = " · ".join(map(introduced, speakers_of(reading, quotation))) or f"{MISSING} ({quotation.reason})"
        yield ""
        sure = "" if quotation.speaker_confidence is None else f", speaker {quotation.speaker_confidence:.2f}"
        yield f"  {who}  [{found.kind} {found.manner}, {quotation.confidence:.2f}{sure}]"
        yield f"    {one_line(found.words(article.text))}"
    if not reading.quotations:
        yield "  no quotations"
    yield ""


def json_lines(reading: Reading) -> Iterator[str]:
    """One JSON object a quotation; spans are [start, end] in characters of the article's text, end excluded."""
    for quotation in reading.quotations:
        yield json.dumps(record_of(reading, quotation), ensure_ascii=False)


def record_of(reading: Reading, quotation: Quotation) -> dict[str, Any]:
    """A quotation with its article, its speakers (the first of them, and the names of all) and its offsets."""
    article, found = reading.article, quotation.attribution
    speakers = speakers_of(reading, quotation)
    named = speakers[0] if speakers else None
    role = named.roles[0] if named and named.roles else None
    return {
        "article_id": article.id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "published": article.published,
        "speaker": named and named.name,
        "speakers": [chain.name for chain in speakers],
        "speaker_kind": named and named.kind,
        "role": role and role.text,
        "role_title": role and role.title,
        "role_organization": role and role.organization,
        "reason": quotation.reason,
        "confidence": quotation.confidence,
        "speaker_confidence": quotation.speaker_confidence,
        "kind": found.kind,
        "manner": found.manner,
        "content": [span.of(article.text) for span in found.content],
        "content_spans": [[span.start, span.end] for span in found.content],
        "source": found.source and found.source.of(article.text),
        "source_span": _pair(found.source),
        "cue": found.cue and found.cue.of(article.text),
        "cue_span": _pair(found.cue),
    }


def introduced(chain: Chain) -> str:
    """“Ana Mirel, mayor of Lowford”."""
    return ", ".join((chain.name or "", *(role.text for role in chain.roles[:1])))


def speakers_of(reading: Reading, quotation: Quotation) -> list[Chain]:
    """The chains of a quotation's speakers that have a name, several if they speak together."""
    named = {chain.number: chain for chain in reading.chains if chain.name}
    return [named[chain] for chain in quotation.chains if chain in named]


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


PRINTERS: dict[str, Callable[[Reading], Iterator[str]]] = {"text": text_lines, "jsonl": json_lines}
