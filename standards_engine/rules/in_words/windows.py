"""When something must, or must not, happen: `within 24 hours`, `by …`, `until … happens`."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.expressions import Constant, Expression, Lookup
from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.events import events
from standards_engine.rules.in_words.reading import variables_in
from standards_engine.rules.in_words.telling import Telling, joined
from standards_engine.rules.in_words.values import value
from standards_engine.rules.nodes import (
    By,
    ForEachCase,
    LimitChoice,
    Trigger,
    Until,
    Within,
)
from standards_engine.rules.types import Date, Days
from standards_engine.wording import later, say

Limit = Within | By | Until


def amounts(within: Within, telling: Telling) -> str:
    """`24 hours`; of several, `the limit`, which a sentence of its own tells."""
    if len(within.choices) > 1 or within.choices[0].when is not None:
        return say("the limit")
    return limit_of(within.choices[0].value, telling)


def limit_of(of: Expression, telling: Telling) -> str:
    """A limit, with the parameter or the table that it comes from."""
    if not isinstance(of, Lookup):
        return value(of, near(of, telling))
    given = joined(value(each, near(each, telling)) for each in of.arguments)
    return say("the limit that table `{table}` gives for {given}", table=of.table, given=given)


def near(of: Expression, telling: Telling) -> Telling:
    """Fields of what was just named need no owner where nothing else is read."""
    read = variables_in(of) - {"case"}
    return telling if telling.near is not None and read <= {telling.near} else telling.beside(None)


def window(
    limit: Limit | None, after: Expression | None, telling: Telling, trigger: Trigger
) -> str:
    """In which something must come; without a limit, up to the end of the case."""
    if limit is not None:
        return _limited(limit, after, telling, trigger)
    if after is None:
        return say("before the case ends")
    start = value(after, near(after, telling))
    return say("at or after {start}, before the case ends", start=start)


def open_window(
    limit: Limit | None, after: Expression | None, telling: Telling, trigger: Trigger
) -> str:
    """In which something is forbidden or counted; the end of the case hides nothing."""
    if limit is not None:
        return _limited(limit, after, telling, trigger)
    if after is None:
        return say("in the rest of the case")
    start = value(after, near(after, telling))
    return say("at or after {start}, in the rest of the case", start=start)


def _limited(limit: Limit, after: Expression | None, telling: Telling, trigger: Trigger) -> str:
    start = None if after is None else value(after, near(after, telling))
    match limit:
        case Within():
            return _within(limit, start, telling, trigger)
        case By(deadline=deadline):
            return _by(deadline, start, telling)
        case Until(match=match):
            return say("before {events} happens", events=events(match, telling))
        case _:
            assert_never(limit)


def _within(limit: Within, start: str | None, telling: Telling, trigger: Trigger) -> str:
    shown = amounts(limit, telling)
    if start is not None and _is_same_day(limit):
        return say("on the day of {start}", start=start)
    if start is not None:
        return say("within {limit} of {start}", limit=shown, start=start)
    if isinstance(trigger, ForEachCase):
        return say("within {limit} of the first event of the case", limit=shown)
    if _is_same_day(limit):
        return say("on the same day")
    return say("within {limit}", limit=shown)


def _is_same_day(limit: Within) -> bool:
    match limit.choices:
        case (LimitChoice(value=Constant(value=0, type=Days(), name=None), when=None),):
            return True
        case _:
            return False


def _by(deadline: Expression, start: str | None, telling: Telling) -> str:
    shown = value(deadline, near(deadline, telling))
    is_date = isinstance(deadline.type, Date)
    if start is None:
        return say(_DATE if is_date else _INSTANT, deadline=shown)
    return say(_AFTER_DATE if is_date else _AFTER_INSTANT, deadline=shown, start=start)


_INSTANT = later("no later than {deadline}")
_DATE = later("no later than the end of {deadline}")
_AFTER_INSTANT = later("at or after {start} and no later than {deadline}")
_AFTER_DATE = later("at or after {start} and no later than the end of {deadline}")


def choices(within: Within, telling: Telling) -> str | None:
    """How the limit is found, where there are several."""
    if len(within.choices) == 1 and within.choices[0].when is None:
        return None
    tried = say("; ").join(_choice(each, telling) for each in within.choices)
    return say("The limit is chosen at that moment, once: {choices}.", choices=tried)


def _choice(of: LimitChoice, telling: Telling) -> str:
    shown = limit_of(of.value, telling)
    if of.when is None:
        return say("otherwise {limit}", limit=shown)
    where = condition(of.when, near(of.when, telling))
    return say("{limit} where {condition}", limit=shown, condition=where)
