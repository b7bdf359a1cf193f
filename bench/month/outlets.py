"""The made-up outlets of the simulated month: how often each publishes, what lists its articles, what goes wrong."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

ZONE = "Asia/Dhaka"
FRIDAY = 4
NIGHT = range(7)  # hours in which little is published
_BURST = timedelta(hours=2), timedelta(hours=2, minutes=10)
# Eid al-Fitr of 2026 and the days around it.
HOLIDAY = (date(2026, 3, 20), date(2026, 3, 22))
_ON_HOLIDAY = 0.1

SourceKind = Literal["listing", "feed", "sitemap"]
TroubleKind = Literal[
    "outage", "block", "challenge", "moved feed", "dead domain", "slow site", "new layout", "new addresses"
]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What goes wrong. `begins`, `ends`: as shares of the simulated time; without an end it stays."""

    kind: TroubleKind
    begins: float
    ends: float | None = None


@dataclass(frozen=True, slots=True)
class MadeUpOutlet:
    """An outlet of the simulation. `kind`: its row of the report; `states_edits`: its feed or sitemap has the time of the last edit."""

    key: str
    kind: str
    per_day: float
    source: SourceKind = "listing"
    states_edits: bool = False
    friday: float = 1.0
    is_epaper: bool = False
    trouble: Trouble | None = None

    def rate(self, local: datetime) -> float:
        """Return how many articles a day it publishes at this time of its zone."""
        rate = self.per_day * (self.friday if local.weekday() == FRIDAY else 1.0)
        if HOLIDAY[0] <= local.date() <= HOLIDAY[1]:
            rate *= _ON_HOLIDAY
        if self.is_epaper:
            time = timedelta(hours=local.hour, minutes=local.minute)
            return rate * (timedelta(days=1) / (_BURST[1] - _BURST[0])) if _BURST[0] <= time < _BURST[1] else 0.0
        return rate * (0.2 if local.hour in NIGHT else 1.33)

    @property
    def highest_rate(self) -> float:
        """The highest rate that `rate` returns."""
        return self.per_day * (144.0 if self.is_epaper else 1.33)


def _several(count: int, one: MadeUpOutlet) -> list[MadeUpOutlet]:
    """Return outlets like one, with keys and sources of their own."""
    return [
        replace(one, key=f"{one.key}_{number}", source=_SOURCES[number % 3], states_edits=number % 3 != 0)
        for number in range(count)
    ]


_SOURCES: tuple[SourceKind, ...] = ("listing", "feed", "sitemap")
_TROUBLES = (
    ("outage", Trouble("outage", 0.4, 0.4)),
    ("blocked", Trouble("block", 0.6)),
    ("challenged", Trouble("challenge", 0.5)),
    ("moved_feed", Trouble("moved feed", 0.45)),
    ("dead", Trouble("dead domain", 0.7)),
    ("slow", Trouble("slow site", 0.55, 0.55)),
    ("redesigned", Trouble("new layout", 0.5)),
    ("readdressed", Trouble("new addresses", 0.65)),
)

# A national daily numbered 163 to 174 addresses a day (dainikamadershomoy.com, 2021 and 2022), a regional site 51 to 59 (deshchitro.com, 2024);
# the rates of the others are assumptions.
OUTLETS = (
    *_several(2, MadeUpOutlet("national", "160 a day, few at night", 160)),
    *_several(5, MadeUpOutlet("regional", "50 a day", 50)),
    *_several(6, MadeUpOutlet("local", "5 a day", 5)),
    *_several(3, MadeUpOutlet("weekly", "one a week", 1 / 7)),
    *_several(3, MadeUpOutlet("epaper", "30 a day at 02:00", 30, is_epaper=True)),
    *_several(3, MadeUpOutlet("friday", "30 a day, 10 on Fridays", 30, friday=1 / 3)),
    *(
        MadeUpOutlet(
            name, f"20 a day; {trouble.kind}", 20, "feed" if name == "moved_feed" else "listing", trouble=trouble
        )
        for name, trouble in _TROUBLES
    ),
)
