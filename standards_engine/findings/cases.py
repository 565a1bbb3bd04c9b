"""Some cases out of a batch, without going through the others."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.logs.events import (
    Case,
    Coded,
    Column,
    EventBatch,
    Ints,
    Scaled,
    cases_of,
)


def case_at(batch: EventBatch, index: int, names: tuple[str, ...]) -> Case:
    """`names` are those of `Ruleset.events`, in order."""
    return next(cases_of(part_of(batch, index, index + 1), names))


def part_of(batch: EventBatch, first: int, end: int) -> EventBatch:
    """The cases from the `first` to before the `end`."""
    starts = batch.starts[first : end + 1]
    rows, cases = slice(int(starts[0]), int(starts[-1])), slice(first, end)
    return replace(
        batch,
        cases=batch.cases[cases],
        starts=starts - starts[0],
        activity=batch.activity[rows],
        time=batch.time[rows],
        time_known=batch.time_known[rows],
        block=batch.block[rows],
        row=batch.row[rows],
        fields={key: _cut(column, rows) for key, column in batch.fields.items()},
        case_fields={key: _cut(column, cases) for key, column in batch.case_fields.items()},
        case_ties={key: tied[cases] for key, tied in batch.case_ties.items()},
    )


def _cut(column: Column, part: slice) -> Column:
    unreadable = None if column.unreadable is None else column.unreadable[part]
    if isinstance(column, Coded):
        return Coded(column.codes[part], column.pool, unreadable)
    values, known = column.values[part], column.known[part]
    if isinstance(column, Scaled):
        return Scaled(values, known, column.places, unreadable)
    return Ints(values, known, unreadable)
