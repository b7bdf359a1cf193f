"""The health as a text file for the textfile collector of Prometheus' node_exporter."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile

from newsarchive.archive import OutletPast
from newsarchive.operations.findings import Health, OutletHealth, State

_READABLE = 0o644


def write_metrics(file: Path, health: Health, pasts: Sequence[OutletPast], now: datetime) -> None:
    """Write the file whole or not at all. Raises OSError."""
    with NamedTemporaryFile(
        "w", encoding="utf-8", dir=file.parent, prefix=f".{file.name}.", suffix=".part", delete=False
    ) as part:
        part.write("".join(f"{line}\n" for line in metrics(health, pasts, now)))
    written = Path(part.name)
    try:
        written.chmod(_READABLE)
        written.replace(file)
    except OSError:
        written.unlink(missing_ok=True)
        raise


def metrics(health: Health, pasts: Sequence[OutletPast], now: datetime) -> Iterator[str]:
    """Yield the lines of the file."""
    states = list(State)
    past_of = {past.outlet: past for past in pasts}
    numbered = ", ".join(f"{number} {state}" for number, state in enumerate(states))
    yield from _metric(
        "newsarchive_outlet_state", f"Health: {numbered}.", health, lambda each: states.index(each.state)
    )
    yield from _metric(
        "newsarchive_outlet_last_run_timestamp_seconds",
        "Beginning of the last run.",
        health,
        lambda each: past_of[each.outlet].asked_at[1].timestamp(),
    )
    yield from _metric(
        "newsarchive_outlet_last_new_timestamp_seconds",
        "When the last new article was found.",
        health,
        lambda each: each.last_new_at.timestamp() if each.last_new_at else None,
    )
    yield from _metric(
        "newsarchive_outlet_new_articles_24h",
        "New articles of the last 24 hours.",
        health,
        lambda each: _new(past_of[each.outlet], now),
    )
    yield "# HELP newsarchive_health_timestamp_seconds When this file was written."
    yield "# TYPE newsarchive_health_timestamp_seconds gauge"
    yield f"newsarchive_health_timestamp_seconds {now.timestamp():.0f}"


def _metric(
    name: str, explained: str, health: Health, value_of: Callable[[OutletHealth], float | None]
) -> Iterator[str]:
    yield f"# HELP {name} {explained}"
    yield f"# TYPE {name} gauge"
    for each in health.outlets:
        value = value_of(each)
        if value is not None:
            yield f'{name}{{outlet="{each.outlet}"}} {value:.0f}'


def _new(past: OutletPast, now: datetime) -> int:
    return sum(hour.new for hour in past.hours if hour.begins_at > now - timedelta(days=1))
