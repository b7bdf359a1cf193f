"""Crawl the site of capture_site.py with the project's settings: `crawl_captures.py PORT ARCHIVE [drop]`. Prints the result as JSON."""

import json
import sys
from dataclasses import asdict

from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets import Feed, Listing, Outlet

port, archive, *options = sys.argv[1:]
SITE = Outlet(
    key="testsite",
    name_bn="পরীক্ষা",
    name_en="Test Site",
    domains=(f"127.0.0.1:{port}",),
    timezone="Asia/Dhaka",
    sources=(Feed("/rss.xml"), Listing("/", always=True)),
    articles={r"/(?:district/[\w-]+/)?details/(?P<id>\d+)": "/details/{id}"},
    layouts=("deshchitro",),
    depth=0,
    delay=0.0,
    scheme="http",
)
settings = crawl_settings(archive=archive, keep_captures="drop" not in options)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("NEWSARCHIVE_CONTACT", "mailto:desk@example.org", priority="cmdline")
settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
settings.set("NEWSARCHIVE_BATCH", 7, priority="cmdline")
print(json.dumps([asdict(result) for result in crawl_outlets([SITE], settings)]))
