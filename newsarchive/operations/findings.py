"""What the health of an outlet is: its state, what was found, what most likely happened, and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final


class State(StrEnum):
    """The health of an outlet, from best to worst."""

    NORMAL = "normal"
    NEW = "new"  # not enough past to judge by
    QUIET = "quiet"  # fewer articles than usual, and no sign of a fault
    DEGRADED = "degraded"  # a part of it fails
    BROKEN = "broken"  # it gives nothing, or nothing of use


class Cause(StrEnum):
    """What most likely happened."""

    REDESIGN = "redesign"
    BLOCK = "block"
    MOVED_SOURCE = "moved_source"
    DEAD_DOMAIN = "dead_domain"
    SITE_FAULT = "site_fault"
    OTHER_PAGE = "other_page"
    OUR_FAULT = "our_fault"
    OUR_NETWORK = "our_network"
    NOT_ASKED = "not_asked"
    HOLIDAY = "holiday"
    NOTHING_NEW = "nothing_new"
    FROZEN_SOURCE = "frozen_source"
    FEW = "few"
    FULL_DISK = "full_disk"


# A source that failed for long is due rarely: after a repair this asks it at once.
_ALL_CLEAR: Final = "Then `newsarchive crawl OUTLET --new` asks it at once."

# What happened, and what to do. docs/operating.md has more on each.
_LIKELY: Final = {
    Cause.REDESIGN: (
        "the site has a new layout",
        "Compare a new page with the selectors of the outlet's layout and correct them (docs/adding-an-outlet.md), then `newsarchive reextract`.",
    ),
    Cause.BLOCK: (
        "the site refuses us",
        (
            "Read its robots.txt and terms; write to it, or leave the outlet out: its key in NEWSARCHIVE_EXCEPT. "
            "If it is allowed again, `newsarchive crawl OUTLET --new` asks it at once."
        ),
    ),
    Cause.MOVED_SOURCE: (
        "the source has moved",
        f"Look for its new address on the site and change the outlet's sources. {_ALL_CLEAR}",
    ),
    Cause.DEAD_DOMAIN: (
        "the domain is dead, or its server is down",
        f"Open the site in a browser; if it has moved, change the outlet's domains. {_ALL_CLEAR}",
    ),
    Cause.SITE_FAULT: (
        "the site is slow or fails",
        f"Wait a day; if it goes on, raise the delay of the outlet. {_ALL_CLEAR}",
    ),
    Cause.OTHER_PAGE: (
        "the site, or a proxy before it, sends another page in place of its articles, such as its home page",
        "Open an article in a browser: if it is there, look at the network of this computer; if not, wait, or look for its new address.",
    ),
    Cause.OUR_FAULT: (
        "a fault of newsarchive, its settings, or the name server of this computer",
        "Look at what was changed last in them and correct it; if fields are concerned, then `newsarchive reextract`.",
    ),
    Cause.OUR_NETWORK: (
        "our own network, since it concerns many outlets at once",
        (
            "Look at the connection, the name server and any proxy of this computer. "
            "Then `newsarchive crawl OUTLET... --new` asks them at once."
        ),
    ),
    Cause.NOT_ASKED: ("its runs have stopped", "Look at the timer or at `newsarchive run`, and at `newsarchive due`."),
    Cause.HOLIDAY: (
        "a holiday, since it concerns many outlets at once",
        "Wait; if the sites have news, look at the network.",
    ),
    Cause.NOTHING_NEW: (
        "the outlet rests, or its sources are no longer updated",
        "Look whether the site has newer articles.",
    ),
    Cause.FROZEN_SOURCE: (
        "its sources are no longer updated, or its articles have new addresses",
        f"Look at the site: if it has news, change the outlet's sources, or the patterns of its articles. {_ALL_CLEAR}",
    ),
    Cause.FULL_DISK: (
        "the archive has grown, or something else fills the disk",
        "Free some space, or move the archive; `newsarchive disk` has what takes how much. Crawls fail on a full disk.",
    ),
    Cause.FEW: ("the outlet publishes less, or a source lists less", "Compare the site with `newsarchive coverage`."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as usual.

    `subject`: the field, source or disk that it concerns, None for the whole. `expected`, `came`: in words. `is_field`: the subject is a field.
    `example`: the address of a page that shows it.
    """

    state: State
    cause: Cause
    since: datetime
    expected: str
    came: str
    subject: str | None = None
    is_field: bool = False
    holiday: str | None = None
    example: str | None = None

    @property
    def sentence(self) -> str:
        """Return what was expected, what came, since when, a page, what most likely happened, and what to do."""
        return _sentence([self])

    @property
    def key(self) -> str:
        """Return what identifies the finding for as long as it lasts."""
        return f"{self.state}:{self.cause}:{self.subject or ''}"


@dataclass(frozen=True, slots=True)
class OutletHealth:
    """The health of an outlet: what was found, the worst first; `is_new`: it has not enough past."""

    outlet: str
    findings: tuple[Finding, ...] = ()
    is_new: bool = False
    last_new_at: datetime | None = None

    @property
    def state(self) -> State:
        """Return the state of the worst finding."""
        if self.findings:
            return self.findings[0].state
        return State.NEW if self.is_new else State.NORMAL


@dataclass(frozen=True, slots=True)
class Health:
    """The health of all outlets.

    `common`: what was found on so many outlets at once that it is stated once, not for each; `archive`: what concerns the archive as a whole.
    """

    outlets: tuple[OutletHealth, ...]
    common: tuple[Finding, ...] = ()
    archive: tuple[Finding, ...] = ()

    @property
    def is_broken(self) -> bool:
        """True if an outlet is broken, or something common, or the archive."""
        return any(found.state is State.BROKEN for found in (*self.common, *self.archive)) or any(
            each.state is State.BROKEN for each in self.outlets
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """Findings of one outlet that people get in one sentence: the fields that one cause has changed, or any other finding alone."""

    findings: tuple[Finding, ...]

    @property
    def state(self) -> State:
        """Return the state of the worst finding."""
        return worst_first(list(self.findings))[0].state

    @property
    def sentence(self) -> str:
        """Return what was expected and came of each finding, and once what most likely happened and what to do."""
        return _sentence(self.findings)


def statements(findings: Iterable[Finding]) -> list[Statement]:
    """Return the statements on the findings of an outlet, in the order of their first findings."""
    grouped: dict[tuple[Cause, str | None], list[Finding]] = {}
    for found in findings:
        subject = None if found.is_field else found.key
        grouped.setdefault((found.cause, subject), []).append(found)
    return [Statement(tuple(each)) for each in grouped.values()]


def _sentence(findings: Sequence[Finding]) -> str:
    first = findings[0]
    likely, advice = _LIKELY[first.cause]
    name = f"{first.holiday}: " if first.holiday else ""
    seen = [f"Expected {each.expected}; {each.came}, since {each.since:%Y-%m-%d %H:%M} UTC." for each in findings]
    example = next((f"For example {each.example}." for each in findings if each.example), None)
    shown = [example] if example else []
    return " ".join([*seen, *shown, f"Most likely: {name}{likely}. {advice}"])


def worst_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings in the order of their states, the worst first; of one state in the order of their times."""
    order = list(State)
    return tuple(sorted(findings, key=lambda found: (-order.index(found.state), found.since)))
