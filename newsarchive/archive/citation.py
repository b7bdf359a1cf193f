"""How an article is cited: what a citation holds, and its forms for people, LaTeX and programs of references. Pure.

All that a citation holds follows from the captures, so that the same version is cited alike today and after the archive was built again.
"""

import json
import re
from base64 import b32encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final, Literal

from newsarchive.items import Precision

Format = Literal["text", "bibtex", "ris", "csl"]

# White space and invisible controls. The joiners of Bengali (U+200C, U+200D) are no such controls: they belong to words.
_GAPS: Final = re.compile("[\\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_PUBLIC_ID: Final = re.compile("[a-z2-7]{16}")
_TIMES: Final[dict[Precision, str]] = {
    "second": "%Y-%m-%d %H:%M:%S",
    "minute": "%Y-%m-%d %H:%M",
    "hour": "%Y-%m-%d %H:00",
    "day": "%Y-%m-%d",
}
_LATEX: Final = str.maketrans(
    {
        "\\": "\\textbackslash{}",
        # Programs that read BibTeX count braces, escaped or not: a single one would end the field or the file.
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# An address is verbatim in BibTeX: what would end its field is written as in any address.
_IN_ADDRESS: Final = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_LANGUAGES: Final = {"bn": "bengali", "en": "english"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of a version of an article holds.

    `published_at` has the offset that the page shows. `captured_at` and `digest`: when the page was fetched, and the SHA-256 of its bytes; the
    time is unknown for some saved pages. `permalink`: where a reading room shows this version; None if it has no lasting address.
    """

    public_id: str
    outlet: str
    headline: str | None
    authors: Sequence[str]
    published_at: datetime | None
    published_precision: Precision | None
    url: str
    version: int
    captured_at: datetime | None
    digest: str | None
    language: str | None = None
    permalink: str | None = None


def public_id(outlet: str, url: str) -> str:
    """Return the id of an article that does not depend on the archive: 16 letters and digits, a hash of its outlet's key and its one address."""
    return b32encode(sha256(f"{outlet}\n{url}".encode()).digest()[:10]).decode().lower()


def is_public_id(written: str) -> bool:
    """True if a string has the form of a public id."""
    return _PUBLIC_ID.fullmatch(written) is not None


def formatted(citation: Citation, form: Format) -> str:
    """Return a citation in a form, without a line end behind it."""
    return _FORMS[form](citation)


def as_text(citation: Citation) -> str:
    """Return a citation as one line for people."""
    authors = ", ".join(map(_line, citation.authors))
    headline = f"“{_line(citation.headline)}”" if citation.headline else "[no headline]"
    published = _published(citation) or "no publish time"
    parts = [headline, f"{_line(citation.outlet)}, {published}", citation.url, _evidence(citation)]
    return ". ".join([authors, *parts] if authors else parts)


def as_bibtex(citation: Citation) -> str:
    """Return a citation as an entry for biblatex."""
    fields = {
        "entrysubtype": "newspaper",
        "author": " and ".join(f"{{{_latex(each)}}}" for each in citation.authors),
        "title": f"{{{_latex(citation.headline)}}}" if citation.headline else "",
        "journaltitle": _latex(citation.outlet),
        "date": _day(citation.published_at),
        "url": citation.url.translate(_IN_ADDRESS),
        "urldate": _day(_captured(citation)),
        "langid": _LANGUAGES.get(citation.language or "", ""),
        "note": _latex(_note(citation)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@article{{{citation.public_id}-{citation.version},", *lines, "}"])


def as_ris(citation: Citation) -> str:
    """Return a citation as a record of RIS, whose lines end with CR and LF."""
    return "\r\n".join(f"{tag}  - {value}" for tag, value in _ris_lines(citation))


def as_csl(citation: Citation) -> str:
    """Return a citation as CSL-JSON: a list with one item."""
    item = {
        "id": f"{citation.public_id}-{citation.version}",
        "type": "article-newspaper",
        "title": _line(citation.headline) if citation.headline else None,
        "author": [{"literal": _line(each)} for each in citation.authors],
        "container-title": _line(citation.outlet),
        "issued": _date_parts(citation.published_at),
        "accessed": _date_parts(_captured(citation)),
        "URL": citation.url,
        "archive": "newsarchive",
        "archive_location": f"sha256:{citation.digest}" if citation.digest else None,
        "version": str(citation.version),
        "language": citation.language,
        "note": _note(citation),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _ris_lines(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield from (("AU", _line(each)) for each in citation.authors)
    if citation.headline:
        yield "TI", _line(citation.headline)
    yield "T2", _line(citation.outlet)
    if citation.published_at:
        yield "PY", f"{citation.published_at:%Y}"
        yield "DA", f"{citation.published_at:%Y/%m/%d}/"
    yield "UR", citation.url
    captured_at = _captured(citation)
    if captured_at:
        yield "Y2", f"{captured_at:%Y/%m/%d}/"
    yield "DB", "newsarchive"
    yield "AN", citation.public_id
    if citation.language:
        yield "LA", citation.language
    yield "N1", _note(citation)
    yield "ER", ""


def _note(citation: Citation) -> str:
    """Return the publish time in full, which most forms cut to its day, and what proves the text."""
    published = _published(citation)
    return f"Published {published}. {_evidence(citation)}" if published else f"No publish time. {_evidence(citation)}"


def _evidence(citation: Citation) -> str:
    captured_at = _captured(citation)
    captured = f"captured {captured_at:%Y-%m-%d %H:%M:%S} UTC" if captured_at else "captured at an unknown time"
    digest = f", SHA-256 {citation.digest}" if citation.digest else ""
    where = f", {citation.permalink}" if citation.permalink else ""
    return f"Archived as {citation.public_id}, version {citation.version}, {captured}{digest}{where}"


def _published(citation: Citation) -> str:
    at = citation.published_at
    if at is None:
        return ""
    precision = citation.published_precision or "minute"
    offset = "" if precision == "day" else f" {at.isoformat(timespec='minutes')[16:]}"
    return f"{at:{_TIMES[precision]}}{offset}"


def _captured(citation: Citation) -> datetime | None:
    return citation.captured_at.astimezone(UTC) if citation.captured_at else None


def _day(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d}" if at else ""


def _date_parts(at: datetime | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[at.year, at.month, at.day]]} if at else None


def _latex(text: str) -> str:
    return _line(text).translate(_LATEX)


def _line(text: str) -> str:
    """Return a text on one line."""
    return _GAPS.sub(" ", text).strip()


_FORMS: Final[dict[Format, Callable[[Citation], str]]] = {
    "text": as_text,
    "bibtex": as_bibtex,
    "ris": as_ris,
    "csl": as_csl,
}
