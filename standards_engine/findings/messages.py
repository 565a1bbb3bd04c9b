"""One plain sentence for each violation: what was expected, what happened, how late."""

from __future__ import annotations

from typing import assert_never

from standards_engine.findings import words
from standards_engine.findings.lateness import late_of
from standards_engine.findings.limits import limit_of
from standards_engine.findings.nodes import By, GroupFindings
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    EventMatch,
    Excepted,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    Periodic,
    PeriodRequirement,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Standard,
    Within,
)
from standards_engine.verdicts import Obligation, Reason, Unit


def missed_obligation(standard: Standard, obligation: Obligation, as_of: int) -> str:
    """`no visited within 24 hours of reported at 2026-03-01 09:00; due …, 5 hours late`."""
    pattern = pattern_of(standard, obligation.clause)
    trigger = _trigger(standard, obligation)
    if obligation.reason is Reason.DUE_BEFORE_TRIGGER:
        return f"the deadline {_instant(standard, obligation.due)}lay before {trigger}"
    sentence = _sentence(standard, pattern, obligation, trigger)
    late = _late(standard, obligation, as_of)
    return sentence + (f"; {late}" if late else "") + _restarted(obligation)


def violated_group(standard: Standard, group: GroupFindings) -> str:
    """`17 of 20 met (85.0%), below the goal of 95% in 2026-03 for case.region north`."""
    counts, goal = group.counts, standard.goal
    if goal is None:
        return f"{counts.missed} of {counts.decided} missed"
    share = words.percent(counts.attainment, goal.ratio)
    goal_text = f"below the goal of {words.ratio(goal.ratio)}"
    place = group_place(group.period, group.by)
    head = f"{counts.met} of {counts.decided} met ({share}), {goal_text}{place}"
    best = words.percent(counts.best, goal.ratio)
    return head if best == share else f"{head}; at best {best} can be reached"


def group_place(period: str | None, by: By) -> str:
    """` in 2026-03 for case.region north`."""
    where = f" in {period}" if period else ""
    cells = [f"{name} {'(missing)' if value is None else value}" for name, value in by]
    return where + (" for " + ", ".join(cells) if cells else "")


def pattern_of(standard: Standard, clause: str | None) -> Pattern:
    """What the exception of this name expects instead, or the standard's own expectation."""
    outcomes = (e.outcome for e in standard.exceptions if e.name == clause)
    outcome = next(outcomes, standard.expectation)
    return standard.expectation if isinstance(outcome, Excepted) else outcome


def _sentence(standard: Standard, pattern: Pattern, obligation: Obligation, trigger: str) -> str:
    seen, within = _instant(standard, obligation.decided), _within(standard, pattern, obligation)
    match pattern:
        case Response():
            return _response(standard, pattern, obligation, trigger)
        case Precedence():
            return _precedence(pattern, within, trigger)
        case EitherSide(match=match):
            return f"no {_events(match)}{within} before or after {trigger}"
        case Absence(match=match):
            when = f"{seen.rstrip()}{within} after {trigger}".lstrip()
            return f"{_events(match)} came {_at(when)}, which is forbidden"
        case Count():
            return _count(pattern, obligation, f"{within} for {trigger}")
        case Requirement(condition=condition):
            return f"{_condition(condition)} does not hold for {trigger}"
        case PeriodRequirement(condition=condition):
            observed = f": observed {obligation.observed}" if obligation.observed else ""
            return f"{_condition(condition)} does not hold{trigger}{observed}"
        case Sequence(steps=steps):
            chain = ", then ".join(_events(step) for step in steps)
            return f"{chain} did not follow {trigger}{within}"
        case Position(match=match, place=place):
            if pattern.forbidden:
                return f"{_events(match)} came next after {trigger}, which is forbidden"
            return f"{trigger} does not have {_events(match)} {place}"
        case Periodic(match=match):
            until = f" to {seen.rstrip()}" if seen else ""
            began = words.instant(obligation.began, standard.zone)
            return f"no {_events(match)} in the time from {began}{until}"
        case _:
            assert_never(pattern)


