"""The checked ruleset: what every later room works with.

Made by `check` from a syntax tree; every name is bound, every type and unit known, parameters
are replaced by their values, and what `use` brings in is merged. Rulesets given together
(`-r a -r b`) are merged into one `Ruleset`; each rule keeps its own `origin`, zone and case end.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from fractions import Fraction

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.types import Field, Record, Type
from standards_engine.source import Span
from standards_engine.verdicts import Verdict


@frozen(kw_only=True)
class _Node:
    span: Span | None = field(default=None, compare=False, repr=False)


class Severity(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@frozen
class Title:
    """A title in its author's words, and its translations by language code."""

    text: str
    translations: tuple[tuple[str, str], ...] = ()


@frozen
class Origin:
    """The ruleset a rule comes from."""

    name: str
    version: str | None
    path: str
    sha256: str
    zone: str | None


# --- what a log holds ---------------------------------------------------------------------------


@frozen
class EventType(_Node):
    """A declared event. `record` has its own fields, those of `each event has`, `at`, `date`."""

    name: str
    title: Title | None
    record: Record


@frozen
class EndsAt(_Node):
    """`a case ends at closed, withdrawn`."""

    events: tuple[str, ...]


@frozen
class EndsWithTheLog(_Node):
    """`a case ends with the log`."""


CaseEnd = EndsAt | EndsWithTheLog


# --- working time -------------------------------------------------------------------------------


@frozen
class Hours:
    """A shift, in minutes since local midnight; `end` ≤ `start` runs into the next day."""

    start: int
    end: int


@frozen
class WeeklyLine(_Node):
    """`open monday..friday 08:00..16:00`; days 0 (Monday) to 6. No hours means the whole day."""

    open: bool
    days: frozenset[int]
    hours: tuple[Hours, ...]
    first: int | None = None
    last: int | None = None
    """The dates (days since 1970-01-01, inclusive) within which the line holds."""
    reason: str | None = None


@frozen
class DatedLine(_Node):
    """`closed 2026-02-16..2026-02-22`, `open 2026-02-14 09:00..18:00`."""

    open: bool
    start: int
    end: int
    hours: tuple[Hours, ...]
    reason: str | None = None


@frozen
class HolidayLine(_Node):
    """`closed holidays "CN"`."""

    country: str
    first: int | None = None
    last: int | None = None


CalendarLine = WeeklyLine | DatedLine | HolidayLine


@frozen
class Calendar(_Node):
    name: str
    title: Title | None
    zone: str
    lines: tuple[CalendarLine, ...]


# --- standards ----------------------------------------------------------------------------------


@frozen
class EventMatch(_Node):
    """Events of any of these names, called `variable`, that satisfy `where`."""

    events: tuple[str, ...]
    variable: str
    where: Expression | None = None


@frozen
class ForEachEvent(_Node):
    match: EventMatch
    first: bool = False


@frozen
class ForEachCase(_Node):
    """One obligation per case; it begins at the case's first event."""

    where: Expression | None = None


@frozen
class GroupKey(_Node):
    """One `by` field: its name as written (`case.region`), and its value."""

    name: str
    value: Expression


@frozen
class ForEachPeriod(_Node):
    """One obligation per period and group. In `by`, the variable is the event's own name."""

    period: Period
    by: tuple[GroupKey, ...] = ()


@frozen
class ForEachSilence(_Node):
    """`for each visit not followed by visit within 6 months`."""

    match: EventMatch
    missing: EventMatch
    within: Within


Trigger = ForEachEvent | ForEachCase | ForEachPeriod | ForEachSilence


@frozen
class LimitChoice:
    """A limit (of type Duration, Days, WorkingDays or Months) and when it is the one."""

    value: Expression
    when: Expression | None = None


@frozen
class Within(_Node):
    """Tried in order; the last has no condition, or a `one of` is exhausted."""

    choices: tuple[LimitChoice, ...]


@frozen
class By(_Node):
    """`by reported.due` (instant or date), `by reported.due plus pauses`."""

    deadline: Expression
    plus_pauses: bool = False


@frozen
class Until(_Node):
    match: EventMatch


