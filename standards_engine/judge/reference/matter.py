"""One obligation in hand: its trigger, and what surrounds it in the case."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference.begun import Begun
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
    ForEachSilence,
    Precedence,
    Response,
    Standard,
    Until,
)


@frozen
class Rows:
    """Rows that are certainly an obligation's own, and rows that may be."""

    certain: frozenset[int]
    possible: frozenset[int]

    def of(self, index: int, truth: Truth) -> Truth:
        """Whether a row that would match is this obligation's."""
        if truth is False or index in self.certain:
            return truth
        return Unknown() if index in self.possible else False


@frozen(kw_only=True)
class Matter:
    """`scope` is bound to the trigger and sees the case up to its beginning."""

    standard: Standard
    scope: CaseScope
    begun: Begun
    pauses: Pauses
    roles: frozenset[str] | None
    """Events with a role in the standard; None: every row has one."""
    own_responses: Rows | None = None
    own_precedents: Rows | None = None
    """With `its own`: which rows are this obligation's, as far as is known."""

    @property
    def history(self) -> History:
        return self.scope.history

    @property
    def as_of(self) -> int:
        return self.scope.as_of

    @property
    def trigger(self) -> int:
        return self.begun.index

    @property
    def place(self) -> int:
        return self.begun.place

    @property
    def began(self) -> int:
        return self.begun.began

    def following(self) -> Sequence[int]:
        """The rows that can answer: after it begins; of a case all, for it is no event."""
        whole_case = isinstance(self.standard.trigger, ForEachCase)
        return range(self.place + (not whole_case), len(self.history.rows))

    def with_role(self) -> frozenset[int]:
        """The rows of the case that have a role in the standard."""
        rows = enumerate(self.history.rows)
        return frozenset(i for i, row in rows if self.roles is None or row.name in self.roles)

    def is_match(self, match: EventMatch, index: int) -> Truth:
        """Whether a row is such an event, seen from that row."""
        row = self.history.rows[index]
        return row.name in match.events and matches(match, row, self.scope.seeing(index))

    def is_answer(self, pattern: Response, index: int) -> Truth:
        """With `its own`, an event of another trigger is no answer."""
        truth = self.is_match(pattern.match, index)
        own = self.own_responses if pattern.own else None
        return truth if own is None else own.of(index, truth)

    def is_precedent(self, pattern: Precedence, index: int) -> Truth:
        truth = self.is_match(pattern.match, index)
        own = self.own_precedents if pattern.own else None
        return truth if own is None else own.of(index, truth)

    def holes(self, match: EventMatch) -> int:
        """How many holes of the case may be such an event."""
        return possible(match, self.scope)

    def may_hide(self, match: EventMatch) -> bool:
        return self.holes(match) > 0

    def until(self, until: Until) -> int | None:
        """The row of the `until` event: the first after it begins."""
        rows = range(self.place + 1, len(self.history.rows))
        return next((i for i in rows if self.is_match(until.match, i) is True), None)

    def case_close(self) -> Close | None:
        """The first event that ends the case, at or after the trigger; None while it is open.

        Of a silence only one after it is complete.
        """
        end: CaseEnd | None = self.standard.case_end
        if isinstance(end, EndsWithTheLog):
            return Close(None, self.as_of)
        if not isinstance(end, EndsAt):
            return None
        silence = isinstance(self.standard.trigger, ForEachSilence)
        for index in range(self.place + silence, len(self.history.rows)):
            if self.history.rows[index].name in end.events:
                return Close(index, self.history.time(index))
        return None
