"""A mapping held against a log's columns and the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.mapped import BadTimeFormat, UndeclaredMappedEvent
from standards_engine.diagnostics.mapping import DuplicateColumn, UnknownColumn, WrongDelimiter
from standards_engine.diagnostics.values import UnknownZone
from standards_engine.logs.formats.raw import DELIMITERS
from standards_engine.logs.mapping.asked import fields_asked_for
from standards_engine.logs.mapping.conditions import parse_condition
from standards_engine.logs.mapping.fields import bind_fields
from standards_engine.logs.mapping.load import LoadedMapping
from standards_engine.logs.mapping.reading import (
    Form,
    LongForm,
    Reading,
    SingleForm,
    WideEvent,
    WideForm,
)
from standards_engine.logs.times import is_format, known_zones
from standards_engine.rules.nodes import Ruleset
from standards_engine.source import Span


@dataclass(slots=True)
class Binder:
    """What a mapping is held against, and the faults found so far."""

    loaded: LoadedMapping
    ruleset: Ruleset
    path: str
    columns: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    """Columns whose values are numbers by the file's own type: their decimals are certain."""
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def zone(self) -> str | None:
        """Of times without an offset; none where the rules state several and the mapping none."""
        stated = self.loaded.model.zone
        if stated is not None:
            return stated if stated in known_zones() else None
        return self.ruleset.zone if len(self.ruleset.zones) < 2 else None

    def column(self, name: str, *path: str | int) -> str:
        """`name`, which must be one column of the log; `path` is where the mapping says so."""
        span = self.loaded.span(*path)
        if name not in self.columns:
            self.faults.append(
                UnknownColumn(span=span, column=name, path=self.path, columns=self.columns)
            )
        elif self.columns.count(name) > 1:
            self.faults.append(repeated(name, self.path, self.columns, span))
        return name

    def refuse_repeated(self, name: str | None) -> None:
        """Tells once of a column that is read by the name of a field, and is not the only one."""
        if name is not None and self.columns.count(name) > 1:
            fault = repeated(name, self.path, self.columns)
            self.faults += [] if fault in self.faults else [fault]

    def column_list(self, names: Sequence[str], *path: str | int) -> tuple[str, ...]:
        return tuple(self.column(name, *path, index) for index, name in enumerate(names))

    def event_code(self, name: str, *path: str | int, of_key: bool = False) -> int:
        known = tuple(event.name for event in self.ruleset.events)
        if name in known:
            return known.index(name)
        span = self.loaded.key_span(*path) if of_key else self.loaded.span(*path)
        named = str(path[-1]).strip() if path[0] == "names" else ""
        fault = UndeclaredMappedEvent(span=span, event=name, known=known, named=named)
        self.faults.append(fault)
        return -1


def repeated(
    name: str, path: str, columns: Sequence[str], span: Span | None = None
) -> DuplicateColumn:
    places = tuple(place for place, each in enumerate(columns, start=1) if each == name)
    return DuplicateColumn(span=span, column=name, path=path, places=places)


def bind(
    loaded: LoadedMapping,
    path: str,
    columns: Sequence[str],
    ruleset: Ruleset,
    numbers: frozenset[str] = frozenset(),
) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """How the log at `path` with these columns is read; None where a fault prevents it."""
    mistaken = wrong_delimiter(loaded, path, columns)
    if mistaken is not None:
        return None, (mistaken,)
    binder = Binder(loaded, ruleset, path, tuple(columns), numbers)
    model = loaded.model
    _check_zone(binder)
    _check_formats(binder)
    fields = bind_fields(binder)
    reading = Reading(
        case=binder.column_list(model.case, "case"),
        form=_form(binder),
        zone=binder.zone,
        formats=model.format,
        missing=model.missing,
        order=binder.column_list(model.order, "order"),
        on_change=binder.column(model.on_change, "on_change") if model.on_change else None,
        drop_copies=model.duplicates == "drop",
        cells=fields.cells,
        event_fields=fields.of_events,
        case_fields=fields.of_case,
        asked=fields.of_names(fields_asked_for(ruleset)),
        warnings=fields.warnings,
        decimal=model.decimal,
        numbers=numbers,
    )
    binder.faults.sort(key=lambda fault: fault.span.start if fault.span else 0)
    return (None if binder.faults else reading), tuple(binder.faults)


def wrong_delimiter(
    loaded: LoadedMapping, path: str, columns: Sequence[str]
) -> WrongDelimiter | None:
    """Of a log with one column only, no other fault is worth telling."""
    stated = loaded.model.delimiter
    found = [sign for sign in DELIMITERS if len(columns) == 1 and sign in columns[0]]
    if stated is None or not found:
        return None
    best = max(found, key=columns[0].count)
    return WrongDelimiter(span=loaded.span("delimiter"), path=path, stated=stated, found=best)


def _check_zone(binder: Binder) -> None:
    zone = binder.loaded.model.zone
    if zone is not None and zone not in known_zones():
        span = binder.loaded.span("zone")
        binder.faults.append(UnknownZone(span=span, name=zone, known=tuple(known_zones())))


def _check_formats(binder: Binder) -> None:
    model = binder.loaded.model
    places: list[tuple[tuple[str | int, ...], str]] = [
        (("format", index), text) for index, text in enumerate(model.format)
    ]
    for name, cell in model.fields.items():
        places += [
            (("fields", name, "format", index), text)
            for index, text in enumerate(cell.format or ())
        ]
    for path, text in places:
        if not is_format(text):
            span = binder.loaded.span(*path)
            binder.faults.append(BadTimeFormat(span=span, format=text))


def _form(binder: Binder) -> Form:
    model = binder.loaded.model
    if model.events:
        return WideForm(tuple(_wide_event(binder, name) for name in model.events))
    time = binder.column_list(model.time, "time")
    if model.event is not None:
        return SingleForm(binder.event_code(model.event, "event"), time)
    activity = binder.column(model.activity or "", "activity")
    # An event's own name stands for it, unless the mapping gives that text to another.
    given = _given_names(binder)
    own = {event.name: code for code, event in enumerate(binder.ruleset.events)}
    return LongForm(activity, time, tuple({**own, **given}.items()), tuple(given))


def _given_names(binder: Binder) -> dict[str, int]:
    return {
        text.strip(): binder.event_code(event, "names", text)
        for text, event in binder.loaded.model.names.items()
    }


def _wide_event(binder: Binder, name: str) -> WideEvent:
    cell = binder.loaded.model.events[name]
    code = binder.event_code(name, "events", name, of_key=True)
    time = tuple(binder.column(column, "events", name, "time") for column in cell.time)
    if cell.when is None:
        return WideEvent(code, time)
    span = binder.loaded.span("events", name, "when")
    condition, faults = parse_condition(cell.when, span, binder.columns, binder.path)
    binder.faults.extend(faults)
    return WideEvent(code, time, condition)
