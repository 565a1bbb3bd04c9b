"""The events of a case, one after another, as they stop, restart and cancel a clock."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, evaluate
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.reference.clock import Change
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome, undetermined
from standards_engine.judge.reference.window import Window
from standards_engine.rules.nodes import EventMatch, Restart, Until
from standards_engine.verdicts import Reason, Verdict


@frozen(kw_only=True)
class Run:
    """The state after some rows. What cancels or restarts counts after the trigger only."""

    matter: Matter
    window: Window
    restarted: tuple[int, ...] = ()
    """The rows that restarted the clock."""
    reopenings: tuple[tuple[int, int], ...] = ()
    """The rows that answered, each with the row that reopened it."""
    taken: tuple[int, ...] = ()
    """The rows that count since the clock started: of a count, and the steps of an order."""
    edges: frozenset[int] = frozenset()

    def clock_is_unknown(self, until: Until | None) -> bool:
        """Whether a pause, cancel, restart or `until` cannot be placed (semantics 5.3, 5.4)."""
        standard = self.matter.standard
        edges = [*standard.cancels, *(restart.match for restart in standard.restarts)]
        edges += [until.match] if until is not None else []
        return self.matter.pauses.unknown or any(self._may_occur(edge) for edge in edges)

    def is_cancelled(self, index: int) -> bool:
        cancels = self.matter.standard.cancels
        return any(self._is(cancel, index) for cancel in cancels) and self._counts(index)

    def cancelled_before(self) -> int | None:
        """The row that cancels a silence before it is complete."""
        waiting = range(self.matter.trigger + 1, self.matter.place + 1)
        return next((index for index in waiting if self.is_cancelled(index)), None)

    def with_taken(self, index: int) -> Run:
        return replace(self, taken=(*self.taken, index))

    def with_edges(self, rows: frozenset[int]) -> Run:
        return replace(self, edges=self.edges | rows)

    def after(self, index: int) -> Run | Unknown:
        """The run after a row that may restart it; unknown where the new start is."""
        if index <= self.matter.place:
            return self
        for restart in self.matter.standard.restarts:
            if self._is(restart.match, index) and self._counts(index):
                return self._restarted(restart, index)
        return self

    def lost_at(self, index: int) -> Outcome:
        """A row restarts the clock, and nobody knows from when."""
        edges = self.edges | self.matter.pauses.edges | {index}
        return replace(undetermined(Reason.START_UNKNOWN), edges=edges)

    def is_late(self, index: int) -> bool:
        """Whether a limit was up before the row; a window without one hides nothing."""
        return self.window.limit is not None and not self.window.holds(index)

    def has_started(self, index: int) -> bool:
        """With `after X` an event counts only at or after X (semantics 3.4)."""
        return self.matter.history.time(index) >= self.window.start

    def outcome(
        self,
        verdict: Verdict,
        reason: Reason,
        *,
        deciding: int | None = None,
        decided: int | None = None,
        observed: str | None = None,
        is_awaited: bool = True,
    ) -> Outcome:
        """The outcome as the clock stands: at the deciding row, else at as-of.

        `is_awaited`: whether something must still come, if it is pending.
        """
        window, matter = self.window, self.matter
        instant = decided if deciding is None else matter.history.time(deciding)
        answered = deciding if verdict is Verdict.MET else None
        return Outcome(
            verdict=verdict,
            reason=reason,
            decided=instant,
            deciding=deciding,
            started=window.start,
            due=window.due(known_at=answered),
            unit=window.clock.measure.unit,
            limit=window.amount,
            counted=window.counted(matter.as_of if deciding is None else instant or 0),
            at_risk=verdict is Verdict.PENDING
            and is_awaited
            and window.at_risk(matter.standard.warn_at),
            restarts=len(self.restarted),
            observed=observed,
            edges=self.edges | matter.pauses.edges | window.closing(),
            run=self,
        )

    def unclear(self) -> Outcome:
        """Some event may be the one that decides."""
        return self.outcome(Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)

    def unless(self, possible: bool, outcome: Outcome) -> Outcome:  # noqa: FBT001
        """The outcome, unless a possible event could have decided otherwise."""
        return self.unclear() if possible else outcome

    def cancelled(self, index: int) -> Outcome:
        run = replace(self, edges=self.edges | {index})
        return run.outcome(Verdict.EXCUSED, Reason.CANCELLED, deciding=index)

    def reopened(self, answered: int, index: int) -> Run:
        """The run without the stretch from a response to the row that reopens it."""
        history = self.matter.history
        stop = Change(answered, history.time(answered), paused=True)
        clock = self.window.clock.without(stop, index, history.time(index))
        return replace(
            self,
            window=replace(self.window, clock=clock),
            reopenings=(*self.reopenings, (answered, index)),
            edges=self.edges | {answered, index},
        )

    def _counts(self, index: int) -> bool:
        return index > self.matter.trigger and self.window.holds(index)

    def _is(self, match: EventMatch, index: int) -> bool:
        return self.matter.is_match(match, index) is True

    def _may_occur(self, match: EventMatch) -> bool:
        rows = range(self.matter.trigger + 1, len(self.matter.history.rows))
        return self.matter.may_hide(match) or any(
            isinstance(self.matter.is_match(match, index), Unknown) for index in rows
        )

    def _restarted(self, restart: Restart, index: int) -> Run | Unknown:
        start: object = self.matter.history.time(index)
        if restart.start is not None:
            row = self.matter.history.rows[index]
            scope = self.matter.scope.seeing(index).bind(restart.match.variable, row)
            start = evaluate(restart.start, scope)
        if isinstance(start, Unknown):
            return start
        return replace(
            self,
            window=replace(self.window, start=whole(start)),
            restarted=(*self.restarted, index),
            taken=(),
            edges=self.edges | {index},
        )
