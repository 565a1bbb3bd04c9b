"""`reopened by E resume`: what was answered is open again (semantics 4.4)."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth, Unknown
from standards_engine.judge.expressions.logic import either
from standards_engine.judge.reference.run import Run


@frozen
class Reopened:
    index: int | None
    """The first row after the response that certainly reopens it."""
    in_doubt: bool
    """Whether a hole, or an earlier row after the response, may reopen it."""


def next_reopening(run: Run, answered: int) -> Reopened:
    """Without a limit, only up to the end of the case."""
    matter, window = run.matter, run.window
    edges = [each.match for each in matter.standard.reopenings if each.resume]
    in_doubt = any(matter.may_hide(edge) for edge in edges)
    for index in range(answered + 1, len(matter.history.rows)):
        if window.limit is None and not window.holds(index):
            break
        truth: Truth = False
        for edge in edges:
            truth = either(truth, matter.is_match(edge, index))
        if truth is True:
            return Reopened(index, in_doubt)
        in_doubt = in_doubt or isinstance(truth, Unknown)
    return Reopened(None, in_doubt)
