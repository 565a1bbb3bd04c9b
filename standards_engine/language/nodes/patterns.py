"""What is expected, forbidden or required, and by when."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Node
from standards_engine.language.nodes.expressions import Expression, NumberLiteral
from standards_engine.language.nodes.triggers import EventSelection, PeriodWord


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
