"""Levels of service: `24 hours`, `3 working days`, `95%`, `CNY 120`, `yes`, `4.5`."""

from __future__ import annotations

from typing import Literal

from standards_engine.frozen import frozen
from standards_engine.rules.types import (
    Boolean,
    Days,
    Duration,
    Money,
    Months,
    Number,
    Type,
    WorkingDays,
    describe,
)
from standards_engine.wording import say

Direction = Literal["lower", "higher"]


@frozen
class Level:
    """`value` is of `type` (see `rules.types`); `written` is how the plan says it."""

    value: object
    type: Type
    better: Direction
    written: str

    @property
    def kind(self) -> str:
        """Levels of one kind can be compared."""
        return kind_of(self.type)


def natural_direction(type_: Type) -> Direction:
    """Less time and money is better; more of anything else is."""
    match type_:
        case Duration() | Days() | WorkingDays() | Months() | Money():
            return "lower"
        case _:
            return "higher"


def kind_of(type_: Type) -> str:
    match type_:
        case Duration() | Days() | WorkingDays() | Months():
            return say("an amount of time")
        case Money():
            return say("money")
        case Number() | Boolean():
            return describe(type_)
        case _:
            raise AssertionError(f"no level has the type {type_}")
