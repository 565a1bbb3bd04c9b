"""How late a missed obligation is: what orders the violations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards_engine.rules.nodes import Periodic, Standard
from standards_engine.verdicts import NO_INSTANT, Obligation, Reason, Unit, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Int64

_DAY = 24 * 3600 * 1_000_000
_LATE = (Reason.ANSWERED_LATE, Reason.UNANSWERED)
_UNITS = tuple(Unit)


def late_by(obligation: Obligation, as_of: int) -> int | None:
    """Beyond the limit, in the obligation's unit; None where nothing was late.

    Without a limit, from the deadline to the answer, or to as-of where none came.
    """
    if obligation.reason not in _LATE:
        return None
    if obligation.limit is not None and obligation.counted is not None:
        late = obligation.counted - obligation.limit
    elif obligation.due is not None and obligation.unit is Unit.MICROSECONDS:
        answered = obligation.reason is Reason.ANSWERED_LATE
        late = (obligation.decided if answered and obligation.decided else as_of) - obligation.due
    else:
        return None
    return late if late > 0 else None


def late_of(standard: Standard, obligation: Obligation, as_of: int) -> int | None:
    """As `late_by`; no window of a repeated expectation is late, for the next one follows it."""
    repeated = isinstance(standard.expectation, Periodic)
    return None if repeated else late_by(obligation, as_of)


def lateness(batch: VerdictBatch, chosen: Int64, as_of: int) -> Int64:
    """`late_by` of the chosen obligations, days taken as 24 hours; 0 where nothing was late."""
    import numpy as np

    limit, counted, due = batch.limit[chosen], batch.counted[chosen], batch.due[chosen]
    reason, decided = batch.reason[chosen], batch.decided[chosen]
    exact = batch.unit[chosen] == _UNITS.index(Unit.MICROSECONDS)
    answered = reason == Reason.ANSWERED_LATE
    by_limit = (limit != NO_INSTANT) & (counted != NO_INSTANT)
    by_due = ~by_limit & exact & (due != NO_INSTANT)
    end = np.where(answered & (decided != NO_INSTANT), decided, as_of)
    late = np.zeros(len(chosen), np.int64)
    late[by_limit] = counted[by_limit] - limit[by_limit]
    late[by_due] = end[by_due] - due[by_due]
    late[~answered & (reason != Reason.UNANSWERED)] = 0
    return np.maximum(late, 0) * np.where(exact, 1, _DAY)
