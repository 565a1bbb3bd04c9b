"""A telling as plain lines, for what cannot hold a table."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.findings.explained import Told
from standards_engine.reports.explained.cases import verdict
from standards_engine.wording import say


def lines_of(told: Told) -> Iterator[str]:
    """The verdict, the facts, and each row of each section with its cells side by side."""
    yield verdict(told)
    yield from told.facts
    for section in told.sections:
        yield say("{title}:", title=section.title)
        for row in section.rows:
            yield "  " + " · ".join(cell for cell in row.cells if cell)
        yield from (f"  {sentence}" for sentence in section.sums)
