"""Bengali text: `clean` for what is stored, `fold` for what is compared.

The rules come from measurements on news text: one Unicode form (NFC, in which the letters with a dot below are two code
points), no invisible characters, joiners only where they change the shape of a letter, normal white space. What a
reader sees is kept.

Both functions first check whether there is anything to do: `str.replace` and one search are many times cheaper than
`str.translate` or `unicodedata.normalize`, and most text has little to repair.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from newsarchive.bengali import digits

ZWNJ: Final = "\u200c"
ZWJ: Final = "\u200d"

# All that NFC changes in the Bengali block. The dotted letters are excluded from composition: NFC decomposes them.
_DOTTED: Final = (
    ("\u09dc", "\u09a1\u09bc"),  # ড় rra
    ("\u09dd", "\u09a2\u09bc"),  # ঢ় rha
    ("\u09df", "\u09af\u09bc"),  # য় yya
)
_SPLIT_VOWELS: Final = (
    ("\u09c7\u09be", "\u09cb"),  # vowel sign o, typed as e + aa
    ("\u09c7\u09d7", "\u09cc"),  # vowel sign au, typed as e + au length mark
)
_MISORDERED: Final = "\u09cd\u09bc"  # nukta after hasanta: the canonical order puts the nukta first
_NUKTA_AND_HASANTA: Final = "\u09bc\u09cd"
_NUKTAS_AND_HASANTAS: Final = re.compile("[\u09bc\u09cd]{2,}")
# Signs that occur once on a letter: a second copy is a typing error, shown as nothing or as a dotted circle.
_SIGNS: Final = "\u0981\u09bc\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c7\u09c8\u09cb\u09cc\u09cd\u09d7"
_SPLIT_AA: Final = "\u0985\u09be"  # the letter a with the sign aa, typed for the letter আ
_DOUBLED_SIGN: Final = re.compile(f"([{_SIGNS}])\\1+")
# All other signs than candrabindu (81) and nukta (bc) as the sign aa (be), by the low bytes of their code points.
_KINDS: Final = bytes.maketrans(b"\xbf\xc0\xc1\xc2\xc3\xc7\xc8\xcb\xcc\xcd\xd7", b"\xbe" * 11)

# Every character outside this set needs a closer check. Inside it, NFC changes nothing beyond `compose`.
_HARMLESS: Final = (
    "\n -{}~\u0981-\u0983\u0985-\u09b9\u09bc-\u09ce\u09d7\u09e6-\u09f1।॥\u2013\u2014\u2018\u2019\u201c\u201d\u2026"
)
_UNUSUAL: Final = re.compile(f"[^{_HARMLESS}]")
_ONLY_HARMLESS: Final = re.compile(f"[{_HARMLESS}]*+")  # a full match of a text costs half of a search without result

# Characters that NFC and case folding leave unchanged after `compose`: text of them alone skips the Unicode tables, which
# cost more than all other steps.
_INERT: Final = (
    "\\x00-\\x7f\\u00a0-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00bf\\u0980-\\u09db\\u09e0-\\u09fd।॥\\u2002-\\u206f"
    "\\u20a0-\\u20bf\\u25a0-\\u25ff\\ufeff"
)
_NOT_INERT: Final = re.compile(f"[^{_INERT}]")

# Marks on one letter beyond thirty, the limit of stream-safe text (Unicode, UAX 15): ordering takes quadratic time.
_MARK: Final = (
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u093c\u094d\u09bc\u09cd"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ufe20-\ufe2f]"
)
_MARKS: Final = re.compile(f"({_MARK}{{30}}){_MARK}+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LINE_BREAK: Final = re.compile("\r\n?|\u2028")
_SPACE: Final = re.compile("[\t\x0b\x0c\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters, and invisible format characters. The joiners have their own rules; the tags of flag emoji
# (U+E0020..) are visible.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_JOINERS: Final = re.compile(f"[{ZWNJ}{ZWJ}]+")
# Unicode's general category Cf without the zero width joiner, which `fold` removes later: those that occur in Bengali
# text, and those of other scripts, for which the search is slower.
_FORMAT: Final = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_RARE_FORMAT: Final = re.compile(
    "[\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)

_LETTERS: Final = "\u0985-\u09b9\u09ce\u09dc-\u09e1\u09f0\u09f1"
_LETTER: Final = re.compile(f"[{_LETTERS}]")
# Vowel signs are counted, as vowel letters are in Latin.
_LETTERS_AND_VOWELS: Final = re.compile(f"[{_LETTERS}\u09be-\u09cc]+")
_SCRIPT: Final = re.compile("[\u0980-\u09ff]")
_IN_WORD: Final = f"{_LETTERS}\u0981-\u0983\u09bc-\u09cd\u09e6-\u09ef"
# A bar directly after a Bengali word, with Bengali after it, is a danda typed as a bar. After a space it is a separator.
_BAR_IN_TEXT: Final = re.compile(f"\\|(?<=[{_IN_WORD}]\\|)(?=\\s+[“‘\"']?[{_IN_WORD}])")
_BAR_AT_END: Final = re.compile(f"\\|(?<=[{_IN_WORD}]\\|)(?=\\s*$)")

_EDGE_BLANKS: Final = re.compile("(?:(?<! ) ++)?\n *")
_BLANKS: Final = re.compile(" {2,}")
_BLANK_LINES: Final = re.compile("\n{3,}")

# Removing a character may join two that another rule changes, so the rules run until nothing changes. The bound
# guarantees the end: no text is known that needs four rounds.
_ROUNDS: Final = 16


def clean(text: str) -> str:
    """Return the form of a text that is stored: what a reader sees is kept, typing differences are not.

    `text`: any string without unresolved entities. The result is in NFC, without control or invisible characters;
    U+200D is kept in র‍্য and, like U+200C, between hasanta and a Bengali letter; each run of white space is one space;
    lines have no spaces at their ends; one empty line separates paragraphs. Repaired: অ + া to আ, ত + hasanta + U+200D
    to ৎ, doubled signs, "|" for danda within Bengali text, lone surrogates to U+FFFD. Digits, quotes and dashes are
    unchanged. Idempotent; raises nothing for any string.
    """
    return _tidy_white_space(_until_stable(_remove_unusual, _repair(text)))


def clean_line(text: str) -> str:
    """Return `clean(text)` on one line, each run of white space as one space. For headlines and bylines."""
    return " ".join(_until_stable(_remove_unusual, _repair(text)).split())


def fold(text: str) -> str:
    """Return the search key of a text or a query: equal keys are the same words, however they were typed.

    NFC, no format characters (so that the three spellings of র‍্যাব, RAB, have one key), the letter repairs of `clean`,
    Assamese ৰ ৱ as র ব, ASCII digits, lower case, single spaces. Idempotent; raises nothing for any string.
    """
    text = _until_stable(_fold_unusual, _repair(text)).lower()
    for bengali, ascii_digit in zip(digits.BENGALI, digits.ASCII, strict=True):
        text = text.replace(bengali, ascii_digit)
    return " ".join(text.replace("ৰ", "র").replace("ৱ", "ব").split())


def replace_surrogates(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, which no encoding can write and JSON may contain. Raises nothing."""
    return _SURROGATE.sub("\ufffd", text)


