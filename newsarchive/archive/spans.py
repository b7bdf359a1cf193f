"""The spans in which a ticker showed a headline without interruption. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple


@dataclass(frozen=True)
class Seen:
    """A ticker as one capture carried it: its headlines in order, each a `title` and a `url`."""

    seen_at: datetime
    capture_id: int
    headlines: Sequence[Mapping[str, Any]]

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each title."""
        return {headline["title"]: position for position, headline in enumerate(self.headlines)}


class Span(NamedTuple):
    """A span of uninterrupted sightings of a headline, with its position at the beginning and at the end."""

    position: int
    last_position: int
    first_seen_at: datetime
    last_seen_at: datetime
    first_capture_id: int
    last_capture_id: int

    def joined(self, later: "Span") -> "Span":
        """Return the span from the beginning of this one to the end of another."""
        return self._replace(
            last_position=later.last_position, last_seen_at=later.last_seen_at, last_capture_id=later.last_capture_id
        )


def spans_of(title: str, seen: Sequence[Seen], known: Sequence[Span]) -> list[Span]:
    """Return the spans of a headline that touch a stretch of captures in their order.

    `known`: those that touched it before captures were added, not before its first instant nor after its last; what they hold of the time outside
    of it remains.
    """
    spans: list[Span] = []
    is_shown = False
    for each in seen:
        position = each.positions.get(title)
        if position is None:
            is_shown = False
            continue
        sighting = Span(position, position, each.seen_at, each.seen_at, each.capture_id, each.capture_id)
        if is_shown:
            spans[-1] = spans[-1].joined(sighting)
        else:
            spans.append(sighting)
        is_shown = True
    for span in known:
        if span.first_seen_at < seen[0].seen_at:
            spans[0] = span.joined(spans[0])
        if span.last_seen_at > seen[-1].seen_at:
            spans[-1] = spans[-1].joined(span)
    return spans
