"""Whether the browser is installed, what is to be installed if it is not, and how it is started."""

from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsarchive.crawling import chromium
from newsarchive.crawling.loader import OutletSpiderLoader
from newsarchive.crawling.spider import spider_of
from newsarchive.outlets import NEWS_ID, Feed, Outlet

NEEDS = Outlet("potrika", "প", "P", ("potrika.example",), "Asia/Dhaka", (Feed("/feed"),), NEWS_ID, needs_browser=True)
NEEDS_NONE = Outlet("dinpatra", "দ", "D", ("dinpatra.example",), "Asia/Dhaka", (Feed("/feed"),), NEWS_ID)


def program(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


@pytest.fixture(autouse=True)
def only_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder in which programs are looked for."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("NEWSARCHIVE_CHROMIUM", raising=False)
    return tmp_path


def test_the_browser_is_the_first_on_the_path_or_the_one_that_is_named(
    only_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chromium.chromium() is None
    other = program(only_path, "google-chrome")
    assert chromium.chromium() == str(other)
    usual = program(only_path, "chromium")
    assert chromium.chromium() == str(usual)
    monkeypatch.setenv("NEWSARCHIVE_CHROMIUM", str(other))
    assert chromium.chromium() == str(other)


def test_what_is_missing_is_named_with_what_to_do(only_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chromium, "find_spec", lambda _: None)
    missing = chromium.missing_browser()
    assert missing is not None
    assert "requirements-browser.txt" in missing
    assert "Chromium (on PATH, or its path in NEWSARCHIVE_CHROMIUM)" in missing
    program(only_path, "chromium")
    assert "Chromium" not in (chromium.missing_browser() or "")
    monkeypatch.setattr(chromium, "find_spec", lambda name: name)
    assert chromium.missing_browser() is None
    monkeypatch.setenv("NEWSARCHIVE_CHROMIUM", "/no/such/program")
    assert chromium.missing_browser() == "Chromium (NEWSARCHIVE_CHROMIUM names /no/such/program, which is no program)"


def test_only_outlets_that_need_a_browser_cannot_be_crawled_without_one(
    only_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "find_spec", lambda name: name)
    assert list(chromium.not_crawlable([NEEDS_NONE, NEEDS])) == ["potrika"]
    program(only_path, "chromium")
    assert chromium.not_crawlable([NEEDS_NONE, NEEDS]) == {}


def test_the_browser_is_started_without_network_and_in_its_sandbox_unless_by_root(
    only_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    options = chromium.launch_options()
    assert options["chromium_sandbox"] is True
    assert {"--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-bypass-list=<-loopback>"} <= set(options["args"])
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert chromium.launch_options()["chromium_sandbox"] is False


def test_pages_are_rendered_one_at_a_time_and_not_at_all_in_a_replay() -> None:
    settings = Settings({"CONCURRENT_REQUESTS": 16})
    spider_of(NEEDS).update_settings(settings)
    assert settings.getint("CONCURRENT_REQUESTS") == 1
    replay = Settings({"CONCURRENT_REQUESTS": 16, "NEWSARCHIVE_REPLAY": "pages"})
    spider_of(NEEDS).update_settings(replay)
    assert replay.getint("CONCURRENT_REQUESTS") == 16
    assert "PLAYWRIGHT_LAUNCH_OPTIONS" not in replay


def test_scrapy_crawl_refuses_an_outlet_without_its_browser_but_for_a_replay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.outlets.registry.keys", lambda: ["potrika"])
    monkeypatch.setattr("newsarchive.outlets.registry.outlet", lambda _: NEEDS)
    with pytest.raises(UsageError, match=r"potrika: not crawled, .* install .*Chromium"):
        OutletSpiderLoader.from_settings(Settings({"NEWSARCHIVE_CONTACT": "mailto:desk@example.org"})).load("potrika")
    replay = OutletSpiderLoader.from_settings(Settings({"NEWSARCHIVE_REPLAY": "pages"}))
    assert replay.load("potrika").name == "potrika"
