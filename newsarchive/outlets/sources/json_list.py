"""Lists of articles as JSON: endpoints, data inside a page, and WordPress."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, ClassVar, Literal
from urllib.parse import urljoin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsarchive.extraction import parse
from newsarchive.extraction.decode import decode
from newsarchive.items import Page, Reason
from newsarchive.outlets.sources.source import (
    MAX_TURNS,
    SAMPLE_DAYS,
    Days,
    Source,
    SourceEntry,
    SourceResponse,
    SourceResult,
    in_zone,
    since_1970,
)

_FIELD = re.compile(r"\{([\w-]+(?:\.[\w-]+)*)\}")
_MARKUP = re.compile(r"<[^<>]*>")
_MAX_DEPTH = 60  # levels of JSON that are searched


@dataclass(frozen=True)
class JsonList(Source):
    r"""A list of articles as JSON. Paths into it are dotted (`story.published-at`); every object that has `url` is an article.

    `path` and `days` may contain {page} (from 1), {offset} and {limit}; `days`, the address for given days, also {since:ms} and {until:ms} or
    {since:%Y-%m-%d}. `url`: the path of the address, or a template of such paths, `/details/{slug}`. `items`: the path of the articles in the
    JSON; all of it if left out. `script`: the id of the script element of a page that contains the JSON. `numbers`: the unit of times that are
    numbers. `zone`: the zone of times that name none, if not the outlet's.
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
        """True if an address for given days is declared."""
        return bool(self.days)

    def start(self, days: Days, largest_id: Callable[[], int] = lambda: 0) -> tuple[tuple[str, int], ...]:
        """Return the request of the first page."""
        del largest_id
        return ((self._page(days, 0), 0),)

    def read(self, response: SourceResponse) -> SourceResult:
        """Return the entries of a page, and the address of the next page if this one is full."""
        data = read_json(response.page, self.script)
        if data is None:
            return SourceResult(reason=Reason.UNREADABLE, detail="no JSON")
        entries = list(self._entries(data, response.page.url))
        turns = MAX_TURNS if response.days.back_fill else self.pages
        full = (
            len(entries) >= self.limit
            and response.turn + 1 < turns
            and self._page(response.days, 1) != self._page(response.days, 0)
        )
        further = (urljoin(response.page.url, self._page(response.days, response.turn + 1)),) if full else ()
        return SourceResult.of(entries, further)

    def faults(self) -> Iterator[str]:
        """Yield a sentence for each part of the declaration that cannot work."""
        yield from super().faults()
        if not self.url:
            yield "url is empty: write the path of the address in an item"
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

    def _entries(self, data: Any, base: str) -> Iterator[SourceEntry]:
        flat = data if self.script == "__NUXT_DATA__" and isinstance(data, list) else None
        for item in _objects(_value_at(data, self.items, flat) if self.items else data):
            url = self._url(item, base, flat)
            if url:
                title = _value_at(item, self.title, flat)
                yield SourceEntry(
                    url,
                    unescape(_MARKUP.sub("", title)).strip() or None if isinstance(title, str) else None,
                    self._time(_value_at(item, self.published, flat)),
                    self._time(_value_at(item, self.modified, flat)),
                )

    def _url(self, item: dict[str, Any], base: str, flat: list[Any] | None) -> str | None:
        paths = _FIELD.findall(self.url)
        values = [_value_at(item, path, flat) for path in paths or [self.url]]
        if not all(isinstance(value, str | int) and value != "" and not isinstance(value, bool) for value in values):
            return None
        written = _FIELD.sub(lambda _: str(values.pop(0)), self.url) if paths else str(values[0])
        if not paths and not written.startswith(("/", "http://", "https://")):
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
class WordPress(JsonList):
    """The posts of a WordPress site: titles, times in UTC, any day since the first post. `path`: the path of its API."""

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
        """True."""
        return True

    def _page(self, days: Days, turn: int) -> str:
        sign = "&" if "?" in self.path else "?"
        address = f"{self.path}{sign}per_page={self.limit}&page={turn + 1}&_fields=link,title,date_gmt,modified_gmt"
        if not days.back_fill:
            return address
        # WordPress compares with the local times of the site and excludes both ends.
        return f"{address}&after={days.before_begin:%Y-%m-%dT%H:%M:%S}&before={days.end:%Y-%m-%dT%H:%M:%S}"


def read_json(page: Page, script: str = "") -> Any | None:
    """Return the JSON of a response, or of a script element of an HTML page; None if there is none."""
    text = _script(page, script) if script else decode(page).utf8.decode("utf-8", "replace")
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def _script(page: Page, name: str) -> str | None:
    node = parse(page).tree.css_first(f'script[id="{name}"]')
    return node.text() if node else None


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in JSON, outer ones first, in order."""
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
        if depth < _MAX_DEPTH:
            waiting += [(part, depth + 1) for part in reversed(inner)]


def _value_at(value: Any, path: str, flat: list[Any] | None) -> Any:
    """Return the value at a dotted path, or None. `flat`: the list of all values in Nuxt's data, where the numbers in objects are indexes into it."""
    if not path:
        return None
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
        if flat is not None and type(value) is int:
            value = flat[value] if 0 <= value < len(flat) else None
    return value
