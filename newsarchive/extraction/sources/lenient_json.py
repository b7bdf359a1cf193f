"""JSON as sites write it into their pages: valid JSON by the standard library, all else by a parser that repairs what a reader would.

No package does this: json5, demjson3 and chompjs stop at an unescaped quote or a cut end; json-repair takes cut values for whole ones, and its time
grows with the square of the input.
"""

import html
import json
import re
from contextlib import suppress
from typing import Any, Final, NamedTuple

_BLANK: Final = "\\s\ufeff\u200b-\u200f\u2060"  # white space of any kind, and what nobody sees
_GAP: Final = f"[{_BLANK}]*+"
_GAPS: Final = re.compile(_GAP)
_BLANKS: Final = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u00a0\u2028\u2029\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
_ESCAPED: Final = re.compile(f"{_GAP}(?:<!--{_GAP})?[{{\\[]{_GAP}(?:{{{_GAP})?&(?:quot|#34|#x22);", re.IGNORECASE)
_DEEPEST: Final = 100  # levels; descriptions have less than ten

# Marks around a block, and comments without a bracket or quote in them: a block may be a comment as a whole.
_WRAPPING: Final = re.compile(r"(?://|/\*)?[ \t]*+(?:<!\[CDATA\[|\]\]>)(?:[ \t]*+\*/)?|<!--[^{\[\"<>]*-->|<!--|-->")
_LINE_OF_CODE: Final = re.compile(r'//[^"{\[\n]*+')
_OPENING: Final = re.compile(r"[{\[]")
_BARE_VALUE: Final = re.compile(r'[^,{}\[\]\n"]++')
_BARE_KEY: Final = re.compile(r"[\w@$.-]++")
_NUMBER: Final = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
_CONSTANTS: Final = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
    "None": None,
    "True": True,
    "False": False,
}

_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_ESCAPED_SIGNS: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "\n": ""}


class LenientJson(NamedTuple):
    """The values of a block, and what was lost or guessed in reading them, in words; empty if nothing."""

    values: list[Any]
    damage: str = ""


def read_json(text: str) -> LenientJson:
    """Return the values of a block: mostly one. Raises nothing; the time grows with the length of the block.

    Repaired without a loss: comments, CDATA marks, invisible characters, raw line breaks and control characters, escapes of JavaScript, quotes
    written as entities or of another kind, keys without quotes, commas too many or too few, several values. Reported as damage: quotes inside a
    string that are not escaped or missing at its end, brackets that do not match, a block that ends too early. A value that the end cuts is left
    out: half a time would be another time.
    """
    text = text.strip(_BLANKS)
    if not text:
        return LenientJson([])
    with suppress(ValueError, RecursionError):
        value = json.loads(text, strict=False)
        return LenientJson([value]) if not isinstance(value, str) else LenientJson([], "no object")
    parser = _Parser(html.unescape(text) if _ESCAPED.match(text) else text)
    values = parser.values()
    return LenientJson(values, parser.damage or ("" if values else "no JSON"))


class _Quotes(NamedTuple):
    """The patterns for strings between quotes of one kind, each to be matched at a quote.

    `next`: the next quote or backslash. `key`: a whole key. `member`, `element`: a quote that ends the string of a member of an object, of an element
    of a list, by what follows it. `another_key`: the beginning of the next member.
    """

    next: re.Pattern[str]
    key: re.Pattern[str]
    member: re.Pattern[str]
    element: re.Pattern[str]
    another_key: re.Pattern[str]


def _quotes(quote: str) -> _Quotes:
    no_quote = f"[^\\n\\\\{quote.strip('[]')}]"
    of_key = f"(?:{no_quote}|\\\\.){{0,100}}"
    key = f"{quote}{of_key}{quote}{_GAP}:"
    cut_key = f"{quote}{of_key}(?:{quote}{_GAP})?\\Z"
    plain_key = f"{quote}[A-Za-z@][\\w:.@$-]{{0,60}}{quote}{_GAP}:"
    comment = "/[/*]|<!--"
    return _Quotes(
        re.compile(f"{quote}|\\\\"),
        re.compile(f"{quote}((?:[^\\\\{quote.strip('[]')}]|\\\\.)*+){quote}", re.DOTALL),
        re.compile(
            f"{quote}(?={_GAP}(?:\\Z|}}|{comment}|{plain_key}|,{_GAP}(?:\\Z|{key}|{cut_key}|[\\w@$]{{1,60}}{_GAP}:|}}|,|{comment})))"
        ),
        re.compile(
            f"{quote}(?={_GAP}(?:\\Z|[\\]}}]|{comment}|,{_GAP}(?:\\Z|{quote}|[{{\\[\\]\\d,-]|true|false|null|{comment}))|[ \\t\\r]*+\\n{_GAP}{quote})"
        ),
        re.compile(plain_key),
    )


_TYPOGRAPHIC: Final = _quotes("[“”„″]")
_QUOTES: Final = {'"': _quotes('"'), "'": _quotes("'")} | dict.fromkeys("“”„″", _TYPOGRAPHIC)


