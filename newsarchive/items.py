"""The dataclasses that are passed from a page to the archive.

They contain no logic. `extraction` fills an `Article`, `pipelines` normalise and store it. Pipelines read the items
through itemadapter.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal


class Reason(StrEnum):
    """The reason why a field is missing or doubtful, used by crawler, archive, docs and health (docs/archive.md explains each)."""

    # of a field
    NOT_ON_PAGE = "not_on_page"  # no rule found the field
    EMPTY = "empty"  # its element exists and is empty
    UNREADABLE = "unreadable"  # no rule can read it; the raw string is kept
    NO_SUCH_TIME = "no_such_time"  # 31 February, 25 o'clock
    WEEKDAY_CONTRADICTS = "weekday_contradicts"  # the weekday is not that of the date
    AMBIGUOUS = "ambiguous"  # two readings are possible
    NOT_A_PUBLISH_TIME = "not_a_publish_time"  # a page clock, a Bangla-calendar date alone
    IMPRECISE = "imprecise"  # "some time ago"
    UPDATE_ONLY = "update_only"  # only the time of an update is shown
    NO_FETCH_TIME = "no_fetch_time"  # a relative time, and the fetch time is unknown
    LATER_THAN_FETCH = "later_than_fetch"  # a time after the page was fetched
    CONTRADICTED = "contradicted"  # two witnesses disagree; the one with precedence was taken
    RULE_FAILED = "rule_failed"  # the selector of the layout matched nothing; the value comes from the next witness
    MISREAD = "misread"  # UTF-8 that the site decoded as Latin-1; repaired
    LEGACY_ENCODING = (
        "legacy_encoding"  # in the Bijoy encoding, or with residues of a wrong conversion from it; kept unchanged
    )
    UNKNOWN_ZONE = "unknown_zone"  # the zone of a time has a name that is not known; its instant is not assumed
    BROKEN_METADATA = "broken_metadata"  # JSON-LD that is no valid JSON; what could be read of it was used
    TEXT_LEFT_OUT = "text_left_out"  # text between headline and end of body that is in no field; the detail begins it
    REFUSED = "refused"  # found, but certainly wrong: an author that is the headline, an address of another host
    # of a page
    EMPTY_PAGE = "empty_page"  # no bytes, or nothing but white space
    TRUNCATED = "truncated"  # the bytes end before the document does
    WRONG_CHARSET = "wrong_charset"  # the declared charset is not the one of the bytes
    UNDECODABLE = "undecodable"  # some bytes are invalid in its charset; they are replaced by U+FFFD
    TOO_DEEP = "too_deep"  # tags nested too deep, or too many elements; the page was read up to the limit
    SEVERAL_ARTICLES = "several_articles"  # another article follows on the page; only the first was read
    NO_ARTICLE = "no_article"  # neither headline nor body: the response is no article
    PAYWALLED = "paywalled"  # the page declares that the whole article is not free
    NO_LAYOUT = "no_layout"  # no known layout matches the page
    UNKNOWN_OUTLET = "unknown_outlet"  # the address belongs to no outlet of the registry
    # of a fetch: why a requested page is missing
    NOT_FOUND = "not_found"  # the site has no such page (404, 410)
    FORBIDDEN = "forbidden"  # the site refuses access (401, 403, 429, 451); not evaded
    SERVER_ERROR = "server_error"  # an error of the site (5xx), after retries
    HTTP_ERROR = "http_error"  # any other response that is not a page
    SOFT_404 = "soft_404"  # another article, or a front page, instead of the requested article
    NO_CONTENT = "no_content"  # a status that has no body (204, 205)
    PARTIAL = "partial"  # a part of the page (206)
    SHRUNK = "shrunk"  # far less than the archive has of the article; the archived text is kept
    BLOCKED = "blocked"  # a challenge, a captcha or a consent wall instead of the page; never stored, never evaded
    ROBOTS = "robots"  # robots.txt forbids the fetch
    OFF_SITE = "off_site"  # the address led to another host
    REDIRECT_LOOP = "redirect_loop"  # redirects that lead back, or too many of them
    BAD_ADDRESS = "bad_address"  # no address that can be requested, or a redirect to one
    PRIVATE_ADDRESS = "private_address"  # a host in a private, local or reserved network; never requested
    GAVE_UP = "gave_up"  # not requested: the outlet refused everything before it, or asked to wait longer than the run
    FORGOTTEN = "forgotten"  # not requested or not stored: `forget` removed the article and keeps its address out
    OVER_LIMIT = "over_limit"  # not requested: the run has reached its largest number of addresses
    TIMEOUT = "timeout"  # no complete response in time
    UNREACHABLE = "unreachable"  # no such host, no connection
    TLS_ERROR = "tls_error"  # no encrypted connection: an invalid certificate, or no common protocol
    TOO_LARGE = "too_large"  # more bytes than a page may have
    BROKEN_ANSWER = "broken_answer"  # the connection ended before the response did
    INTERNAL_ERROR = "internal_error"  # an error of this program; the log has the traceback


Precision = Literal["second", "minute", "hour", "day"]
Role = Literal[
    "published", "modified", "either"
]  # what the position of a time on the page means; `either`: its labels decide
# What a response was requested as; `redirect`: it led to another address; `retried`: it was an error, after which the address was requested again;
# `loaded`: a browser rendered a page from it.
CaptureKind = Literal["article", "listing", "robots", "redirect", "retried", "loaded"]
PAGE_KINDS: tuple[CaptureKind, ...] = ("article", "listing")  # what a run counts; the others are on the way to these
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
    """A field (or `page`) that is missing or doubtful, with its reason. `detail` is for people: what was found instead."""

    field: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The only input of extraction.

    `body`: the undecoded response; `charset`: as declared in the HTTP header; `fetched_at`: an aware instant, None if unknown.
    """

    body: bytes
    url: str
    fetched_at: datetime | None = None
    charset: str | None = None


