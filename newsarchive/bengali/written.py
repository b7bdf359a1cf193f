"""The words of a text as they are written, and as they are compared: folded, numbers without commas, endings after a hyphen left out."""

import re
from typing import Final

from newsarchive.bengali.text import fold

# A word as it is written, with the joiners in it, or a number with its commas: what the keys of a text are shown by.
WRITTEN: Final = re.compile("[0-9\u09e6-\u09ef]+(?:,[0-9\u09e6-\u09ef]+)+|(?:[^\\W_]|[\u0980-\u09ff\u200c\u200d])+")

# What is longer than a word of any language is cut: PostgreSQL refuses tokens of more than 2,046 bytes.
_WORD: Final = re.compile("[\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7]{1,200}|[^\\W_\u0980-\u09ff]{1,200}")
# A comma between groups of digits, Indian (1,25,000) or Western (125,000). Both patterns begin with what is rare, which is found fast.
_GROUPED: Final = re.compile("[0-9](?<![0-9,.][0-9])[0-9]{0,2}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9,])")
# Case endings that are written apart with a hyphen: ১৯৭১-এর (of 1971), বিএনপি-র (of the BNP), ঢাকা-য় (in Dhaka).
_ENDINGS: Final = "এর এরই এরও র রই রও এ এই এও য় তে কে টি টা ই ও"
_HYPHENS: Final = "-‐‑–"
_LETTER_BEFORE: Final = "[\u0980-\u09ffA-Za-z0-9]"
_ENDING: Final = re.compile(
    f"[{_HYPHENS}](?:(?<={_LETTER_BEFORE}[{_HYPHENS}])|(?<={_LETTER_BEFORE}['’][{_HYPHENS}]))"
    f"(?:{'|'.join(fold(_ENDINGS).split())})(?![\u0980-\u09ff])"
)


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text, in order; the text need not be folded. Raises nothing for any string.

    A number is one word however it is written: ৩০,০০০, 30,000 and 30000. An ending after a hyphen is no word.
    """
    folded = _GROUPED.sub(lambda number: number[0].replace(",", ""), fold(text))
    return _WORD.findall(_ENDING.sub(" ", folded))
