"""What is known of a cluster: when its text was first seen, where it probably comes from, and what each copy has in common with that."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from newsarchive.archive.clusters.members import Kind
from newsarchive.archive.clusters.sketch import Sketch, share
from newsarchive.bengali.text import fold

# Until when an article of a time of this precision may have appeared, after that time.
_UNTIL: Final = {"day": timedelta(days=1), "hour": timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a cluster. `names`: those of its outlet, folded; `agencies`: those among its authors."""

    id: int
    url: str
    names: frozenset[str]
    agencies: Sequence[str]
    published_at: datetime | None
    published_precision: str | None
    first_seen_at: datetime

    @property
    def appeared_by(self) -> datetime:
        """The instant by which it had appeared, as far as page and captures state it."""
        if self.published_at is None:
            return self.first_seen_at
        return min(
            self.published_at + _UNTIL.get(self.published_precision or "", timedelta()),
            max(self.first_seen_at, self.published_at),
        )


def agency_of(members: Sequence[Member]) -> str | None:
    """Return the agency that most members name as their author, None if they name none; of several the first in alphabetical order."""
    counts = Counter(fold(name) for member in members for name in member.agencies)
    if not counts:
        return None
    chosen = min(counts, key=lambda name: (-counts[name], name))
    return min(name for member in members for name in member.agencies if fold(name) == chosen)


def origin_of(members: Sequence[Member]) -> Member:
    """Return the likely origin: the earliest member, of those at the outlet of the agency that others name, if there are any."""
    named = {fold(name) for member in members for name in member.agencies}
    of_agency = [member for member in members if member.names & named]
    return min(of_agency or members, key=lambda member: (member.appeared_by, member.first_seen_at, member.url))


def cluster_row(kind: Kind, cluster_id: int, members: Sequence[Member]) -> dict[str, Any]:
    """Return the row of a cluster."""
    return {
        "id": cluster_id,
        "kind": kind,
        "articles": len(members),
        "first_seen_at": min(member.first_seen_at for member in members),
        "origin_id": origin_of(members).id,
        "agency": agency_of(members),
    }


def shares(kind: Kind, members: Sequence[Member], origin_id: int, sketches: Mapping[int, Sketch]) -> dict[int, float]:
    """Return what each member shares with the origin: the part of its shingles that the origin has too, from 0 to 1."""
    if kind == "exact":
        return {member.id: 1.0 for member in members}
    return {member.id: round(share(sketches[member.id], sketches[origin_id]), 3) for member in members}
