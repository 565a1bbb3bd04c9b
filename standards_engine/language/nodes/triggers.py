"""What an obligation is for: `for each …`."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Name, Node
from standards_engine.language.nodes.expressions import Expression


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
    where: Expression | None


@frozen
class ForEachStandard(Node):
    where: Expression | None = None
