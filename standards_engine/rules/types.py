"""The types of values, shared by logs and plans.

Values at run time, in every judge:

| type | Python value |
| --- | --- |
| Text, OneOf | str |
| Number, Money | Fraction (exact) |
| Boolean | bool |
| Date | int, days since 1970-01-01 |
| Instant | int, microseconds since 1970-01-01 UTC |
| Duration | int, microseconds |
| Days, WorkingDays, Months | int |
| ListOf | tuple |
| Record | an event, a case or an entity of a plan |
| Level | plans.Level: one of the above, with the direction that is better |
"""

from __future__ import annotations

from dataclasses import field
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.rules.wordings import Wording
from standards_engine.source import Span
from standards_engine.wording import listed, say


@frozen
class Text:
    pass


@frozen
class Number:
    pass


@frozen
class Money:
    """`currency` is an ISO 4217 code, or None for the plan's own currency."""

    currency: str | None


@frozen
class Boolean:
    pass


@frozen
class Date:
    pass


@frozen
class Instant:
    pass


@frozen
class Duration:
    """An exact stretch of time: seconds, minutes, hours."""


@frozen
class Days:
    """Whole local days; weeks are seven of them."""


@frozen
class WorkingDays:
    """Days on which a calendar opens."""


@frozen
class Months:
    """Calendar months; a year is twelve of them."""


@frozen
class OneOf:
    options: tuple[str, ...]


@frozen
class ListOf:
    element: Type


@frozen
class Level:
    """A level of service in a plan: a limit, number, share, money or yes/no."""


@frozen
class Field:
    """A named value of an event, a case or an entity of a plan."""

    name: str
    type: Type
    optional: bool = False
    title: Wording | None = None
    span: Span | None = field(default=None, compare=False, kw_only=True)


@frozen
class Record:
    """Something with fields: an event, a case, or an entity of a plan.

    Records are told apart by name, so that a plan's entities may refer to each other.
    """

    name: str
    fields: tuple[Field, ...] = field(default=(), compare=False, repr=False)

    def field_named(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


Type = (
    Text
    | Number
    | Money
    | Boolean
    | Date
    | Instant
    | Duration
    | Days
    | WorkingDays
    | Months
    | OneOf
    | ListOf
    | Level
    | Record
)


def describe(type_: Type) -> str:
    """The type in the user's words."""
    match type_:
        case Text():
            return say("text")
        case Number():
            return say("a number")
        case Money(None):
            return say("money")
        case Money(currency):
            return say("money in {currency}", currency=currency)
        case Boolean():
            return say("yes or no")
        case Date():
            return say("a date")
        case Instant():
            return say("an instant")
        case Duration():
            return say("an exact duration")
        case Days():
            return say("days")
        case WorkingDays():
            return say("working days")
        case Months():
            return say("months")
        case OneOf(options):
            return say("one of {options}", options=listed(f'"{option}"' for option in options))
        case ListOf(element):
            return say("a list of {element}", element=describe(element))
        case Level():
            return say("a level")
        case Record(name):
            return say("`{name}` as a whole", name=name)
        case _:
            assert_never(type_)
