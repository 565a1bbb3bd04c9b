"""`expect loaner_delivered before or after within 1 hour`: an event on either side."""

from __future__ import annotations

from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.precedence import judge_precedence
from standards_engine.judge.reference.response import awaited
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import EitherSide, Precedence
from standards_engine.verdicts import Verdict


def judge_either_side(pattern: EitherSide, run: Run) -> Outcome:
    """The nearest event before the trigger answers at once; else one is awaited."""
    matter = run.matter
    before = judge_precedence(Precedence(pattern.match, pattern.limit), run)
    if before.verdict is Verdict.MET:
        return before
    possible = before.verdict is Verdict.UNDETERMINED
    return awaited(lambda index: matter.is_match(pattern.match, index), run, possible=possible)
