"""The files that the wrong commands name: manifests, fixtures, archives, outlets and batches with one fault each."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from newsarchive.archive import migrate
from newsarchive.testing.fixtures import FIXTURES

PAGE = FIXTURES / "deshchitro" / "ticker-and-related" / "page.html"
URL = json.loads((PAGE.parent / "meta.json").read_text(encoding="utf-8"))["url"]
LONG = "n" * 300
_GOOD = {"file": "page.html", "url": "https://deshchitro.com/details/1"}
_MANIFESTS: dict[str, object] = {
    "binary": b"\x80\x81\xff",
    "utf16": json.dumps(_GOOD).encode("utf-16"),
    "nul-bytes": b"\x00\x00\x00",
    "blank": b"\n \n\t\n",
    "cut": json.dumps(_GOOD).encode() + b'\n{"file": "page.html", "url',
    "cut-string": b'{"file": "page',
    "deep": b"[" * 100_000,
    "list": b"[1]",
    "string": b'"page.html"',
    "number": b"7",
    "null": b"null",
    "one-array": json.dumps([_GOOD]).encode(),
    "pretty": json.dumps(_GOOD, indent=1).encode(),
    "no-url": {"file": "page.html"},
    "no-file": {"url": "https://a.example/"},
    "null-url": _GOOD | {"url": None},
    "url-number": _GOOD | {"url": 7},
    "url-list": _GOOD | {"url": ["https://a.example/"]},
    "url-empty": _GOOD | {"url": ""},
    "url-relative": _GOOD | {"url": "/news/1"},
    "url-ftp": _GOOD | {"url": "ftp://a.example/"},
    "url-bracket": _GOOD | {"url": "http://["},
    "url-port": _GOOD | {"url": "http://a.example:port/"},
    "url-space": _GOOD | {"url": "https://a example/"},
    "url-nul": _GOOD | {"url": "https://a.example/\0"},
    "url-label": _GOOD | {"url": f"https://{LONG}.example/"},
    "file-number": _GOOD | {"file": 7},
    "file-object": _GOOD | {"file": {"name": "page.html"}},
    "file-missing": _GOOD | {"file": "missing.html"},
    "file-nul": _GOOD | {"file": "page\0.html"},
    "file-long": _GOOD | {"file": LONG},
    "file-folder": _GOOD | {"file": "."},
    "file-outside": _GOOD | {"file": "../../../../../../../../etc/passwd"},
    "file-absolute": _GOOD | {"file": "/etc/passwd"},
    "file-surrogate": _GOOD | {"file": "\ud800"},
    "file-empty": _GOOD | {"file": ""},
    "when-word": _GOOD | {"fetched_at": "yesterday"},
    "when-number": _GOOD | {"fetched_at": 1700000000},
    "when-month": _GOOD | {"fetched_at": "2026-13-01T00:00:00+06:00"},
    "when-year": _GOOD | {"fetched_at": "9999-12-31T23:59:59+06:00"},
    "when-bengali": _GOOD | {"fetched_at": "১ জানুয়ারি ২০২৬"},
    "when-object": _GOOD | {"fetched_at": {"year": 2026}},
    "charset-number": _GOOD | {"charset": 8},
    "type-list": _GOOD | {"content_type": ["text/html"]},
    "kind-number": _GOOD | {"kind": 1},
    "status-word": _GOOD | {"status": "ok"},
    "status-range": _GOOD | {"status": 1000},
    "status-true": _GOOD | {"status": True},
    "aliases-string": _GOOD | {"aliases": "https://a.example/"},
    "aliases-numbers": _GOOD | {"aliases": [1]},
    "aliases-object": _GOOD | {"aliases": {"a": 1}},
    "second-line": json.dumps(_GOOD).encode() + b'\n{"file": "page.html", "url": 1}',
    "bom-cut": b"\xef\xbb\xbf{",
    "unknown-outlet": {"file": "page.html", "url": "https://nowhere.example/1"},
}
_META: dict[str, bytes] = {
    "broken": b'{"url": ',
    "binary": b"\xff\xfe",
    "list": b"[]",
    "no-url": b'{"kind": "article"}',
    "no-page": b'{"kind": "article", "url": "https://deshchitro.com/details/1"}',
}
_OUTLETS = {
    "syntax/fresh.py": "OUTLET = (",
    "nothing/fresh.py": "",
    "type/fresh.py": "OUTLET = 7",
    "key/fresh.py": 'from newsarchive.outlets.registry import outlet\nOUTLET = outlet("deshchitro")',
    "import/fresh.py": "import no_such_module",
    "keyword/fresh.py": "from newsarchive.outlets import Outlet\nOUTLET = Outlet(nosuch=1)",
}
_FILES: dict[str, str | bytes] = {
    "page.html": "<html><body><p>নদী</p></body></html>",
    "zero.html": "",
    "binary.bin": bytes(range(256)),
    "lines.jsonl": '{"raw": "১ জানুয়ারি ২০২৬"}\n',
    "cut.jsonl": '{"raw": "১ জানুয়ারি ২০২৬"}\n{"raw": "১',
    "types.jsonl": '{"raw": 7, "file": 7, "url": 7}\n',
    "zones.jsonl": '{"raw": "আজ", "timezone": "Asia/Dacca2"}\n{"raw": "আজ", "timezone": 7}\n',
    "times.jsonl": '{"raw": "আজ", "fetched_at": "yesterday"}\n{"raw": "আজ", "fetched_at": 7}\n',
    "deep.jsonl": "[" * 100_000,
    "many.jsonl": '{"raw": "১ জানুয়ারি ২০২৬"}\n' * 2000,
    "pages.jsonl": '{"file": "page.html", "url": "https://a.example/1"}\n',
    "addresses.jsonl": '{"file": "page.html", "url": "http://["}\n',
    "names.jsonl": '{"file": "a\\u0000b", "url": "https://a.example/1"}\n',
    "secret.jsonl": '{"raw": "১ জানুয়ারি ২০২৬"}\n',
    "zero.db": b"",
    "own/one/x.py": "",
}


def make(folder: Path) -> None:
    """Write the files into a folder."""
    _write(folder, _FILES)
    _write(folder / "m", {f"{name}/page.html": "<html></html>" for name in _MANIFESTS})
    _write(folder / "m", {f"{name}/manifest.jsonl": _bytes(content) for name, content in _MANIFESTS.items()})
    (folder / "m" / "folder" / "manifest.jsonl").mkdir(parents=True)
    _write(folder / "f", {f"{name}/deshchitro/case/meta.json": content for name, content in _META.items()})
    (folder / "f" / "folder" / "deshchitro" / "case" / "meta.json").mkdir(parents=True)
    (folder / "f" / "nothing" / "deshchitro").mkdir(parents=True)
    _write(folder / "o", _OUTLETS)
    _write(
        folder / "saved", {"page.html": PAGE.read_bytes(), "manifest.jsonl": _bytes({"file": "page.html", "url": URL})}
    )
    (folder / "empty").mkdir()
    (folder / "secret").mkdir()
    _make_archives(folder)
    for name, page in (("manifest", "page.html"), ("page", "page.html"), ("folder", "inner/page.html")):
        entry = _bytes({"file": page, "url": URL})
        _write(folder / "locked" / name, {page: b"<html></html>", "manifest.jsonl": entry})
    _write(folder / "locked" / "fixtures" / "deshchitro" / "case", {"meta.json": _bytes({"url": URL})})
    for locked in ("manifest/manifest.jsonl", "page/page.html", "folder/inner", "fixtures/deshchitro/case"):
        (folder / "locked" / locked).chmod(0)
    (folder / "secret").chmod(0)
    (folder / "secret.jsonl").chmod(0)


def _write(folder: Path, files: "dict[str, str] | dict[str, bytes] | dict[str, str | bytes]") -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)


def _bytes(content: object) -> bytes:
    return content if isinstance(content, bytes) else json.dumps(content).encode()


def _make_archives(folder: Path) -> None:
    for name in ("good", "newer", "cut"):
        migrate(f"sqlite:///{folder}/{name}.db")
    with closing(sqlite3.connect(folder / "newer.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    cut = folder / "cut.db"
    cut.write_bytes(cut.read_bytes()[:5000])
    with closing(sqlite3.connect(folder / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE another (program)")
