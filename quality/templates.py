"""Page templates filled with articles: a skeleton of ../shared/markup, sentences of our own, random times in the format of the template."""

import html
import json
import random
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from newsarchive.items import Page
from quality.truth import Truth

PROSE = Path(__file__).with_name("prose.toml")
MONTHS = "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর".split()
WEEKDAYS = "রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার".split()
_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_BLOCK = re.compile(r"<!--each:(\w+)-->([^<]*+(?:<(?!!--/?each)[^<]*+)*+)<!--/each-->")
_SCRIPT = re.compile(r"(<script[^<>]*>)([^<]*+(?:<(?!/?script)[^<]*+)*+)(</script>)")
_SCRIPT_BODY = 2  # of each four parts of the split
_DIRECTIVE = re.compile(r"%(-?[a-zA-Z])")
_IN_UTC = "Z"  # the end of a format in UTC; all others are in the outlet's zone


@dataclass(frozen=True)
class Template:
    """A page template: its skeleton and how it writes times."""

    name: str
    skeleton: str
    how: dict[str, Any]

    @property
    def zone(self) -> ZoneInfo:
        """The zone of the times that it shows."""
        zone = self.how["timezone"]
        return ZoneInfo("Asia/Dhaka" if zone == "UTC" else zone)

    @property
    def has_ticker(self) -> bool:
        """True if the page has a ticker; some skeletons use its place for a list of the latest articles, which is none."""
        ticker = self.how["ticker"]
        return "{{ticker}}" in self.skeleton and bool(ticker.get("present", ticker.get("exists")))


@dataclass
class Filled:
    """A filled page and the truth about it; `zone` is the outlet's."""

    template: str
    html: str
    url: str
    fetched_at: datetime
    zone: ZoneInfo
    truth: Truth

    def page(self) -> Page:
        """Return the page as it would be fetched."""
        return Page(self.html.encode(), self.url, self.fetched_at)


def templates(folder: Path) -> list[Template]:
    """Read all templates of a folder, in alphabetical order."""
    return [
        Template(
            file.stem,
            file.with_suffix(".html").read_text(encoding="utf-8"),
            json.loads(file.read_text(encoding="utf-8")),
        )
        for file in sorted(folder.glob("*.json"))
    ]


def fill(template: Template, seed: int) -> Filled:
    """Return a template filled with a random article; the same seed gives the same page."""
    chance = random.Random(f"{template.name} {seed}")
    prose = _prose()
    headlines = chance.sample(prose["headlines"], 12)
    published = datetime(chance.randint(2016, 2026), 1, 1, tzinfo=template.zone) + timedelta(
        seconds=chance.randrange(300 * 86400)
    )
    modified = published + timedelta(seconds=chance.randrange(3600, 20 * 3600))
    fetched = modified + timedelta(hours=chance.randint(2, 30))
    times = _Times(template, published, modified, fetched, chance)
    body = [" ".join(chance.sample(prose["sentences"], chance.randint(1, 4))) for _ in range(chance.randint(4, 9))]
    truth = Truth(
        headlines[0],
        _byline(prose, chance),
        published,
        "minute",
        modified if "{{modified" in template.skeleton else None,
        body,
        headlines[1:6] if template.has_ticker else [],
        headlines[6:10] if "{{related_title}}" in template.skeleton else [],
    )
    url = f"https://www.example.com/national/{chance.randint(10**5, 10**6)}"
    values = {
        "headline": truth.headline,
        "kicker": chance.choice(prose["kickers"]),
        "byline": truth.byline,
        "section": chance.choice(prose["sections"]),
        "canonical": url,
        **times.values(),
    }
    page = _filled(template.skeleton, values, _repeated(truth, values, times))
    _coarsen(truth, template, times)
    return Filled(template.name, page, url, fetched.astimezone(UTC), template.zone, truth)


class _Times:
    """The times of an article in the format of a template."""

    def __init__(
        self, template: Template, published: datetime, modified: datetime, fetched: datetime, chance: random.Random
    ) -> None:
        self._template = template
        self._chance = chance
        self.at = {"published": published, "modified": modified}
        self.fetched = fetched
        # Some templates appear with either kind of digits.
        self._either = chance.choice(("bengali", "ascii"))

    def format_of(self, field: str) -> dict[str, Any]:
        """Return how a field is written, empty if it is not shown."""
        return self._template.how.get(field) or {}

    def values(self) -> dict[str, str]:
        iso = (self._template.how.get("iso") or {}).get("format") or "%Y-%m-%dT%H:%M:%S+06:00"
        values = {"crawl_date": self.written("crawl_date", self.fetched)}
        for name, at in self.at.items():
            values[name] = self.written(name, at)
            values[f"{name}_iso"] = _iso(at, iso)
            values[f"{name}_date"] = f"{at:%Y-%m-%d}"
        values["published_local"] = self.at["published"].isoformat(timespec="seconds")
        values["published_long"] = _strftime(self.at["published"], "%-d %B %Y", bengali=True)
        values["modified_clock"] = f"{self.at['modified']:%I:%M %p}".lower()
        return values

    def written(self, field: str, at: datetime) -> str:
        """Return a time in the format of the template, with its label if the placeholder holds it."""
        how = self.format_of(field)
        form = how.get("format", "")
        form = self._chance.choice(form.split("|")).split(" (")[0] if "|" in form else form.split(" (")[0]
        bengali = (
            self._either == "bengali"
            if "|" in str(how.get("digits"))
            else not str(how.get("digits")).startswith("ascii")
        )
        if form == "relative":
            text = _relative(self.fetched - at, bengali=bengali)
        else:
            text = _strftime(at, form.replace("<bangla date>", "৫ চৈত্র ১৪৩০"), bengali=bengali, how=how)
        label = how.get("label") or "" if self._template.how["placeholder_holds_label"] else ""
        return label + text

    def related(self) -> str:
        """Return the publish time of another article, as the template writes it."""
        if not self.format_of("related_time"):
            return ""
        return self.written("related_time", self.fetched - timedelta(minutes=self._chance.randint(61, 4000)))