@dataclass(slots=True)
class Author:
    """One author of a byline: a person, a desk, an agency, or a correspondent of a place."""

    name: str
    kind: AuthorKind
    place: str | None = None


@dataclass(slots=True)
class TickerHeadline:
    """A headline of the ticker with the absolute address of its link."""

    title: str
    url: str | None = None


@dataclass(slots=True)
class RelatedLink:
    """An entry of a list of related articles. `published_raw` is the time as shown, mostly relative ("2 days ago")."""

    title: str
    url: str | None = None
    published_raw: str | None = None
    published_at: datetime | None = None


class EvidenceSource(StrEnum):
    """Where a candidate for a field comes from."""

    LAYOUT = "layout"  # a selector of the page's layout
    EMBEDDED_STATE = "embedded state"  # JSON from which the site's own program draws the page
    HEURISTIC = "heuristic"  # a rule that knows no layout
    JSON_LD = "json-ld"
    META = "meta"
    TITLE = "title"  # the <title> element
    FEED = "feed"  # an entry of one of the outlet's sources
    BODY = "body"  # the first line of the body that was taken


@dataclass(frozen=True, slots=True)
class TimeWitness:
    """A string on the page that may contain the publish or update time of the article.

    `role`: what its position on the page means: `published`, `modified`, or `either` if the labels of the string decide.
    `meridiem_unknown`: the clock has twelve hours and no am or pm, so that an hour up to 12 is read as the day alone.
    """

    source: EvidenceSource
    rule: str
    text: str
    role: Role
    meridiem_unknown: bool = False


@dataclass(slots=True)
class Article:
    """An article as extracted, then normalised.

    Strings are first as the page shows them; `extraction.normalize` cleans them and sets the fields read from them (`authors`, the times).
    `witnesses` maps each field to the rule that found it. Headline, byline, publish time and body have a `Problem` if they are empty, other fields
    only if something is wrong with them. Times are aware, with the offset that the page prints, else that of the outlet; at precision `day` they
    are midnight there.
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
class RecordLocation:
    """Where the record of a response is kept.

    `file`: the path of its WARC file below the folder of captures, with slashes; `offset` and `length` in bytes, of the compressed record.
    `payload_digest`: of the body as received, as WARC writes it (`sha1:` and base32). `is_revisit`: the record has no body, as the same body of
    the same address is kept by an earlier record.
    """

    file: str
    offset: int
    length: int
    payload_digest: str
    is_revisit: bool = False


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch of an address and its response, whatever it contains.

    `digest`: SHA-256 of the body in hex; `size`: its length in bytes; `kind`: the kind of page that was requested. `reason`: why the fetch gave
    no page, None if it did; without a response `status`, `digest` and `size` are None. `redirects_to`: the header Location. `robots`: what the
    publisher asks of archives and search engines, as `extraction.robots.directives` returns it. `source`: the source of the outlet that named the
    address; of what a browser loaded, the address of the page. `record`: where the response is kept, None if it is not.
    """

    url: str
    outlet: str
    kind: CaptureKind
    status: int | None
    fetched_at: datetime | None
    digest: str | None
    size: int | None
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    reason: Reason | None = None
    redirects_to: str | None = None
    robots: str | None = None
    source: str | None = None
    record: RecordLocation | None = None


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """An address on the outlet's own hosts that one of its sources named.

    `source`: the source as messages print it; `section`: that of the listing, if it has one. `is_article`: False if the address fits no pattern of
    the outlet's articles and the source does not vouch for it, so that it was not requested.
    """

    url: str
    source: str
    section: str | None = None
    is_article: bool = True


@dataclass(slots=True)
class CapturedPage:
    """The item that a spider yields for each fetch: the capture, its ticker and, if it is one, the article.

    `listed`: the addresses that the response of a source named. `is_repeated`: the run has read an article at this one's address before.
    """

    capture: Capture
    ticker: list[TickerHeadline] = field(default_factory=list)
    article: Article | None = None
    listed: list[ListedAddress] = field(default_factory=list)
    is_repeated: bool = False


@dataclass(frozen=True, slots=True)
class OutletRecord:
    """The data of an outlet in the archive: key, names, domains and zone."""

    key: str
    name_bn: str
    name_en: str
    domains: tuple[str, ...]
    timezone: str
