"""What readers may want to know of the reading room: how to search, which keys there are, what is accessible, and how programs read it."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from newsarchive.web.rendering import page
from newsarchive.web.view import view_of

# Queries that show what a search understands, each with its sentence; the words: election, river erosion, canal, begin, water, flood.
_EXAMPLES: Final = (
    ("নির্বাচনের", "forms"), ('"নদী ভাঙন"', "phrase"), ("নদী OR খাল", "either"), ("বন্যা -ত্রাণ", "without"), ("বিদ্যু*", "beginning"),
    ("headline:বন্যা", "headline"), ("since:2026-11-01 until:2026-11-30", "days"), ("changed:headline", "changed"), ("state:gone", "gone"),
    ("missing:byline", "missing"), ("১৯৭১", "digits"), ("nirbachon", "roman"),
)  # fmt: skip
_KEYS: Final = (
    ("/", "search"),
    ("j", "next_hit"),
    ("k", "previous_hit"),
    ("[", "previous"),
    ("]", "next"),
    ("?", "help"),
)


def about(request: Request) -> Response:
    """Answer with the page about the reading room."""
    view = view_of(request)
    return page(view, "about.html", examples=_EXAMPLES, keys=_KEYS, contact=view.room.settings.contact)
