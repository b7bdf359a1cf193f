"""Real addresses: those of articles fit the outlets' patterns, those of menus, lists and static pages do not."""

import pytest

from newsarchive.outlets.addresses import is_article_like
from newsarchive.outlets.registry import outlets
from quality.addresses import accepted, links
from tests.shared import SHARED, shared

_VIDEOS = 9  # of prothomalo: requested only because feeds list them


@pytest.mark.slow
def test_every_real_address_of_an_article_is_accepted() -> None:
    shared("data/addresses-2026.tsv")
    rows = accepted(SHARED)
    assert sum(row.asked for row in rows) >= 5263
    assert [url for row in rows for url in row.unread] == []
    refused = [url for row in rows for url in row.refused]
    assert [url for url in refused if "/video/" not in url] == []
    assert len(refused) == _VIDEOS


@pytest.mark.slow
def test_the_key_of_a_real_address_is_its_own_key() -> None:
    shared("data/addresses-2026.tsv")
    for line in (SHARED / "data/addresses-2026.tsv").read_text(encoding="utf-8").splitlines():
        outlet, url = outlets()[line.split("\t")[0]], line.split("\t")[1]
        key = outlet.address_key(url)
        assert outlet.address_key(key) == key
        assert outlet.listed(url) in {key, None}


@pytest.mark.slow
def test_menus_lists_and_static_pages_of_real_listings_are_no_articles() -> None:
    shared("pages/manifest.jsonl")
    taken = [
        url
        for outlet, url in links(SHARED)
        if outlet.article(url) and not any(map(str.isdigit, url)) and url.count("-") < 2
    ]
    assert [
        url for url in taken if len(url.rstrip("/").rpartition("/")[2]) != 10
    ] == []  # prothomalo: ids of ten letters


@pytest.mark.slow
def test_hardly_any_link_of_a_real_listing_looks_like_an_article_and_fits_no_pattern() -> None:
    shared("pages/manifest.jsonl")
    unfit = [
        url
        for outlet, url in links(SHARED)
        if not outlet.article(url) and not outlet.listing(url) and is_article_like(url)
    ]
    assert {url.partition("//")[2].removeprefix("www.") for url in unfit} == {
        "khaborerkagoj.com/here-is-the-anchor",
        "khaborerkagoj.com/index.php/here-is-the-anchor",
        "banglanews24.com/special/2921",
        "banglanews24.com/special/1222",
        "banglanews24.com/special/2408",
    }
