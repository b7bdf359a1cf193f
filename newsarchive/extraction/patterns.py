"""Patterns and folded texts. In patterns, as in lines, Bengali letters are NFC: pages write some in two ways."""

import re
import unicodedata
from functools import lru_cache

from newsarchive.bengali.text import fold

# An outlet's names and the headlines of its ticker are compared on each of its pages.
folded = lru_cache(maxsize=4096)(fold)


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Compile a pattern, given in pieces that are joined unchanged, without regard to case."""
    return re.compile(unicodedata.normalize("NFC", "".join(alternatives)), re.IGNORECASE)
