"""What a command imports: reading a date needs neither the crawler nor the database, reading a page neither as well."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsarchive.testing.fixtures import FIXTURES

pytestmark = pytest.mark.end_to_end

PAGE = FIXTURES / "deshchitro" / "ticker-and-related" / "page.html"
CRAWLER = {"scrapy", "twisted", "itemadapter"}
DATABASE = {"sqlalchemy", "alembic"}
PAGES = {"selectolax", "newsarchive.extraction", "newsarchive.layouts", "newsarchive.outlets", "newsarchive.crawling"}


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Return the names of all modules that a command imports, with those of their packages."""
    command = [sys.executable, "-X", "importtime", "-m", "newsarchive", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd, check=False)
    modules = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert "newsarchive.commands" in modules
    return {module.rsplit(".", depth)[0] for module in modules for depth in range(module.count(".") + 1)}


@pytest.mark.parametrize(
    "arguments",
    [("date", "প্রকাশ: ১৮ জুন ২০২৩, ০৬:০০ পিএম"), ("date", "২ ঘণ্টা আগে"), ("date",), ("--version",)],
    ids=["a date", "a relative time", "wrong usage", "the version"],
)
def test_a_date_needs_the_language_alone(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert imported(*arguments, cwd=tmp_path) & (CRAWLER | DATABASE | PAGES | {"dateparser", "rich"}) == set()


def test_a_page_needs_neither_crawler_nor_database(tmp_path: Path) -> None:
    found = imported("extract", str(PAGE), "--url", "https://deshchitro.com/details/1", cwd=tmp_path)
    assert "newsarchive.layouts" in found
    assert found & (CRAWLER | DATABASE) == set()


def test_the_help_needs_neither_crawler_nor_database(tmp_path: Path) -> None:
    assert imported("--help", cwd=tmp_path) & (CRAWLER | DATABASE | PAGES) == set()
