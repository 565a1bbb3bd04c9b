"""YAML to a mapping, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.mapping import (
    ContradictingForms,
    DelimiterIsQuote,
    MissingMappingForm,
    MissingMappingKey,
    UnknownMappingKey,
    WrongMappingValue,
)
from standards_engine.diagnostics.sources import TableAndQuery
from standards_engine.documents import ListNode, MappingNode, Node, ScalarNode, load_document
from standards_engine.logs.mapping.model import COLUMN_KEYS, EventCell, FieldCell, Mapping
from standards_engine.source import Source, Span
from standards_engine.wording import later, say

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LoadedMapping:
    """A mapping, and the document it was read from; None for a mapping nobody wrote."""

    model: Mapping
    root: MappingNode | None = None

    @property
    def names_columns(self) -> bool:
        """Whether it says which columns are the case, the event or the time."""
        return not self.model.model_fields_set.isdisjoint(COLUMN_KEYS)

    def key_span(self, *path: str | int) -> Span | None:
        return None if self.root is None else _span(self.root, path, of_key=True)

    def span(self, *path: str | int) -> Span | None:
        return None if self.root is None else _span(self.root, path, of_key=False)


def load_mapping(source: Source) -> tuple[LoadedMapping | None, tuple[Diagnostic, ...]]:
    """The mapping written in `source`; None where a fault makes it useless."""
    root, faults = load_document(source)
    if root is None or faults:
        return None, faults
    try:
        loaded = LoadedMapping(Mapping.model_validate(_texts(root)), root)
    except ValidationError as error:
        return None, tuple(_fault(root, each) for each in error.errors())
    contradictions = (*_contradictions(loaded), *_signs(loaded), *_choices(loaded))
    return (None if contradictions else loaded), contradictions


def _texts(node: Node) -> object:
    """As `documents.plain`, but every value the text that stands there."""
    match node:
        case ScalarNode():
            return node.text
        case ListNode(items):
            return [_texts(item) for item in items]
        case MappingNode(entries):
            return {entry.key: _texts(entry.value) for entry in entries}


_A_TEXT = (later("one text"), "zone: Europe/Rome")
_WANTED = {
    "case": (later("a column, or a list of columns"), "case: number"),
    "time": (later("a column, or a list of columns"), "time: updated_at"),
    "format": (later("a time format, or a list of them"), 'format: "%d/%m/%Y %H:%M"'),
    "decimal": (later("`,` or `.`"), 'decimal: ","'),
    "missing": (later("a list of texts"), 'missing: ["?", "none"]'),
    "order": (later("a list of columns"), "order: [update_count]"),
    "duplicates": (later("`keep` or `drop`"), "duplicates: drop"),
    "names": (later("lines of the form `value: event`"), 'names: {"Awaiting User": awaiting_user}'),
    "events": (later("lines of the form `event: column`"), "events: {opened: open_dt}"),
    "fields": (later("lines of the form `field: column`"), "fields: {wait: q_time}"),
    "true": (later("a list of texts"), 'true: ["Y", "1"]'),
    "false": (later("a list of texts"), 'false: ["N", "0"]'),
    "values": (later("lines of the form `text: value`"), "values: {riparazione: repair}"),
    "delimiter": (later("one sign"), 'delimiter: ";"'),
    "query": (later("one text"), "query: SELECT * FROM events ORDER BY id"),
    "quote": (later("one sign"), 'quote: "\'"'),
}


def _fault(root: MappingNode, error: Any) -> Diagnostic:
    path: Path = tuple(error["loc"])
    key = next(str(part) for part in reversed(path) if isinstance(part, str))
    match error["type"]:
        case "extra_forbidden":
            known = _known(path)
            return UnknownMappingKey(span=_span(root, path, of_key=True), key=key, known=known)
        case "missing":
            span = _span(root, path[:-1], of_key=True)
            owner = str(path[-2]) if len(path) > 1 else None
            return MissingMappingKey(span=span, key=key, owner=owner)
        case _:
            wanted, example = _WANTED.get(key, _A_TEXT)
            span = _span(root, path, of_key=False)
            return WrongMappingValue(span=span, key=key, wanted=say(wanted), example=example)


def _known(path: Path) -> tuple[str, ...]:
    models: dict[str | int, type[BaseModel]] = {"events": EventCell, "fields": FieldCell}
    model = models[path[0]] if len(path) > 1 else Mapping
    return tuple(model.model_fields)


def _span(root: MappingNode, path: Sequence[str | int], *, of_key: bool) -> Span:
    """The place of the deepest part of `path` that is written."""
    node: Node = root
    span = Span(root.span.source, root.span.start, root.span.start + 1)
    for part in path:
        if isinstance(node, MappingNode) and isinstance(part, str):
            entry = node.entry(part)
            if entry is None:
                break
            node, span = entry.value, entry.key_span if of_key else entry.value.span
        elif isinstance(node, ListNode) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            span = node.span
    return span


_LONG_ONLY = ("time", "on_change", "names")


def _contradictions(loaded: LoadedMapping) -> Iterator[Diagnostic]:
    """A mapping has exactly one of the forms `activity`, `event` and `events`, or no column."""
    model = loaded.model
    if not loaded.names_columns:
        return
    if not model.case:
        yield MissingMappingKey(span=loaded.key_span(), key="case")
    forms = [name for name in ("activity", "event", "events") if getattr(model, name)]
    if not forms:
        yield MissingMappingForm(span=loaded.key_span())
        return
    for other in forms[1:]:
        yield ContradictingForms(span=loaded.key_span(other), first=forms[0], second=other)
    if forms[0] == "events":
        for name in _LONG_ONLY:
            if getattr(model, name):
                yield ContradictingForms(span=loaded.key_span(name), first="events", second=name)
    elif not model.time:
        yield MissingMappingKey(span=loaded.key_span(forms[0]), key="time", beside=forms[0])
    if model.names and model.event:
        yield ContradictingForms(span=loaded.key_span("names"), first="event", second="names")


def _signs(loaded: LoadedMapping) -> Iterator[Diagnostic]:
    """What stands between cells cannot stand around them too; `"` does unless said otherwise."""
    stated = loaded.model.quote
    sign = loaded.model.delimiter
    if sign is not None and sign == ('"' if stated is None else stated):
        span = loaded.span("delimiter" if stated is None else "quote")
        yield DelimiterIsQuote(span=span, sign=sign)


def _choices(loaded: LoadedMapping) -> Iterator[Diagnostic]:
    """Of a database a table or a query is the log."""
    if loaded.model.table and loaded.model.query:
        yield TableAndQuery(span=loaded.key_span("query"))
