"""What is handed on in place of an article that could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """One article that could not be read: `where` is its path (path:line in JSON lines), `message` what to do next."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
