"""Identities that ties hold together, directly or through others."""

from collections import defaultdict
from collections.abc import Iterable

from quotes.speakers.block import Identity
from quotes.speakers.compare import Tie

Cluster = tuple[Identity, ...]


def cluster(identities: Iterable[Identity], ties: Iterable[Tie]) -> list[Cluster]:
    """The connected components, each sorted, in the order of their first identity."""
    root: dict[Identity, Identity] = {identity: identity for identity in identities}

    def find(identity: Identity) -> Identity:
        while root[identity] != identity:
            identity = root[identity]
        return identity

    for tie in ties:
        low, high = sorted((find(tie.one), find(tie.other)))
        root[high] = low
    components: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for identity in sorted(root):
        components[find(identity)].append(identity)
    return [tuple(members) for _, members in sorted(components.items())]
