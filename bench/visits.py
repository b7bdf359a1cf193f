"""Pages of articles as a crawl writes them: real ones, made-up ones, and the same when they are visited again."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from bench.made_up import LENGTH
from bench.reextract import KNOWN
from newsarchive.extraction import parse
from newsarchive.items import Article, Capture, CapturedPage, OutletRecord
from newsarchive.outlets.reading import normalized, read_article
from quality.material import real_articles

AT: Final = datetime(2026, 11, 29, tzinfo=UTC)
MADE_UP: Final = OutletRecord("writing", "", "", ("writing.example",), "Asia/Dhaka")
_SIZE: Final = 40_000  # bytes


def real_pages() -> list[CapturedPage]:
    """Return the pages of the real articles. Raises what `real_articles` raises."""
    found = []
    for page in real_articles():
        article = normalized(read_article(parse(page), KNOWN), page, KNOWN)
        capture = Capture(page.url, KNOWN.key, "article", 200, AT, sha256(page.body).hexdigest(), len(page.body))
        found.append(CapturedPage(capture, [], article))
    return found


def made_up_pages(
    names: Sequence[str], words: Sequence[str], chance: random.Random, at: datetime
) -> Iterator[CapturedPage]:
    """Yield pages of the outlet MADE_UP that are published and fetched at an instant, each word as likely as any other."""
    for name in names:
        text = chance.choices(words, k=LENGTH)
        url = f"https://{MADE_UP.domains[0]}/{name}"
        article = Article(url, url, MADE_UP.key, headline=" ".join(text[:7]), body=" ".join(text[7:]), published_at=at)
        article.published_precision = "second"
        capture = Capture(url, MADE_UP.key, "article", 200, at, sha256(url.encode()).hexdigest(), _SIZE)
        yield CapturedPage(capture, [], article)


def later(page: CapturedPage, hours: int) -> CapturedPage:
    """Return a page that is fetched so many hours after AT, unchanged."""
    return replace(page, capture=replace(page.capture, fetched_at=AT + timedelta(hours=hours)))


def changed(page: CapturedPage) -> CapturedPage:
    """Return a page with one word more in its text."""
    article, digest = page.article, f"{page.capture.digest}, changed"
    assert article
    body = f"{article.body} সংশোধিত"  # corrected
    return replace(page, capture=replace(page.capture, digest=digest), article=replace(article, body=body))
