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

from dataclasses import dataclass, field
from typing import assert_never

from standards_engine.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    pass


@dataclass(frozen=True, slots=True)
class Number:
    pass


@dataclass(frozen=True, slots=True)
class Money:
    """`currency` is an ISO 4217 code, or None for the plan's own currency."""

    currency: str | None


@dataclass(frozen=True, slots=True)
class Boolean:
    pass


@dataclass(frozen=True, slots=True)
class Date:
    pass


@dataclass(frozen=True, slots=True)
class Instant:
    pass


@dataclass(frozen=True, slots=True)
class Duration:
    """An exact stretch of time: seconds, minutes, hours."""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole local days; weeks are seven of them."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days on which a calendar opens."""


@dataclass(frozen=True, slots=True)
class Months:
    """Calendar months; a year is twelve of them."""


@dataclass(frozen=True, slots=True)
class OneOf:
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    element: Type


@dataclass(frozen=True, slots=True)
class Level:
    """A level of service in a plan: a limit, number, share, money or yes/no."""


@dataclass(frozen=True, slots=True)
class Field:
    """A named value of an event, a case or an entity of a plan."""

    name: str
    type: Type
    optional: bool = False
    title: str | None = None
    span: Span | None = field(default=None, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
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
            return "text"
        case Number():
            return "a number"
        case Money(None):
            return "money"
        case Money(currency):
            return f"money in {currency}"
        case Boolean():
            return "yes or no"
        case Date():
            return "a date"
        case Instant():
            return "an instant"
        case Duration():
            return "an exact duration"
        case Days():
            return "days"
        case WorkingDays():
            return "working days"
        case Months():
            return "months"
        case OneOf(options):
            return "one of " + ", ".join(f'"{option}"' for option in options)
        case ListOf(element):
            return f"a list of {describe(element)}"
        case Level():
            return "a level"
        case Record(name):
            return f"`{name}` as a whole"
        case _:
            assert_never(type_)
