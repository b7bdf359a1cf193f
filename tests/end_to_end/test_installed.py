"""The installed package, outside the checkout: its files, its outlets, an outlet from a folder, a replay of saved pages."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUTLET = """
from newsarchive.outlets import Layout, Listing, Outlet, Verified

OUTLET = Outlet(
    key="potrika",
    name_bn="পত্রিকা",
    name_en="Potrika",
    domains=("www.potrika.example",),
    timezone="Asia/Dhaka",
    sources=(Listing("/"),),
    articles={r"/news/(?P<id>\\d+)": "/news/{id}"},
    layouts=(Layout("potrika", Verified(), ("h1.p",), headline=("h1.p",), body=("div.p",)),),
)
"""
ARTICLE = '<meta charset="utf-8"><h1 class="p">সেতু চালু হলো</h1><div class="p"><p>নতুন সেতু দিয়ে গাড়ি চলছে।</p></div>'
URL = "https://www.potrika.example/news/12"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from a copy, so that no build directory is left in the checkout."""
    source, built = tmp_path_factory.mktemp("source") / "newsarchive", tmp_path_factory.mktemp("wheel")
    ignored = shutil.ignore_patterns(".*", "tests", "bench", "fixtures", "docs", "build", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, source, ignore=ignored)
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(built)]
    command = [sys.executable, "-m", "pip", "wheel", *options, str(source)]
    subprocess.run(command, check=True, cwd=built, capture_output=True)
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the content of the wheel, read-only in use: `newsarchive` runs from it."""
    folder = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Return a folder with an outlet and saved pages of one's own."""
    (tmp_path / "outlets").mkdir()
    (tmp_path / "outlets" / "potrika.py").write_text(OUTLET, encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "front.html").write_text('<a href="/news/12">সেতু চালু হলো</a>', encoding="utf-8")
    (pages / "12.html").write_text(ARTICLE, encoding="utf-8")
    lines = [{"file": "front.html", "url": "https://www.potrika.example/"}, {"file": "12.html", "url": URL}]
    (pages / "manifest.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return tmp_path


def _run(installed: Path, work: Path, *arguments: str, program: str = "") -> subprocess.CompletedProcess[str]:
    start = ["-c", program] if program else ["-m", "newsarchive"]
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *start, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=work, env=env, check=False)


def test_a_wheel_brings_one_top_level_name_and_every_outlet(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"newsarchive"}
    expected = {
        f"newsarchive/{file.relative_to(ROOT)}"
        for top in ("spiders", "pipelines")
        for file in (ROOT / top).glob("*.py")
    }
    expected |= {str(file.relative_to(ROOT)) for file in (ROOT / "newsarchive").rglob("*.py")}
    assert expected <= names
    assert {
        "newsarchive/py.typed",
        "newsarchive/archive/meanings.json",
        "newsarchive/archive/migrations/script.py.mako",
    } <= names


def test_every_outlet_is_known_outside_the_checkout(installed: Path, work: Path) -> None:
    program = "import newsarchive; from newsarchive.outlets import registry; print(newsarchive.__file__, len(registry.outlets()))"
    place, count = _run(installed, work, program=program).stdout.split()
    assert Path(place).is_relative_to(installed)
    assert int(count) == len(list((ROOT / "spiders").glob("[a-z]*.py")))


def test_extract_reads_a_page_of_an_own_outlet_without_scrapy(installed: Path, work: Path) -> None:
    program = (
        "import sys; sys.modules['scrapy'] = sys.modules['twisted'] = None; sys.argv[0] = 'newsarchive'\n"
        "from newsarchive.commands import main; main()"
    )
    done = _run(installed, work, "extract", "pages/12.html", "--url", URL, "--outlets", "outlets", program=program)
    assert done.returncode == 0, done.stderr
    article = json.loads(done.stdout)
    assert (article["outlet"], article["layout"], article["headline"]) == ("potrika", "potrika", "সেতু চালু হলো")


def test_saved_pages_of_an_own_outlet_are_replayed_and_nothing_is_written_beside_the_package(
    installed: Path, work: Path
) -> None:
    before = sorted(installed.rglob("*"))
    done = _run(installed, work, "crawl", "--from", "pages", "--outlets", "outlets")
    assert done.returncode == 0, done.stderr
    assert "1 new article" in done.stdout
    assert sorted(installed.rglob("*")) == before
    assert (work / "archive.db").exists()


def test_commands_that_write_files_refuse_the_installed_package(installed: Path, work: Path) -> None:
    before = sorted(installed.rglob("*"))
    new = _run(installed, work, "outlet", "new", "pages/12.html", "--url", "https://www.other.example/news/1")
    assert new.returncode == 2
    assert "Give --outlets DIR" in new.stderr
    fixture = _run(
        installed, work, "fixture", "--outlets", "outlets", "add", "pages/12.html", "--url", URL, "--case", "one"
    )
    assert fixture.returncode == 0, fixture.stderr
    assert (work / "fixtures" / "potrika" / "one" / "page.html").exists()
    assert sorted(installed.rglob("*")) == before
