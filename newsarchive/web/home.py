"""The first page: what is in the archive, what is new in it, and where to begin."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search import Query, search
from newsarchive.web.rendering import page
from newsarchive.web.view import view_of

_NEWEST: Final = 12


def home(request: Request) -> Response:
    """Answer with the counts of the archive, its newest articles and its outlets."""
    view = view_of(request)
    newest = search(view.room.engine, Query(), limit=_NEWEST).hits
    return page(view, "home.html", overview=view.room.overview_after_takedowns(), newest=newest)
