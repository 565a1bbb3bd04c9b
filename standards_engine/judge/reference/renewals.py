"""`reopened by E each counts as new`: another obligation with the first one's fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.begun import Begun
from standards_engine.judge.reference.scope import CaseScope, matches
from standards_engine.rules.nodes import EventMatch, Standard
from standards_engine.verdicts import Reason


def with_renewals(
    triggers: Sequence[Begun], standard: Standard, scope: CaseScope
) -> Iterator[Begun]:
    """In row order; at one row the trigger's own obligation comes first."""
    edges = [each.match for each in standard.reopenings if not each.resume]
    if not edges:
        yield from triggers
        return
    by_row = {each.index: each for each in triggers}
    for index in range(len(scope.history.rows)):
        earlier = [each for each in triggers if each.index < index]
        if index in by_row:
            yield by_row[index]
        renewed = (_renewed(edge, index, earlier, scope) for edge in edges)
        yield from islice((new for new in renewed if new is not None), 1)


def _renewed(
    edge: EventMatch, index: int, earlier: Sequence[Begun], scope: CaseScope
) -> Begun | None:
    """Of the newest earlier trigger that the row reopens, or may reopen."""
    row = scope.history.rows[index]
    for trigger in reversed(earlier):
        truth = matches(edge, row, replace(trigger, place=index).seen_from(scope))
        if truth is not False:
            doubt = Reason.WHERE_UNKNOWN if isinstance(truth, Unknown) else trigger.doubt
            began = scope.history.time(index)
            return replace(trigger, index=index, place=index, began=began, doubt=doubt)
    return None
