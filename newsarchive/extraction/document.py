"""A parsed page: its tree, metadata and links, each read once."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, count
from operator import sub
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction.decode import Misread, decode
from newsarchive.extraction.patterns import folded
from newsarchive.extraction.protected_email import PROTECTED, show_addresses
from newsarchive.items import Page, Problem, Reason

# The cost of parser and selectors is tags times depth. No real page is nested deeper; a hundred thousand open tags would take minutes.
MAX_DEPTH = 1000
_FEW_TAGS = 4 * MAX_DEPTH
_NOT_BRACKETS = bytes(set(range(256)) - {0x00, 0x3C})
_DEPTH_STEPS = bytes.maketrans(b"\x00<", b"\x00\x02")
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements without content, and those that end where the next of the same name begins: they add no depth.
_NEVER_DEEP = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot".split()
)
_MENU = ", ".join(f"{around} a" for around in ("nav", "header", "[class*=menu]", "[id*=menu]", "[class*=nav]"))
_SEPARATORS = b"\x1c\x1d\x1e\x1f"
_PATH_END = re.compile(r"[?#]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FRONT = re.compile(r"https?://[^/?#]*/?", re.IGNORECASE)


@dataclass
class Document:
    """The tree of a page, with the values that several modules read."""

    page: Page
    utf8: bytes
    tree: LexborHTMLParser
    problems: list[Problem] = field(default_factory=list)
    misread: tuple[Misread, ...] = ()

    def absolute(self, href: str | None) -> str | None:
        """Return an address of the page as absolute; None if it is not a web address (javascript:, mailto:, an unclosed bracket)."""
        if not href:
            return None
        if href[0] in "?#":
            return _join(self._base, href)
        return _join(self._folder, href)

    @property
    def host(self) -> str:
        """The first label of the host without www.: dhakapost of www.dhakapost.com."""
        try:
            host = urlsplit(self.page.url).hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.").partition(".")[0].replace("-", "")

    @cached_property
    def _base(self) -> str:
        """The base of relative addresses: the <base> of the page, else its address."""
        bases = self._head["base"]
        return (_join(self.page.url, bases[0].get("href") or "") if bases else None) or self.page.url

    @cached_property
    def _folder(self) -> str:
        """The base up to its last slash, which pages of one folder share."""
        path = _PATH_END.split(self._base, maxsplit=1)[0]
        head, slash, _ = path.rpartition("/")
        return head + slash if head.count("/") >= 2 or not slash else path + "/"

    @cached_property
    def _head(self) -> dict[str, list[dict[str, str | None]]]:
        """The attributes of the metadata elements in the head, by tag: meta, link (canonical) and base."""
        found: dict[str, list[dict[str, str | None]]] = {"meta": [], "link": [], "base": []}
        for node in (self.tree.head or self.tree).css("meta[content], link[rel=canonical], base[href]"):
            found[node.tag or ""].append(node.attributes)
        return found

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The contents of meta tags by lower-case name or property, in page order."""
        found: dict[str, list[str]] = {}
        for attributes in self._head["meta"]:
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and not content.isspace():
                found.setdefault(name.lower(), []).append(content)
        return found

    @cached_property
    def canonical(self) -> str | None:
        """The canonical URL: link rel=canonical, else og:url.

        Relative addresses come from copied pages and are ignored, and so is that of the front page: a site that runs as an app may show
        metadata of the previous page.
        """
        own = [attributes.get("href") or "" for attributes in self._head["link"][:1]]
        addresses = (href.strip() for href in own + self.meta.get("og:url", []))
        is_front = _FRONT.fullmatch(self.page.url)
        return next((href for href in addresses if _WEB.match(href) and (is_front or not _FRONT.fullmatch(href))), None)

    @property
    def is_called_front_page(self) -> bool:
        """True if the page gives the front page as its canonical URL, and is none."""
        own = [attributes.get("href") or "" for attributes in self._head["link"][:1]]
        addresses = own or self.meta.get("og:url", [])
        return not _FRONT.fullmatch(self.page.url) and any(_FRONT.fullmatch(href.strip()) for href in addresses)

    @cached_property
    def menu(self) -> frozenset[str]:
        """The folded labels of the page's menus."""
        return frozenset(folded(text) for node in self.tree.css(_MENU) if (text := node.text(strip=True)))

    def links(self) -> list[str]:
        """Return the addresses of the links of the page, absolute, without fragments, each once, in page order."""
        hrefs = dict.fromkeys(node.attributes.get("href") for node in self.tree.tags("a"))
        urls = (self.absolute(href) for href in hrefs)
        return list(dict.fromkeys(url.partition("#")[0] for url in urls if url))


# Pages of an outlet share most of their links, and urljoin costs as much as extracting a field.
@lru_cache(maxsize=65536)
def _join(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return None
    return url if _WEB.match(url) else None


def parse(page: Page) -> Document:
    """Return the parsed page. Raises nothing; errors in the bytes are among the problems of the document."""
    decoded = decode(page)
    utf8, problems = _without_separators(decoded.utf8), list(decoded.problems)
    end = _too_deep_at(utf8)
    if end is not None:
        problems.append(Problem("page", Reason.TOO_DEEP, f"read up to byte {end}"))
        utf8 = utf8[:end]
    elif _is_cut(utf8) and not any(problem.reason is Reason.TRUNCATED for problem in problems):
        problems.append(Problem("page", Reason.TRUNCATED, "the document has no end"))
    tree = LexborHTMLParser(utf8)
    if PROTECTED in utf8:
        show_addresses(tree)
    return Document(page, utf8, tree, problems, decoded.misread)


def _without_separators(utf8: bytes) -> bytes:
    """Return a page without the separators of ASCII: no browser shows them, and str.split takes them for spaces within a word."""
    return utf8.translate(None, _SEPARATORS) if any(each in utf8 for each in _SEPARATORS) else utf8


def _too_deep_at(utf8: bytes) -> int | None:
    """Return the byte at which tags are nested deeper than MAX_DEPTH, None if they are not."""
    if utf8.count(b"<") <= _FEW_TAGS or _most_nested(utf8) <= MAX_DEPTH:
        return None
    depth = 0
    for tag in _TAG.finditer(utf8):
        if tag[2].lower() in _NEVER_DEEP:
            continue
        depth = max(0, depth - 1) if tag[1] else depth + 1
        if depth > MAX_DEPTH:
            return tag.start()
    return None


def _most_nested(utf8: bytes) -> int:
    """Return an upper bound of the nesting of tags, at C speed: tags that need no end are counted as open."""
    brackets = utf8.replace(b"\x00", b"").replace(b"</", b"\x00").translate(None, _NOT_BRACKETS)
    return max(map(sub, accumulate(brackets.translate(_DEPTH_STEPS)), count(1)), default=0)


def _is_cut(utf8: bytes) -> bool:
    """True if an HTML document is truncated: `</html>` may be missing, but not together with `</body>`."""
    tail = utf8[-2048:].lower()
    if b"</html" in tail or b"<html" not in utf8[:2048].lower():
        return False
    return b"</body" not in tail
