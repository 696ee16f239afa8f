"""Readings of little articles, marked up by hand, so that tests of the database and its site need no model."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.database.store import finish_run, is_stored, link_speakers, open_database, save_reading, start_run
from quotes.model import (
    Article,
    Attribution,
    Chain,
    Form,
    Kind,
    Manner,
    Mention,
    Quotation,
    Reading,
    Role,
    Span,
    SpeakerKind,
)


@dataclass(frozen=True)
class Someone:
    """A chain: the places where the text has the name or another form, the longest one first, are its mentions."""

    name: str | None
    kind: SpeakerKind = "person"
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    nominals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A quotation. Its cue and its source are the places nearest to its content that have these words."""

    content: str | tuple[str, ...]
    by: str | tuple[str, ...] | None
    cue: str | None = "said"
    source: str | None = None
    kind: Kind = "direct"
    manner: Manner = "speech"
    reason: str = "name"
    confidence: float = 0.9
    speaker_confidence: float = 0.8


def read(article_id: str, text: str, people: list[Someone], said: list[Said], **fields: str) -> Reading:
    """The reading of an article."""
    numbers = {someone.name: number for number, someone in enumerate(people, start=1)}
    quotations = [quotation(text, one, numbers) for one in said]
    return Reading(
        article=Article(id=article_id, text=text, **fields),
        quotations=tuple(sorted(quotations, key=lambda one: one.attribution.extent)),
        chains=tuple(Chain(numbers[one.name], one.name, one.kind, tuple(map(role, one.roles))) for one in people),
        mentions=tuple(sorted(mentions(text, people))),
    )


def role(text: str) -> Role:
    """“harbour master of Tarn”: title and organization parted at “of”."""
    title, _, organization = text.partition(" of ")
    return Role(text, title, organization or None)


def add(path: Path, readings: Iterable[Reading]) -> None:
    """What `quotes add` does after reading: save what is not stored, then link."""
    with open_database(path) as db:
        run_id = None
        for reading in readings:
            if not is_stored(db, reading.article):
                run_id = run_id or start_run(db, "none", {})
                save_reading(db, reading, run_id)
        link_speakers(db)
        if run_id:
            finish_run(db, run_id, 1.5)


def quotation(text: str, said: Said, numbers: dict[str | None, int]) -> Quotation:
    """One quotation, its spans looked up in the text."""
    contents = (said.content,) if isinstance(said.content, str) else said.content
    spans = tuple(places(text, content)[0] for content in contents)
    extent = Span(spans[0].start, spans[-1].end)
    cue = nearest(text, said.cue, extent) if said.cue else None
    source = nearest(text, said.source, extent) if said.source else None
    attribution = Attribution(spans, cue, source, said.kind, said.manner, said.confidence, said.cue)
    by = (said.by,) if isinstance(said.by, str) else said.by or ()
    sure = said.speaker_confidence if by else None
    return Quotation(attribution, tuple(numbers[name] for name in by), said.reason, said.confidence, sure)


def mentions(text: str, people: list[Someone]) -> Iterator[Mention]:
    """Every mention of these people, none within another."""
    forms: dict[str, tuple[Form, int]] = {}
    for number, someone in enumerate(people, start=1):
        names = (someone.name, *someone.aliases) if someone.name else someone.aliases
        forms |= dict.fromkeys(names, ("name", number))
        forms |= dict.fromkeys(someone.nominals, ("nominal", number))
    longest_first = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    for match in re.finditer(rf"(?<!\w)(?:{longest_first})(?!\w)", text) if forms else ():
        form, number = forms[match.group()]
        yield Mention(Span(*match.span()), form, number)


def places(text: str, words: str) -> list[Span]:
    """Everywhere that the words stand in the text; at least one place."""
    found = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    assert found, f"not in the text: {words}"
    return found


def nearest(text: str, words: str, extent: Span) -> Span:
    """The place of these words that is nearest to the extent."""
    return min(places(text, words), key=lambda span: max(span.start - extent.end, extent.start - span.end))


