"""Lists as JSON and CSV."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.rendering import answer

NOINDEX: Final = {"X-Robots-Tag": "noindex"}


def json_answer(request: Request, body: Mapping[str, object]) -> Response:
    """Return a response with an object as JSON."""
    text = json.dumps(body, ensure_ascii=False, indent=1)
    return answer(request, text.encode("utf-8", "replace"), "application/json", headers=NOINDEX)


def csv_answer(
    request: Request, name: str, rows: Sequence[Mapping[str, object]], columns: Sequence[str] | None = None
) -> Response:
    """Return a response with rows as CSV, with the mark by which spreadsheets know UTF-8.

    `name`: of the file, without its ending; `columns`: those of the first row if they are left out.
    """
    written = io.StringIO(newline="")
    lines = csv.DictWriter(written, columns or (list(rows[0]) if rows else []))
    if columns or rows:
        lines.writeheader()
    lines.writerows(rows)
    headers = {**NOINDEX, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    body = written.getvalue().encode("utf-8-sig", "replace")
    return answer(request, body, "text/csv; charset=utf-8", headers=headers)
