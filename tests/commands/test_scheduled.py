"""Which outlets are asked on schedule, by `due`, `crawl --due` and `run` alike."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from newsarchive.archive import Writer, open_archive
from newsarchive.commands.errors import UsageError
from newsarchive.commands.scheduled import scheduled_outlets, unknown_sentence
from newsarchive.items import OutletRecord
from newsarchive.outlets import registry

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the built-in outlets, whatever other tests have added."""
    monkeypatch.setattr(registry, "_folders", [registry.BUILT_IN])
    registry._files.cache_clear()
    registry.outlets.cache_clear()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    found = open_archive(f"sqlite:///{tmp_path / 'archive.db'}")
    yield found
    found.dispose()


def crawled(engine: Engine, key: str, source: str) -> None:
    record = registry.outlet(key).record
    Writer(engine, extractor="0").start_run(record, source=source, started_at=NOW, settings={}, versions={})


def chosen(engine: Engine | None, *names: str, every: bool = False, left_out: tuple[str, ...] = ()) -> list[str]:
    return scheduled_outlets(engine, names, every=every, left_out=left_out)


def test_without_names_those_that_were_crawled_over_the_network_and_those_of_ones_own(
    engine: Engine, tmp_path: Path
) -> None:
    crawled(engine, "samakal", "network")
    crawled(engine, "deshchitro", "replay")
    crawled(engine, "jugantor", "network")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.py").write_text("", encoding="utf-8")
    registry.add_folder(tmp_path / "own")
    assert chosen(engine) == ["jugantor", "mine", "samakal"]
    assert chosen(None) == ["mine"], "before the first crawl"


def test_names_come_first_then_all(engine: Engine) -> None:
    crawled(engine, "jugantor", "network")
    assert chosen(engine, "samakal", "samakal", every=True) == ["samakal"]
    assert chosen(engine, every=True) == registry.keys()


@pytest.mark.parametrize("names", [("samakal", "jugantor"), ()])
def test_what_is_left_out_is_left_out_of_named_ones_too(engine: Engine, names: tuple[str, ...]) -> None:
    crawled(engine, "samakal", "network")
    crawled(engine, "jugantor", "network")
    assert chosen(engine, *names, left_out=("samakal",)) == ["jugantor"]


def test_a_crawled_outlet_whose_folder_is_not_named_is_not_kept_silent(engine: Engine) -> None:
    record = OutletRecord("mine", "পরীক্ষা", "Mine", ("mine.example",), "Asia/Dhaka")
    Writer(engine, extractor="0").start_run(record, source="network", started_at=NOW, settings={}, versions={})
    with pytest.raises(UsageError, match=r"crawled for mine, not among the known outlets: .* NEWSARCHIVE_OUTLETS"):
        chosen(engine)
    crawled(engine, "jugantor", "network")
    assert chosen(engine) == ["jugantor"]
    assert "mine" in (unknown_sentence(engine, ()) or "")
    assert chosen(engine, left_out=("mine",)) == ["jugantor"]
    assert unknown_sentence(engine, ("mine",)) is None


def test_no_outlet_is_an_error_that_names_the_remedies(engine: Engine) -> None:
    with pytest.raises(UsageError, match=r"No outlet has been crawled .* Name the outlets to crawl, or write --all"):
        chosen(engine)
    with pytest.raises(UsageError, match="NEWSARCHIVE_EXCEPT leaves out samakal"):
        chosen(engine, "samakal", left_out=("samakal",))
    with pytest.raises(UsageError, match="There is no outlet 'samakl'"):
        chosen(engine, "samakal", left_out=("samakl",))
