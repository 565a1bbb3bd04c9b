"""The syntax tree: what a person wrote, before names are bound.

Every node knows its span; spans do not take part in equality, so that two texts with one meaning
have equal trees whatever their language and layout.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from standards_engine.source import Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Name(Node):
    text: str


@dataclass(frozen=True, slots=True)
class String(Node):
    """A text in quotes; line ends and the indentation after them are one space."""

    text: str


@dataclass(frozen=True, slots=True)
class Title(Node):
    text: str
    translations: tuple[tuple[str, str], ...] = ()
    """(language code, text): `zh "冰箱售后服务"`."""


# --- expressions --------------------------------------------------------------------------------


class Unit(StrEnum):
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True)
class NumberLiteral(Node):
    """`25%` has the value 0.25 and `percent` set."""

    value: Decimal
    percent: bool = False


@dataclass(frozen=True, slots=True)
class QuantityLiteral(Node):
    """`24 hours`."""

    amount: Decimal
    unit: Unit


@dataclass(frozen=True, slots=True)
class MoneyLiteral(Node):
    """`CNY 120`."""

    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class BooleanLiteral(Node):
    value: bool


@dataclass(frozen=True, slots=True)
class DateLiteral(Node):
    """Year, month, day as written, not yet known to exist."""

    text: str


@dataclass(frozen=True, slots=True)
class InstantLiteral(Node):
    """`2026-03-01 09:00`, with seconds, fractions or an offset, as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """A bare name: a parameter, an alias, an event, a definition, an entity …"""

    name: str


@dataclass(frozen=True, slots=True)
class Member(Node):
    """`base.name`."""

    base: Expression
    name: Name


@dataclass(frozen=True, slots=True)
class Argument(Node):
    """`value [where condition] [satisfies claim]`."""

    value: Expression
    where: Expression | None = None
    satisfies: Expression | None = None


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`count(visit where …)`, `percentile(80, call.wait)`, `limits(a.x, b.y)`, `first(E)`."""

    function: Name
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class CountDifferent(Node):
    """`count of different E.f [where …]`."""

    argument: Argument


class UnaryOperator(StrEnum):
    NOT = "not"
    MINUS = "-"


@dataclass(frozen=True, slots=True)
class Unary(Node):
    operator: UnaryOperator
    operand: Expression


class BinaryOperator(StrEnum):
    OR = "or"
    AND = "and"
    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    IN = "in"
    CONTAINS = "contains"
    STARTS_WITH = "starts with"
    ENDS_WITH = "ends with"
    MATCHES = "matches"
    BETTER_THAN = "is better than"
    AS_GOOD_AS = "is at least as good as"


@dataclass(frozen=True, slots=True)
class Binary(Node):
    operator: BinaryOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Given(Node):
    """`x is given`, `x is not given`."""

    operand: Expression
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    condition: Expression
    yes: Expression
    no: Expression


class Quantifier(StrEnum):
    SOME = "some"
    EVERY = "every"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some x in xs satisfies c`."""

    quantifier: Quantifier
    variable: Name
    items: Expression
    condition: Expression


@dataclass(frozen=True, slots=True)
class ListExpression(Node):
    """`("a", "b")`: two or more items in brackets."""

    items: tuple[Expression, ...]


Expression = (
    String
    | NumberLiteral
    | QuantityLiteral
    | MoneyLiteral
    | BooleanLiteral
    | DateLiteral
    | InstantLiteral
    | Reference
    | Member
    | Call
    | CountDifferent
    | Unary
    | Binary
    | Given
    | Conditional
    | Quantified
    | ListExpression
)


# --- types and fields ---------------------------------------------------------------------------


class PlainType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    DURATION = "duration"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class PlainTypeNode(Node):
    type: PlainType


@dataclass(frozen=True, slots=True)
class NamedType(Node):
    """A word that is no type: `txt`; or a record of the plan, `service`."""

    name: str


@dataclass(frozen=True, slots=True)
class MoneyType(Node):
    """`money in CNY`; `money` alone has no currency."""

    currency: Name | None


@dataclass(frozen=True, slots=True)
class OneOfType(Node):
    options: tuple[String, ...]


@dataclass(frozen=True, slots=True)
class ListType(Node):
    element: TypeNode


TypeNode = PlainTypeNode | NamedType | MoneyType | OneOfType | ListType


@dataclass(frozen=True, slots=True)
class FieldNode(Node):
    name: Name
    type: TypeNode
    optional: bool
    title: Title | None


# --- calendars ----------------------------------------------------------------------------------


class Weekday(StrEnum):
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Daily(Node):
    pass


@dataclass(frozen=True, slots=True)
class WeekdayRange(Node):
    """`monday`, `monday..friday`."""

    first: Weekday
    last: Weekday


