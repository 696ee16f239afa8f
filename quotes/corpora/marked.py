"""An attribution as gold marks it: spans by role."""

from dataclasses import dataclass

from quotes.model import Kind, Manner, Span

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as it is scored: the spans of each role, none where it is missing; its kind and its manner."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    kind: Kind
    manner: Manner

    def spans(self, role: str) -> tuple[Span, ...]:
        """The spans of the source, the cue or the content."""
        return {"content": self.content, "cue": self.cue, "source": self.source}[role]
