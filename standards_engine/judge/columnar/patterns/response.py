"""`expect visited within 24 hours`: an event that must come."""

from __future__ import annotations

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int64
from standards_engine.judge.columnar.matches import Matcher
from standards_engine.judge.columnar.own_rows import OwnResponses
from standards_engine.judge.columnar.plain import (
    first_rows,
    held,
    is_plain,
    leave_cancelled,
    leave_restarted,
)
from standards_engine.judge.columnar.reopenings import Reopenings
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.judge.columnar.run import Run
from standards_engine.judge.columnar.values.vectors import DOUBT, TRUE
from standards_engine.rules.nodes import Response
from standards_engine.verdicts import Reason, Verdict

_NONE = np.zeros(0, np.int64)


def judge_response(pattern: Response, run: Run) -> None:
    matter = run.matter
    answer = matter.matcher(pattern.match)
    own = matter.own_responses if pattern.own else None
    if own is not None:
        run.mark_every_tie()
    plain = own is None and pattern.after is None and is_plain(run, answer)
    await_answer(answer, run, answer.holes(matter.frame) > 0, own, plain=plain)


def await_answer(
    answer: Matcher,
    run: Run,
    possible: Bool,
    own: OwnResponses | None = None,
    *,
    plain: bool = False,
) -> None:
    """A certain answer in time is met; else a possible one leaves it undetermined.

    `possible` says of which obligations something unseen may be the answer. What is answered may
    be reopened, and waits again. `plain`: the clock starts at the trigger, and nothing is unknown.
    """
    reopenings = Reopenings(run)
    answered = _answered_first(answer, run) if plain else _NONE
    if run.restarts or not plain:
        answered = np.append(answered, _answered(answer, run, possible, own))
    settle_unanswered(run, possible)
    while reopenings.reopen(answered):
        answered = _answered(answer, run, possible, own)
        settle_unanswered(run, possible)
    reopenings.settle_in_doubt()


def _answered_first(answer: Matcher, run: Run) -> Int64:
    """As `_answered`, of those whose clock nothing restarts: the first answer decides."""
    at = run.open()
    at, row = leave_restarted(run, at, first_rows(run, answer, at))
    return settle_first(run, at, row)


def settle_first(run: Run, at: Int64, row: Int64) -> Int64:
    """Settles what these rows answer, or what is cancelled before; gives what is answered."""
    at, row = leave_cancelled(run, at, row)
    inside = held(run, at, row)
    run.settle(at[inside], Verdict.MET, Reason.ANSWERED, deciding=row[inside])
    late = run.window.is_late(inside) & (row != NOWHERE)
    run.settle(at[late], Verdict.MISSED, Reason.ANSWERED_LATE, deciding=row[late])
    return at[inside]


def _answered(answer: Matcher, run: Run, possible: Bool, own: OwnResponses | None) -> Int64:
    """The obligations that are answered in time; those answered late are settled, too."""
    matter, rows = run.matter, run.matter.sheet.rows
    answered = [np.zeros(0, np.int64)]
    for at, row, inside, _ in run.turns(answer, unclear=possible):
        truth = answer.of(matter.frame, at, row)
        truth = truth if own is None else own.of(at, row, truth)
        started = rows.time[row] >= run.window.start[at]
        certain = started & (truth == TRUE)
        met = certain & inside
        run.settle(at[met], Verdict.MET, Reason.ANSWERED, deciding=row[met])
        answered.append(at[met])
        late = certain & run.window.is_late(inside)
        settle_late(run, at[late], row[late], possible)
        possible[at[started & inside & (truth == DOUBT)]] = True
    return np.concatenate(answered)


def settle_late(run: Run, at: Int64, rows: Int64, possible: Bool) -> None:
    doubtful = possible[at]
    run.settle_unclear(at[doubtful])
    late = Reason.ANSWERED_LATE
    run.settle(at[~doubtful], Verdict.MISSED, late, deciding=rows[~doubtful])


def settle_unanswered(run: Run, possible: Bool) -> None:
    """What no event settled: where one may have, then where time is up or not."""
    run.settle_unclear(np.flatnonzero(run.still_open & possible))
    at = run.open()
    due = run.window.due(at)
    over = run.window.is_over(at, due)
    run.settle(at[~over], Verdict.PENDING, Reason.NOT_DUE, due=due[~over])
    missed, last = at[over], due[over]
    run.settle(missed, Verdict.MISSED, Reason.UNANSWERED, decided=last, due=last)
