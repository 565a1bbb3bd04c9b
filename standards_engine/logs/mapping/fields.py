"""Declared fields and the columns they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from standards_engine.diagnostics import nearest
from standards_engine.diagnostics.mapped import (
    SpellingsNotForField,
    UndeclaredMappedField,
    UnknownMappedUnit,
    UnknownMappedValue,
)
from standards_engine.logs.cells import read, unit_named, units_of
from standards_engine.logs.events import UNDECLARED
from standards_engine.logs.mapping.model import FieldCell
from standards_engine.logs.mapping.reading import Cell
from standards_engine.rules.types import Boolean, Date, Field, ListOf, OneOf, Record, describe
from standards_engine.wording import say

if TYPE_CHECKING:
    from standards_engine.logs.mapping.bind import Binder

_BUILT_IN = ("at", "date")
"""Fields that every event has by itself."""
_EVERY_EVENT = "event"
"""Stands for any event in the name of a field that all events have."""


@dataclass(slots=True)
class BoundFields:
    """The cells of a row, each once, and which field of which event or of the case each is."""

    of_events: tuple[tuple[int, str, int], ...] = ()
    of_case: tuple[tuple[str, int], ...] = ()
    warnings: tuple[str, ...] = ()
    _cells: dict[Cell, int] = field(default_factory=dict)

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self._cells)

    def of_names(self, names: Collection[str]) -> frozenset[int]:
        """The cells of fields that are called so."""
        fields = [(name, cell) for _, name, cell in self.of_events]
        return frozenset(cell for name, cell in (*fields, *self.of_case) if name in names)

    def index(self, cell: Cell) -> int:
        return self._cells.setdefault(cell, len(self._cells))


def bind_fields(binder: Binder) -> BoundFields:
    """A field that the mapping does not mention stands in the column of its own name."""
    _check_mapped(binder)
    bound = BoundFields()
    lacking: list[str] = []
    found: list[tuple[int, str, int]] = []
    for code, event in _mapped_events(binder):
        for each in _own_fields(event):
            cell = _cell(binder, event.name, each)
            if cell is not None:
                found.append((code, each.name, bound.index(cell)))
            elif not each.optional:
                lacking.append(f"{event.name}.{each.name}")
    bound.of_events = (*found, *_of_undeclared(found))
    of_case = {
        each.name: _cell(binder, "case", each) for each in _own_fields(binder.ruleset.case_record)
    }
    bound.of_case = tuple(
        (name, bound.index(cell)) for name, cell in of_case.items() if cell is not None
    )
    optional = {each.name for each in binder.ruleset.case_record.fields if each.optional}
    lacking += [
        f"case.{name}" for name, cell in of_case.items() if cell is None and name not in optional
    ]
    bound.warnings = tuple(_without_column(binder, name) for name in lacking)
    return bound


def _of_undeclared(found: list[tuple[int, str, int]]) -> Iterator[tuple[int, str, int]]:
    """Fields that stand in one column for all events that have them: other rows have them too."""
    cells: dict[str, set[int]] = {}
    for _, name, cell in found:
        cells.setdefault(name, set()).add(cell)
    for name, places in cells.items():
        if len(places) == 1:
            yield UNDECLARED, name, places.pop()


def _mapped_events(binder: Binder) -> Iterator[tuple[int, Record]]:
    """The events that rows of this log can become."""
    model = binder.loaded.model
    for code, event in enumerate(binder.ruleset.events):
        if not (model.event or model.events) or event.name in (model.event, *model.events):
            yield code, Record(event.name, event.record.fields)


def _own_fields(record: Record) -> Iterator[Field]:
    return (each for each in record.fields if each.name not in _BUILT_IN)


def _cell(binder: Binder, owner: str, declared: Field) -> Cell | None:
    """Where the field stands; None where the log has no column for it."""
    key = _key(binder, owner, declared.name)
    mapped = binder.loaded.model.fields.get(key)
    column = mapped.column if mapped is not None else None
    if column is not None:
        binder.column(column, "fields", key)
    else:
        column = _own_column(binder, owner, declared.name)
        binder.refuse_repeated(column)
    if column is None:
        return None
    return _checked(binder, key, declared, mapped or FieldCell(column=column), column)


def _key(binder: Binder, owner: str, name: str) -> str:
    """The mapping's key for a field: `call.wait`, else `event.wait`, else `wait`."""
    owners = (owner,) if owner == "case" else (owner, _EVERY_EVENT)
    keys = [f"{each}.{name}" for each in owners]
    return next((key for key in keys if key in binder.loaded.model.fields), name)


