"""The memory of a crawl does not grow with the addresses that its listings name, nor with its pages."""

import pytest

from bench.frontier import fetched, listed

pytestmark = pytest.mark.slow
OF_ADDRESSES = 50.0  # MB: for 30,000 addresses; as waiting requests they took 75 MB
OF_PAGES = 20.0  # MB: for 700 pages of 70 KB each; caches of words fill up meanwhile


def test_a_back_fill_does_not_hold_what_its_sitemaps_list() -> None:
    first, last = listed(60)
    assert last.pages == 30_000
    assert last.now - first.now < OF_ADDRESSES


def test_a_run_does_not_hold_its_pages() -> None:
    early, late = fetched(1_000, (300, 1_000))
    assert (early.pages, late.pages) == (300, 1_000)
    assert late.now - early.now < OF_PAGES
