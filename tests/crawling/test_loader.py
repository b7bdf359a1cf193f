"""Scrapy's own commands know every outlet."""

import subprocess
import sys
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsarchive.crawling.loader import OutletSpiderLoader
from newsarchive.crawling.spider import OutletSpider
from newsarchive.outlets import registry


def test_each_outlet_has_a_spider_with_its_name() -> None:
    loader = OutletSpiderLoader()
    assert loader.list() == registry.keys()
    spider = loader.load("prothomalo")
    assert issubclass(spider, OutletSpider)
    assert spider.name == "prothomalo"
    assert spider.outlet is registry.outlet("prothomalo")
    assert loader.find_by_request(Request("https://www.prothomalo.com/world/a1b2c3d4e5")) == ["prothomalo"]


def test_an_unknown_outlet_is_a_key_error_as_scrapy_expects() -> None:
    with pytest.raises(KeyError):
        OutletSpiderLoader().load("no-such-outlet")


def test_no_spider_is_loaded_for_the_network_without_a_contact() -> None:
    with pytest.raises(UsageError, match="set NEWSARCHIVE_CONTACT"):
        OutletSpiderLoader.from_settings(Settings()).load("prothomalo")
    assert OutletSpiderLoader.from_settings(Settings({"NEWSARCHIVE_CONTACT": "mailto:desk@example.org"})).load(
        "dwbangla"
    )


@pytest.mark.end_to_end
def test_scrapy_lists_the_outlets_in_the_checkout() -> None:
    root = registry.PROJECT
    command = [str(Path(sys.executable).with_name("scrapy")), "list"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
    assert done.stdout.split() == registry.keys()