def _own_column(binder: Binder, owner: str, name: str) -> str | None:
    """The column of the field's own name. XES names carry a prefix: `case:region`, `org:group`."""
    if owner == "case" and f"case:{name}" in binder.columns:
        return f"case:{name}"
    if name in binder.columns:
        return name
    prefixed = [
        column
        for column in binder.columns
        if column.endswith(f":{name}") and not column.startswith("case:")
    ]
    return prefixed[0] if len(prefixed) == 1 else None


def _checked(binder: Binder, key: str, declared: Field, mapped: FieldCell, column: str) -> Cell:
    units = units_of(declared.type)
    unit = None if mapped.unit is None else unit_named(mapped.unit)
    if mapped.unit is not None and unit not in units:
        binder.faults.append(
            UnknownMappedUnit(
                span=binder.loaded.span("fields", key, "unit"),
                field=declared.name,
                unit=mapped.unit,
                type=describe(declared.type),
                known=units,
            )
        )
    if (mapped.true or mapped.false) and not isinstance(declared.type, Boolean):
        span = binder.loaded.key_span("fields", key)
        kind = describe(declared.type)
        binder.faults.append(SpellingsNotForField(span=span, field=declared.name, type=kind))
    formats = mapped.format if mapped.format is not None else binder.loaded.model.format
    decimal = "." if column in binder.numbers else binder.loaded.model.decimal
    cell = Cell(
        column,
        declared.type,
        unit,
        formats,
        mapped.true,
        mapped.false,
        decimal,
        binder.zone if isinstance(declared.type, Date) else None,
    )
    _check_values(binder, key, cell, mapped)
    values = ((text.strip(), value.strip()) for text, value in mapped.values.items())
    return replace(cell, values=tuple(values))


def _check_values(binder: Binder, key: str, cell: Cell, mapped: FieldCell) -> None:
    """What a text stands for must itself be a value of the field."""
    item = cell.type.element if isinstance(cell.type, ListOf) else cell.type
    for text, value in mapped.values.items():
        if read(value.strip(), replace(cell, type=item)) is None:
            binder.faults.append(
                UnknownMappedValue(
                    span=binder.loaded.span("fields", key, "values", text),
                    field=key,
                    value=value,
                    type=describe(item),
                    known=item.options if isinstance(item, OneOf) else (),
                )
            )


def _check_mapped(binder: Binder) -> None:
    """Every field that the mapping mentions is declared somewhere."""
    records = [Record("case", binder.ruleset.case_record.fields)]
    events = [Record(event.name, event.record.fields) for event in binder.ruleset.events]
    records += [*events, *([_of_every_event(events)] if events else [])]
    plain = {each.name for record in records for each in _own_fields(record)}
    full = {f"{record.name}.{each.name}" for record in records for each in _own_fields(record)}
    for name, cell in binder.loaded.model.fields.items():
        if name not in plain and name not in full:
            known = tuple(sorted(full if "." in name else plain))
            span = binder.loaded.key_span("fields", name)
            column = cell.column or ""
            fault = UndeclaredMappedField(span=span, field=name, known=known, column=column)
            binder.faults.append(fault)


def _of_every_event(events: list[Record]) -> Record:
    """What all events have in common; rules read these fields as `event.NAME`."""
    names = [{each.name for each in event.fields} for event in events]
    shared = (each for each in events[0].fields if all(each.name in has for has in names))
    return Record(_EVERY_EVENT, tuple(shared))


def _without_column(binder: Binder, name: str) -> str:
    close = nearest(name.rpartition(".")[2], binder.columns)
    if close is None:
        return say(
            "the log has no column for `{name}`: every value of it counts as missing", name=name
        )
    return say(
        "the log has no column for `{name}`: every value of it counts as missing; did you mean its "
        "column `{close}`? Say so under `fields` in the mapping",
        name=name,
        close=close,
    )
