"""An outlet's declarations: addresses fold into one, wrong ones are refused with file, key and remedy."""

import re
from typing import Any

import pytest

from newsarchive.crawling.outlet import DeclarationError, Listing, checked
from newsarchive.crawling.registry import outlets
from newsarchive.crawling.spider import OutletSpider

RIGHT: dict[str, Any] = {
    "key": "potrika",
    "name_bn": "পত্রিকা",
    "name_en": "Potrika",
    "domains": ("www.potrika.example", "potrika.example"),
    "timezone": "Asia/Dhaka",
    "sources": (Listing("/"),),
    "articles": {r"/(?:amp/)?news/(?P<id>\d+)": "/news/{id}"},
    "listings": {r"/section/(?P<name>[a-z]+)(?:/(?P<page>\d+))?": "/section/{name}/{page}"},
    "layouts": ("deshchitro",),
}


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/news/12",
        "http://potrika.example/news/12",
        "https://www.potrika.example/amp/news/12",
        "https://www.potrika.example/news/12.html",
        "https://www.potrika.example/news/12/print",
        "https://www.potrika.example/news/12?utm_source=x&fbclid=y",
        "https://m.potrika.example/news/12#comments",
    ],
)
def test_all_ways_to_an_article_fold_into_one_address(address: str) -> None:
    assert checked(RIGHT, "potrika.py").article(address) == "https://www.potrika.example/news/12"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.potrika.example/news/",
        "https://www.potrika.example/about",
        "https://www.potrika.example.evil.example/news/12",
        "https://evil.example/www.potrika.example/news/12",
        "https://notpotrika.example/news/12",
        "https://[broken/news/12",
        "javascript:void(0)",
        "",
    ],
)
def test_other_addresses_are_no_article(address: str) -> None:
    assert checked(RIGHT, "potrika.py").article(address) is None


def test_a_longer_number_is_another_article() -> None:
    assert (
        checked(RIGHT, "potrika.py").article("https://potrika.example/news/123")
        == "https://www.potrika.example/news/123"
    )


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("name_bn", "", "missing or empty"),
        ("domains", ("https://potrika.example/",), "no host name"),
        ("timezone", "Asia/Dacca2", "no zone"),
        ("timezone", "../../etc/passwd", "no zone"),
        ("sources", (), "missing or empty"),
        ("sources", ("/",), "no source"),
        ("sources", (Listing("news"),), "cannot be read"),
        ("articles", {}, "missing or empty"),
        ("articles", {r"/news/(\d+": "/news"}, "no regular expression"),
        ("articles", {r"/news/(?P<nr>\d+)": "/news/{id}"}, "does not capture"),
        ("articles", {r"/news": "news"}, "no path"),
        ("listings", {r"/(?P<a>x": "/x"}, "no regular expression"),
        ("layouts", ("no-such-design",), "no layout"),
        ("delay", -1, "negative"),
        ("key", "Potrika!", "no outlet key"),
    ],
)
def test_a_wrong_declaration_is_refused_with_file_key_and_remedy(key: str, value: object, told: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        checked({**RIGHT, key: value}, "spiders/potrika.py")
    message = str(refused.value)
    assert message.startswith("spiders/potrika.py: ")
    assert re.search({"key": "name", "delay": "delay, hops"}.get(key, key), message)
    assert told in message
    assert message.count(". ") >= 1, "a remedy follows what is wrong"


def test_every_outlet_of_the_project_knows_its_own_sources() -> None:
    for outlet in outlets().values():
        assert all(outlet.owns(outlet.url(source.path)) for source in outlet.sources)


def test_a_wrong_spider_is_refused_when_its_module_is_loaded() -> None:
    with pytest.raises(DeclarationError, match=r"test_outlet\.py: timezone: there is no zone 'Asia/Dacca2'"):

        class Wrong(OutletSpider):
            name = "wrong"
            name_bn = "ভুল"
            name_en = "Wrong"
            domains = ("wrong.example",)
            timezone = "Asia/Dacca2"
            sources = (Listing("/"),)
            articles = {"/(?P<id>1)": "/{id}"}
            layouts = ("deshchitro",)
