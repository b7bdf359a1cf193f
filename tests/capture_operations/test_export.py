"""`newsarchive capture export`: a WACZ that other programs read, with the records as they were kept."""

import gzip
import hashlib
import json
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from warcio.archiveiterator import ArchiveIterator

from newsarchive.archive.captures import move_records
from newsarchive.captures import read_all, responses
from newsarchive.commands import app
from newsarchive.errors import NewsarchiveError
from newsarchive.items import OutletRecord
from tests.archive.pages import article as article_of
from tests.capture_operations.kept import KeptArchive, page
from tests.captures.exchanges import AT

DAY = timedelta(days=1)


@pytest.fixture
def kept(tmp_path: Path) -> KeptArchive:
    return KeptArchive(tmp_path)


def export(kept: KeptArchive, *arguments: str) -> Result:
    return CliRunner().invoke(
        app, ["capture", "export", "--wacz", str(kept.root / "out.wacz"), *arguments, "--archive", kept.url]
    )


def index_of(path: Path) -> list[tuple[str, str, dict[str, str]]]:
    """Return key, time and fields of each line of the index, found by way of its second index."""
    with zipfile.ZipFile(path) as collection:
        blocks = collection.read("indexes/index.cdx.gz")
        head, *entries = collection.read("indexes/index.idx").decode().splitlines()
    assert json.loads(head.removeprefix("!meta 0 ")) == {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}
    lines = []
    for entry in entries:
        key, at, where = entry.split(" ", 2)
        place = json.loads(where)
        block = gzip.decompress(blocks[place["offset"] :][: place["length"]]).decode().splitlines()
        assert block[0].startswith(f"{key} {at} ")
        lines += block
    assert lines == sorted(lines)
    return [(key, at, json.loads(fields)) for key, at, fields in (line.split(" ", 2) for line in lines)]


def test_records_are_copied_byte_by_byte_and_the_index_leads_to_them(kept: KeptArchive) -> None:
    places = kept.keep([page(number, f"পাতা {number}") for number in range(3)])
    done = export(kept)
    assert done.stdout == f"{kept.root / 'out.wacz'}: 3 captures, 3 of them pages.\n"
    index = index_of(kept.root / "out.wacz")
    assert [key for key, *_ in index] == [f"com,example)/news/{number}" for number in range(3)]
    with zipfile.ZipFile(kept.root / "out.wacz") as collection:
        for place, (_, at, fields) in zip(places, index, strict=True):
            assert (at, fields["status"], fields["mime"]) == ("20261129043000", "200", "text/html")
            own = (kept.folder / place.file).read_bytes()[place.offset :][: place.length]
            copied = collection.read(f"archive/{fields['filename']}")[int(fields["offset"]) :][: int(fields["length"])]
            assert copied == own


def test_records_that_are_not_compressed_are_compressed(kept: KeptArchive) -> None:
    """As in files of other crawlers, which a replay leaves where they are."""
    (place,) = kept.keep([page(1, "এক")])
    path = kept.folder / place.file
    (kept.folder / "plain.warc").write_bytes(gzip.decompress(path.read_bytes()))
    (stored,) = read_all(kept.folder / "plain.warc")
    engine = kept.engine()
    (capture,) = kept.captures()
    move_records(engine, {capture.id: replace(place, file="plain.warc", offset=stored.offset, length=stored.length)})
    engine.dispose()
    path.unlink()
    check = CliRunner().invoke(app, ["capture", "check", "--archive", kept.url])
    assert (check.exit_code, check.stdout.splitlines()[-1]) == (0, "Files and rows agree.")
    assert export(kept).exit_code == 0
    ((_, _, fields),) = index_of(kept.root / "out.wacz")
    with zipfile.ZipFile(kept.root / "out.wacz") as collection:
        data = collection.read(f"archive/{fields['filename']}")[int(fields["offset"]) :][: int(fields["length"])]
    assert page(1, "এক").body in gzip.decompress(data)


