"""One expectation: its limit and start, then the events in order (semantics 2.5)."""

from __future__ import annotations

from typing import assert_never

from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.reference.absence import judge_absence
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.count import judge_count
from standards_engine.judge.reference.either_side import judge_either_side
from standards_engine.judge.reference.limits import Deadline, Limit, MovedDeadline, unit_of
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.measures import measure
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.periodic import judge_periodic
from standards_engine.judge.reference.position import judge_position
from standards_engine.judge.reference.precedence import judge_precedence
from standards_engine.judge.reference.requirement import judge_requirement
from standards_engine.judge.reference.response import judge_response
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.sequence import judge_sequence
from standards_engine.judge.reference.window import Close, Window
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    By,
    Count,
    EitherSide,
    ForEachCase,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Until,
    Within,
)
from standards_engine.verdicts import Reason, Verdict


def prepared(
    pattern: Pattern, matter: Matter, calendar: str | None, limit: Limit | None
) -> Run | Outcome:
    """The clock as it starts; an outcome where that is all that can be said."""
    if isinstance(limit, Deadline | MovedDeadline) and limit.instant < matter.began:
        verdict, reason = _of_nothing(pattern)
        return Outcome(verdict=verdict, reason=reason, decided=matter.began, due=limit.instant)
    start = _start(pattern, matter)
    if isinstance(start, Unknown):
        return undetermined(Reason.START_UNKNOWN, matter.began)
    of = None if calendar is None else matter.scope.calendars[calendar]
    passing = measure(unit_of(limit), of, matter.standard.zone, matter.as_of)
    until = _until(pattern, matter)
    window = Window(
        history=matter.history,
        as_of=matter.as_of,
        zone=matter.standard.zone,
        began=matter.began,
        start=start,
        clock=Clock(passing, matter.pauses.changes),
        limit=limit,
        close=_close(until, matter) if limit is None else None,
        until=until,
    )
    return _ready(pattern, Run(matter=matter, window=window))


def _of_nothing(pattern: Pattern) -> tuple[Verdict, Reason]:
    """What a window says in which no event can lie, since its deadline is before the trigger."""
    if isinstance(pattern, Absence):
        return Verdict.MET, Reason.STAYED_AWAY
    if isinstance(pattern, Count) and (pattern.bound is Bound.AT_MOST or pattern.number == 0):
        return Verdict.MET, Reason.COUNT_KEPT
    return Verdict.MISSED, Reason.DUE_BEFORE_TRIGGER


def _ready(pattern: Pattern, run: Run) -> Run | Outcome:
    of_a_case = isinstance(run.matter.standard.trigger, ForEachCase)
    if isinstance(pattern, Requirement) and not of_a_case:
        return run
    if run.clock_is_unknown(_until_clause(pattern)):
        return undetermined(Reason.CLOCK_UNKNOWN)
    own = isinstance(pattern, Response | Precedence) and pattern.own
    return run.with_edges(run.matter.with_role()) if own else run


def judge(pattern: Pattern, run: Run) -> Outcome:
    cancel = run.cancelled_before()
    if cancel is not None:
        return run.cancelled(cancel)
    match pattern:
        case Response():
            return judge_response(pattern, run)
        case Precedence():
            return judge_precedence(pattern, run)
        case EitherSide():
            return judge_either_side(pattern, run)
        case Absence():
            return judge_absence(pattern, run)
        case Count():
            return judge_count(pattern, run)
        case Requirement():
            return judge_requirement(pattern, run)
        case Sequence():
            return judge_sequence(pattern, run)
        case Position():
            return judge_position(pattern, run)
        case Periodic():
            return judge_periodic(pattern, run)
        case PeriodRequirement():
            raise AssertionError("what is required of a period is no obligation of a case")
        case _:
            assert_never(pattern)


def limit_of(pattern: Pattern) -> Within | By | Until | None:
    match pattern:
        case Response() | Precedence() | EitherSide() | Absence() | Count() | Sequence():
            return pattern.limit
        case _:
            return None


def _until_clause(pattern: Pattern) -> Until | None:
    if isinstance(pattern, Periodic):
        return None if pattern.until is None else Until(pattern.until)
    limit = limit_of(pattern)
    return limit if isinstance(limit, Until) else None


def _start(pattern: Pattern, matter: Matter) -> int | Unknown:
    """When the clock starts: at X of `after X`, else at the trigger."""
    after = pattern.after if isinstance(pattern, Response | Absence | Sequence) else None
    if after is None:
        return matter.began
    value = evaluate(after, matter.scope)
    return value if isinstance(value, Unknown) else whole(value)


def _until(pattern: Pattern, matter: Matter) -> int | None:
    limit = limit_of(pattern)
    return matter.until(limit) if isinstance(limit, Until) else None


def _close(until: int | None, matter: Matter) -> Close | None:
    """The end of the case, or an `until` that comes before it."""
    case = matter.case_close()
    if until is None or (case is not None and case.index is not None and case.index < until):
        return case
    return Close(until, matter.history.time(until))
