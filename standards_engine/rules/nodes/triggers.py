"""What an obligation is for."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import Period, _Node
from standards_engine.rules.nodes.logs import EventMatch
from standards_engine.rules.nodes.patterns import Within


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
