"""The vocabulary: what travels from a page to the archive.

Nothing here does work. `extraction` fills an `Article`, `pipelines` normalise and store it, `archive` keeps it. Pipelines read the items
through itemadapter.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


class Reason(StrEnum):
    """Why a field is missing or doubtful. The one list, used by crawler, archive, docs and health (docs/archive.md says each in words)."""

    # of a field
    NOT_ON_PAGE = "not_on_page"  # no rule found the field
    EMPTY = "empty"  # the place is there and holds nothing
    UNREADABLE = "unreadable"  # something stands there that no rule can read; the raw string is kept
    NO_SUCH_TIME = "no_such_time"  # 31 February, 25 o'clock
    WEEKDAY_CONTRADICTS = "weekday_contradicts"  # the weekday named is not that of the date
    AMBIGUOUS = "ambiguous"  # it can be read in two ways and nothing decides
    NOT_A_PUBLISH_TIME = "not_a_publish_time"  # a page clock, a Bangla-calendar date alone
    IMPRECISE = "imprecise"  # "some time ago"
    UPDATE_ONLY = "update_only"  # only the time of an update is shown
    NO_FETCH_TIME = "no_fetch_time"  # a relative time, and nobody knows when the page was fetched
    LATER_THAN_FETCH = "later_than_fetch"  # a time after the page was fetched
    CONTRADICTED = "contradicted"  # two witnesses disagree; the more trusted one was taken
    RULE_FAILED = "rule_failed"  # the layout's own rule found nothing; the value comes from the next witness
    MISREAD = "misread"  # UTF-8 that the site took for Latin-1: undone
    LEGACY_ENCODING = (
        "legacy_encoding"  # in the Bijoy encoding, or with what a wrong conversion from it leaves; kept as it stands
    )
    REFUSED = "refused"  # found, and plainly something else: an author that is the headline, an address of another host
    # of a page
    EMPTY_PAGE = "empty_page"  # no bytes, or nothing but white space
    TRUNCATED = "truncated"  # the bytes end before the document does
    WRONG_CHARSET = "wrong_charset"  # the declared charset is not the one of the bytes
    UNDECODABLE = "undecodable"  # some bytes belong to no charset; they stand as U+FFFD
    TOO_DEEP = "too_deep"  # tags nested beyond sense, or elements without number; what comes before them was read
    SEVERAL_ARTICLES = "several_articles"  # another article follows on the page; only the first was read
    PAYWALLED = "paywalled"  # the page says that not everybody may read the whole article
    NO_LAYOUT = "no_layout"  # no known layout fits the page
    UNKNOWN_OUTLET = "unknown_outlet"  # the address belongs to no outlet of the registry
    # of a fetch: why a page that was asked for is not there
    NOT_FOUND = "not_found"  # the site says that there is no such page (404, 410)
    FORBIDDEN = "forbidden"  # the site refuses us (401, 403, 429, 451); it is not evaded
    SERVER_ERROR = "server_error"  # the site's own fault (5xx), after retries
    HTTP_ERROR = "http_error"  # any other answer that is not a page
    SOFT_404 = "soft_404"  # another article, or a front page, where the asked article should be
    BLOCKED = "blocked"  # a challenge, a captcha or a consent wall instead of the page; never stored, never evaded
    ROBOTS = "robots"  # robots.txt asks us not to
    OFF_SITE = "off_site"  # the address led to another host
    TIMEOUT = "timeout"  # no whole answer in time
    UNREACHABLE = "unreachable"  # no such host, no connection, a certificate that does not hold
    TOO_LARGE = "too_large"  # more bytes than a page may have
    BROKEN_ANSWER = "broken_answer"  # the connection ended before the answer did
    INTERNAL_ERROR = "internal_error"  # a fault of this program; the log has the trace


Precision = Literal["second", "minute", "day"]
Role = Literal[
    "published", "modified", "either"
]  # what the place of a time on the page means; `either`: its own labels decide
CaptureKind = Literal["article", "listing"]
AuthorKind = Literal["person", "desk", "agency", "correspondent"]


class VerifiedBy(StrEnum):
    """What the declarations of an outlet, or the selectors of a layout, were checked against."""

    REAL_PAGE = "real_page"  # saved pages, listings or feeds of the site
    OUTLINE = "outline"  # the element structure of a page, or the template or theme that it is made from; no saved page
    OTHER_SCRAPER = "other_scraper"  # what another scraper of the site uses; no saved page
    RECONSTRUCTION = "reconstruction"  # markup written from the text of a page, or from assumptions
    NONE = "none"  # nothing


@dataclass(frozen=True, slots=True)
class Verified:
    """How well an outlet's declarations or a layout's selectors are known.

    `date`: the newest day, month or year for which the check holds, in ISO form (2026-11-23, 2026-11, 2026); None if unknown. `note`: which
    pages, and what is not confirmed.
    """

    kind: VerifiedBy = VerifiedBy.NONE
    date: str | None = None
    note: str = ""

    def __str__(self) -> str:
        kind = self.kind.replace("_", " ")
        return ": ".join(filter(None, (f"{kind}, {self.date}" if self.date else kind, self.note)))


@dataclass(frozen=True, slots=True)
class Problem:
    """A field (or `page`) that is missing or doubtful, and why. `detail` is for people: what was seen instead."""

    field: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """What extraction reads: nothing else is known to it.

    `body` is the undecoded response, `charset` what the HTTP header declared, `fetched_at` an instant with zone, or None where nobody
    knows it.
    """

    body: bytes
    url: str
    fetched_at: datetime | None = None
    charset: str | None = None


@dataclass(slots=True)
class Author:
    """One of a byline's parts: a person, a desk, an agency, or a correspondent of a place."""

    name: str
    kind: AuthorKind
    place: str | None = None


