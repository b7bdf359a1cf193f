"""Crawl outlets of one host, as tests/end_to_end/test_polite.py has them: `crawl_politely.py PORT ARCHIVE DELAY KEY...`.

Prints a line when it is ready, and begins when it reads one. Prints the result as JSON.
"""

import json
import sys
from dataclasses import asdict

from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets import Listing, Outlet

PORT, ARCHIVE, DELAY, *KEYS = sys.argv[1:]

settings = crawl_settings(archive=ARCHIVE)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
outlets = [
    Outlet(
        key=key,
        name_bn="পরীক্ষা",
        name_en=key,
        domains=(f"127.0.0.1:{PORT}",),
        timezone="Asia/Dhaka",
        sources=(Listing(f"/{key}"),),
        articles={rf"/{key}/details/(?P<id>\d+)": f"/{key}/details/{{id}}"},
        layouts=("deshchitro",),
        depth=0,
        delay=float(DELAY),
        scheme="http",
    )
    for key in KEYS
]
print("ready", flush=True)
sys.stdin.readline()
print(json.dumps([asdict(result) for result in crawl_outlets(outlets, settings)]))
