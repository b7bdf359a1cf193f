"""The sitemap of the articles, for search engines: an index, and a part for each ten thousand numbers of articles."""

from datetime import UTC
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.sitemap import articles_of_page, pages_of_articles
from newsarchive.web.rendering import answer, rendered
from newsarchive.web.view import View, view_of

_XML: Final = "application/xml; charset=utf-8"
_DIGITS: Final = 6  # of the number of a part at most


def index(request: Request) -> Response:
    """Answer with the addresses of the parts."""
    view = _view(request)
    parts = range(1, pages_of_articles(view.room.engine) + 1)
    return answer(request, rendered("sitemap_index.xml", view, parts=parts).encode(), _XML)


def part(request: Request) -> Response:
    """Answer with the addresses of articles."""
    view, written = _view(request), request.path_params["part"]
    is_number = written.isascii() and written.isdecimal() and len(written) <= _DIGITS
    found = articles_of_page(view.room.engine, int(written)) if is_number else []
    if not found:
        raise HTTPException(404)
    entries = [(public_id, at.astimezone(UTC).isoformat(timespec="seconds")) for public_id, at in found]
    return answer(request, rendered("sitemap.xml", view, entries=entries).encode(), _XML)


def _view(request: Request) -> View:
    """Return the view; of made-up articles there is no sitemap."""
    view = view_of(request)
    if view.is_made_up:
        raise HTTPException(404)
    return view
