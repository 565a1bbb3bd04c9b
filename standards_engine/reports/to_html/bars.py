"""What the drawings of a page are made of: positions in thousandths of their width."""

from __future__ import annotations

from fractions import Fraction

from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import Violation
from standards_engine.frozen import frozen
from standards_engine.verdicts import Reason
from standards_engine.wording import later, say

_WIDTH = 1000
_DUE = later("due")


@frozen
class Bar:
    """`filled` is met of what is decided; up to `best` is what may still come."""

    filled: int
    worst: int
    best: int
    goal: int | None
    label: str
    between: tuple[str, str]
    """`worst` and `best` in words."""


def attainment_bar(counts: Counts, goal: Fraction | None) -> Bar | None:
    """None where nothing was met or missed: there is nothing to draw."""
    share, worst, best = counts.attainment, counts.worst, counts.best
    if share is None or worst is None or best is None:
        return None
    mark = None if goal is None else _place(goal)
    between = words.percents(worst, best, goal)
    return Bar(_place(share), _place(worst), _place(best), mark, _label(share, goal), between)


def _label(share: Fraction, goal: Fraction | None) -> str:
    shown = words.percent(share, goal)
    if goal is None:
        return say("{share} attained", share=shown)
    return say("{share} attained, goal {goal}", share=shown, goal=words.ratio(goal))


@frozen
class Moment:
    name: str
    instant: int
    place: int


@frozen
class Timeline:
    """The moments of one missed obligation in order; from `due` on it was late."""

    moments: tuple[Moment, ...]
    due: int


def timeline(violation: Violation, as_of: int) -> Timeline | None:
    """Only of what has a deadline and was late."""
    if violation.reason not in (Reason.ANSWERED_LATE, Reason.UNANSWERED):
        return None
    if violation.began is None or violation.due is None or violation.late_by is None:
        return None
    answered = violation.reason is Reason.ANSWERED_LATE and violation.decided is not None
    end = violation.decided if answered and violation.decided is not None else as_of
    named = [(later("began"), violation.began)]
    if violation.started not in (None, violation.began) and violation.started is not None:
        named.append((later("clock started"), violation.started))
    named += [(_DUE, violation.due)]
    named += [(later("came") if answered else later("as of, still missing"), end)]
    if end <= violation.began:
        return None
    return _scaled(named, violation.began, end)


def _scaled(named: list[tuple[str, int]], first: int, last: int) -> Timeline:
    moments = tuple(
        Moment(say(name), instant, _place(Fraction(instant - first, last - first)))
        for name, instant in sorted(named, key=lambda pair: pair[1])
    )
    return Timeline(moments, next(m.place for m in moments if m.name == say(_DUE)))


def _place(share: Fraction) -> int:
    return max(0, min(_WIDTH, int(share * _WIDTH)))
