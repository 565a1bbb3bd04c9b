"""Why a verdict is what it is, in a sentence."""

from __future__ import annotations

from standards_engine.verdicts import Reason
from standards_engine.wording import later, say

_REASONS = {
    Reason.ANSWERED: later("the awaited event came in time"),
    Reason.ANSWERED_LATE: later("the awaited event came after it was due"),
    Reason.UNANSWERED: later("the time is over, and the awaited event did not come in it"),
    Reason.NOT_DUE: later("the awaited event may still come in time"),
    Reason.NOT_BEFORE: later("nothing suitable stands before the trigger"),
    Reason.FORBIDDEN_SEEN: later("the forbidden event came"),
    Reason.STAYED_AWAY: later("the forbidden event did not come while it was forbidden"),
    Reason.WINDOW_OPEN: later("the time in which it is judged is not over"),
    Reason.COUNT_KEPT: later("the number of events is as expected"),
    Reason.COUNT_BROKEN: later("the number of events is not as expected"),
    Reason.HOLDS: later("what is required holds"),
    Reason.FAILS: later("what is required does not hold"),
    Reason.CANCELLED: later("it was cancelled before it was decided or due"),
    Reason.EXCEPTED: later("an exception says so"),
    Reason.DUE_BEFORE_TRIGGER: later("the deadline lay before the trigger"),
    Reason.WHERE_UNKNOWN: later("whether the rule applies cannot be known"),
    Reason.EXCEPTION_UNKNOWN: later(
        "which exception or limit applies cannot be known, and they differ"
    ),
    Reason.START_UNKNOWN: later("the start of the clock is missing or cannot be read"),
    Reason.DUE_UNKNOWN: later("the deadline or limit is missing or cannot be read"),
    Reason.RESPONSE_UNKNOWN: later("an event may or may not be the one that decides"),
    Reason.CLOCK_UNKNOWN: later("a pause, a cancelling, a restart or a reopening cannot be placed"),
    Reason.CONDITION_UNKNOWN: later("what is required rests on a value that is missing"),
    Reason.TOO_FEW: later("there are fewer events than the rule asks for"),
    Reason.PERIOD_OPEN: later("the period is not over"),
    Reason.OUT_OF_PLACE: later("another event stands where the expected one should"),
    Reason.CUT_OFF: later("its window was cut short, and nothing came in what was left"),
}
"""One for every reason."""


def reason(found: Reason) -> str:
    return say(_REASONS[found])
