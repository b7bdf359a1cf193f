"""Crawl the site of sources_site.py: `crawl_sources.py PORT ARCHIVE OUTLET [SINCE UNTIL [MOST]]`, MOST articles a run. Prints the result as JSON."""

import json
import sys
from dataclasses import asdict
from datetime import date
from typing import Any

from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets import DailySitemap, Feed, NewsSitemap, Outlet, SequentialIds, SitemapIndex

PORT, ARCHIVE, KEY, *ARGUMENTS = sys.argv[1:]
DAYS, MOST = ARGUMENTS[:2], ARGUMENTS[2:]


SITE: dict[str, Any] = {
    "domains": (f"127.0.0.1:{PORT}",),
    "timezone": "Asia/Dhaka",
    "layouts": ("deshchitro",),
    "delay": 0.05,
    "scheme": "http",
}
OUTLETS = {
    # A sitemap that is a page of HTML, an index, a feed requested in addition, one sitemap for each day.
    "articles": Outlet(
        key="articles",
        name_bn="গল্প",
        name_en="Articles",
        sources=(
            NewsSitemap("/html.xml"),
            SitemapIndex("/sitemap.xml"),
            DailySitemap("/day-{date:%Y-%m-%d}.xml"),
            Feed("/feed/", always=True),
        ),
        articles={r"/story/(?P<id>\d+)": "/story/{id}"},
        **SITE,
    ),
    # A feed that is gone, and numbers.
    "numbers": Outlet(
        key="numbers",
        name_bn="সংখ্যা",
        name_en="Numbers",
        sources=(Feed("/gone/"), SequentialIds("/number/{id}", first=3, misses=2)),
        articles={r"/number/(?P<id>\d+)": "/number/{id}"},
        depth=0,
        **SITE,
    ),
}

settings = crawl_settings(archive=ARCHIVE)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("AUTOTHROTTLE_START_DELAY", 0.05, priority="cmdline")
settings.set("AUTOTHROTTLE_MAX_DELAY", 0.2, priority="cmdline")
if MOST:
    settings.set("NEWSARCHIVE_MAX_ADDRESSES", int(MOST[0]), priority="cmdline")
since, until = map(date.fromisoformat, DAYS) if DAYS else (None, None)
print(json.dumps([asdict(result) for result in crawl_outlets([OUTLETS[KEY]], settings, since=since, until=until)]))
