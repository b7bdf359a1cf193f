"""The folder of captures of an archive."""

import pytest

from newsarchive.captures import folder_of


@pytest.mark.parametrize(
    ("archive", "folder"),
    [
        ("sqlite:///archive.db", "archive.captures"),
        ("sqlite:////srv/news/archive.2026.db?timeout=5", "/srv/news/archive.2026.captures"),
        ("sqlite+pysqlite:///archive", "archive.captures"),
        ("sqlite:///file:archive.db?mode=rw&uri=true", "archive.captures"),
        ("postgresql+psycopg://reader:secret@db.example/news", "captures"),
    ],
)
def test_it_is_beside_the_file_of_an_archive(archive: str, folder: str) -> None:
    assert str(folder_of(archive)) == folder
