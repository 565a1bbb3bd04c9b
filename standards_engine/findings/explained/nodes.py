"""An explanation in words: sections of short rows, which every report lays out in its own way."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.verdicts import Verdict


@frozen
class Row:
    cells: tuple[str, ...]
    matters: bool = False
    """What the verdict hangs on."""


@frozen
class Section:
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    sums: tuple[str, ...] = ()
    """What the rows come to, in sentences."""


@frozen
class Told:
    verdict: str
    """`missed`, `met` …; of what has none, `nothing is owed`."""
    reason: str
    outcome: Verdict | None = None
    """The verdict itself, where there is one."""
    facts: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
