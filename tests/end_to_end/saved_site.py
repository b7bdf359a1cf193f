"""A folder of saved pages of the project's own, large enough to interrupt a replay of it."""

import json
from pathlib import Path

from tests.end_to_end.site import article_html, front_html


def save(folder: Path, articles: int) -> Path:
    """Write a front page of Deshchitro and its articles, with a manifest."""
    numbers = list(range(1, articles + 1))
    pages = {
        "https://deshchitro.com/": front_html(numbers),
        **{f"https://deshchitro.com/details/{n}": article_html(n) for n in numbers},
    }
    with (folder / "manifest.jsonl").open("w", encoding="utf-8") as manifest:
        for index, (url, html) in enumerate(pages.items()):
            (folder / f"{index}.html").write_text(html, encoding="utf-8")
            manifest.write(
                json.dumps({"file": f"{index}.html", "url": url, "fetched_at": "2025-01-01T00:00:00+00:00"}) + "\n"
            )
    return folder
