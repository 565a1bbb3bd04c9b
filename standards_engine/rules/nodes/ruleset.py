"""Tables, waivers and examples, and the ruleset that holds everything."""

from __future__ import annotations

from dataclasses import field

from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes.base import Origin, _Node
from standards_engine.rules.nodes.calendars import Calendar
from standards_engine.rules.nodes.constraints import Constraint
from standards_engine.rules.nodes.logs import EventType
from standards_engine.rules.nodes.standards import Standard
from standards_engine.rules.plan_fields import PlanFields
from standards_engine.rules.types import Record, Type
from standards_engine.rules.wordings import Wording
from standards_engine.source import Span
from standards_engine.verdicts import Verdict


@frozen
class Parameter:
    """The value is that after `--set` and `use … with`."""

    name: str
    value: object
    type: Type
    title: Wording | None = None


@frozen
class TableRow(_Node):
    """A cell of None is `any`."""

    cells: tuple[object | None, ...]
    value: Expression
    types: tuple[Type | None, ...] = field(default=(), compare=False)
    """Of the cells."""


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
    because: Wording
    approved_by: Wording
    case: str | None = None


@frozen
class ExampleEvent(_Node):
    time: int
    event: str
    values: tuple[tuple[str, object], ...]


@frozen
class PlanChange(_Node):
    """Another value, as YAML, at a place of a plan (`services[0].volume`); None takes it out."""

    path: str
    value: str | None


@frozen(kw_only=True)
class Example(_Node):
    """Of a standard: `verdicts` has one entry per obligation, in order.

    Of a constraint: `plan` is the path of a plan, from the folder of the rule file. `outcomes` are
    words (met, violated, unproven, not_judged, waived): one for the constraint as a whole, or one
    for each entity judged.
    """

    title: Wording
    rule: str
    case_values: tuple[tuple[str, object], ...]
    events: tuple[ExampleEvent, ...]
    as_of: int | None
    verdicts: tuple[Verdict, ...]
    plan: str | None = None
    changes: tuple[PlanChange, ...] = ()
    log: str | None = None
    """The path of a log without a mapping; the plan's own `rules:` declare its events."""
    outcomes: tuple[str, ...] = ()
    words_at: tuple[Span, ...] = field(default=(), compare=False, repr=False)
    """Where each word after `expect` stands."""


@frozen(kw_only=True)
class Ruleset(_Node):
    """Everything there is to judge by."""

    name: str
    title: Wording | None
    origins: tuple[Origin, ...]
    zone: str | None
    """The first that a file states; reports are written in it."""
    parameters: tuple[Parameter, ...] = ()
    events: tuple[EventType, ...] = ()
    case_record: Record = Record("case")
    calendars: tuple[Calendar, ...] = ()
    tables: tuple[Table, ...] = ()
    standards: tuple[Standard, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    examples: tuple[Example, ...] = ()
    plan_fields: PlanFields = ()
    """What a firm adds to plans, by entity: `each service has shelf text`."""

    @property
    def zones(self) -> tuple[str, ...]:
        """The different zones of the files that have standards: in these a log may be written."""
        stated = (each.origin.zone for each in self.standards)
        return tuple(dict.fromkeys(zone for zone in stated if zone is not None))

    def event_index(self, name: str) -> int:
        return next(i for i, event in enumerate(self.events) if event.name == name)
