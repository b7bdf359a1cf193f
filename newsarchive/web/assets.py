"""The files of the package that pages need: the style sheet, the script, the icon and the fonts. No other file can be asked for."""

from functools import cache
from importlib.resources import files
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.rendering import answer
from newsarchive.web.view import view_of

_TYPES: Final = {
    "site.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "noto-sans-bengali-bengali-400-normal.woff2": "font/woff2",
    "noto-sans-bengali-bengali-700-normal.woff2": "font/woff2",
    "noto-sans-bengali-OFL.txt": "text/plain; charset=utf-8",
}
# Lists that have no end, and what programs of references and of Memento ask for.
_REFUSED: Final = (
    "/search", "/download", "/ticker", "/stories", "/coverage", "/health", "/words", "/compare", "/unapi", "/timegate", "/timemap",
)  # fmt: skip
_DAY: Final = "public, max-age=86400"


@cache
def _content(name: str) -> bytes:
    return files("newsarchive.web").joinpath("static", name).read_bytes()


def asset(request: Request) -> Response:
    """Answer with a file."""
    name = request.path_params["name"]
    if name not in _TYPES:
        raise HTTPException(404)
    return answer(request, _content(name), _TYPES[name], caching=_DAY)


def robots(request: Request) -> Response:
    """Answer which pages programs may read: each article, no list that has no end, such as a search with its facets. Nothing of made-up articles."""
    is_made_up = request.app.state.room.overview().kind == "made_up"
    refused = ["/"] if is_made_up else _REFUSED
    sitemap = [] if is_made_up else ["", f"Sitemap: {view_of(request).base}/sitemap.xml"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in refused), *sitemap]
    return answer(request, "\n".join([*lines, ""]).encode(), "text/plain; charset=utf-8")
