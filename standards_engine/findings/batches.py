"""Verdict columns cut down to some obligations, and one obligation out of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from standards_engine.rules.nodes import Standard
from standards_engine.verdicts import (
    NO_INSTANT,
    Group,
    Obligation,
    Reason,
    Unit,
    Verdict,
    VerdictBatch,
)

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool, Int32, Int64

_UNITS = tuple(Unit)
_WHOLE = ("standard", "groups", "cases")
_COLUMNS = tuple(f.name for f in fields(VerdictBatch) if f.name not in _WHOLE)


def select(batch: VerdictBatch, keep: Bool | Int64) -> VerdictBatch:
    """The obligations for which `keep` holds; its groups stay as they are numbered."""
    return replace(batch, **{name: getattr(batch, name)[keep] for name in _COLUMNS})


def taken(batch: VerdictBatch, chosen: Int64) -> VerdictBatch:
    """Some obligations, and of cases and groups no more than they need."""
    import numpy as np

    part = select(batch, chosen)
    cases = batch.cases[part.case_index]
    return replace(part, cases=cases, case_index=np.arange(len(part)))


def joined(batches: Sequence[VerdictBatch]) -> VerdictBatch:
    """The obligations of several batches of one standard, one after the other."""
    import numpy as np

    columns: dict[str, Any] = {
        name: np.concatenate([getattr(batch, name) for batch in batches]) for name in _COLUMNS
    }
    sizes = [len(batch.cases) for batch in batches]
    shifts = np.repeat(np.cumsum([0, *sizes[:-1]]), [len(batch) for batch in batches])
    columns["case_index"] = columns["case_index"] + shifts
    cases = np.concatenate([batch.cases for batch in batches])
    columns["group"], groups = _groups_of(batches)
    return replace(batches[0], cases=cases, groups=groups, **columns)


def _groups_of(batches: Sequence[VerdictBatch]) -> tuple[Int32, Sequence[Group]]:
    import numpy as np

    first = batches[0].groups
    if all(batch.groups is first for batch in batches):
        return np.concatenate([batch.group for batch in batches]), first
    numbers: dict[Group, int] = {}
    renumbered = [
        np.array([numbers.setdefault(g, len(numbers)) for g in batch.groups], np.int32)[batch.group]
        for batch in batches
    ]
    return np.concatenate(renumbered), tuple(numbers)


def began_within(batch: VerdictBatch, first: int | None, last: int | None) -> VerdictBatch:
    """`--from` and `--to`, both inclusive, select by the trigger's instant (semantics 2.1)."""
    if first is not None:
        batch = _where(batch, batch.began >= first)
    if last is not None:
        batch = _where(batch, batch.began <= last)
    return batch


def _where(batch: VerdictBatch, keep: Bool) -> VerdictBatch:
    return batch if keep.all() else select(batch, keep)


def obligation_at(batch: VerdictBatch, index: int, standard: Standard) -> Obligation:
    clause = int(batch.clause[index])
    rows = (_known(batch.trigger_row, index), _known(batch.deciding_row, index))
    return Obligation(
        case=str(batch.cases[batch.case_index[index]]),
        ordinal=int(batch.ordinal[index]),
        began=int(batch.began[index]),
        verdict=Verdict(int(batch.verdict[index])),
        reason=Reason(int(batch.reason[index])),
        started=_known(batch.started, index),
        due=_known(batch.due, index),
        decided=_known(batch.decided, index),
        clause=None if clause < 0 else standard.exceptions[clause].name,
        unit=_UNITS[int(batch.unit[index])],
        limit=_known(batch.limit, index),
        counted=_known(batch.counted, index),
        at_risk=bool(batch.at_risk[index]),
        tie=bool(batch.tie[index]),
        restarts=int(batch.restarts[index]),
        group=batch.groups[int(batch.group[index])],
        rows=tuple(row for row in rows if row is not None),
    )


def _known(column: Int64, index: int) -> int | None:
    value = int(column[index])
    return None if value == NO_INSTANT else value
