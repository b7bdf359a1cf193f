"""Reading rooms to test: an archive with an edited article, copies, a hostile one and one without fields, and its pages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from httpx2 import Response
from sqlalchemy import Engine
from starlette.testclient import TestClient

from newsarchive.archive import Writer, open_archive
from newsarchive.archive.citation import public_id
from newsarchive.items import Author, Problem, Reason, RelatedLink
from newsarchive.named_article import addresses_of
from newsarchive.web.app import create_app
from newsarchive.web.language import texts
from newsarchive.web.settings import Settings
from tests.archive.pages import NOW, OTHER, OUTLET, RUN, after, article, captured

# What a page of an outlet may contain: markup, quotes, templates, a sign that turns the direction of text, a control character.
HOSTILE = "<script>alert(1)</script>\"'&quot; {{7*7}} \u202eabc\u200f \x01]]>"
SCRIPT = "javascript:alert(1)"
TEXT = "সুরমা নদীর পানি বেড়ে শহরের নিচু এলাকার কয়েক শ ঘরে ঢুকেছে বলে বাসিন্দারা জানিয়েছেন।"  # made up


def id_of(number: int, outlet: str = OUTLET.key) -> str:
    """The public id of an article of `fill`."""
    return public_id(outlet, f"https://{outlet}.example/news/{number}")


EDITED, HOSTILE_ID, EMPTY, COPY = id_of(1), id_of(2), id_of(3), id_of(4)


def fill(engine: Engine) -> None:
    """Write article 1 with three versions, 2 hostile, 3 without fields, 4 with a copy at another outlet, and a ticker that leads to 4."""
    writer = Writer(engine, extractor="0.1.0", address_of=lambda url: url)
    run = writer.start_run(OUTLET, **RUN)
    links = [
        RelatedLink("বাঁধ ভেঙেছে", "https://dinpatra.example/news/4"),
        RelatedLink("অন্য খবর", "https://dinpatra.example/news/9"),
    ]
    first = article(1, body=f"{TEXT}\n\nপানি ৫ সেন্টিমিটার বেড়েছে।", related=links)
    second = article(1, headline="নদীর পানি আরও বেড়েছে", body=f"{TEXT}\n\nপানি ১২ সেন্টিমিটার বেড়েছে।", related=links)
    third = article(1, headline="নদীর পানি কমছে", body=f"{TEXT}\n\nপানি কমেছে।", related=links)
    hostile = article(
        2,
        headline=HOSTILE,
        kicker=HOSTILE,
        byline=HOSTILE,
        authors=[Author(HOSTILE, "person", HOSTILE)],
        body=f"{HOSTILE}\n\nনদী {HOSTILE}",
        section=HOSTILE,
        tags=[HOSTILE],
        captions=[HOSTILE],
        published_raw=HOSTILE,
        image=SCRIPT,
        witnesses={"headline": HOSTILE},
        problems=[Problem("body", Reason.TEXT_LEFT_OUT, HOSTILE)],
        related=[RelatedLink(HOSTILE, SCRIPT)],
    )
    changed = article(2, headline=f"নতুন {HOSTILE}", body=HOSTILE, published_at=after(-1))
    empty = article(
        3, headline=None, kicker=None, byline=None, authors=[], body=None, published_at=None, published_precision=None,
        published_raw="কিছু আগে", modified_at=None, modified_precision=None, modified_raw=None, section=None, tags=[], captions=[], image=None,
        witnesses={}, problems=[Problem("headline", Reason.NOT_ON_PAGE), Problem("published_at", Reason.IMPRECISE, "কিছু আগে")],
    )  # fmt: skip
    copied = article(4, headline="বাঁধ ভেঙেছে", body=TEXT * 3, section="অর্থনীতি")
    pages = [
        captured(None, ticker=["বাঁধ ভেঙেছে"], url="https://dinpatra.example"),
        captured(first),
        captured(second, fetched_at=after(90)),
        captured(third, fetched_at=after(200)),
        captured(hostile),
        captured(changed, fetched_at=after(60)),
        captured(empty, fetched_at=None),
        captured(copied),
    ]
    pages[0].ticker[0].url = "https://dinpatra.example/news/4"
    writer.write(run, pages, now=after(200))
    other = writer.start_run(OTHER, **RUN)
    copy = article(
        4,
        url="https://khobor.example/news/4",
        canonical_url="https://khobor.example/news/4",
        outlet=OTHER.key,
        body=TEXT * 3,
    )
    writer.write(other, [captured(copy, outlet=OTHER, fetched_at=after(5))], now=NOW)


@contextmanager
def reading_room(engine: Engine, settings: Settings | None = None, *, raises: bool = True) -> Iterator[TestClient]:
    """Yield a client of a reading room. `raises`: a failure of the program is raised, not answered."""
    opened = open_archive(engine.url.render_as_string(hide_password=False), read_only=True)
    app = create_app(opened, settings or Settings(), addresses_of)
    with TestClient(
        app, base_url="http://127.0.0.1:8000", raise_server_exceptions=raises, headers={"accept-language": "en"}
    ) as client:
        yield client
    opened.dispose()


def text_of(page: str) -> str:
    """The text of a page as a reader sees it, white space folded."""
    without = re.sub(r"<[^>]*>", "", re.sub(r"<head>.*?</head>", "", page, flags=re.DOTALL))
    return " ".join(without.split())


def is_refused(answer: Response, sentence: str) -> bool:
    """True if a request was refused with a sentence, in which pages have the names of fields in place of those of parameters."""
    shown = text_of(answer.text)
    for key, label in texts("en")._by_key.items():
        if key.startswith("filter."):
            shown = shown.replace(f"“{label}”", key.removeprefix("filter."))
    return answer.status_code == 400 and sentence in shown


def without_own_script(page: str) -> str:
    """A page without the one script that every page has, so that any other is seen."""
    return page.replace('<script src="/static/site.js" defer></script>', "")
