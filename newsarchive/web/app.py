"""The application: its routes as a table, and what happens when a request fails."""

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from threading import Thread
from typing import Final

from anyio.to_thread import current_default_thread_limiter
from sqlalchemy import Engine
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from newsarchive.archive import ArchiveError
from newsarchive.archive.visibility import TombstoneError
from newsarchive.web import (
    about,
    article,
    assets,
    clusters_page,
    compare_page,
    copies_page,
    coverage_page,
    download_file,
    download_page,
    failures_page,
    health_page,
    home,
    memento,
    openapi,
    search_page,
    sitemap,
    suggest,
    takedowns,
    ticker_day_page,
    ticker_page,
    words_page,
)
from newsarchive.web.admission import Admission
from newsarchive.web.canonical import canonical, given_to
from newsarchive.web.compare_request import CompareRequest
from newsarchive.web.download_request import DownloadRequest
from newsarchive.web.error_page import error_page, wrong_request
from newsarchive.web.errors import WrongRequestError
from newsarchive.web.rate import Buckets, RateLimit
from newsarchive.web.read_ahead import read_ahead
from newsarchive.web.reading_room import AddressesOf, ReadingRoom
from newsarchive.web.search_request import SearchRequest
from newsarchive.web.security import SecureHeaders
from newsarchive.web.settings import Settings
from newsarchive.web.view import view_of
from newsarchive.web.words_request import WordsRequest

_LOG: Final = logging.getLogger("newsarchive.web")
_THREADS: Final = 8  # requests that read the archive at once; the others wait
_COMPRESSED: Final = 1000  # bytes from which on a response is compressed
_KNOWN: Final = (400, 404, 405, 503)  # statuses with a sentence of their own

ROUTES: Final = (
    Route("/", home.home),
    Route("/search", canonical(search_page.search_page, given_to(SearchRequest))),
    Route("/search", search_page.search_form, methods=["POST"]),
    Route("/search.json", search_page.search_json),
    Route("/search.csv", search_page.search_csv),
    Route("/search.atom", search_page.search_atom),
    Route("/suggest.json", suggest.suggest),
    Route("/words", canonical(words_page.words_page, given_to(WordsRequest))),
    Route("/words.json", words_page.words_json),
    Route("/words.csv", words_page.words_csv),
    Route("/compare", canonical(compare_page.compare_page, given_to(CompareRequest))),
    Route("/compare.json", compare_page.compare_json),
    Route("/compare.csv", compare_page.compare_csv),
    Route("/download", canonical(download_page.download_page, given_to(DownloadRequest))),
    Route("/download/file", download_file.download_file),
    Route("/opensearch.xml", search_page.opensearch),
    Route("/about", about.about),
    Route("/a/{public_id}.json", article.present_json),
    Route("/a/{public_id}", article.present),
    Route("/a/{public_id}/v/{version}.json", article.version_json),
    Route("/a/{public_id}/v/{version}", article.version),
    Route("/a/{public_id}/v/{version}/cite/{form}", article.cite),
    Route("/a/{public_id}/diff/{before}/{after}", article.diff),
    Route("/ticker", canonical(ticker_page.ticker, given_to(ticker_page.TickerRequest))),
    Route("/ticker.json", ticker_page.ticker_json),
    Route("/ticker.csv", ticker_page.ticker_csv),
    Route("/ticker/{outlet}.json", ticker_day_page.ticker_day_json),
    Route("/ticker/{outlet}.csv", ticker_day_page.ticker_day_csv),
    Route("/ticker/{outlet}", canonical(ticker_day_page.ticker_day, given_to(ticker_day_page.DayRequest))),
    Route("/coverage", canonical(coverage_page.coverage, coverage_page.asked_of)),
    Route("/coverage.json", coverage_page.coverage_json),
    Route("/coverage.csv", coverage_page.coverage_csv),
    Route("/coverage/{outlet}.json", coverage_page.outlet_json),
    Route("/coverage/{outlet}.csv", coverage_page.outlet_csv),
    Route("/coverage/{outlet}", canonical(coverage_page.outlet, coverage_page.asked_of)),
    Route("/coverage/{outlet}/failures.json", failures_page.failures_json),
    Route("/coverage/{outlet}/failures.csv", failures_page.failures_csv),
    Route("/coverage/{outlet}/failures", canonical(failures_page.failures, failures_page.asked_of)),
    Route("/health", health_page.health),
    Route("/health.json", health_page.health_all_json),
    Route("/a/{public_id}/copies", copies_page.copies),
    Route("/a/{public_id}/copies.json", copies_page.copies_json),
    Route("/a/{public_id}/copies.csv", copies_page.copies_csv),
    Route("/a/{public_id}/copies/{other_public_id}", copies_page.compared),
    Route("/stories", canonical(clusters_page.clusters, given_to(clusters_page.ClustersRequest))),
    Route("/stories.json", clusters_page.clusters_json),
    Route("/stories.csv", clusters_page.clusters_csv),
    Route("/stories.atom", clusters_page.clusters_atom),
    Route("/unapi", article.unapi),
    Route("/takedowns", takedowns.log_page),
    Route("/takedowns.json", takedowns.log_json),
    Route("/takedowns.csv", takedowns.log_csv),
    Route("/timegate/{url:path}", memento.timegate),
    Route("/timemap/link/{url:path}", memento.timemap_link),
    Route("/timemap/json/{url:path}", memento.timemap_json),
    Route("/openapi.json", openapi.openapi),
    Route("/sitemap.xml", sitemap.index),
    Route("/sitemap/{part}.xml", sitemap.part),
    Route("/static/{name}", assets.asset),
    Route("/robots.txt", assets.robots),
)