def _coarsen(truth: Truth, template: Template, times: _Times) -> None:
    """Reduce the truth to what the page shows: a day if no clock is written anywhere."""
    if not _has_clock(template, times, "published"):
        truth.published_precision = "day"
        truth.published = _midnight(truth.published)
    if not _has_clock(template, times, "modified"):
        truth.modified = _midnight(truth.modified)


def _has_clock(template: Template, times: _Times, field: str) -> bool:
    in_metadata = any(f"{{{{{field}_{kind}}}}}" in template.skeleton for kind in ("iso", "local"))
    return in_metadata or re.search("%-?[HI]", times.format_of(field).get("format", "")) is not None


def _midnight(at: datetime | None) -> datetime | None:
    return at and at.replace(hour=0, minute=0, second=0)


def _repeated(truth: Truth, values: dict[str, str], times: _Times) -> dict[str, list[dict[str, str]]]:
    return {
        "ticker": [{**values, "ticker": title} for title in truth.ticker or _prose()["headlines"][:5]],
        "paragraph": [{**values, "paragraph": text} for text in truth.body],
        "related": [
            {
                **values,
                "related_title": title,
                "related_url": f"/national/{number}",
                "related_time": times.related(),
            }
            for number, title in enumerate(truth.related, 500_000)
        ],
    }


def _filled(skeleton: str, values: dict[str, str], blocks: dict[str, list[dict[str, str]]]) -> str:
    """Return a filled skeleton; inside scripts values are escaped for JSON."""
    parts = _SCRIPT.split(skeleton)
    for at, part in enumerate(parts):
        escape = _json_escape if at % 4 == _SCRIPT_BODY else html.escape
        repeated = _BLOCK.sub(lambda b, e=escape: "".join(_put(b[2], row, e) for row in blocks[b[1]]), part)
        parts[at] = _put(repeated, values, escape)
    return "".join(parts)


def _put(text: str, values: dict[str, str], escape: Callable[[str], str]) -> str:
    return _PLACEHOLDER.sub(lambda found: escape(values[found[1]]), text)


def _json_escape(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _byline(prose: dict[str, list[str]], chance: random.Random) -> str:
    name, place = chance.choice(prose["names"]), chance.choice(prose["places"])
    return chance.choice(
        (name, name, chance.choice(prose["desks"]), f"{place} প্রতিনিধি", f"{name}, {place}", prose["agencies"][0])
    )


def _relative(ago: timedelta, *, bengali: bool) -> str:
    """Return "N hours ago" or "N minutes ago" in Bengali."""
    minutes = int(ago.total_seconds() // 60)
    text = f"{minutes // 60} ঘণ্টা আগে" if minutes >= 60 else f"{minutes} মিনিট আগে"
    return text.translate(_DIGITS) if bengali else text


def _strftime(at: datetime, form: str, *, bengali: bool, how: dict[str, Any] | None = None) -> str:
    how = how or {}
    months = how["months"] if isinstance(how.get("months"), list) else MONTHS
    weekdays = how.get("weekdays") or WEEKDAYS
    marks = how.get("ampm") or how.get("am_pm_words") or ("am", "pm")
    words = bengali or isinstance(how.get("months"), list)

    def directive(found: re.Match[str]) -> str:
        what = found[1]
        if words and what in ("B", "b"):
            return str(months[at.month - 1])
        if words and what == "A":
            return str(weekdays[at.isoweekday() % 7])
        if what == "p" and (words or "lower" in str(how.get("note"))):
            return str(marks[at.hour >= 12])
        return at.strftime(f"%{what}")

    text = _DIRECTIVE.sub(directive, form)
    return text.translate(_DIGITS) if bengali else text


def _iso(at: datetime, form: str) -> str:
    form = form.split(" (")[0].replace(".%f", f".{at.microsecond // 1000:03d}")
    utc = form.endswith((_IN_UTC, "+00:00"))
    return (at.astimezone(UTC) if utc else at).strftime(form)


@cache
def _prose() -> dict[str, list[str]]:
    return tomllib.loads(PROSE.read_text(encoding="utf-8"))
