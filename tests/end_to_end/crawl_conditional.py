"""Crawl the outlet of test_conditional.py without the usual waits: `crawl_conditional.py FOLDER [due] [drop]`. Prints the result as JSON."""

import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from newsarchive.archive import open_archive
from newsarchive.crawling.process import crawl_outlets, crawl_settings
from newsarchive.operations.due import plan
from newsarchive.operations.rules import rules_of
from newsarchive.outlets import registry

folder, *options = sys.argv[1:]
archive = f"sqlite:///{folder}/archive.db"
registry.add_folder(Path(folder) / "outlets")
outlet = registry.outlet("testsite")
engine = open_archive(archive)
due = plan(engine, [outlet], datetime.now(UTC), rules=rules_of(os.environ)).outlets[0]
engine.dispose()
settings = crawl_settings(archive=archive, keep_captures="drop" not in options)
settings.set("NEWSARCHIVE_ALLOWED_NETWORKS", "127.0.0.1/32", priority="cmdline")
settings.set("AUTOTHROTTLE_ENABLED", False, priority="cmdline")
settings.set("RETRY_TIMES", 0, priority="cmdline")
visits = {outlet.key: due.visit} if "due" in options else None
print(json.dumps([asdict(result) for result in crawl_outlets([outlet], settings, visits=visits)]))
