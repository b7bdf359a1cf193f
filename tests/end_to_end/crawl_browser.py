"""Crawl outlets of a folder with the project's settings: `crawl_browser.py FOLDER ARCHIVE OUTLET...`. Prints the results as JSON."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.outlets.registry import add_folder, outlet

folder, archive, *names = sys.argv[1:]
add_folder(Path(folder))
settings = crawl_settings(archive=archive)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("NEWSARCHIVE_CONTACT", "mailto:desk@example.org", priority="cmdline")
settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
print(json.dumps([asdict(result) for result in crawl_outlets(list(map(outlet, names)), settings)]))
