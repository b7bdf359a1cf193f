"""What is reported to people after a round: what has changed since the last report. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from newsarchive.operations.findings import Finding, Health, State, statements

ALL_OUTLETS: Final = "all outlets"
ARCHIVE: Final = "the archive"
_REPORTED: Final = frozenset({State.DEGRADED, State.BROKEN})  # a quiet outlet may only rest


@dataclass(frozen=True, slots=True)
class Message:
    """A message to people. `lines`: one for each change."""

    subject: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the lines as paragraphs."""
        return "\n\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class Report:
    """What has changed. `message` None: nothing; `findings`: what is reported by now and lasts, by outlet."""

    message: Message | None
    findings: dict[str, list[str]]


def report(before: Mapping[str, list[str]], health: Health) -> Report:
    """Return what has changed since the findings that were reported before.

    While something common lasts, an outlet without findings of its own is not called normal again.
    """
    present = {each.outlet: each.findings for each in health.outlets}
    present |= {ALL_OUTLETS: health.common, ARCHIVE: health.archive}
    lines, findings, again = [], {}, []
    for name, found in present.items():
        known = before.get(name, [])
        reported = [each for each in found if each.state in _REPORTED]
        unknown = statements(each for each in reported if each.key not in known)
        lines += [f"{name}: {each.state}. {each.sentence}" for each in unknown]
        if reported:
            findings[name] = [each.key for each in reported]
        elif known and health.common and name not in (ALL_OUTLETS, ARCHIVE):
            findings[name] = known
        elif known:
            again.append(name)
    lines += [f"{name}: normal again." for name in again]
    return Report(Message(_subject(present, lines), tuple(lines)) if lines else None, findings)


def _subject(present: Mapping[str, Iterable[Finding]], lines: Iterable[str]) -> str:
    states = [{each.state for each in found} for found in present.values()]
    broken = sum(State.BROKEN in each for each in states)
    degraded = sum(State.DEGRADED in each and State.BROKEN not in each for each in states)
    first = next(iter(lines)).split(". ", 1)[0].rstrip(".")
    return f"newsarchive: {first} ({broken} broken, {degraded} degraded)"
