"""Which calendar the clock runs by: chosen once, at the trigger (semantics 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.columnar.arrays import Int64
from standards_engine.judge.columnar.matters import Matter
from standards_engine.judge.columnar.values.evaluate import holds
from standards_engine.judge.columnar.values.vectors import FALSE, TRUE
from standards_engine.rules.nodes import Calendar


def calendars_of(matter: Matter, left: Int64) -> Iterator[tuple[Int64, Calendar | None]]:
    """Of these obligations, the calendars that may be the one; None around the clock."""
    named = {calendar.name: calendar for calendar in matter.sheet.ruleset.calendars}
    for choice in matter.standard.calendars:
        if choice.when is None:
            yield left, named[choice.calendar]
            return
        truth = holds(choice.when, matter.frame.take(left))
        yield left[truth != FALSE], named[choice.calendar]
        left = left[truth != TRUE]
    if not matter.standard.calendars:
        yield left, None
