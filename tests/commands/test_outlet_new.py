"""newsarchive outlet new: the drafts load and read their page; pages that make no outlet are refused."""

import importlib.util
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from newsarchive.commands import app
from newsarchive.commands.errors import UsageError
from newsarchive.extraction import extract, normalize
from newsarchive.items import Page
from newsarchive.layouts import LAYOUTS
from newsarchive.outlets import registry

DHAKA = ZoneInfo("Asia/Dhaka")
ADDRESS = "https://www.nodirkhobor.com/national/123456"
ARTICLE_PAGE = """<!doctype html><html lang="bn"><head><meta charset="utf-8"><title>চরে নতুন বিদ্যালয় | নদীর খবর</title>
<meta property="og:site_name" content="নদীর খবর"><meta property="og:title" content="চরে নতুন বিদ্যালয়">
<link rel="alternate" type="application/rss+xml" href="/rss/all.xml"></head><body>
<header><ul class="menu"><li><a href="/">প্রচ্ছদ</a></li></ul></header>
<main><h1 class="article-heading">চরে নতুন বিদ্যালয়</h1>
<div class="article-info"><span class="writer">নুসরাত জাহান মিতু</span><span class="when">প্রকাশ: ১২ মে ২০২৬, ১০:৩০ এএম</span></div>
<div class="article-text"><p>পদ্মার চরে শিশুদের জন্য নতুন একটি বিদ্যালয় চালু হয়েছে। গতকাল সকালে প্রথম ক্লাস শুরু হয়।</p>
<p>এত দিন চরের শিশুদের নৌকায় নদী পার হয়ে দূরের বিদ্যালয়ে যেতে হতো। বর্ষায় সেটিও বন্ধ থাকত।</p>
<p>শিক্ষকেরা জানান, প্রথম দিনে ভর্তি হয়েছে ৮৫ জন। আগামী মাসে আরও দুজন শিক্ষক যোগ দেবেন।</p></div></main></body></html>"""


