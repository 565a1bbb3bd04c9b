"""What is owed, and by when."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import Period, _Node
from standards_engine.rules.nodes.logs import EventMatch


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
    """`expect loaner_delivered before`, `within 2 hours before`, `just before`; or `forbid …`."""

    match: EventMatch
    limit: Within | None = None
    just: bool = False
    own: bool = False
    forbidden: bool = False


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
    """`expect reported as the first event`; `forbid` goes with the next event alone."""

    match: EventMatch
    place: Place
    forbidden: bool = False


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
