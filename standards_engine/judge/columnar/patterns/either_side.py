"""`expect loaner_delivered before or after within 1 hour`."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.patterns.precedence import look_back, settle_at_trigger
from standards_engine.judge.columnar.patterns.response import await_answer
from standards_engine.judge.columnar.plain import is_plain
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.rules.nodes import EitherSide
from standards_engine.verdicts import Reason, Verdict


def judge_either_side(pattern: EitherSide, run: Run) -> None:
    """What stands before the trigger decides at once; else it waits like a response."""
    earlier = look_back(pattern.match, run)
    met = np.flatnonzero(run.still_open & (earlier.found != NOWHERE))
    settle_at_trigger(run, met, Verdict.MET, Reason.ANSWERED, earlier.found[met])
    answer = run.matter.matcher(pattern.match)
    await_answer(answer, run, earlier.possible, plain=is_plain(run, answer))
