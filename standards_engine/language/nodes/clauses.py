"""The other clauses of standards and constraints."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Name, Node, Wording
from standards_engine.language.nodes.calendars import Effective
from standards_engine.language.nodes.expressions import Expression, NumberLiteral
from standards_engine.language.nodes.patterns import Expect, Forbid, Pattern, Require
from standards_engine.language.nodes.triggers import (
    EventSelection,
    ForEach,
    ForEachCase,
    ForEachPeriod,
    ForEachStandard,
    ForThePlan,
    PeriodWord,
)


class ExceptionWord(StrEnum):
    EXCUSED = "excused"
    UNDETERMINED = "undetermined"


@frozen
class Except(Node):
    name: Name
    when: Expression
    outcome: Pattern | ExceptionWord


@frozen
class Pause(Node):
    start: EventSelection
    end: EventSelection


@frozen
class PauseWhile(Node):
    condition: Expression


@frozen
class CalendarChoice(Node):
    calendar: Name
    when: Expression | None


@frozen
class ClockRunsDuring(Node):
    choices: tuple[CalendarChoice, ...]


@frozen
class CancelledBy(Node):
    selection: EventSelection


@frozen
class RestartedBy(Node):
    selection: EventSelection
    start: Expression | None


@frozen
class ReopenedBy(Node):
    """`reopened by E resume`, `reopened by E each counts as new`."""

    selection: EventSelection
    resume: bool


@frozen
class WarnAt(Node):
    share: Expression


@frozen
class Goal(Node):
    ratio: Expression
    period: PeriodWord | None
    instant: Expression | None
    by: tuple[Expression, ...]
    given_at_least: NumberLiteral | None


class SeverityWord(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


@frozen
class Severity(Node):
    severity: SeverityWord


class TextClauseWord(StrEnum):
    PROMISE = "promise"
    OWNER = "owner"
    BECAUSE = "because"
    SOURCE = "source"
    MESSAGE = "message"


@frozen
class TextClause(Node):
    """`owner "service centre"` and the like."""

    word: TextClauseWord
    value: Wording


@frozen
class Covers(Node):
    names: tuple[Name, ...]


@frozen
class Ensures(Node):
    kind: Name


@frozen
class EffectiveClause(Node):
    """`effective from DATE until DATE`."""

    effective: Effective


Clause = (
    ForEach
    | ForEachCase
    | ForEachPeriod
    | ForThePlan
    | ForEachStandard
    | Expect
    | Forbid
    | Require
    | Except
    | Pause
    | PauseWhile
    | ClockRunsDuring
    | CancelledBy
    | RestartedBy
    | ReopenedBy
    | WarnAt
    | Goal
    | Severity
    | TextClause
    | Covers
    | Ensures
    | EffectiveClause
)
