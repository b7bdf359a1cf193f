"""`make explore`: Datasette on an archive, asked as its pages do.

Its environment is .venv-explore, which `make .venv-explore/ready` sets up; without it the tests are skipped.
"""

import csv
import io
import json
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest

from newsarchive.archive import open_archive
from newsarchive.archive.schema import metadata
from newsarchive.outlets.registry import PROJECT
from tests.archive.search.made import fill
from tests.archive.search.test_search import expected

PYTHON = PROJECT / ".venv-explore" / "bin" / "python"
ARTICLES = 1100  # more than a page of an answer has


@dataclass(frozen=True)
class Served:
    """Datasette, and the archive that it shows."""

    root: str
    archive: str

    def get(self, path: str, **parameters: str) -> str:
        address = f"{self.root}/archive{path}?{urlencode(parameters)}"
        with urlopen(address, timeout=60) as answer:  # noqa: S310 our own server
            text: str = answer.read().decode("utf-8-sig")
        return text

    def rows(self, path: str, **parameters: str) -> list[dict[str, object]]:
        found: list[dict[str, object]] = json.loads(self.get(f"{path}.json", **parameters, _shape="array"))
        return found

    def csv(self, path: str, **parameters: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.get(f"{path}.csv", **parameters))))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if not PYTHON.exists():
        pytest.skip("there is no .venv-explore: `make .venv-explore/ready` sets it up")
    file = tmp_path_factory.mktemp("explore") / "archive.db"
    engine = open_archive(f"sqlite:///{file}")
    fill(engine, range(ARTICLES))
    engine.dispose()
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port = int(opened.getsockname()[1])
    command = [str(PYTHON), "-m", "explore", f"sqlite:///{file}", "--port", str(port)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, f"http://127.0.0.1:{port}/")
            yield Served(f"http://127.0.0.1:{port}", f"sqlite:///{file}")
        finally:
            process.terminate()


def _wait_for(process: subprocess.Popen[bytes], url: str) -> None:
    while process.poll() is None:
        try:
            urlopen(url, timeout=60).close()  # noqa: S310 our own server
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"Datasette ended with {process.returncode}")


def wanted_of(served: Served, query: str) -> set[int]:
    """What a comparison of every article with a query finds."""
    engine = open_archive(served.archive, migrate=False)
    found = expected(engine, query)
    engine.dispose()
    return found


@pytest.mark.parametrize(
    "query", ["নদীতে", "৩০,০০০", "1971 OR bridge", '"bridge বন্যা"', "headline:নদী byline:সুমন", "সরকা*", 'ঘাট AND ("']
)
def test_the_search_box_finds_what_search_finds(served: Served, query: str) -> None:
    wanted = wanted_of(served, query)
    assert wanted
    for table in ("articles", "articles_local"):
        found = served.csv(f"/{table}", _search=query, _col="id")
        assert {int(row["id"]) for row in found} == wanted
    listed = served.rows("/search", words=query)
    assert len(listed) == min(len(wanted), 1000)


def test_a_query_of_signs_alone_finds_nothing(served: Served) -> None:
    assert served.rows("/articles", _search='" (') == []


def test_what_is_left_out_of_a_query_is_shown(served: Served) -> None:
    page = served.get("/articles", _search="নদী (", _col="headline")
    assert "search finds নদী (" in page
    assert "left out" in page


def test_a_csv_file_has_every_row_once(served: Served) -> None:
    for order in ({}, {"_size": "max"}, {"_sort": "id"}, {"_sort_desc": "id"}, {"_sort_desc": "url"}):
        ids = [int(row["id"]) for row in served.csv("/articles", **order)]
        assert sorted(ids) == list(range(1, ARTICLES + 1))


@pytest.mark.parametrize("table", ["articles", "articles_local", "article_authors", "captures"])
def test_no_column_is_sorted_whose_rows_would_be_lost(served: Served, table: str) -> None:
    column = {"article_authors": "name", "captures": "fetched_at"}.get(table, "published_at")
    with pytest.raises(HTTPError) as refused:
        served.csv(f"/{table}", _sort_desc=column)
    assert f"Cannot sort table by {column}" in refused.value.read().decode()


def test_the_table_of_articles_has_few_columns_at_first(served: Served) -> None:
    with urlopen(f"{served.root}/archive/articles", timeout=60) as answer:  # noqa: S310 our own server
        lean = re.findall(r'<th[^>]* data-column="(\w+)"', answer.read().decode())
    assert lean == ["id", "published_at", "outlet", "section", "headline", "byline", "url", "state"]


def test_every_column_of_every_table_is_described(served: Served) -> None:
    for name, table in metadata.tables.items():
        page = served.get(f"/{name}", _size="0", _nofacet="1")
        described = re.findall(r"<dt>(\w+)</dt>", page)
        assert described == [column.name for column in table.columns]


def test_the_questions_of_the_docs_are_offered_and_run(served: Served) -> None:
    offered = json.loads(served.get(".json"))["queries"]
    asked = (PROJECT / "docs" / "archive.md").read_text(encoding="utf-8").count("```sql")
    assert len(offered) == asked + 1
    for query in offered:
        served.rows(f"/{quote(query['name'])}", words="নদী")


def test_nothing_can_be_written(served: Served) -> None:
    for statement in ("delete from articles", "with x as (select 1) insert into archive_info select 'a', 'b'"):
        with pytest.raises(HTTPError) as refused:
            served.rows("", sql=statement)
        assert refused.value.code == 400
    assert len(served.csv("/articles", _col="id")) == ARTICLES


@pytest.mark.parametrize(
    ("archive", "sentence"),
    [("sqlite:///none.db", "there is no archive none.db yet"), ("nonsense", "is not the URL of an archive")],
)
def test_what_cannot_be_served_is_a_sentence(archive: str, sentence: str) -> None:
    if not PYTHON.exists():
        pytest.skip("there is no .venv-explore: `make .venv-explore/ready` sets it up")
    done = subprocess.run([PYTHON, "-m", "explore", archive], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_the_lock_has_the_versions_of_the_project() -> None:
    pinned = {
        name: dict(re.findall(r"^(\S+)==(\S+)", (PROJECT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-explore.txt")
    }
    assert pinned["requirements.txt"].items() <= pinned["requirements-explore.txt"].items()
