"""What a source had stated of an article, from its newest reading: WARC files of others do not have it beside the page."""

import re
from collections.abc import Mapping
from typing import Any, Final

from newsarchive.outlets.sources import KINDS, SourceEntry
from newsarchive.reextraction.pages import Stated

_RULE = re.compile(rf"({'|'.join(re.escape(source.kind) for source in KINDS)}): (title|section|published|modified)")
# The columns that a source is a witness of, and what each holds of its entry.
_COLUMNS: Final = {
    "headline": "headline",
    "section": "section",
    "published_at": "published_raw",
    "modified_at": "modified_raw",
}


def stated_before(url: str, values: Mapping[str, Any]) -> Stated | None:
    """Return what a source is the witness of in the columns of an article; None if it is of nothing."""
    named: dict[str, str] = {}
    kind = ""
    for column, text in _COLUMNS.items():
        rule = _RULE.fullmatch(values["witnesses"].get(column, ""))
        if rule and values[text]:
            kind = rule[1]
            named[rule[2]] = values[text]
    return Stated(SourceEntry(url, **named), kind) if named else None
