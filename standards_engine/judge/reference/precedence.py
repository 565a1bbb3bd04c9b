"""`expect loaner_delivered before`: an event that must stand before the trigger, or must not."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.judge.reference.scope import hole_matches
from standards_engine.rules.nodes import Precedence
from standards_engine.verdicts import Reason, Verdict


def judge_precedence(pattern: Precedence, run: Run) -> Outcome:
    """The nearest such event before the trigger decides, at once."""
    matter = run.matter
    possible, displaced = matter.may_hide(pattern.match), _may_be_displaced(pattern, matter)
    for index in earlier(pattern, matter):
        truth = matter.is_precedent(pattern, index)
        if truth is False or not is_near(run, index):
            continue
        if truth is True and not displaced:
            return _outcome(run, *_seen(pattern), index)
        possible = True
    if possible:
        return _outcome(run, Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)
    return _outcome(run, *_not_seen(pattern))


def _may_be_displaced(pattern: Precedence, matter: Matter) -> bool:
    """`just before`: whether a hole of another event may stand there instead."""
    holes = matter.history.holes
    truths = (hole_matches(pattern.match, hole, matter.scope) for hole in holes)
    return pattern.just and any(truth is not True for truth in truths)


def _seen(pattern: Precedence) -> tuple[Verdict, Reason]:
    if pattern.forbidden:
        return Verdict.MISSED, Reason.FORBIDDEN_SEEN
    return Verdict.MET, Reason.ANSWERED


def _not_seen(pattern: Precedence) -> tuple[Verdict, Reason]:
    if pattern.forbidden:
        return Verdict.MET, Reason.STAYED_AWAY
    return Verdict.MISSED, Reason.NOT_BEFORE


def earlier(pattern: Precedence, matter: Matter) -> range:
    """Rows before the trigger, nearest first; `just before` is any row, declared or not."""
    farthest = max(matter.trigger - 1, 0) if pattern.just else 0
    return range(matter.trigger - 1, farthest - 1, -1)


def is_near(run: Run, index: int) -> bool:
    """Whether the clock, started at the earlier event, shows at most the limit at the trigger."""
    window = replace(run.window, start=run.matter.history.time(index))
    return window.holds(run.matter.trigger)


def _outcome(run: Run, verdict: Verdict, reason: Reason, index: int | None = None) -> Outcome:
    matter = run.matter
    earlier_time = None if index is None else matter.history.time(index)
    window = run.window if earlier_time is None else replace(run.window, start=earlier_time)
    return Outcome(
        verdict=verdict,
        reason=reason,
        decided=matter.began,
        deciding=index,
        started=matter.began,
        unit=window.clock.measure.unit,
        limit=window.amount,
        counted=None
        if earlier_time is None
        else window.counted(matter.history.time(matter.trigger)),
        edges=run.edges | matter.pauses.edges,
        run=replace(run, window=window),
    )
