"""Other extractors on the same pages, each asked for the fields that the annotations ask for."""

import importlib
import importlib.util
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import trafilatura

from newsarchive.items import Page

Extract = Callable[[Page], dict[str, Any]]


def rivals() -> dict[str, Extract]:
    """Return the extractors that are installed, by name and version; print how to get the one that is no dependency of ours."""
    found: dict[str, Extract] = {f"trafilatura {version('trafilatura')}": _trafilatura}
    if importlib.util.find_spec("newspaper") and importlib.util.find_spec("indicnlp"):
        found[f"newspaper4k {version('newspaper4k')}"] = _newspaper4k
    else:  # its parts for Bengali take 300 MB, which only this measurement needs
        print("newspaper4k is not measured: .venv/bin/pip install 'newspaper4k[bn]' brings it")
    return found


def _trafilatura(page: Page) -> dict[str, Any]:
    found = trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)
    if found is None:
        return {}
    fields = found if isinstance(found, dict) else found.as_dict()
    return {
        "headline": fields.get("title"),
        "byline": fields.get("author"),
        "published_at": fields.get("date"),
        "body": (fields.get("text") or "").replace("\n", "\n\n"),
    }


def _newspaper4k(page: Page) -> dict[str, Any]:
    article = importlib.import_module("newspaper").Article(page.url, language="bn", fetch_images=False)
    article.download(input_html=page.body.decode(errors="replace"))
    article.parse()
    return {
        "headline": article.title,
        "byline": ", ".join(article.authors) or None,
        "published_at": article.publish_date.isoformat() if article.publish_date else None,
        "body": article.text,
    }
