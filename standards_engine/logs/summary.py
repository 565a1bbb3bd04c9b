"""What was read of a log: every row is accounted for.

Rows are numbered as a spreadsheet shows them: in a file with a header line the header is row 1
and the first record row 2; in Parquet, Arrow, XES and JSON Lines the first record is row 1. Of
several files the number of the file stands before: row 12 of the second is 2012, or 2000012 where
files are long.
`rows_read = rows_used + rows_partly_used + rows_quarantined`.
"""

from __future__ import annotations

from standards_engine.frozen import frozen


@frozen
class Quarantined:
    """Rows (or cells of partly used rows) that could not be read, by reason."""

    reason: str
    count: int
    first_row: int
    sample: str | None = None
    """What stands in the first row, cut; None where nothing does."""


@frozen
class UnknownActivity:
    """An activity of the log that no rule declares, and the declared name most like it."""

    name: str
    count: int
    nearest: str | None


@frozen(kw_only=True)
class LogSummary:
    paths: tuple[str, ...]
    sha256: tuple[str, ...]
    rows_of_a_file: int = 0
    """So much times the file's number, from 1 on, is added to its rows' numbers; 0 of one file."""
    rows_read: int
    rows_used: int
    rows_partly_used: int
    rows_quarantined: int
    quarantine: tuple[Quarantined, ...]
    events: int
    cases: int
    first: int | None
    """First and last instant of mapped events, microseconds UTC."""
    last: int | None
    unknown_activities: tuple[UnknownActivity, ...]
    event_counts: tuple[tuple[str, int], ...]
    """Rows of each declared event."""
    warnings: tuple[str, ...]
    """Plain sentences: repeated or skipped local times, differing case values, stray late rows."""
