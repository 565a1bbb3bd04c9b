"""A generated log as the batch of events that an engine would make of its file."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from standards_engine.logs.events import (
    UNDECLARED,
    UNREADABLE,
    Coded,
    Column,
    EventBatch,
    Ints,
    Pool,
    Scaled,
)
from tests.differential.fields import Kind, Value
from tests.differential.logs import NOISE, Log, Row
from tests.differential.rulesets import RuleFile

if TYPE_CHECKING:
    from standards_engine.logs.events import Bool

_NUMBERS = (Kind.NUMBER, Kind.MONEY)
_PLACES = 3
_POOLED = (Kind.TEXT, Kind.OPTION, Kind.NUMBER, Kind.MONEY, Kind.LIST)


def batch_of(
    log: Log, rules: RuleFile, declared: Sequence[str], fields: Sequence[tuple[str, str]]
) -> EventBatch:
    """`declared` are the names of the ruleset's events in order, `fields` their own fields.

    Rows after as-of are left in for the judges to leave out; a case's fields never come of them,
    and a case that has no others is not there.
    """
    cases = _by_case(log)
    rows = [row for of_case in cases.values() for row in of_case]
    codes = {None: UNREADABLE, NOISE: UNDECLARED, **{n: i for i, n in enumerate(declared)}}
    keys = np.empty(len(cases), dtype=object)
    keys[:] = list(cases)
    columns = {
        name: _column([r.values.get(name) for r in rows], kind, [name in r.unread for r in rows])
        for name, kind in rules.cells.items()
    }
    return EventBatch(
        cases=keys,
        starts=np.cumsum([0, *(len(of_case) for of_case in cases.values())], dtype=np.int64),
        activity=np.array([codes[row.event] for row in rows], dtype=np.int16),
        time=np.array([row.time or 0 for row in rows], dtype=np.int64),
        time_known=np.array([row.time is not None for row in rows], dtype=np.bool_),
        block=_blocks(rows),
        row=np.array([row.number for row in rows], dtype=np.int64),
        fields={
            **{(event, name): columns[name] for event, name in fields},
            **{("", name): columns[name] for _, name in fields},
        },
        case_fields={
            name: _case_column(name, rules.cells[name], list(cases.values()), log)
            for name in rules.case_fields
        },
        case_ties={
            name: np.array([_is_tied(of, name, log) for of in cases.values()], dtype=np.bool_)
            for name in rules.case_fields
        },
    )


def _case_column(name: str, kind: Kind, cases: Sequence[list[Row]], log: Log) -> Column:
    unread = [_is_unread(rows, name, log) for rows in cases]
    return _column([_first_given(rows, name, log) for rows in cases], kind, unread)


def _by_case(log: Log) -> dict[str, list[Row]]:
    """The cases in order, each with its rows in the order of time, those without one last."""
    cases: dict[str, list[Row]] = {}
    for row in log.rows:
        cases.setdefault(row.case, []).append(row)
    ordered = {}
    for case in sorted(cases):
        if not any(_is_live(row, log) for row in cases[case]):
            continue
        ordered[case] = sorted(cases[case], key=lambda row: (row.time is None, row.time or 0))
    return ordered


def _blocks(rows: Sequence[Row]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    numbers: list[int] = []
    before: Row | None = None
    for row in rows:
        tied = before is not None and row.time is not None
        same = tied and before and (before.case, before.time) == (row.case, row.time)
        numbers.append(numbers[-1] if same else len(numbers))
        before = row
    return np.array(numbers, dtype=np.int64)


def _first_given(rows: Sequence[Row], name: str, log: Log) -> Value | None:
    return next((row.values[name] for row in _giving(rows, name, log)), None)


def _is_tied(rows: Sequence[Row], name: str, log: Log) -> bool:
    """Whether rows of one instant, or of none, give several values before all others."""
    giving = _giving(rows, name, log)
    first = [row.values[name].value for row in giving if row.time == giving[0].time]
    return len(dict.fromkeys(first)) > 1


def _giving(rows: Sequence[Row], name: str, log: Log) -> list[Row]:
    """The rows up to as-of that have a value, in order."""
    return [row for row in rows if name in row.values and _is_live(row, log)]


def _is_unread(rows: Sequence[Row], name: str, log: Log) -> bool:
    """Whether something is written, and nothing of it can be read."""
    written = any(name in row.unread and _is_live(row, log) for row in rows)
    return written and not _giving(rows, name, log)


def _is_live(row: Row, log: Log) -> bool:
    return row.time is None or row.time <= log.as_of


def _column(values: Sequence[Value | None], kind: Kind, unread: Sequence[bool]) -> Column:
    unreadable = np.array(unread, dtype=np.bool_)
    if kind not in _POOLED:
        known = np.array([value is not None for value in values], dtype=np.bool_)
        numbers = np.array([value.value if value else 0 for value in values], dtype=np.int64)
        return Ints(numbers, known, unreadable)
    if kind in _NUMBERS and (scaled := _scaled(values, unreadable)) is not None:
        return scaled
    distinct = {v: i for i, v in enumerate(dict.fromkeys(v.value for v in values if v))}
    codes = [-1 if value is None else distinct[value.value] for value in values]
    return Coded(np.array(codes, dtype=np.int32), Pool(distinct), unreadable)


def _scaled(values: Sequence[Value | None], unreadable: Bool) -> Column | None:
    """Numbers of a few decimals as whole multiples; None where one has more."""
    unit = 10**_PLACES
    numbers = [0 if value is None else Fraction(value.value) * unit for value in values]
    if any(Fraction(number).denominator != 1 for number in numbers):
        return None
    known = np.array([value is not None for value in values], dtype=np.bool_)
    whole = np.array([int(number) for number in numbers], dtype=np.int64)
    return Scaled(whole, known, _PLACES, unreadable)
