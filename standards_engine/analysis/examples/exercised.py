"""In which ways an example shows a clause at work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.analysis.examples.clauses import (
    Clause,
    ClauseKind,
    Way,
    limit_text,
    row_text,
)
from standards_engine.analysis.examples.evidence import Judged
from standards_engine.judge.reference.explanation import (
    Choice,
    Effect,
    Explanation,
    Part,
    Role,
    Subject,
    Topic,
)
from standards_engine.judge.reference.explanation.seen import text_of
from standards_engine.judge.reference.explanation.time_counted import written
from standards_engine.rules.nodes import (
    CalendarChoice,
    EventMatch,
    LimitChoice,
    PauseBetween,
    PauseWhile,
    Reopening,
    Restart,
    TableRow,
)
from standards_engine.verdicts import Reason, Verdict

_ANSWERS = (Role.DECIDES, Role.COUNTS, Role.ANSWERED)


def ways_of(clause: Clause, judged: Judged) -> frozenset[Way]:
    return frozenset(_ways(clause, judged))


def _ways(clause: Clause, judged: Judged) -> Iterator[Way]:
    match clause.kind:
        case ClauseKind.VERSION:
            yield from (Way.JUDGED for _ in judged.obligations[:1])
        case ClauseKind.TRIGGER:
            yield from _trigger(judged)
        case ClauseKind.WARN:
            yield from _warned(judged)
        case ClauseKind.ENOUGH:
            yield from _enough(judged)
        case ClauseKind.RULE | ClauseKind.EXCEPTION:
            return
        case (
            ClauseKind.EXPECTED
            | ClauseKind.LIMIT
            | ClauseKind.TABLE_ROW
            | ClauseKind.CALENDAR
            | ClauseKind.PAUSE
            | ClauseKind.CANCELLED
            | ClauseKind.RESTARTED
            | ClauseKind.REOPENED
        ):
            for each in judged.explanations:
                yield from _in(each, clause)
        case _:
            assert_never(clause.kind)


def _trigger(judged: Judged) -> Iterator[Way]:
    if judged.explanations:
        yield Way.HOLDS
    if any(each.weighed is not None and each.weighed.truth is False for each in judged.not_owed):
        yield Way.FAILS


def _warned(judged: Judged) -> Iterator[Way]:
    for each in judged.obligations:
        if each.at_risk:
            yield Way.AT_RISK
        elif each.verdict is Verdict.PENDING:
            yield Way.NOT_AT_RISK


def _enough(judged: Judged) -> Iterator[Way]:
    for each in judged.obligations:
        yield Way.TOO_FEW if each.reason is Reason.TOO_FEW else Way.ENOUGH


def _in(found: Explanation, clause: Clause) -> Iterator[Way]:
    node = clause.node
    match node:
        case EventMatch() if clause.kind is ClauseKind.CANCELLED:
            yield from _happened(found, node, Role.DECIDES, Subject.CANCELS)
        case EventMatch():
            yield from _expected(found, node)
        case LimitChoice():
            same = clause.of_exception == found.obligation.clause
            if same and any(_is_limit(each, node) for each in found.choices):
                yield Way.CHOSEN
        case TableRow():
            if any(_is_row(each, node) for each in found.choices):
                yield Way.CHOSEN
        case CalendarChoice():
            yield from _calendar(found, node)
        case Restart(match=match):
            yield from _happened(found, match, Role.RESTARTS, Subject.RESTARTS)
        case Reopening(match=match):
            yield from _happened(found, match, Role.REOPENS, Subject.REOPENS)
            yield from _happened(found, match, Role.BEGINS_ANOTHER, Subject.REOPENS)
        case PauseBetween() | PauseWhile():
            mark = written(node)
            if any(p.clause == mark for each in found.stretches for p in each.pauses):
                yield Way.RUN
        case _:
            return


def _parts(found: Explanation, match: EventMatch) -> Iterator[Part]:
    """What the rows of these events are to the obligation."""
    for moment in found.moments:
        if moment.activity in match.events:
            yield from moment.parts


def _happened(found: Explanation, match: EventMatch, role: Role, subject: Subject) -> Iterator[Way]:
    if any(part.role is role and part.subject is subject for part in _parts(found, match)):
        yield Way.HAPPENED


def _expected(found: Explanation, match: EventMatch) -> Iterator[Way]:
    text = None if match.where is None else text_of(match.where)
    for part in _parts(found, match):
        if part.role in _ANSWERS and part.subject is Subject.EXPECTATION:
            yield Way.HOLDS
        elif part.role is Role.CONDITION_FAILS and part.weighed is not None:
            yield from (Way.FAILS for _ in range(part.weighed.text == text))


def _is_limit(choice: Choice, node: LimitChoice) -> bool:
    if choice.topic is not Topic.LIMIT or choice.applies is not True:
        return False
    condition = None if choice.weighed is None else choice.weighed.text
    written = ", ".join(part for part in (choice.name, condition) if part)
    return written == limit_text(node)


def _is_row(choice: Choice, node: TableRow) -> bool:
    is_row = choice.topic is Topic.TABLE_ROW and choice.applies is True
    return is_row and choice.weighed is not None and choice.weighed.text == row_text(node)


def _calendar(found: Explanation, node: CalendarChoice) -> Iterator[Way]:
    if found.calendar != node.calendar:
        return
    yield Way.CHOSEN
    for each in found.stretches:
        if each.effect in (Effect.CLOSED, Effect.OPEN_HOURS) or each.skipped:
            yield Way.LEFT_OUT