def _at(when: str) -> str:
    """`2026-03-01 09:00`, `at the end of 2026-02-28`."""
    return f"at {when}" if when.startswith("the end of") else when


def _response(standard: Standard, pattern: Response, obligation: Obligation, trigger: str) -> str:
    events = _events(pattern.match)
    is_amount = obligation.limit is not None and isinstance(pattern.limit, Within)
    limit = _within(standard, pattern, obligation)
    within = f"{limit} of {trigger}" if is_amount else ""
    if obligation.reason is Reason.ANSWERED_LATE:
        when = _instant(standard, obligation.decided)
        return (
            f"{events} came {_at(when)}".rstrip() + f", not{within or f' in time after {trigger}'}"
        )
    if within or obligation.due is not None:
        return f"no {events}{within or f' in time after {trigger}'}"
    return f"the case ended without {events} after {trigger}"


def _precedence(pattern: Precedence, within: str, trigger: str) -> str:
    nearness = " just" if pattern.just else within
    if pattern.forbidden:
        return f"{_events(pattern.match)} came{nearness} before {trigger}, which is forbidden"
    return f"no {_events(pattern.match)}{nearness} before {trigger}"


def _count(pattern: Count, obligation: Obligation, where: str) -> str:
    expected, what = f"{pattern.bound} {pattern.number}", f"{_events(pattern.match)}{where}"
    if obligation.observed is None:
        return f"not {expected} {what}"
    return f"{obligation.observed} {what}, expected {expected}"


def _trigger(standard: Standard, obligation: Obligation) -> str:
    began = words.instant(obligation.began, standard.zone)
    match standard.trigger:
        case ForEachEvent(match=match):
            start = _counted_from(standard, obligation)
            return f"{_events(match)} at {began}{start}"
        case ForEachSilence(match=match):
            start = _counted_from(standard, obligation)
            return f"the silence after {_events(match)}, complete at {began}{start}"
        case ForEachCase():
            return f"the case that began at {began}"
        case ForEachPeriod():
            pairs = zip(
                (key.name for key in standard.trigger.by), obligation.group.by, strict=False
            )
            return group_place(obligation.group.period, tuple(pairs))
        case _:
            assert_never(standard.trigger)


def _counted_from(standard: Standard, obligation: Obligation) -> str:
    if obligation.started is None or obligation.started == obligation.began:
        return ""
    return f" (counted from {words.instant(obligation.started, standard.zone)})"


def _late(standard: Standard, obligation: Obligation, as_of: int) -> str:
    parts = []
    if isinstance(standard.expectation, Periodic):
        return ""
    if obligation.due is not None and obligation.reason in (
        Reason.ANSWERED_LATE,
        Reason.UNANSWERED,
    ):
        parts.append(f"due {words.instant(obligation.due, standard.zone)}")
    late = late_of(standard, obligation, as_of)
    if late is not None:
        still = " and still missing" if obligation.reason is Reason.UNANSWERED else ""
        parts.append(f"{_clock(standard, obligation, late)} late{still}")
    return ", ".join(parts)


def _clock(standard: Standard, obligation: Obligation, amount: int) -> str:
    if obligation.unit is not Unit.MICROSECONDS or not standard.calendars:
        return words.about(amount, obligation.unit)
    return f"{words.about_hours(amount)} of working time"


def _restarted(obligation: Obligation) -> str:
    if not obligation.restarts:
        return ""
    return f", after {words.counted(obligation.restarts, 'restart')} of the clock"


def _within(standard: Standard, pattern: Pattern, obligation: Obligation) -> str:
    limit = limit_of(standard, pattern, obligation)
    return "" if limit is None else f" within {limit}"


def _instant(standard: Standard, instant: int | None) -> str:
    return "" if instant is None else f"{words.instant(instant, standard.zone)} "


def _events(match: EventMatch) -> str:
    return " or ".join(f"`{name}`" for name in match.events)


def _condition(condition: Expression) -> str:
    """In its author's words; a condition that was not written has none."""
    if condition.span is None:
        return "the required condition"
    return f"`{' '.join(condition.span.text.split())}`"
