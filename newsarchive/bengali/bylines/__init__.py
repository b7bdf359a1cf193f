"""Bylines: who wrote an article, as pages show it above, before or below its text.

`authors` reads a byline into people, desks, agencies and correspondents with their places; `in_first_line` and `in_last_lines` find the byline in the
text of a body, `agencies_at_foot` the agencies that it names as its source.

>>> [(author.name, author.kind, author.place) for author in authors("রহিম উদ্দিন, খুলনা প্রতিনিধি")]
[('রহিম উদ্দিন', 'person', 'খুলনা')]
"""

from newsarchive.bengali.bylines.author import Author, Kind
from newsarchive.bengali.bylines.first_line import in_first_line
from newsarchive.bengali.bylines.labels import is_label_alone, label_removed
from newsarchive.bengali.bylines.last_lines import agencies_at_foot, in_last_lines, signature
from newsarchive.bengali.bylines.nobody import (
    is_nameless,
    is_time_or_counter,
    names_nobody,
    shows_counter,
    shows_time,
    without_time,
)
from newsarchive.bengali.bylines.read import authors, without_label
from newsarchive.bengali.bylines.roles import is_office

__all__ = [
    "Author",
    "Kind",
    "agencies_at_foot",
    "authors",
    "in_first_line",
    "in_last_lines",
    "is_label_alone",
    "is_nameless",
    "is_office",
    "is_time_or_counter",
    "label_removed",
    "names_nobody",
    "shows_counter",
    "shows_time",
    "signature",
    "without_label",
    "without_time",
]
