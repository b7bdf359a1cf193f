"""What programs can ask of tickers, coverage, copies, words and decisions: entries as openapi_paths has them, with the forms of their answers."""

from collections.abc import Sequence
from typing import Any, Final

from newsarchive.web.openapi_parts import (
    DAY,
    ID,
    JSON,
    Parameter,
    choice,
    path,
    query,
    reads,
)
from newsarchive.web.openapi_schemas import (
    INSTANT,
    INSTANT_OR_NULL,
    NUMBER,
    PUBLIC_ID,
    TEXT,
    TEXT_OR_NULL,
    YES,
    Schema,
    a_list,
    an_object,
    or_null,
    ref,
)

_OUTLET: Final = query("outlet", "the key of an outlet")
_OUTLETS: Final = query("outlet", "the key of an outlet; it may be there up to four times")
_OF_OUTLET: Final = path("outlet", "the key of an outlet")
_SINCE: Final = query("since", "the first day of publication, in the zone UTC+6", DAY)
_UNTIL: Final = query("until", "the last day of publication", DAY)
_DAYS: Final = (query("until", "the last day", DAY), query("days", "how many days", choice("30", "90")))
_FAILURES: Final = (
    query("since", "the first day of the outlet; by default of 30 days", DAY),
    query("until", "the last day; by default the present one", DAY),
    query("reason", "one reason, such as timeout"),
    query("page", "which 1000, from 1", {"type": "integer", "minimum": 1, "default": 1}),
)
_WORDS: Final = (
    query("word", "a word; its forms are found too"),
    query("exact", "1: in this form alone"),
    _OUTLET,
    query("section", "the section"),
    _SINCE,
    _UNTIL,
    query("show", "which list", choice("lines", "months", "neighbours")),
    query("sort", "the order of lines", choice("newest", "before", "after")),
    query("compare", "months: an outlet beside the others; up to four times"),
)
_COMPARED: Final = (
    query("q", "a query; up to four times"), _OUTLETS, _SINCE, _UNTIL, query("copies", "once: each text once", choice("all", "once"))
)  # fmt: skip
_CLUSTERS: Final = (_OUTLET, query("below", "the place of the last one of the page before", {"type": "integer"}))

_FLOAT: Final[Schema] = {"type": "number"}
_SHOWN: Final = an_object(
    title=TEXT,
    url=TEXT_OR_NULL,
    first_seen_at=INSTANT,
    last_seen_at=INSTANT,
    article=or_null(PUBLIC_ID),
    article_headline=TEXT_OR_NULL,
    article_state=TEXT_OR_NULL,
    permalink=TEXT_OR_NULL,
)
_DAY_OF_TICKER: Final = an_object(
    outlet=TEXT, **_SHOWN["properties"], minutes=NUMBER, times={**NUMBER, "description": "uninterrupted spans"}
)  # fmt: skip
_REASONS: Final[Schema] = {"type": "object", "additionalProperties": NUMBER, "description": "failed fetches by reason"}
_COUNTS: Final = {
    "outlet": TEXT, "day": DAY, "runs": NUMBER, "listed": NUMBER, "fetched": NUMBER, "new": NUMBER, "unfit": NUMBER, "failed": NUMBER,
    "reasons": _REASONS, "is_gap": YES,
}  # fmt: skip
_MONTH: Final = {
    "month": TEXT, "outlet": TEXT_OR_NULL, "hits": NUMBER, "articles": NUMBER, "per_1000_articles": or_null(_FLOAT), "is_exact": YES,
}  # fmt: skip

