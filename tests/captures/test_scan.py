"""Reading a WARC file exchange by exchange, whatever is damaged in it."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.captures import CaptureWriter, Damage, KeptExchange, exchange_at, exchanges, read_all
from newsarchive.items import RecordLocation
from tests.captures.exchanges import AT, exchange

COUNT = 4


def written(folder: Path) -> tuple[Path, list[RecordLocation]]:
    with CaptureWriter(folder, {}) as warc:
        places = [warc.write(exchange(number, f"<p>{number}</p>".encode())) for number in range(COUNT)]
    return folder / places[0].file, places


def test_an_exchange_has_the_request_beside_the_response(tmp_path: Path) -> None:
    path, places = written(tmp_path)
    found = [each for each in exchanges(path) if isinstance(each, KeptExchange)]
    assert [(each.offset, each.record.length) for each in found] == [(place.offset, place.length) for place in places]
    assert [[record.kind for record in each.beside] for each in found] == [["request"]] * COUNT
    assert [each.response.fetched_at for each in found] == [AT] * COUNT
    assert exchange_at(path, places[2].offset).response.body == b"<p>2</p>"


@given(at=st.integers(0), length=st.integers(1, 400), data=st.data())
def test_damage_hides_only_what_it_touches(
    tmp_path_factory: pytest.TempPathFactory, at: int, length: int, data: st.DataObject
) -> None:
    path, places = written(tmp_path_factory.mktemp("captures"))
    whole = path.read_bytes()
    begin = at % len(whole)
    damaged = whole[:begin] + data.draw(st.binary(min_size=length, max_size=length)) + whole[begin + length :]
    path.write_bytes(damaged[: len(whole)])
    found = list(exchanges(path))
    read = {each.offset: each.response.body for each in found if isinstance(each, KeptExchange)}
    for number, place in enumerate(places):
        end = place.offset + place.length
        if damaged[place.offset : end] == whole[place.offset : end]:
            assert read[place.offset] == f"<p>{number}</p>".encode()
    for each in found:
        if isinstance(each, Damage):
            assert 0 <= each.offset < each.offset + each.length <= len(whole)


def test_a_file_that_is_not_compressed(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(path.read_bytes()))
    found = [each for each in exchanges(plain) if isinstance(each, KeptExchange)]
    assert [each.response.body for each in found] == [f"<p>{number}</p>".encode() for number in range(COUNT)]
    assert [(each.offset, each.record.length) for each in found] == [
        (each.offset, each.length) for each in read_all(plain)
    ]
    damaged = plain.read_bytes().replace(b"WARC/1.1", b"WARC/???", 3)
    plain.write_bytes(damaged)
    assert [type(each) for each in exchanges(plain)] == [Damage, *[KeptExchange] * (COUNT - 1)]


def test_every_cut_gives_what_is_whole_before_it(tmp_path: Path) -> None:
    path, places = written(tmp_path)
    whole = path.read_bytes()
    for size in range(0, len(whole), 61):
        path.write_bytes(whole[:size])
        read = [each.offset for each in exchanges(path) if isinstance(each, KeptExchange)]
        assert read == [place.offset for place in places if place.offset + place.length <= size]