def test_warcio_reads_every_record_with_its_request(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক"), page(1, "এক", AT + DAY), page(2, "দুই")])
    export(kept)
    with (
        zipfile.ZipFile(kept.root / "out.wacz") as collection,
        collection.open("archive/newsarchive-00000.warc.gz") as warc,
    ):
        kinds = [record.rec_type for record in ArchiveIterator(warc, check_digests="raise")]
    assert kinds == ["warcinfo", "response", "request", "revisit", "request", "response", "request"]
    assert [each.url[-1] for each in responses(kept.root / "out.wacz")] == ["1", "1", "2"]


def test_every_file_has_its_hash(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক")])
    export(kept)
    with zipfile.ZipFile(kept.root / "out.wacz") as collection:
        package = json.loads(collection.read("datapackage.json"))
        for resource in package["resources"]:
            data = collection.read(resource["path"])
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            assert resource["bytes"] == len(data)
        digest = json.loads(collection.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{hashlib.sha256(collection.read('datapackage.json')).hexdigest()}"
        names = {each["path"] for each in package["resources"]} | {"datapackage.json", "datapackage-digest.json"}
        assert names == set(collection.namelist())
    assert package["wacz_version"] == "1.1.1"


def test_files_are_stored_as_browsers_can_read_them(kept: KeptArchive) -> None:
    """The reader of replayweb.page takes files out of the archive by their offsets, and reads no fields of ZIP64."""
    kept.keep([page(1, "এক")])
    export(kept)
    data = (kept.root / "out.wacz").read_bytes()
    with zipfile.ZipFile(kept.root / "out.wacz") as collection:
        for info in collection.infolist():
            assert info.compress_type == zipfile.ZIP_STORED
            assert struct.unpack("<H", data[info.header_offset + 28 :][:2]) == (0,)


def pages_of(path: Path) -> Iterator[dict[str, str]]:
    with zipfile.ZipFile(path) as collection:
        head, *pages = map(json.loads, collection.read("pages/pages.jsonl").decode().splitlines())
    assert head["format"] == "json-pages-1.0"
    yield from pages


def test_pages_have_the_headlines_of_their_articles(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক")], article=lambda each: article_of(1, url=each.url, canonical_url=each.url))
    kept.keep([page(2, "তালিকা")], kind="listing")
    kept.keep([page(3, "robots")], kind="robots")
    done = export(kept)
    assert done.exit_code == 0, done.exception
    found = {each["url"][-1]: each.get("title") for each in pages_of(kept.root / "out.wacz")}
    assert found == {"1": "নদীর পানি বেড়েছে 1", "2": None}


def test_a_selection_brings_the_bodies_of_its_revisits(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক"), page(2, "দুই")])
    kept.keep([page(1, "এক", AT + DAY)])
    done = export(kept, "--since", "2026-11-30", "--until", "2026-11-30")
    assert "1 capture, 1 of them pages, and 1 more whose bodies they share." in done.stdout
    index = index_of(kept.root / "out.wacz")
    assert [(at[:8], fields["mime"]) for _, at, fields in index] == [
        ("20261129", "text/html"),
        ("20261130", "warc/revisit"),
    ]
    assert len({fields["digest"] for *_, fields in index}) == 1


def test_an_outlet_or_an_address_is_exported_alone(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক"), page(2, "দুই")])
    other = KeptArchive(kept.root, OutletRecord("khobor", "খবর", "Khobor", ("khobor.example",), "Asia/Dhaka"))
    other.keep([page(7, "সাত")])
    export(kept, "--outlet", "khobor")
    assert [key[-1] for key, *_ in index_of(kept.root / "out.wacz")] == ["7"]
    (kept.root / "out.wacz").unlink()
    export(kept, "https://www.example.com/news/2/", "--outlet", "dinpatra")
    assert [key[-1] for key, *_ in index_of(kept.root / "out.wacz")] == ["2"]


def test_a_damaged_record_is_left_out_and_reported(kept: KeptArchive) -> None:
    first, _ = kept.keep([page(1, "এক"), page(2, "দুই")])
    path = kept.folder / first.file
    data = path.read_bytes()
    path.write_bytes(data[: first.offset] + bytes(first.length) + data[first.offset + first.length :])
    done = export(kept)
    assert done.exit_code == 1
    assert "1 capture could not be copied" in done.stderr
    assert [key[-1] for key, *_ in index_of(kept.root / "out.wacz")] == ["2"]


@pytest.mark.parametrize(
    "arguments", [("--outlet", "nosuch"), ("https://www.example.com/none",), ("--since", "2027-01-01")]
)
def test_nothing_selected_writes_nothing(kept: KeptArchive, arguments: tuple[str, ...]) -> None:
    kept.keep([page(1, "এক")])
    error = export(kept, *arguments).exception
    assert isinstance(error, NewsarchiveError)
    assert error.exit_code == 1
    assert "no such capture" in str(error)
    assert sorted(path.name for path in kept.root.iterdir() if "wacz" in path.name) == []


def test_an_existing_file_is_not_overwritten(kept: KeptArchive) -> None:
    kept.keep([page(1, "এক")])
    (kept.root / "out.wacz").write_text("mine")
    assert "exists" in str(export(kept).exception)
    assert (kept.root / "out.wacz").read_text() == "mine"
