"""One plain sentence for each violation: what was expected, what happened, how late."""

from __future__ import annotations

from typing import assert_never

from standards_engine.findings import words
from standards_engine.findings.lateness import late_of
from standards_engine.findings.limits import limit_of
from standards_engine.findings.nodes import By, GroupFindings
from standards_engine.findings.sentences import Facts, sentence
from standards_engine.rules.nodes import (
    Excepted,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    Pattern,
    Periodic,
    Standard,
)
from standards_engine.verdicts import Obligation, Reason, Unit
from standards_engine.wording import listed, plural, say


def missed_obligation(standard: Standard, obligation: Obligation, as_of: int) -> str:
    """`no visited within 24 hours of reported at 2026-03-01 09:00; due …, 5 hours late`."""
    pattern = pattern_of(standard, obligation.clause)
    trigger = _trigger(standard, obligation)
    if obligation.reason is Reason.DUE_BEFORE_TRIGGER:
        return _due_before(standard, obligation, trigger)
    limit = limit_of(standard, pattern, obligation)
    told = sentence(pattern, Facts(standard, obligation, trigger, limit))
    late = _late(standard, obligation, as_of)
    told = say("{sentence}; {late}", sentence=told, late=late) if late else told
    return _restarted(told, obligation.restarts) if obligation.restarts else told


def violated_group(standard: Standard, group: GroupFindings) -> str:
    """`17 of 20 met (85.0%), below the goal of 95% in 2026-03 for case.region north`."""
    counts, goal = group.counts, standard.goal
    if goal is None:
        return say(
            "{missed} of {all} missed", missed=f"{counts.missed:,}", all=f"{counts.decided:,}"
        )
    share = words.percent(counts.attainment, goal.ratio)
    head = say(
        "{met} of {all} met ({share}), below the goal of {goal}",
        met=f"{counts.met:,}",
        all=f"{counts.decided:,}",
        share=share,
        goal=words.ratio(goal.ratio),
    )
    place = group_place(group.period, group.by)
    head = say("{sentence} {place}", sentence=head, place=place) if place else head
    best = words.percent(counts.best, goal.ratio)
    if best == share:
        return head
    return say("{sentence}; at best {share} can be reached", sentence=head, share=best)


def group_place(period: str | None, by: By) -> str:
    """`in 2026-03 for case.region north`; nothing where all is one group."""
    group = listed(group_cells(by))
    if period and group:
        return say("in {period} for {group}", period=period, group=group)
    if period:
        return say("in {period}", period=period)
    return say("for {group}", group=group) if group else ""


def group_cells(by: By) -> list[str]:
    """`case.region north`, `case.region (missing)`."""
    return [
        say("{name} (missing)", name=name)
        if value is None
        else say("{name} {value}", name=name, value=value)
        for name, value in by
    ]


def pattern_of(standard: Standard, clause: str | None) -> Pattern:
    """What the exception of this name expects instead, or the standard's own expectation."""
    outcomes = (e.outcome for e in standard.exceptions if e.name == clause)
    outcome = next(outcomes, standard.expectation)
    return standard.expectation if isinstance(outcome, Excepted) else outcome


def _due_before(standard: Standard, obligation: Obligation, trigger: str) -> str:
    if obligation.due is None:
        return say("the deadline lay before {trigger}", trigger=trigger)
    due = words.instant(obligation.due, standard.zone)
    return say("the deadline {due} lay before {trigger}", due=due, trigger=trigger)


def _trigger(standard: Standard, obligation: Obligation) -> str:
    began = words.instant(obligation.began, standard.zone)
    match standard.trigger:
        case ForEachEvent(match=match):
            events = words.events(match)
            told = say("{events} at {began}", events=events, began=began)
            return _counted_from(told, standard, obligation)
        case ForEachSilence(match=match):
            events = words.events(match)
            told = say(
                "the silence after {events}, complete at {began}", events=events, began=began
            )
            return _counted_from(told, standard, obligation)
        case ForEachCase():
            return say("the case that began at {began}", began=began)
        case ForEachPeriod():
            names = (key.name for key in standard.trigger.by)
            pairs = zip(names, obligation.group.by, strict=False)
            return group_place(obligation.group.period, tuple(pairs))
        case _:
            assert_never(standard.trigger)


def _counted_from(trigger: str, standard: Standard, obligation: Obligation) -> str:
    if obligation.started is None or obligation.started == obligation.began:
        return trigger
    started = words.instant(obligation.started, standard.zone)
    return say("{trigger} (counted from {started})", trigger=trigger, started=started)


def _late(standard: Standard, obligation: Obligation, as_of: int) -> str:
    """`due 2026-03-02 09:00, 5 hours late and still missing`; nothing where nothing was late."""
    if isinstance(standard.expectation, Periodic):
        return ""
    late = late_of(standard, obligation, as_of)
    how = "" if late is None else _how_late(standard, obligation, late)
    if obligation.due is None or obligation.reason not in (
        Reason.ANSWERED_LATE,
        Reason.UNANSWERED,
    ):
        return how
    due = words.instant(obligation.due, standard.zone)
    return say("due {due}, {late}", due=due, late=how) if how else say("due {due}", due=due)


def _how_late(standard: Standard, obligation: Obligation, late: int) -> str:
    time = _clock(standard, obligation, late)
    if obligation.reason is Reason.UNANSWERED:
        return say("{time} late and still missing", time=time)
    return say("{time} late", time=time)


def _clock(standard: Standard, obligation: Obligation, amount: int) -> str:
    if obligation.unit is not Unit.MICROSECONDS or not standard.calendars:
        return words.about(amount, obligation.unit)
    return say("{time} of working time", time=words.about_hours(amount))


def _restarted(told: str, restarts: int) -> str:
    return plural(
        restarts,
        "{sentence}, after {number} restart of the clock",
        "{sentence}, after {number} restarts of the clock",
        sentence=told,
    )
