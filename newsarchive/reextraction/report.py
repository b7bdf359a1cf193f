"""The report of a re-extraction: pages and fields that are unchanged, gained, lost or changed, by outlet, with a few differences of each."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from newsarchive.archive import Rereading, Shown
from newsarchive.reextraction.diffs import as_text, word_diff

_TIME = ("at", "offset", "precision")
# Which columns make each field.
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "headline": ("headline",),
    "kicker": ("kicker",),
    "byline": ("byline",),
    "authors": ("authors",),
    **{f"{name}_at": tuple(f"{name}_{part}" for part in _TIME) for name in ("published", "modified")},
    "published_raw": ("published_raw",),
    "modified_raw": ("modified_raw",),
    "body": ("body",),
    "section": ("section",),
    "tags": ("tags",),
    "image": ("image",),
    "captions": ("captions",),
    "related": ("related",),
    "language": ("language",),
    "layout": ("layout",),
    "witnesses": ("witnesses",),
    "problems": ("problems",),
}
ADDRESS, REASON = "address", "reason"  # of the article; why a page shows none
_EXAMPLES = 3  # of each field of an outlet


@dataclass(slots=True)
class Counts:
    """Of how many pages something is the same in both readings, only in the new one, only in the old one, or in both and different."""

    unchanged: int = 0
    gained: int = 0
    lost: int = 0
    changed: int = 0

    @property
    def is_same(self) -> bool:
        """True if nothing differs."""
        return not (self.gained or self.lost or self.changed)

    def add(self, before: object, now: object) -> bool:
        """Count one page; return True if the two differ."""
        if before == now:
            self.unchanged += 1
        elif not before:
            self.gained += 1
        elif not now:
            self.lost += 1
        else:
            self.changed += 1
        return before != now

    def merge(self, other: "Counts") -> None:
        """Add other counts."""
        self.unchanged += other.unchanged
        self.gained += other.gained
        self.lost += other.lost
        self.changed += other.changed


@dataclass(slots=True)
class OutletReport:
    """The pages of one outlet.

    `articles`: whether they show an article, the same one, or one that is read otherwise; `refused`: the pages that showed none and show none.
    `fields`: the fields of articles, their addresses, and the reasons of pages without one. `samples`: by field, address and difference.
    """

    articles: Counts = field(default_factory=Counts)
    refused: int = 0
    fields: dict[str, Counts] = field(default_factory=dict)
    samples: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """The number of pages that were read."""
        counts = self.articles
        return self.refused + counts.unchanged + counts.gained + counts.lost + counts.changed

    def add(self, reread: Rereading) -> None:
        """Count a page."""
        before, now = reread.before, reread.now
        if before is None and now is None:
            self.refused += 1
            self._count(REASON, reread.url, reread.reason_before, reread.reason_now)
        elif before and now and not reread.is_changed:
            self.articles.unchanged += 1
        else:
            self.articles.add(before, now)
            self._count(ADDRESS, reread.url, before and before.address, now and now.address)
            for name in FIELDS:
                self._count(name, reread.url, _value(before, name), _value(now, name))
            if before is None or now is None:
                self._count(REASON, reread.url, reread.reason_before, reread.reason_now)

    def counts(self, name: str) -> Counts:
        """Return the counts of a field, those of the articles included that are the same as a whole."""
        found = Counts()
        found.merge(self.fields.get(name, Counts()))
        if name != REASON:
            found.unchanged += self.articles.unchanged
        return found

    def differing(self) -> list[str]:
        """Return the fields that differ on some page."""
        return [name for name in (ADDRESS, *FIELDS, REASON) if name in self.fields and not self.fields[name].is_same]

    def merge(self, other: "OutletReport") -> None:
        """Add the pages of another file."""
        self.articles.merge(other.articles)
        self.refused += other.refused
        for name, counts in other.fields.items():
            self.fields.setdefault(name, Counts()).merge(counts)
        for name, samples in other.samples.items():
            known = self.samples.setdefault(name, [])
            known += samples[: _EXAMPLES - len(known)]

    def _count(self, name: str, url: str, before: Any, now: Any) -> None:
        if self.fields.setdefault(name, Counts()).add(before, now):
            samples = self.samples.setdefault(name, [])
            if len(samples) < _EXAMPLES:
                samples.append((url, word_diff(as_text(before), as_text(now))))


@dataclass(slots=True)
class Report:
    """What became of the pages of files, by outlet. `unread`: the number of those that could not be read; `causes`: why, of the first of them."""

    outlets: dict[str, OutletReport] = field(default_factory=dict)
    unread: int = 0
    causes: list[str] = field(default_factory=list)

    def add(self, outlet: str, reread: Rereading) -> None:
        """Count a page."""
        self.outlets.setdefault(outlet, OutletReport()).add(reread)

    def add_unread(self, cause: str, count: int = 1) -> None:
        """Count pages that could not be read."""
        self.unread += count
        if len(self.causes) < _EXAMPLES:
            self.causes.append(cause)

    def merge(self, other: "Report") -> None:
        """Add the report of another file."""
        for outlet, of_outlet in other.outlets.items():
            self.outlets.setdefault(outlet, OutletReport()).merge(of_outlet)
        self.unread += other.unread
        self.causes += other.causes[: _EXAMPLES - len(self.causes)]

    def as_json(self) -> dict[str, Any]:
        """Return the report as an object for JSON."""
        return asdict(self)

    @classmethod
    def of_json(cls, found: Mapping[str, Any]) -> "Report":
        """Return a report from its object."""
        return cls(
            {
                outlet: OutletReport(
                    Counts(**each["articles"]),
                    each["refused"],
                    {name: Counts(**counts) for name, counts in each["fields"].items()},
                    {name: [(url, diff) for url, diff in samples] for name, samples in each["samples"].items()},
                )
                for outlet, each in found["outlets"].items()
            },
            found["unread"],
            list(found["causes"]),
        )


def _value(shown: Shown | None, name: str) -> Any:
    """Return a field of a reading: the one column that it is made of, or several by their names; None if it has none."""
    if shown is None:
        return None
    columns = FIELDS[name]
    found = {column: shown.values[column] for column in columns}
    return found[name] if len(columns) == 1 else found if found[columns[0]] is not None else None
