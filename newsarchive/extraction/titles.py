"""Titles that pages declare: the headline with the outlet's name before or behind it."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import pairwise

from newsarchive.bengali.text import fold

# What separates a headline from the name of the outlet.
_SEPARATOR = re.compile(r"(?<=\s)[|\-–—:•·»«\u0096]++(?=\s)|[|»«]|::")
_PUNCTUATION = re.compile(r"[\s\"'“”‘’«»|:।!?.,…\-–—]+")


@lru_cache(maxsize=1024)
def title_key(text: str) -> str:
    """Return the form in which titles are compared: folded, without punctuation."""
    return " ".join(_PUNCTUATION.sub(" ", fold(text)).split())


def without_outlet(title: str, others: Collection[str], outlets: Collection[str] = ()) -> str:
    """Return a title without the outlet's name.

    The name is one of `outlets`, before or behind a separator; else what follows a separator where one of the titles in `others` goes without it;
    else what follows the last separator, if that is short.
    """
    separators = list(_SEPARATOR.finditer(title))
    names = {title_key(name) for name in outlets} if separators else set()
    for cut in separators:
        if title_key(title[cut.end() :]) in names:
            return title[: cut.start()].rstrip()
        if title_key(title[: cut.start()]) in names:
            return title[cut.end() :].lstrip()
        if any(title_key(title[: cut.start()]) == title_key(other) for other in others):
            return title[: cut.start()].rstrip()
    if separators and len(title) - separators[-1].end() < separators[-1].start() / 2:
        return title[: separators[-1].start()].rstrip()
    return title


def title_part_keys(title: str) -> Iterator[str]:
    """Yield the keys of the parts of a title: each part, and all up to or from each separator."""
    separators = list(_SEPARATOR.finditer(title))
    for cut in separators:
        yield title_key(title[: cut.start()])
        yield title_key(title[cut.end() :])
    for before, after in pairwise(separators):
        yield title_key(title[before.end() : after.start()])