class _Parser:
    """A parser of one block; `at` is its position. Each step moves it forward, so that no input takes long."""

    def __init__(self, text: str) -> None:
        self.damage = ""
        self._text = text
        self._at = 0
        self._open: list[str] = []
        self._last_line = text.rfind("\n")
        self._last_comment_end = text.rfind("*/")

    def values(self) -> list[Any]:
        """Return the objects and lists of the block, whatever is between them."""
        found: list[Any] = []
        while True:
            self._skip()
            opening = _OPENING.search(self._text, self._at)
            if opening is None:
                return found
            self._at = opening.start()
            found.append(self._container())

    def _skip(self) -> None:
        """Go to the next character that is neither blank nor of a comment."""
        text = self._text
        while True:
            gap = _GAPS.match(text, self._at)
            self._at = gap.end() if gap else self._at
            mark = _WRAPPING.match(text, self._at)
            if mark:
                self._at = mark.end()
            elif text.startswith("/*", self._at):
                closed = self._at < self._last_comment_end
                self._at = text.index("*/", self._at) + 2 if closed else self._at + 2
            elif text.startswith("//", self._at):
                if self._at < self._last_line:
                    self._at = text.index("\n", self._at)
                else:
                    rest = _LINE_OF_CODE.match(text, self._at)
                    self._at = rest.end() if rest else self._at
            else:
                return

    def _report(self, damage: str) -> None:
        self.damage = self.damage or damage

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _container(self) -> Any:
        """Return the object or list that begins here; the part before the end of the block if it does not end."""
        if len(self._open) == _DEEPEST:
            self._report("nested too deep")
            self._at = len(self._text)
            return None
        opening = self._peek()
        self._open.append(opening)
        self._at += 1
        found = self._object() if opening == "{" else self._list()
        self._open.pop()
        return found

    def _is_closed(self, closing: str, other: str) -> bool:
        """True if the container ends here: by its bracket, by that of the one around it, or with the block."""
        sign = self._peek()
        if not sign:
            self._report("cut off")
            return True
        if sign == closing:
            self._at += 1
            return True
        if sign == other:
            self._report("brackets that do not match")
            if ("{" if other == "}" else "[") in self._open[:-1]:
                return True
            self._at += 1
        return False

    def _object(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while True:
            self._skip()
            if self._is_closed("}", "]"):
                return found
            if self._peek() in ("", ",", ";"):
                self._at += 1
                continue
            key = self._key()
            self._skip()
            if key is None or self._peek() != ":":
                self._report("a key without a value" if self._peek() else "cut off")
                continue
            self._at += 1
            self._skip()
            is_whole, value = self._value(is_member=True)
            if is_whole:
                found[key] = value

    def _list(self) -> list[Any]:
        found: list[Any] = []
        while True:
            self._skip()
            if self._is_closed("]", "}"):
                return found
            if self._peek() in ("", ","):
                self._at += 1
                continue
            is_whole, value = self._value(is_member=False)
            if is_whole:
                found.append(value)

    def _key(self) -> str | None:
        """Return the key that begins here; None, one character further, if there is none."""
        quotes = _QUOTES.get(self._peek())
        key = (quotes.key if quotes else _BARE_KEY).match(self._text, self._at)
        if key is None:
            self._at = len(self._text) if quotes else self._at + 1
            return None
        self._at = key.end()
        return _unescaped(key[1]) if quotes else key[0]

    def _value(self, *, is_member: bool) -> tuple[bool, Any]:
        """Return whether the value that begins here is whole, and the value."""
        sign = self._peek()
        if sign in ("{", "["):
            return True, self._container()
        if sign in _QUOTES:
            text = self._string(_QUOTES[sign], is_member=is_member)
            return text is not None, text
        bare = _BARE_VALUE.match(self._text, self._at)
        if bare is None:  # a comma or a bracket in place of the value
            return False, None
        self._at = bare.end()
        if self._at == len(self._text):
            self._report("cut off")
            return False, None
        return True, self._bare(bare[0].strip(_BLANKS))

    def _bare(self, written: str) -> Any:
        """Return the value of a word or number without quotes."""
        written = written.partition("//")[0].partition("/*")[0].strip(_BLANKS)
        if written in _CONSTANTS:
            return _CONSTANTS[written]
        if _NUMBER.fullmatch(written):
            return int(written) if written.lstrip("-").isdigit() else float(written)
        self._report("a value without quotes")
        return written

    def _string(self, quotes: _Quotes, *, is_member: bool) -> str | None:
        """Return the string that begins here, None if it does not end. A quote ends it if what follows can follow a string."""
        text, start = self._text, self._at + 1
        ends = quotes.member if is_member else quotes.element
        at = start
        while sign := quotes.next.search(text, at):
            if sign[0] == "\\":
                at = sign.end() + 1
                continue
            if ends.match(text, sign.start()):
                self._at = sign.end()
                return _unescaped(text[start : sign.start()])
            self._report("quotes that are not escaped")
            before = text[max(start, sign.start() - 40) : sign.start()].rstrip(_BLANKS)
            if is_member and before.endswith(",") and quotes.another_key.match(text, sign.start()):
                self._at = sign.start()
                return _unescaped(text[start : sign.start()].rstrip(_BLANKS)[:-1])
            at = sign.end()
        self._report("cut off")
        self._at = len(text)
        return None


def _unescaped(written: str) -> str:
    """Return a string with its escapes resolved, those of JavaScript too; unknown ones lose their backslash, as in a browser."""
    if "\\" not in written:
        return written
    text = _ESCAPE.sub(_character, written)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(escape: re.Match[str]) -> str:
    code = escape[1] or escape[2]
    return chr(int(code, 16)) if code else _ESCAPED_SIGNS.get(escape[3], escape[3])
