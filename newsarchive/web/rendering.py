"""Responses: pages and feeds from templates, which escape every value, with an ETag of what they contain."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.view import View

REVALIDATED: Final = "no-cache"  # kept by a browser, and asked for again with its ETag
_HTML: Final = "text/html; charset=utf-8"


@cache
def _environment() -> Environment:
    # Everything is escaped, whatever the template is called: feeds and SVG too.
    environment = Environment(
        loader=PackageLoader("newsarchive.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["web_address"] = _is_web_address
    return environment


def _is_web_address(url: str | None) -> bool:
    """True if a page may lead to an address: one of a site, never a script."""
    return url is not None and url.startswith(("http://", "https://"))


def rendered(template: str, view: View, **values: object) -> str:
    """Return a template with its values, `view` and `t` among them."""
    return _environment().get_template(template).render(view=view, t=view.t, **values)


def page(
    view: View, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
) -> Response:
    """Return a page in the language of its view."""
    body = rendered(template, view, **values).encode("utf-8", "replace")
    found = {"Content-Language": view.language, "Vary": "Accept-Language", **(headers or {})}
    return answer(view.request, body, _HTML, status=status, headers=found)


def answer(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    caching: str = REVALIDATED,
) -> Response:
    """Return a response with an ETag; without its body if the browser has it already."""
    etag = f'W/"{sha256(body).hexdigest()[:24]}"'
    kept = {"Cache-Control": caching, "ETag": etag, **(headers or {})}
    if status == 200 and etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=kept)
    return Response(body, status_code=status, media_type=media_type, headers=kept)
