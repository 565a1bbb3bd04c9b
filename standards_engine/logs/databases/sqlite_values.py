"""Values of SQLite, of which a column may hold several kinds, to texts: the same value always to
the same text, whatever else stands in its column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from standards_engine.logs.databases.rows import Findings
from standards_engine.logs.formats.raw import BrokenRow, Gap, Structure
from standards_engine.wording import later, say

Value = int | float | bytes | None
"""Texts come as their bytes, which need not be UTF-8."""
_REASON = later("the row has bytes that are no UTF-8 text")


@dataclass(slots=True)
class ValuesToTexts:
    """Takes rows in order; those with bytes that are no text are left out, and told at the end."""

    columns: tuple[str, ...]
    _read: int = 0
    _broken: list[BrokenRow] = field(default_factory=list)
    _texts: set[int] = field(default_factory=set)
    """Places of columns in which something stands that is no number."""

    def batch(self, rows: Sequence[tuple[Value, ...]]) -> Any:
        """Arrow's record batch of texts, the columns being `c0`, `c1` …"""
        import pyarrow as pa

        try:
            arrays = self._arrays(rows)
        except pa.ArrowInvalid:
            arrays = self._arrays(self._sound(rows))
        self._read += len(rows)
        return pa.record_batch(arrays, [f"c{index}" for index in range(len(arrays))])

    def findings(self) -> Findings:
        numbers = (name for at, name in enumerate(self.columns) if at not in self._texts)
        gaps = tuple(Gap(each.row - 1 - i, i + 1) for i, each in enumerate(self._broken))
        return Findings(frozenset(numbers), Structure(tuple(self._broken), gaps))

    def _arrays(self, rows: Sequence[tuple[Value, ...]]) -> list[Any]:
        columns = zip(*rows, strict=True) if rows else [()] * len(self.columns)
        return [self._array(place, values) for place, values in enumerate(columns)]

    def _array(self, place: int, values: Sequence[Value]) -> Any:
        import pyarrow as pa

        kinds = set(map(type, values)) - {type(None)}
        if bytes in kinds:
            self._texts.add(place)
        if len(kinds) > 1:
            return pa.array(_of_several_kinds(values), pa.binary()).cast(pa.string())
        return pa.array(values).cast(pa.string())

    def _sound(self, rows: Sequence[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
        sound = []
        for number, row in enumerate(rows, start=self._read + 1):
            try:
                b"\n".join(cell for cell in row if isinstance(cell, bytes)).decode()
            except UnicodeDecodeError:
                self._broken.append(BrokenRow(number, say(_REASON), ",".join(map(_shown, row))))
            else:
                sound.append(row)
        return sound


def _of_several_kinds(values: Sequence[Value]) -> list[bytes | None]:
    """As Arrow writes numbers."""
    import pyarrow as pa

    floats = [value for value in values if isinstance(value, float)]
    written = iter(pa.array(floats, pa.float64()).cast(pa.string()).to_pylist())
    return [
        next(written).encode()
        if isinstance(value, float)
        else str(value).encode()
        if isinstance(value, int)
        else value
        for value in values
    ]


def _shown(value: Value) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return "" if value is None else str(value)
