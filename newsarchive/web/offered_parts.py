"""Parts of a query that readers add by a link: what became of an article, and which fields it lacks."""

from collections.abc import Mapping
from typing import Final

# By the part, the key of what it is called in the catalogue.
OFFERED: Final[Mapping[str, str]] = {
    "state:gone": "offered.gone",
    "changed:headline": "offered.headline",
    "changed:retracted": "offered.retracted",
    "missing:published_at": "offered.published_at",
    "missing:byline": "offered.byline",
}
