"""What a standard is for: `each time … happens`."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.in_words.conditions import bracketed, condition
from standards_engine.rules.in_words.events import either, events
from standards_engine.rules.in_words.telling import Telling, joined
from standards_engine.rules.in_words.values import value
from standards_engine.rules.in_words.windows import amounts, near
from standards_engine.rules.nodes import (
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    GroupKey,
    Period,
    Trigger,
)
from standards_engine.wording import later, say

PERIODS = {
    Period.DAY: later("day"),
    Period.WEEK: later("week"),
    Period.MONTH: later("month"),
    Period.QUARTER: later("quarter"),
    Period.YEAR: later("year"),
}


def trigger(of: Trigger, telling: Telling) -> str:
    """How its sentence begins."""
    match of:
        case ForEachEvent(match=match, first=first):
            return _event(_alias(match), match, telling, first=first)
        case ForEachCase(where=where) if where is not None:
            return say("For each case in which {condition}", condition=condition(where, telling))
        case ForEachCase():
            return say("For each case")
        case ForEachPeriod(period=period, by=()):
            return say("For each {period}", period=say(PERIODS[period]))
        case ForEachPeriod(period=period, by=by):
            return say(
                "For each {period} and each value of {groups}",
                period=say(PERIODS[period]),
                groups=groups(by, telling),
            )
        case ForEachSilence(match=match, missing=missing, within=within):
            return say(
                "Each time {events} happens and no {missing} follows within {limit}",
                events=events(match, telling),
                missing=events(missing, telling),
                limit=amounts(within, telling),
            )
        case _:
            assert_never(of)


def groups(by: tuple[GroupKey, ...], telling: Telling) -> str:
    return joined(value(key.value, near(key.value, telling)) for key in by)


def _event(named: str, match: EventMatch, telling: Telling, *, first: bool) -> str:
    if match.where is None:
        if first:
            return say("The first time in a case that {events} happens", events=named)
        return say("Each time {events} happens", events=named)
    where = bracketed(match.where, match.variable, telling)
    if first:
        return say(
            "The first time in a case that {events} happens and {condition}",
            events=named,
            condition=where,
        )
    return say("Each time {events} happens and {condition}", events=named, condition=where)


def _alias(match: EventMatch) -> str:
    """With the name that its author gave it, if any."""
    named = either(match.events)
    if match.variable in match.events or "#" in match.variable:
        return named
    return say("{events} (called `{name}` here)", events=named, name=match.variable)


def variable_of(of: Trigger) -> str | None:
    """What exceptions and limits read fields of."""
    return of.match.variable if isinstance(of, ForEachEvent | ForEachSilence) else None
