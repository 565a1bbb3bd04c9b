"""Whether a group kept its goal (semantics 7.2)."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from standards_engine.findings.counts import Counts
from standards_engine.rules.nodes import Goal

_EVERY_ONE = Fraction(1)


class Status(StrEnum):
    NOTHING = "nothing"
    KEPT = "kept"
    OPEN = "open"
    VIOLATED = "violated"


def status(counts: Counts, goal: Goal | None, *, over: bool) -> Status:
    """`over`: the group's period is finished. Without a goal every obligation must be met.

    Undetermined obligations keep a group open only while its period runs or some are pending;
    they never save a finished one.
    """
    ratio = goal.ratio if goal else _EVERY_ONE
    if counts.decided == 0 or (goal and counts.decided < goal.given_at_least):
        return Status.NOTHING
    if _reaches(counts.attainment, ratio):
        return Status.KEPT
    still_moving = not over or counts.pending > 0
    return Status.OPEN if still_moving and _reaches(counts.best, ratio) else Status.VIOLATED


def _reaches(share: Fraction | None, ratio: Fraction) -> bool:
    return share is not None and share >= ratio
