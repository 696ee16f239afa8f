"""What one article says of its named chains, as the input of linking across articles."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from quotes.model import ChainKey, Evidence, Reading
from quotes.text.whitespace import one_line


def evidence_of(reading: Reading) -> Iterator[Evidence]:
    """The evidence of one reading, as its stored rows would give it."""
    article = reading.article
    aliases: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for mention in reading.mentions:
        if mention.form == "name":
            aliases[mention.chain][one_line(mention.span.of(article.text))] += 1
    quoted = Counter(quotation.chain for quotation in reading.quotations)
    for chain in reading.chains:
        if chain.name:
            yield Evidence(
                key=ChainKey(article.id, chain.number),
                name=one_line(chain.name),
                kind=chain.kind,
                aliases=tuple(sorted(aliases[chain.number].items())),
                roles=tuple(map(one_line, chain.roles)),
                published=article.published,
                quoted=quoted[chain.number],
            )
