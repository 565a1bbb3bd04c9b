"""What a row of the case is to the obligation, in words."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.explained.values import with_reason
from standards_engine.findings.messages import pattern_of
from standards_engine.judge.reference.explanation import Explanation, Part, Role, Subject, Topic
from standards_engine.rules.nodes import Count, ForEachCase, ForEachSilence, Precedence, Sequence
from standards_engine.verdicts import Reason
from standards_engine.wording import later, say

_LIKE = {
    Subject.EXPECTATION: later("does not count"),
    Subject.CANCELS: later("cancels nothing"),
    Subject.RESTARTS: later("restarts nothing"),
    Subject.REOPENS: later("reopens nothing"),
    Subject.SILENCE: later("does not break the silence"),
    Subject.PAUSES: later("changes nothing"),
    Subject.CASE: later("changes nothing"),
}
_MAY = {
    Subject.EXPECTATION: later("may or may not count"),
    Subject.CANCELS: later("may or may not cancel it"),
    Subject.RESTARTS: later("may or may not restart the clock"),
    Subject.REOPENS: later("may or may not reopen it"),
    Subject.SILENCE: later("may or may not break the silence"),
}
_WHY = {
    Role.BEFORE_TRIGGER: later("it comes before the trigger"),
    Role.AFTER_TRIGGER: later("it comes after the trigger"),
    Role.BEFORE_START: later("the clock has not started"),
    Role.BEFORE_RESTART: later("the clock was restarted later"),
    Role.TOO_FAR_BACK: later("it lies too far back"),
    Role.A_NEARER_ONE: later("a nearer one decides"),
    Role.TOO_LATE: later("the time is up"),
    Role.AFTER_THE_END: later("it comes after the end"),
    Role.AFTER_DECISION: later("it is decided already"),
    Role.WHILE_ANSWERED: later("it stands answered"),
    Role.PERHAPS_SPENT: later("it may answer another trigger"),
}
_DECIDES = {
    Reason.ANSWERED: later("answers it in time"),
    Reason.ANSWERED_LATE: later("the awaited event, too late"),
    Reason.FORBIDDEN_SEEN: later("the forbidden event"),
    Reason.COUNT_KEPT: later("is enough"),
    Reason.COUNT_BROKEN: later("is one too many"),
    Reason.CANCELLED: later("cancels it"),
    Reason.OUT_OF_PLACE: later("stands where another event is expected"),
}
_ROLES = {
    Role.ORIGIN: later("the first trigger: its fields count"),
    Role.ANSWERED: later("answers it in time; reopened later"),
    Role.RESTARTS: later("restarts the clock"),
    Role.REOPENS: later("opens it again"),
    Role.ENDS_CASE: later("ends the case"),
    Role.ENDS_WINDOW: later("ends the time in which it is judged"),
    Role.UNREADABLE: later("its place in the case cannot be known"),
}
"""Roles of which always the same is to be said."""


def meaning(part: Part, explanation: Explanation) -> str:
    match part.role:
        case Role.TRIGGER:
            return _trigger(explanation)
        case Role.DECIDES:
            return _decides(part, explanation)
        case Role.COUNTS:
            return _counts(part, explanation)
        case Role.LOOKED_AT:
            is_expected = part.subject is Subject.EXPECTATION
            return say("looked at") if is_expected else say(_LIKE[part.subject])
        case Role.STOPS:
            return _stops(part, explanation)
        case Role.CONTINUES:
            return _continues(part, explanation)
        case Role.BEGINS_ANOTHER:
            return say("counts as new: begins obligation {number}", number=part.number)
        case _ if part.role in _ROLES:
            return say(_ROLES[part.role])
        case _:
            return _look_alike(part, explanation)


def _stops(part: Part, explanation: Explanation) -> str:
    """Of several `pause` clauses, by which one."""
    if len(explanation.standard.pauses) > 1:
        return say("stops the clock: `{clause}`", clause=part.clause)
    return say("stops the clock")


def _continues(part: Part, explanation: Explanation) -> str:
    if len(explanation.standard.pauses) > 1:
        return say("sets the clock going: `{clause}`", clause=part.clause)
    return say("sets the clock going")


def _trigger(explanation: Explanation) -> str:
    trigger = explanation.standard.trigger
    if isinstance(trigger, ForEachCase):
        return say("the case begins, and with it the obligation")
    if isinstance(trigger, ForEachSilence):
        return say("the trigger, once nothing has followed it for long enough")
    return say("the trigger")


def _decides(part: Part, explanation: Explanation) -> str:
    obligation = explanation.obligation
    pattern = pattern_of(explanation.standard, obligation.clause)
    if isinstance(pattern, Precedence) and obligation.reason is Reason.ANSWERED:
        return say("stands before the trigger, as expected")
    if isinstance(pattern, Sequence) and part.number is not None:
        if obligation.reason is Reason.ANSWERED_LATE:
            return say("step {number}, the last, too late", number=part.number)
        return say("step {number}, the last, in time", number=part.number)
    what = say(_DECIDES[obligation.reason]) if obligation.reason in _DECIDES else say("decides")
    if isinstance(pattern, Count) and part.number is not None:
        return say("number {number}: {what}", number=part.number, what=what)
    return what


def _counts(part: Part, explanation: Explanation) -> str:
    pattern = pattern_of(explanation.standard, explanation.obligation.clause)
    if isinstance(pattern, Sequence):
        return say("step {number}", number=part.number)
    return say("number {number}", number=part.number)


def _look_alike(part: Part, explanation: Explanation) -> str:
    zone = explanation.standard.zone
    if part.role is Role.CONDITION_UNKNOWN:
        may = say(_MAY.get(part.subject, _MAY[Subject.EXPECTATION]))
        unknown = say("{what}: its condition cannot be known", what=may)
        return with_reason(unknown, part.weighed, zone)
    if part.role is Role.OTHER_WINDOW:
        return _window(part, zone)
    like = say(_LIKE[part.subject])
    if part.role is Role.CONDITION_FAILS:
        text = part.weighed.text if part.weighed else None
        condition = f"`{text}`" if text else say("its condition")
        fails = say("{what}: {condition} does not hold", what=like, condition=condition)
        return with_reason(fails, part.weighed, zone)
    if part.role is Role.SPENT:
        return say("{what}: it answers obligation {number}", what=like, number=part.number)
    return say("{what}: {reason}", what=like, reason=_why(part, explanation))


def _window(part: Part, zone: str) -> str:
    """`counts for window 2, from 2026-02-01 00:00 until the end of 2026-02-28`."""
    if part.window is None:
        return say("counts for another window")
    first, due = part.window
    begin = words.instant(first, zone)
    if due is None:
        return say("counts for window {number}, from {first}", number=part.number, first=begin)
    return say(
        "counts for window {number}, from {first} until {last}",
        number=part.number,
        first=begin,
        last=words.instant(due, zone),
    )


def _why(part: Part, explanation: Explanation) -> str:
    if part.role is Role.BEFORE_START:
        starts = [each.name for each in explanation.choices if each.topic is Topic.START]
        if starts and starts[0] and not explanation.obligation.restarts:
            return say("it comes before `{name}`", name=starts[0])
    return say(_WHY[part.role])
