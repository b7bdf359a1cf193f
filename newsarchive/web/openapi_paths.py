"""What programs can ask, an entry for each path. A path that is added to the routes of the application is added here: a test compares the two."""

from typing import Any, Final

from newsarchive.archive.exports import FORMATS, TABLES
from newsarchive.web import openapi_lists
from newsarchive.web.openapi_parts import DAY, HTML, ID, JSON, LANG, Headers, choice, error_of, path, query, reads
from newsarchive.web.openapi_schemas import INSTANT, TEXT, ref

_PLAIN: Final = "text/plain"
_XML: Final = "application/xml"
_RIS: Final = "application/x-research-info-systems"
_BIBTEX: Final = "application/x-bibtex"
_CSL: Final = "application/vnd.citationstyles.csl+json"
_LINKS: Final = "application/link-format"
_WANTED: Final = (
    query("q", "the query, in the language of docs/searching.md: words in every form, \"phrases\", begin*, OR, -word, headline:word"),
    query("outlet", "the key of an outlet"),
    query("byline", "names in the byline"),
    query("section", "the section"),
    query("since", "the first day of publication, in the zone UTC+6", DAY),
    query("until", "the last day of publication", DAY),
    query("asof", "what the archive held at this instant", INSTANT),
    query("versions", "all: superseded versions too; not together with asof", choice("present", "all")),
    query("copies", "once: each text once", choice("all", "once")),
)  # fmt: skip
# What a search can be limited by, and how its hits are ordered: for every list that is one of a search.
SEARCH: Final = (*_WANTED, query("order", "best: those with the words in the headline first", choice("newest", "best")))
_BELOW: Final = query(
    "below", "the place of the last hit of the page before, as `next` has it", {"type": "integer", "minimum": -(2**50), "maximum": 2**50}
)  # fmt: skip
_VERSION: Final = path(
    "version", "the number of a version, from 1", {"type": "integer", "minimum": 1, "maximum": 999_999}
)
_FORM: Final = path("form", "its form", {"type": "string", "enum": ["text", "bibtex", "ris", "csl"]})
_URL: Final = path(
    "url", "the address of an article at its outlet, in any spelling, with its query; slashes need no escape"
)
_MEMENTO: Final[Headers] = {
    "Memento-Datetime": {"description": "when it was captured; missing if that is unknown", "schema": TEXT},
    "Link": {"description": "original, timegate, timemap, and first, last, prev and next memento", "schema": TEXT},
}
_DOWNLOAD: Final = (
    query("table", "what the rows are", choice(*TABLES)),
    query("format", "the format of the file", choice(*FORMATS)),
)