# Forms of answers, by the names that openapi_schemas would have them under.
SCHEMAS: Final[dict[str, Schema]] = {
    "Tickers": an_object(
        query={"type": "object"},
        tickers=a_list(
            an_object(
                outlet=TEXT,
                at=INSTANT,
                before=INSTANT_OR_NULL,
                after=INSTANT_OR_NULL,
                previous=INSTANT_OR_NULL,
                following=INSTANT_OR_NULL,
                headlines=a_list(_SHOWN),
                unsure={**a_list(TEXT), "description": "headlines of one of two captures, of which it is not known whether they were shown"},
            )
        ),
        newest={"type": "object", "additionalProperties": INSTANT, "description": "the newest capture with a ticker, by outlet"},
    ),
    "TickerDay": an_object(outlet=TEXT, day=DAY, captures=NUMBER, is_cut=YES, headlines=a_list(_DAY_OF_TICKER)),
    "Coverage": an_object(since=DAY, until=DAY, days=a_list(an_object(**_COUNTS))),
    "OutletCoverage": an_object(
        outlet=TEXT,
        since=DAY,
        until=DAY,
        health={"type": ["object", "null"]},
        days=a_list(an_object(**_COUNTS, stored=NUMBER)),
        unfit={**a_list(TEXT), "description": "addresses that a source named and that are no articles"},
    ),
    "Failures": an_object(
        outlet=TEXT,
        since=DAY,
        until=DAY,
        reason=TEXT_OR_NULL,
        reasons={**_REASONS, "description": "failed fetches of these days by reason; those of articles that are in no list are counted"},
        failures=a_list(
            an_object(
                outlet=TEXT,
                url=TEXT,
                reason=TEXT,
                status={"type": ["integer", "null"], "description": "of HTTP; null without a response"},
                at=INSTANT_OR_NULL,
                kind=TEXT,
                permalink={**TEXT_OR_NULL, "description": "the article of this address, if the archive has it by another fetch"},
            )
        ),
        next=TEXT_OR_NULL,
    ),
    "Finding": an_object(state=TEXT, cause=TEXT, subject=TEXT_OR_NULL, since=INSTANT, sentence=TEXT),
    "Health": an_object(
        outlets=a_list(an_object(outlet=TEXT, state=TEXT, last_new_at=INSTANT_OR_NULL, findings=a_list(ref("Finding")))),
        common=a_list(ref("Finding")),
        archive={**a_list(ref("Finding")), "description": "what concerns the archive as a whole: whether it is crawled, and its disks"},
    ),
    "Copies": an_object(public_id=PUBLIC_ID, count=NUMBER, copies=a_list({"type": "object"})),
    "Clusters": an_object(
        query={"type": "object"},
        is_cut=YES,
        clusters=a_list(
            an_object(
                public_id=PUBLIC_ID,
                outlet=TEXT,
                headline=TEXT_OR_NULL,
                published_at=INSTANT_OR_NULL,
                published_precision=TEXT_OR_NULL,
                agency=TEXT_OR_NULL,
                kind=TEXT,
                articles=NUMBER,
                outlets=a_list(TEXT),
                first_at=INSTANT,
                last_at=INSTANT,
                permalink=TEXT,
            )
        ),
        next=TEXT_OR_NULL,
    ),
    "Words": {
        "type": "object",
        "description": "of lines, months and neighbours the list that `show` names",
        "required": ["query", "texts", "notes"],
        "properties": {
            "query": {"type": "object"},
            "texts": an_object(read=NUMBER, is_cut=YES),
            "notes": a_list(TEXT),
            "lines": a_list({"type": "object"}),
            "months": a_list(an_object(**_MONTH, occurrences=or_null(NUMBER), words=or_null(NUMBER), per_million=or_null(_FLOAT))),
            "neighbours": a_list(an_object(word=TEXT, together=NUMBER, occurrences=NUMBER, log_dice=_FLOAT)),
        },
    },
    "Compared": an_object(series=a_list({"type": "object"}), facets={"type": "object"}, notes=a_list(TEXT)),
    "Suggestions": an_object(q=TEXT, words=a_list(an_object(word=TEXT, articles=NUMBER))),
    "Decisions": an_object(
        decisions=a_list(
            an_object(
                decided_at=INSTANT,
                outlet=TEXT,
                grade=TEXT,
                because=TEXT,
                is_by_law=YES,
                lifted_at=INSTANT_OR_NULL,
                lifted_because=TEXT_OR_NULL,
                public_id=or_null(PUBLIC_ID),
                permalink=TEXT_OR_NULL,
            )
        )
    ),
}  # fmt: skip


def _both(
    address: str, summary: str, form: str, parameters: Sequence[Parameter], errors: Sequence[int]
) -> dict[str, dict[str, Any]]:
    """Return the entries of a list as JSON and as CSV."""
    return {
        f"{address}.json": reads(summary, JSON, ref(form), parameters=parameters, errors=errors, error_type=JSON),
        f"{address}.csv": reads(f"{summary} As CSV.", "text/csv", parameters=parameters, errors=errors),
    }


_AT: Final = query("at", "an instant; without an offset of UTC+6")
PATHS: Final[dict[str, dict[str, Any]]] = {
    **_both("/ticker", "What the tickers of outlets showed at an instant.", "Tickers", (_OUTLETS, _AT), (400,)),
    **_both("/ticker/{outlet}", "The ticker of an outlet on a day.", "TickerDay", (_OF_OUTLET, query("day", "the day", DAY)), (400, 404)),
    **_both("/coverage", "What was listed, fetched and failed by outlet and day.", "Coverage", _DAYS, (400,)),
    **_both("/coverage/{outlet}", "The days of an outlet.", "OutletCoverage", (_OF_OUTLET, *_DAYS, query("day", "one day", DAY)), (400, 404)),
    **_both(
        "/coverage/{outlet}/failures", "Up to 1000 fetches of an outlet that gave no page, the newest first.", "Failures",
        (_OF_OUTLET, *_FAILURES), (400, 404),
    ),
    "/health.json": reads("The health of the archive and its outlets, as the operator sees it.", JSON, ref("Health")),
    **_both("/a/{public_id}/copies", "The same text at other outlets, in order.", "Copies", (ID,), (404, 410, 451)),
    **_both("/stories", "The newest texts that several articles have.", "Clusters", _CLUSTERS, (400,)),
    "/stories.atom": reads("The newest texts that several articles have, as a feed.", "application/atom+xml", parameters=_CLUSTERS, errors=(400,)),
    **_both("/words", "A word in its contexts, by month, or its neighbours.", "Words", _WORDS, (400,)),
    **_both("/compare", "Queries or outlets beside each other, by month.", "Compared", _COMPARED, (400,)),
    **_both("/takedowns", "All decisions on articles that are not shown, or not as they were.", "Decisions", (), ()),
    "/suggest.json": reads(
        "Words of the archive that begin as a text does, or are spoken so.", JSON, ref("Suggestions"),
        parameters=(query("q", "a word, or its beginning"),),
    ),
}  # fmt: skip
