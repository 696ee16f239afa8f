"""Identities that links tie together, directly or through others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from quotes.speakers.block import Identity


def cluster(identities: Iterable[Identity], links: Mapping[Identity, Identity]) -> list[tuple[Identity, ...]]:
    """The connected components, each sorted, in the order of their first identity."""
    root: dict[Identity, Identity] = {identity: identity for identity in identities}

    def find(identity: Identity) -> Identity:
        while root[identity] != identity:
            identity = root[identity]
        return identity

    for identity, other in links.items():
        low, high = sorted((find(identity), find(other)))
        root[high] = low
    components: defaultdict[Identity, list[Identity]] = defaultdict(list)
    for identity in sorted(root):
        components[find(identity)].append(identity)
    return [tuple(members) for _, members in sorted(components.items())]
