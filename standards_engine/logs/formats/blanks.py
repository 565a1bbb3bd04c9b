"""Blank lines of a delimited text, which spreadsheets count as rows and readers skip."""

from __future__ import annotations

from pathlib import Path

import numpy as np

_CHUNK = 1 << 24
_NEWLINE, _RETURN = 10, 13


def blank_records(path: Path, quote: str) -> tuple[int, ...]:
    """The numbers (from 1) of the records that are empty. A line end in quotes ends no record."""
    found: list[int] = []
    record, open_quotes, at_start = 1, 0, True
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            data = np.frombuffer(chunk, np.uint8)
            data = data[data != _RETURN]
            quotes = np.cumsum(data == ord(quote)) if quote else np.zeros(len(data), np.int64)
            ends = np.flatnonzero((data == _NEWLINE) & ((quotes + open_quotes) % 2 == 0))
            starts = np.concatenate([[-1 if at_start else -2], ends[:-1]])
            empty = np.flatnonzero(ends - starts == 1) if len(ends) else ends
            found += (empty + record).tolist()
            record += len(ends)
            open_quotes += int(quotes[-1]) if len(quotes) else 0
            at_start = not len(data) if not len(ends) else bool(ends[-1] == len(data) - 1)
    return tuple(found)
