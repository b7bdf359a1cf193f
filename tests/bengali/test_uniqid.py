from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.bengali.dates import DHAKA
from newsarchive.bengali.uniqid import ERRORS, FIRST, LAST, disagreement, instants

# The related pictures of the founding page, and the main one of its reconstruction: the name holds the stamp and, after
# it, Dhaka's clock of 12 hours.
PICTURES = [
    ("6806115f70d57-210425033527.webp", "2025-04-21T15:35:27.462167"),
    ("68060dd28c0a1-210425032018.webp", "2025-04-21T15:20:18.573601"),
    ("67fdecf166561-150425112153.webp", "2025-04-15T11:21:53.419169"),
    ("66734d99a1c3f-200624032857.webp", "2024-06-20T03:28:57.662591"),
]


@pytest.mark.parametrize(("name", "local"), PICTURES)
def test_the_pictures_of_the_founding_page_have_their_upload_times(name: str, local: str) -> None:
    (at,) = instants(f"https://deshchitro.com/uploads/{name}")
    assert at.utcoffset() == timedelta()
    assert at.astimezone(DHAKA).isoformat() == f"{local}+06:00"
    clock = name.partition("-")[2].partition(".")[0]
    assert at.astimezone(DHAKA).strftime("%d%m%y%I%M%S") == clock


def test_the_publish_time_of_the_founding_page_is_confirmed_by_its_main_picture() -> None:
    name = "/uploads/news/66734d99a1c3f-200624032857.webp"
    assert disagreement(datetime(2024, 6, 20, 3, 28, 57, tzinfo=DHAKA), name) is None
    assert disagreement(datetime(2024, 6, 20, 15, 28, 57, tzinfo=DHAKA), name) == timedelta(hours=12)


def test_a_stamp_is_read_to_the_microsecond() -> None:
    assert instants("64e2f191e8483") == [datetime(2023, 8, 21, 5, 9, 37, 951427, tzinfo=UTC)]


def test_of_two_stamps_the_last_is_the_upload() -> None:
    name = "image-67fdecf166561-6806115f70d57.jpg"
    assert len(instants(name)) == 2
    assert disagreement(instants(name)[1] + timedelta(hours=6), name) == timedelta(hours=6)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "photo.jpg",
        "6806115f70d5",  # a digit short
        "6806115f70d570",  # a digit too many
        "a1b26806115f70d57",  # the end of a longer digest
        "6806115ff4240",  # a million microseconds
        "1745222127462",  # milliseconds
        "0806115f70d57",  # 1974
        "f806115f70d57",  # 2101
        "৬৮০৬১১৫f70d57",
    ],
)
def test_what_is_no_stamp_gives_nothing(name: str) -> None:
    assert instants(name) == []
    assert disagreement(datetime(2025, 4, 21, 15, 36, tzinfo=DHAKA), name) is None


@pytest.mark.parametrize(
    ("published", "error"),
    [
        ("2025-04-21T15:36:00+06:00", None),  # right
        ("2025-04-21T15:36:00+00:00", timedelta(hours=6)),  # local time taken for UTC
        ("2025-04-21T09:36:00+06:00", timedelta(hours=-6)),  # UTC taken for local time
        ("2025-04-21T03:36:00+06:00", timedelta(hours=-12)),  # the mark of the afternoon lost
        ("2025-04-21T03:36:00+00:00", timedelta(hours=-6)),  # both
        ("2025-04-22T03:36:00+06:00", timedelta(hours=12)),
        ("2025-04-22T03:36:00+00:00", timedelta(hours=18)),
        ("2025-04-21T15:36:00+05:30", None),  # half an hour is no error of these
        ("2025-04-21T18:00:00+06:00", None),  # published hours after the upload
        ("2025-06-01T15:36:00+06:00", None),  # an old picture used again
    ],
)
def test_errors_of_a_zone_and_of_half_a_day_are_found_and_nothing_else(published: str, error: timedelta | None) -> None:
    assert disagreement(datetime.fromisoformat(published), PICTURES[0][0]) == error


def test_a_publish_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        disagreement(datetime.fromisoformat("2025-04-21T15:36"), PICTURES[0][0])


@given(st.integers(int(FIRST.timestamp()), int(LAST.timestamp()) - 1), st.integers(0, 999_999), st.sampled_from(ERRORS))
def test_every_stamp_and_every_error_is_found(seconds: int, microseconds: int, error: timedelta) -> None:
    name = f"{seconds:08x}{microseconds:05x}.jpg"
    (at,) = instants(name)
    assert (int(at.timestamp()), at.microsecond) == (seconds, microseconds)
    assert disagreement(at, name) is None
    assert disagreement(at + error, name) == error
    assert disagreement(at - error, name) == -error


@given(st.text(st.sampled_from("0123456789abcdef-_./G") | st.characters(codec=None), max_size=60))
def test_any_name_gives_plausible_instants(name: str) -> None:
    assert all(FIRST <= at < LAST for at in instants(name))
