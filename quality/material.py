"""The real pages that measurements run on: the shared material beside the checkout, and the scoring scripts kept with it."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from newsarchive.items import Page

SHARED = Path(__file__).resolve().parents[2] / "shared"
OUTLET = "dainikamadershomoy"


def pages_folder() -> Path:
    """Return the folder of the saved pages, or exit with a sentence."""
    folder = SHARED / "pages"
    if not folder.is_dir():
        sys.exit(f"The measurements need the saved pages, which are not at {folder}.")
    return folder


def real_articles() -> list[Page]:
    """Return the saved articles of one outlet."""
    return [
        Page((SHARED / entry["file"]).read_bytes(), entry["url"])
        for entry in json_lines(pages_folder() / "manifest.jsonl")
        if entry["kind"] == "article" and entry["outlet"].startswith(OUTLET)
    ]


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the object of each line of a file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def scoring(name: str) -> ModuleType:
    """Return one of the scoring scripts of the shared material as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "eval" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
