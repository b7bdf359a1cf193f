"""Hostile sites over real sockets: the fast cases of `python -m bench hostile`, crawled side by side by one process, and the pace of requests."""

import sqlite3
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bench.hostile.answers import listing, robots, status, xml
from bench.hostile.cases import ARTICLE, CASES, ROBOTS, STORED, Case
from bench.hostile.run import in_process, serving
from bench.hostile.server import Site
from newsarchive.crawling.process import CrawlResult

# Of each kind a few: all of them together are `python -m bench hostile`.
_NAMES = """
status 403|status 404|status 500|status 304 that nobody asked for|a challenge
redirect to itself|redirect to itself with a cookie|redirects in a ring|redirects without end
redirect to another host|redirect to another port|redirect to https of the same port
redirect to a metadata address|redirect to another loopback address|redirect to ::1|redirect to a mapped address|redirect to a decimal address
redirect to file:|redirect to javascript:|redirect to an open bracket|redirect to port 99999|redirect to invalid bytes
gzip that is none|gzip that ends early|brotli that ends early|an unknown encoding|gzip bomb of 20 MB|a length of 1 TB
dropped before the response|reset in the body|a chunk of words|no HTTP|a negative length|a header of 1 MB
robots.txt: status 503|robots.txt: status 404|robots.txt: status 429|robots.txt: status 503 with a time|robots.txt: dropped|robots.txt: a loop
robots.txt: another port|robots.txt: a challenge|robots.txt: 50 MB|robots.txt: 1 MB, of which the beginning forbids
robots.txt: a redirect that forbids
robots.txt: forbidden by name|robots.txt: five redirects|robots.txt: a delay of words
feed: an external entity|feed: members on another port|feed: members of other schemes|feed: members in private networks
sitemap index: members on another port|sitemap index: members of file:|sitemap index: members in private networks|base on another host
everything: status 403|everything: status 429|everything: status 429 with an hour|everything: status 503|everything: status 503 with a date
everything: a challenge|TLS: self-signed|TLS: none at its port|a name of 127.0.0.2|a name of a mapped address|a name of a public and a private address
a name of nothing|a name of the allowed address
"""
TESTED = [
    next(case for case in CASES if case.name == name) for line in _NAMES.split("\n") for name in line.split("|") if name
]


@dataclass(frozen=True)
class Visited:
    """The sites after the crawl, its result for each, by the name of the case, and the archive."""

    sites: dict[str, Site]
    results: dict[str, CrawlResult]
    archive: Path

    def rows(self, case: Case) -> dict[str, int]:
        """Return the number of captures without a page, by reason."""
        query = "SELECT reason, count(*) FROM captures WHERE outlet = ? AND reason IS NOT NULL AND kind IN ('article', 'listing') GROUP BY reason"
        with closing(sqlite3.connect(self.archive)) as connection:
            return dict(connection.execute(query, (self.results[case.name].outlet,)))


def _visit(cases: Sequence[Case], folder: Path) -> Visited:
    with ExitStack() as stack:
        sites = {case.name: stack.enter_context(serving(case, folder)) for case in cases}
        ports = {name: site.port for name, site in sites.items()}
        archive = folder / "archive.db"
        return Visited(sites, in_process(f"sqlite:///{archive}", ports, timeout=30).results, archive)


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Visited:
    return _visit(TESTED, tmp_path_factory.mktemp("hostile"))


@pytest.mark.parametrize("case", TESTED, ids=lambda case: case.name)
def test_a_hostile_site_fails_for_its_reason(visited: Visited, case: Case) -> None:
    result, site = visited.results[case.name], visited.sites[case.name]
    assert result.outcome in ("finished", "empty", "blocked")
    assert "internal_error" not in result.failures
    if case.expected == STORED:
        assert result.counts["new"] == 1, result
    else:
        assert case.expected in result.failures, result
        assert result.counts["new"] == 0
    assert visited.rows(case) == result.failures, "each failure is a row"
    assert len(site.asked) <= case.most
    assert not site.forbidden, "connections to addresses that may not be requested"


ROBOTS_CASES = [case for case in TESTED if case.name.startswith("robots.txt: ") and case.expected == "robots"]


@pytest.mark.parametrize(
    "case", [case for case in ROBOTS_CASES if "forbid" not in case.name], ids=lambda case: case.name
)
def test_without_robots_txt_nothing_else_is_requested_and_a_sentence_states_why(visited: Visited, case: Case) -> None:
    assert not {"/", ARTICLE}.intersection(visited.sites[case.name].asked)
    assert [line for line in visited.results[case.name].warnings if "/robots.txt could not be read (" in line]


@pytest.mark.parametrize("case", [case for case in TESTED if case.expected == "gave_up"], ids=lambda case: case.name)
def test_an_outlet_that_refuses_everything_is_left_alone_with_one_sentence(visited: Visited, case: Case) -> None:
    result = visited.results[case.name]
    assert sum(result.failures.values()) == 40, "each of its articles fails"
    assert len([line for line in result.warnings if line.startswith("given up after ")]) == 1


def _times_between(site: Site) -> list[float]:
    return [after - before for before, after in pairwise(site.times)]


def test_crawl_delay_is_kept_between_any_two_requests(tmp_path: Path) -> None:
    answers = {
        ROBOTS: robots("User-agent: *", "Crawl-delay: 0.5"),
        "/": listing("/story/1", "/story/2"),
        "*": status(404),
    }
    case = next(case for case in TESTED if case.name == "status 404")
    site = _crawl_once(case, answers, tmp_path)
    assert site.asked[:2] == [ROBOTS, "/"]
    assert len(site.asked) == 4
    assert min(_times_between(site)) >= 0.5


def test_a_short_retry_after_is_waited_for_and_the_page_requested_again(tmp_path: Path) -> None:
    answers = {"/": listing("/story/1"), ARTICLE: status(429, "Retry-After: 1")}
    case = next(case for case in TESTED if case.name == "status 404")
    site = _crawl_once(case, answers, tmp_path)
    assert site.asked == [ROBOTS, "/", *[ARTICLE] * 3]
    assert min(_times_between(site)[2:]) >= 1


def test_what_is_above_the_limit_of_a_run_is_a_row_each(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "feed: 20,000 articles")
    items = "".join(f"<item><link>/story/{number}</link></item>" for number in range(1, 10))
    nine = xml(f"<rss><channel>{items}</channel></rss>")
    few = Case(case.name, case.expected, {**case.answers, "/feed": nine}, case.sources)
    visited = _visit([few], tmp_path)
    assert visited.rows(few)["over_limit"] == 9 - case.settings["NEWSARCHIVE_MAX_ADDRESSES"]
    assert visited.rows(few) == visited.results[case.name].failures


def _crawl_once(case: Case, answers: dict[str, Any], folder: Path) -> Site:
    """Return the site of a case with other answers, after a crawl."""
    return _visit([Case(case.name, case.expected, answers, case.sources)], folder).sites[case.name]
