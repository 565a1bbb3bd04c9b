"""One obligation in hand: its trigger, and what surrounds it in the case."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth
from standards_engine.judge.reference.history import History
from standards_engine.judge.reference.pauses import Pauses
from standards_engine.judge.reference.scope import CaseScope, matches, possible
from standards_engine.judge.reference.window import Close
from standards_engine.rules.nodes import (
    CaseEnd,
    EndsAt,
    EndsWithTheLog,
    EventMatch,
    ForEachCase,
    Standard,
    Until,
)


@frozen(kw_only=True)
class Matter:
    """`scope` is bound to the trigger and sees the case up to it."""

    standard: Standard
    scope: CaseScope
    trigger: int
    pauses: Pauses
    roles: frozenset[str] | None
    """Events with a role in the standard; None: every row has one."""

    @property
    def history(self) -> History:
        return self.scope.history

    @property
    def as_of(self) -> int:
        return self.scope.as_of

    @property
    def began(self) -> int:
        return self.history.time(self.trigger)

    def following(self) -> Sequence[int]:
        """The rows that can answer: after the trigger; of a case all, for it is no event."""
        whole_case = isinstance(self.standard.trigger, ForEachCase)
        return range(self.trigger + (not whole_case), len(self.history.rows))

    def is_match(self, match: EventMatch, index: int) -> Truth:
        """Whether a row is such an event, seen from that row."""
        return matches(match, self.history.rows[index], self.scope.seeing(index))

    def holes(self, match: EventMatch) -> int:
        """How many holes of the case may be such an event."""
        return possible(match, self.scope)

    def may_hide(self, match: EventMatch) -> bool:
        return self.holes(match) > 0

    def until(self, until: Until) -> int | None:
        """The row of the `until` event: the first after the trigger."""
        rows = range(self.trigger + 1, len(self.history.rows))
        return next((i for i in rows if self.is_match(until.match, i) is True), None)

    def case_close(self) -> Close | None:
        """The first event at or after the trigger that ends the case; None while it is open."""
        end: CaseEnd | None = self.standard.case_end
        if isinstance(end, EndsWithTheLog):
            return Close(None, self.as_of)
        if not isinstance(end, EndsAt):
            return None
        for index in range(self.trigger, len(self.history.rows)):
            if self.history.rows[index].name in end.events:
                return Close(index, self.history.time(index))
        return None