def is_bengali(text: str) -> bool:
    """True if a text has more Bengali letters, including vowel signs, than letters of all other scripts together."""
    bengali = sum(map(len, _LETTERS_AND_VOWELS.findall(text)))
    if bengali > len(text) - bengali:  # true for nearly all stored text, whatever the rest is
        return True
    return bengali > sum(character.isalpha() for character in _LETTERS_AND_VOWELS.sub("", text))


def _until_stable(step: Callable[[str, str], str], text: str) -> str:
    """Return the text after repeated steps, until no unusual character is left or nothing changes.

    `step` is called with the text and the set of its unusual characters.
    """
    for _ in range(_ROUNDS):
        if _ONLY_HARMLESS.fullmatch(text):
            break
        changed = step(text, "".join(set(_UNUSUAL.findall(text))))
        if changed == text:
            break
        text = changed
    return text


def compose(text: str) -> str:
    """Return the text with its Bengali letters in NFC and all else unchanged: a cheap form for comparing with words in NFC."""
    for typed, composed in (*_DOTTED, *_SPLIT_VOWELS):
        text = text.replace(typed, composed)
    return text


def _repair(text: str) -> str:
    """Return the text with its Bengali letters in NFC and without the sequences that only typing errors produce."""
    text = compose(text)
    if _has_odd_pair(text):
        if _MISORDERED in text:
            text = _NUKTAS_AND_HASANTAS.sub(_one_of_each, text)
        text = _DOUBLED_SIGN.sub(r"\1", text)
    if _SPLIT_AA in text:
        text = text.replace(_SPLIT_AA, "আ")
    return text


