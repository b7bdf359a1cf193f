"""Memento (RFC 7089): programs that know the address of an article at its outlet find its versions by time.

A version is one memento, at the time of the first capture that shows it; later captures of the same content are none of their own. A version whose
capture time is unknown is none: no time is invented.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.queries import StoredArticle, StoredVersion, article_at
from newsarchive.web.rendering import REVALIDATED, answer
from newsarchive.web.view import View, view_of

LINK_FORMAT: Final = "application/link-format"
_DATE: Final = "%a, %d %b %Y %H:%M:%S GMT"
_VARY: Final = {"Vary": "accept-datetime"}
_IN_ADDRESS: Final = "/:?&=%#+,;@~!$()*[]"
_ESCAPED: Final = re.compile("https?%3A", re.IGNORECASE)
_SCHEME: Final = re.compile("^(https?):/+", re.IGNORECASE)  # some proxies take one of two slashes away
_CONTROL: Final = re.compile("[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Memento:
    """A version with the time of its capture."""

    version: int
    at: datetime

    @property
    def date(self) -> str:
        """The time as HTTP writes it."""
        return format_datetime(self.at, usegmt=True)


def timegate(request: Request) -> Response:
    """Answer with where the version of a time is; without a time the present one."""
    view = view_of(request)
    article = _article(view, _target(request, "/timegate/"))
    if article is None:
        return _refused(view, 404, view.t("error.404"))
    written = request.headers.get("accept-datetime")
    at = _read(written) if written is not None else None
    if written is not None and at is None:
        return _refused(view, 400, view.t("error.date", given=written[:80]))
    found = mementos(article)
    if at is None:
        number = article.present.version
    elif found:
        number = next((each for each in reversed(found) if each.at <= at), found[0]).version
    else:
        return _refused(view, 404, view.t("error.404"))
    headers = {
        "Location": _address(view, article, number),
        "Link": _links(view, article, _ends(found)),
        "Cache-Control": REVALIDATED,
        **_VARY,
    }
    return Response(status_code=302, headers=headers)


def timemap_link(request: Request) -> Response:
    """Answer with all mementos of an address, as links."""
    view = view_of(request)
    article = _article(view, _target(request, "/timemap/link/"))
    if article is None:
        return _refused(view, 404, view.t("error.404"))
    found = mementos(article)
    span = f'; from="{found[0].date}"; until="{found[-1].date}"' if found else ""
    own = f'<{_timemap(view, article)}>; rel="self"; type="{LINK_FORMAT}"{span}'
    lines = [_original(article), own, _timegate(view, article), *_memento_links(view, article, _ends(found), found)]
    return answer(request, ",\n".join([*lines]).encode() + b"\n", LINK_FORMAT)


def timemap_json(request: Request) -> Response:
    """Answer with all mementos of an address as JSON, in the form that MemGator has made usual."""
    view = view_of(request)
    article = _article(view, _target(request, "/timemap/json/"))
    if article is None:
        return _refused(view, 404, view.t("error.404"))
    listed = [
        {"datetime": each.at.isoformat(), "uri": _address(view, article, each.version)} for each in mementos(article)
    ]
    body = {
        "original_uri": article.url,
        "self": _timemap(view, article, "json"),
        "timegate_uri": f"{view.base}/timegate/{_quoted(article)}",
        "timemap_uri": {
            "link_format": _timemap(view, article),
            "json_format": _timemap(view, article, "json"),
        },
        "mementos": {
            "list": listed,
            **({"first": listed[0], "last": listed[-1]} if listed else {}),
        },
    }
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return answer(request, text.encode("utf-8", "replace"), "application/json")


def headers_of(view: View, article: StoredArticle, shown: StoredVersion) -> dict[str, str]:
    """Return the headers of a version as a memento; none if its capture time is unknown."""
    found = mementos(article)
    place = next((place for place, each in enumerate(found) if each.version == shown.version), None)
    if place is None:
        return {}
    relations = _ends(found)
    for relation, near in (("prev", place - 1), ("next", place + 1)):
        if 0 <= near < len(found):
            relations.setdefault(found[near], []).append(relation)
    return {"Memento-Datetime": found[place].date, "Link": _links(view, article, relations)}


def mementos(article: StoredArticle) -> list[Memento]:
    """Return the mementos of an article in the order of time."""
    known = [(each.version, each.capture.fetched_at) for each in article.versions]
    return [Memento(number, at.astimezone(UTC)) for number, at in known if at]


def _target(request: Request, prefix: str) -> str:
    """Return the address that follows in the path, as it was written: with its query, its escapes and its slashes."""
    path: bytes = request.scope.get("raw_path") or quote(request.url.path).encode()
    tail = path.decode("utf-8", "replace").partition(prefix)[2]
    if _ESCAPED.match(tail):
        tail = unquote(tail)
    query = request.scope["query_string"].decode("utf-8", "replace")
    return _SCHEME.sub(r"\1://", f"{tail}?{query}" if query else tail)


def _article(view: View, url: str) -> StoredArticle | None:
    if "." not in url or _CONTROL.search(url):
        return None
    engine = view.room.engine
    return article_at(engine, list(dict.fromkeys(view.room.addresses_of(engine, url))))


def _read(written: str) -> datetime | None:
    try:
        return datetime.strptime(written.strip(), _DATE).replace(tzinfo=UTC)
    except ValueError:
        return None


def _ends(found: Sequence[Memento]) -> dict[Memento, list[str]]:
    relations: dict[Memento, list[str]] = {}
    if found:
        relations[found[0]] = ["first"]
        relations.setdefault(found[-1], []).append("last")
    return relations


def _links(view: View, article: StoredArticle, relations: dict[Memento, list[str]]) -> str:
    timemap = f'<{_timemap(view, article)}>; rel="timemap"; type="{LINK_FORMAT}"'
    links = [_original(article), _timegate(view, article), timemap]
    ordered = sorted(relations, key=lambda each: each.version)
    return ", ".join([*links, *_memento_links(view, article, relations, ordered)])


def _memento_links(
    view: View, article: StoredArticle, relations: dict[Memento, list[str]], found: Sequence[Memento]
) -> list[str]:
    return [
        f'<{_address(view, article, each.version)}>; rel="{" ".join([*relations.get(each, []), "memento"])}"; datetime="{each.date}"'
        for each in found
    ]


def _original(article: StoredArticle) -> str:
    return f'<{_quoted(article)}>; rel="original"'


def _timegate(view: View, article: StoredArticle) -> str:
    return f'<{view.base}/timegate/{_quoted(article)}>; rel="timegate"'


def _timemap(view: View, article: StoredArticle, form: str = "link") -> str:
    return f"{view.base}/timemap/{form}/{_quoted(article)}"


def _address(view: View, article: StoredArticle, version: int) -> str:
    return f"{view.base}/a/{article.public_id}/v/{version}"


def _quoted(article: StoredArticle) -> str:
    return quote(article.url, safe=_IN_ADDRESS)


def _refused(view: View, status: int, sentence: str) -> Response:
    headers = {"Cache-Control": "no-store", **_VARY}
    if view.request.url.path.startswith("/timemap/json/"):
        body = json.dumps({"error": sentence}, ensure_ascii=False).encode("utf-8", "replace")
        return Response(body, status, headers, "application/json")
    return Response(f"{sentence}\n".encode("utf-8", "replace"), status, headers, "text/plain; charset=utf-8")
