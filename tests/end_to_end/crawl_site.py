"""Crawl the test site with the project's real settings: `crawl_site.py PORT ARCHIVE`. Prints the result as JSON.

A process of its own, as a reactor runs once. Only what would make the test wait is shortened: the outlet's delay and the time limit.
"""

import json
import sys
from dataclasses import asdict

from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets import Listing, Outlet

PORT, ARCHIVE = sys.argv[1:]


# The site of tests/end_to_end/site.py.
SITE = Outlet(
    key="testsite",
    name_bn="পরীক্ষা",
    name_en="Test Site",
    domains=(f"127.0.0.1:{PORT}",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={r"/(?:district/[\w-]+/)?details/(?P<id>\d+)": "/details/{id}"},
    layouts=("deshchitro",),
    delay=0.05,
    scheme="http",
)

settings = crawl_settings(archive=ARCHIVE)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("DOWNLOAD_TIMEOUT", 3, priority="cmdline")
settings.set("AUTOTHROTTLE_START_DELAY", 0.05, priority="cmdline")
settings.set("AUTOTHROTTLE_MAX_DELAY", 0.2, priority="cmdline")
print(json.dumps([asdict(result) for result in crawl_outlets([SITE], settings)]))
