"""Gates: whom a source that is a pronoun or a noun must never mean, however near and present they are.

A gate is a function of the anaphor, a candidate and the features of the two: does it shut the candidate out?
"""

from collections.abc import Callable

from quotes import lexicon
from quotes.coreference.features import Features, NamedChain, sort_of
from quotes.coreference.reference import NounReference, PronounReference, Reference
from quotes.model import SpeakerKind

TIES = ("tied: beside", "tied: said of", "called so", "noun in its roles")
"""Features that say that somebody is called by the very noun."""

NEVER: dict[str, frozenset[SpeakerKind]] = {
    "he": frozenset(("organization", "group", "other")),
    "she": frozenset(("organization", "group", "other")),
    "person": frozenset(("group", "other")),
    "organization": frozenset(("person", "group")),
    "document": frozenset(("group",)),
}
"""Sort of an anaphor -> the kinds that it never stands for."""


def is_out_of_reach(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """A pronoun does not reach back more than six paragraphs, nor ahead: of 520 that were read by hand seven do."""
    far = features.get("paragraphs back more") or features.get("named only later")
    return isinstance(anaphor, PronounReference) and bool(far)


def is_of_another_kind(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Lowford** burned. He said …”: he is no town; “the lawyer” is none, “the company” is no person."""
    return chain.kind in NEVER.get(sort_of(anaphor), ())


def is_of_another_gender(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Mrs Vell** left. He said …”, where nothing tells that she is a man."""
    return bool(features.get("gender differs")) and not features.get("gender agrees")


def is_told_of(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Vell** is someone who long wanted this, he said”: who is named in what somebody says is another.

    A body may name itself there, and a document its author. A writer who tells without quotation marks what the
    last speaker said may name them: “**Vell** cannot sleep, he said”.
    """
    sort = sort_of(anaphor)
    if sort not in ("he", "she", "person") or not features.get("named in its own words"):
        return False
    again = sort != "person" and bool(features.get("spoke last"))
    return bool(features.get("named in its own quotation marks")) or not again


def is_named_as_another(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Vell’s** father”, “the wife of **Vell**”, “the lawyer for **Vell**”: the name in the source is another’s."""
    within = features.get("named within the anaphor") or features.get("named as its owner")
    return sort_of(anaphor) == "person" and bool(within)


def has_such_a_one(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Vell’s** father said … The father added …”: Vell is not the father whom he has."""
    return bool(features.get("has such a one")) and not features.get("tied: beside")


def is_somebodys(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**His** father”, “Vell’s deputy”, “the widow”: whoever that is, only words that tie the noun to a name tell."""
    relation = isinstance(anaphor, NounReference) and anaphor.noun in lexicon.relations()
    return relation and not any(features.get(name) for name in TIES)


def is_of_another_office(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“The **health** minister” is not **Vell, the tourism minister**."""
    return sort_of(anaphor) == "person" and bool(features.get("of another office"))


def is_not_its_owner(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“Vell’s database”, “Vell’s office”: nobody but Vell, whoever else is near."""
    return sort_of(anaphor) != "person" and bool(features.get("another is named as its owner"))


def is_where_its_part_is(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“its mission at **Lowford**”: whose it is, “its” tells; what follows is where it is."""
    owned = isinstance(anaphor, NounReference) and bool(features.get("is a pronoun's"))
    return owned and bool(features.get("named within the anaphor"))


def is_before_another(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Vell** sat. Another student came in. He said …”, “A spokesman said … He added …”: he has no name."""
    since = features.get("unnamed subject since") or features.get("unnamed speaker since")
    return sort_of(anaphor) in ("he", "she") and bool(since)


def is_of_the_past(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“In 1258 **Hulan Khan** took the town … He said …”: history does not speak today."""
    return bool(features.get("of the past"))


def is_dead(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """“**Vell** died on Monday. … He said the family was grateful”: not unless the article has the dead speak."""
    return bool(features.get("dead")) and not features.get("spoke")


Gate = Callable[[Reference, NamedChain, Features], bool]

GATES: tuple[Gate, ...] = (
    is_somebodys,
    is_out_of_reach,
    is_of_another_kind,
    is_of_another_gender,
    is_told_of,
    is_named_as_another,
    has_such_a_one,
    is_of_another_office,
    is_not_its_owner,
    is_where_its_part_is,
    is_before_another,
    is_of_the_past,
    is_dead,
)


def passes(anaphor: Reference, chain: NamedChain, features: Features) -> bool:
    """May the anaphor mean the chain at all?"""
    return not any(shuts_out(anaphor, chain, features) for shuts_out in GATES)
