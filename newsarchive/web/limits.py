"""Parts of a query that readers add by a link: what became of an article, and which fields it lacks."""

from collections.abc import Mapping
from typing import Final

# By the part, the key of what it is called in the catalogue.
LIMITS: Final[Mapping[str, str]] = {
    "state:gone": "limit.gone",
    "changed:headline": "limit.headline",
    "changed:retracted": "limit.retracted",
    "missing:published_at": "limit.published_at",
    "missing:byline": "limit.byline",
}
