"""What moves the clock: open hours, pauses, cancelling, restarting, reopening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.rules.in_words.conditions import condition
from standards_engine.rules.in_words.events import events
from standards_engine.rules.in_words.telling import Telling, mention
from standards_engine.rules.in_words.values import value
from standards_engine.rules.in_words.windows import near
from standards_engine.rules.nodes import (
    CalendarChoice,
    PauseBetween,
    PauseWhile,
    Reopening,
    Restart,
    Standard,
)
from standards_engine.wording import say


def clock(standard: Standard, telling: Telling) -> Iterator[str]:
    if standard.calendars:
        yield _calendars(standard.calendars, telling)
    for pause in standard.pauses:
        yield _pause(pause, telling)
    for match in standard.cancels:
        yield say(
            "If {events} comes first, while there is still time, nothing is owed any more "
            "(excused).",
            events=events(match, telling),
        )
    for restart in standard.restarts:
        yield _restart(restart, telling)
    for reopening in standard.reopenings:
        yield _reopening(reopening, telling)


def _calendars(choices: tuple[CalendarChoice, ...], telling: Telling) -> str:
    if len(choices) == 1 and choices[0].when is None:
        name = mention(choices[0].calendar)
        return say("The clock runs only while calendar {calendar} is open.", calendar=name)
    tried = say("; ").join(_calendar(each, telling) for each in choices)
    return say(
        "The clock runs only while a calendar is open, which is chosen at that moment, once: "
        "{choices}.",
        choices=tried,
    )


def _calendar(of: CalendarChoice, telling: Telling) -> str:
    name = mention(of.calendar)
    if of.when is None:
        return say("otherwise {limit}", limit=name)
    where = condition(of.when, near(of.when, telling))
    return say("{limit} where {condition}", limit=name, condition=where)


def _pause(of: PauseBetween | PauseWhile, telling: Telling) -> str:
    match of:
        case PauseBetween(start=start, end=end):
            return say(
                "The clock stands still from {start} until {end}.",
                start=events(start, telling),
                end=events(end, telling),
            )
        case PauseWhile(condition=asked):
            shown = condition(asked, telling.beside(None))
            return say("The clock stands still while {condition}.", condition=shown)
        case _:
            assert_never(of)


def _restart(of: Restart, telling: Telling) -> str:
    named = events(of.match, telling)
    if of.start is None:
        return say(
            "If {events} comes first, while there is still time, the clock begins anew.",
            events=named,
        )
    inner = telling.beside(of.match.variable)
    return say(
        "If {events} comes first, while there is still time, the clock begins anew at {start}; "
        "what comes before that does not count.",
        events=named,
        start=value(of.start, near(of.start, inner)),
    )


def _reopening(of: Reopening, telling: Telling) -> str:
    named = events(of.match, telling)
    if of.resume:
        return say(
            "If {events} comes after an answer in time, the clock goes on from where it stood, and "
            "the next answer decides; the time between does not count.",
            events=named,
        )
    return say(
        "Each {events} after it begins another obligation, whose clock starts there; the first "
        "keeps its verdict.",
        events=named,
    )
