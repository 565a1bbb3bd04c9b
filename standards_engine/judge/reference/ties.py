"""Whether only the place in the file orders what decided a verdict (semantics 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.roles import picked_events


def is_tie(outcome: Outcome, matter: Matter) -> bool:
    """The trigger, the deciding row or an edge of the clock shares its block with a role."""
    return any(True for _ in ties(outcome, matter))


def ties(outcome: Outcome, matter: Matter) -> Iterator[tuple[int, int]]:
    """The rows that decided, each with every other row that only the file puts after or before."""
    for index in sorted(_deciding_rows(outcome, matter)):
        for other in _tied_with(index, matter):
            yield index, other


def _deciding_rows(outcome: Outcome, matter: Matter) -> set[int]:
    """Edges only up to the decision; where there is none yet, up to as-of."""
    end = matter.as_of if outcome.decided is None else outcome.decided
    edges = {index for index in outcome.edges if matter.history.time(index) <= end}
    deciding = set() if outcome.deciding is None else {outcome.deciding}
    return {matter.trigger, matter.begun.origin} | deciding | edges | _picked(matter, end)


def _picked(matter: Matter, end: int) -> set[int]:
    """The rows among which a condition looks for the first or the latest."""
    events = picked_events(matter.standard)
    rows = enumerate(matter.history.rows)
    return {i for i, row in rows if row.name in events and matter.history.time(i) <= end}


def _tied_with(index: int, matter: Matter) -> Iterator[int]:
    row, named = matter.history.rows[index], matter.roles
    for other in matter.history.block_of(index):
        each = matter.history.rows[other]
        if each.row != row.row and (named is None or each.name in named):
            yield other