@dataclass(frozen=True, slots=True)
class Weekdays(Node):
    """`monday..friday, sunday`."""

    ranges: tuple[WeekdayRange, ...]


@dataclass(frozen=True, slots=True)
class DateRange(Node):
    """`2026-02-16`, `2026-02-16..2026-02-22`."""

    first: DateLiteral
    last: DateLiteral


@dataclass(frozen=True, slots=True)
class Holidays(Node):
    """`holidays "CN"`."""

    country: String


@dataclass(frozen=True, slots=True)
class TimeRange(Node):
    """`08:00..16:00`, as written."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Effective(Node):
    """`from DATE until DATE`; either may be missing."""

    first: DateLiteral | None
    last: DateLiteral | None


@dataclass(frozen=True, slots=True)
class CalendarLine(Node):
    open: bool
    days: Daily | Weekdays | DateRange | Holidays
    hours: tuple[TimeRange, ...]
    effective: Effective | None
    reason: String | None


@dataclass(frozen=True, slots=True)
class CalendarZone(Node):
    zone: String


# --- what triggers, and what is expected ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EventSelection(Node):
    """`visited`, `any of a, b`, with `as NAME` and `where …`."""

    events: tuple[Name, ...]
    alias: Name | None = None
    where: Expression | None = None


class PeriodWord(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ForEach(Node):
    """`for each E`, `for the first E`; in a constraint also a list of the plan by path."""

    path: tuple[Name, ...]
    """One name for an event or entity; several for `plan.services.needs`."""
    others: tuple[Name, ...] = ()
    """The rest of `any of a, b`."""
    alias: Name | None = None
    where: Expression | None = None
    first: bool = False
    not_followed_by: EventSelection | None = None
    within: Expression | None = None


@dataclass(frozen=True, slots=True)
class ForEachCase(Node):
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class ForEachPeriod(Node):
    period: PeriodWord
    by: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class ForThePlan(Node):
    pass


@dataclass(frozen=True, slots=True)
class ForEachStandard(Node):
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class LimitChoice(Node):
    value: Expression
    when: Expression | None
    """None for a single limit and for `otherwise`."""


class WithinSide(StrEnum):
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Within(Node):
    """`within 24 hours`, `within 4 hours when …, otherwise 24 hours`; `… before`."""

    choices: tuple[LimitChoice, ...]
    side: WithinSide = WithinSide.AFTER


@dataclass(frozen=True, slots=True)
class After(Node):
    start: Expression


@dataclass(frozen=True, slots=True)
class By(Node):
    deadline: Expression
    plus_pauses: bool = False


@dataclass(frozen=True, slots=True)
class Before(Node):
    """`before`."""


@dataclass(frozen=True, slots=True)
class JustBefore(Node):
    """`just before`."""


@dataclass(frozen=True, slots=True)
class BeforeOrAfter(Node):
    """`before or after`."""


class Place(StrEnum):
    FIRST = "first"
    LAST = "last"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class AsThe(Node):
    """`as the first event`."""

    place: Place


@dataclass(frozen=True, slots=True)
class Until(Node):
    selection: EventSelection


@dataclass(frozen=True, slots=True)
class Every(Node):
    """`every 6 months`."""

    interval: Expression


@dataclass(frozen=True, slots=True)
class EachPeriod(Node):
    """`each quarter`."""

    period: PeriodWord


Modifier = (
    Within | After | By | Before | JustBefore | BeforeOrAfter | AsThe | Until | Every | EachPeriod
)


class BoundWord(StrEnum):
    AT_MOST = "at most"
    AT_LEAST = "at least"
    EXACTLY = "exactly"


@dataclass(frozen=True, slots=True)
class CountBound(Node):
    """`at most 1`."""

    bound: BoundWord
    number: NumberLiteral


@dataclass(frozen=True, slots=True)
class Expect(Node):
    """`expect [its own | at most N] A [then B …] modifiers`."""

    selections: tuple[EventSelection, ...]
    modifiers: tuple[Modifier, ...] = ()
    own: bool = False
    count: CountBound | None = None


@dataclass(frozen=True, slots=True)
class Forbid(Node):
    selection: EventSelection
    modifiers: tuple[Modifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Require(Node):
    """`require C [if there are at least N E]`."""

    condition: Expression
    enough: CountBound | None = None
    enough_of: EventSelection | None = None


Pattern = Expect | Forbid | Require


class ExceptionWord(StrEnum):
    EXCUSED = "excused"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Except(Node):
    name: Name
    when: Expression
    outcome: Pattern | ExceptionWord


@dataclass(frozen=True, slots=True)
class Pause(Node):
    start: EventSelection
    end: EventSelection


@dataclass(frozen=True, slots=True)
class PauseWhile(Node):
    condition: Expression


@dataclass(frozen=True, slots=True)
class CalendarChoice(Node):
    calendar: Name
    when: Expression | None


@dataclass(frozen=True, slots=True)
class ClockRunsDuring(Node):
    choices: tuple[CalendarChoice, ...]


@dataclass(frozen=True, slots=True)
class CancelledBy(Node):
    selection: EventSelection


@dataclass(frozen=True, slots=True)
class RestartedBy(Node):
    selection: EventSelection
    start: Expression | None


@dataclass(frozen=True, slots=True)
class ReopenedBy(Node):
    """`reopened by E resume`, `reopened by E each counts as new`."""

    selection: EventSelection
    resume: bool


@dataclass(frozen=True, slots=True)
class WarnAt(Node):
    share: Expression


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Severity(Node):
    severity: SeverityWord


class TextClauseWord(StrEnum):
    PROMISE = "promise"
    OWNER = "owner"
    BECAUSE = "because"
    SOURCE = "source"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class TextClause(Node):
    """`owner "service centre"` and the like."""

    word: TextClauseWord
    value: String


@dataclass(frozen=True, slots=True)
class Covers(Node):
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Ensures(Node):
    kind: Name


@dataclass(frozen=True, slots=True)
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


# --- declarations -------------------------------------------------------------------------------


class HeaderWord(StrEnum):
    VERSION = "version"
    ZONE = "zone"
    SOURCE = "source"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class HeaderText(Node):
    word: HeaderWord
    value: String


@dataclass(frozen=True, slots=True)
class LanguageVersion(Node):
    number: NumberLiteral


@dataclass(frozen=True, slots=True)
class Header(Node):
    name: Name
    title: Title | None
    lines: tuple[HeaderText | LanguageVersion, ...]


@dataclass(frozen=True, slots=True)
class Setting(Node):
    """`smallest_sample = 100`, `fault = "noise"`."""

    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class Use(Node):
    """`use planning.seven_constraints with smallest_sample = 100`."""

    path: tuple[Name, ...]
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    name: Name
    value: Expression
    title: Title | None


@dataclass(frozen=True, slots=True)
class Define(Node):
    """`define name = …`: a named expression, read where it is used."""

    name: Name
    value: Expression


@dataclass(frozen=True, slots=True)
class CalendarDeclaration(Node):
    name: Name
    title: Title | None
    lines: tuple[CalendarLine | CalendarZone, ...]


@dataclass(frozen=True, slots=True)
class CaseEndsAt(Node):
    events: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class CaseEndsWithTheLog(Node):
    pass


@dataclass(frozen=True, slots=True)
class EachHas(Node):
    """`each case has`, `each event has`, `each service has`."""

    record: Name
    fields: tuple[FieldNode, ...]


@dataclass(frozen=True, slots=True)
class EventDeclaration(Node):
    name: Name
    title: Title | None
    fields: tuple[FieldNode, ...]


@dataclass(frozen=True, slots=True)
class AnyCell(Node):
    """`any` in a table."""


@dataclass(frozen=True, slots=True)
class TableRow(Node):
    cells: tuple[Expression | AnyCell, ...]
    value: Expression


@dataclass(frozen=True, slots=True)
class TableDeclaration(Node):
    name: Name
    arguments: tuple[Name, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class StandardDeclaration(Node):
    name: Name
    title: Title | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class ConstraintDeclaration(Node):
    name: Name
    title: Title | None
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class ExampleEvent(Node):
    instant: InstantLiteral
    event: Name
    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class ExampleCase(Node):
    """`case region = "north"`."""

    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class ExampleAsOf(Node):
    instant: InstantLiteral | DateLiteral


@dataclass(frozen=True, slots=True)
class ExamplePlan(Node):
    """`plan "plans/good.yaml"`: the plan a constraint's example is judged on."""

    path: String


@dataclass(frozen=True, slots=True)
class ExampleExpect(Node):
    """`expect met`, `expect met, missed`: one word per obligation, in order."""

    verdicts: tuple[Name, ...]


ExampleLine = ExampleEvent | ExampleCase | ExampleAsOf | ExamplePlan | ExampleExpect


@dataclass(frozen=True, slots=True)
class ExampleDeclaration(Node):
    title: String
    rule: Name
    lines: tuple[ExampleLine, ...]


@dataclass(frozen=True, slots=True)
class Waive(Node):
    rule: Name
    where: Expression | None
    effective: Effective | None
    because: String | None
    approved_by: String | None


Declaration = (
    Use
    | Parameter
    | Define
    | CalendarDeclaration
    | CaseEndsAt
    | CaseEndsWithTheLog
    | EachHas
    | EventDeclaration
    | TableDeclaration
    | StandardDeclaration
    | ConstraintDeclaration
    | ExampleDeclaration
    | Waive
)


@dataclass(frozen=True, slots=True)
class RulesetFile(Node):
    """A whole file. `header` is None where it is missing."""

    source: Source
    header: Header | None
    declarations: tuple[Declaration, ...]
