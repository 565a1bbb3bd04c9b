"""How a verdict came about: exact values, which findings put into words.

Instants are microseconds UTC; `row` is the number of an input row.
"""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Truth
from standards_engine.rules.nodes import Standard, Waiver
from standards_engine.rules.types import Type
from standards_engine.verdicts import Obligation, Reason, Unit, Verdict


@frozen
class Seen:
    """A part of a condition as written (`reported.fault`), and the value it had."""

    name: str
    value: object
    """Unknown where it is missing, a Range where only its bounds are known."""
    type: Type
    unreadable: bool = False
    """Something stands there that is no value; False where nobody asked for the mark."""


@frozen(kw_only=True)
class Weighed:
    """A condition as written, whether it held, and what it looked at."""

    text: str | None
    """None where nobody wrote it."""
    truth: Truth
    seen: tuple[Seen, ...] = ()


class Topic(StrEnum):
    """What was chosen at the trigger."""

    TRIGGER = "trigger"
    EXCEPTION = "exception"
    CALENDAR = "calendar"
    LIMIT = "limit"
    TABLE_ROW = "table row"
    START = "start"
    DEADLINE = "deadline"
    EVERY = "every"
    SILENCE = "silence"


@frozen(kw_only=True)
class Choice:
    """One thing that was looked at to find what applies, in the order of looking."""

    topic: Topic
    name: str | None
    """Of an exception, calendar or table; else what was written."""
    weighed: Weighed | None = None
    """Its condition; None where it has none."""
    seen: tuple[Seen, ...] = ()
    """What it came to."""

    @property
    def applies(self) -> Truth:
        return True if self.weighed is None else self.weighed.truth


class Role(StrEnum):
    """What a row is to the obligation. The last ones say why one that looks like it is not."""

    TRIGGER = "trigger"
    ORIGIN = "first trigger"
    DECIDES = "decides"
    COUNTS = "counts"
    LOOKED_AT = "looked at"
    ANSWERED = "answered"
    STOPS = "stops the clock"
    CONTINUES = "sets the clock going"
    RESTARTS = "restarts the clock"
    REOPENS = "reopens"
    BEGINS_ANOTHER = "begins another"
    ENDS_CASE = "ends the case"
    ENDS_WINDOW = "ends the window"
    UNREADABLE = "unreadable"
    CONDITION_FAILS = "condition fails"
    CONDITION_UNKNOWN = "condition unknown"
    BEFORE_TRIGGER = "before the trigger"
    AFTER_TRIGGER = "after the trigger"
    BEFORE_START = "before the start"
    BEFORE_RESTART = "before the restart"
    TOO_FAR_BACK = "too far back"
    A_NEARER_ONE = "a nearer one decides"
    TOO_LATE = "too late"
    AFTER_THE_END = "after the end"
    AFTER_DECISION = "after the decision"
    WHILE_ANSWERED = "while answered"
    SPENT = "spent on another"
    PERHAPS_SPENT = "perhaps spent on another"
    OTHER_WINDOW = "in another window"


class Subject(StrEnum):
    """Which clause a row is looked at for."""

    EXPECTATION = "expectation"
    CANCELS = "cancelled by"
    RESTARTS = "restarted by"
    REOPENS = "reopened by"
    PAUSES = "pause"
    CASE = "case"
    SILENCE = "not followed by"


@frozen(kw_only=True)
class Part:
    """One thing that a row is to the obligation."""

    role: Role
    subject: Subject = Subject.EXPECTATION
    number: int | None = None
    """Which step or how manieth; or which other obligation it answers or begins."""
    weighed: Weighed | None = None
    clause: str | None = None
    """The `pause` clause as written."""
    window: tuple[int, int | None] | None = None
    """From when until when the window lasts in which it lies, and of which `number` tells."""


@frozen(kw_only=True)
class Moment:
    """A row of the case; or several in a row of which the same is to be said."""

    row: int
    time: int | None
    """None where it cannot be read."""
    activity: str | None
    """"" for one that no rule declares; None where it cannot be read."""
    parts: tuple[Part, ...] = ()
    values: tuple[Seen, ...] = ()
    """The fields that the standard looks at."""
    tied_with: tuple[int, ...] = ()
    """Rows of the same time that only the file puts before or after it, where that matters."""
    rows: int = 1
    until: int | None = None
    """Of several rows, the time of the last."""
    last_row: int | None = None
    activities: tuple[str, ...] = ()
    """Of several rows of which nothing is to be said."""


