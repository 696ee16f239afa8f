"""Places of a paragraph that refer to someone: names, nouns for people and bodies, pronouns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quotes.coreference.appositions import name_at_end
from quotes.coreference.name_references import joint_names, single_names
from quotes.coreference.noun_references import nominals
from quotes.coreference.reference import Reference, located
from quotes.document.paragraph import Paragraph
from quotes.lexicon import Gender
from quotes.model import Span

PRONOUNS: dict[str, tuple[Gender, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("-", True)),
    **dict.fromkeys(("it", "its", "itself"), ("-", False)),
}
"""Pronoun -> gender and whether it is plural."""

RELATIVES = frozenset(("who", "which", "that", "whom"))


def find_references(
    text: str, number: int, paragraph: Paragraph, sources: Mapping[Span, Span], quoted: Sequence[Span]
) -> list[Reference]:
    """All references of a paragraph in the order of the text.

    `sources` are its attributions' sources by their head words, each of which is a reference whatever its words;
    `quoted` are the passages in quotation marks.
    """
    heads = {
        i: name_at_end(paragraph, paragraph.run(source), i)
        for head, source in sources.items()
        for i in paragraph.run(head)
    }
    found = [
        *joint_names(text, number, paragraph, heads.keys(), quoted),
        *single_names(text, number, paragraph, quoted),
        *nominals(text, number, paragraph, heads, quoted),
        *pronouns(number, paragraph, heads, quoted),
    ]
    return sorted(found, key=lambda reference: (reference.span.start, -reference.span.end))


def pronouns(
    number: int, paragraph: Paragraph, heads: Mapping[int, int | None], quoted: Sequence[Span]
) -> Iterator[Reference]:
    """He and she wherever they stand; other pronouns where they are the head of a source (one of `heads`)."""
    for head, word in enumerate(paragraph.words):
        text = word.text.lower()
        personal = text in PRONOUNS and (PRONOUNS[text][0] != "-" or head in heads)
        if word.upos not in ("PRON", "DET") or not (personal or head in heads) or head in paragraph.entity_of:
            continue
        gender, plural = PRONOUNS.get(text, ("-", False))
        yield replace(
            located(number, paragraph, range(head, head + 1), head, quoted),
            form="pronoun",
            kind="person" if gender != "-" else "other",
            noun=text,
            gender=gender,
            plural=plural,
            same_as=antecedent_of_relative(paragraph, head) if text in RELATIVES else None,
        )


def antecedent_of_relative(paragraph: Paragraph, head: int) -> int | None:
    """What a relative pronoun takes up, a person beside it first: “Peter **Vell**, who said …”."""
    beside = head - 1 if head and paragraph.words[head - 1].text != "," else head - 2
    entity = paragraph.entity_of.get(beside)
    if entity and entity.type == "PERSON":
        return paragraph.head_of(entity.words)
    return next((above for above in paragraph.ancestors(head) if _is_antecedent(paragraph, above, head)), None)


def _is_antecedent(paragraph: Paragraph, above: int, head: int) -> bool:
    clauses = [i for i in paragraph.children(above, "acl") if paragraph.words[i].deprel == "acl:relcl"]
    return any(head in paragraph.subtree(clause) for clause in clauses)