@frozen
class Response(_Node):
    """`expect visited [where …] [after X] [within N | by Y]`."""

    match: EventMatch
    after: Expression | None = None
    limit: Within | By | None = None
    own: bool = False


@frozen
class Precedence(_Node):
    """`expect loaner_delivered before`, `within 2 hours before`, `just before`."""

    match: EventMatch
    limit: Within | None = None
    just: bool = False
    own: bool = False


@frozen
class EitherSide(_Node):
    """`expect loaner_delivered before or after within 1 hour`."""

    match: EventMatch
    limit: Within | None = None


@frozen
class Absence(_Node):
    """`forbid reopened within 30 days`, `forbid escalated until closed`."""

    match: EventMatch
    after: Expression | None = None
    limit: Within | By | Until | None = None


class Bound(StrEnum):
    AT_MOST = "at most"
    AT_LEAST = "at least"
    EXACTLY = "exactly"


@frozen
class Count(_Node):
    """`expect at most 1 collected [within N | by Y | until E]`.

    For a case every event counts, the first too; for an event, those after it.
    """

    bound: Bound
    number: int
    match: EventMatch
    limit: Within | By | Until | None = None


@frozen
class Requirement(_Node):
    """`require CONDITION` of one event, or of a case when it ends."""

    condition: Expression


@frozen
class Enough:
    """`if there are at least 50 call`."""

    number: int
    match: EventMatch


@frozen
class PeriodRequirement(_Node):
    """`require percentile(80, call.wait) <= 20 seconds if there are at least 50 call`."""

    condition: Expression
    enough: Enough | None = None


@frozen
class Sequence(_Node):
    """`expect plan then do then check then act within 90 days`."""

    steps: tuple[EventMatch, ...]
    after: Expression | None = None
    limit: Within | By | None = None


class Place(StrEnum):
    FIRST = "as the first event"
    LAST = "as the last event"
    NEXT = "as the next event"


@frozen
class Position(_Node):
    match: EventMatch
    place: Place


@frozen
class Periodic(_Node):
    """`expect notice every 6 months until scrapped`, `expect letter each quarter`."""

    match: EventMatch
    every: Expression | Period
    until: EventMatch | None = None


Pattern = (
    Response
    | Precedence
    | EitherSide
    | Absence
    | Count
    | Requirement
    | PeriodRequirement
    | Sequence
    | Position
    | Periodic
)


@frozen
class Excepted(_Node):
    """`except NAME when … excused|undetermined`."""

    verdict: Verdict


@frozen
class ExceptionClause(_Node):
    name: str
    when: Expression
    outcome: Pattern | Excepted


@frozen
class CalendarChoice:
    calendar: str
    when: Expression | None = None


@frozen
class PauseBetween(_Node):
    """`pause customer_away until customer_back`."""

    start: EventMatch
    end: EventMatch


@frozen
class PauseWhile(_Node):
    """`pause while event.state = "Waiting"`; the variable is `event`, any row of the case."""

    condition: Expression


@frozen
class Restart(_Node):
    """`restarted by rescheduled from rescheduled.new_time`."""

    match: EventMatch
    start: Expression | None = None


@frozen
class Reopening(_Node):
    """`reopened by E resume`, `reopened by E each counts as new`."""

    match: EventMatch
    resume: bool


@frozen
class Goal(_Node):
    """`goal 95% each month of reported.due by case.region given at least 20`."""

    ratio: Fraction
    period: Period | None = None
    instant: Expression | None = None
    by: tuple[GroupKey, ...] = ()
    given_at_least: int = 0


@frozen(kw_only=True)
class Standard(_Node):
    name: str
    title: Title | None
    origin: Origin
    zone: str
    case_end: CaseEnd | None
    trigger: Trigger
    expectation: Pattern
    exceptions: tuple[ExceptionClause, ...] = ()
    calendars: tuple[CalendarChoice, ...] = ()
    """`clock runs during`; empty: around the clock."""
    pauses: tuple[PauseBetween | PauseWhile, ...] = ()
    cancels: tuple[EventMatch, ...] = ()
    restarts: tuple[Restart, ...] = ()
    reopenings: tuple[Reopening, ...] = ()
    warn_at: Fraction | None = None
    goal: Goal | None = None
    severity: Severity = Severity.MAJOR
    first: int | None = None
    last: int | None = None
    """`effective from … until …`: dates (days since 1970-01-01), inclusive, in the zone."""
    owner: str | None = None
    promise: str | None = None
    covers: tuple[str, ...] = ()
    because: str | None = None
    source: str | None = None
    message: Message | None = None

    @property
    def version(self) -> str | None:
        """The date from which this version holds, or the ruleset's version."""
        if self.first is None:
            return self.origin.version
        from datetime import date, timedelta

        return (date(1970, 1, 1) + timedelta(days=self.first)).isoformat()


