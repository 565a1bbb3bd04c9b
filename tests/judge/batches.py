"""Cases as the columns of an event batch."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from standards_engine.logs.events import (
    UNDECLARED,
    UNREADABLE,
    Case,
    Coded,
    Column,
    EventBatch,
    Ints,
    Pool,
)
from standards_engine.rules.nodes import Ruleset
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Months,
    Record,
    Type,
    WorkingDays,
)


def batch_of(ruleset: Ruleset, *cases: Case) -> EventBatch:
    """The cases in this order, their rows as they stand; fields as the ruleset declares them."""
    events = [event for case in cases for event in case.events]
    names = [event.name for event in ruleset.events]
    codes = {None: UNREADABLE, "": UNDECLARED, **{name: i for i, name in enumerate(names)}}
    keys = np.empty(len(cases), dtype=object)
    keys[:] = [case.key for case in cases]
    fields = {
        (declared.name, name): _column(
            [e.values.get(name) if e.name == declared.name else None for e in events], type_
        )
        for declared in ruleset.events
        for name, type_ in _fields(declared.record)
    }
    return EventBatch(
        cases=keys,
        starts=np.cumsum([0, *(len(case.events) for case in cases)], dtype=np.int64),
        activity=np.array([codes[event.name] for event in events], dtype=np.int16),
        time=np.array([event.time or 0 for event in events], dtype=np.int64),
        time_known=np.array([event.time is not None for event in events], dtype=np.bool_),
        block=np.array([event.block for event in events], dtype=np.int64),
        row=np.array([event.row for event in events], dtype=np.int64),
        fields=fields,
        case_fields={
            name: _column([case.values.get(name) for case in cases], type_)
            for name, type_ in _fields(ruleset.case_record)
        },
    )


def _fields(record: Record) -> list[tuple[str, Type]]:
    return [(field.name, field.type) for field in record.fields if field.name not in ("at", "date")]


def _column(values: Sequence[object], type_: Type) -> Column:
    if isinstance(type_, Date | Instant | Duration | Days | WorkingDays | Months | Boolean):
        known = np.array([value is not None for value in values], dtype=np.bool_)
        return Ints(np.array([value or 0 for value in values], dtype=np.int64), known)
    distinct = {v: i for i, v in enumerate(dict.fromkeys(v for v in values if v is not None))}
    codes = [-1 if value is None else distinct[value] for value in values]
    return Coded(np.array(codes, dtype=np.int32), Pool(distinct))
