"""One expectation judged: its limit and start, then the events in order (semantics 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.dates import local_days
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.reference.absence import judge_absence
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.count import judge_count
from standards_engine.judge.reference.limits import (
    Amount,
    Limit,
    is_before,
    possible_limits,
    unit_of,
)
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.measures import measure
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.precedence import judge_precedence
from standards_engine.judge.reference.requirement import judge_requirement
from standards_engine.judge.reference.response import judge_response
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.window import Close, Window
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Absence,
    By,
    Calendar,
    Count,
    Pattern,
    Precedence,
    Requirement,
    Response,
    Until,
    Within,
)
from standards_engine.rules.types import Date
from standards_engine.verdicts import Reason, Verdict


def possible_outcomes(
    pattern: Pattern, matter: Matter, calendar: Calendar | None
) -> Iterator[Outcome]:
    """One outcome for every limit that may be the one."""
    limit = _limit_of(pattern)
    if limit is None or isinstance(limit, Until):
        yield _with_limit(pattern, matter, calendar, None)
        return
    for each in possible_limits(limit, matter.scope):
        if isinstance(each, Unknown):
            yield undetermined(Reason.DUE_UNKNOWN, matter.began)
        else:
            yield _with_limit(pattern, matter, calendar, each)


def _with_limit(
    pattern: Pattern, matter: Matter, calendar: Calendar | None, limit: Limit | None
) -> Outcome:
    if limit is not None and is_before(limit, matter.began):
        return Outcome(
            verdict=Verdict.MISSED,
            reason=Reason.DUE_BEFORE_TRIGGER,
            decided=matter.began,
            due=None if isinstance(limit, Amount) else limit.instant,
        )
    start = _start(pattern, matter)
    if isinstance(start, Unknown):
        return undetermined(Reason.START_UNKNOWN, matter.began)
    passing = measure(unit_of(limit), calendar, matter.standard.zone, matter.as_of)
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
    return _judged(pattern, Run(matter=matter, window=window))


def _judged(pattern: Pattern, run: Run) -> Outcome:
    if isinstance(pattern, Requirement):
        return judge_requirement(pattern, run)
    until = _limit_of(pattern)
    if run.clock_is_unknown(until if isinstance(until, Until) else None):
        return undetermined(Reason.CLOCK_UNKNOWN)
    match pattern:
        case Response():
            return judge_response(pattern, run)
        case Absence():
            return judge_absence(pattern, run)
        case Count():
            return judge_count(pattern, run)
        case Precedence():
            return judge_precedence(pattern, run)
        case _:
            raise AssertionError("standards with other patterns are refused before judging")


def _limit_of(pattern: Pattern) -> Within | By | Until | None:
    match pattern:
        case Response() | Precedence() | Absence() | Count():
            return pattern.limit
        case _:
            return None


def _start(pattern: Pattern, matter: Matter) -> int | Unknown:
    """When the clock starts: at X of `after X`, else at the trigger."""
    after: Expression | None = pattern.after if isinstance(pattern, Response | Absence) else None
    if after is None:
        return matter.began
    value = evaluate(after, matter.scope)
    if isinstance(value, Unknown):
        return value
    starts_a_date = isinstance(after.type, Date)
    return (
        local_days(matter.standard.zone).start_of(whole(value)) if starts_a_date else whole(value)
    )


def _until(pattern: Pattern, matter: Matter) -> int | None:
    limit = _limit_of(pattern)
    return matter.until(limit) if isinstance(limit, Until) else None


def _close(until: int | None, matter: Matter) -> Close | None:
    """The end of the case, or an `until` that comes before it."""
    case = matter.case_close()
    if until is None or (case is not None and case.index is not None and case.index < until):
        return case
    return Close(until, matter.history.time(until))
