"""The real pages that benchmarks run on: the shared material beside the checkout."""

import json
import sys
from pathlib import Path

from newsarchive.items import Page

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUTLET = "dainikamadershomoy"


def pages_folder() -> Path:
    """Find the saved pages, or end with a sentence."""
    folder = SHARED / "pages"
    if not folder.is_dir():
        sys.exit(f"The benchmarks need the saved pages, which are not at {folder}.")
    return folder


def real_articles() -> list[Page]:
    """Load the saved articles of one outlet."""
    folder = pages_folder()
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines if line.strip()]
    return [
        Page((SHARED / entry["file"]).read_bytes(), entry["url"])
        for entry in entries
        if entry["kind"] == "article" and entry["outlet"].startswith(OUTLET)
    ]
