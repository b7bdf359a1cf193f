"""Datasette's plugin of the archive: its search box and the SQL function bn_search fold and stem, and the table of articles is lean at first."""

import json
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode

from datasette import hookimpl
from datasette.filters import FilterArguments
from sqlalchemy import Engine

from newsarchive.archive import open_archive
from newsarchive.archive.connect import reading
from newsarchive.archive.schema import metadata
from newsarchive.archive.search import parse
from newsarchive.archive.search.find import Finder

_SEARCHED: Final = ("articles", "articles_local", "articles_normalized")
_LEAN: Final = ("outlet", "section", "headline", "byline", "url", "state")


@cache
def _engine(path: str) -> Engine:
    return open_archive(f"sqlite:///file:{quote(path)}?mode=ro&uri=true", migrate=False)


def found_ids(path: str, written: str) -> str:
    """Return the ids of all articles that a query finds, as a list in JSON."""
    query = parse(written)
    if query.is_void:
        return "[]"
    with reading(_engine(path)) as connection:
        finder = Finder(connection)
        return json.dumps(list(finder.every(query, finder.forms(query))))


@hookimpl
def prepare_connection(conn: Any, database: str, datasette: Any) -> None:
    """Add bn_search(query) to a connection: the ids of the articles as JSON, for json_each."""
    path = datasette.get_database(database).path if database in datasette.databases else None
    if path:
        conn.create_function("bn_search", 1, lambda written: found_ids(path, written or ""))


@hookimpl(trylast=True)
def filters_from_request(request: Any, table: str) -> FilterArguments | None:
    """Add the search box to the tables of articles, in place of Datasette's own, which takes words as they are written."""
    if table not in _SEARCHED:
        return None
    written = request.args.get("_search", "")
    if not written:
        return FilterArguments([], extra_context={"supports_search": True})
    notes = "".join(f"; {note}" for note in parse(written).notes)
    return FilterArguments(
        ["id in (select value from json_each(bn_search(:words)))"],
        params={"words": written},
        human_descriptions=[f"search finds {written}{notes}"],
        extra_context={"supports_search": True, "search": written},
    )


@hookimpl
def asgi_wrapper() -> Callable[[Any], Any]:
    """Lead from the bare address of a table of articles to the one with few columns, and from that of a CSV file to the one with all rows."""

    def wrap(app: Any) -> Callable[[Any, Any, Any], Awaitable[None]]:
        async def redirecting(scope: Any, receive: Any, send: Any) -> None:
            better = _better_query(scope["path"], scope["query_string"].decode()) if scope["type"] == "http" else None
            if better is None:
                await app(scope, receive, send)
                return
            headers = [(b"location", f"{quote(scope['path'])}?{better}".encode())]
            await send({"type": "http.response.start", "status": 302, "headers": headers})
            await send({"type": "http.response.body", "body": b""})

        return redirecting

    return wrap


def _better_query(path: str, query: str) -> str | None:
    """Return the query of the address to lead to; None if the address is good as it is."""
    name = path.rpartition("/")[2]
    if name in _SEARCHED and not query:
        time = "published_local" if name == "articles_local" else "published_at"
        return urlencode([("_col", column) for column in (time, *_LEAN)])
    if name.removesuffix(".csv") in (*metadata.tables, *_SEARCHED) and name.endswith(".csv"):
        asked = parse_qsl(query, keep_blank_values=True)
        if "_stream" not in dict(asked):  # else the file ends after a page
            return urlencode([*((key, value) for key, value in asked if key != "_size"), ("_stream", "on")])
    return None


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Return the style that keeps the descriptions of columns above a table short."""
    return [datasette.urls.path("/explore/explore.css")]
