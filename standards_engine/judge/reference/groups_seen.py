"""The groups that a log shows for a standard for each period, counted events or none.

A group in which nothing was counted is judged like any other (semantics 7.4). Which groups there
are is no matter of judging, so both judges take them from here: of all cases or events with equal
fields, one is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standards_engine.judge.fold import Values, period_parts
from standards_engine.judge.reference.periods import group_of
from standards_engine.judge.reference.scope import case_scope
from standards_engine.logs.events import (
    Case,
    Coded,
    Column,
    Event,
    EventBatch,
    case_values,
    event_at,
)
from standards_engine.rules.expressions import FieldOf, Variable
from standards_engine.rules.nodes import ForEachPeriod, Ruleset, Standard

if TYPE_CHECKING:
    from standards_engine.logs.events import Int64

_CASE = "case"


def groups_seen(standard: Standard, ruleset: Ruleset, batch: EventBatch, as_of: int) -> set[Values]:
    """Of `by` fields that all belong to the case, or all to one event; of others, none."""
    parts = period_parts(standard)
    owner = None if parts is None else _owner(parts[0])
    if parts is None or owner is None:
        return set()
    trigger, fields = parts[0], [name for _, name in _fields(parts[0])]
    if owner == _CASE:
        columns = [batch.case_fields[name] for name in fields if name in batch.case_fields]
        picked = _distinct(columns, _indices(len(batch.cases)))
        cases = [Case(batch.cases[i], (), case_values(batch, int(i))) for i in picked]
        return {_group(trigger, standard, ruleset, case, None, as_of) for case in cases}
    columns = [batch.fields[owner, name] for name in fields if (owner, name) in batch.fields]
    rows = _rows_of(owner, ruleset, batch, as_of)
    events = [event_at(batch, int(row), owner) for row in _distinct(columns, rows)]
    nobody = Case("", (), {})
    return {_group(trigger, standard, ruleset, nobody, event, as_of) for event in events}


def _fields(trigger: ForEachPeriod) -> list[tuple[str, str]]:
    """The owner and name of every plain `by` field."""
    return [
        (key.value.record.name, key.value.name)
        for key in trigger.by
        if isinstance(key.value, FieldOf) and isinstance(key.value.record, Variable)
    ]


def _owner(trigger: ForEachPeriod) -> str | None:
    """The one owner of all `by` fields; None where there are several, or none."""
    fields = _fields(trigger)
    owners = {owner for owner, _ in fields}
    return owners.pop() if len(fields) == len(trigger.by) and len(owners) == 1 else None


def _group(
    trigger: ForEachPeriod,
    standard: Standard,
    ruleset: Ruleset,
    case: Case,
    event: Event | None,
    as_of: int,
) -> Values:
    scope = case_scope(standard, case, ruleset, as_of)
    return group_of(trigger, scope if event is None else scope.bind(event.name or "", event))


def _indices(number: int) -> Int64:
    import numpy as np

    return np.arange(number)


def _rows_of(event: str, ruleset: Ruleset, batch: EventBatch, as_of: int) -> Int64:
    import numpy as np

    live = batch.time_known & (batch.time <= as_of)
    return np.flatnonzero(live & (batch.activity == ruleset.event_index(event)))


def _distinct(columns: list[Column], places: Int64) -> Int64:
    """One place for every combination of values."""
    import numpy as np

    if not len(places) or not columns:
        return places[:1]
    values = [_numbered(column)[places] for column in columns]
    _, first = np.unique(np.stack(values), axis=1, return_index=True)
    return places[first]


def _numbered(column: Column) -> Int64:
    """Equal numbers for equal values of one batch; the least for a missing one."""
    import numpy as np

    if isinstance(column, Coded):
        return column.codes.astype(np.int64)
    return np.where(column.known, column.values, np.iinfo(np.int64).min)
