"""One spelling of an address: host, path and query as every variant of them is folded.

Two forms are kept apart. The folded one identifies: one Unicode form, no invisible characters. The requested one keeps the letters that the
site printed, because a site finds an article under exactly these.
"""

import re
import unicodedata
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from newsarchive.outlets.web_address import WEB_PORTS, host_of

_TRACKING = re.compile(
    r"utm_\w+|fb(?:clid|_\w+)|[gdy]clid|gclsrc|[gw]braid|msclkid|ttclid|twclid|igshid?|mc_[ce]id|mkt_tok|_ga|_gl|_hs\w+|ref|ref_src|ref_url|source|"
    r"amp|outputType|share|replytocom|print|at_(?:medium|campaign|custom\w*)|xtor|cmpid|ns_\w+|spm|_branch_match_id|vero_id|oly_\w+|s_cid|_openstat",
    re.IGNORECASE,
)
# Other addresses of one page: a path that contains or ends with such a part.
_OTHER_FORMS = frozenset({"amp", "index.php"})
_ENDINGS = frozenset({"amp", "print", "embed", "feed"})
_AMP = ".amp"

_ESCAPES = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
# Format characters change nothing that a reader sees of an address: zero-width space, joiners, direction marks, byte order mark, soft hyphen.
_FORMAT = "Cf"
_SAFE = "/%:@!$&'()*+,;=~"


# The requested, the final and the canonical address of a page are mostly the same, and each is matched several times.
@lru_cache(maxsize=4096)
def fold_url(url: str) -> tuple[str, str]:
    """Return path and query of an address in the folded form: without /amp/, /print, doubled slashes and tracking parameters.

    Raises ValueError for an address that cannot be split.
    """
    parts = urlsplit(_encodable(url))
    return _without_other_forms(_folded(parts.path)), _query(parts.query) if parts.query else ""


@lru_cache(maxsize=4096)
def printed_url(url: str) -> tuple[str, str]:
    """Return path and query of an address as `fold_url` does, with the letters that the site printed: for a request.

    Raises ValueError for an address that cannot be split.
    """
    parts = urlsplit(_encodable(url))
    return _without_other_forms(_escaped(parts.path)), _untracked(parts.query) if parts.query else ""


def fold_foreign(url: str) -> str:
    """Return an address of any host in the folded form, without its fragment; unchanged if it cannot be split or is no web address."""
    try:
        parts = urlsplit(url)
        if parts.scheme not in WEB_PORTS or not parts.hostname:
            return url
        path, query = fold_url(url)
        port = f":{parts.port}" if parts.port and parts.port != WEB_PORTS[parts.scheme] else ""
        return f"{parts.scheme}://{host_of(parts)}{port}{path}{f'?{query}' if query else ''}"
    except ValueError:
        return url


def fold_letters(url: str) -> str:
    """Return an address with its path in one Unicode form and all else unchanged; unchanged if it cannot be split."""
    try:
        parts = urlsplit(_encodable(url))
    except ValueError:
        return url
    return parts._replace(path=_folded(parts.path), fragment="").geturl()


def _encodable(url: str) -> str:
    """Return an address whose characters all have a UTF-8 form: JSON can contain halves of characters."""
    return url if url.isascii() else url.encode("utf-8", "replace").decode("utf-8")


def _without_other_forms(path: str) -> str:
    """Return a path without doubled slashes and without the parts that name another form of its page."""
    kept = [part for part in path.split("/") if part and part not in _OTHER_FORMS]
    while len(kept) > 1 and (kept[-1] in _ENDINGS or kept[-1] == _AMP):
        kept.pop()
    while kept and kept[-1] != _AMP and kept[-1].endswith(_AMP):
        kept[-1] = kept[-1].removesuffix(_AMP)
        while len(kept) > 1 and kept[-1] in _ENDINGS:
            kept.pop()
    return f"/{'/'.join(kept)}{'/' if kept and path.endswith('/') else ''}"


def _folded(path: str) -> str:
    if path.isascii() and "%" not in path:
        return _escaped(path)
    text = _ESCAPES.sub(_unescaped, _PERCENT.sub("%25", path))
    return quote(_text(text), safe=_SAFE)


def _unescaped(escapes: re.Match[str]) -> str:
    """Return the text of neighbouring escapes; signs with a meaning in an address, and bytes that are no UTF-8, remain escapes."""
    decoded = bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8", "surrogateescape")
    return "".join(map(_character, decoded))


def _character(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8
        return f"%{code - 0xDC00:02X}"
    if code < 128 and not (character.isalnum() or character in "-._~"):
        return f"%{code:02X}"
    return character


def _text(text: str) -> str:
    """Return text in one Unicode form, without invisible characters."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", "".join(sign for sign in text if unicodedata.category(sign) != _FORMAT))


def _escaped(path: str) -> str:
    escaped = quote(_PERCENT.sub("%25", path), safe=_SAFE)
    return _ESCAPE.sub(lambda escape: escape[0].upper(), escaped) if "%" in escaped else escaped


def _untracked(query: str) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(query) if not _TRACKING.fullmatch(key)])


def _query(query: str) -> str:
    pairs = ((_text(key), _text(value)) for key, value in parse_qsl(query))
    return urlencode(sorted((key, value) for key, value in pairs if key and value and not _TRACKING.fullmatch(key)))
