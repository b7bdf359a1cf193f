"""The forms of answers in JSON, as JSON Schema."""

from typing import Any, Final

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
INSTANT: Final[Schema] = {"type": "string", "format": "date-time"}
NUMBER: Final[Schema] = {"type": "integer"}
YES: Final[Schema] = {"type": "boolean"}
_ADDRESS: Final[Schema] = {"type": "string", "description": "an address"}


def ref(name: str) -> Schema:
    """Return a reference to a form."""
    return {"$ref": f"#/components/schemas/{name}"}


def a_list(of: Schema) -> Schema:
    """Return the form of a list."""
    return {"type": "array", "items": of}


def or_null(form: Schema) -> Schema:
    """Return a form, or null."""
    return {**form, "type": [form["type"], "null"]}


def an_object(**properties: Schema) -> Schema:
    """Return the form of an object that has all of these."""
    return {"type": "object", "required": list(properties), "properties": properties}


TEXT_OR_NULL: Final = or_null(TEXT)
INSTANT_OR_NULL: Final = or_null(INSTANT)
PUBLIC_ID: Final[Schema] = {"type": "string", "pattern": "^[a-z2-7]{16}$"}

SCHEMAS: Final[dict[str, Schema]] = {
    "Error": {
        **an_object(error=TEXT),
        "description": "What is wrong, as a sentence in the language that was asked for.",
    },
    "Hit": an_object(
        permalink=_ADDRESS,
        id=NUMBER,
        public_id=PUBLIC_ID,
        url=_ADDRESS,
        outlet=TEXT,
        headline=TEXT_OR_NULL,
        byline=TEXT_OR_NULL,
        published_at=INSTANT_OR_NULL,
        snippet=TEXT,
        score=NUMBER,
        version=NUMBER,
        seen_from=INSTANT,
        seen_until=INSTANT_OR_NULL,
        state=TEXT,
        copies=NUMBER,
    ),
    "Search": an_object(
        query={"type": "object", "additionalProperties": TEXT, "description": "the parameters in their one form"},
        count=an_object(value=NUMBER, is_exact=YES),
        notes=a_list(TEXT),
        suggestions=a_list(TEXT),
        hits=a_list(ref("Hit")),
        next=or_null(_ADDRESS),
    ),
    "Capture": an_object(
        id=NUMBER,
        url=_ADDRESS,
        status=or_null(NUMBER),
        fetched_at=INSTANT_OR_NULL,
        digest={**TEXT_OR_NULL, "description": "SHA-256 of the page"},
        size=or_null(NUMBER),
        warc_file=TEXT_OR_NULL,
        record_offset=or_null(NUMBER),
        record_length=or_null(NUMBER),
        payload_digest=TEXT_OR_NULL,
        is_revisit=or_null(YES),
    ),
    "Version": an_object(
        permalink=_ADDRESS,
        version=NUMBER,
        first_seen_at=INSTANT,
        last_seen_at=INSTANT,
        superseded_at=INSTANT_OR_NULL,
        cause={**TEXT_OR_NULL, "description": "why the next version differs: site or extractor"},
        changes=a_list(TEXT),
        extractor=TEXT,
        capture=ref("Capture"),
    ),
    "Copy": an_object(
        public_id=PUBLIC_ID,
        address=_ADDRESS,
        id=NUMBER,
        outlet=TEXT,
        url=_ADDRESS,
        headline=TEXT_OR_NULL,
        published_at=INSTANT_OR_NULL,
        first_seen_at=INSTANT,
        kind=TEXT,
        share={"type": "number"},
        is_origin=YES,
        agency=TEXT_OR_NULL,
    ),
    "Article": an_object(
        public_id=PUBLIC_ID,
        permalink=_ADDRESS,
        address=_ADDRESS,
        id=NUMBER,
        url=_ADDRESS,
        outlet=TEXT,
        layout=TEXT_OR_NULL,
        language=TEXT_OR_NULL,
        headline=TEXT_OR_NULL,
        kicker=TEXT_OR_NULL,
        byline=TEXT_OR_NULL,
        authors=a_list(an_object(name=TEXT, kind=TEXT, place=TEXT_OR_NULL)),
        published_at=INSTANT_OR_NULL,
        published_raw=TEXT_OR_NULL,
        published_precision=TEXT_OR_NULL,
        modified_at=INSTANT_OR_NULL,
        modified_raw=TEXT_OR_NULL,
        modified_precision=TEXT_OR_NULL,
        body={**TEXT_OR_NULL, "description": "a blank line separates paragraphs"},
        section=TEXT_OR_NULL,
        tags=a_list(TEXT),
        image=or_null(_ADDRESS),
        captions=a_list(TEXT),
        witnesses={"type": "object", "additionalProperties": TEXT, "description": "the rule that found each field"},
        problems=a_list(
            {
                "type": "object",
                "required": ["field", "reason"],
                "properties": {"field": TEXT, "reason": TEXT, "detail": TEXT_OR_NULL},
            }
        ),
        version=NUMBER,
        first_seen_at=INSTANT,
        last_seen_at=INSTANT,
        content_hash=TEXT_OR_NULL,
        extractor=TEXT,
        capture=ref("Capture"),
        state={"type": "string", "enum": ["present", "gone", "moved"]},
        state_since=INSTANT_OR_NULL,
        takedown={
            "type": ["object", "null"],
            "description": "the decision by which it is not shown as it was",
            "properties": {"grade": TEXT, "because": TEXT, "is_by_law": YES, "decided_at": INSTANT},
        },
        states=a_list(an_object(state=TEXT, since=INSTANT, target_url=or_null(_ADDRESS))),
        left_out={**a_list(TEXT), "description": "fields that are null because whole texts are not shown here"},
        versions=a_list(ref("Version")),
        copies=a_list(ref("Copy")),
        citation=an_object(text=TEXT, csl=ref("Csl")),
    ),
    "Csl": {
        "type": "array",
        "description": "CSL-JSON of one item",
        "items": {"type": "object", "required": ["id", "type"], "properties": {"id": TEXT, "type": TEXT}},
    },
    "Memento": an_object(datetime=INSTANT, uri=_ADDRESS),
    "TimeMap": an_object(
        original_uri=_ADDRESS,
        self=_ADDRESS,
        timegate_uri=_ADDRESS,
        timemap_uri=an_object(link_format=_ADDRESS, json_format=_ADDRESS),
        mementos={
            "type": "object",
            "required": ["list"],
            "properties": {"list": a_list(ref("Memento")), "first": ref("Memento"), "last": ref("Memento")},
        },
    ),
}
