"""Words of a text as a reader sees them, with what is between them."""

import re
from typing import Final

_DIGIT: Final = "[0-9\u09e6-\u09ef]"
# Letters, signs and digits of Bengali and its neighbours, joiners, and letters and digits of other scripts. `\w` alone leaves out the vowel signs.
_SIGN: Final = "(?:[\u0300-\u036f\u0900-\u0963\u0966-\u09f1\u09fc-\u09fe\u200c\u200d]|[^\\W_])"
# A number keeps its inner signs: ১২:০৫, ১,২০০, ২০.৫
_WORD: Final = f"{_SIGN}+(?:(?<={_DIGIT})[.,:/](?={_DIGIT}){_SIGN}+)*"
_TOKEN: Final = re.compile(f"\n+|(?:{_WORD}|[^\\s]|[^\\S\n])[^\\S\n]*")
_HAS_WORD: Final = re.compile(_SIGN)


def tokens(text: str) -> list[str]:
    """Return the words, punctuation marks and line ends of a text in order, each with the blanks after it: joined they are the text.

    The danda and every other mark is a token of its own. Raises nothing for any string.
    """
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """True if a token is a word or a number, not a mark or a line end."""
    return bool(_HAS_WORD.match(token))
