"""quarantine.csv: every row that could not be read, whole, with its number and the reason."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from standards_engine.reports.escape import spreadsheet

COLUMNS = ("row", "reason", "text")


def write_quarantine(rows: Iterable[tuple[int, str, str]], out: TextIO) -> None:
    """`rows` as `Log.quarantined_rows` has them; any number, one after the other.

    A text that a spreadsheet would take for a formula gets a quote before it, and nothing else is
    changed: broken lines keep their line ends.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((row, reason, spreadsheet(text)) for row, reason, text in rows)
