"""What was expected and what happened instead: a sentence for each pattern."""

from __future__ import annotations

from typing import assert_never

from standards_engine.findings import words
from standards_engine.findings.retold import retold
from standards_engine.frozen import frozen
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Count,
    EitherSide,
    Pattern,
    Periodic,
    PeriodRequirement,
    Place,
    Position,
    Precedence,
    Requirement,
    Response,
    Sequence,
    Standard,
    Within,
)
from standards_engine.verdicts import Obligation, Reason
from standards_engine.wording import later, say


@frozen
class Facts:
    """`trigger` and `limit` are in words; of a period, `trigger` is its place."""

    standard: Standard
    obligation: Obligation
    trigger: str
    limit: str | None


def sentence(pattern: Pattern, facts: Facts) -> str:
    match pattern:
        case Response():
            return _response(pattern, facts)
        case Precedence():
            return (
                _forbidden_before(pattern, facts) if pattern.forbidden else _before(pattern, facts)
            )
        case EitherSide(match=match):
            return _either_side(words.events(match), facts)
        case Absence(match=match):
            return _forbidden(words.events(match), facts)
        case Count():
            return _count(pattern, facts)
        case Requirement(condition=condition):
            shown = _condition(condition)
            return say(
                "{condition} does not hold for {trigger}", condition=shown, trigger=facts.trigger
            )
        case PeriodRequirement(condition=condition):
            return _period(_condition(condition), facts)
        case Sequence(steps=steps):
            return _sequence(say(", then ").join(map(words.events, steps)), facts)
        case Position():
            return _position(pattern, facts.trigger)
        case Periodic(match=match):
            return _periodic(words.events(match), facts)
        case _:
            assert_never(pattern)


def _response(pattern: Response, facts: Facts) -> str:
    events, found = words.events(pattern.match), facts.obligation
    limit = facts.limit if isinstance(pattern.limit, Within) else None
    if found.reason is Reason.ANSWERED_LATE:
        return _late_response(_came(events, facts), limit, facts.trigger)
    if limit is not None:
        return say(
            "no {events} within {limit} of {trigger}",
            events=events,
            limit=limit,
            trigger=facts.trigger,
        )
    if found.due is not None:
        return say("no {events} in time after {trigger}", events=events, trigger=facts.trigger)
    return say(
        "the case ended without {events} after {trigger}", events=events, trigger=facts.trigger
    )


def _came(events: str, facts: Facts) -> str:
    decided = facts.obligation.decided
    if decided is None:
        return say("{events} came", events=events)
    return say("{events} came {when}", events=events, when=words.at(decided, facts.standard.zone))


def _late_response(came: str, limit: str | None, trigger: str) -> str:
    if limit is None:
        return say("{came}, not in time after {trigger}", came=came, trigger=trigger)
    return say("{came}, not within {limit} of {trigger}", came=came, limit=limit, trigger=trigger)


def _before(pattern: Precedence, facts: Facts) -> str:
    told = {"events": words.events(pattern.match), "trigger": facts.trigger}
    if pattern.just:
        return say("no {events} just before {trigger}", **told)
    if facts.limit is not None:
        return say("no {events} within {limit} before {trigger}", limit=facts.limit, **told)
    return say("no {events} before {trigger}", **told)


def _forbidden_before(pattern: Precedence, facts: Facts) -> str:
    told = {"events": words.events(pattern.match), "trigger": facts.trigger}
    if pattern.just:
        return say("{events} came just before {trigger}, which is forbidden", **told)
    if facts.limit is not None:
        return say(
            "{events} came within {limit} before {trigger}, which is forbidden",
            limit=facts.limit,
            **told,
        )
    return say("{events} came before {trigger}, which is forbidden", **told)


def _either_side(events: str, facts: Facts) -> str:
    told = {"events": events, "trigger": facts.trigger}
    if facts.limit is None:
        return say("no {events} before or after {trigger}", **told)
    return say("no {events} within {limit} before or after {trigger}", limit=facts.limit, **told)


def _forbidden(events: str, facts: Facts) -> str:
    came, trigger = _came(events, facts), facts.trigger
    if facts.limit is None:
        return say("{came} after {trigger}, which is forbidden", came=came, trigger=trigger)
    return say(
        "{came} within {limit} after {trigger}, which is forbidden",
        came=came,
        limit=facts.limit,
        trigger=trigger,
    )


_BOUNDS = {
    Bound.AT_MOST: later("at most {number}"),
    Bound.AT_LEAST: later("at least {number}"),
    Bound.EXACTLY: later("exactly {number}"),
}


def _count(pattern: Count, facts: Facts) -> str:
    """`3 `collected` for `reported` at …, expected at most 1`."""
    observed = facts.obligation.observed
    expected = say(_BOUNDS[pattern.bound], number=pattern.number)
    what = _counted(words.events(pattern.match), facts)
    if observed is None:
        return say("not {expected} {what}", expected=expected, what=what)
    return say(
        "{observed} {what}, expected {expected}", observed=observed, what=what, expected=expected
    )


def _counted(events: str, facts: Facts) -> str:
    if facts.limit is None:
        return say("{events} for {trigger}", events=events, trigger=facts.trigger)
    return say(
        "{events} within {limit} for {trigger}",
        events=events,
        limit=facts.limit,
        trigger=facts.trigger,
    )


def _period(condition: str, facts: Facts) -> str:
    told = say("{condition} does not hold", condition=condition)
    if facts.trigger:
        told = say("{condition} does not hold {place}", condition=condition, place=facts.trigger)
    observed = facts.obligation.observed
    if not observed:
        return told
    return say("{sentence}: observed {observed}", sentence=told, observed=retold(observed))


def _sequence(steps: str, facts: Facts) -> str:
    if facts.limit is None:
        return say("{steps} did not follow {trigger}", steps=steps, trigger=facts.trigger)
    return say(
        "{steps} did not follow {trigger} within {limit}",
        steps=steps,
        trigger=facts.trigger,
        limit=facts.limit,
    )


_PLACES = {
    Place.FIRST: later("{trigger} does not have {events} as the first event"),
    Place.LAST: later("{trigger} does not have {events} as the last event"),
    Place.NEXT: later("{trigger} does not have {events} as the next event"),
}


def _position(pattern: Position, trigger: str) -> str:
    events = words.events(pattern.match)
    if pattern.forbidden:
        return say(
            "{events} came next after {trigger}, which is forbidden",
            events=events,
            trigger=trigger,
        )
    return say(_PLACES[pattern.place], trigger=trigger, events=events)


def _periodic(events: str, facts: Facts) -> str:
    zone, found = facts.standard.zone, facts.obligation
    began = words.instant(found.began, zone)
    if found.decided is None:
        return say("no {events} in the time from {began}", events=events, began=began)
    end = words.instant(found.decided, zone)
    return say("no {events} in the time from {began} to {end}", events=events, began=began, end=end)


def _condition(condition: Expression) -> str:
    """In its author's words; a condition that was not written has none."""
    if condition.span is None:
        return say("the required condition")
    return f"`{' '.join(condition.span.text.split())}`"
