"""Lists of articles as JSON: endpoints, the data inside a page, and WordPress."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, ClassVar, Literal
from urllib.parse import urljoin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.crawling.sources.source import (
    MOST_TURNS,
    SAMPLE_DAYS,
    Answer,
    Days,
    Found,
    Lead,
    Source,
    in_zone,
    since_1970,
)
from newsarchive.extraction import parse
from newsarchive.extraction.decode import decode
from newsarchive.items import Page, Reason

_FIELD = re.compile(r"\{([\w-]+(?:\.[\w-]+)*)\}")
_MARKUP = re.compile(r"<[^<>]*>")
_DEEPEST = 60  # levels of JSON that are looked into


@dataclass(frozen=True)
class Collection(Source):
    r"""A list of articles as JSON. Paths into it are dotted (`story.published-at`); every object that has `url` is an article.

    `path` and `days` may hold {page} (from 1), {offset}, {limit}, and `days`, the address for given days, {since:ms} and {until:ms} or
    {since:%Y-%m-%d}. `url`: where the address stands, or an address made of such places, `/details/{slug}`. `items`: where in the JSON to look,
    everywhere if left out. `script`: the id of the script element of a page that holds the JSON. `numbers`: what a time is counted in where it
    is a number. `zone`: the zone of times that name none, if not the outlet's.
    """

    path: str = ""
    url: str = "url"
    title: str = "title"
    published: str = ""
    modified: str = ""
    items: str = ""
    script: str = ""
    days: str = ""
    limit: int = 20
    pages: int = 1
    numbers: Literal["s", "ms"] = "s"
    zone: str = ""

    kind: ClassVar[str] = "JSON list"
    gives: ClassVar[str] = "addresses, titles, times; with `days` also those of given days"
    costs: ClassVar[str] = "1 request for each `limit` articles"

    @property
    def takes_days(self) -> bool:
        """It does where an address for given days is declared."""
        return bool(self.days)

    def start(self, days: Days) -> tuple[str, ...]:
        """Ask for the first page."""
        return (self._page(days, 0),)

    def read(self, answer: Answer) -> Found:
        """Read a page; go on at the next while pages are full."""
        data = read_json(answer.page, self.script)
        if data is None:
            return Found(reason=Reason.UNREADABLE, detail="no JSON")
        leads = list(self._leads(data, answer.page.url))
        turns = MOST_TURNS if answer.days.back_fill else self.pages
        full = (
            len(leads) >= self.limit
            and answer.turn + 1 < turns
            and self._page(answer.days, 1) != self._page(answer.days, 0)
        )
        further = (urljoin(answer.page.url, self._page(answer.days, answer.turn + 1)),) if full else ()
        return Found.of(leads, further)

    def faults(self) -> Iterator[str]:
        """Say what cannot work."""
        yield from super().faults()
        if not self.url:
            yield "url is empty: say where in an item its address stands"
        if self.limit < 1 or self.pages < 1:
            yield "limit and pages are at least 1"
        try:
            ZoneInfo(self.zone or "UTC")
            self._page(Days(SAMPLE_DAYS.since, SAMPLE_DAYS.until, SAMPLE_DAYS.zone, back_fill=True), 0)
        except (ZoneInfoNotFoundError, KeyError, IndexError, ValueError, AttributeError) as error:
            yield f"zone or days cannot be used ({error!r})"

    def _page(self, days: Days, turn: int) -> str:
        path = self.days if days.back_fill and self.days else self.path
        return path.format(page=turn + 1, offset=turn * self.limit, limit=self.limit, since=days.begin, until=days.end)

    def _leads(self, data: Any, base: str) -> Iterator[Lead]:
        flat = data if self.script == "__NUXT_DATA__" and isinstance(data, list) else None
        for item in _objects(_at(data, self.items, flat) if self.items else data):
            url = self._url(item, base, flat)
            if url:
                title = _at(item, self.title, flat)
                yield Lead(
                    url,
                    unescape(_MARKUP.sub("", title)).strip() or None if isinstance(title, str) else None,
                    self._time(_at(item, self.published, flat)),
                    self._time(_at(item, self.modified, flat)),
                )

    def _url(self, item: dict[str, Any], base: str, flat: list[Any] | None) -> str | None:
        places = _FIELD.findall(self.url)
        values = [_at(item, place, flat) for place in places or [self.url]]
        if not all(isinstance(value, str | int) and value != "" and not isinstance(value, bool) for value in values):
            return None
        written = _FIELD.sub(lambda _: str(values.pop(0)), self.url) if places else str(values[0])
        if not places and not written.startswith(("/", "http://", "https://")):
            return None
        try:
            return urljoin(base, written)
        except ValueError:
            return None

    def _time(self, value: Any) -> str | None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return since_1970(value, milliseconds=self.numbers == "ms")
        return in_zone(value, self.zone) if isinstance(value, str) else None


@dataclass(frozen=True)
class WordPress(Collection):
    """The posts of a WordPress site: times in UTC, titles, and any day since the first. `path`: where its API lies."""

    path: str = "/wp-json/wp/v2/posts"
    url: str = "link"
    title: str = "title.rendered"
    published: str = "date_gmt"
    modified: str = "modified_gmt"
    limit: int = 50
    zone: str = "UTC"

    kind: ClassVar[str] = "WordPress API"
    gives: ClassVar[str] = "addresses, titles, times in UTC; takes days"
    costs: ClassVar[str] = "1 request for each 50 articles"

    @property
    def takes_days(self) -> bool:
        """It does."""
        return True

    def _page(self, days: Days, turn: int) -> str:
        sign = "&" if "?" in self.path else "?"
        asked = f"{self.path}{sign}per_page={self.limit}&page={turn + 1}&_fields=link,title,date_gmt,modified_gmt"
        if not days.back_fill:
            return asked
        # WordPress compares with the times on the site's own clock, both ends left out.
        return f"{asked}&after={days.before_begin:%Y-%m-%dT%H:%M:%S}&before={days.end:%Y-%m-%dT%H:%M:%S}"


def read_json(page: Page, script: str = "") -> Any | None:
    """Read JSON, or that in a script element of an HTML page; None where there is none."""
    text = _script(page, script) if script else decode(page).utf8.decode("utf-8", "replace")
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _script(page: Page, name: str) -> str | None:
    node = parse(page).tree.css_first(f'script[id="{name}"]')
    return node.text() if node else None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Give every object in JSON, outer ones first, in order."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict):
            yield value
            inner = list(value.values())
        elif isinstance(value, list):
            inner = value
        else:
            continue
        if depth < _DEEPEST:
            waiting += [(part, depth + 1) for part in reversed(inner)]


def _at(value: Any, path: str, flat: list[Any] | None) -> Any:
    """Follow a dotted path. `flat`: the list in which Nuxt keeps values, an object's numbers being places in it."""
    if not path:
        return None
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
        if flat is not None and type(value) is int:
            value = flat[value] if 0 <= value < len(flat) else None
    return value
