"""The groups of a standard, judged against its goal."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.counts import Counts
from standards_engine.findings.nodes import By, GroupFindings
from standards_engine.findings.periods import bounds
from standards_engine.findings.status import status
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import ForEachPeriod, Goal, Standard
from standards_engine.verdicts import Group


@frozen
class Horizon:
    """What is seen: up to as-of, from the log's first event or `--from` on, and to `--to`."""

    as_of: int
    first: int | None
    last: int | None = None


def group_findings(
    standard: Standard, group: Group, counts: Counts, horizon: Horizon
) -> GroupFindings:
    over, partial = _coverage(standard, group, horizon)
    return GroupFindings(
        period=group.period,
        by=named(standard, group),
        status=status(counts, standard.goal, over=over),
        partial=partial,
        over=over,
        counts=counts,
    )


def named(standard: Standard, group: Group) -> By:
    source = _source(standard)
    names = () if source is None else (key.name for key in source.by)
    return tuple(zip(names, group.by, strict=False))


def reading_order(group: GroupFindings) -> tuple[str, tuple[tuple[bool, str], ...]]:
    """By period, then by value, the missing value last."""
    return (group.period or "", tuple((value is None, value or "") for _, value in group.by))


def _source(standard: Standard) -> Goal | ForEachPeriod | None:
    trigger = standard.trigger
    return trigger if isinstance(trigger, ForEachPeriod) else standard.goal


def _coverage(standard: Standard, group: Group, horizon: Horizon) -> tuple[bool, bool]:
    """Whether the period is over, and whether a part of it was cut off.

    What is required of a period itself sees all of its events, whatever `--to` says.
    """
    source = _source(standard)
    if group.period is None or source is None or source.period is None:
        return True, False
    first, last = bounds(group.period, source.period)
    over = last < words.date_of(horizon.as_of, standard.zone)
    late = horizon.first is not None and first < words.date_of(horizon.first, standard.zone)
    if horizon.last is None or isinstance(source, ForEachPeriod):
        return over, late
    return over, late or words.date_of(horizon.last, standard.zone) < last
