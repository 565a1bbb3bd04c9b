"""`every 6 months until scrapped`, `each quarter`: the windows of a trigger (semantics 4.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.calendars import periods
from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.dates import date_of, local_days
from standards_engine.judge.reference.begun import Begun, Stretch
from standards_engine.judge.reference.branches import possible_calendars
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.limits import amount_of
from standards_engine.judge.reference.measures import Elapsed, measure
from standards_engine.judge.reference.pauses import pauses_of
from standards_engine.judge.reference.scope import CaseScope, matches
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import EndsAt, Period, Periodic
from standards_engine.verdicts import Reason

MOST_WINDOWS = 100_000
"""Of one trigger. What would have more is reckoned by a fault of the data, or of the rule."""


@frozen
class _End:
    """The row after which no window begins."""

    index: int | None
    cancelled: bool = False


def windows_of(pattern: Periodic, trigger: Begun, scope: CaseScope) -> Iterator[Begun]:
    """The windows that have begun, in order; one obligation where their length is unknown."""
    seen = trigger.seen_from(scope)
    end = _end(pattern, trigger, seen)
    if isinstance(pattern.every, Period):
        windows = _aligned(pattern.every, trigger, seen, end)
    else:
        windows = _reckoned(pattern.every, trigger, seen, end)
    last = _last(seen, end)
    for each in windows:
        if each.began > last and each.began != trigger.began:
            return
        yield each


def _last(seen: CaseScope, end: _End) -> int:
    """The instant after which no window begins."""
    return seen.as_of if end.index is None else seen.history.time(end.index)


def _reckoned(every: Expression, trigger: Begun, seen: CaseScope, end: _End) -> Iterator[Begun]:
    """Each from the trigger on, by its clock."""
    calendars = list(possible_calendars(seen.standard, seen))
    value = evaluate(every, seen)
    amount = None if isinstance(value, Unknown) else amount_of(value, every.type)
    if amount is None or amount.value <= 0 or len(calendars) > 1:
        yield replace(trigger, doubt=trigger.doubt or Reason.DUE_UNKNOWN)
        return
    of = None if calendars[0] is None else seen.calendars[calendars[0]]
    passing = measure(amount.unit, of, seen.zone, seen.as_of)
    clock = Clock(passing, pauses_of(seen.standard.pauses, seen).changes)
    most = replace(amount, value=amount.value * MOST_WINDOWS)
    if not most.months and clock.counted(trigger.began, _last(seen, end)) > most.value:
        yield replace(trigger, doubt=trigger.doubt or Reason.DUE_UNKNOWN)
        return
    began, passed, number = trigger.began, 0, 1
    while True:
        shown = replace(amount, value=amount.value * number).on(trigger.began, seen.zone)
        due = clock.last_instant(trigger.began, shown)
        window = Stretch(
            due=due,
            clock=clock,
            anchor=trigger.began,
            passed=passed,
            limit=shown - passed,
            whole=True,
            end=end.index,
            cancelled=end.cancelled,
        )
        yield replace(trigger, began=began, window=window)
        if due is None:
            return
        began, passed, number = due + 1, shown, number + 1


def _aligned(period: Period, trigger: Begun, seen: CaseScope, end: _End) -> Iterator[Begun]:
    """By the calendar; nothing pauses them."""
    days, began = local_days(seen.zone), trigger.began
    while True:
        first, last = periods.bounds(date_of(began, seen.zone), period)
        due = days.end_of(last)
        window = Stretch(
            due=due,
            clock=Clock(Elapsed()),
            anchor=began,
            passed=0,
            limit=due - began,
            whole=began == days.start_of(first),
            end=end.index,
            cancelled=end.cancelled,
        )
        yield replace(trigger, began=began, window=window)
        began = due + 1


def _end(pattern: Periodic, trigger: Begun, seen: CaseScope) -> _End:
    """The first row that ends the case (it may be the trigger), cancels, or is `until`."""
    standard, rows = seen.standard, seen.history.rows
    closing = standard.case_end.events if isinstance(standard.case_end, EndsAt) else ()
    until = () if pattern.until is None else (pattern.until,)
    for index in range(trigger.index, len(rows)):
        here = seen.seeing(index)
        after = index > trigger.index
        if after and any(matches(each, rows[index], here) is True for each in standard.cancels):
            return _End(index, cancelled=True)
        ends = after and any(matches(each, rows[index], here) is True for each in until)
        if ends or rows[index].name in closing:
            return _End(index)
    return _End(None)
