"""An author of a byline."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "desk", "agency", "correspondent"]


@dataclass(frozen=True, slots=True)
class Author:
    """One author of a byline. `place`: where the article was written, or the place of a correspondent, if the byline contains one."""

    name: str
    kind: Kind
    place: str | None = None
