"""How the time was counted: each stretch, whether it counts and why, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import Times, amount, lasting
from standards_engine.findings.lateness import late_of
from standards_engine.judge.reference.explanation import (
    Effect,
    Explanation,
    Pause,
    Stretch,
    Topic,
)
from standards_engine.verdicts import Unit

_COLUMNS = ("from", "lasts", "counts", "why")
_DATES_NAMED = 4


def how_time_counted(explanation: Explanation, times: Times) -> Section | None:
    """None where no clock was asked."""
    if not explanation.stretches or _says_nothing(explanation):
        return None
    unit = explanation.obligation.unit
    rows = tuple(_row(stretch, explanation, times, unit) for stretch in explanation.stretches)
    return Section("How the time was counted", _COLUMNS, rows, tuple(_sums(explanation, times)))


def how_long_nothing_came(explanation: Explanation, times: Times) -> Section | None:
    """Of a silence: from the row that nothing followed until it was complete."""
    waited = explanation.waited
    if waited is None:
        return None
    rows = tuple(_row(each, explanation, times, waited.unit) for each in waited.stretches)
    complete = times.text(waited.complete)
    lasts = f"the silence lasts {amount(waited.limit, waited.unit)} from row {waited.row}"
    sums = (_passed(waited.stretches, waited.unit, times), f"{lasts}: complete at {complete}")
    return Section("How long nothing came", _COLUMNS, rows, sums)


def _says_nothing(explanation: Explanation) -> bool:
    """Whether all time counted towards no limit."""
    found = explanation.obligation
    counts = all(each.counted == each.elapsed for each in explanation.stretches)
    return found.limit is None and found.due is None and counts


def _row(stretch: Stretch, explanation: Explanation, times: Times, unit: Unit) -> Row:
    why = _why(stretch, explanation, unit)
    return Row(
        (
            times.text(stretch.begin),
            lasting(stretch.elapsed),
            amount(stretch.counted, unit) if stretch.counted else "–",
            f"late: {why}" if stretch.late else why,
        )
    )


def _why(stretch: Stretch, explanation: Explanation, unit: Unit) -> str:
    match stretch.effect:
        case Effect.COUNTED:
            return _counted(stretch, unit)
        case Effect.CLOSED:
            return f"`{stretch.calendar}` is closed"
        case Effect.OPEN_HOURS:
            return _open_hours(stretch)
        case Effect.PAUSED:
            return f"paused {_pauses(stretch, explanation)}{_midnights(stretch)}"
        case Effect.ANSWERED:
            answered, reopened = stretch.rows
            return (
                f"answered by row {answered}, open again with row {reopened}{_midnights(stretch)}"
            )
        case Effect.NOT_STARTED:
            return f"not started{_start(explanation)}"
        case Effect.VOID:
            rows = ", ".join(map(str, stretch.rows))
            return f"void: the clock was restarted by row {rows}"
        case Effect.SEVERAL:
            return f"{stretch.parts} stretches, summed up"


def _counted(stretch: Stretch, unit: Unit) -> str:
    if unit is not Unit.MICROSECONDS:
        return _days(stretch, unit)
    return f"`{stretch.calendar}` is open" if stretch.calendar else "the clock runs"


def _days(stretch: Stretch, unit: Unit) -> str:
    if not stretch.dates and not stretch.skipped:
        return "no midnight passes"
    counts = f"midnights that begin {_dates(stretch.dates)}" if stretch.dates else "none"
    if unit is not Unit.WORKING_DAYS or not stretch.skipped:
        return counts
    return f"{counts}; not {_dates(stretch.skipped)}, when `{stretch.calendar}` does not open"


def _midnights(stretch: Stretch) -> str:
    return f"; not counted: {_dates(stretch.skipped)}" if stretch.skipped else ""


def _dates(dates: Sequence[int]) -> str:
    """`2026-03-02, 2026-03-03`; of many, the first, the last and how many they are."""
    shown = [words.iso_date(date) for date in dates]
    if len(shown) <= _DATES_NAMED:
        return ", ".join(shown)
    return f"{len(shown)} days from {shown[0]} to {shown[-1]}"


def _open_hours(stretch: Stretch) -> str:
    hours = f" {stretch.hours}" if stretch.hours else ""
    closed = lasting(stretch.elapsed - stretch.counted)
    days = words.counted(stretch.opened, "day")
    return f"`{stretch.calendar}` is open{hours} on {days}, and closed for {closed}"


def _pauses(stretch: Stretch, explanation: Explanation) -> str:
    """Of several `pause` clauses, also which one."""
    several = len(explanation.standard.pauses) > 1
    rows = map(_rows, stretch.pauses)
    return "; ".join(
        f"{shown} by `{pause.clause}`" if several else shown
        for pause, shown in zip(stretch.pauses, rows, strict=True)
    )


def _rows(pause: Pause) -> str:
    if pause.last_row is None:
        return f"since row {pause.first_row}"
    return f"from row {pause.first_row} to row {pause.last_row}"


def _start(explanation: Explanation) -> str:
    starts = [each.name for each in explanation.choices if each.topic is Topic.START]
    return f": the clock starts at `{starts[0]}`" if starts and starts[0] else ""


def _sums(explanation: Explanation, times: Times) -> Iterator[str]:
    found, stretches = explanation.obligation, explanation.stretches
    yield _passed(stretches, found.unit, times)
    if explanation.deadline is not None:
        late = late_of(explanation.standard, found, explanation.as_of)
        over = f"; {amount(late, found.unit)} too late" if late is not None else ""
        yield f"the deadline is {times.text(explanation.deadline)}{over}"
    elif found.limit is not None:
        counted = sum(each.counted for each in stretches)
        yield _against(counted, found.limit, explanation, times)


def _passed(stretches: Sequence[Stretch], unit: Unit, times: Times) -> str:
    """`until 2026-03-09 15:20, 76 h passed: 4 h counted, 72 h left out`."""
    if not stretches:
        return "no time passed"
    counted = sum(each.counted for each in stretches)
    elapsed = sum(each.elapsed for each in stretches)
    passed = f"until {times.text(stretches[-1].end)}, {lasting(elapsed)} passed"
    if unit is not Unit.MICROSECONDS:
        return f"{passed}, in which {amount(counted, unit)} counted"
    left_out = elapsed - counted
    parts = f": {lasting(counted)} counted, {lasting(left_out)} left out"
    return passed + (parts if left_out else ", and all of it counted")


def _against(counted: int, limit: int, explanation: Explanation, times: Times) -> str:
    found = explanation.obligation
    unit = found.unit
    due = "" if found.due is None else f", due {times.text(found.due)}"
    late = late_of(explanation.standard, found, explanation.as_of)
    over = f"; {amount(late, unit)} too late" if late is not None else ""
    return f"the limit is {amount(limit, unit)}{due}; the clock shows {amount(counted, unit)}{over}"
