"""The syntax tree: what a person wrote, before names are bound.

Every node knows its span; spans do not take part in equality, so that two texts with one meaning
have equal trees whatever their language and layout.
"""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.source import Source, Span


@frozen(kw_only=True)
class Node:
    span: Span = field(compare=False, repr=False)


@frozen
class Name(Node):
    text: str


@frozen
class String(Node):
    """A text in quotes; line ends and the indentation after them are one space."""

    text: str


@frozen
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


@frozen
class NumberLiteral(Node):
    """`25%` has the value 0.25 and `percent` set."""

    value: Decimal
    percent: bool = False


@frozen
class QuantityLiteral(Node):
    """`24 hours`."""

    amount: Decimal
    unit: Unit


@frozen
class MoneyLiteral(Node):
    """`CNY 120`."""

    currency: str
    amount: Decimal


@frozen
class BooleanLiteral(Node):
    value: bool


@frozen
class DateLiteral(Node):
    """Year, month, day as written, not yet known to exist."""

    text: str


@frozen
class InstantLiteral(Node):
    """`2026-03-01 09:00`, with seconds, fractions or an offset, as written."""

    text: str


@frozen
class Reference(Node):
    """A bare name: a parameter, an alias, an event, a definition, an entity …"""

    name: str


@frozen
class Member(Node):
    """`base.name`."""

    base: Expression
    name: Name


@frozen
class Argument(Node):
    """`value [where condition] [satisfies claim]`."""

    value: Expression
    where: Expression | None = None
    satisfies: Expression | None = None


@frozen
class Call(Node):
    """`count(visit where …)`, `percentile(80, call.wait)`, `limits(a.x, b.y)`, `first(E)`."""

    function: Name
    arguments: tuple[Argument, ...]


@frozen
class CountDifferent(Node):
    """`count of different E.f [where …]`."""

    argument: Argument


class UnaryOperator(StrEnum):
    NOT = "not"
    MINUS = "-"


@frozen
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


@frozen
class Binary(Node):
    operator: BinaryOperator
    left: Expression
    right: Expression


@frozen
class Given(Node):
    """`x is given`, `x is not given`."""

    operand: Expression
    negated: bool = False


@frozen
class Conditional(Node):
    condition: Expression
    yes: Expression
    no: Expression


class Quantifier(StrEnum):
    SOME = "some"
    EVERY = "every"
    NO = "no"


@frozen
class Quantified(Node):
    """`some x in xs satisfies c`."""

    quantifier: Quantifier
    variable: Name
    items: Expression
    condition: Expression


@frozen
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


@frozen
class PlainTypeNode(Node):
    type: PlainType


@frozen
class NamedType(Node):
    """A word that is no type: `txt`; or a record of the plan, `service`."""

    name: str


@frozen
class MoneyType(Node):
    """`money in CNY`; `money` alone has no currency."""

    currency: Name | None


@frozen
class OneOfType(Node):
    options: tuple[String, ...]


@frozen
class ListType(Node):
    element: TypeNode


TypeNode = PlainTypeNode | NamedType | MoneyType | OneOfType | ListType


@frozen
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


@frozen
class Daily(Node):
    pass


@frozen
class WeekdayRange(Node):
    """`monday`, `monday..friday`."""

    first: Weekday
    last: Weekday


@frozen
class Weekdays(Node):
    """`monday..friday, sunday`."""

    ranges: tuple[WeekdayRange, ...]


@frozen
class DateRange(Node):
    """`2026-02-16`, `2026-02-16..2026-02-22`."""

    first: DateLiteral
    last: DateLiteral


@frozen
class Holidays(Node):
    """`holidays "CN"`."""

    country: String


@frozen
class TimeRange(Node):
    """`08:00..16:00`, as written."""

    start: str
    end: str


@frozen
class Effective(Node):
    """`from DATE until DATE`; either may be missing."""

    first: DateLiteral | None
    last: DateLiteral | None


@frozen
class CalendarLine(Node):
    open: bool
    days: Daily | Weekdays | DateRange | Holidays
    hours: tuple[TimeRange, ...]
    effective: Effective | None
    reason: String | None


@frozen
class CalendarZone(Node):
    zone: String


# --- what triggers, and what is expected ---------------------------------------------------------


@frozen
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


@frozen
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


@frozen
class ForEachCase(Node):
    where: Expression | None = None


@frozen
class ForEachPeriod(Node):
    period: PeriodWord
    by: tuple[Expression, ...] = ()


@frozen
class ForThePlan(Node):
    pass


@frozen
class ForEachStandard(Node):
    where: Expression | None = None


@frozen
class LimitChoice(Node):
    value: Expression
    when: Expression | None
    """None for a single limit and for `otherwise`."""


class WithinSide(StrEnum):
    AFTER = "after"
    BEFORE = "before"


