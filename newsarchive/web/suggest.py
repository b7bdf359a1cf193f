"""Words of the archive for what a person is typing, for the script of the search box; the page of a search has them without it."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.archive.search.parts import parts_of
from newsarchive.web.data import json_answer
from newsarchive.web.reading_room import ReadingRoom
from newsarchive.web.view import view_of

_SUGGESTED: Final = 6
_TYPED: Final = 40  # characters
_ROMAN: Final = re.compile("[A-Za-z]{2,40}")


def suggest(request: Request) -> Response:
    """Answer with words that begin as `q` does, or are spoken so, and how many articles have each."""
    view = view_of(request)
    typed = request.query_params.get("q", "")[:_TYPED]
    found = view.room.vocabulary().typed(typed, _SUGGESTED)
    body = {"q": typed, "words": [{"word": each.word, "articles": each.articles} for each in found]}
    return json_answer(request, body)


def spoken(room: ReadingRoom, written: str) -> list[tuple[str, str, int]]:
    """Return queries in which a word in Roman letters is one of the archive: each with this word and its number of articles."""
    parts = parts_of(written)
    return [
        (parts.with_part(position, each.word), each.word, each.articles)
        for position, part in enumerate(parts.parts)
        if _ROMAN.fullmatch(part)
        for each in room.vocabulary().meant(part, _SUGGESTED)
    ]
