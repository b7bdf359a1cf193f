"""Words to look for and to compare. Editors write a letter in two ways and pages do; in patterns, as in the lines of an blocks, it is NFC."""

import re
import unicodedata
from functools import lru_cache

from newsarchive.bengali.text import fold

# An outlet's names and the headlines of its strip are compared on each of its pages.
folded = lru_cache(maxsize=4096)(fold)


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Compile a pattern, given in pieces that are joined as they stand; without regard to case."""
    return re.compile(unicodedata.normalize("NFC", "".join(alternatives)), re.IGNORECASE)
