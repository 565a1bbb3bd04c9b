"""Whether only the place in the file orders what decided a verdict (semantics 1.3)."""

from __future__ import annotations

from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EndsAt,
    EventMatch,
    ForEachEvent,
    PauseBetween,
    PauseWhile,
    Precedence,
    Response,
    Standard,
    Until,
)


def is_tie(outcome: Outcome, matter: Matter) -> bool:
    """The trigger, the deciding row or an edge of the clock shares its block with a role."""
    return any(_shares_block(index, matter) for index in _deciding_rows(outcome, matter))


def _deciding_rows(outcome: Outcome, matter: Matter) -> set[int]:
    end = matter.as_of if outcome.decided is None else outcome.decided
    edges = {index for index in outcome.edges if matter.history.time(index) <= end}
    deciding = set() if outcome.deciding is None else {outcome.deciding}
    return {matter.trigger} | deciding | edges


def _shares_block(index: int, matter: Matter) -> bool:
    row = matter.history.rows[index]
    return any(
        other.block == row.block and other.row != row.row and _has_role(other.name, matter.standard)
        for other in matter.history.rows
    )


def _has_role(name: str | None, standard: Standard) -> bool:
    """With `pause while` every row of the case has one."""
    if any(isinstance(pause, PauseWhile) for pause in standard.pauses):
        return True
    return name in {event for match in _matches(standard) for event in match.events} | _ends(
        standard
    )


def _ends(standard: Standard) -> set[str]:
    return set(standard.case_end.events) if isinstance(standard.case_end, EndsAt) else set()


def _matches(standard: Standard) -> list[EventMatch]:
    """Every clause of the standard that names events."""
    found = [*standard.cancels, *(restart.match for restart in standard.restarts)]
    if isinstance(standard.trigger, ForEachEvent):
        found.append(standard.trigger.match)
    for pause in standard.pauses:
        if isinstance(pause, PauseBetween):
            found += [pause.start, pause.end]
    for outcome in (standard.expectation, *(each.outcome for each in standard.exceptions)):
        if isinstance(outcome, Response | Precedence | Absence | Count):
            found.append(outcome.match)
            if isinstance(outcome.limit, Until):
                found.append(outcome.limit.match)
    return found
