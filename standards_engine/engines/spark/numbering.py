"""Rows of all files in one number, before anybody knows how long the files are.

A place is the file's index times 2³³ plus a number within the file: places compare as files and
rows do. What a person reads (`LogSummary`) is worked out when every file has been read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_ROWS = 33
MOST_FILES = 1 << (63 - _ROWS - 10)
"""Places times 1,024, as `seq` has them, fit 64 bits."""


def place(file: int, row: int = 0) -> int:
    return (file << _ROWS) + row


@dataclass(frozen=True, slots=True)
class RowNumbers:
    """From places to row numbers."""

    rows_of_a_file: int = 0
    """As in `LogSummary`."""

    def of(self, found: int) -> int:
        file, row = found >> _ROWS, found & ((1 << _ROWS) - 1)
        return row + (file + 1) * self.rows_of_a_file

    def of_all(self, found: Any) -> Any:
        """The same of an Arrow array."""
        import pyarrow as pa

        places = found.to_numpy()
        rows = places & ((1 << _ROWS) - 1)
        return pa.array(rows + ((places >> _ROWS) + 1) * self.rows_of_a_file)


def file_of(found: int) -> int:
    return found >> _ROWS


def rows_of_a_file(last_rows: list[int]) -> int:
    """A thousand, or the power of ten that no row number of several files reaches."""
    return 0 if len(last_rows) == 1 else int(10 ** max(3, len(str(max(last_rows)))))
