"""Periods that begin after the log's last event: judged as empty, which a reader must know."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.calendars import LocalDays, periods
from standards_engine.findings import words
from standards_engine.judge.fold import Bounds, period_parts
from standards_engine.rules.nodes import Period, Ruleset, Standard
from standards_engine.wording import plural


def judged_as_empty(ruleset: Ruleset, last: int | None, bounds: Bounds) -> Iterator[str]:
    """One sentence for each standard of which a whole period lies between `last` and as-of."""
    if last is None:
        return
    for standard in ruleset.standards:
        parts = period_parts(standard)
        number = 0 if parts is None else _empty(standard, parts[0].period, last, bounds)
        if number:
            yield plural(
                number,
                "the last event of the log is of {last}: {number} later period of `{standard}`,"
                " up to as-of, is judged as empty",
                "the last event of the log is of {last}: {number} later periods of `{standard}`,"
                " up to as-of, are judged as empty",
                last=words.instant(last, standard.zone),
                standard=standard.name,
            )


def _empty(standard: Standard, period: Period, last: int, bounds: Bounds) -> int:
    """How many periods begin after the last event and are over."""
    days = LocalDays(standard.zone)
    spans = periods.between(days.date_of(last), days.date_of(bounds.last), period)
    return sum(
        days.start_of(span.first) > last and days.end_of(span.last) <= bounds.as_of
        for span in spans
        if (standard.first is None or standard.first <= span.first)
        and (standard.last is None or span.first <= standard.last)
    )
