"""A new outlet from one saved page: what is written, that it works, and what is refused."""

import importlib.util
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner, Result

from newsarchive.commands import app
from newsarchive.commands.failure import RefusalError
from newsarchive.extraction import extract, normalize
from newsarchive.items import Page
from newsarchive.layouts import LAYOUTS

DHAKA = ZoneInfo("Asia/Dhaka")
ADDRESS = "https://www.nodirkhobor.com/national/123456"
STORY = """<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>চরে নতুন বিদ্যালয় | নদীর খবর</title>
<meta property="og:site_name" content="নদীর খবর"><meta property="og:title" content="চরে নতুন বিদ্যালয়">
<link rel="alternate" type="application/rss+xml" href="/rss/all.xml"></head><body>
<header><ul class="menu"><li><a href="/">প্রচ্ছদ</a></li></ul></header>
<main><h1 class="story-heading">চরে নতুন বিদ্যালয়</h1>
<div class="story-info"><span class="writer">নুসরাত জাহান মিতু</span><span class="when">প্রকাশ: ১২ মে ২০২৬, ১০:৩০ এএম</span></div>
<div class="story-text"><p>পদ্মার চরে শিশুদের জন্য নতুন একটি বিদ্যালয় চালু হয়েছে। গতকাল সকালে প্রথম ক্লাস শুরু হয়।</p>
<p>এত দিন চরের শিশুদের নৌকায় নদী পার হয়ে দূরের বিদ্যালয়ে যেতে হতো। বর্ষায় সেটিও বন্ধ থাকত।</p>
<p>শিক্ষকেরা জানান, প্রথম দিনে ভর্তি হয়েছে ৮৫ জন। আগামী মাসে আরও দুজন শিক্ষক যোগ দেবেন।</p></div></main></body></html>"""


def new(tmp_path: Path, page: str, *options: str) -> Result:
    for folder in ("spiders", "newsarchive/layouts"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    return CliRunner().invoke(app, ["outlet", "new", str(file), "--into", str(tmp_path), *options])


def load(file: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, file.stem, module)
    spec.loader.exec_module(module)
    return module


def test_the_drafts_work_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = new(tmp_path, STORY, "--url", ADDRESS)
    assert done.exit_code == 0, done.output
    layout = load(tmp_path / "newsarchive" / "layouts" / "nodirkhobor.py", monkeypatch).LAYOUT
    monkeypatch.setitem(LAYOUTS, "nodirkhobor", layout)
    spider = load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).Nodirkhobor
    assert spider.name_bn == "নদীর খবর"
    assert [str(source) for source in spider.sources] == ["feed /rss/all.xml"]
    assert spider.articles
    article = normalize(extract(Page(STORY.encode(), ADDRESS), [layout]), zone=DHAKA)
    assert article.layout == "nodirkhobor"
    assert (article.headline, article.byline) == ("চরে নতুন বিদ্যালয়", "নুসরাত জাহান মিতু")
    assert article.published_at == datetime(2026, 5, 12, 10, 30, tzinfo=DHAKA)
    assert article.body
    assert len(article.body.split("\n\n")) == 3
    lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in tmp_path.rglob("nodirkhobor.py"))
    assert lines <= 45, "spider and layout together"


def test_what_is_unsure_is_said(tmp_path: Path) -> None:
    page = STORY.replace(' class="writer"', "").replace(' class="when"', "").replace(' class="story-info"', "")
    done = new(
        tmp_path,
        page.replace('<link rel="alternate" type="application/rss+xml" href="/rss/all.xml">', ""),
        "--url",
        ADDRESS,
    )
    assert "name_bn, name_en: 'নদীর খবর' is what the page calls its site" in done.stdout
    assert "byline: " in done.stdout
    assert "sources: the page names no feed" in done.stdout


@pytest.mark.parametrize(
    ("page", "address", "told"),
    [
        (STORY, "https://deshchitro.com/details/1", "belongs to deshchitro already"),
        ("<html><body><p>কিছু নেই</p></body></html>", ADDRESS, "shows no article"),
    ],
)
def test_a_page_that_makes_no_outlet_is_refused(tmp_path: Path, page: str, address: str, told: str) -> None:
    done = new(tmp_path, page, "--url", address)
    assert isinstance(done.exception, RefusalError)
    assert told in str(done.exception)
    assert not list((tmp_path / "spiders").iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new(tmp_path, STORY, "--url", ADDRESS)
    done = new(tmp_path, STORY, "--url", ADDRESS)
    assert "is there already" in str(done.exception)


def test_without_a_place_for_the_body_no_layout_is_declared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.commands.drafting._layout", lambda *_: None)
    done = new(tmp_path, STORY, "--url", ADDRESS)
    assert done.exit_code == 0, done.output
    assert load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).Nodirkhobor.layouts == ()
