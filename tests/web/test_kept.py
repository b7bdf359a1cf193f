"""Values that are kept: a request does not wait for one that is a little too old."""

import threading

import pytest

from newsarchive.archive import ArchiveError
from newsarchive.web import kept
from newsarchive.web.kept import KeptByKey


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(kept, "monotonic", found)
    return found


def ended() -> None:
    """Wait for what is read beside the requests."""
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.name.endswith("(_read_again)"):
            thread.join()


def test_a_value_is_read_once_and_again_beside_a_request_when_it_is_old(clock: Clock) -> None:
    numbers = iter(range(10))
    values: KeptByKey[str, int] = KeptByKey(lambda _: next(numbers), 60)
    assert [values.of("a"), values.of("a"), values.of("b")] == [0, 0, 1]
    clock.now += 61
    assert values.of("a") == 0
    ended()
    assert values.of("a") == 2


def test_a_request_waits_for_a_value_that_is_far_too_old(clock: Clock) -> None:
    numbers = iter(range(10))
    values: KeptByKey[str, int] = KeptByKey(lambda _: next(numbers), 60)
    values.of("a")
    clock.now += 601
    assert values.of("a") == 1


def test_a_failure_beside_a_request_leaves_the_old_value_and_a_line_in_the_log(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    def read(_: str) -> int:
        if clock.now > 1000:
            raise ArchiveError("the disk failed")
        return 1

    values = KeptByKey(read, 60)
    values.of("a")
    clock.now += 61
    assert values.of("a") == 1
    ended()
    assert "the disk failed" in caplog.text
    assert values.of("a") == 1
    ended()
    with pytest.raises(ArchiveError):
        values.of("b")


def test_the_values_that_were_asked_for_longest_ago_go_first(clock: Clock) -> None:
    asked: list[int] = []

    def read(key: int) -> int:
        asked.append(key)
        return key

    values = KeptByKey(read, 60)
    for key in [*range(9), 1, 0]:
        values.of(key)
    assert asked == [*range(9), 0]


def test_what_takes_long_is_kept_longer(clock: Clock) -> None:
    numbers = iter(range(10))

    def read(_: str) -> int:
        clock.now += 2
        return next(numbers)

    values: KeptByKey[str, int] = KeptByKey(read, 60)
    values.of("a")
    clock.now += 199
    values.of("a")
    ended()
    assert values.of("a") == 0
    clock.now += 2
    values.of("a")
    ended()
    assert values.of("a") == 1
