"""Whether the pages of a folder are made up: those of fixtures, whose sentences were invented to test newsarchive. Needs no Scrapy."""

import json
from pathlib import Path

from newsarchive.archive import Kind
from newsarchive.crawling.saved_pages import ReplayError


def kind_of_pages(folder: Path | None) -> Kind:
    """Return whether the articles of a replay are real or made up; without a folder it is a crawl of the network. Raises ReplayError.

    Fixtures, a meta.json each, are made up. The pages of a manifest.jsonl are real, unless each of its lines has `"made_up": true`.
    """
    if folder is None:
        return "real"
    manifest = folder / "manifest.jsonl"
    if not manifest.exists():
        return "made_up"
    lines = manifest.read_text(encoding="utf-8-sig").split("\n")
    stated = {json.loads(line).get("made_up", False) for line in lines if line.strip()}
    if stated == {True}:
        return "made_up"
    if stated - {False}:
        raise ReplayError(
            f'{manifest}: "made_up" is true on some lines and not on others. Replay made-up and real pages apart, into an archive each.'
        )
    return "real"
