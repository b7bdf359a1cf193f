"""What the entries of the description of OpenAPI are made of: parameters, answers and errors."""

from collections.abc import Sequence
from typing import Any, Final

from newsarchive.web.openapi_schemas import TEXT, Schema, ref

JSON: Final = "application/json"
HTML: Final = "text/html"
DAY: Final[Schema] = {"type": "string", "format": "date"}
_MEANINGS: Final = {
    304: "The ETag of If-None-Match is that of the present answer.",
    400: "A value cannot be used; the answer names it.",
    404: "There is no such thing.",
    410: "The article is withheld, or was removed for good; why is in the public log.",
    413: "It is too large.",
    451: "The article is withheld because of a law or a court.",
    500: "The archive could not answer.",
    503: "Two downloads are being made already; ask again after Retry-After seconds.",
}

Parameter = dict[str, Any]
Headers = dict[str, dict[str, Any]]


def query(name: str, meaning: str, schema: Schema | None = None) -> Parameter:
    """Return a parameter of the query, which may be left out."""
    return {"name": name, "in": "query", "description": meaning, "schema": schema or TEXT}


def path(name: str, meaning: str, schema: Schema | None = None) -> Parameter:
    """Return a parameter of the path."""
    return {"name": name, "in": "path", "required": True, "description": meaning, "schema": schema or TEXT}


def reads(
    summary: str,
    media_type: str,
    schema: Schema | None = None,
    *,
    parameters: Sequence[Parameter] = (),
    errors: Sequence[int] = (),
    error_type: str = HTML,
    status: int = 200,
    headers: Headers | None = None,
) -> dict[str, Any]:
    """Return the entry of a path that is read. `schema`: of an answer in JSON; `errors`: statuses that it may have besides 500."""
    found: dict[str, Any] = {"description": summary}
    if media_type:
        found["content"] = {media_type: {"schema": schema or TEXT}}
    if headers:
        found["headers"] = headers
    responses = {str(status): found, **{str(each): error_of(each, error_type) for each in (*errors, 500)}}
    return {"get": {"summary": summary, "parameters": [*parameters, LANG], "responses": responses}}


def choice(*names: str) -> Schema:
    """Return the form of one of some names; the first is the default."""
    return {"type": "string", "enum": list(names), "default": names[0]}


def error_of(status: int, media_type: str) -> dict[str, Any]:
    """Return an answer with an error."""
    schema = ref("Error") if media_type == JSON else TEXT
    return {"description": _MEANINGS[status], "content": {media_type: {"schema": schema}}}


LANG: Final = query("lang", "the language of sentences: bn or en; others are ignored")
ID: Final = path("public_id", "the public id of an article", {"type": "string", "pattern": "^[a-z2-7]{16}$"})
