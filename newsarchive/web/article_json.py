"""An article as JSON: the fields of `newsarchive show --json`, with its addresses here and its citation."""

import json
from typing import Any

from newsarchive.archive.article_fields import fields_of
from newsarchive.archive.citation import Citation, formatted
from newsarchive.archive.clusters import copies_of
from newsarchive.archive.exports.columns import TEXTS
from newsarchive.archive.queries import StoredArticle, StoredVersion
from newsarchive.web.view import View


def article_json(view: View, article: StoredArticle, shown: StoredVersion, citation: Citation) -> bytes:
    """Return a version of an article as JSON. Where whole texts are not shown they are null, and `left_out` names them. Raises ArchiveError."""
    copies = copies_of(view.room.engine, article.id)
    fields = fields_of(article, shown, copies)
    left_out = [] if view.room.settings.shows_text_of(article) else [name for name in TEXTS if fields[name] is not None]
    address = f"{view.base}/a/{article.public_id}"
    versions = [{"permalink": f"{address}/v/{each['version']}", **each} for each in fields["versions"]]
    others = [
        {"public_id": copy.public_id, "address": f"{view.base}/a/{copy.public_id}", **each}
        for copy, each in zip(copies, fields["copies"], strict=True)
    ]
    body: dict[str, Any] = {
        "public_id": article.public_id,
        "permalink": f"{address}/v/{shown.version}",
        "address": address,
        **fields,
        **dict.fromkeys(left_out),
        "left_out": left_out,
        "versions": versions,
        "copies": others,
        "citation": {"text": formatted(citation, "text"), "csl": json.loads(formatted(citation, "csl"))},
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode("utf-8", "replace")
