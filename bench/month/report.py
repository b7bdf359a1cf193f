"""The tables of `python -m bench month`, in Markdown: docs/operating.md has them."""

from datetime import timedelta

from bench.month.driver import STEP, Simulation
from bench.month.measured import LEARNT, Breakage, Measured, breakages, false_alarms, measured

_GOAL_REQUESTS = 1.3
_GOAL_EDITS = 0.95
_HOUR = timedelta(hours=1)


def print_report(simulation: Simulation) -> None:
    """Print what a simulation has shown."""
    by_kind = measured(simulation)
    print(
        f"{simulation.world.days} days of {len(simulation.world.sites)} outlets, a round every {STEP.seconds // 60} minutes: "
        f"{simulation.runs} runs, {len(simulation.log)} requests in {simulation.seconds:.0f} s\n"
    )
    print(
        "| outlets | how many | published | archived | requests per new | without visits again | delay, median | delay, 95 % | edits caught |\n"
        "|---|---|---|---|---|---|---|---|---|"
    )
    for kind, sums in by_kind.items():
        print(_row(kind, sums))
    total = sum(by_kind.values(), Measured())
    print(_row("**all**", total))
    print(
        f"\nGoals: at most {_GOAL_REQUESTS} requests per new article, {_GOAL_EDITS:.0%} of the edits caught. Counted from day "
        f"{LEARNT.days + 1} on; robots.txt once a day and host. Versions lost: {total.lost_versions}; without an edit: {total.false_versions}.\n"
    )
    others, others_caught = total.edits - total.stated, total.caught - total.stated_caught
    print(
        f"Edits that a source states: {_share(total.stated_caught, total.stated)} caught; others: {_share(others_caught, others)}.\n"
    )
    print("| breakage | outlet | reported after | as | cause |\n|---|---|---|---|---|")
    for each in breakages(simulation):
        print(_breakage(each))
    alarms = false_alarms(simulation)
    print(f"\nFalse alarms: {len(alarms)}")
    for at, outlet, what in alarms:
        print(f"- {at:%Y-%m-%d %H:%M} {outlet}, {what}")


def _row(kind: str, sums: Measured) -> str:
    cells = (
        kind,
        sums.outlets,
        sums.published,
        sums.archived,
        _ratio(sums.requests_per_new),
        _ratio(sums.found_per_new),
        _span(sums.delay(0.5)),
        _span(sums.delay(0.95)),
        _share(sums.caught, sums.edits),
    )
    return f"| {' | '.join(map(str, cells))} |"


def _breakage(each: Breakage) -> str:
    after = _span(each.reported_at - each.began_at) if each.reported_at else "never"
    return f"| {each.kind} | {each.outlet} | {after} | {each.state or '-'} | {each.cause or '-'} |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole}{f' ({part / whole:.0%})' if whole else ''}"


def _ratio(ratio: float | None) -> str:
    return "-" if ratio is None else f"{ratio:.2f}"


def _span(time: timedelta | None) -> str:
    if time is None:
        return "-"
    return f"{time / _HOUR:.1f} h" if time >= _HOUR else f"{time / timedelta(minutes=1):.0f} min"