HARBOUR = read(
    "harbour-vote",
    "Council votes to close the old harbour\n"
    "\n"
    "Harbour master Mara Quill attacked the council on Tuesday after it voted to close the old harbour.\n"
    "“Nobody has asked the people who work here,” said Quill. “We will be on that quay every morning.”\n"
    "The Tarn Valley Rescue Society (TVRS) warned that response times would double.\n"
    "“This is a sad day for the town & its <b>boats</b>,” a voice at the back of the hall called out.\n"
    "Council leader Idris Quill, who is no relation, said the harbour lost money every year. "
    "He believes “most residents” agree.\n",
    [
        Someone("Mara Quill", roles=("harbour master",), aliases=("Quill",)),
        Someone("Tarn Valley Rescue Society", "organization", aliases=("TVRS",)),
        Someone("Idris Quill", roles=("council leader",)),
    ],
    [
        Said(
            ("“Nobody has asked the people who work here,”", "“We will be on that quay every morning.”"),
            "Mara Quill",
            source="Quill",
            reason="surname Quill",
        ),
        Said(
            "that response times would double",
            "Tarn Valley Rescue Society",
            cue="warned",
            source="The Tarn Valley Rescue Society (TVRS)",
            kind="indirect",
        ),
        Said(
            "“This is a sad day for the town & its <b>boats</b>,”",
            None,
            cue="called out",
            source="a voice at the back of the hall",
            reason="no name for “a voice”",
            confidence=0.4,
        ),
        Said(
            "the harbour lost money every year",
            "Idris Quill",
            source="Council leader Idris Quill, who is no relation,",
            kind="indirect",
        ),
        Said(
            "“most residents” agree",
            "Idris Quill",
            cue="believes",
            source="He",
            kind="mixed",
            manner="thought",
            reason="pronoun He -> subject of previous sentence",
            confidence=0.7,
        ),
    ],
    title="Council votes to close the old harbour",
    outlet="Tarn Valley Echo",
    url="https://echo.example/harbour-vote",
    byline="By Ana Poole",
    published="2024-03-05",
)

RESCUE = read(
    "rescue-week",
    "A busy week for the lifeboat\n"
    "\n"
    "Four crews were out in the gale, TVRS said on Friday.\n"
    "“Every boat that leaves from the old harbour comes home sooner,” Mara Quill, who now speaks for the "
    "boat owners, told the Gazette.\n"
    "“Nobody has asked the people who work here.” Quill repeated.\n"
    "José Ibáñez, a café owner, said customers had stayed away.\n",
    [
        Someone("TVRS", "organization"),
        Someone("Mara Quill", aliases=("Quill",), roles=("speaker of the boat owners",)),
        Someone("José Ibáñez", roles=("café owner",)),
    ],
    [
        Said("Four crews were out in the gale", "TVRS", source="TVRS", kind="indirect"),
        Said(
            "“Every boat that leaves from the old harbour comes home sooner,”",
            "Mara Quill",
            cue="told",
            source="Mara Quill, who now speaks for the boat owners",
        ),
        Said("“Nobody has asked the people who work here.”", "Mara Quill", cue="repeated", source="Quill"),
        Said("customers had stayed away", "José Ibáñez", source="José Ibáñez, a café owner", kind="indirect"),
    ],
    title="A busy week for the lifeboat",
    outlet="Coast Gazette",
    url="https://gazette.example/rescue-week",
    published="2024-04-12",
)

PLAYHOUSE = read(
    "playhouse",
    "Jordan to lead the playhouse\n"
    "\n"
    "“I have waited for this since I was nine,” said Jordan.\n"
    "The ministry in Jordan said the tour would go ahead. Mara Quill was in the front row.\n"
    "«Я вернусь осенью», said Анна Орлова.\n",
    [
        Someone("Jordan"),
        Someone("Mara Quill"),
        Someone("Анна Орлова", roles=("director",)),
        Someone(None, "group", nominals=("The ministry",)),
    ],
    [
        Said("“I have waited for this since I was nine,”", "Jordan", source="Jordan"),
        Said(
            "the tour would go ahead",
            None,
            source="The ministry in Jordan",
            kind="indirect",
            reason="no name for “The ministry”",
        ),
        Said("«Я вернусь осенью»", "Анна Орлова", source="Анна Орлова"),
    ],
    title="Jordan to lead the playhouse",
    outlet="Tarn Valley Echo",
    published="2024-02-20",
)

BORDER = read(
    "border",
    "Jordan reopens its border, the country's Jordan Press Office announced.\n",
    [
        Someone("Jordan", "other"),
        Someone("Jordan Press Office", "organization"),
    ],
    [
        Said("Jordan reopens its border", "Jordan Press Office", cue="announced", kind="indirect"),
    ],
)

COUNTRY = read(
    "country",
    "Jordan said the talks had ended.\n",
    [Someone("Jordan", "other")],
    [Said("the talks had ended", "Jordan", source="Jordan", kind="indirect", confidence=0.6)],
    title="Talks end",
    outlet="Coast Gazette",
    published="2024-05-01T08:30:00+00:00",
)

READINGS = (HARBOUR, RESCUE, PLAYHOUSE, BORDER, COUNTRY)

FERRY = read(
    "ferry",
    "The boats will run, Mara Quill and Idris Quill said with the ferryman.\n“We will see,” Idris Quill added.\n",
    [Someone("Mara Quill"), Someone("Idris Quill")],
    [
        Said(
            "The boats will run",
            ("Mara Quill", "Idris Quill"),
            source="Mara Quill and Idris Quill",
            kind="indirect",
            reason="name, with another who is not named",
        ),
        Said("“We will see,”", "Idris Quill", cue="added", source="Idris Quill"),
    ],
    title="The boats will run",
    outlet="Coast Gazette",
    published="2024-06-02",
)
"""Two of it speak together."""