class Effect(StrEnum):
    """What a stretch of time is to the clock."""

    COUNTED = "counted"
    CLOSED = "closed"
    OPEN_HOURS = "open hours"
    """Open and closed by turns, summed up."""
    PAUSED = "paused"
    ANSWERED = "answered"
    NOT_STARTED = "not started"
    VOID = "void"
    """Before the clock was restarted."""
    SEVERAL = "several"
    """Different stretches, summed up."""


@frozen
class Pause:
    """A `pause` clause as written, the row that began it and, if any, the one that ended it."""

    clause: str
    first_row: int
    last_row: int | None


@frozen(kw_only=True)
class Stretch:
    """From `begin` until `end`: one that a pause leaves is half-open as in semantics 4.1."""

    begin: int
    end: int
    effect: Effect
    counted: int = 0
    """In the unit of the clock."""
    late: bool = False
    """After the limit was used up."""
    pauses: tuple[Pause, ...] = ()
    rows: tuple[int, ...] = ()
    """Of what was answered, the rows that answered and reopened it; the restarting row."""
    calendar: str | None = None
    opened: int = 0
    """On how many days the calendar was open in it."""
    hours: str | None = None
    """The open hours of each of these days, where they are the same: `09:00..17:00`."""
    dates: tuple[int, ...] = ()
    """The local dates whose midnights counted, for a clock that counts days."""
    skipped: tuple[int, ...] = ()
    """The local dates whose midnights did not."""
    parts: int = 1

    @property
    def elapsed(self) -> int:
        """Microseconds, whatever counts."""
        return self.end - self.begin


@frozen(kw_only=True)
class Waiting:
    """The time that had to pass without the awaited event, for a silence to be complete."""

    row: int
    """Which nothing followed."""
    complete: int
    """The last instant at which the event would have broken it."""
    limit: int
    unit: Unit
    stretches: tuple[Stretch, ...]
    """From the row until it was complete, without a gap: what counts in them is the limit."""


@frozen
class Possibility:
    """What may have applied where data is missing, and the verdict it leads to."""

    clause: str | None
    calendar: str | None
    limit: int | None
    unit: Unit
    verdict: Verdict
    reason: Reason


@frozen(kw_only=True)
class Explanation:
    """Of one obligation, by the run that found its verdict."""

    standard: Standard
    obligation: Obligation
    of: int
    """How many obligations of this standard the case has."""
    as_of: int
    calendar: str | None
    """By which the clock ran."""
    case_values: tuple[Seen, ...] = ()
    """The fields of the case that the standard looks at."""
    choices: tuple[Choice, ...]
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...]
    """From the start of the clock to the deciding event or as-of, without a gap."""
    waited: Waiting | None = None
    """Of a silence."""
    deadline: int | None = None
    """Of a plain `by Y`, Y: it is no amount of time."""
    required: tuple[Weighed, ...] = ()
    """The parts of a required condition."""
    possible: tuple[Possibility, ...] = ()
    """More than one only where it is unknown which applies."""
    missing: tuple[str, ...] = ()
    """What is not known and left it undetermined."""
    unreadable: tuple[str, ...] = ()
    """Of these, where something stands that cannot be read."""
    waiver: Waiver | None = None
    """The one that turns the miss into a waived one; the judge itself knows none."""


@frozen(kw_only=True)
class NotOwed:
    """A row, or the case, that begins no obligation, and why."""

    row: int | None
    time: int | None
    activity: str | None
    weighed: Weighed | None = None
    version: tuple[int | None, int | None] | None = None
    """The dates from and until which the standard is effective, where it began outside of them."""
    broken_by: int | None = None
    """The row that broke a silence."""


@frozen(kw_only=True)
class NothingOwed:
    """Why a standard has no obligation in a case."""

    standard: Standard
    rows: int
    """How many rows the case has at as-of."""
    looked_at: tuple[NotOwed, ...]


@frozen(kw_only=True)
class Contributed:
    """What one row adds to a standard for each period."""

    row: int
    time: int | None
    activity: str | None
    aggregate: str
    """As written."""
    period: str | None
    """None where the row may belong to any."""
    by: tuple[str | None, ...] | None
    value: Seen | None
    """What is added; None where rows are only counted."""
    certain: bool
    values: tuple[Seen, ...] = ()


@frozen(kw_only=True)
class Contributions:
    """What a case adds to a standard for each period."""

    standard: Standard
    rows: int
    found: tuple[Contributed, ...]
