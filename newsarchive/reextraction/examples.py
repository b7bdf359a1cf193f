"""What a replay counts and shows a few of."""

from dataclasses import dataclass, field

_MOST = 3


@dataclass(slots=True)
class Examples:
    """A number of things, and the first three different ones of them."""

    number: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Count one."""
        self.number += 1
        if len(self.first) < _MOST and text not in self.first:
            self.first.append(text)

    def __str__(self) -> str:
        return ", ".join(self.first)
