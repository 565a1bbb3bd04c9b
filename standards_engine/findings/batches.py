"""Verdict columns cut down to some obligations, and one obligation out of them."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from standards_engine.rules.nodes import Standard
from standards_engine.verdicts import (
    NO_INSTANT,
    Obligation,
    Reason,
    Unit,
    Verdict,
    VerdictBatch,
)

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool, Int64

_UNITS = tuple(Unit)
_WHOLE = ("standard", "groups")
_COLUMNS = tuple(f.name for f in fields(VerdictBatch) if f.name not in _WHOLE)


def select(batch: VerdictBatch, keep: Bool) -> VerdictBatch:
    """The obligations for which `keep` holds; its groups stay as they are numbered."""
    if keep.all():
        return batch
    return replace(batch, **{name: getattr(batch, name)[keep] for name in _COLUMNS})


def began_within(batch: VerdictBatch, first: int | None, last: int | None) -> VerdictBatch:
    """`--from` and `--to`, both inclusive, select by the trigger's instant (semantics 2.1)."""
    if first is not None:
        batch = select(batch, batch.began >= first)
    if last is not None:
        batch = select(batch, batch.began <= last)
    return batch


def obligation_at(batch: VerdictBatch, index: int, standard: Standard) -> Obligation:
    clause = int(batch.clause[index])
    rows = (_known(batch.trigger_row, index), _known(batch.deciding_row, index))
    return Obligation(
        case=str(batch.case[index]),
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
