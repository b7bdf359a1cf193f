"""Text that XML can contain. Pure."""

import re
from typing import Final

# No escape makes these part of a document of XML 1.0.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Return a text with U+FFFD for each character that XML has no place for."""
    return _CONTROLS.sub("\ufffd", text)
