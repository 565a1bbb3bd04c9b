"""What happened: the rows of the case, and what each is to the obligation, in words."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import Times, because, fields
from standards_engine.findings.messages import pattern_of
from standards_engine.judge.reference.explanation import (
    Explanation,
    Moment,
    Part,
    Role,
    Subject,
    Topic,
)
from standards_engine.rules.nodes import Count, ForEachCase, ForEachSilence, Precedence, Sequence
from standards_engine.verdicts import Reason

_COLUMNS = ("time", "row", "event", "what it is to the standard")
_LIKE = {
    Subject.EXPECTATION: "does not count",
    Subject.CANCELS: "cancels nothing",
    Subject.RESTARTS: "restarts nothing",
    Subject.REOPENS: "reopens nothing",
    Subject.SILENCE: "does not break the silence",
    Subject.PAUSES: "changes nothing",
    Subject.CASE: "changes nothing",
}
_MAY = {
    Subject.EXPECTATION: "may or may not count",
    Subject.CANCELS: "may or may not cancel it",
    Subject.RESTARTS: "may or may not restart the clock",
    Subject.REOPENS: "may or may not reopen it",
    Subject.SILENCE: "may or may not break the silence",
}
_WHY = {
    Role.BEFORE_TRIGGER: "it comes before the trigger",
    Role.AFTER_TRIGGER: "it comes after the trigger",
    Role.BEFORE_START: "the clock has not started",
    Role.BEFORE_RESTART: "the clock was restarted later",
    Role.TOO_FAR_BACK: "it lies too far back",
    Role.A_NEARER_ONE: "a nearer one decides",
    Role.TOO_LATE: "the time is up",
    Role.AFTER_THE_END: "it comes after the end",
    Role.AFTER_DECISION: "it is decided already",
    Role.WHILE_ANSWERED: "it stands answered",
    Role.PERHAPS_SPENT: "it may answer another trigger",
}
_DECIDES = {
    Reason.ANSWERED: "answers it in time",
    Reason.ANSWERED_LATE: "the awaited event, too late",
    Reason.FORBIDDEN_SEEN: "the forbidden event",
    Reason.COUNT_KEPT: "is enough",
    Reason.COUNT_BROKEN: "is one too many",
    Reason.CANCELLED: "cancels it",
    Reason.OUT_OF_PLACE: "stands where another event is expected",
}


def what_happened(explanation: Explanation, times: Times) -> Section:
    rows = tuple(_row(moment, explanation, times) for moment in explanation.moments)
    return Section("What happened", _COLUMNS, rows, _case_fields(explanation))


def _case_fields(explanation: Explanation) -> tuple[str, ...]:
    if not explanation.case_values:
        return ()
    return (f"of the case: {fields(explanation.case_values, explanation.standard.zone)}",)


def _row(moment: Moment, explanation: Explanation, times: Times) -> Row:
    if moment.rows > 1:
        return _summed(moment, explanation, times)
    roles = {part.role for part in moment.parts}
    time = "time unreadable" if moment.time is None else times.text(moment.time)
    meaning = [_meaning(part, explanation) for part in moment.parts]
    if moment.tied_with:
        rows = ", ".join(map(str, moment.tied_with))
        noun = "row" if len(moment.tied_with) == 1 else "rows"
        meaning.append(f"same time as {noun} {rows}: only the file orders them")
    values = fields(moment.values, explanation.standard.zone)
    event = _activity(moment) + (f": {values}" if values else "")
    matters = bool(roles & {Role.TRIGGER, Role.DECIDES})
    return Row((time, str(moment.row), event, "; ".join(dict.fromkeys(meaning))), matters)


def _activity(moment: Moment) -> str:
    if moment.activity is None:
        return "event unreadable"
    return f"`{moment.activity}`" if moment.activity else "an activity that no rule names"


def _name(activity: str) -> str:
    return f"`{activity}`" if activity else "activities that no rule names"


def _summed(moment: Moment, explanation: Explanation, times: Times) -> Row:
    """Several rows of which the same is to be said, or nothing."""
    named = ", ".join(map(_name, moment.activities))
    what = f"{moment.rows} more rows" if moment.parts else f"{moment.rows} other rows"
    time = "" if moment.until is None else f"until {times.text(moment.until)}"
    meaning = "; ".join(dict.fromkeys(_meaning(part, explanation) for part in moment.parts))
    rows = f"{moment.row}–{moment.last_row}" if moment.last_row else str(moment.row)
    return Row((time, rows, what + (f": {named}" if named else ""), meaning))


def _meaning(part: Part, explanation: Explanation) -> str:
    match part.role:
        case Role.TRIGGER:
            return _trigger(explanation)
        case Role.ORIGIN:
            return "the first trigger: its fields count"
        case Role.DECIDES:
            return _decides(part, explanation)
        case Role.COUNTS:
            return _counts(part, explanation)
        case Role.LOOKED_AT:
            return "looked at" if part.subject is Subject.EXPECTATION else _LIKE[part.subject]
        case Role.ANSWERED:
            return "answers it in time; reopened later"
        case Role.STOPS:
            return f"stops the clock{_clause(part, explanation)}"
        case Role.CONTINUES:
            return f"sets the clock going{_clause(part, explanation)}"
        case Role.RESTARTS:
            return "restarts the clock"
        case Role.REOPENS:
            return "opens it again"
        case Role.BEGINS_ANOTHER:
            return f"counts as new: begins obligation {part.number}"
        case Role.ENDS_CASE:
            return "ends the case"
        case Role.ENDS_WINDOW:
            return "ends the time in which it is judged"
        case Role.UNREADABLE:
            return "its place in the case cannot be known"
        case _:
            return _look_alike(part, explanation)


def _clause(part: Part, explanation: Explanation) -> str:
    """Of several `pause` clauses, which one."""
    return f": `{part.clause}`" if len(explanation.standard.pauses) > 1 else ""


def _trigger(explanation: Explanation) -> str:
    trigger = explanation.standard.trigger
    if isinstance(trigger, ForEachCase):
        return "the case begins, and with it the obligation"
    if isinstance(trigger, ForEachSilence):
        return "the trigger, once nothing has followed it for long enough"
    return "the trigger"


def _decides(part: Part, explanation: Explanation) -> str:
    obligation = explanation.obligation
    pattern = pattern_of(explanation.standard, obligation.clause)
    text = _DECIDES.get(obligation.reason, "decides")
    if isinstance(pattern, Precedence) and obligation.reason is Reason.ANSWERED:
        return "stands before the trigger, as expected"
    if isinstance(pattern, Sequence) and part.number is not None:
        late = obligation.reason is Reason.ANSWERED_LATE
        return f"step {part.number}, the last" + (", too late" if late else ", in time")
    if isinstance(pattern, Count) and part.number is not None:
        return f"number {part.number}: {text}"
    return text


def _counts(part: Part, explanation: Explanation) -> str:
    pattern = pattern_of(explanation.standard, explanation.obligation.clause)
    return f"{'step' if isinstance(pattern, Sequence) else 'number'} {part.number}"


def _look_alike(part: Part, explanation: Explanation) -> str:
    zone = explanation.standard.zone
    if part.role is Role.CONDITION_UNKNOWN:
        may = _MAY.get(part.subject, "may or may not count")
        return f"{may}: its condition cannot be known{because(part.weighed, zone)}"
    if part.role is Role.CONDITION_FAILS:
        text = part.weighed.text if part.weighed else None
        condition = f"`{text}`" if text else "its condition"
        return f"{_LIKE[part.subject]}: {condition} does not hold{because(part.weighed, zone)}"
    if part.role is Role.OTHER_WINDOW:
        return f"counts for {_window(part, zone)}"
    if part.role is Role.SPENT:
        return f"{_LIKE[part.subject]}: it answers obligation {part.number}"
    return f"{_LIKE[part.subject]}: {_why(part, explanation)}"


def _window(part: Part, zone: str) -> str:
    """`window 2, from 2026-02-01 00:00 until the end of 2026-02-28`."""
    if part.window is None:
        return "another window"
    first, due = part.window
    until = "" if due is None else f" until {words.instant(due, zone)}"
    return f"window {part.number}, from {words.instant(first, zone)}{until}"


def _why(part: Part, explanation: Explanation) -> str:
    if part.role is Role.BEFORE_START:
        starts = [each.name for each in explanation.choices if each.topic is Topic.START]
        if starts and starts[0] and not explanation.obligation.restarts:
            return f"it comes before `{starts[0]}`"
    return _WHY[part.role]
