"""Addresses of articles: the shapes that most sites use, and the pages that are no articles on any site."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl

from newsarchive.outlets.folding import fold_url, printed_url

# Second hosts of a site: for telephones, for testers. Other subdomains (en., epaper., images.) are other sites.
MIRRORS = frozenset("www m amp mobile alpha beta betanew dev stage staging test".split())

# The first part of an article's path. Lists, print versions and pages of pictures or videos without text begin with other words.
_SECTION = (
    r"(?!(?:page|print|tags?|topics?|authors?|category|search|archives?|user|profile|videos?|photos?|gallery|(?:photo|video|picture)-?(?:gallery|story)"
    r"|api|ajax|static|assets|uploads|cdn-cgi|cgi-bin|wp-[a-z]+)/)"
    r"[A-Za-z%][\w%-]*"
)
# The sections of an article's path, with letters, digits and hyphens: international/middle-east-1. For the patterns of outlets: SECTIONS before an
# id that only articles have, ARTICLE_SECTIONS before one that lists could have too.
SECTIONS = r"(?P<section>[A-Za-z%][\w%-]*(?:/[A-Za-z%][\w%-]*)*)"
ARTICLE_SECTIONS = rf"(?P<section>{_SECTION}(?:/{_SECTION})*)"

# Shapes of article paths, for `articles`; join several with {**NEWS_ID, **SECTION_ID}. `id` identifies the article (see `Outlet.id_of`).
SECTION_ID = {rf"/{ARTICLE_SECTIONS}/(?P<id>\d{{3,}})": "/{section}/{id}"}  # /politics/1143899
SECTION_ID_SLUG = {
    rf"/{ARTICLE_SECTIONS}/(?P<id>\d{{3,}})/(?P<slug>[^/]+)": "/{section}/{id}/{slug}"
}  # /law/961640/slug
SECTION_NEWS_ID = {
    rf"/{ARTICLE_SECTIONS}/(?P<kind>news|article)/(?P<id>\d+)": "/{section}/{kind}/{id}"
}  # /national/news/123
SECTION_DATE_ID = {  # /online/world/2025/11/16/1606902
    rf"/{ARTICLE_SECTIONS}/(?P<day>\d{{4}}/\d\d/\d\d)/(?P<id>\d+)": "/{section}/{day}/{id}"
}
SECTION_SLUG_ID = {
    rf"/{ARTICLE_SECTIONS}/(?P<slug>[^/]+?)-(?P<id>\d{{4,}})": "/{section}/{slug}-{id}"
}  # /kolkata/slug-123456
NEWS_ID = {r"/news/(?P<id>\d+)": "/news/{id}"}  # /news/123
ARTICLE_ID = {r"/article/(?P<id>\d+)": "/article/{id}"}  # /article/123
DETAILS_ID = {r"/details/(?P<id>\d+)": "/details/{id}"}  # /details/123
WORDPRESS_DATE = {  # /2026/08/22/slug/
    r"/(?P<day>\d{4}/\d\d/\d\d)/(?P<slug>[^/]+)": "/{day}/{slug}/"
}
WORDPRESS_ID = {r"/(?:archives/)?(?P<id>\d{3,})": "/{id}"}  # /12345, /archives/12345

# Pages that are no articles on any site, though sources and links contain them.
_OTHER_PARTS = frozenset(
    "categories category cat tag tags topic topics author authors reporter reporters page feed feeds rss search archive archives user users profile"
    " profiles wp-content wp-admin wp-includes wp-json wp-login.php admin administrator cgi-bin cdn-cgi oembed api oauth static".split()
)
# Without hyphens and endings.
_STATIC = frozenset(
    "about aboutus aboutme contact contacts contactus privacy privacypolicy cookiepolicy cookies commentpolicy commentspolicy editorialpolicy"
    " correctionpolicy refundpolicy terms termsofuse termsofservice termsandconditions termsandcondition termsconditions termscondition"
    " termsconditionsofuse termsuse tos disclaimer advertise advertisement advertisements advertising advertisewithus adrate adrates"
    " advertisementrate advertisementpolicy career careers team ourteam imprint impressum faq faqs help login logout signin signup register"
    " registration forgotpassword subscribe subscription unsubscribe newsletter newsletters myaccount account cart checkout sitemap"
    " unicodeconverter banglaconverter converter epaper app apps download home index latest allnews live livetv offline 404".split()
)
_STATIC_DEPTH = 2  # /contact, /bangla/contact; deeper it is the slug of an article
# Pages of pictures or videos, mostly without text: requested only if a feed lists them.
_PICTURES = frozenset(
    "video videos photo photos gallery photo-gallery photogallery video-gallery videogallery picture-gallery".split()
)
_FILE = re.compile(
    r"(?:jpe?g|jfif|png|gif|webp|avif|bmp|tiff?|svg|ico|css|m?js|json|xml|xsl|gz|zip|rar|pdf|docx?|xlsx?|pptx?|mp[34]|m3u8|m4a|wav|webm|ogg|avi|mov|rss|atom|"
    r"txt|woff2?|ttf|apk|ics|webmanifest)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_SHORTEST_ID = 4  # digits: /archives/2 is a page of a list, /archives/8123 an article
_DAY = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}/?")  # what WordPress lists of a year, month or day
_YEAR = re.compile(r"(?:19|20)\d\d")
_ESCAPE = re.compile(r"%[0-9A-F]{2}")
_WORDS = 3  # a section has fewer
_FIELD = re.compile(r"\{(\w+)\}")


def listed_address(url: str, root: str = "") -> str | None:
    """Return path and query of an address that a source lists, folded; None for a front page, a list of articles, a static page or a file.

    `root`: the path below which the outlet lives; its front page is there.
    """
    path, query = fold_url(url)
    below = path.removeprefix(root)
    parts = [part for part in below.split("/") if part]
    if not parts:
        return f"{path}?{query}" if query else None
    if any(map(_is_other, parts, [*parts[1:], ""])) or _is_static(parts) or is_file(path) or _DAY.fullmatch(below):
        return None
    return f"{path}?{query}" if query else path


def printed_address(url: str) -> str:
    """Return path and query of an address in the letters that the site printed, as it is requested."""
    path, query = printed_url(url)
    return f"{path}?{query}" if query else path


def is_article_like(url: str) -> bool:
    """Return True if an address has what articles have and lists have not: a number, an id, a slug of several words, or Bengali words."""
    address = listed_address(url)
    if address is None or not _PICTURES.isdisjoint(address.split("/")):
        return False
    path, _, query = address.partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    if query and (not last or last.endswith((".php", ".asp", ".aspx", ".cms"))):
        return any(map(str.isdigit, query))
    last = last.partition(".")[0]
    words = len(last.split("-"))
    return words >= _WORDS if _ESCAPE.search(last) else words > _WORDS or any(map(str.isdigit, last))


def _is_other(part: str, following: str) -> bool:
    """Return True if a part of a path leads to lists or to the site's own pages; /archives/8123 is an article on many sites of WordPress."""
    if part.lower() not in _OTHER_PARTS:
        return False
    is_number = part.lower() in {"archive", "archives"} and len(following) >= _SHORTEST_ID
    return not (is_number and _NUMBER.fullmatch(following) and not _YEAR.fullmatch(following))


def _is_static(parts: list[str]) -> bool:
    name = parts[-1].lower().partition(".")[0].replace("-", "").replace("_", "")
    return len(parts) <= _STATIC_DEPTH and name in _STATIC


def is_file(path: str) -> bool:
    """Return True for the path of an image, a script, a document or data."""
    _, dot, ending = path.rpartition("/")[2].rpartition(".")
    return bool(dot) and bool(_FILE.fullmatch(ending))


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
