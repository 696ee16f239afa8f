"""Which evidence is of one name, so that it is compared at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quotes.model import Evidence
from quotes.text.names import key_of


class Identity(NamedTuple):
    """What level "same name" compares: persons with persons, everything else with everything else."""

    is_person: bool
    name: str

    @classmethod
    def of(cls, entry: Evidence) -> "Identity":
        """The identity that evidence is of."""
        return cls(entry.kind == "person", key_of(entry.name))


Identities = Mapping[Identity, Sequence[Evidence]]


def block(evidence: Iterable[Evidence]) -> dict[Identity, list[Evidence]]:
    """Level "same name": the evidence by identity, both in an order that the input's does not change."""
    identities: defaultdict[Identity, list[Evidence]] = defaultdict(list)
    for entry in sorted(evidence, key=lambda entry: entry.key):
        identities[Identity.of(entry)].append(entry)
    return dict(sorted(identities.items()))
