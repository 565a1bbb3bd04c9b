"""What happened: the rows of the case, and what each is to the obligation, in words."""

from __future__ import annotations

from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.roles import meaning
from standards_engine.findings.explained.values import Times, fields, joined, said, with_fields
from standards_engine.judge.reference.explanation import Explanation, Moment, Role
from standards_engine.wording import later, listed, say

_COLUMNS = (
    later("time"),
    later("row"),
    later("event"),
    later("what it is to the standard"),
)


def what_happened(explanation: Explanation, times: Times) -> Section:
    rows = tuple(_row(moment, explanation, times) for moment in explanation.moments)
    return Section(say("What happened"), said(_COLUMNS), rows, _case_fields(explanation))


def _case_fields(explanation: Explanation) -> tuple[str, ...]:
    if not explanation.case_values:
        return ()
    values = fields(explanation.case_values, explanation.standard.zone)
    return (say("of the case: {values}", values=values),)


def _row(moment: Moment, explanation: Explanation, times: Times) -> Row:
    if moment.rows > 1:
        return _summed(moment, explanation, times)
    roles = {part.role for part in moment.parts}
    time = say("time unreadable") if moment.time is None else times.text(moment.time)
    meanings = [meaning(part, explanation) for part in moment.parts]
    if moment.tied_with:
        meanings.append(_tied(moment.tied_with))
    event = with_fields(_activity(moment), moment.values, explanation.standard.zone)
    matters = bool(roles & {Role.TRIGGER, Role.DECIDES})
    return Row((time, str(moment.row), event, joined(dict.fromkeys(meanings))), matters)


def _tied(rows: tuple[int, ...]) -> str:
    shown = listed(map(str, rows))
    if len(rows) == 1:
        return say("same time as row {rows}: only the file orders them", rows=shown)
    return say("same time as rows {rows}: only the file orders them", rows=shown)


def _activity(moment: Moment) -> str:
    if moment.activity is None:
        return say("event unreadable")
    return f"`{moment.activity}`" if moment.activity else say("an activity that no rule names")


def _name(activity: str) -> str:
    return f"`{activity}`" if activity else say("activities that no rule names")


def _summed(moment: Moment, explanation: Explanation, times: Times) -> Row:
    """Several rows of which the same is to be said, or nothing."""
    time = ""
    if moment.until is not None:
        time = say("until {time}", time=times.text(moment.until))
    meanings = dict.fromkeys(meaning(part, explanation) for part in moment.parts)
    rows = f"{moment.row}–{moment.last_row}" if moment.last_row else str(moment.row)
    return Row((time, rows, _several(moment), joined(meanings)))


def _several(moment: Moment) -> str:
    if moment.parts:
        what = say("{number} more rows", number=moment.rows)
    else:
        what = say("{number} other rows", number=moment.rows)
    named = listed(map(_name, moment.activities))
    return say("{what}: {value}", what=what, value=named) if named else what
