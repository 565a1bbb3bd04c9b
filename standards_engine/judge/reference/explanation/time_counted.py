"""The time from the start of a clock to what decided, cut where the clock stopped or ran on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.reference.clock import Change, Clock
from standards_engine.judge.reference.explanation.nodes import Effect, Pause, Stretch, Waiting
from standards_engine.judge.reference.explanation.open_hours import open_and_closed
from standards_engine.judge.reference.explanation.seen import text_of
from standards_engine.judge.reference.limits import Deadline
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.measures import (
    DaysOpen,
    Elapsed,
    Measure,
    OpenTime,
    WholeDays,
)
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import EventMatch, PauseBetween, PauseWhile
from standards_engine.verdicts import Obligation

_STEP = 1
"""A window begins one microsecond after the last instant of the one before it."""


@frozen(kw_only=True)
class _Span:
    """Which clock is shown, and from when until when."""

    clock: Clock
    start: int
    end: int
    due: int | None
    matter: Matter
    reopenings: tuple[tuple[int, int], ...] = ()


def stretches_of(obligation: Obligation, outcome: Outcome) -> tuple[Stretch, ...]:
    """Without a gap; none where no clock was asked, or it decided before it started."""
    run = outcome.run
    if run is None or obligation.counted is None:
        return ()
    span = _span(obligation, outcome, run)
    return (*_lead(span, run), *_counting(span))


def waiting_of(matter: Matter) -> Waiting | None:
    """How long nothing came, of a silence that is certainly complete."""
    waited = matter.begun.waited
    if waited is None:
        return None
    span = _Span(clock=waited.clock, start=waited.start, end=waited.due, due=None, matter=matter)
    return Waiting(
        row=matter.history.rows[matter.begun.origin].row,
        complete=waited.due,
        limit=waited.limit,
        unit=waited.clock.measure.unit,
        stretches=tuple(_counting(span)),
    )


def _counting(span: _Span) -> Iterator[Stretch]:
    for begin, end, change in _stints(span):
        yield from _pieces(begin, end, change, span)


def _span(obligation: Obligation, outcome: Outcome, run: Run) -> _Span:
    """As the judge counted: up to the deciding row, the trigger of a precedence, or as-of."""
    matter, window = run.matter, run.matter.begun.window
    end = matter.as_of
    if outcome.deciding is not None:
        end = matter.history.time(max(outcome.deciding, matter.trigger))
    if window is not None:
        start = window.anchor if window.passed == 0 else matter.began - _STEP
        return _Span(clock=window.clock, start=start, end=end, due=window.due, matter=matter)
    is_deadline = isinstance(run.window.limit, Deadline)
    clock = Clock(Elapsed()) if is_deadline else run.window.clock
    return _Span(
        clock=clock,
        start=run.window.start,
        end=end,
        due=obligation.due,
        matter=matter,
        reopenings=run.reopenings,
    )


def _lead(span: _Span, run: Run) -> Iterator[Stretch]:
    """What lies between the trigger and a later start of the clock."""
    began, end = run.matter.began, min(span.start, span.end)
    if began < end:
        rows = tuple(run.matter.history.rows[index].row for index in run.restarted)
        effect = Effect.VOID if rows else Effect.NOT_STARTED
        yield Stretch(begin=began, end=end, effect=effect, rows=rows)


def _stints(span: _Span) -> Iterator[tuple[int, int, Change | None]]:
    """The stretches in which the clock runs (no change) or stands since a change, split at due."""
    begin, stopped = span.start, None
    for change in span.clock.changes:
        if not change.paused and stopped is None:
            continue
        time = min(max(change.time, span.start), span.end)
        yield from _split(begin, time, stopped, span.due)
        begin, stopped = time, change if change.paused else None
    yield from _split(begin, span.end, stopped, span.due)


def _split(
    begin: int, end: int, stopped: Change | None, due: int | None
) -> Iterator[tuple[int, int, Change | None]]:
    if begin >= end:
        return
    if due is not None and begin < due < end:
        yield begin, due, stopped
        begin = due
    yield begin, end, stopped


def _pieces(begin: int, end: int, stopped: Change | None, span: _Span) -> Iterator[Stretch]:
    late = span.due is not None and begin >= span.due
    if stopped is not None:
        yield replace(_stopped(begin, end, stopped, span), late=late)
        return
    for piece in _running(begin, end, span.clock.measure):
        yield replace(piece, late=late)


def _running(begin: int, end: int, measure: Measure) -> Iterator[Stretch]:
    match measure:
        case Elapsed():
            yield Stretch(begin=begin, end=end, effect=Effect.COUNTED, counted=end - begin)
        case OpenTime(working):
            yield from open_and_closed(begin, end, working)
        case WholeDays() | DaysOpen():
            yield _days(begin, end, measure)
        case _:
            raise AssertionError(f"a clock that nobody can explain: {measure!r}")


def _days(begin: int, end: int, measure: WholeDays | DaysOpen) -> Stretch:
    passed = range(measure.days.date_of(begin) + 1, measure.days.date_of(end) + 1)
    match measure:
        case WholeDays():
            counts, name = tuple(passed), None
        case DaysOpen(working=working):
            counts = tuple(date for date in passed if working.opens_on(date))
            name = working.calendar.name
        case _:
            assert_never(measure)
    left_out = frozenset(passed) - frozenset(counts)
    return Stretch(
        begin=begin,
        end=end,
        effect=Effect.COUNTED,
        counted=len(counts),
        calendar=name,
        dates=counts,
        skipped=tuple(sorted(left_out)),
    )


def _stopped(begin: int, end: int, stopped: Change, span: _Span) -> Stretch:
    rows, measure = span.matter.history.rows, span.clock.measure
    skipped: tuple[int, ...] = ()
    if isinstance(measure, WholeDays | DaysOpen):
        skipped = tuple(_days(begin, end, measure).dates)
    for answered, reopened in span.reopenings:
        if answered == stopped.index:
            both = (rows[answered].row, rows[reopened].row)
            return Stretch(begin=begin, end=end, effect=Effect.ANSWERED, rows=both, skipped=skipped)
    pauses = tuple(_pauses(begin, end, span.matter))
    return Stretch(begin=begin, end=end, effect=Effect.PAUSED, pauses=pauses, skipped=skipped)


def _pauses(begin: int, end: int, matter: Matter) -> Iterator[Pause]:
    """Every clause that pauses the clock somewhere in the stretch."""
    history = matter.history
    for clause, turns in zip(matter.standard.pauses, matter.pauses.turns, strict=True):
        earlier = bisect_right(turns, begin, key=history.time)
        for first, last in _pairs(turns, max(0, (earlier - 1) // 2)):
            if history.time(first) >= end:
                break
            if last is None or history.time(last) > begin:
                last_row = None if last is None else history.rows[last].row
                yield Pause(written(clause), history.rows[first].row, last_row)


def _pairs(turns: tuple[int, ...], skipped: int) -> Iterator[tuple[int, int | None]]:
    """The rows that begin and end each pause, without the first ones."""
    for number in range(2 * skipped, len(turns), 2):
        yield turns[number], turns[number + 1] if number + 1 < len(turns) else None


def written(clause: PauseBetween | PauseWhile) -> str:
    """`pause away until back`, `pause while event.state = "waiting"`."""
    if isinstance(clause, PauseWhile):
        return f"pause while {text_of(clause.condition) or 'a condition holds'}"
    return f"pause {_named(clause.start)} until {_named(clause.end)}"


def _named(match: EventMatch) -> str:
    """Of many events, the first."""
    first, *others = match.events
    return first if not others else f"{first} or {others[0]}" if len(others) == 1 else f"{first} …"