@dataclass(slots=True)
class TickerHeadline:
    """A headline of the running strip, in its order, with the absolute address it links to."""

    title: str
    url: str | None = None


@dataclass(slots=True)
class RelatedLink:
    """An entry of the list of other stories. `published_raw` is the time as shown, mostly relative ("2 days ago")."""

    title: str
    url: str | None = None
    published_raw: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeWitness:
    """A string on the page that may tell when the article was published or changed.

    `role` says what the place where it stood means: `published`, `modified`, or `either` where the string's own labels decide.
    `half_unknown`: the clock there has twelve hours and no mark of the day's half, so that an hour up to 12 tells no instant.
    """

    rule: str
    text: str
    role: Role
    half_unknown: bool = False


@dataclass(slots=True)
class Article:
    """An article as extracted, then normalised.

    Strings are first as the page shows them; `extraction.normalize` cleans them and fills what is read from them (`authors`, the times).
    `witnesses` names for each field the rule that found it. Every empty field has a `Problem`.
    Times are aware and carry the outlet's own offset; at precision `day` they are that day's midnight there.
    """

    url: str
    canonical_url: str | None = None
    outlet: str | None = None
    layout: str | None = None
    language: str | None = None
    headline: str | None = None
    kicker: str | None = None
    byline: str | None = None
    authors: list[Author] = field(default_factory=list)
    published_at: datetime | None = None
    published_raw: str | None = None
    published_precision: Precision | None = None
    modified_at: datetime | None = None
    modified_raw: str | None = None
    modified_precision: Precision | None = None
    body: str | None = None
    ticker: list[TickerHeadline] = field(default_factory=list)
    related: list[RelatedLink] = field(default_factory=list)
    section: str | None = None
    tags: list[str] = field(default_factory=list)
    image: str | None = None
    captions: list[str] = field(default_factory=list)
    times: list[TimeWitness] = field(default_factory=list)
    witnesses: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Capture:
    """One answer of a site, whatever it held.

    `digest` is the SHA-256 of the body in hex, `size` its length in bytes, `kind` what the crawler took it for.
    """

    url: str
    outlet: str
    kind: CaptureKind
    status: int
    fetched_at: datetime | None
    digest: str
    size: int
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True)
class CapturedPage:
    """What a spider yields for each answer: the capture, the ticker seen on it and, where it is one, the article."""

    capture: Capture
    ticker: list[TickerHeadline] = field(default_factory=list)
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """What the archive keeps of an outlet: its key, names and zone."""

    key: str
    name_bn: str
    name_en: str
    domains: tuple[str, ...]
    timezone: str
