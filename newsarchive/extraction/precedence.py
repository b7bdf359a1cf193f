"""Precedence: in which order the sources of evidence are asked for a field. docs/adding-an-outlet.md prints this table."""

from typing import Final, NamedTuple

from newsarchive.extraction.evidence import Trust
from newsarchive.items import EvidenceSource


class Step(NamedTuple):
    """A source to ask; of heuristics and JSON-LD perhaps only the candidates of one trust, None for all."""

    source: EvidenceSource
    trust: Trust | None = None

    def __str__(self) -> str:
        """Return the step as the docs write it."""
        return self.source if self.trust is None else f"{self.source} ({self.trust.name.lower()} trust)"


class Order(NamedTuple):
    """The steps for a field if the page's layout has a selector for it, and if there is no selector or no layout."""

    with_selector: tuple[Step, ...]
    without_selector: tuple[Step, ...]


_LAYOUT, _STATE, _HEURISTIC = (
    Step(EvidenceSource.LAYOUT),
    Step(EvidenceSource.EMBEDDED_STATE),
    Step(EvidenceSource.HEURISTIC),
)
_JSON_LD, _META, _TITLE, _BODY = (
    Step(EvidenceSource.JSON_LD),
    Step(EvidenceSource.META),
    Step(EvidenceSource.TITLE),
    Step(EvidenceSource.BODY),
)
_HEURISTIC_HIGH, _HEURISTIC_LOW = Step(EvidenceSource.HEURISTIC, Trust.HIGH), Step(EvidenceSource.HEURISTIC, Trust.LOW)
_PARAGRAPHS, _RUN_TOGETHER = Step(EvidenceSource.JSON_LD, Trust.HIGH), Step(EvidenceSource.JSON_LD, Trust.LOW)

# `times` holds all strings that may give the publish or the update time; `times/settle.py` chooses among them in this order.
PRECEDENCE: Final[dict[str, Order]] = {
    "headline": Order(
        (_LAYOUT, _STATE, _HEURISTIC, _JSON_LD, _META, _TITLE), (_STATE, _HEURISTIC, _JSON_LD, _META, _TITLE)
    ),
    "kicker": Order((_LAYOUT,), (_HEURISTIC,)),
    "byline": Order(
        (_LAYOUT, _STATE, _JSON_LD, _HEURISTIC_HIGH, _META, _BODY),
        (_STATE, _HEURISTIC_HIGH, _JSON_LD, _HEURISTIC_LOW, _META, _BODY),
    ),
    "times": Order(
        (_LAYOUT, _STATE, _JSON_LD, _META, _HEURISTIC, _BODY),
        (_STATE, _HEURISTIC_HIGH, _JSON_LD, _META, _HEURISTIC_LOW, _BODY),
    ),
    "body": Order((_STATE, _LAYOUT, _PARAGRAPHS, _HEURISTIC, _RUN_TOGETHER), (_STATE, _HEURISTIC, _JSON_LD)),
    "section": Order((_LAYOUT, _JSON_LD, _META), (_JSON_LD, _META)),
    "image": Order((_LAYOUT, _META, _JSON_LD), (_META, _JSON_LD)),
    "tags": Order((_LAYOUT, _JSON_LD, _META), (_JSON_LD, _META)),
    "captions": Order((_LAYOUT,), (_HEURISTIC,)),
    "ticker": Order((_LAYOUT, _HEURISTIC), (_HEURISTIC,)),
    "related": Order((_LAYOUT,), (_HEURISTIC,)),
}


def steps(field: str, *, has_selector: bool) -> tuple[Step, ...]:
    """Return the steps for a field, first to last."""
    order = PRECEDENCE[field]
    return order.with_selector if has_selector else order.without_selector


def markdown_table() -> str:
    """Return the table for docs/adding-an-outlet.md, in Markdown."""
    rows = ["| field | the layout has a selector | no selector, or no layout |", "|---|---|---|"]
    rows += [
        f"| {field} | {', '.join(map(str, order.with_selector))} | {', '.join(map(str, order.without_selector))} |"
        for field, order in PRECEDENCE.items()
    ]
    return "\n".join(rows)