@pytest.fixture(autouse=True)
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the test is the checkout that the drafts are written to."""
    for folder in ("spiders", "newsarchive/layouts"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr(registry, "CHECKOUT", tmp_path)
    monkeypatch.delenv("NEWSARCHIVE_OUTLETS", raising=False)
    return tmp_path


def new(tmp_path: Path, page: str, *options: str) -> Result:
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    return CliRunner().invoke(app, ["outlet", "new", str(file), *options])


def load(file: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, file.stem, module)
    spec.loader.exec_module(module)
    return module


def test_the_drafts_read_their_page_uncorrected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS)
    assert done.exit_code == 0, done.output
    layout = load(tmp_path / "newsarchive" / "layouts" / "nodirkhobor.py", monkeypatch).LAYOUT
    monkeypatch.setitem(LAYOUTS, "nodirkhobor", layout)
    outlet = load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).OUTLET
    assert outlet.name_bn == "নদীর খবর"
    assert [str(source) for source in outlet.sources] == ["feed /rss/all.xml"]
    assert outlet.articles
    article = normalize(extract(Page(ARTICLE_PAGE.encode(), ADDRESS), [layout]), zone=DHAKA)
    assert article.layout == "nodirkhobor"
    assert (article.headline, article.byline) == ("চরে নতুন বিদ্যালয়", "নুসরাত জাহান মিতু")
    assert article.published_at == datetime(2026, 5, 12, 10, 30, tzinfo=DHAKA)
    assert article.body
    assert len(article.body.split("\n\n")) == 3
    lines = sum(len(file.read_text(encoding="utf-8").splitlines()) for file in tmp_path.rglob("nodirkhobor.py"))
    assert lines <= 45, "spider and layout together"


@pytest.mark.parametrize(
    ("address", "domains", "scheme"),
    [
        ("http://127.0.0.1:8123/national/123456", ("127.0.0.1:8123",), "http"),
        ("http://www.nodirkhobor.com/national/123456", ("www.nodirkhobor.com",), "http"),
        ("https://www.nodirkhobor.com:443/national/123456", ("www.nodirkhobor.com",), "https"),
    ],
)
def test_a_draft_has_scheme_and_port_of_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, domains: tuple[str, ...], scheme: str
) -> None:
    folder = tmp_path / "outlets"
    done = new(tmp_path, ARTICLE_PAGE, "--url", address, "--name", "khobor", "--outlets", str(folder))
    assert done.exit_code == 0, done.output
    outlet = load(folder / "khobor.py", monkeypatch).OUTLET
    assert (outlet.domains, outlet.scheme) == (domains, scheme)
    assert outlet.owns(address)
    assert [source.path for source in outlet.sources] == ["/rss/all.xml"]


def test_doubts_are_printed(tmp_path: Path) -> None:
    page = ARTICLE_PAGE.replace(' class="writer"', "").replace(' class="when"', "").replace(' class="article-info"', "")
    done = new(
        tmp_path,
        page.replace('<link rel="alternate" type="application/rss+xml" href="/rss/all.xml">', ""),
        "--url",
        ADDRESS,
    )
    assert "name_bn, name_en: 'নদীর খবর' is the name that the page gives its site" in done.stdout
    assert "byline: " in done.stdout
    assert "sources: the page names no feed" in done.stdout


@pytest.mark.parametrize(
    ("page", "address", "sentence"),
    [
        (ARTICLE_PAGE, "https://deshchitro.com/details/1", "belongs to deshchitro already"),
        ("<html><body><p>কিছু নেই</p></body></html>", ADDRESS, "is not read as an article"),
        (ARTICLE_PAGE, "not an address", "is not the address of a page"),
        (ARTICLE_PAGE, "ftp://www.nodirkhobor.com/news/1", "is not the address of a page"),
    ],
)
def test_a_page_that_makes_no_outlet_is_refused(tmp_path: Path, page: str, address: str, sentence: str) -> None:
    done = new(tmp_path, page, "--url", address)
    assert isinstance(done.exception, UsageError)
    assert sentence in str(done.exception)
    assert not list((tmp_path / "spiders").iterdir())


def test_no_layout_is_drafted_from_generated_class_names(tmp_path: Path) -> None:
    page = ARTICLE_PAGE.replace('class="article-heading"', 'class="x1"').replace(
        'class="article-text"', 'class="css-1x9ab"'
    )
    done = new(tmp_path, page, "--url", ADDRESS)
    assert "heuristics read the outlet" in done.stdout
    assert not list((tmp_path / "newsarchive" / "layouts").iterdir())
    assert "layouts" not in (tmp_path / "spiders" / "nodirkhobor.py").read_text(encoding="utf-8")


def test_a_selector_that_reads_another_value_is_left_out(tmp_path: Path) -> None:
    page = (
        ARTICLE_PAGE.replace('class="writer"', 'class="item"')
        .replace('class="when"', 'class="item"')
        .replace("<span", "<li")
        .replace("</span", "</li")
    )
    done = new(tmp_path, page, "--url", ADDRESS)
    assert "times: left out, li.item reads another value" in done.stdout
    assert "times=" not in (tmp_path / "newsarchive" / "layouts" / "nodirkhobor.py").read_text(encoding="utf-8")


def test_text_that_the_draft_reads_beyond_the_article_is_printed(tmp_path: Path) -> None:
    box = "<ul class=also><li>আরও পড়ুন</li><li><a href=/national/2>মেলা শুরু কাল থেকে</a></li></ul>"
    done = new(
        tmp_path,
        ARTICLE_PAGE.replace("দেবেন।</p></div>", f"দেবেন।</p>{box}<p>নদীর খবর/মিতু</p></div>"),
        "--url",
        ADDRESS,
    )
    assert "body: the selector reads 'নদীর খবর/মিতু', the heuristics nothing more" in done.stdout


@pytest.mark.parametrize(
    ("address", "article"),
    [
        ("https://www.nodirkhobor.com/archives/48213", "https://www.nodirkhobor.com/48213"),
        ("https://www.nodirkhobor.com/dhaka/7c1e9ab340", "https://www.nodirkhobor.com/dhaka/7c1e9ab340"),
        ("https://www.nodirkhobor.com/detail.php?nID=48213&cID=4", "https://www.nodirkhobor.com/detail.php?nID=48213"),
        ("https://www.nodirkhobor.com/khobor/news-48213.html", "https://www.nodirkhobor.com/khobor/news-48213"),
        ("https://www.nodirkhobor.com/chor-school", "https://www.nodirkhobor.com/chor-school"),
    ],
)
def test_the_drafted_pattern_matches_the_address_of_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, article: str
) -> None:
    new(tmp_path, ARTICLE_PAGE, "--url", address)
    monkeypatch.setitem(LAYOUTS, "nodirkhobor", next(iter(LAYOUTS.values())))
    assert load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).OUTLET.article(address) == article


def test_a_name_with_quotation_marks_gives_a_module_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ARTICLE_PAGE.replace('content="নদীর খবর"', """content='নদীর "খবর"&#39;s'""")
    new(tmp_path, page, "--url", ADDRESS)
    monkeypatch.setitem(LAYOUTS, "nodirkhobor", next(iter(LAYOUTS.values())))
    assert load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).OUTLET.name_bn == 'নদীর "খবর"\'s'


def test_a_folder_of_own_outlets_gets_one_module_that_reads_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "new" / "outlets"
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS, "--outlets", str(own))
    assert done.exit_code == 0, done.output
    assert f"newsarchive fixture --outlets {own} add" in done.stdout
    assert [file.name for file in own.iterdir()] == ["nodirkhobor.py"]
    assert not list((tmp_path / "spiders").iterdir())
    monkeypatch.setattr(registry, "_folders", [own])
    registry._files.cache_clear()
    registry.outlets.cache_clear()
    outlet = registry.outlet("nodirkhobor")
    registry._files.cache_clear()
    registry.outlets.cache_clear()
    article = extract(Page(ARTICLE_PAGE.encode(), ADDRESS), outlet.own_layouts)
    assert (article.layout, article.headline) == ("nodirkhobor", "চরে নতুন বিদ্যালয়")


def test_without_a_checkout_a_folder_is_required(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "CHECKOUT", None)
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS)
    assert isinstance(done.exception, UsageError)
    assert "Give --outlets DIR" in str(done.exception)


def test_the_key_of_a_known_outlet_is_refused(tmp_path: Path) -> None:
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS, "--name", "deshchitro")
    assert "There is an outlet 'deshchitro' already" in str(done.exception)


def test_a_page_that_may_be_a_listing_is_doubted(tmp_path: Path) -> None:
    page = ARTICLE_PAGE.replace('<span class="writer">নুসরাত জাহান মিতু</span>', "").replace(
        "প্রকাশ: ১২ মে ২০২৬, ১০:৩০ এএম", ""
    )
    assert "is it an article, and not a listing?" in new(tmp_path, page, "--url", ADDRESS).stdout


def test_existing_files_are_not_overwritten(tmp_path: Path) -> None:
    new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS)
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS)
    assert "exists already" in str(done.exception)


def test_an_outlet_without_a_drafted_layout_declares_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsarchive.learning.outlet_draft.draft_layout", lambda *_: None)
    done = new(tmp_path, ARTICLE_PAGE, "--url", ADDRESS)
    assert done.exit_code == 0, done.output
    assert load(tmp_path / "spiders" / "nodirkhobor.py", monkeypatch).OUTLET.layouts == ()
