"""`for each visit not followed by visit within 6 months` (semantics 4.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.begun import Begun, Waited, begun_at
from standards_engine.judge.reference.branches import possible_calendars
from standards_engine.judge.reference.clock import Clock
from standards_engine.judge.reference.limits import Amount, possible_limits
from standards_engine.judge.reference.measures import measure
from standards_engine.judge.reference.pauses import pauses_of
from standards_engine.judge.reference.scope import CaseScope, matches, possible
from standards_engine.rules.nodes import ForEachSilence
from standards_engine.verdicts import Reason


def silences(trigger: ForEachSilence, scope: CaseScope) -> Iterator[Begun]:
    """Those complete at as-of, and those of which that is unknown."""
    for index, row in enumerate(scope.history.rows):
        truth = matches(trigger.match, row, scope.seeing(index))
        if truth is not False:
            visit = begun_at(index, truth, scope, trigger.match.variable)
            silence = _silence(trigger, visit, scope)
            if silence is not None:
                yield silence


def _silence(trigger: ForEachSilence, visit: Begun, scope: CaseScope) -> Begun | None:
    seen = visit.seen_from(scope)
    calendars = list(possible_calendars(scope.standard, seen))
    limits = list(possible_limits(trigger.within, seen))
    limit = limits[0]
    if len(calendars) > 1 or len(limits) > 1 or not isinstance(limit, Amount):
        return replace(visit, doubt=Reason.WHERE_UNKNOWN)
    waited = _waited(limit, calendars[0], visit, seen)
    if waited is None or waited.due >= scope.as_of:
        return None
    return _complete(trigger, visit, waited, seen)


def _waited(limit: Amount, calendar: str | None, visit: Begun, seen: CaseScope) -> Waited | None:
    """None where the clock stands still before it is complete."""
    of = None if calendar is None else seen.calendars[calendar]
    passing = measure(limit.unit, of, seen.zone, seen.as_of)
    clock = Clock(passing, pauses_of(seen.standard.pauses, seen).changes)
    amount = limit.on(visit.began, seen.zone)
    due = clock.last_instant(visit.began, amount)
    return None if due is None else Waited(clock=clock, start=visit.began, due=due, limit=amount)


def _complete(
    trigger: ForEachSilence, visit: Begun, waited: Waited, seen: CaseScope
) -> Begun | None:
    """None where something certainly broke it."""
    rows = seen.history.rows
    place = max(i for i in range(len(rows)) if seen.history.time(i) <= waited.due)
    truths = [
        matches(trigger.missing, rows[i], seen.seeing(i)) for i in range(visit.index + 1, place + 1)
    ]
    if any(truth is True for truth in truths):
        return None
    in_doubt = possible(trigger.missing, seen) or any(isinstance(t, Unknown) for t in truths)
    doubt = Reason.WHERE_UNKNOWN if in_doubt else visit.doubt
    return replace(visit, place=place, began=waited.due + 1, doubt=doubt, waited=waited)
