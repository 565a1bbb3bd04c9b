"""What is owed, as a clause that stands after `each time … happens,`."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.expressions import Expression
from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.events import events
from standards_engine.rules.in_words.telling import Telling
from standards_engine.rules.in_words.triggers import PERIODS
from standards_engine.rules.in_words.values import value
from standards_engine.rules.in_words.windows import amounts, near, open_window, window
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EitherSide,
    ForEachCase,
    Pattern,
    Period,
    Periodic,
    PeriodRequirement,
    Place,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Trigger,
    Within,
)
from standards_engine.wording import later, plural, say


def pattern(of: Pattern, telling: Telling, trigger: Trigger) -> str:
    match of:
        case Response(match=match, after=after, limit=limit, own=own):
            template = _OWN if own else _ANY
            when = window(limit, after, telling, trigger)
            return say(template, events=events(match, telling), window=when)
        case Precedence():
            return _before(of, telling)
        case EitherSide(match=match, limit=limit):
            return _either_side(events(match, telling), limit, telling)
        case Absence(match=match, after=after, limit=limit):
            when = open_window(limit, after, telling, trigger)
            return say(
                "{events} must not follow {window}", events=events(match, telling), window=when
            )
        case Count():
            return _count(of, telling, trigger)
        case Requirement(condition=required):
            return _requirement(required, telling, trigger)
        case PeriodRequirement(condition=required):
            return say("it must hold that {condition}", condition=condition(required, telling))
        case Sequence(steps=steps, after=after, limit=limit):
            chain = say(", then ").join(events(step, telling) for step in steps)
            when = window(limit, after, telling, trigger)
            return say("{steps} must follow in this order {window}", steps=chain, window=when)
        case Position(match=match, place=place, forbidden=forbidden):
            template = _NOT_NEXT if forbidden else _PLACES[place]
            return say(template, events=events(match, telling))
        case Periodic():
            return _periodic(of, telling)
        case _:
            assert_never(of)


_ANY = later("{events} must follow {window}")
_OWN = later("{events} of its own must follow {window}")
_PLACES = {
    Place.FIRST: later("the very first event of the case must be {events}"),
    Place.LAST: later("the very last event of the case must be {events}"),
    Place.NEXT: later("the very next event of the case must be {events}"),
}
_NOT_NEXT = later("the very next event of the case must not be {events}")


def _either_side(named: str, limit: Within | None, telling: Telling) -> str:
    if limit is None:
        return say("{events} must come in the case, before or after", events=named)
    shown = amounts(limit, telling)
    return say("{events} must come within {limit} before or after", events=named, limit=shown)


def _before(of: Precedence, telling: Telling) -> str:
    named = events(of.match, telling)
    if of.just and of.forbidden:
        return say("the very event before it must not be {events}", events=named)
    if of.just:
        return say("the very event before it must be {events}", events=named)
    if of.limit is None:
        if of.forbidden:
            return say("{events} must not have happened before", events=named)
        template = _OWN_BEFORE if of.own else _SOME_BEFORE
        return say(template, events=named)
    limit = amounts(of.limit, telling)
    if of.forbidden:
        return say(
            "{events} must not have happened within {limit} before", events=named, limit=limit
        )
    template = _OWN_WITHIN if of.own else _SOME_WITHIN
    return say(template, events=named, limit=limit)


_SOME_BEFORE = later("{events} must have happened before")
_OWN_BEFORE = later("{events} of its own must have happened before")
_SOME_WITHIN = later("{events} must have happened within {limit} before")
_OWN_WITHIN = later("{events} of its own must have happened within {limit} before")

_OF_CASE = {
    Bound.AT_MOST: later("{events} may happen at most {times} in the whole case"),
    Bound.AT_LEAST: later("{events} must happen at least {times} in the whole case"),
    Bound.EXACTLY: later("{events} must happen exactly {times} in the whole case"),
}
_OF_WINDOW = {
    Bound.AT_MOST: later("{events} may happen at most {times} {window}"),
    Bound.AT_LEAST: later("{events} must happen at least {times} {window}"),
    Bound.EXACTLY: later("{events} must happen exactly {times} {window}"),
}
_AFTER_IT = {
    Bound.AT_MOST: later("{events} may follow at most {times} {window}"),
    Bound.AT_LEAST: later("{events} must follow at least {times} {window}"),
    Bound.EXACTLY: later("{events} must follow exactly {times} {window}"),
}


def _count(of: Count, telling: Telling, trigger: Trigger) -> str:
    named, when = events(of.match, telling), open_window(of.limit, None, telling, trigger)
    times = plural(of.number, "once", "{number} times")
    if not isinstance(trigger, ForEachCase):
        return say(_AFTER_IT[of.bound], events=named, times=times, window=when)
    if of.limit is None:
        return say(_OF_CASE[of.bound], events=named, times=times)
    return say(_OF_WINDOW[of.bound], events=named, times=times, window=when)


def _requirement(required: Expression, telling: Telling, trigger: Trigger) -> str:
    shown = condition(required, near(required, telling))
    if isinstance(trigger, ForEachCase):
        return say("it must hold when the case ends that {condition}", condition=shown)
    return say("it must hold that {condition}", condition=shown)


def _periodic(of: Periodic, telling: Telling) -> str:
    named = events(of.match, telling)
    if isinstance(of.every, Period):
        period = say(PERIODS[of.every])
        if of.until is None:
            return say(
                "{events} must come at least once in each {period} from then on",
                events=named,
                period=period,
            )
        until = events(of.until, telling)
        return say(
            "{events} must come at least once in each {period} from then on, until {until} happens",
            events=named,
            period=period,
            until=until,
        )
    every = value(of.every, near(of.every, telling))
    if of.until is None:
        return say(
            "{events} must come at least once in every {every} from then on",
            events=named,
            every=every,
        )
    until = events(of.until, telling)
    return say(
        "{events} must come at least once in every {every} from then on, until {until} happens",
        events=named,
        every=every,
        until=until,
    )
