"""`expect notice every 6 months until scrapped`: something must come in each window."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions import Unknown
from standards_engine.judge.reference.begun import Stretch
from standards_engine.judge.reference.matter import Matter
from standards_engine.judge.reference.outcome import Outcome
from standards_engine.judge.reference.run import Run
from standards_engine.rules.nodes import EndsWithTheLog, Periodic
from standards_engine.verdicts import Reason, Verdict


def judge_periodic(pattern: Periodic, run: Run) -> Outcome:
    """One window: met by an event in it; cut off by the end of the windows, excused."""
    matter, window = run.matter, run.matter.begun.window
    if window is None:
        raise AssertionError("an expectation that repeats is judged window by window")
    possible = matter.may_hide(pattern.match)
    for index in _inside(window, matter):
        truth = matter.is_match(pattern.match, index)
        if truth is True:
            return _outcome(run, window, Verdict.MET, Reason.ANSWERED, deciding=index)
        possible = possible or isinstance(truth, Unknown)
    if possible:
        return _outcome(run, window, Verdict.UNDETERMINED, Reason.RESPONSE_UNKNOWN)
    return _unanswered(run, window)


def _inside(window: Stretch, matter: Matter) -> Iterator[int]:
    """The rows that can answer: in the window, and before what ends them all."""
    for index in matter.following():
        time = matter.history.time(index)
        if window.end is not None and index + window.cancelled > window.end:
            return
        if time >= matter.began and (window.due is None or time <= window.due):
            yield index


def _unanswered(run: Run, window: Stretch) -> Outcome:
    matter = run.matter
    end = window.end
    if end is not None and (window.due is None or matter.history.time(end) <= window.due):
        if window.cancelled:
            return _outcome(run, window, Verdict.EXCUSED, Reason.CANCELLED, deciding=end)
        ended = matter.history.time(end)
        return _outcome(run, window, Verdict.EXCUSED, Reason.CUT_OFF, decided=ended)
    if window.due is not None and window.due < matter.as_of:
        if window.whole:
            return _outcome(run, window, Verdict.MISSED, Reason.UNANSWERED, decided=window.due)
        return _outcome(run, window, Verdict.EXCUSED, Reason.CUT_OFF, decided=window.due)
    if isinstance(matter.standard.case_end, EndsWithTheLog):
        return _outcome(run, window, Verdict.EXCUSED, Reason.CUT_OFF)
    return _outcome(run, window, Verdict.PENDING, Reason.NOT_DUE)


def _outcome(
    run: Run,
    window: Stretch,
    verdict: Verdict,
    reason: Reason,
    *,
    deciding: int | None = None,
    decided: int | None = None,
) -> Outcome:
    matter = run.matter
    warn_at = matter.standard.warn_at
    instant = decided if deciding is None else matter.history.time(deciding)
    counted = window.counted(matter.as_of if deciding is None else instant or 0)
    is_warned = warn_at is not None and counted >= warn_at * window.limit
    return Outcome(
        verdict=verdict,
        reason=reason,
        decided=instant,
        deciding=deciding,
        started=matter.began,
        due=window.due,
        unit=window.clock.measure.unit,
        limit=window.limit,
        counted=counted,
        at_risk=verdict is Verdict.PENDING and is_warned,
        edges=matter.pauses.edges | frozenset(() if window.end is None else (window.end,)),
        run=run,
    )
