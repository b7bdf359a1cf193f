"""Pages as a spider would yield them, for the tests of the archive."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

from newsarchive.archive import hashes
from newsarchive.items import (
    Article,
    Author,
    Capture,
    CapturedPage,
    OutletRecord,
    Problem,
    Reason,
    RelatedLink,
    TickerHeadline,
)

OUTLET = OutletRecord("dinpatra", "দিনপত্র", "Dinpatra", ("dinpatra.example",), "Asia/Dhaka")
OTHER = OutletRecord("khobor", "খবর", "Khobor", ("khobor.example", "www.khobor.example"), "Asia/Kolkata")
DHAKA = timezone(timedelta(hours=6))
NOW = datetime(2026, 11, 23, 14, 5, tzinfo=DHAKA)
DEAD = "no-such-machine:000000000000/1"  # a process of another machine
RUN: dict[str, Any] = {
    "source": "replay",
    "started_at": NOW,
    "settings": {"DOWNLOAD_DELAY": 1.5},
    "versions": {"python": "3"},
}


def after(minutes: int) -> datetime:
    """An instant some minutes from now."""
    return NOW + timedelta(minutes=minutes)


def article(number: int, **changes: Any) -> Article:
    """An article with all fields, some of which contain its number."""
    whole = Article(
        url=f"https://dinpatra.example/news/{number}?from=front",
        canonical_url=f"https://dinpatra.example/news/{number}",
        outlet=OUTLET.key,
        layout="witter",
        language="bn",
        headline=f"নদীর পানি বেড়েছে {number}",
        kicker="বন্যা",
        byline="নিজস্ব প্রতিবেদক, সিলেট",
        authors=[Author("নিজস্ব প্রতিবেদক", "desk", "সিলেট")],
        published_at=NOW - timedelta(hours=2),
        published_raw="২৩ নভেম্বর ২০২৬, ১২:০৫",
        published_precision="minute",
        modified_at=NOW - timedelta(hours=1),
        modified_raw="২৩ নভেম্বর ২০২৬, ১৩:০৫",
        modified_precision="minute",
        body=f"সুরমা নদীর পানি {number} সেন্টিমিটার বেড়েছে।\n\nমানুষ আশ্রয়কেন্দ্রে গেছে।",
        section="সারাদেশ",
        tags=["বন্যা", "সিলেট"],
        image=f"https://dinpatra.example/images/{number}.jpg",
        captions=["সুরমা নদী"],
        witnesses={"headline": "layout:h1", "ticker": "layout:.ticker"},
        problems=[Problem("tags", Reason.CONTRADICTED, "meta has পানি")],
    )
    return replace(whole, **changes)


def captured(
    what: Article | None,
    *,
    fetched_at: datetime | None = NOW,
    ticker: Sequence[str] = (),
    outlet: OutletRecord = OUTLET,
    url: str = "https://dinpatra.example/latest",
    digest: str | None = None,
) -> CapturedPage:
    """A capture of an article, or of a listing if there is none; its bytes differ if the article does, unless `digest` is named."""
    capture = Capture(
        url=what.url if what else url,
        outlet=outlet.key,
        kind="article" if what else "listing",
        status=200,
        fetched_at=fetched_at,
        digest=digest or sha256(repr(what).encode("utf-8", "backslashreplace")).hexdigest(),
        size=131_072,
        content_type="text/html; charset=utf-8",
        etag='"1"',
        last_modified="Mon, 23 Nov 2026 08:00:00 GMT",
    )
    return CapturedPage(capture, [TickerHeadline(title, f"{url}/{title}") for title in ticker], what)


def related(*titles: str) -> list[RelatedLink]:
    """Related links whose times are an hour apart."""
    return [
        RelatedLink(title, f"https://dinpatra.example/news/{title}", "১ ঘণ্টা আগে", NOW - timedelta(hours=hour))
        for hour, title in enumerate(titles, 1)
    ]


def content_hash(what: Article) -> str:
    """The content hash of an article as extracted."""
    return hashes.content_hash(asdict(what))


def body_hash(what: Article) -> str | None:
    """The body hash of an article as extracted."""
    return hashes.body_hash(asdict(what))
