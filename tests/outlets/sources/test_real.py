"""Every article that a person found in real listings and feeds is found, and nothing else."""

from quality.sources import counts
from tests.shared import shared


def test_real_listings_and_feeds_give_what_a_person_counted() -> None:
    found = list(counts(shared("pages")))
    assert len(found) == 46
    assert [(row.file, row.found) for row in found if not row.same] == []
