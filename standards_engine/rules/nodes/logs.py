"""What a log holds."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import _Node
from standards_engine.rules.types import Record
from standards_engine.rules.wordings import Wording


@frozen
class EventType(_Node):
    """A declared event. `record` has its own fields, those of `each event has`, `at`, `date`."""

    name: str
    title: Wording | None
    record: Record


@frozen
class EndsAt(_Node):
    """`a case ends at closed, withdrawn`."""

    events: tuple[str, ...]


@frozen
class EndsWithTheLog(_Node):
    """`a case ends with the log`."""


CaseEnd = EndsAt | EndsWithTheLog


@frozen
class EventMatch(_Node):
    """Events of any of these names, called `variable`, that satisfy `where`."""

    events: tuple[str, ...]
    variable: str
    where: Expression | None = None
