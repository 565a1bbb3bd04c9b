"""A mapping bound to a log's columns and to the rules: what a reader has to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from standards_engine.language import nodes
from standards_engine.rules.types import Type


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row: the column it stands in and how its text becomes a value."""

    column: str
    type: Type
    unit: str | None = None
    formats: tuple[str, ...] = ()
    true: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    decimal: str | None = None
    """What separates decimals in numbers and money, where it is known."""
    zone: str | None = None
    """Of a date: where it is the date, if it is written with a time and an offset."""
    values: tuple[tuple[str, str], ...] = ()
    """Texts, and those that they stand for; in a list, of its items."""


@dataclass(frozen=True, slots=True)
class LongForm:
    """One event per row. `names` has every text that stands for an event, and its code."""

    activity: str
    time: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    given: tuple[str, ...] = ()
    """The texts that the mapping itself gives to an event."""


@dataclass(frozen=True, slots=True)
class SingleForm:
    """Every row is one and the same event."""

    code: int
    time: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WideEvent:
    """An event that a row tells of where its time is given and `when` holds."""

    code: int
    time: tuple[str, ...]
    when: nodes.Expression | None = None


@dataclass(frozen=True, slots=True)
class WideForm:
    events: tuple[WideEvent, ...]


Form = LongForm | SingleForm | WideForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Columns are called by their names in the log; event codes index `Ruleset.events`."""

    case: tuple[str, ...]
    form: Form
    zone: str | None
    formats: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    on_change: str | None = None
    drop_copies: bool = False
    cells: tuple[Cell, ...] = ()
    event_fields: tuple[tuple[int, str, int], ...] = ()
    """(event code, field, index into `cells`)."""
    case_fields: tuple[tuple[str, int], ...] = ()
    """(field, index into `cells`)."""
    asked: frozenset[int] = frozenset()
    """Cells of which some rule asks whether they are given."""
    warnings: tuple[str, ...] = ()
    decimal: str | None = None
    numbers: frozenset[str] = frozenset()
    """Columns that hold numbers by the file's own type: a point separates their decimals."""

    def decimal_of(self, column: str) -> str | None:
        """What separates decimals in this column, where it is known."""
        return "." if column in self.numbers else self.decimal

    def times(self) -> tuple[tuple[str, ...], ...]:
        """The different times of a row, each as the columns that it is joined from."""
        if isinstance(self.form, WideForm):
            return tuple(dict.fromkeys(event.time for event in self.form.events))
        return (self.form.time,)

    def columns(self) -> tuple[str, ...]:
        """Every column of the log that is needed, once."""
        names = [*self.case, *self.order, *(cell.column for cell in self.cells)]
        names += [column for time in self.times() for column in time]
        names += [self.on_change] if self.on_change else []
        if isinstance(self.form, LongForm):
            names.append(self.form.activity)
        if isinstance(self.form, WideForm):
            names += [each.name for event in self.form.events for each in references(event.when)]
        return tuple(dict.fromkeys(names))


def references(condition: nodes.Expression | None) -> Iterator[nodes.Reference]:
    """The columns that a `when` of the mapping compares."""
    match condition:
        case nodes.Reference():
            yield condition
        case nodes.Binary(_, left, right):
            yield from references(left)
            yield from references(right)
        case nodes.Unary(_, operand) | nodes.Given(operand, _):
            yield from references(operand)
        case _:
            return
