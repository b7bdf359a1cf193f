"""The page of a request that failed. Of a wrong value it has a form with all that was given, so that nothing is to be written again."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.errors import WrongRequestError
from newsarchive.web.rendering import page
from newsarchive.web.view import View, view_of

_NEVER_KEPT: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
_MOST: Final = 30  # fields
_FILE: Final = "/download/file"  # whose form is that of the page before it


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as it was given, with what the pages call it. `is_wrong`: it may be the one that cannot be used."""

    name: str
    label: str
    value: str
    is_wrong: bool


def error_page(
    request: Request, status: int, sentence: str, headers: Mapping[str, str] | None = None, **values: object
) -> Response:
    """Return the page of a failure, or an object where JSON was asked for. `values`: more of the template than the sentence."""
    found = {**_NEVER_KEPT, **(headers or {})}
    if request.url.path.endswith(".json"):
        body = json.dumps({"error": sentence}, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, status, found, "application/json")
    shown: dict[str, object] = {"fields": [], "without": [], "action": None, **values}
    # Whether the articles are made up is read of the archive, which may be what failed.
    return page(
        view_of(request), "error.html", status=status, headers=found, sentence=sentence, has_notice=status < 500, **shown
    )  # fmt: skip


def wrong_request(request: Request, error: WrongRequestError) -> Response:
    """Return the page of a value that cannot be used: the name of its field, what was wrong, and the form with what was given.

    Programs get the name of the parameter in place of that of the field.
    """
    view = view_of(request)
    if request.url.path.endswith(".json"):
        return error_page(request, 400, _sentence(view, error, str))
    path = "/download" if request.url.path == _FILE else request.url.path
    fields = list(_fields(view, error))
    wrong = dict.fromkeys(each.name for each in fields if each.is_wrong)
    without = [(_label(view, name), view.href(path, _without(request, name))) for name in wrong]
    sentence = _sentence(view, error, lambda name: f"“{_label(view, name)}”")
    return error_page(request, 400, sentence, fields=fields, without=without, action=path)


def _sentence(view: View, error: WrongRequestError, called: Callable[[str], str]) -> str:
    """Return the sentence of an error. `called`: what a parameter is called in it."""
    names = {name: called(name) for name in error.parameters}
    first = {"name": next(iter(names.values()))} if names else {}
    return view.t(error.key, **{**names, **error.values, **first})


def _fields(view: View, error: WrongRequestError) -> Iterator[Field]:
    given = [(name, value) for name, value in view.request.query_params.multi_items() if value.strip()]
    for name, value in given[:_MOST]:
        if name != "lang" and view.is_known(name):
            yield Field(name, _label(view, name), value, name in error.parameters)


def _label(view: View, name: str) -> str:
    return view.t.of("filter", name)


def _without(request: Request, wrong: str) -> list[tuple[str, str]]:
    """Return what was given, without one parameter."""
    given = request.query_params.multi_items()
    return [(name, value) for name, value in given if name not in (wrong, "lang") and value.strip()]
