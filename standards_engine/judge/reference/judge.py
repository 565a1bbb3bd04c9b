"""The meaning of standards, one case at a time, in the order of semantics 2.5."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.calendars import periods
from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.groups import text_of
from standards_engine.judge.reference.branches import possible_branches, possible_calendars
from standards_engine.judge.reference.history import history_of
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.patterns import possible_outcomes
from standards_engine.judge.reference.pauses import pauses_of
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.judge.reference.ties import is_tie
from standards_engine.judge.reference.triggers import Trigger, triggers_of
from standards_engine.judge.roles import roles
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Excepted, Goal, Ruleset, Standard
from standards_engine.rules.types import Date
from standards_engine.verdicts import Group, Obligation, Reason

Judged = tuple[str | None, Outcome]
"""The exception that judged, None for the standard's own expectation; and what came of it."""


def judge_case(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> list[Obligation]:
    """Every obligation of a standard in a case, in order of trigger.

    Standards for each period have none here; see `periods`. Waivers are not applied.
    """
    history = history_of(case, as_of)
    scope = CaseScope(
        standard=standard,
        tables={table.name: table for table in ruleset.tables},
        history=history,
        as_of=as_of,
        seen=0,
        variables={"case": case},
    )
    named = roles(standard)
    matters = (
        (trigger, _matter(standard, scope, trigger, named))
        for trigger in triggers_of(standard, scope)
    )
    return [
        _written_up(matter, ordinal, _judged(trigger, matter, ruleset))
        for ordinal, (trigger, matter) in enumerate(matters, start=1)
    ]


def _matter(
    standard: Standard, scope: CaseScope, trigger: Trigger, named: frozenset[str] | None
) -> Matter:
    scope = scope.seeing(trigger.index)
    if trigger.variable is not None:
        scope = scope.bind(trigger.variable, scope.history.rows[trigger.index])
    return Matter(
        standard=standard,
        scope=scope,
        trigger=trigger.index,
        pauses=pauses_of(standard.pauses, scope),
        roles=named,
    )


def _judged(trigger: Trigger, matter: Matter, ruleset: Ruleset) -> Judged:
    if isinstance(trigger.truth, Unknown):
        return None, undetermined(Reason.WHERE_UNKNOWN, matter.began)
    return _agreed(list(_possible(matter, ruleset)))


def _possible(matter: Matter, ruleset: Ruleset) -> Iterator[Judged]:
    """What would come of it under every exception, calendar and limit that may apply."""
    calendars = {calendar.name: calendar for calendar in ruleset.calendars}
    for clause, outcome in possible_branches(matter.standard, matter.scope):
        if isinstance(outcome, Excepted):
            decided = matter.began
            yield clause, Outcome(verdict=outcome.verdict, reason=Reason.EXCEPTED, decided=decided)
            continue
        for name in possible_calendars(matter.standard, matter.scope):
            calendar = None if name is None else calendars[name]
            for each in possible_outcomes(outcome, matter, calendar):
                yield clause, each


def _agreed(possible: list[Judged]) -> Judged:
    """The first, where all have one verdict; else which one applies cannot be known."""
    verdicts = {outcome.verdict for _, outcome in possible}
    if len(verdicts) == 1:
        return possible[0]
    return None, undetermined(Reason.EXCEPTION_UNKNOWN)


def _written_up(matter: Matter, ordinal: int, judged: Judged) -> Obligation:
    clause, outcome = judged
    rows = (matter.trigger,) if outcome.deciding is None else (matter.trigger, outcome.deciding)
    return Obligation(
        case=matter.history.case.key,
        ordinal=ordinal,
        began=matter.began,
        verdict=outcome.verdict,
        reason=outcome.reason,
        started=outcome.started,
        due=outcome.due,
        decided=outcome.decided,
        clause=clause,
        unit=outcome.unit,
        limit=outcome.limit,
        counted=outcome.counted,
        at_risk=outcome.at_risk,
        tie=is_tie(outcome, matter),
        restarts=outcome.restarts,
        group=_group(matter),
        rows=tuple(matter.history.rows[index].row for index in rows),
        observed=outcome.observed,
    )


def _group(matter: Matter) -> Group:
    """The cell of the goal; a missing value is its own group (semantics 7.3)."""
    goal = matter.standard.goal
    if goal is None:
        return Group(None)
    values = ((evaluate(key.value, matter.scope), key.value.type) for key in goal.by)
    zone = matter.standard.zone
    names = (None if isinstance(v, Unknown) else text_of(v, type_, zone) for v, type_ in values)
    return Group(_period(goal, matter), tuple(names))


def _period(goal: Goal, matter: Matter) -> str | None:
    if goal.period is None:
        return None
    if goal.instant is None:
        return periods.label(date_of(matter.began, matter.standard.zone), goal.period)
    value = evaluate(goal.instant, matter.scope)
    if isinstance(value, Unknown):
        return None
    is_date = isinstance(goal.instant.type, Date)
    date = whole(value) if is_date else date_of(whole(value), matter.standard.zone)
    return periods.label(date, goal.period)
