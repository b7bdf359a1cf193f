"""The page before a download: how many rows it will have, which columns, how large it is, and on what terms."""

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.exports import TABLES, writable_formats
from newsarchive.archive.exports.estimate import estimate
from newsarchive.web.data import NOINDEX
from newsarchive.web.download_request import PARAMETERS, DownloadRequest
from newsarchive.web.rendering import page
from newsarchive.web.search_request import unknown_parameters
from newsarchive.web.view import view_of


def download_page(request: Request) -> Response:
    """Answer with what a download will hold, and a link to its file unless it would have too many rows."""
    view, asked = view_of(request), DownloadRequest.of(request.query_params)
    settings = view.room.settings
    job = asked.job(settings, view.base + view.href("/download", asked.parameters()))
    found = estimate(view.room.engine, job)
    most = settings.most_rows
    return page(
        view,
        "download.html",
        headers=NOINDEX,
        asked=asked,
        job=job,
        estimate=found,
        most=most,
        is_too_many=most is not None and found.rows is not None and found.rows.value > most,
        tables=list(TABLES),
        formats=writable_formats(),
        notes=job.query.notes,
        ignored=unknown_parameters(request.query_params, PARAMETERS),
    )
