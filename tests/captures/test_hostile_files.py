"""Files that are made to harm: what can be read is read, memory stays bounded, and a sentence names the file."""

import gzip
import os
import resource
import zipfile
from pathlib import Path

import pytest

from newsarchive.captures import CaptureError, KeptExchange, StoredResponse, collections, exchanges, reader, responses
from newsarchive.items import Reason
from tests.captures.exchanges import PAGE
from tests.reextraction.warc_files import http, record, written

URL = "https://www.potrika.example/news/"
WHOLE = record(f"{URL}1", http(PAGE))
MIB = 1024 * 1024


def read(path: Path) -> tuple[list[StoredResponse], str]:
    """Return the responses of a path, and the sentence at its end."""
    found: list[StoredResponse] = []
    try:
        found.extend(responses(path))
    except CaptureError as error:
        return found, str(error)
    return found, ""


@pytest.mark.parametrize(
    "hostile",
    [
        record(f"{URL}9", http(PAGE), more="X-A: b\r\n" * 500_000),
        record(f"{URL}9", http(PAGE), more=f"X-A: {'b' * 4 * MIB}\r\n"),
        record(f"{URL}9", http(PAGE, headers="X-A: b\r\n" * 500_000)),
        WHOLE.replace(b"Content-Length: ", b"Content-Length: 9999999999999"),
        WHOLE.replace(b"Content-Length: ", b"Content-Length: -"),
        WHOLE.replace(b"Content-Length: ", b"Content-Length: x"),
        WHOLE.replace(b"Content-Length: ", b"X-Length: "),
        b"\0" * MIB,
    ],
    ids=["headers", "a header", "headers of HTTP", "endless", "negative", "no number", "no length", "zeros"],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_follows_is_read_and_a_sentence_names_the_file(tmp_path: Path, name: str, hostile: bytes) -> None:
    path = written(tmp_path / name, [WHOLE, hostile, WHOLE.replace(b"/news/1", b"/news/2")])
    found, sentence = read(path)
    assert [each.url for each in found if each.url != f"{URL}9"] == [f"{URL}1", f"{URL}2"]
    assert str(path) in sentence or any(each.url == f"{URL}9" for each in found)


@pytest.mark.parametrize("is_compressed", [True, False])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_what_follows_damaged_first_bytes_is_read_whatever_the_name(
    tmp_path: Path, name: str, is_compressed: bool
) -> None:
    records = [WHOLE.replace(b"/news/1", f"/news/{number}".encode()) for number in range(4)]
    members = [gzip.compress(each) if is_compressed else each for each in records]
    members[0] = b"\0\0\0\0" + members[0][4:]
    members[2] = b"\0\0\0\0" + members[2][4:]
    path = tmp_path / name
    path.write_bytes(b"".join(members))
    found, sentence = read(path)
    assert [each.url[-1] for each in found] == ["1", "3"]
    assert str(path) in sentence
    scanned = [each for each in exchanges(path) if isinstance(each, KeptExchange)]
    assert [each.response.url[-1] for each in scanned] == ["1", "3"]
    assert [(each.offset, each.record.length) for each in scanned] == [
        (len(members[0]), len(members[1])),
        (sum(map(len, members[:3])), len(members[3])),
    ]


def test_a_large_record_is_held_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LARGEST_RECORD", MIB)
    path = written(tmp_path / "a.warc.gz", [record(f"{URL}9", http(bytes(8 * MIB))), WHOLE])
    found, sentence = read(path)
    assert [(each.url[-1], each.reason) for each in found] == [("9", Reason.TOO_LARGE), ("1", None)]
    assert len(found[0].body) < MIB
    assert sentence == ""


@pytest.mark.slow
def test_a_bomb_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    size = 2000 * MIB
    head = WHOLE.replace(b"WARC-Type: response", b"WARC-Type: metadata").partition(b"Content-Length")[0]
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(head + f"Content-Length: {size}\r\n\r\n".encode())
        for _ in range(size // MIB):
            file.write(bytes(MIB))
        file.write(b"\r\n\r\n")
    with path.open("ab") as file:
        file.write(gzip.compress(WHOLE))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found, sentence = read(path)
    assert ([each.url for each in found], sentence) == ([f"{URL}1"], "")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400_000  # KiB


def test_names_in_a_wacz_lead_nowhere_else(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.warc.gz", [WHOLE])
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "a.wacz", "w") as collection:
        for name in ("../secret.warc.gz", str(secret), "archive/../../secret.warc.gz"):
            collection.writestr(name, b"")
    found, sentence = read(tmp_path / "in")
    assert found == []
    assert "a.wacz" in sentence


def test_a_wacz_without_warc_files_and_one_that_is_no_zip_are_named(tmp_path: Path) -> None:
    (tmp_path / "b.wacz").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "c.wacz", "w") as collection:
        collection.writestr("datapackage.json", "{}")
    _, sentence = read(tmp_path)
    assert "b.wacz" in sentence
    assert "c.wacz holds no WARC file" in sentence


def encrypted(data: bytes) -> bytes:
    """A zip whose entries are marked as encrypted, in their local headers and in the directory."""
    flagged = bytearray(data)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = flagged.find(mark)
        while at >= 0:
            flagged[at + flags] |= 1
            at = flagged.find(mark, at + 1)
    return bytes(flagged)


@pytest.mark.parametrize("name", ["a.wacz", "hts-cache/new.zip"])
def test_an_encrypted_zip_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as collection:
        collection.writestr("archive/data.warc", WHOLE)
    path.write_bytes(encrypted(path.read_bytes()))
    found, sentence = read(tmp_path)
    assert found == []
    assert name in sentence
    assert "is encrypted" in sentence


def test_a_folder_that_leads_back_into_itself_ends(tmp_path: Path) -> None:
    file = written(tmp_path / "in" / "a.warc.gz", [WHOLE])
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "b.warc.gz").symlink_to(tmp_path / "in" / "b.warc.gz")
    os.mkfifo(tmp_path / "in" / "c.warc.gz")
    assert collections(tmp_path) == [file]


def test_an_address_with_control_characters_is_kept_as_it_is(tmp_path: Path) -> None:
    (found,) = responses(written(tmp_path / "a.warc", [WHOLE.replace(b"/news/1", b"/news/1\0x")]))
    assert found.url == f"{URL}1\0x"
