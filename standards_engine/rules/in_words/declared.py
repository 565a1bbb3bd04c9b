"""What a name stands for, in one line: what an editor shows beside it."""

from __future__ import annotations

from typing import assert_never

from standards_engine.rules.in_words.amounts import quoted, written
from standards_engine.rules.in_words.calendars import calendar_in_words
from standards_engine.rules.in_words.telling import sentences
from standards_engine.rules.nodes import Calendar, EventType, Parameter
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Field,
    Instant,
    Level,
    ListOf,
    Money,
    Months,
    Number,
    OneOf,
    Record,
    Text,
    Type,
    WorkingDays,
)
from standards_engine.rules.wordings import Wording
from standards_engine.wording import alternatives, listed, say

_OF_EVERY_EVENT = ("at", "date")


def event_in_words(event: EventType) -> str:
    """Its title, and the fields that its rows have."""
    names = [each.name for each in event.record.fields if each.name not in _OF_EVERY_EVENT]
    if not names:
        return sentences(_titled(event.name, event.title), say("It has no fields of its own."))
    shown = listed(f"`{each}`" for each in names)
    return sentences(_titled(event.name, event.title), say("Its fields: {fields}.", fields=shown))


def field_in_words(field: Field) -> str:
    """Its title, what a value looks like, whether it may be missing."""
    kind = type_in_words(field.type)
    holds = (
        say("It holds {kind}, and may be left empty.", kind=kind)
        if field.optional
        else say("It holds {kind}.", kind=kind)
    )
    return sentences(_titled(field.name, field.title), holds)


def parameter_in_words(parameter: Parameter, zone: str | None) -> str:
    value = written(parameter.value, parameter.type, zone or "UTC")
    return sentences(
        _titled(parameter.name, parameter.title), say("It is {value} now.", value=value)
    )


def calendar_in_one_line(calendar: Calendar) -> str:
    return sentences(_titled(calendar.name, calendar.title), *calendar_in_words(calendar))


def _titled(name: str, title: Wording | None) -> str:
    if title is None:
        return say("`{name}`.", name=name)
    return say("`{name}`: {title}.", name=name, title=title.said.rstrip(".。"))


def type_in_words(type_: Type) -> str:
    match type_:
        case Text():
            return say("a text")
        case Number():
            return say("a number")
        case Money(currency=None):
            return say("an amount of money")
        case Money(currency=currency):
            return say("an amount of money in {currency}", currency=currency)
        case Boolean():
            return say("yes or no")
        case Date():
            return say("a date")
        case Instant():
            return say("a date and time")
        case Duration():
            return say("an exact length of time")
        case Days():
            return say("a number of days")
        case WorkingDays():
            return say("a number of working days")
        case Months():
            return say("a number of months")
        case OneOf(options=options):
            return alternatives([quoted(each) for each in options])
        case ListOf(element=element):
            return say("a list, each of it {kind}", kind=type_in_words(element))
        case Level():
            return say("a level of service")
        case Record(name=name):
            return say("a `{name}`", name=name)
        case _:
            assert_never(type_)
