"""Reading pages for measurements, with layouts or with the heuristics alone."""

import gc
from functools import _lru_cache_wrapper
from zoneinfo import ZoneInfo

from newsarchive.extraction import normalize, parse
from newsarchive.items import Article, Page
from newsarchive.outlets.reading import normalized, outlet_of, read_article
from newsarchive.outlets.registry import outlets

# The modes of extraction: with layouts, and as with `--unknown`.
LAYOUT, HEURISTICS = "layout", "heuristics"
MODES = (LAYOUT, HEURISTICS)


def read(page: Page, mode: str, zone: ZoneInfo | None = None) -> Article:
    """Return the article of a page, normalised. With a zone, nothing but it is known of the outlet."""
    if zone:
        return normalize(read_article(parse(page), None, use_layouts=mode == LAYOUT), page.fetched_at, zone=zone)
    outlet = outlet_of(page.url, outlets().values())
    return normalized(read_article(parse(page), outlet, use_layouts=mode == LAYOUT), page, outlet)


def read_unknown(page: Page) -> Article:
    """Return the article of a page as if not even its outlet were known."""
    return normalized(read_article(parse(page), None, use_layouts=False), page, None)


def clear_caches() -> None:
    """Empty the caches of the package's functions, so that the next page is read as the first was."""
    for cached in gc.get_objects():
        if isinstance(cached, _lru_cache_wrapper) and cached.__module__.startswith("newsarchive."):
            cached.cache_clear()
