"""How the time was counted: each stretch, whether it counts and why, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import Times, amount, joined, lasting, said
from standards_engine.findings.lateness import late_of
from standards_engine.judge.reference.explanation import (
    Effect,
    Explanation,
    Pause,
    Stretch,
    Topic,
)
from standards_engine.verdicts import Unit
from standards_engine.wording import later, listed, say

_COLUMNS = (later("from"), later("lasts"), later("counts"), later("why"))
_DATES_NAMED = 4


def how_time_counted(explanation: Explanation, times: Times) -> Section | None:
    """None where no clock was asked."""
    if not explanation.stretches or _says_nothing(explanation):
        return None
    unit = explanation.obligation.unit
    rows = tuple(_row(stretch, explanation, times, unit) for stretch in explanation.stretches)
    sums = tuple(_sums(explanation, times))
    return Section(say("How the time was counted"), said(_COLUMNS), rows, sums)


def how_long_nothing_came(explanation: Explanation, times: Times) -> Section | None:
    """Of a silence: from the row that nothing followed until it was complete."""
    waited = explanation.waited
    if waited is None:
        return None
    rows = tuple(_row(each, explanation, times, waited.unit) for each in waited.stretches)
    lasts = say(
        "the silence lasts {time} from row {row}: complete at {complete}",
        time=amount(waited.limit, waited.unit),
        row=waited.row,
        complete=times.text(waited.complete),
    )
    sums = (_passed(waited.stretches, waited.unit, times), lasts)
    return Section(say("How long nothing came"), said(_COLUMNS), rows, sums)


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
            say("late: {why}", why=why) if stretch.late else why,
        )
    )


def _why(stretch: Stretch, explanation: Explanation, unit: Unit) -> str:
    match stretch.effect:
        case Effect.COUNTED:
            return _counted(stretch, unit)
        case Effect.CLOSED:
            return say("`{calendar}` is closed", calendar=stretch.calendar)
        case Effect.OPEN_HOURS:
            return _open_hours(stretch)
        case Effect.PAUSED:
            paused = say("paused {time}", time=_pauses(stretch, explanation))
            return _without_midnights(paused, stretch)
        case Effect.ANSWERED:
            answered, reopened = stretch.rows
            told = say(
                "answered by row {answered}, open again with row {reopened}",
                answered=answered,
                reopened=reopened,
            )
            return _without_midnights(told, stretch)
        case Effect.NOT_STARTED:
            return _not_started(explanation)
        case Effect.VOID:
            rows = listed(map(str, stretch.rows))
            return say("void: the clock was restarted by row {rows}", rows=rows)
        case Effect.SEVERAL:
            return say("{number} stretches, summed up", number=stretch.parts)


def _counted(stretch: Stretch, unit: Unit) -> str:
    if unit is not Unit.MICROSECONDS:
        return _days(stretch, unit)
    if not stretch.calendar:
        return say("the clock runs")
    return say("`{calendar}` is open", calendar=stretch.calendar)


def _days(stretch: Stretch, unit: Unit) -> str:
    if not stretch.dates and not stretch.skipped:
        return say("no midnight passes")
    counts = say("none")
    if stretch.dates:
        counts = say("midnights that begin {dates}", dates=_dates(stretch.dates))
    if unit is not Unit.WORKING_DAYS or not stretch.skipped:
        return counts
    return say(
        "{counts}; not {dates}, when `{calendar}` does not open",
        counts=counts,
        dates=_dates(stretch.skipped),
        calendar=stretch.calendar,
    )


def _without_midnights(told: str, stretch: Stretch) -> str:
    if not stretch.skipped:
        return told
    dates = _dates(stretch.skipped)
    return say("{sentence}; not counted: {dates}", sentence=told, dates=dates)


def _dates(dates: Sequence[int]) -> str:
    """`2026-03-02, 2026-03-03`; of many, the first, the last and how many they are."""
    shown = [words.iso_date(date) for date in dates]
    if len(shown) <= _DATES_NAMED:
        return listed(shown)
    return say(
        "{number} days from {first} to {last}", number=len(shown), first=shown[0], last=shown[-1]
    )


def _open_hours(stretch: Stretch) -> str:
    facts = {
        "calendar": stretch.calendar,
        "days": words.counted(stretch.opened, words.DAYS),
        "closed": lasting(stretch.elapsed - stretch.counted),
    }
    if stretch.hours:
        return say(
            "`{calendar}` is open {hours} on {days}, and closed for {closed}",
            hours=stretch.hours,
            **facts,
        )
    return say("`{calendar}` is open on {days}, and closed for {closed}", **facts)


def _pauses(stretch: Stretch, explanation: Explanation) -> str:
    """Of several `pause` clauses, also which one."""
    several = len(explanation.standard.pauses) > 1
    rows = map(_rows, stretch.pauses)
    return joined(
        say("{rows} by `{clause}`", rows=shown, clause=pause.clause) if several else shown
        for pause, shown in zip(stretch.pauses, rows, strict=True)
    )


def _rows(pause: Pause) -> str:
    if pause.last_row is None:
        return say("since row {row}", row=pause.first_row)
    return say("from row {first} to row {last}", first=pause.first_row, last=pause.last_row)


def _not_started(explanation: Explanation) -> str:
    starts = [each.name for each in explanation.choices if each.topic is Topic.START]
    if starts and starts[0]:
        return say("not started: the clock starts at `{name}`", name=starts[0])
    return say("not started")


def _sums(explanation: Explanation, times: Times) -> Iterator[str]:
    found, stretches = explanation.obligation, explanation.stretches
    yield _passed(stretches, found.unit, times)
    if explanation.deadline is not None:
        deadline = say("the deadline is {due}", due=times.text(explanation.deadline))
        yield _too_late(deadline, explanation)
    elif found.limit is not None:
        counted = sum(each.counted for each in stretches)
        yield _against(counted, found.limit, explanation, times)


def _passed(stretches: Sequence[Stretch], unit: Unit, times: Times) -> str:
    """`until 2026-03-09 15:20, 76 h passed: 4 h counted, 72 h left out`."""
    if not stretches:
        return say("no time passed")
    counted = sum(each.counted for each in stretches)
    elapsed = sum(each.elapsed for each in stretches)
    end = times.text(stretches[-1].end)
    passed = say("until {end}, {time} passed", end=end, time=lasting(elapsed))
    if unit is not Unit.MICROSECONDS:
        shown = amount(counted, unit)
        return say("{passed}, in which {counted} counted", passed=passed, counted=shown)
    if elapsed == counted:
        return say("{passed}, and all of it counted", passed=passed)
    return say(
        "{passed}: {counted} counted, {rest} left out",
        passed=passed,
        counted=lasting(counted),
        rest=lasting(elapsed - counted),
    )


def _against(counted: int, limit: int, explanation: Explanation, times: Times) -> str:
    found = explanation.obligation
    facts = {"limit": amount(limit, found.unit), "counted": amount(counted, found.unit)}
    if found.due is None:
        told = say("the limit is {limit}; the clock shows {counted}", **facts)
    else:
        due = times.text(found.due)
        told = say("the limit is {limit}, due {due}; the clock shows {counted}", due=due, **facts)
    return _too_late(told, explanation)


def _too_late(told: str, explanation: Explanation) -> str:
    found = explanation.obligation
    late = late_of(explanation.standard, found, explanation.as_of)
    if late is None:
        return told
    return say("{sentence}; {time} too late", sentence=told, time=amount(late, found.unit))
