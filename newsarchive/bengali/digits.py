"""Bengali digits to ASCII and back. Assamese writes the same ten code points (U+09E6 to U+09EF)."""

from typing import Final

BENGALI: Final = "০১২৩৪৫৬৭৮৯"
ASCII: Final = "0123456789"

_TO_ASCII: Final = str.maketrans(BENGALI, ASCII)
_TO_BENGALI: Final = str.maketrans(ASCII, BENGALI)


def to_ascii(text: str) -> str:
    """Return the text with Bengali digits as 0-9. All else is unchanged, digits of other scripts too."""
    return text.translate(_TO_ASCII)


def to_bengali(text: str) -> str:
    """Return the text with 0-9 as Bengali digits. All else is unchanged."""
    return text.translate(_TO_BENGALI)