@frozen
class Message:
    """Text pieces and expressions, in order."""

    parts: tuple[str | Expression, ...]


# --- constraints on plans -----------------------------------------------------------------------


class Kind(StrEnum):
    """The seven planning constraints, in the order of their source."""

    EXPECTED = "expected"
    PERCEPTIBLE = "perceptible"
    FEASIBLE = "feasible"
    ALIGNED = "aligned"
    RESOURCED = "resourced"
    BALANCED = "balanced"
    COMPETITIVE = "competitive"


@frozen
class ForEachEntity(_Node):
    """`for each service [as s] [where …]`: `items` is an expression of a list in the plan."""

    variable: str
    items: Expression
    where: Expression | None = None


@frozen
class ForThePlan(_Node):
    pass


@frozen
class ForEachStandard(_Node):
    """`for each standard`: the variable is `standard`."""

    where: Expression | None = None


Subject = ForEachEntity | ForThePlan | ForEachStandard


@frozen(kw_only=True)
class Constraint(_Node):
    """In every expression the plan is the variable `plan`."""

    name: str
    title: Title | None
    origin: Origin
    zone: str | None
    kind: Kind | None
    subject: Subject
    conditions: tuple[Expression, ...]
    """Every `require`, in order; all must hold."""
    message: Message | None = None
    severity: Severity = Severity.MAJOR
    owner: str | None = None
    because: str | None = None
    source: str | None = None


# --- tables, waivers, examples ------------------------------------------------------------------


@frozen
class TableRow(_Node):
    """A cell of None is `any`."""

    cells: tuple[object | None, ...]
    value: Expression


@frozen
class Table(_Node):
    name: str
    arguments: tuple[str, ...]
    rows: tuple[TableRow, ...]
    type: Type


@frozen(kw_only=True)
class Waiver(_Node):
    """Covers what began on the dates `first` to `last` (inclusive, in the rule's zone).

    `case` is set for a waiver of one case, from a `--waivers` file.
    """

    rule: str
    where: Expression | None
    first: int
    last: int
    because: str
    approved_by: str
    case: str | None = None


@frozen
class ExampleEvent(_Node):
    time: int
    event: str
    values: tuple[tuple[str, object], ...]


@frozen(kw_only=True)
class Example(_Node):
    """Of a standard: `verdicts` has one entry per obligation, in order.

    Of a constraint: `plan` is the path of a plan, `outcomes` one word per plan entity judged
    (met, violated, unproven, not_judged, waived).
    """

    title: str
    rule: str
    case_values: tuple[tuple[str, object], ...]
    events: tuple[ExampleEvent, ...]
    as_of: int | None
    verdicts: tuple[Verdict, ...]
    plan: str | None = None
    outcomes: tuple[str, ...] = ()


@frozen(kw_only=True)
class Ruleset(_Node):
    """Everything there is to judge by."""

    name: str
    title: Title | None
    origins: tuple[Origin, ...]
    zone: str | None
    parameters: tuple[tuple[str, object, Type], ...] = ()
    """Name, value and type after `--set` and `use … with`."""
    events: tuple[EventType, ...] = ()
    case_record: Record = Record("case")
    calendars: tuple[Calendar, ...] = ()
    tables: tuple[Table, ...] = ()
    standards: tuple[Standard, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    examples: tuple[Example, ...] = ()
    plan_fields: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    """A firm's own attributes by entity: `each service has shelf text`."""

    def event_index(self, name: str) -> int:
        return next(i for i, event in enumerate(self.events) if event.name == name)
