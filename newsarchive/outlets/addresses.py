"""Addresses of articles: many spellings folded into one, and the shapes that most sites use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

# Second hosts of a site: for telephones, for testers. Other subdomains (en., epaper., images.) are other sites.
MIRRORS = frozenset("www m amp mobile alpha beta betanew dev stage staging test".split())

# The first part of an article's path. Lists, print versions and pages of pictures or videos without text begin with other words.
_SECTION = (
    r"(?!(?:page|print|tags?|topics?|authors?|category|search|archives?|user|profile|videos?|photos?|gallery|(?:photo|video|picture)-?(?:gallery|story))/)"
    r"[A-Za-z%][\w%-]*"
)
_SECTIONS = rf"(?P<section>{_SECTION}(?:/{_SECTION})*)"

# Shapes of article paths, for `articles`; join several with {**NEWS_ID, **SECTION_ID}. `id` identifies the article (see `Outlet.id_of`).
SECTION_ID = {rf"/{_SECTIONS}/(?P<id>\d{{3,}})": "/{section}/{id}"}  # /politics/1143899
SECTION_ID_SLUG = {rf"/{_SECTIONS}/(?P<id>\d{{3,}})/(?P<slug>[^/]+)": "/{section}/{id}/{slug}"}  # /law/961640/slug
SECTION_NEWS_ID = {rf"/{_SECTIONS}/(?P<kind>news|article)/(?P<id>\d+)": "/{section}/{kind}/{id}"}  # /national/news/123
SECTION_DATE_ID = {  # /online/world/2025/11/16/1606902
    rf"/{_SECTIONS}/(?P<day>\d{{4}}/\d\d/\d\d)/(?P<id>\d+)": "/{section}/{day}/{id}"
}
SECTION_SLUG_ID = {rf"/{_SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d{{4,}})": "/{section}/{slug}-{id}"}  # /kolkata/slug-123456
NEWS_ID = {r"/news/(?P<id>\d+)": "/news/{id}"}  # /news/123
ARTICLE_ID = {r"/article/(?P<id>\d+)": "/article/{id}"}  # /article/123
DETAILS_ID = {r"/details/(?P<id>\d+)": "/details/{id}"}  # /details/123
WORDPRESS_DATE = {  # /2026/08/22/slug/
    r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<slug>[^/]+)": "/{day}/{slug}/"
}
WORDPRESS_ID = {r"/(?:archives/)?(?P<id>\d{3,})": "/{id}"}  # /12345, /archives/12345

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid?|mc_[ce]id|_ga|_gl|ref|ref_src|source|amp|outputType|share|replytocom|print",
    re.IGNORECASE,
)
# Other addresses of one page. A pattern cuts off what follows an article's path; these remain if there is no pattern.
_PREFIX = re.compile(r"/(?:amp|index\.php)(?=/.)")
_SUFFIX = re.compile(r"(?<=[^/])/(?:amp|print|embed|feed)/?$|\.amp$")
_SLASHES = re.compile(r"/{2,}")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_FIELD = re.compile(r"\{(\w+)\}")
# Pages that are no articles on any site, though sources and links contain them.
_NO_ARTICLE = re.compile(
    r"/(?:category|categories|cat|tag|tags|topic|topics|author|authors|page|feed|search|archives?|wp-content|wp-admin|wp-json|wp-login\.php|"
    r"(?:about|contact|privacy|terms|advert)[\w-]*)(?:/|$)"
    r"|\.(?:jpe?g|png|gif|webp|svg|ico|css|js|json|xml|gz|pdf|mp[34]|zip|rss)$",
    re.IGNORECASE,
)


# The requested, the final and the canonical address of a page are mostly the same, and each is matched several times.
@lru_cache(maxsize=4096)
def fold_url(url: str) -> tuple[str, str]:
    """Return path and query of an address in one spelling: escapes as %E0; without /amp/, /print, doubled slashes and tracking parameters.

    Raises ValueError for an address that cannot be split.
    """
    parts = urlsplit(url)
    path = _SLASHES.sub("/", parts.path) or "/"
    path = _SUFFIX.sub(_ending, _PREFIX.sub("", path, count=1))
    return _escaped(path), _untracked(parts.query) if parts.query else ""


def listed_address(url: str) -> str | None:
    """Return path and query of an address that a source lists, or None for a front page, a list of articles or a file."""
    path, query = fold_url(url)
    if _NO_ARTICLE.search(path) or (path == "/" and not query):
        return None
    return f"{path}?{query}" if query else path


def _ending(suffix: re.Match[str]) -> str:
    return "/" if suffix[0].endswith("/") else ""


def _escaped(path: str) -> str:
    if not path.isascii() or " " in path:
        path = quote(path, safe="/%:@!$&'()*+,;=~")
    return _ESCAPE.sub(lambda escape: escape[0].upper(), path) if "%" in path else path


def _untracked(query: str) -> str:
    return urlencode([(key, value) for key, value in parse_qsl(query) if not _TRACKING.fullmatch(key)])


class PatternError(Exception):
    """A pattern of addresses cannot work. The message states the fault, `remedy` what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class AddressPattern:
    r"""A pattern of paths and the address that they fold into.

    The parts after `\?` are parameters, which an address may have in any order: `/news\.php\?nid=(?P<id>\d+)&cid=(?P<section>\d+)`.
    """

    path: re.Pattern[str]
    parameters: tuple[tuple[str, re.Pattern[str]], ...]
    template: str

    @classmethod
    def of(cls, pattern: str, template: str) -> Self:
        """Return a declared pattern, compiled. Raises PatternError."""
        path, *query = pattern.split(r"\?")
        pairs = [piece.partition("=")[::2] for piece in query[0].split("&")] if query else []
        try:
            # A match ends where a part of the path does: /post/12 does not match /post/123.
            compiled = re.compile(rf"(?:{path})(?![\w-])")
            parameters = tuple((key, re.compile(value)) for key, value in pairs)
        except re.error as error:
            raise PatternError(
                f"{pattern!r} is no regular expression ({error})", r'Write {r"/details/(?P<id>\d+)": "/details/{id}"}'
            ) from error
        known = set(compiled.groupindex).union(*(value.groupindex for _, value in parameters))
        unknown = set(_FIELD.findall(template)) - known
        if unknown:
            names = ", ".join(sorted(unknown))
            raise PatternError(
                f"{template!r} names {names}, which {pattern!r} does not capture", "Name the group (?P<id>...)"
            )
        if not template.startswith("/"):
            raise PatternError(f"{template!r} is no path", "Start it with /")
        return cls(compiled, parameters, template)

    def match(self, path: str, query: str) -> dict[str, str] | None:
        """Return the values of the named groups, or None if the address has another shape."""
        match = self.path.match(path)
        if not match:
            return None
        groups = match.groupdict()
        if self.parameters:
            given = dict(parse_qsl(query))
            for key, wanted in self.parameters:
                value = wanted.fullmatch(given.get(key, ""))
                if not value:
                    return None
                groups |= value.groupdict()
        return {name: value or "" for name, value in groups.items()}


def patterns_of(declared: Mapping[str, str]) -> tuple[AddressPattern, ...]:
    """Return the patterns of a declaration, compiled, in its order. Raises PatternError."""
    return tuple(AddressPattern.of(pattern, template) for pattern, template in declared.items())
