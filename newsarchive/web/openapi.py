"""The description of what programs can ask (OpenAPI 3.1): openapi_paths and openapi_lists have an entry for each path."""

import json
from importlib.metadata import version
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web import openapi_lists
from newsarchive.web.openapi_paths import PATHS
from newsarchive.web.openapi_schemas import SCHEMAS
from newsarchive.web.rendering import answer
from newsarchive.web.view import View, view_of

_ABOUT: Final = (
    "An archive of Bengali news that can be cited. All of it is read-only and needs no key. Answers have an ETag. Texts belong to their outlets: "
    "use them for research, quote them with address and time, and do not publish whole texts without permission of the outlet. Where whole texts "
    "are not shown, `body` and `image` are null or left out. Digits of days and instants may be Bengali ones. Parameters that a path does not have "
    "are ignored."
)


def openapi(request: Request) -> Response:
    """Answer with the description."""
    text = json.dumps(document(view_of(request)), ensure_ascii=False, indent=1)
    return answer(request, text.encode(), "application/json")


def document(view: View) -> dict[str, Any]:
    """Return the description of this reading room."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "newsarchive: the reading room", "version": version("newsarchive"), "description": _ABOUT},
        "servers": [{"url": view.base}],
        "paths": PATHS,
        "components": {"schemas": {**SCHEMAS, **openapi_lists.SCHEMAS}},
    }
