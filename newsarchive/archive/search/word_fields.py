"""What is known of a word as plain values, for JSON, CSV and tables: the same names in the command line and the reading room."""

from dataclasses import asdict

from newsarchive.archive.search.usage import Collocation, Frequency
from newsarchive.archive.search.words_in import LineIn

Fields = dict[str, object]


def line_fields(found: LineIn) -> Fields:
    """Return the fields of a line and of its article by name. docs/operating.md explains them."""
    text = found.text
    return {
        **asdict(found.line),
        "article": text.article,
        "day": f"{text.published_at:%Y-%m-%d}" if text.published_at else None,
        "outlet": text.outlet,
        "public_id": text.public_id,
        "url": text.url,
    }


def frequency_fields(found: Frequency | None) -> Fields:
    """Return the fields of a frequency: without any words there is none, and None is not known."""
    each = found.per_million if found else None
    return {
        "occurrences": found.occurrences if found and found.words else None,
        "words": found.words if found else None,
        "per_million": None if each is None else round(each, 1),
    }


def neighbour_fields(found: Collocation) -> Fields:
    """Return the fields of a word near another one."""
    return {**asdict(found), "log_dice": round(found.log_dice, 2)}