PATHS: Final[dict[str, dict[str, Any]]] = {
    "/search": {
        **reads("A search as a page.", HTML, parameters=(*SEARCH, _BELOW), errors=(400,)),
        "post": {
            "summary": "A search that is too long for a link: the answer is its address, which is as long, as nothing is kept.",
            "parameters": [LANG],
            "requestBody": {
                "description": "The parameters of /search.json; 16,384 bytes at most.",
                "content": {
                    "application/x-www-form-urlencoded": {
                        "schema": {"type": "object", "properties": {each["name"]: each["schema"] for each in SEARCH}}
                    }
                },
            },
            "responses": {
                "303": {"description": "Where the search is.", "headers": {"Location": {"schema": TEXT}}},
                "400": error_of(400, HTML),
                "500": error_of(500, HTML),
            },
        }
    },
    "/search.json": reads(
        "Up to 1000 hits of a search, with their number and the address of those that follow.", JSON, ref("Search"),
        parameters=(*SEARCH, _BELOW), errors=(400,), error_type=JSON,
    ),
    "/search.csv": reads(
        "Up to 1000 hits of a search as CSV, in UTF-8 with a byte order mark.", "text/csv", parameters=(*SEARCH, _BELOW), errors=(400,)
    ),
    "/search.atom": reads(
        "The newest 50 hits of a search as a feed (RFC 4287).", "application/atom+xml", parameters=(*SEARCH, _BELOW), errors=(400,)
    ),
    "/download/file": reads(
        "All rows of a search as a ZIP: the file, and behind it manifest.json with query, counts, columns, state of the archive, SHA-256 and terms. "
        "/download states beforehand how large it will be and how many rows are allowed.",
        "application/zip", {"type": "string", "contentMediaType": "application/zip"}, parameters=(*_WANTED, *_DOWNLOAD), errors=(400, 503),
    ),
    "/a/{public_id}.json": reads(
        "The present version of an article with all fields, evidence, versions, states, copies and citation.", JSON, ref("Article"),
        parameters=(ID,), errors=(404, 410, 451), error_type=JSON,
    ),
    "/a/{public_id}/v/{version}": reads(
        "A version of an article as a page: a memento (RFC 7089). Its address is the one to cite.", HTML,
        parameters=(ID, _VERSION, query("hl", "a query whose words are marked")), errors=(404, 410, 451), headers=_MEMENTO,
    ),
    "/a/{public_id}/v/{version}.json": reads(
        "A version of an article, as /a/{public_id}.json has the present one.", JSON, ref("Article"),
        parameters=(ID, _VERSION), errors=(404, 410, 451), error_type=JSON,
    ),
    "/a/{public_id}/v/{version}/cite/{form}": reads(
        "The citation of a version.", _PLAIN, parameters=(ID, _VERSION, _FORM), errors=(404, 410, 451),
    ),
    "/unapi": reads(
        "unAPI 1.0: the formats of a citation, or with id and format the citation.", _XML,
        parameters=(query("id", "PUBLIC-ID or PUBLIC-ID/v/N"), query("format", "ris or bibtex")), errors=(400, 404),
    ),
    "/timegate/{url}": reads(
        "The TimeGate of an address (RFC 7089): leads to the version that was held at a time, without a time to the present one.", "",
        parameters=(
            _URL,
            {"name": "Accept-Datetime", "in": "header", "description": "a time, as Thu, 29 Nov 2026 12:00:00 GMT", "schema": TEXT},
        ),
        errors=(400, 404), error_type=_PLAIN, status=302,
        headers={"Location": {"schema": TEXT}, "Link": {"schema": TEXT}, "Vary": {"schema": TEXT}},
    ),
    "/timemap/link/{url}": reads(
        "The TimeMap of an address as links (RFC 7089): each version once, at its first capture; none whose capture time is unknown.", _LINKS,
        parameters=(_URL,), errors=(404,), error_type=_PLAIN,
    ),
    "/timemap/json/{url}": reads(
        "The TimeMap of an address as JSON.", JSON, ref("TimeMap"), parameters=(_URL,), errors=(404,), error_type=JSON
    ),
    "/opensearch.xml": reads("The description of the search for browsers.", "application/opensearchdescription+xml"),
    "/openapi.json": reads("This description.", JSON, {"type": "object"}),
    "/sitemap.xml": reads("The parts of the sitemap; none of made-up articles.", _XML, errors=(404,)),
    "/sitemap/{part}.xml": reads(
        "A part of the sitemap.", _XML, parameters=(path("part", "its number, from 1", {"type": "integer", "minimum": 1}),), errors=(404,)
    ),
    **openapi_lists.PATHS,
    "/robots.txt": reads("What programs may read without being asked.", _PLAIN),
}  # fmt: skip

PATHS["/search"]["get"]["responses"]["303"] = {
    "description": "A parameter is empty: where the same search is without it.",
    "headers": {"Location": {"schema": TEXT}},
}
# Answers that have more than one media type.
PATHS["/a/{public_id}/v/{version}/cite/{form}"]["get"]["responses"]["200"]["content"] = {
    _PLAIN: {"schema": TEXT}, _BIBTEX: {"schema": TEXT}, _RIS: {"schema": TEXT}, _CSL: {"schema": ref("Csl")},
}  # fmt: skip
PATHS["/unapi"]["get"]["responses"] |= {
    "200": {"description": "The formats, or the citation.", "content": {each: {"schema": TEXT} for each in (_XML, _RIS, _BIBTEX)}},
    "300": {"description": "The formats of an article.", "content": {_XML: {"schema": TEXT}}},
}  # fmt: skip
