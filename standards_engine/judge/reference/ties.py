"""Whether only the place in the file orders what decided a verdict (semantics 1.3)."""

from __future__ import annotations

from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome


def is_tie(outcome: Outcome, matter: Matter) -> bool:
    """The trigger, the deciding row or an edge of the clock shares its block with a role."""
    return any(_is_tied(index, matter) for index in _deciding_rows(outcome, matter))


def _deciding_rows(outcome: Outcome, matter: Matter) -> set[int]:
    """Edges only up to the decision; where there is none yet, up to as-of."""
    end = matter.as_of if outcome.decided is None else outcome.decided
    edges = {index for index in outcome.edges if matter.history.time(index) <= end}
    deciding = set() if outcome.deciding is None else {outcome.deciding}
    return {matter.trigger, matter.begun.origin} | deciding | edges


def _is_tied(index: int, matter: Matter) -> bool:
    row, named = matter.history.rows[index], matter.roles
    return any(
        other.block == row.block and other.row != row.row and (named is None or other.name in named)
        for other in matter.history.rows
    )
