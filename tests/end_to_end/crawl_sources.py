"""Crawl the site of sources_site.py: `crawl_sources.py PORT ARCHIVE OUTLET [SINCE UNTIL]`. Prints the result as JSON."""

import json
import sys
from dataclasses import asdict
from datetime import date

from newsarchive.crawling import DailySitemap, Feed, Ids, NewsSitemap, OutletSpider, SitemapIndex
from newsarchive.crawling.process import crawl_outlets, crawl_settings

PORT, ARCHIVE, OUTLET, *DAYS = sys.argv[1:]


class Stories(OutletSpider):
    """A sitemap that is a page of HTML, an index, a feed asked besides, a sitemap a day."""

    name = "stories"
    name_bn = "গল্প"
    name_en = "Stories"
    domains = (f"127.0.0.1:{PORT}",)
    timezone = "Asia/Dhaka"
    sources = (
        NewsSitemap("/html.xml"),
        SitemapIndex("/sitemap.xml"),
        DailySitemap("/day-{date:%Y-%m-%d}.xml"),
        Feed("/feed/", always=True),
    )
    articles = {r"/story/(?P<id>\d+)": "/story/{id}"}
    layouts = ("deshchitro",)
    delay = 0.05
    scheme = "http"


class Numbers(OutletSpider):
    """A feed that is gone, and numbers."""

    name = "numbers"
    name_bn = "সংখ্যা"
    name_en = "Numbers"
    domains = (f"127.0.0.1:{PORT}",)
    timezone = "Asia/Dhaka"
    sources = (Feed("/gone/"), Ids("/number/{id}", first=3, misses=2))
    articles = {r"/number/(?P<id>\d+)": "/number/{id}"}
    layouts = ("deshchitro",)
    hops = 0
    delay = 0.05
    scheme = "http"


settings = crawl_settings(archive=ARCHIVE)
settings.set("AUTOTHROTTLE_START_DELAY", 0.05, priority="cmdline")
settings.set("AUTOTHROTTLE_MAX_DELAY", 0.2, priority="cmdline")
since, until = map(date.fromisoformat, DAYS) if DAYS else (None, None)
chosen = {"stories": Stories, "numbers": Numbers}[OUTLET]
print(json.dumps([asdict(result) for result in crawl_outlets([chosen], settings, since=since, until=until)]))
