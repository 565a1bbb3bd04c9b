"""What a report blames: missed obligations, or groups that fell short of their goal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice

from standards_engine.findings.groups import named, reading_order
from standards_engine.findings.identity import group_id, obligation_id
from standards_engine.findings.lateness import late_of
from standards_engine.findings.messages import missed_obligation, violated_group
from standards_engine.findings.nodes import GroupFindings, Violation
from standards_engine.findings.status import Status
from standards_engine.findings.tally import Tally, misses_in_order
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Severity, Standard
from standards_engine.verdicts import Group, Obligation, Verdict

_SEVERITIES = tuple(Severity)


@frozen
class Blamed:
    """A violation, and the obligations it rests on: what is to be judged again."""

    standard: int
    violation: Violation
    obligations: tuple[Obligation, ...]


def violations_of(index: int, tally: Tally, groups: Sequence[GroupFindings]) -> list[Blamed]:
    """Worst first; at most as many as the tally keeps, whatever the number that `count`ed."""
    if tally.standard.goal is None:
        return [_of_obligation(index, tally, missed) for missed in misses_in_order(tally)]
    violated = [group for group in groups if group.status is Status.VIOLATED]
    return [_of_group(index, tally, group) for group in sorted(violated, key=_shortest_first)]


def count(tally: Tally, groups: Iterable[GroupFindings]) -> int:
    """All violations of a standard, shown or not."""
    if tally.standard.goal is None:
        return sum(group.counts.missed for group in groups)
    return sum(group.status is Status.VIOLATED for group in groups)


def to_show(found: Sequence[Sequence[Blamed]], limit: int) -> list[Blamed]:
    """By severity; within it the worst of each standard first, then the second of each …

    So a standard with a thousand misses does not hide another with one.
    """
    turns = (
        (-_SEVERITIES.index(blamed.violation.severity), turn, blamed.standard, blamed)
        for standard in found
        for turn, blamed in enumerate(standard)
    )
    ordered = sorted(turns, key=lambda entry: entry[:3])
    return [blamed for *_, blamed in islice(ordered, limit)]


def _of_obligation(index: int, tally: Tally, missed: Obligation) -> Blamed:
    standard = tally.standard
    violation = Violation(
        id=_id_of(standard, missed),
        standard=standard.name,
        title=standard.title.said if standard.title else None,
        severity=standard.severity,
        zone=standard.zone,
        message=missed_obligation(standard, missed, tally.as_of),
        reason=missed.reason,
        case=missed.case,
        ordinal=missed.ordinal,
        period=missed.group.period,
        by=named(standard, missed.group),
        clause=missed.clause,
        began=missed.began,
        started=missed.started,
        due=missed.due,
        decided=missed.decided,
        unit=missed.unit,
        limit=missed.limit,
        counted=missed.counted,
        late_by=late_of(standard, missed, tally.as_of),
        observed=missed.observed,
        rows=missed.rows,
        tie=missed.tie,
        partial=missed.partial,
    )
    return Blamed(index, violation, (missed,))


def waived_of(tally: Tally, waived: Obligation) -> Violation:
    """Told as what it would have been."""
    missed = replace(waived, verdict=Verdict.MISSED)
    return _of_obligation(0, tally, missed).violation


def _id_of(standard: Standard, missed: Obligation) -> str:
    """A period has no case: it is known by its label and group, wherever the log begins."""
    name = standard.origin.name
    if missed.case is not None:
        return obligation_id(name, standard.name, missed.case, missed.began, missed.ordinal)
    by = named(standard, missed.group)
    return group_id(name, standard.name, standard.version, missed.group.period, by)


def _of_group(index: int, tally: Tally, group: GroupFindings) -> Blamed:
    standard = tally.standard
    key = Group(group.period, tuple(value for _, value in group.by))
    misses = tally.worst_of(key)
    violation = Violation(
        id=group_id(standard.origin.name, standard.name, standard.version, group.period, group.by),
        standard=standard.name,
        title=standard.title.said if standard.title else None,
        severity=standard.severity,
        zone=standard.zone,
        message=violated_group(standard, group),
        reason=None,
        period=group.period,
        by=group.by,
        partial=group.partial,
        missed_total=group.counts.missed,
        missed_cases=tuple(label(missed) for missed in misses),
    )
    return Blamed(index, violation, tuple(misses))


def label(missed: Obligation) -> str:
    """The case; of periods, the period and its group."""
    if missed.case is not None:
        return missed.case
    return " ".join([missed.group.period or "", *(value or "–" for value in missed.group.by)])


def _shortest_first(group: GroupFindings) -> tuple[Fraction, int, object]:
    share = group.counts.attainment
    return (share if share is not None else Fraction(1), -group.counts.missed, reading_order(group))
