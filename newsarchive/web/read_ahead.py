"""What takes long to read of a large archive is read when the server starts, so that no reader waits for it."""

import logging
from typing import Final

from starlette.datastructures import QueryParams

from newsarchive.archive import ArchiveError
from newsarchive.archive.search.places import ZONE
from newsarchive.web.coverage_request import CoverageRequest
from newsarchive.web.reading_room import ReadingRoom

_LOG: Final = logging.getLogger("newsarchive.web")


def read_ahead(room: ReadingRoom) -> None:
    """Read what the first pages, coverage and health show by default; it is kept as if a reader had asked for it."""
    asked = CoverageRequest.of(QueryParams(), room.now().astimezone(ZONE).date())
    try:
        room.overview()
        room.coverage(asked.since, asked.until)
        room.health()
    except ArchiveError as error:
        _LOG.error("what is kept of the archive could not be read: %s", error)
