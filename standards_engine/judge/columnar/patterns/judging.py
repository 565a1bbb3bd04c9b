"""Expectations judged: the events in order, each pattern in its file (semantics 2.5)."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from standards_engine.judge.columnar.outcomes import Outcomes
from standards_engine.judge.columnar.patterns.absence import judge_absence
from standards_engine.judge.columnar.patterns.count import judge_count
from standards_engine.judge.columnar.patterns.either_side import judge_either_side
from standards_engine.judge.columnar.patterns.periodic import judge_periodic
from standards_engine.judge.columnar.patterns.position import judge_position
from standards_engine.judge.columnar.patterns.precedence import judge_precedence
from standards_engine.judge.columnar.patterns.preparing import Prepared
from standards_engine.judge.columnar.patterns.requirement import judge_requirement
from standards_engine.judge.columnar.patterns.response import judge_response
from standards_engine.judge.columnar.patterns.sequence import judge_sequence
from standards_engine.judge.columnar.run import Run
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
)


def outcomes_of(prepared: Prepared) -> Outcomes:
    """What comes of the obligations of `prepared.at`."""
    judged = _judged(prepared.pattern, prepared.run)
    if len(prepared.ready) == len(prepared.at):
        return judged
    every = np.ones(len(prepared.ready), np.bool_)
    prepared.at_once.copy_from(judged, prepared.ready, every)
    return prepared.at_once


def _judged(pattern: Pattern, run: Run) -> Outcomes:
    run.settle_cancelled_before()
    match pattern:
        case Requirement():
            judge_requirement(pattern, run)
        case Response():
            judge_response(pattern, run)
        case Absence():
            judge_absence(pattern, run)
        case Count():
            judge_count(pattern, run)
        case Precedence():
            judge_precedence(pattern, run)
        case EitherSide():
            judge_either_side(pattern, run)
        case Sequence():
            judge_sequence(pattern, run)
        case Position():
            judge_position(pattern, run)
        case Periodic():
            judge_periodic(pattern, run)
        case PeriodRequirement():
            raise AssertionError("what is required of a period is no obligation of a case")
        case _:
            assert_never(pattern)
    return run.outcomes
