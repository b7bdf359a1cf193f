"""The byline before the text of an article, in its first line."""

import re
from typing import Final

from newsarchive.bengali.bylines.names import is_byline, is_byline_alone
from newsarchive.bengali.places import is_place
from newsarchive.bengali.text import clean_line

_LONGEST: Final = 90  # characters of a byline before the text
# The visarga, typed for the colon, also occurs in names (মোঃ, Md).
_END: Final = re.compile(r"::|:\s?[-–—]|:|।\s?।|॥|ঃ(?=[\s–—-]|$)")
_COLONS: Final = ":ঃ"
_DATELINE: Final = re.compile(r"^(?P<place>[^,:ঃ।()]{2,30}?)(?:,[^:ঃ।()]{3,40})?\s?\((?P<by>[^()]{3,40})\)\s?[:ঃ–—-]")


def in_first_line(paragraph: str) -> str | None:
    """Return the byline at the start of the first paragraph of a body; None if it starts with anything else.

    A byline ends with ":", "::", ":-", "।।", "॥" or a visarga typed for the colon. Before a colon it must contain a
    desk, an agency, a correspondent, or a writer and a known place: a name alone may be that of a speaker, a word alone
    a heading, a place alone a dateline, which a role in brackets may follow: "আগরতলা, ৫ ফেব্রুয়ারি (নিজস্ব প্রতিনিধি):"
    (Agartala, 5 February, own correspondent). The other ends occur only after bylines. A role that is the whole paragraph
    needs no end. The result is one line without its end, suitable for `authors`; the paragraph is unchanged. Raises
    nothing.
    """
    line = clean_line(paragraph[: _LONGEST * 4])[: _LONGEST + 2]
    dateline = _DATELINE.match(line)
    if dateline and is_place(dateline["place"]) and is_byline(dateline["by"], only_role=True):
        return dateline["by"]
    for end in _END.finditer(line):
        byline = line[: end.start()].strip()
        if is_byline(byline, only_role=end[0] in _COLONS):
            return byline
        if end[0] != "ঃ":
            return None
    return line if is_byline_alone(line) else None
