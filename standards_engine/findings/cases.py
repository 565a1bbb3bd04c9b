"""One case out of a batch, without going through the others."""

from __future__ import annotations

from dataclasses import replace

from standards_engine.logs.events import Case, Coded, Column, EventBatch, Ints, cases_of


def case_at(batch: EventBatch, index: int, names: tuple[str, ...]) -> Case:
    """`names` are those of `Ruleset.events`, in order."""
    rows = slice(int(batch.starts[index]), int(batch.starts[index + 1]))
    only = slice(index, index + 1)
    alone = replace(
        batch,
        cases=batch.cases[only],
        starts=batch.starts[index : index + 2] - batch.starts[index],
        activity=batch.activity[rows],
        time=batch.time[rows],
        time_known=batch.time_known[rows],
        block=batch.block[rows],
        row=batch.row[rows],
        fields={key: _cut(column, rows) for key, column in batch.fields.items()},
        case_fields={key: _cut(column, only) for key, column in batch.case_fields.items()},
        case_ties={key: tied[only] for key, tied in batch.case_ties.items()},
    )
    return next(cases_of(alone, names))


def _cut(column: Column, part: slice) -> Column:
    unreadable = None if column.unreadable is None else column.unreadable[part]
    if isinstance(column, Coded):
        return Coded(column.codes[part], column.pool, unreadable)
    return Ints(column.values[part], column.known[part], unreadable)
