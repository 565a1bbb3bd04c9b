"""`expect its own visited`: each response answers one trigger only (semantics 3.5).

What is uncertain is given to nobody: so what a trigger certainly has, it has however the missing
data may have been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.reference.alternatives import Alternative, alternatives
from standards_engine.judge.reference.matter import Matter, Rows
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.scope import possible
from standards_engine.rules.nodes import ForEachEvent, Response


def with_own_responses(matters: Sequence[Matter]) -> list[Matter]:
    """Row by row, each response goes to the oldest trigger that waits for it."""
    rows = len(matters[0].history.rows) if matters else 0
    all_in_doubt = bool(matters) and hides_a_trigger(matters[0])
    doubtful = 0 if all_in_doubt else rows
    waiting = [_Waiting(matter, list(alternatives(matter))) for matter in matters]
    for index in range(rows):
        claims = [(each.claim(index), each) for each in waiting if each.still_waits(index)]
        truth, oldest = next((claim for claim in claims if claim[0] is not False), (False, None))
        if isinstance(truth, Unknown):
            doubtful = min(doubtful, index)
        elif oldest is not None and not all_in_doubt:
            oldest.own = index
    return [each.settled(frozenset(range(doubtful, rows))) for each in waiting]


def hides_a_trigger(matter: Matter) -> bool:
    """Whether a hole of the case may be a trigger."""
    trigger = matter.standard.trigger
    return isinstance(trigger, ForEachEvent) and possible(trigger.match, matter.scope) > 0


def truth_of_all(truths: Sequence[Truth], matter: Matter) -> Truth:
    """What every alternative says; unknown where they differ, or the trigger is in doubt."""
    if all(truth is False for truth in truths):
        return False
    certain = matter.begun.doubt is None and all(truth is True for truth in truths)
    return True if certain else Unknown()


@dataclass(slots=True)
class _Waiting:
    """A trigger, from its row until it has its response or is cancelled."""

    matter: Matter
    runs: list[Alternative]
    own: int | None = None
    cancelled: bool = False

    def still_waits(self, index: int) -> bool:
        if index <= self.matter.place or self.own is not None or self.cancelled:
            return False
        cancels = self.matter.standard.cancels
        self.cancelled = any(self.matter.is_match(each, index) is True for each in cancels)
        self.runs = [_after(each, index) for each in self.runs]
        return not self.cancelled

    def claim(self, index: int) -> Truth:
        return truth_of_all([self._claim(each, index) for each in self.runs], self.matter)

    def settled(self, doubtful: frozenset[int]) -> Matter:
        certain = frozenset(() if self.own is None else (self.own,))
        return replace(self.matter, own_responses=Rows(certain, doubtful))

    def _claim(self, alternative: Alternative, index: int) -> Truth:
        """Whether the row would decide this alternative."""
        pattern, run = alternative.pattern, alternative.run
        if not isinstance(pattern, Response) or not pattern.own or alternative.settled:
            return False
        truth = self.matter.is_match(pattern.match, index)
        if isinstance(run, Outcome):
            return False if truth is False else Unknown()
        open_ = run.window.limit is not None or run.window.holds(index)
        return truth if open_ and run.has_started(index) else False


def _after(alternative: Alternative, index: int) -> Alternative:
    if isinstance(alternative.run, Outcome):
        return alternative
    after = alternative.run.after(index)
    if isinstance(after, Unknown):
        return replace(alternative, run=alternative.run.lost_at(index))
    return replace(alternative, run=after)
