"""The header Content-Type of a response: its charset, and whether what it names can be a page, feed or list."""

_NO_PAGES = ("image/", "video/", "audio/", "font/", "text/css", "text/javascript", "text/csv", "multipart/")
_READ_APPLICATIONS = ("html", "xml", "json", "rss", "atom", "gzip")


def charset_of(content_type: str | None) -> str | None:
    """Return the charset of a Content-Type header, or None."""
    for part in (content_type or "").split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None


def may_be_page(content_type: str | None) -> bool:
    """Return False for a Content-Type of pictures, styles, programs and other files; True if none is stated."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if kind.startswith("application/"):
        return any(name in kind for name in _READ_APPLICATIONS)
    return not kind.startswith(_NO_PAGES)
