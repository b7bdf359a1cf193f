"""A parsed page: the tree, its metadata and its links, each read once."""

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate, count
from operator import sub
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from newsarchive.extraction.decode import decode
from newsarchive.items import Page, Problem, Reason

# Parser and selectors cost tags times depth. No page that people read is nested deeper than this; a hundred thousand open tags take minutes.
MAX_DEPTH = 1000
_FEW_TAGS = 4 * MAX_DEPTH
_NOT_BRACKETS = bytes(set(range(256)) - {0x00, 0x3C})
_DEPTH_STEPS = bytes.maketrans(b"\x00<", b"\x00\x02")
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements without content, and those that end where the next of their kind begins: many of them make no depth.
_NEVER_DEEP = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot".split()
)
_PATH_END = re.compile(r"[?#]")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FRONT = re.compile(r"https?://[^/?#]*/?", re.IGNORECASE)


@dataclass
class Document:
    """A page's tree, and what is read off it in more than one place."""

    page: Page
    utf8: bytes
    tree: LexborHTMLParser
    problems: list[Problem] = field(default_factory=list)

    def absolute(self, href: str | None) -> str | None:
        """Make an address of the page absolute; None for one that is none (javascript:, mailto:, an unclosed bracket)."""
        if not href:
            return None
        if href[0] in "?#":
            return _join(self._base, href)
        return _join(self._folder, href)

    @property
    def host(self) -> str:
        """The name of the page's host without www. and what stands behind it: dhakapost of www.dhakapost.com."""
        try:
            host = urlsplit(self.page.url).hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.").partition(".")[0].replace("-", "")

    @cached_property
    def _base(self) -> str:
        """What the page's relative addresses start from: its own address, unless it says otherwise."""
        bases = self._head["base"]
        return (_join(self.page.url, bases[0].get("href") or "") if bases else None) or self.page.url

    @cached_property
    def _folder(self) -> str:
        """The base up to its last slash, which is the same for all pages of a folder."""
        path = _PATH_END.split(self._base, maxsplit=1)[0]
        head, slash, _ = path.rpartition("/")
        return head + slash if head.count("/") >= 2 or not slash else path + "/"

    @cached_property
    def _head(self) -> dict[str, list[dict[str, str | None]]]:
        """The attributes of what stands in the head for machines, by tag: its meta tags, its canonical address, its base."""
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
        """What the page says its own address is: link rel=canonical, else og:url.

        Relative ones are a copier's work and refused, and so is a front page's: the metadata of a site that runs as an app may be those of the
        page one came from.
        """
        own = [attributes.get("href") or "" for attributes in self._head["link"][:1]]
        claims = (href.strip() for href in own + self.meta.get("og:url", []))
        is_front = _FRONT.fullmatch(self.page.url)
        return next((href for href in claims if _WEB.match(href) and (is_front or not _FRONT.fullmatch(href))), None)

    def links(self) -> list[str]:
        """Give the addresses that the page links to, absolute, without fragments, each once, in page order."""
        hrefs = dict.fromkeys(node.attributes.get("href") for node in self.tree.tags("a"))
        urls = (self.absolute(href) for href in hrefs)
        return list(dict.fromkeys(url.partition("#")[0] for url in urls if url))


# Pages of an outlet share most of their links, and urljoin costs as much as reading a field.
@lru_cache(maxsize=65536)
def _join(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return None
    return url if _WEB.match(url) else None


def parse(page: Page) -> Document:
    """Parse a page. Never raises; what is wrong with the bytes is among the document's problems."""
    decoded = decode(page)
    utf8, problems = decoded.utf8, list(decoded.problems)
    end = _end_of_sense(utf8)
    if end is not None:
        problems.append(Problem("page", Reason.TOO_DEEP, f"read up to byte {end}"))
        utf8 = utf8[:end]
    elif _is_cut(utf8) and not any(problem.reason is Reason.TRUNCATED for problem in problems):
        problems.append(Problem("page", Reason.TRUNCATED, "the document does not end"))
    return Document(page, utf8, LexborHTMLParser(utf8), problems)


def _end_of_sense(utf8: bytes) -> int | None:
    """Give where tags nest deeper than MAX_DEPTH, or None if they never do."""
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
    """Bound how deeply tags nest, at C speed: tags that need no end count as open ones, so the truth is at most this."""
    brackets = utf8.replace(b"\x00", b"").replace(b"</", b"\x00").translate(None, _NOT_BRACKETS)
    return max(map(sub, accumulate(brackets.translate(_DEPTH_STEPS)), count(1)), default=0)


def _is_cut(utf8: bytes) -> bool:
    """Tell whether an HTML document stops before its end: `</html>` may be left out, but not in the middle of a tag or of the body."""
    tail = utf8[-2048:].lower()
    if b"</html" in tail or b"<html" not in utf8[:2048].lower():
        return False
    return b"</body" not in tail
