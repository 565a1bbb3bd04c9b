"""Where a row of the log stands: the file, and the line where that is sure."""

from __future__ import annotations

from pathlib import Path

from standards_engine.logs.summary import LogSummary

_WITH_HEADER = (".csv", ".tsv", ".txt")
_PIECE = 1 << 20


class Rows:
    """Numbers of rows are those of a spreadsheet: a cell with line ends makes lines outnumber them.

    So the lines of all files are counted once: only where there are no more of them than
    rows is row 12 line 12 too.
    """

    def __init__(self, log: LogSummary) -> None:
        self._log = log
        self._rows_are_lines = _rows_are_lines(log)

    def place(self, row: int) -> tuple[str | None, int | None]:
        """The path of the file, and the line in it; None where it is not known."""
        base = self._log.rows_of_a_file
        number, row = divmod(row, base) if base else (1, row)
        if not 0 < number <= len(self._log.paths):
            return None, None
        line = row if self._rows_are_lines and row > 0 else None
        return self._log.paths[number - 1], line


def _rows_are_lines(log: LogSummary) -> bool:
    if len(log.paths) > 1 and not log.rows_of_a_file:
        return False
    endings = {Path(path).suffix.lower() for path in log.paths}
    headers = len(log.paths) if endings <= set(_WITH_HEADER) else 0
    if not (headers or endings == {".jsonl"}):
        return False
    return _lines(log.paths) == log.rows_read + headers


def _lines(paths: tuple[str, ...]) -> int | None:
    """Of all files; None where one cannot be read."""
    found = 0
    try:
        for path in paths:
            with Path(path).open("rb") as file:
                last = b"\n"
                while piece := file.read(_PIECE):
                    found += piece.count(b"\n")
                    last = piece[-1:]
            found += last != b"\n"
    except OSError:
        return None
    return found
