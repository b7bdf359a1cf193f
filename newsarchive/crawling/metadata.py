"""What is known of a request, as the metadata record of its response states it."""

from newsarchive.items import CaptureKind
from newsarchive.outlets.sources import Source, SourceEntry


def metadata(outlet: str, kind: CaptureKind, source: Source | None, entry: SourceEntry | None) -> dict[str, str]:
    """Return the fields of the metadata record; what is not known is left out.

    `source`: the source that named the address; `entry`: what it stated of it, kept verbatim so that the page can be read again with it.
    """
    known = {
        "via": str(source) if source else None,
        "outlet": outlet,
        "kind": kind,
        "source-kind": source.kind if source and entry else None,
        "title": entry.title if entry else None,
        "section": entry.section if entry else None,
        "published": entry.published if entry else None,
        "modified": entry.modified if entry else None,
    }
    return {name: value for name, value in known.items() if value}


def loaded_metadata(outlet: str, page: str) -> dict[str, str]:
    """Return the fields of the metadata record of what a browser renders a page from. `page`: its address."""
    return {"via": page, "outlet": outlet, "kind": "loaded"}
