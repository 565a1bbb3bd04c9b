"""Standards without a goal, though it is usual that some cases miss them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.analysis.lint.per_file import lacking
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import NoGoal
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EitherSide,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Ruleset,
    Sequence,
)


def no_goal(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Of what must always be so, such as an order or what is forbidden, no goal is asked."""
    wanting = [each for each in ruleset.standards if _is_a_task(each.expectation)]
    return lacking(NoGoal, wanting, lambda each: each.goal is None)


def _is_a_task(pattern: Pattern) -> bool:
    """Whether somebody must do something, which will not always succeed."""
    match pattern:
        case Response() | EitherSide() | Sequence() | Periodic():
            return True
        case Count(bound):
            return bound is not Bound.AT_MOST
        case Precedence() | Position() | Absence() | Requirement() | PeriodRequirement():
            return False
        case _:
            assert_never(pattern)
