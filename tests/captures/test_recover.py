"""After a crash: everything before the torn record is kept, whatever byte the crash came at."""

from pathlib import Path

from newsarchive.captures import CaptureWriter, read_all, recover
from tests.captures.exchanges import exchange


def test_every_cut_leaves_the_whole_records(tmp_path: Path) -> None:
    with CaptureWriter(tmp_path / "whole", {}) as warc:
        locations = [warc.write(exchange(number)) for number in range(2)]
    data = (tmp_path / "whole" / locations[0].file).read_bytes()
    for cut in range(0, len(data) + 1, 7):
        folder = tmp_path / f"cut{cut}"
        folder.mkdir()
        (folder / "a.warc.gz.open").write_bytes(data[:cut])
        (found,) = recover(folder)
        expected = [each.offset for each in locations if each.offset + each.length <= cut]
        assert found.file == folder / "a.warc.gz"
        assert [each.offset for each in read_all(found.file)] == expected
        assert found.cut == cut - found.file.stat().st_size


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    warc = CaptureWriter(tmp_path, {})
    location = warc.write(exchange(1))
    assert recover(tmp_path) == []
    warc.close()
    assert recover(tmp_path) == []
    assert (tmp_path / location.file).is_file()
