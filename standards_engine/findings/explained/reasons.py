"""Why a verdict is what it is, in a sentence."""

from __future__ import annotations

from standards_engine.verdicts import Reason

REASONS = {
    Reason.ANSWERED: "the awaited event came in time",
    Reason.ANSWERED_LATE: "the awaited event came after it was due",
    Reason.UNANSWERED: "the time is over, and the awaited event did not come in it",
    Reason.NOT_DUE: "the awaited event may still come in time",
    Reason.NOT_BEFORE: "nothing suitable stands before the trigger",
    Reason.FORBIDDEN_SEEN: "the forbidden event came",
    Reason.STAYED_AWAY: "the forbidden event did not come while it was forbidden",
    Reason.WINDOW_OPEN: "the time in which it is judged is not over",
    Reason.COUNT_KEPT: "the number of events is as expected",
    Reason.COUNT_BROKEN: "the number of events is not as expected",
    Reason.HOLDS: "what is required holds",
    Reason.FAILS: "what is required does not hold",
    Reason.CANCELLED: "it was cancelled before it was decided or due",
    Reason.EXCEPTED: "an exception says so",
    Reason.DUE_BEFORE_TRIGGER: "the deadline lay before the trigger",
    Reason.WHERE_UNKNOWN: "whether the rule applies cannot be known",
    Reason.EXCEPTION_UNKNOWN: "which exception or limit applies cannot be known, and they differ",
    Reason.START_UNKNOWN: "the start of the clock is missing or cannot be read",
    Reason.DUE_UNKNOWN: "the deadline or limit is missing or cannot be read",
    Reason.RESPONSE_UNKNOWN: "an event may or may not be the one that decides",
    Reason.CLOCK_UNKNOWN: "a pause, a cancelling, a restart or a reopening cannot be placed",
    Reason.CONDITION_UNKNOWN: "what is required rests on a value that is missing",
    Reason.TOO_FEW: "there are fewer events than the rule asks for",
    Reason.PERIOD_OPEN: "the period is not over",
    Reason.OUT_OF_PLACE: "another event stands where the expected one should",
    Reason.CUT_OFF: "its window was cut short, and nothing came in what was left",
}
"""One for every reason."""
