"""“Police said …”: the one police force that an article names, by whatever name it does."""

from collections.abc import Iterable

from quotes.text.names import key_of

POLICE = "police"


def only_force(bodies: Iterable[str]) -> str | None:
    """The one force that the names of an article's bodies tell of; None if that is none or several.

    Nor if its name has other words behind “police”: “the Police Service” need not be who is called so.
    """
    forces = {key_of(force): force for body in bodies if (force := force_of(body))}
    names = [force for force in forces.values() if force.lower().endswith(f" {POLICE}")]
    return names[0] if len(forces) == len(names) == 1 else None


def force_of(body: str) -> str:
    """“Lowford Police” of “Lowford Police station”; the whole name, if it begins so; "" if it tells of no police."""
    words = body.split()
    lower = [word.lower() for word in words]
    number = lower.index(POLICE) if POLICE in lower else len(words)
    if number == 0:
        return body
    return " ".join(words[: number + 1]) if number < len(words) else ""