def _one_of_each(match: re.Match[str]) -> str:
    """Return nukta and hasanta of a run in their order, each once: further copies are typing errors."""
    return "".join([sign for sign in _NUKTA_AND_HASANTA if sign in match[0]])


def _has_odd_pair(text: str) -> bool:
    """True if a sign may occur twice, or two in the wrong order: a search for few pairs of bytes instead of many of characters.

    Letters of other scripts share the low bytes and cause some needless repairs.
    """
    kinds = text.encode("utf-16-le", "surrogatepass")[::2].translate(_KINDS)
    return b"\xbe\xbe" in kinds or b"\xbe\xbc" in kinds or b"\xbc\xbc" in kinds or b"\x81\x81" in kinds


def _remove_unusual(text: str, unusual: str) -> str:
    for space in _SPACE.findall(unusual):
        text = text.replace(space, " ")
    if not _SPACE.sub("", unusual):
        return text  # nothing was removed, so no new sequence of letters arose
    if "\r" in unusual or "\u2028" in unusual:
        text = _LINE_BREAK.sub("\n", text)
    text = text.replace("\u2029", "\n\n")
    for invisible in _INVISIBLE.findall(unusual):
        text = text.replace(invisible, "")
    if _NOT_INERT.search(unusual):
        text = _where_not_inert(_composed, text)
    if ZWJ in text or ZWNJ in text:
        # Before Unicode 4.1 khanda ta was written as ta, hasanta, ZWJ.
        text = _JOINERS.sub(_joiner, text.replace(f"ত্{ZWJ}", "ৎ"))
    if "|" in text:
        text = _bars_to_dandas(text)
    return _repair(text)


def _where_not_inert(change: Callable[[str], str], text: str) -> str:
    """Return the text with `change` applied to the lines that need the Unicode tables: letters never compose across lines."""
    return "\n".join([change(line) if _NOT_INERT.search(line) else line for line in text.split("\n")])


def _composed(line: str) -> str:
    return unicodedata.normalize("NFC", replace_surrogates(_MARKS.sub(r"\1", line)))


def _casefolded(line: str) -> str:
    line = replace_surrogates(_MARKS.sub(r"\1", _RARE_FORMAT.sub("", line)))
    # Case folding is stable only on decomposed text (Unicode, section 3.13, D145).
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", line).casefold())


def _joiner(match: re.Match[str]) -> str:
    """Return the joiner to keep of a run of joiners: one that changes the shape of a letter, else none."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 2]
    if before == "র" and after == "্য":
        return ZWJ  # ra with ya-phala; without the joiner it would be shown as reph over ya
    if before == "্" and _LETTER.match(after):
        return text[start]  # visible hasanta, or a half form
    if _is_foreign(before) and _is_foreign(after[:1]):
        return text[start]  # emoji and other scripts use joiners too
    return ""


def _is_foreign(character: str) -> bool:
    return bool(character) and not character.isascii() and not character.isspace() and not _SCRIPT.match(character)


def _bars_to_dandas(text: str) -> str:
    text, replaced = _BAR_IN_TEXT.subn("।", text)
    # A bar at the end is a danda only if the text has others: a single bar at the end of a headline is a separator.
    return _BAR_AT_END.sub("।", text) if replaced else text


def _tidy_white_space(text: str) -> str:
    text = text.strip(" \n")
    if " \n" in text or "\n " in text:
        text = _EDGE_BLANKS.sub("\n", text)
    if "  " in text:
        text = _BLANKS.sub(" ", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text


def _fold_unusual(text: str, unusual: str) -> str:
    for invisible in _FORMAT.findall(unusual):
        text = text.replace(invisible, "")
    if ZWJ in text:
        text = _repair(text).replace(f"ত্{ZWJ}", "ৎ").replace(ZWJ, "")
    if _NOT_INERT.search(unusual):
        text = _where_not_inert(_casefolded, text)
    return _repair(text)
