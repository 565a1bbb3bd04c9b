"""verdicts.parquet: every obligation on a line of its own, written while the audit runs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from standards_engine.findings.groups import named
from standards_engine.rules.nodes import Ruleset, Standard
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
    from standards_engine.verdicts import Int64

_WORD = pa.dictionary(pa.int8(), pa.string())
_INSTANT = pa.timestamp("us", "UTC")
_BY = pa.map_(pa.string(), pa.string())
_UNITS = tuple(Unit)
_ROWS_TOGETHER = 250_000

SCHEMA = pa.schema(
    [
        ("standard", pa.string()),
        ("version", pa.string()),
        ("case", pa.string()),
        ("obligation", pa.int32()),
        ("began", _INSTANT),
        ("started", _INSTANT),
        ("due", _INSTANT),
        ("decided", _INSTANT),
        ("verdict", _WORD),
        ("reason", _WORD),
        ("clause", pa.string()),
        ("unit", _WORD),
        ("limit", pa.int64()),
        ("counted", pa.int64()),
        ("at_risk", pa.bool_()),
        ("tie", pa.bool_()),
        ("partial", pa.bool_()),
        ("period", pa.string()),
        ("by", _BY),
        ("rows", pa.list_(pa.int64())),
    ]
)
"""`limit` and `counted` are in `unit`."""


class VerdictFile:
    """A sink of an audit, and a context manager that closes the file. Raises OSError."""

    def __init__(self, path: Path, ruleset: Ruleset) -> None:
        self._standards = ruleset.standards
        self._writer = pq.ParquetWriter(path, SCHEMA, compression="zstd")
        self._held: list[pa.Table] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            self.abandon()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        """Let go of a file that will not be whole; its disk may be full."""
        self._held.clear()
        with suppress(OSError):
            self._writer.close()

    def batch(self, verdicts: VerdictBatch) -> None:
        standard = self._standards[verdicts.standard]
        self._hold(_table(_columns(verdicts, standard)))

    def periods(self, standard: int, obligations: Sequence[Obligation]) -> None:
        rows = [_row(each, self._standards[standard]) for each in obligations]
        self._hold(pa.Table.from_pylist(rows, schema=SCHEMA))

    def _hold(self, table: pa.Table) -> None:
        """Small tables are joined, so that a reader finds few and large groups of rows."""
        self._held.append(table)
        if sum(held.num_rows for held in self._held) >= _ROWS_TOGETHER:
            self._flush()

    def _flush(self) -> None:
        if self._held:
            joined = pa.concat_tables(self._held).unify_dictionaries()
            self._writer.write_table(joined, row_group_size=_ROWS_TOGETHER)
        self._held.clear()


def _table(columns: dict[str, Any]) -> pa.Table:
    return pa.table([columns[field.name] for field in SCHEMA], schema=SCHEMA)


def _columns(batch: VerdictBatch, standard: Standard) -> dict[str, Any]:
    size = len(batch)
    period = pa.array([group.period for group in batch.groups], pa.string())
    by = pa.array([_by(standard, group) for group in batch.groups], _BY)
    clauses = pa.array([exception.name for exception in standard.exceptions], pa.string())
    return {
        "standard": _same(standard.name, size),
        "version": _same(standard.version, size),
        "case": pa.array(batch.case, pa.string()),
        "obligation": pa.array(batch.ordinal, pa.int32()),
        "began": _known(batch.began, _INSTANT),
        "started": _known(batch.started, _INSTANT),
        "due": _known(batch.due, _INSTANT),
        "decided": _known(batch.decided, _INSTANT),
        "verdict": _words(batch.verdict, [verdict.word for verdict in Verdict]),
        "reason": _words(batch.reason, [reason.word for reason in Reason]),
        "clause": clauses.take(pa.array(batch.clause, pa.int8(), mask=batch.clause < 0)),
        "unit": _words(batch.unit, [unit.value for unit in _UNITS]),
        "limit": _known(batch.limit, pa.int64()),
        "counted": _known(batch.counted, pa.int64()),
        "at_risk": pa.array(batch.at_risk),
        "tie": pa.array(batch.tie),
        "partial": pa.array(np.zeros(size, np.bool_)),
        "period": period.take(pa.array(batch.group)),
        "by": by.take(pa.array(batch.group)),
        "rows": _rows(batch),
    }


def _row(obligation: Obligation, standard: Standard) -> dict[str, object]:
    return {
        "standard": standard.name,
        "version": standard.version,
        "case": obligation.case,
        "obligation": obligation.ordinal,
        "began": obligation.began,
        "started": obligation.started,
        "due": obligation.due,
        "decided": obligation.decided,
        "verdict": obligation.verdict.word,
        "reason": obligation.reason.word,
        "clause": obligation.clause,
        "unit": obligation.unit.value,
        "limit": obligation.limit,
        "counted": obligation.counted,
        "at_risk": obligation.at_risk,
        "tie": obligation.tie,
        "partial": obligation.partial,
        "period": obligation.group.period,
        "by": _by(standard, obligation.group),
        "rows": obligation.rows,
    }


def _by(standard: Standard, group: Group) -> list[tuple[str, str | None]]:
    return list(named(standard, group))


def _same(value: str | None, size: int) -> Any:
    return pa.repeat(pa.scalar(value, pa.string()), size)


def _words(codes: Any, words: list[str]) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int8()), pa.array(words))


def _known(values: Int64, kind: Any) -> Any:
    return pa.array(values, pa.int64(), mask=values == NO_INSTANT).cast(kind)


def _rows(batch: VerdictBatch) -> Any:
    """Trigger and deciding row, where there are any."""
    both = np.column_stack((batch.trigger_row, batch.deciding_row))
    given = both != NO_INSTANT
    offsets = np.concatenate(([0], np.cumsum(given.sum(axis=1)))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(both[given]))