@frozen
class Within(Node):
    """`within 24 hours`, `within 4 hours when …, otherwise 24 hours`; `… before`."""

    choices: tuple[LimitChoice, ...]
    side: WithinSide = WithinSide.AFTER


@frozen
class After(Node):
    start: Expression


@frozen
class By(Node):
    deadline: Expression
    plus_pauses: bool = False


@frozen
class Before(Node):
    """`before`."""


@frozen
class JustBefore(Node):
    """`just before`."""


@frozen
class BeforeOrAfter(Node):
    """`before or after`."""


class Place(StrEnum):
    FIRST = "first"
    LAST = "last"
    NEXT = "next"


@frozen
class AsThe(Node):
    """`as the first event`."""

    place: Place


@frozen
class Until(Node):
    selection: EventSelection


@frozen
class Every(Node):
    """`every 6 months`."""

    interval: Expression


@frozen
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


@frozen
class CountBound(Node):
    """`at most 1`."""

    bound: BoundWord
    number: NumberLiteral


@frozen
class Expect(Node):
    """`expect [its own | at most N] A [then B …] modifiers`."""

    selections: tuple[EventSelection, ...]
    modifiers: tuple[Modifier, ...] = ()
    own: bool = False
    count: CountBound | None = None


@frozen
class Forbid(Node):
    selection: EventSelection
    modifiers: tuple[Modifier, ...] = ()


@frozen
class Require(Node):
    """`require C [if there are at least N E]`."""

    condition: Expression
    enough: CountBound | None = None
    enough_of: EventSelection | None = None


Pattern = Expect | Forbid | Require


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
    value: String


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


# --- declarations -------------------------------------------------------------------------------


class HeaderWord(StrEnum):
    VERSION = "version"
    ZONE = "zone"
    SOURCE = "source"
    OWNER = "owner"


@frozen
class HeaderText(Node):
    word: HeaderWord
    value: String


@frozen
class LanguageVersion(Node):
    number: NumberLiteral


@frozen
class Header(Node):
    name: Name
    title: Title | None
    lines: tuple[HeaderText | LanguageVersion, ...]


@frozen
class Setting(Node):
    """`smallest_sample = 100`, `fault = "noise"`."""

    name: Name
    value: Expression


@frozen
class Use(Node):
    """`use planning.seven_constraints with smallest_sample = 100`."""

    path: tuple[Name, ...]
    settings: tuple[Setting, ...]


@frozen
class Parameter(Node):
    name: Name
    value: Expression
    title: Title | None


@frozen
class Define(Node):
    """`define name = …`: a named expression, read where it is used."""

    name: Name
    value: Expression


@frozen
class CalendarDeclaration(Node):
    name: Name
    title: Title | None
    lines: tuple[CalendarLine | CalendarZone, ...]


@frozen
class CaseEndsAt(Node):
    events: tuple[Name, ...]


@frozen
class CaseEndsWithTheLog(Node):
    pass


@frozen
class EachHas(Node):
    """`each case has`, `each event has`, `each service has`."""

    record: Name
    fields: tuple[FieldNode, ...]


@frozen
class EventDeclaration(Node):
    name: Name
    title: Title | None
    fields: tuple[FieldNode, ...]


@frozen
class AnyCell(Node):
    """`any` in a table."""


@frozen
class TableRow(Node):
    cells: tuple[Expression | AnyCell, ...]
    value: Expression


@frozen
class TableDeclaration(Node):
    name: Name
    arguments: tuple[Name, ...]
    rows: tuple[TableRow, ...]


@frozen
class StandardDeclaration(Node):
    name: Name
    title: Title | None
    clauses: tuple[Clause, ...]


@frozen
class ConstraintDeclaration(Node):
    name: Name
    title: Title | None
    clauses: tuple[Clause, ...]


@frozen
class ExampleEvent(Node):
    instant: InstantLiteral
    event: Name
    settings: tuple[Setting, ...]


@frozen
class ExampleCase(Node):
    """`case region = "north"`."""

    settings: tuple[Setting, ...]


@frozen
class ExampleAsOf(Node):
    instant: InstantLiteral | DateLiteral


@frozen
class ExamplePlan(Node):
    """`plan "plans/good.yaml"`: the plan a constraint's example is judged on."""

    path: String


@frozen
class ExampleExpect(Node):
    """`expect met`, `expect met, missed`: one word per obligation, in order."""

    verdicts: tuple[Name, ...]


ExampleLine = ExampleEvent | ExampleCase | ExampleAsOf | ExamplePlan | ExampleExpect


@frozen
class ExampleDeclaration(Node):
    title: String
    rule: Name
    lines: tuple[ExampleLine, ...]


@frozen
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


@frozen
class RulesetFile(Node):
    """A whole file. `header` is None where it is missing."""

    source: Source
    header: Header | None
    declarations: tuple[Declaration, ...]
