"""One address for each view: what a form submits empty, and what is the default beside it, is taken off by a redirect."""

from collections.abc import Callable, Sequence
from typing import Protocol
from urllib.parse import quote

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.view import View, view_of

Endpoint = Callable[[Request], Response]


class Asked(Protocol):
    """What the address of a page asks for."""

    def parameters(self) -> Sequence[tuple[str, str]]:
        """Return the parameters of its address, in one order and without defaults."""


class _Readable(Protocol):
    def of(self, given: QueryParams) -> Asked: ...


def given_to(kind: _Readable) -> Callable[[View], Asked]:
    """Return the function that reads the request of a view by its parameters alone."""
    return lambda view: kind.of(view.request.query_params)


def canonical(page: Endpoint, asked_of: Callable[[View], Asked]) -> Endpoint:
    """Return a page that leads to its one address where a parameter is empty. `asked_of`: reads what is asked for; raises WrongRequestError.

    A parameter that no page has is kept, so that the page names it as ignored.
    """

    def answer(request: Request) -> Response:
        given = request.query_params.multi_items()
        if all(value.strip() for _, value in given):
            return page(request)
        view = view_of(request)
        unknown = [(name, value) for name, value in given if value.strip() and not view.is_known(name)]
        address = view.href(quote(request.url.path), [*asked_of(view).parameters(), *unknown])
        return Response(status_code=303, headers={"Location": address, "Cache-Control": "no-store"})

    return answer
