"""An archive of outlets that were asked every six hours for ten days, until an instant."""

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256

from newsarchive.archive import Writer
from newsarchive.items import Article, Capture, CapturedPage, ListedAddress, OutletRecord, Reason
from tests.archive.pages import RUN, article

FEED = "feed /rss.xml"
EVERY = timedelta(hours=6)
VISITS = 10 * 4
WITNESSES = {name: f"daily: .{name}" for name in ("headline", "byline", "published_at", "body")}


def outlet(key: str) -> OutletRecord:
    return OutletRecord(key, "দৈনিক", "Daily", (f"{key}.example",), "Asia/Dhaka")


def fill(writer: Writer, key: str, until: datetime, blocked: int = 0, without_body: int = 0) -> None:
    """Write the runs of an outlet: six new articles each; the last ones are refused, or give articles without a body."""
    record = outlet(key)
    for back in range(VISITS - 1, -1, -1):
        at = until - back * EVERY
        run = writer.start_run(record, **RUN | {"source": "network", "started_at": at})
        if back < blocked:
            writer.write(run, [_listing(key, at, Reason.FORBIDDEN)], now=at)
            outcome, counts, failures = "blocked", {"asked": 1, "failed": 1}, {"forbidden": 1}
        else:
            articles = [_article(key, back * 6 + each, at, has_body=back >= without_body) for each in range(6)]
            urls = [each.url for each in articles]
            writer.write(run, [_listing(key, at, None, *urls), *(_page(key, each, at) for each in articles)], now=at)
            outcome, counts, failures = "finished", {"asked": 7, "listing": 1, "new": 6}, {}
        writer.finish_run(run, finished_at=at, outcome=outcome, counts=counts, failures=failures)


def answers(writer: Writer, key: str, at: datetime) -> None:
    """Write one run with six new articles."""
    run = writer.start_run(outlet(key), **RUN | {"source": "network", "started_at": at})
    articles = [_article(key, 10_000 + each, at, has_body=True) for each in range(6)]
    urls = [each.url for each in articles]
    writer.write(run, [_listing(key, at, None, *urls), *(_page(key, each, at) for each in articles)], now=at)
    writer.finish_run(run, finished_at=at, outcome="finished", counts={"asked": 7, "new": 6}, failures={})


def _article(key: str, number: int, at: datetime, *, has_body: bool) -> Article:
    url = f"https://{key}.example/news/{number}"
    published = {"published_at": at - timedelta(hours=1), "modified_at": None}
    found = article(
        number,
        url=url,
        canonical_url=url,
        outlet=key,
        witnesses=WITNESSES,
        problems=[],
        body=f"খবর {number}",
        **published,
    )
    return found if has_body else replace(found, body=None, witnesses=WITNESSES | {"body": ""})


def _listing(key: str, at: datetime, reason: Reason | None, *urls: str) -> CapturedPage:
    status = 403 if reason else 200
    capture = Capture(
        f"https://{key}.example/rss.xml", key, "listing", status, at, None, None, reason=reason, source=FEED
    )
    return CapturedPage(capture, listed=[ListedAddress(url, FEED) for url in urls])


def _page(key: str, what: Article, at: datetime) -> CapturedPage:
    digest = sha256(what.url.encode()).hexdigest()
    return CapturedPage(Capture(what.url, key, "article", 200, at, digest, 1000, source=FEED), [], what)