def _as_written(_: Engine, url: str) -> Iterable[str]:
    """Return an address alone: the reading room itself does not know how outlets write theirs."""
    return [url]


def create_app(
    engine: Engine, settings: Settings, addresses_of: AddressesOf = _as_written, *, reads_ahead: bool = False
) -> ASGIApp:
    """Return the application for an archive.

    `engine`: read-only, closed by the caller; `addresses_of`: which spellings of an address are understood. `reads_ahead`: what takes long to read
    is read beside the first requests.
    """
    app = Starlette(
        routes=ROUTES,
        middleware=[
            *_limits(settings),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts), www_redirect=False),
            Middleware(GZipMiddleware, minimum_size=_COMPRESSED),
        ],
        exception_handlers={
            HTTPException: _refused,
            WrongRequestError: _wrong,
            TombstoneError: takedowns.tombstone,
            ArchiveError: _failed,
            Exception: _crashed,
        },
        lifespan=_lifespan,
    )
    app.state.reads_ahead = reads_ahead
    app.state.room = ReadingRoom(engine, settings, addresses_of)
    return SecureHeaders(Admission(app))  # outside of everything: the page of a failure has them too


def _limits(settings: Settings) -> list[Middleware]:
    """Return the limit of requests, before everything that costs more than it."""
    if not settings.is_limited:
        return []
    return [Middleware(RateLimit, buckets=Buckets(settings.rate), is_behind_proxy=settings.behind_proxy)]


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    current_default_thread_limiter().total_tokens = _THREADS
    if app.state.reads_ahead:
        Thread(target=read_ahead, args=(app.state.room,), daemon=True).start()
    yield


def _refused(request: Request, error: Exception) -> Response:
    """Answer a request for what there is not, or by a method that there is not."""
    status = error.status_code if isinstance(error, HTTPException) else 400
    key = f"error.{status}" if status in _KNOWN else "error.400"
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return error_page(request, status, view_of(request).t(key), headers)


def _wrong(request: Request, error: Exception) -> Response:
    """Answer a request with a value that cannot be used."""
    if not isinstance(error, WrongRequestError):
        raise error
    return wrong_request(request, error)


def _failed(request: Request, error: Exception) -> Response:
    """Answer a request at which the archive failed; why is in the log alone."""
    _LOG.error("%s: %s", request.url.path, error)
    return _crashed(request, error)


def _crashed(request: Request, _: Exception) -> Response:
    """Answer a request at which this program failed; the server logs the traceback."""
    return error_page(request, 500, view_of(request).t("error.500"))
