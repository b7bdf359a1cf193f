"""The hostile sites, one line each: a name, what the crawl is to report, and what the site answers where.

A site is a front page that links to one article, and a robots.txt that is not there; a case replaces one answer of these, or lists
more. Expected is the reason of a failure, or `stored` if the article is to be stored all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bench.hostile.answers import (
    MEGA,
    Answer,
    answer,
    article,
    bomb,
    brotlied,
    chunked,
    deflated,
    drip,
    encoded,
    endless,
    gzipped,
    http_date,
    listing,
    many,
    raw,
    redirect,
    robots,
    sitemap,
    status,
    xml,
)
from bench.hostile.bombs import bomb_of
from newsarchive.items import Reason
from newsarchive.outlets import Feed, JsonList, Listing, NewsSitemap, SitemapIndex
from newsarchive.outlets.sources import Source

STORED: Final = "stored"
ARTICLE: Final = "/story/1"
ROBOTS: Final = "/robots.txt"
_SITE: Final[Mapping[str, Answer]] = {"/": listing(), ARTICLE: article()}
_DEEP: Final = {f"/deep/{number}": redirect(f"/deep/{number + 1}") for number in range(9)}
_ARTICLES: Final = [f"/story/{number}" for number in range(1, 41)]
_HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_HTML: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999\r\n\r\n<html>"


@dataclass(frozen=True)
class Case:
    """A hostile site. `most`: how many requests a run may send; `host`: the name of the site; `tls`: what is wrong with its certificate."""

    name: str
    expected: str
    answers: Mapping[str, Answer]
    sources: tuple[Source, ...] = (Listing("/", pages=1),)
    most: int = 12
    tls: str = ""
    host: str = "127.0.0.1"
    settings: Mapping[str, Any] = field(default_factory=dict)


def _page(name: str, expected: str, reply: Answer, **options: Any) -> Case:
    return Case(name, expected, {**_SITE, ARTICLE: reply}, **options)


def _robots(name: str, expected: str, reply: Answer, **options: Any) -> Case:
    return Case(f"robots.txt: {name}", expected, {**_SITE, ROBOTS: reply}, **options)


def _feed(name: str, expected: str, source: Source, reply: Answer, **options: Any) -> Case:
    path = source.path
    return Case(f"{source.kind}: {name}", expected, {**_SITE, path: reply}, sources=(source,), **options)


def _all(name: str, expected: str, reply: Answer, **options: Any) -> Case:
    """Return a site of forty articles, all of which answer alike."""
    return Case(f"everything: {name}", expected, {"/": listing(*_ARTICLES), ROBOTS: status(404), "*": reply}, **options)


def _rss(*links: str) -> str:
    return "<rss><channel>" + "".join(f"<item><link>{link}</link></item>" for link in links) + "</channel></rss>"


_FEED, _NEWS, _INDEX = Feed("/feed"), NewsSitemap("/news.xml"), SitemapIndex("/index.xml")
_JSON = JsonList("/list.json", url="url")
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

_STATUSES = [
    _page("status 400", Reason.HTTP_ERROR, status(400)),
    _page("status 401", Reason.FORBIDDEN, status(401, "WWW-Authenticate: Basic")),
    _page("status 403", Reason.FORBIDDEN, status(403)),
    _page("status 404", Reason.NOT_FOUND, status(404)),
    _page("status 407", Reason.HTTP_ERROR, status(407, "Proxy-Authenticate: Basic")),
    _page("status 410", Reason.NOT_FOUND, status(410)),
    _page("status 418", Reason.HTTP_ERROR, status(418)),
    _page("status 429 without a time", Reason.FORBIDDEN, status(429)),
    _page("status 451", Reason.FORBIDDEN, status(451)),
    _page("status 500", Reason.SERVER_ERROR, status(500)),
    _page("status 503", Reason.SERVER_ERROR, status(503)),
    _page("status 599", Reason.SERVER_ERROR, status(599)),
    _page("status 999", Reason.SERVER_ERROR, status(999)),
    _page("status 304 that nobody asked for", Reason.HTTP_ERROR, status(304)),
    _page("status 301 without Location", Reason.HTTP_ERROR, status(301)),
    _page("a challenge", Reason.BLOCKED, answer(b"<title>Just a moment...</title>", 503)),
]
_REDIRECTS = [
    _page("redirect to itself", Reason.REDIRECT_LOOP, redirect(ARTICLE)),
    _page("redirect to itself with a cookie", Reason.REDIRECT_LOOP, redirect(ARTICLE, 302, "Set-Cookie: seen=1")),
    Case("redirects in a ring", Reason.REDIRECT_LOOP, {**_SITE, ARTICLE: redirect("/ring"), "/ring": redirect(ARTICLE)}, most=4),
    Case("redirects without end", Reason.REDIRECT_LOOP, {**_SITE, **_DEEP, ARTICLE: redirect("/deep/0")}, most=8),
    _page("redirect with 308 to itself", Reason.REDIRECT_LOOP, redirect(ARTICLE, 308)),
    _page("redirect to another host", Reason.OFF_SITE, redirect("https://elsewhere.example/story/1")),
    _page("redirect to another port", Reason.OFF_SITE, redirect("http://127.0.0.1:@OTH@/story/1")),
    _page("redirect to port 80", Reason.OFF_SITE, redirect("http://127.0.0.1/story/1")),
    _page("redirect to https of the same port", Reason.OFF_SITE, redirect("https://127.0.0.1:@PRT@/story/1")),
    _page("redirect to //another host", Reason.OFF_SITE, redirect("//elsewhere.example/")),
    _page("redirect to a metadata address", Reason.PRIVATE_ADDRESS, redirect("http://169.254.169.254/latest/meta-data/")),
    _page("redirect to another loopback address", Reason.PRIVATE_ADDRESS, redirect("http://127.0.0.2:@PRT@/story/1")),
    _page("redirect to localhost", Reason.OFF_SITE, redirect("http://localhost:@OTH@/story/1")),
    _page("redirect to ::1", Reason.PRIVATE_ADDRESS, redirect("http://[::1]:@PRT@/story/1")),
    _page("redirect to a mapped address", Reason.PRIVATE_ADDRESS, redirect("http://[::ffff:127.0.0.2]:@PRT@/")),
    _page("redirect to NAT64 of 10.0.0.1", Reason.PRIVATE_ADDRESS, redirect("http://[64:ff9b::10.0.0.1]/")),
    _page("redirect to 6to4 of 127.0.0.2", Reason.PRIVATE_ADDRESS, redirect("http://[2002:7f00:2::1]/")),
    _page("redirect to a decimal address", Reason.PRIVATE_ADDRESS, redirect("http://2130706434:@PRT@/story/1")),
    _page("redirect to a hexadecimal address", Reason.PRIVATE_ADDRESS, redirect("http://0x7f000002:@PRT@/")),
    _page("redirect to an octal address", Reason.PRIVATE_ADDRESS, redirect("http://0177.0.0.2:@PRT@/")),
    _page("redirect to a short address", Reason.PRIVATE_ADDRESS, redirect("http://127.2:@PRT@/")),
    _page("redirect to 0.0.0.0", Reason.PRIVATE_ADDRESS, redirect("http://0.0.0.0:@PRT@/")),
    _page("redirect to a carrier's network", Reason.PRIVATE_ADDRESS, redirect("http://100.100.100.200/")),
    _page("redirect to a multicast address", Reason.PRIVATE_ADDRESS, redirect("http://224.0.0.1/")),
    _page("redirect to a unique local address", Reason.PRIVATE_ADDRESS, redirect("http://[fd00:ec2::254]/")),
    _page("redirect to a link-local address", Reason.PRIVATE_ADDRESS, redirect("http://[fe80::1]/")),
    _page("redirect to a user name", Reason.BAD_ADDRESS, redirect("http://a:b@127.0.0.1:@PRT@/story/2")),
    _page("redirect to file:", Reason.BAD_ADDRESS, redirect("file:///etc/passwd")),
    _page("redirect to ftp:", Reason.BAD_ADDRESS, redirect("ftp://127.0.0.1:@OTH@/x")),
    _page("redirect to data:", Reason.BAD_ADDRESS, redirect("data:text/html,x")),
    _page("redirect to javascript:", Reason.BAD_ADDRESS, redirect("javascript:alert(1)")),
    _page("redirect to gopher:", Reason.BAD_ADDRESS, redirect("gopher://127.0.0.1:@OTH@/")),
    _page("redirect to an open bracket", Reason.BAD_ADDRESS, redirect("http://[::1")),
    _page("redirect to a port of words", Reason.BAD_ADDRESS, redirect("http://127.0.0.1:port/")),
    _page("redirect to port 99999", Reason.BAD_ADDRESS, redirect("http://127.0.0.1:99999/")),
    _page("redirect to no host", Reason.BAD_ADDRESS, redirect("https:///story/1")),
    _page("redirect to spaces in a host", Reason.BAD_ADDRESS, redirect("http://a b/")),
    _page("redirect to invalid bytes", Reason.BAD_ADDRESS, raw(b"HTTP/1.1 302 X\r\nLocation: http://\xff\xfe/\r\nContent-Length: 0\r\n\r\n")),
    _page("redirect to 60 KB", Reason.BROKEN_ANSWER, redirect("/story/" + "9" * 60_000)),
]  # fmt: skip
_BODIES = [
    _page("gzip that is none", Reason.BROKEN_ANSWER, encoded("gzip", b"<html>plain</html>")),
    _page("gzip that ends early", Reason.BROKEN_ANSWER, encoded("gzip", gzipped()[:-20])),
    _page("gzip with a wrong sum", Reason.BROKEN_ANSWER, encoded("gzip", gzipped()[:-8] + bytes(8))),
    _page("gzip with padding", STORED, encoded("gzip", gzipped() + bytes(64))),
    _page("deflate without a header", STORED, encoded("deflate", deflated(-15))),
    _page("deflate that ends early", Reason.BROKEN_ANSWER, encoded("deflate", deflated(15)[:-20])),
    _page("brotli that ends early", Reason.BROKEN_ANSWER, encoded("br", brotlied()[:-20])),
    _page("brotli that is none", Reason.BROKEN_ANSWER, encoded("br", b"<html>plain</html>")),
    _page("zstd that ends early", Reason.BROKEN_ANSWER, encoded("zstd", bomb_of("zstd", 1)[:-9])),
    _page("zstd that is none", Reason.BROKEN_ANSWER, encoded("zstd", b"<html>plain</html>")),
    _page("an unknown encoding", Reason.BROKEN_ANSWER, encoded("lzma", b"x")),
    _page("an encoding that is a charset", STORED, answer(headers=("Content-Encoding: utf-8",))),
    _page("nine layers of gzip", Reason.BROKEN_ANSWER, encoded(", ".join(["gzip"] * 9), gzipped())),
    _page("gzip bomb of 1 GB", Reason.TOO_LARGE, bomb("gzip", 1024)),
    _page("gzip bomb of 20 MB", Reason.TOO_LARGE, bomb("gzip", 20)),
    _page("brotli bomb of 1 GB", Reason.TOO_LARGE, bomb("br", 1024)),
    _page("zstd bomb of 1 GB", Reason.TOO_LARGE, bomb("zstd", 1024)),
    _page("a length of 1 TB", Reason.TOO_LARGE, answer(length=10**12)),
    _page("20 MB", Reason.TOO_LARGE, many(_HEAD + b"\r\n", b" " * 1000, 20_000, b"")),
    _page("endless body", Reason.TOO_LARGE, endless(b"x" * 65536, _HEAD + b"\r\n")),
    _page("endless chunks", Reason.TOO_LARGE, endless(b"8000\r\n" + b"x" * 0x8000 + b"\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")),
    _page("a body that drips", Reason.TIMEOUT, drip(_HTML, b"x")),
    _page("headers that drip", Reason.TIMEOUT, drip(_HEAD, b"X: y\r\n")),
    _page("no response", Reason.TIMEOUT, raw("hang")),
    _page("a body that stops", Reason.TIMEOUT, raw(_HTML, "hang")),
    _page("dropped before the response", Reason.BROKEN_ANSWER, raw("close")),
    _page("reset before the response", Reason.BROKEN_ANSWER, raw("reset")),
    _page("dropped in the head", Reason.BROKEN_ANSWER, raw(_HEAD, "close")),
    _page("dropped in the body", Reason.BROKEN_ANSWER, raw(_HTML, "close")),
    _page("reset in the body", Reason.BROKEN_ANSWER, raw(_HTML, "reset")),
    _page("a chunk of words", Reason.BROKEN_ANSWER, chunked(b"zz\r\nx\r\n0\r\n\r\n")),
    _page("a chunk of a negative size", Reason.BROKEN_ANSWER, chunked(b"-5\r\nx\r\n0\r\n\r\n")),
    _page("chunks without an end", Reason.BROKEN_ANSWER, chunked(b"5\r\nabcde\r\n", "close")),
    _page("a size of 99 digits", Reason.BROKEN_ANSWER, chunked(b"f" * 99 + b"\r\nx", "close")),
]  # fmt: skip
_HEADS = [
    _page("no HTTP", Reason.BROKEN_ANSWER, raw(b"SSH-2.0-OpenSSH_9\r\n\r\n", "close")),
    _page("HTTP/9.9", STORED, raw(b"HTTP/9.9 200 OK\r\nContent-Type: text/html\r\n\r\n", *list(article()())[1:], "close")),
    _page("a status of words", Reason.BROKEN_ANSWER, raw(b"HTTP/1.1 abc OK\r\n\r\n", "close")),
    _page("a negative length", Reason.BROKEN_ANSWER, answer(length=-5)),
    _page("a length of words", Reason.BROKEN_ANSWER, raw(_HEAD + b"Content-Length: ten\r\n\r\n", b"x", "close")),
    _page("two lengths", Reason.BROKEN_ANSWER, raw(_HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", "close")),
    _page("100,000 headers", Reason.TOO_LARGE, many(_HEAD, b"X-A: b\r\n", 100_000, b"\r\n")),
    _page("1,000 headers", STORED, answer(headers=[f"X-{number}: b" for number in range(1000)])),
    _page("endless headers", Reason.TOO_LARGE, endless(b"X-A: " + b"b" * 4000 + b"\r\n", _HEAD)),
    _page("a header of 1 MB", Reason.BROKEN_ANSWER, raw(_HEAD + b"X: " + b"y" * MEGA + b"\r\n\r\n", "close")),
    _page("an endless header", Reason.BROKEN_ANSWER, endless(b"y" * 65536, _HEAD + b"X: ")),
    _page("a header with NUL", STORED, answer(headers=("X: a\0b",))),
    _page("an unknown charset", STORED, answer(headers=("Content-Type: text/html; charset=klingon-8",))),
    _page("a charset of 9,000 characters", STORED, answer(headers=(f"Content-Type: text/html; charset={'x' * 9000}",))),
    _page("100 cookies", STORED, answer(headers=tuple(f"Set-Cookie: c{n}={'v' * 99}" for n in range(100)))),
]  # fmt: skip
_ROBOTS = [
    *(_robots(f"status {code}", Reason.ROBOTS, status(code), most=3) for code in (500, 502, 503, 504)),
    *(_robots(f"status {code}", STORED, status(code)) for code in (400, 401, 403, 404, 410)),
    _robots("status 429", Reason.ROBOTS, status(429), most=3),
    _robots("status 503 with a time", Reason.ROBOTS, status(503, "Retry-After: 3600"), most=3),
    _robots("no response", Reason.ROBOTS, raw("hang"), most=3),
    _robots("a drip", Reason.ROBOTS, drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"#"), most=3),
    _robots("dropped", Reason.ROBOTS, raw("close"), most=6),
    _robots("reset", Reason.ROBOTS, raw("reset"), most=6),
    _robots("cut", Reason.ROBOTS, raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nUser-agent: *", "close"), most=3),
    _robots("a loop", Reason.ROBOTS, redirect(ROBOTS), most=1),
    Case("robots.txt: redirects without end", Reason.ROBOTS, {**_SITE, **_DEEP, ROBOTS: redirect("/deep/0")}, most=6),
    Case("robots.txt: five redirects", STORED, {**_SITE, **_DEEP, ROBOTS: redirect("/deep/5"), "/deep/9": robots("User-agent: *")}),
    _robots("another port", Reason.ROBOTS, redirect("http://127.0.0.1:@OTH@/robots.txt"), most=1),
    _robots("a metadata address", Reason.ROBOTS, redirect("http://169.254.169.254/robots.txt"), most=1),
    Case("robots.txt: a redirect that forbids", Reason.ROBOTS, {**_SITE, ROBOTS: redirect("/r"), "/r": robots("User-agent: *", "Disallow: /")}, most=2),
    _robots("a challenge", Reason.ROBOTS, answer(b"<title>Just a moment...</title>", 403), most=1),
    _robots("50 MB", Reason.ROBOTS, many(b"HTTP/1.1 200 OK\r\n\r\n", b"# " + b"x" * 998 + b"\r\n", 50_000, b""), most=3),
    _robots("a bomb", Reason.ROBOTS, bomb("gzip", 50), most=1),
    _robots("1 MB, of which the beginning forbids", Reason.ROBOTS, robots("User-agent: *", "Disallow: /", *["# x"] * 300_000), most=1),
    _robots("a page of HTML", STORED, listing()),
    _robots("forbidden by name", Reason.ROBOTS, robots("User-agent: newsarchive", "Disallow: /story/", "User-agent: *", "Allow: /"), most=2),
    _robots("binary", STORED, answer(bytes(range(256)) * 10)),
    _robots("100,000 groups", STORED, robots(*["User-agent: a", "Disallow: /"] * 50_000)),
    _robots("patterns of stars", STORED, robots("User-agent: *", "Disallow: /" + "*a" * 500 + "$")),
    _robots("a delay of words", STORED, robots("User-agent: *", "Crawl-delay: later")),
    _robots("a negative delay", STORED, robots("User-agent: *", "Crawl-delay: -5")),
    _robots("a delay of a day", STORED, robots("User-agent: *", "Crawl-delay: 86400"), settings={"NEWSARCHIVE_MAX_CRAWL_DELAY": 0.2}),
]  # fmt: skip
_SOURCES = [
    _feed("HTML", Reason.NOT_FOUND, _FEED, status(404)),
    _feed("a billion laughs", STORED, _FEED, xml(f'<!DOCTYPE x [<!ENTITY l0 "x">{_LAUGHS}]>{_rss("/story/1").replace("<channel>", "<channel><title>&l9;</title>")}')),
    _feed("an external entity", STORED, _FEED, xml(f'<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:@OTH@/e">]>{_rss("/story/1").replace("<channel>", "<channel><title>&e;</title>")}')),
    _feed("a file as entity", STORED, _FEED, xml(f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{_rss("/story/1").replace("<channel>", "<channel><title>&e;</title>")}')),
    _feed("members on another port", STORED, _FEED, xml(_rss("http://127.0.0.1:@OTH@/story/2", "/story/1"))),
    _feed("members of other schemes", STORED, _FEED, xml(_rss("ftp://127.0.0.1:@PRT@/story/2", "file:///story/3", "javascript:1", "data:text/html,x", "/story/1"))),
    _feed("members in private networks", STORED, _FEED, xml(_rss("http://127.0.0.2:@PRT@/story/2", "http://169.254.169.254/story/3", "/story/1"))),
    _feed("20,000 articles", Reason.OVER_LIMIT, _FEED, xml(_rss(*(f"/story/{n}" for n in range(1, 20_001)))), settings={"NEWSARCHIVE_MAX_ADDRESSES": 5}),
    _feed("a sitemap bomb", Reason.TOO_LARGE, _NEWS, bomb("gzip", 200)),
    _feed("members on another port", Reason.OFF_SITE, _INDEX, sitemap("http://127.0.0.1:@OTH@/post-1.xml", index=True), most=2),
    _feed("members of file:", Reason.BAD_ADDRESS, _INDEX, sitemap("file:///etc/post-1.xml", index=True), most=2),
    _feed("members of ftp:", Reason.BAD_ADDRESS, _INDEX, sitemap("ftp://127.0.0.1:@OTH@/post-1.xml", index=True), most=2),
    _feed("members of javascript:", Reason.BAD_ADDRESS, _INDEX, sitemap("javascript:post1", index=True), most=2),
    _feed("members on a subdomain", Reason.OFF_SITE, _INDEX, sitemap("http://maps.127.0.0.1.example/post-1.xml", index=True), most=2),
    _feed("members in private networks", Reason.PRIVATE_ADDRESS, _INDEX, sitemap("http://10.0.0.1/post-1.xml", "http://[::1]:@PRT@/post-2.xml", index=True), most=2),
    Case("base on another host", STORED, {**_SITE, "/": answer(b'<base href="http://127.0.0.2:@PRT@/"><a href="/story/1">x</a><a href="http://127.0.0.1:@PRT@/story/1">y</a>')}),
    Case("base on another port", STORED, {**_SITE, "/": answer(b'<base href="http://127.0.0.1:@OTH@/"><a href="/story/2">x</a><a href="http://127.0.0.1:@PRT@/story/1">y</a>')}),
    Case("JSON nested 100,000 deep", STORED, {**_SITE, "/list.json": answer(b"[" * 100_000, 200, ("Content-Type: application/json",))}, sources=(_JSON, Listing("/", pages=1))),
    Case("an index of indexes of indexes", Reason.OVER_LIMIT, {**_SITE, "*": sitemap(*(f"/x/@PRT@-{n}.xml" for n in range(900)), index=True)}, sources=(SitemapIndex("/index.xml", newest=900),), most=520),
]  # fmt: skip
_REFUSALS = [
    _all("status 403", Reason.GAVE_UP, status(403), most=12),
    _all("status 429", Reason.GAVE_UP, status(429), most=12),
    _all("status 429 with an hour", Reason.GAVE_UP, status(429, "Retry-After: 3600"), most=3),
    _all("status 429 with a second", Reason.GAVE_UP, status(429, "Retry-After: 1"), most=12),
    _all("status 503", Reason.GAVE_UP, status(503), most=12),
    _all("status 503 with an hour", Reason.GAVE_UP, status(503, "Retry-After: 3600"), most=3),
    _all("status 503 with a date", Reason.GAVE_UP, status(503, f"Retry-After: {http_date(5)}"), most=3),
    _all("status 503 with words", Reason.GAVE_UP, status(503, "Retry-After: soon"), most=12),
    _all("status 503 with 99 digits", Reason.GAVE_UP, status(503, f"Retry-After: {'9' * 99}"), most=3),
    _all("a challenge", Reason.GAVE_UP, answer(b"<title>Just a moment...</title>"), most=13),
    _all("dropped", Reason.GAVE_UP, raw("close"), most=24),
    _all("no response", Reason.GAVE_UP, raw("hang"), most=12),
]
_TLS = [
    *(Case(f"TLS: {kind}", Reason.TLS_ERROR, _SITE, tls=kind, most=0) for kind in ("self-signed", "expired", "early", "other host", "old protocol")),
    Case("TLS: none at its port", Reason.TLS_ERROR, _SITE, tls="none", most=0),
]  # fmt: skip
_NAMES = [
    Case("a name of 127.0.0.2", Reason.PRIVATE_ADDRESS, _SITE, host="loopback.example", most=0),
    Case("a name of 10.0.0.1", Reason.PRIVATE_ADDRESS, _SITE, host="private.example", most=0),
    Case("a name of a mapped address", Reason.PRIVATE_ADDRESS, _SITE, host="mapped.example", most=0),
    Case("a name of a public and a private address", Reason.PRIVATE_ADDRESS, _SITE, host="mixed.example", most=0),
    Case("a name of nothing", Reason.UNREACHABLE, _SITE, host="nothing.example", most=0),
    Case("a name of the allowed address", STORED, _SITE, host="allowed.example"),
]

# Names that crawls of these sites resolve, in place of the machine's resolver.
ADDRESSES: Final[Mapping[str, tuple[str, ...]]] = {
    "allowed.example": ("127.0.0.1",),
    "loopback.example": ("127.0.0.2",),
    "private.example": ("10.0.0.1",),
    "mapped.example": ("::ffff:127.0.0.2",),
    "mixed.example": ("127.0.0.1", "127.0.0.2"),
    "nothing.example": (),
}
CASES: Final = (
    *_STATUSES, *_REDIRECTS, *_BODIES, *_HEADS, *_ROBOTS, *_SOURCES, *_REFUSALS, *_TLS, *_NAMES,
)  # fmt: skip
