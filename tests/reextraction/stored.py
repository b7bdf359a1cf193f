"""Responses as they are read from WARC files, for tests."""

from collections.abc import Mapping
from datetime import UTC, datetime

from newsarchive.captures import StoredResponse
from newsarchive.outlets import NEWS_ID, Feed, Listing, NewsSitemap, Outlet, SequentialIds

AT = datetime(2026, 11, 29, 4, 30, tzinfo=UTC)
SITE = "https://www.potrika.example"
OUTLET = Outlet(
    "potrika",
    "পত্রিকা",
    "Potrika",
    ("www.potrika.example",),
    "Asia/Dhaka",
    (Feed("/rss.xml"), NewsSitemap(), Listing("/"), Listing("/sports"), SequentialIds("/news/{id}", first=1)),
    NEWS_ID,
    listings={r"/(?P<section>sports|politics)": "/{section}"},
)
# A river bank where a bridge is built; the ferry stops.
HEADLINE = "নদীর ওপর সেতু নির্মাণ শুরু"
PARAGRAPHS = (
    "নদীর দুই পাড়ের মানুষের জন্য নতুন সেতু নির্মাণের কাজ আজ সকালে শুরু হয়েছে বলে জানিয়েছেন প্রকৌশলীরা।",
    "খেয়া পারাপার আগামী মাস থেকে বন্ধ থাকবে এবং যাত্রীরা পাশের ঘাট ব্যবহার করবেন, বলেন ঘাটের ইজারাদার।",
    "সেতুর কাজ শেষ হতে দুই বছর লাগবে এবং ব্যয় ধরা হয়েছে তিনশ কোটি টাকা, জানানো হয়েছে অনুষ্ঠানে।",
)


def article_html(
    number: int = 7, headline: str = HEADLINE, published: str | None = "2026-11-29T08:00:00+06:00"
) -> bytes:
    """Return an article page of the outlet."""
    time = f'<meta property="article:published_time" content="{published}">' if published else ""
    title = f"<h1>{headline}</h1>" if headline else ""
    return (
        f'<html lang="bn"><head><meta charset="utf-8"><title>{headline}</title><meta property="og:type" content="article">{time}'
        f'<link rel="canonical" href="{SITE}/news/{number}"></head><body><article>{title}'
        f"{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article></body></html>"
    ).encode()


def listing_html(*numbers: int) -> bytes:
    """Return a listing that links to articles."""
    links = "".join(f'<li><a href="/news/{number}">খবর {number}</a></li>' for number in numbers)
    return f'<html lang="bn"><head><meta charset="utf-8"></head><body><ul>{links}</ul></body></html>'.encode()


def feed_xml(*numbers: int, title: str = HEADLINE) -> bytes:
    """Return a feed of articles."""
    items = "".join(
        f"<item><title>{title}</title><link>{SITE}/news/{number}</link><category>খেলা</category>"
        f"<pubDate>Sun, 29 Nov 2026 02:00:00 GMT</pubDate></item>"
        for number in numbers
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{items}</channel></rss>'.encode()


def stored(
    path: str, body: bytes = b"", status: int = 200, fields: Mapping[str, str] | None = None, **headers: str
) -> StoredResponse:
    """Return a response of the outlet at a path; `headers` with underscores for hyphens."""
    given = {"Content-Type": "text/html; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    return StoredResponse(
        SITE + path, AT, status, tuple(given.items()), body, body, None, is_revisit=False, offset=0, fields=fields or {}
    )
