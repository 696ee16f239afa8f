"""Pronouns of a paragraph as references."""

from collections.abc import Iterator, Set

from quotes.coreference.reference import PronounReference, position
from quotes.document.paragraph import Paragraph, Place
from quotes.lexicon import Gender

PRONOUNS: dict[str, tuple[Gender, bool]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", False)),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", False)),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), ("-", True)),
    **dict.fromkeys(("it", "its", "itself"), ("-", False)),
}
"""Pronoun -> gender and whether it is plural."""

RELATIVES = frozenset(("who", "which", "that", "whom"))
FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our", "myself", "ourselves", "you"))
NEUTER = frozenset(("it", "its", "itself"))


def pronouns(paragraph: Paragraph, heads: Set[int]) -> Iterator[PronounReference]:
    """He and she wherever they stand; other pronouns where they are the head of a source (one of `heads`)."""
    for head, word in enumerate(paragraph.words):
        text = word.text.lower()
        gender, plural = PRONOUNS.get(text, ("-", False))
        wanted = gender != "-" or head in heads
        if word.upos not in ("PRON", "DET") or not wanted or head in paragraph.entity_of:
            continue
        taken_up = antecedent_of_relative(paragraph, head) if text in RELATIVES else None
        yield PronounReference(position(paragraph, range(head, head + 1), head), text, gender, plural, taken_up)


def antecedent_of_relative(paragraph: Paragraph, head: int) -> Place | None:
    """What a relative pronoun takes up, a person beside it first: “Peter **Vell**, who said …”."""
    beside = head - 1 if paragraph.words[head - 1].text != "," else head - 2
    entity = paragraph.entity_of.get(beside)
    if entity and entity.type == "PERSON":
        return paragraph.place(paragraph.head_of(entity.words))
    above = next((above for above in paragraph.ancestors(head) if _is_antecedent(paragraph, above, head)), None)
    return None if above is None else paragraph.place(above)


def _is_antecedent(paragraph: Paragraph, above: int, head: int) -> bool:
    clauses = [i for i in paragraph.children(above, "acl") if paragraph.words[i].deprel == "acl:relcl"]
    return any(head in paragraph.subtree(clause) for clause in clauses)
