"""The forms of answers in JSON, as JSON Schema."""

from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
INSTANT: Final[Schema] = {"type": "string", "format": "date-time"}
_NUMBER: Final[Schema] = {"type": "integer"}
_YES: Final[Schema] = {"type": "boolean"}
_ADDRESS: Final[Schema] = {"type": "string", "description": "an address"}


def ref(name: str) -> Schema:
    """Return a reference to a form."""
    return {"$ref": f"#/components/schemas/{name}"}


def a_list(of: Schema) -> Schema:
    """Return the form of a list."""
    return {"type": "array", "items": of}


def _or_null(form: Schema) -> Schema:
    return {**form, "type": [form["type"], "null"]}


def _object(**properties: Schema) -> Schema:
    """Return the form of an object that has all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


_TEXT_OR_NULL: Final = _or_null(TEXT)
_INSTANT_OR_NULL: Final = _or_null(INSTANT)
_PUBLIC_ID: Final[Schema] = {"type": "string", "pattern": "^[a-z2-7]{16}$"}

SCHEMAS: Final[dict[str, Schema]] = {
    "Error": {**_object(error=TEXT), "description": "What is wrong, as a sentence in the language that was asked for."},
    "Hit": _object(
        permalink=_ADDRESS,
        id=_NUMBER,
        public_id=_PUBLIC_ID,
        url=_ADDRESS,
        outlet=TEXT,
        headline=_TEXT_OR_NULL,
        byline=_TEXT_OR_NULL,
        published_at=_INSTANT_OR_NULL,
        snippet=TEXT,
        score=_NUMBER,
        version=_NUMBER,
        seen_from=INSTANT,
        seen_until=_INSTANT_OR_NULL,
        state=TEXT,
        copies=_NUMBER,
    ),
    "Search": _object(
        query={"type": "object", "additionalProperties": TEXT, "description": "the parameters in their one form"},
        count=_object(value=_NUMBER, is_exact=_YES),
        notes=a_list(TEXT),
        suggestions=a_list(TEXT),
        hits=a_list(ref("Hit")),
        next=_or_null(_ADDRESS),
    ),
    "Capture": _object(
        id=_NUMBER,
        url=_ADDRESS,
        status=_or_null(_NUMBER),
        fetched_at=_INSTANT_OR_NULL,
        digest={**_TEXT_OR_NULL, "description": "SHA-256 of the page"},
        size=_or_null(_NUMBER),
        warc_file=_TEXT_OR_NULL,
        record_offset=_or_null(_NUMBER),
        record_length=_or_null(_NUMBER),
        payload_digest=_TEXT_OR_NULL,
        is_revisit=_or_null(_YES),
    ),
    "Version": _object(
        permalink=_ADDRESS,
        version=_NUMBER,
        first_seen_at=INSTANT,
        last_seen_at=INSTANT,
        superseded_at=_INSTANT_OR_NULL,
        cause={**_TEXT_OR_NULL, "description": "why the next version differs: site or extractor"},
        changes=a_list(TEXT),
        extractor=TEXT,
        capture=ref("Capture"),
    ),
    "Copy": _object(
        public_id=_PUBLIC_ID,
        address=_ADDRESS,
        id=_NUMBER,
        outlet=TEXT,
        url=_ADDRESS,
        headline=_TEXT_OR_NULL,
        published_at=_INSTANT_OR_NULL,
        first_seen_at=INSTANT,
        kind=TEXT,
        share={"type": "number"},
        is_origin=_YES,
        agency=_TEXT_OR_NULL,
    ),
    "Article": _object(
        public_id=_PUBLIC_ID,
        permalink=_ADDRESS,
        address=_ADDRESS,
        id=_NUMBER,
        url=_ADDRESS,
        outlet=TEXT,
        layout=_TEXT_OR_NULL,
        language=_TEXT_OR_NULL,
        headline=_TEXT_OR_NULL,
        kicker=_TEXT_OR_NULL,
        byline=_TEXT_OR_NULL,
        authors=a_list(_object(name=TEXT, kind=TEXT, place=_TEXT_OR_NULL)),
        published_at=_INSTANT_OR_NULL,
        published_raw=_TEXT_OR_NULL,
        published_precision=_TEXT_OR_NULL,
        modified_at=_INSTANT_OR_NULL,
        modified_raw=_TEXT_OR_NULL,
        modified_precision=_TEXT_OR_NULL,
        body={**_TEXT_OR_NULL, "description": "a blank line separates paragraphs"},
        section=_TEXT_OR_NULL,
        tags=a_list(TEXT),
        image=_or_null(_ADDRESS),
        captions=a_list(TEXT),
        witnesses={"type": "object", "additionalProperties": TEXT, "description": "the rule that found each field"},
        problems=a_list(
            {
                "type": "object",
                "required": ["field", "reason"],
                "properties": {"field": TEXT, "reason": TEXT, "detail": _TEXT_OR_NULL},
            }
        ),
        version=_NUMBER,
        first_seen_at=INSTANT,
        last_seen_at=INSTANT,
        content_hash=TEXT,
        extractor=TEXT,
        capture=ref("Capture"),
        state={"type": "string", "enum": ["present", "gone", "moved"]},
        state_since=_INSTANT_OR_NULL,
        states=a_list(_object(state=TEXT, since=INSTANT, target_url=_or_null(_ADDRESS))),
        left_out={**a_list(TEXT), "description": "fields that are null because whole texts are not shown here"},
        versions=a_list(ref("Version")),
        copies=a_list(ref("Copy")),
        citation=_object(text=TEXT, csl=ref("Csl")),
    ),
    "Csl": {
        "type": "array",
        "description": "CSL-JSON of one item",
        "items": {"type": "object", "required": ["id", "type"], "properties": {"id": TEXT, "type": TEXT}},
    },
    "Memento": _object(datetime=INSTANT, uri=_ADDRESS),
    "TimeMap": _object(
        original_uri=_ADDRESS,
        self=_ADDRESS,
        timegate_uri=_ADDRESS,
        timemap_uri=_object(link_format=_ADDRESS, json_format=_ADDRESS),
        mementos={
            "type": "object",
            "required": ["list"],
            "properties": {"list": a_list(ref("Memento")), "first": ref("Memento"), "last": ref("Memento")},
        },
    ),
}
