"""One expectation made ready: its limit, its start and its clock (semantics 2.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.clocks.clock import clock_of
from standards_engine.judge.columnar.closes import closes_of
from standards_engine.judge.columnar.limits import Choice, limits_of
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.outcomes import Outcomes, blank
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.evaluate import evaluate
from standards_engine.judge.columnar.values.vectors import Whole, wholes
from standards_engine.judge.columnar.windows import Limit, LimitKind, Window
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    Calendar,
    Count,
    EitherSide,
    ForEachCase,
    Pattern,
    Periodic,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Until,
    Within,
)
from standards_engine.verdicts import Reason, Unit, Verdict


class Prepared(NamedTuple):
    """An expectation under one limit, ready to be judged."""

    pattern: Pattern
    at: Int64
    """The obligations that it may judge."""
    ready: Int64
    """Those of `at` that run; the rest is settled at once."""
    run: Run
    """Of those that are ready."""
    at_once: Outcomes
    """Of all of `at`; what it says of those that are ready means nothing."""


def prepared(pattern: Pattern, matter: Matter, calendar: Calendar | None) -> Iterator[Prepared]:
    """For every limit that may be the one, in written order."""
    for choice in limits_of(_limit_of(pattern), matter):
        yield _with_limit(pattern, matter.take(choice.at), calendar, choice)


def _with_limit(
    pattern: Pattern, matter: Matter, calendar: Calendar | None, choice: Choice
) -> Prepared:
    start = _start(pattern, matter)
    before = choice.known & _is_before(choice.limit, matter.began)
    ready = np.flatnonzero(choice.known & ~before & start.known)
    limit = _taken(choice.limit, ready)
    run = _run(pattern, matter.take(ready), calendar, limit, start.values[ready])
    whole = len(ready) == len(matter)
    at_once = run.outcomes if whole else _settled_at_once(pattern, matter, choice, before)
    return Prepared(pattern, choice.at, ready, run, at_once)


def _settled_at_once(pattern: Pattern, matter: Matter, choice: Choice, before: Bool) -> Outcomes:
    """What a limit says that is unknown or over; or else, that the start is unknown."""
    outcomes, began, unknown = blank(len(matter)), matter.began, Verdict.UNDETERMINED
    every = np.arange(len(matter))
    outcomes.put(every, unknown, Reason.START_UNKNOWN, decided=began)
    outcomes.put(np.flatnonzero(~choice.known), unknown, Reason.DUE_UNKNOWN)
    if choice.limit is not None:
        at = np.flatnonzero(before)
        outcomes.put(at, *_when_over(pattern), due=choice.limit.values[at])
    return outcomes


def _when_over(pattern: Pattern) -> tuple[Verdict, Reason]:
    """Of a deadline that is over when the window begins, so that nothing lies in it."""
    match pattern:
        case Absence():
            return Verdict.MET, Reason.STAYED_AWAY
        case Count(bound, number) if bound is Bound.AT_MOST or number == 0:
            return Verdict.MET, Reason.COUNT_KEPT
        case _:
            return Verdict.MISSED, Reason.DUE_BEFORE_TRIGGER


def _run(
    pattern: Pattern, matter: Matter, calendar: Calendar | None, limit: Limit | None, start: Int64
) -> Run:
    """Where the clock cannot be known, it is settled."""
    unit = Unit.MICROSECONDS if limit is None else limit.unit
    clock = clock_of(matter.sheet, matter.standard, unit, calendar)
    wanted = _limit_of(pattern)
    rows = matter.rows if _after(pattern) is None and matter.begins_at_rows else None
    run = Run(matter, Window(matter, clock, limit, start, closes_of(matter, wanted), rows))
    at_once = not isinstance(matter.standard.trigger, ForEachCase)
    if not (isinstance(pattern, Requirement) and at_once):
        run.settle_unknown_clocks(_until_of(pattern))
    return run


def _limit_of(pattern: Pattern) -> Within | By | Until | None:
    match pattern:
        case Response() | Precedence() | EitherSide() | Absence() | Count() | Sequence():
            return pattern.limit
        case _:
            return None


def _until_of(pattern: Pattern) -> Until | None:
    if isinstance(pattern, Periodic):
        return None if pattern.until is None else Until(pattern.until)
    limit = _limit_of(pattern)
    return limit if isinstance(limit, Until) else None


def _start(pattern: Pattern, matter: Matter) -> Whole:
    """When the clock starts: at X of `after X`, else at the trigger."""
    after = _after(pattern)
    if after is None:
        return Whole(matter.began, np.ones(len(matter), np.bool_))
    return wholes(evaluate(after, matter.frame))


def _after(pattern: Pattern) -> Expression | None:
    return pattern.after if isinstance(pattern, Response | Absence | Sequence) else None


def _is_before(limit: Limit | None, began: Int64) -> Bool:
    """Whether it is a deadline in the past of the trigger."""
    if limit is None or limit.kind in (LimitKind.AMOUNT, LimitKind.MONTHS):
        return np.zeros(len(began), np.bool_)
    before: Bool = limit.values < began
    return before


def _taken(limit: Limit | None, at: Int64) -> Limit | None:
    return None if limit is None else Limit(limit.kind, limit.unit, limit.values[at])
