"""The file, its header and its declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language.nodes.base import Name, Node, String, Wording
from standards_engine.language.nodes.calendars import CalendarLine, CalendarZone, Effective
from standards_engine.language.nodes.clauses import Clause
from standards_engine.language.nodes.expressions import (
    DateLiteral,
    Expression,
    InstantLiteral,
    NumberLiteral,
)
from standards_engine.language.nodes.types import FieldNode
from standards_engine.source import Source


class HeaderWord(StrEnum):
    VERSION = "version"
    ZONE = "zone"
    SOURCE = "source"
    OWNER = "owner"


@frozen
class HeaderText(Node):
    """A version and a zone have no translations."""

    word: HeaderWord
    value: Wording


@frozen
class LanguageVersion(Node):
    number: NumberLiteral


@frozen
class Header(Node):
    name: Name
    title: Wording | None
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
    title: Wording | None


@frozen
class Define(Node):
    """`define name = …`: a named expression, read where it is used."""

    name: Name
    value: Expression


@frozen
class CalendarDeclaration(Node):
    name: Name
    title: Wording | None
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
    title: Wording | None
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
    title: Wording | None
    clauses: tuple[Clause, ...]


@frozen
class ConstraintDeclaration(Node):
    name: Name
    title: Wording | None
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
class ExampleChange(Node):
    """`change "services[0].volume" to "40"`, `without "services[0].volume"`: value is None."""

    path: String
    value: String | None


@frozen
class ExampleLog(Node):
    """`log "visits.csv"`: the log that a constraint's plan is held against."""

    path: String


@frozen
class ExampleExpect(Node):
    """`expect met`, `expect met, missed`: one word per obligation, in order."""

    verdicts: tuple[Name, ...]


ExampleLine = (
    ExampleEvent
    | ExampleCase
    | ExampleAsOf
    | ExamplePlan
    | ExampleChange
    | ExampleLog
    | ExampleExpect
)


@frozen
class ExampleDeclaration(Node):
    title: Wording
    rule: Name
    lines: tuple[ExampleLine, ...]


@frozen
class Waive(Node):
    rule: Name
    where: Expression | None
    effective: Effective | None
    because: Wording | None
    approved_by: Wording | None


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
    """A whole file. `header` is None where it is missing.

    `own_names` are the language's own names that stand for themselves in this file, as it writes
    them, by what they are called in the tree: English.
    """

    source: Source
    header: Header | None
    declarations: tuple[Declaration, ...]
    own_names: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
