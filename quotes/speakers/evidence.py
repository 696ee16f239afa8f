"""What one article says of its named chains, as the input of linking across articles."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from quotes.lexicon import Gender, gender_of_title
from quotes.model import ChainKey, Evidence, Form, Reading
from quotes.text.whitespace import one_line

TITLE_LENGTH = 12
"""Characters before a name in which its title is looked for."""

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


@dataclass(slots=True)
class Mentioned:
    """What the mentions of one chain say: names, with how often each stands, genders, and the names in brackets."""

    names: Counter[str] = field(default_factory=Counter)
    genders: set[str] = field(default_factory=set)
    bracketed: set[str] = field(default_factory=set)

    def add(self, form: Form, text: str, before: str) -> None:
        """Take in a mention, given its words and the characters before it."""
        if form == "name":
            self.names[one_line(text)] += 1
            if before.endswith("("):
                self.bracketed.add(one_line(text))
            gender = gender_of_title((before.split() or [""])[-1])
        else:
            gender = PRONOUNS.get(text.lower(), "-")
        if gender != "-":
            self.genders.add(gender)


def evidence_of(reading: Reading) -> Iterator[Evidence]:
    """The evidence of one reading, as its stored rows would give it."""
    article = reading.article
    mentioned: defaultdict[int, Mentioned] = defaultdict(Mentioned)
    for mention in reading.mentions:
        before = article.text[max(0, mention.span.start - TITLE_LENGTH) : mention.span.start]
        mentioned[mention.chain].add(mention.form, mention.span.of(article.text), before)
    quoted = Counter(chain for quotation in reading.quotations for chain in quotation.chains)
    for chain in reading.chains:
        if chain.name:
            yield Evidence(
                key=ChainKey(article.id, chain.number),
                name=one_line(chain.name),
                kind=chain.kind,
                aliases=tuple(sorted(mentioned[chain.number].names.items())),
                roles=tuple(one_line(role.text) for role in chain.roles),
                published=article.published,
                quoted=quoted[chain.number],
                genders=tuple(sorted(mentioned[chain.number].genders)),
                bracketed=tuple(sorted(mentioned[chain.number].bracketed)),
            )
