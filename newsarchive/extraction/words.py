"""Patterns of Bengali words. Editors write a letter in two ways and pages do; here, as in the lines of an outline, it is NFC."""

import re
import unicodedata


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Compile a pattern, given in pieces that are joined as they stand; without regard to case."""
    return re.compile(unicodedata.normalize("NFC", "".join(alternatives)), re.IGNORECASE)
