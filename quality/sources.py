"""The articles that sources find in real listings and feeds, beside those that a person counted in the same files."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsarchive.items import Page
from newsarchive.outlets import Outlet
from newsarchive.outlets.reading import outlet_of
from newsarchive.outlets.registry import outlets
from newsarchive.outlets.sources import Feed, Listing, SourceResponse
from newsarchive.outlets.sources.source import SAMPLE_DAYS
from quality.material import pages_folder

# A line a file: how many articles it names, and the SHA-256 (16 digits) over their ids, sorted, a line each. They were found with regular
# expressions over the bytes, and the shapes of each site's addresses looked through by a person; videos and photo galleries are not counted.
TRUTH = Path(__file__).with_suffix(".jsonl")
_KINDS = {"Feed": Feed("/"), "Listing": Listing("/")}


@dataclass(frozen=True, slots=True)
class Count:
    """What a person counted in a file, and what was found there."""

    file: str
    outlet: str
    counted: int
    found: int
    same: bool


def counts(pages: Path) -> Iterator[Count]:
    """Yield what is found in each file that a person counted."""
    urls = {
        entry["file"].removeprefix("pages/"): entry["url"]
        for entry in map(json.loads, (pages / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    }
    for line in TRUTH.read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        url = urls[truth["file"]]
        outlet = outlet_of(url, outlets().values())
        assert outlet, f"{url} belongs to no outlet"
        ids = sorted(_ids(outlet, truth["source"], Page((pages / truth["file"]).read_bytes(), url)))
        digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16]
        yield Count(truth["file"], outlet.key, truth["articles"], len(ids), digest == truth["digest"])


def _ids(outlet: Outlet, kind: str, page: Page) -> set[str]:
    found = _KINDS[kind].read(SourceResponse(page, SAMPLE_DAYS))
    addresses = {address for entry in found.entries if (address := outlet.listed(entry.url))}
    return {outlet.id_of(address) or address for address in addresses}


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line for each file."""
    print(f"{'file':52} {'counted':>8} {'found':>6}")
    rows = list(counts(pages_folder()))
    for row in rows:
        print(f"{row.file:52} {row.counted:8} {row.found:6}  {'' if row.same else 'not the same'}")
    same = sum(row.same for row in rows)
    print(f"{len(rows)} files, {sum(r.counted for r in rows)} articles counted; the same were found in {same} files")
