"""Every outlet as a saved site: a response for each of its sources, which lists one article, and the article in one of its layouts."""

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from newsarchive.items import Page
from newsarchive.outlets.outlet import Outlet
from newsarchive.outlets.sources import (
    DailySitemap,
    Days,
    Feed,
    JsonList,
    NewsSitemap,
    SequentialIds,
    SitemapIndex,
    Source,
    SourceResponse,
)
from newsarchive.testing.fixtures import cases

PUBLISHED = datetime(2026, 3, 2, 4, 30, tzinfo=UTC)
# Possible parts of an article's address; the first that the outlet's patterns accept is used.
_PARTS = {
    "id": (
        "1712345", "a1b2c3d4e5f6", "a1b2c3d4e5", "a1b2c3d4", "ajp1a2b3c4d5e", "ajp1a2b3c4d5e6", "amda1b2c3d4e5", "Ab12Cd34Ef56Gh78",
        "news-61234567", "2026-03-02-1", "20260302_01", "i1712345", "ARTI1a2B3c4D5e6F",
    ),
    "section": ("national", "national/", "12"),
    "kind": ("news", "a"),
    "path": ("national/setu-chalu-20260302",),
    "year": ("2026",),
    "month": ("03",),
    "day": ("02", "2026-03-02", "2026/03/02"),
    "date": ("2026-03-02", "2026/03/02"),
}  # fmt: skip
_OTHERS = ("setu-chalu", "news-1712345", "1712345", "a")
_PAGE = """<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>সেতু চালু হলো নবীনগরে</title><link rel="canonical" href="{url}">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"সেতু চালু হলো নবীনগরে","datePublished":"{when}"}}</script></head>
<body><h1>সেতু চালু হলো নবীনগরে</h1><article><p>নবীনগরে নতুন সেতু দিয়ে গতকাল থেকে গাড়ি চলছে।</p><p>আগে ওই পথে নৌকাই ছিল ভরসা।</p></article></body></html>"""


def article_address(outlet: Outlet) -> str:
    """Return the address of an article as the outlet writes them; without a pattern, one that a source may list."""
    root = outlet.root
    for template in outlet.articles.values():
        names = re.findall(r"\{(\w+)\}", template)
        for values in product(*(_PARTS.get(name, _OTHERS) for name in names)):
            url = outlet.url(template.format_map(dict(zip(names, values, strict=True))))
            if outlet.article(url) == url:
                return url
    return outlet.listed(outlet.url(f"{root}/2026/03/setu-chalu/")) or ""


def article_page(outlet: Outlet, url: str) -> str:
    """Return an article's page: a fixture of the outlet or of its first layout, under the address; a plain page if there is none."""
    own = [case for case in cases() if case.meta["kind"] == "article" and case.expected["canonical_url"]]
    own = [case for case in own if case.outlet == outlet.key] or [
        case for case in own if case.expected["layout"] in [layout.name for layout in outlet.own_layouts[:1]]
    ]
    if not own:
        return _PAGE.format(url=url, when=PUBLISHED.isoformat())
    case = own[0]
    text = case.page.body.decode("utf-8", "replace")
    for address in {case.meta["url"], case.expected["canonical_url"]}:
        text = text.replace(html.escape(address), html.escape(url)).replace(address, url)
    return text


def responses(outlet: Outlet, source: Source, article: str) -> Iterator[tuple[str, str]]:
    """Yield address and text of a source's responses: documents of its kind that list an article."""
    if isinstance(source, SequentialIds):
        return
    now = datetime.now(UTC)
    for day in (now, now + timedelta(days=1)):  # a run may pass midnight
        for path, _ in source.start(Days.usual(day, outlet.zone)):
            url = outlet.url(path)
            if isinstance(source, SitemapIndex):
                member = outlet.url(f"/{_member(source)}")
                yield url, f"<sitemapindex><sitemap><loc>{html.escape(member)}</loc></sitemap></sitemapindex>"
                yield member, _sitemap(article)
            else:
                yield url, _document(source, article)


def _document(source: Source, article: str) -> str:
    if isinstance(source, Feed):
        return f"<rss><channel><item><title>সেতু চালু</title><link>{html.escape(article)}</link></item></channel></rss>"
    if isinstance(source, NewsSitemap | DailySitemap):
        return _sitemap(article)
    if isinstance(source, JsonList):
        return _json(source, article)
    return f'<html><body><h2><a href="{html.escape(article)}">সেতু চালু হলো</a></h2></body></html>'


def _sitemap(article: str) -> str:
    return f"<urlset><url><loc>{html.escape(article)}</loc></url></urlset>"


def _member(source: SitemapIndex) -> str:
    """Return the name of an index member that the source reads."""
    names = (
        "post-sitemap1.xml",
        "sitemap-posts.xml",
        "sitemap-news-1.xml",
        "news-1.xml",
        "story-1.xml",
        "articles-1.xml",
        "sitemap-1.xml",
        "2026-03.xml",
    )
    return next((name for name in names if re.search(source.members, name)), names[0])


def _json(source: JsonList, article: str) -> str:
    """Return JSON with the article's address where the source looks for it."""
    item: dict[str, Any] = {}
    places = re.findall(r"\{([\w.-]+)\}", source.url)
    if places:
        # The address is made of parts: take them from the article's own.
        pattern = re.escape(source.url)
        for place in places:
            pattern = pattern.replace(re.escape(f"{{{place}}}"), r"([^/?&]+)")
        found = re.search(pattern, article)
        values = found.groups() if found else ("1712345",) * len(places)
    else:
        places, values = [source.url], (article,)
    for place, value in zip(places, values, strict=True):
        _put(item, place, value)
    text = json.dumps(_within(source.items, [item]))
    return (
        f'<html><script id="{source.script}" type="application/json">{text}</script></html>' if source.script else text
    )


def _put(item: dict[str, Any], place: str, value: str) -> None:
    *around, last = place.split(".")
    for part in around:
        item = item.setdefault(part, {})
    item[last] = value


def _within(place: str, value: Any) -> Any:
    for part in reversed(place.split(".") if place else []):
        value = {part: value}
    return value


def save(folder: Path, outlets: list[Outlet]) -> dict[str, str]:
    """Write every outlet's site with a manifest; return the article of each."""
    articles = {outlet.key: article_address(outlet) for outlet in outlets}
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for outlet in outlets:
            article = articles[outlet.key]
            pages = {article: article_page(outlet, article)}
            for source in outlet.sources:
                pages |= dict(responses(outlet, source, article))
            for number, (url, text) in enumerate(pages.items()):
                name = f"{outlet.key}-{number}.html"
                (folder / name).write_text(text, encoding="utf-8")
                fetched = "2026-11-01T06:00:00+06:00"
                manifest.write(json.dumps({"file": name, "url": url, "fetched_at": fetched}) + "\n")
    return articles


def listed_articles(outlet: Outlet, source: Source, article: str) -> set[str]:
    """Return the outlet's articles in the responses of a source."""
    days = Days.usual(datetime.now(UTC), outlet.zone)
    found: set[str] = set()
    for url, text in responses(outlet, source, article):
        read = source.read(SourceResponse(Page(text.encode(), url), days))
        found |= {address for entry in read.entries if (address := outlet.listed(entry.url))}
    return found
