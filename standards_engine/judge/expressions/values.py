"""What an expression can come to when data is missing.

A value is a plain Python value (see `rules.types`), `Unknown`, or a `Range` of numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from fractions import Fraction
from typing import cast

from standards_engine.frozen import frozen
from standards_engine.source import Span


@frozen
class Blame:
    """Something that was missing, and so left a value unknown."""

    what: str
    """In a log the field (`reported.due`); in a plan the path to write (`services[2].limit`)."""
    span: Span | None = field(default=None, compare=False)
    """Where the rule asks for it."""


@frozen
class Unknown:
    """A value that cannot be known, and what was missing."""

    blame: tuple[Blame, ...] = ()


@frozen
class Range:
    """A number somewhere from `low` to `high`, both possible (semantics 5.5, 6.3)."""

    low: Fraction
    high: Fraction
    blame: tuple[Blame, ...] = field(default=(), compare=False)


Truth = bool | Unknown
Condition = Callable[[object], Truth]
"""A condition on one element of a list."""


def blame_of(*values: object) -> tuple[Blame, ...]:
    """What was missing in these values, each thing once, in order."""
    found = (blame for value in values for blame in _blame(value))
    return tuple(dict.fromkeys(found))


def unknown(*values: object) -> Unknown:
    """Unknown because these are."""
    return Unknown(blame_of(*values))


def exactly(low: Fraction, high: Fraction, causes: Iterable[object]) -> Fraction | Range:
    """A range, or the number itself where both ends meet."""
    return low if low == high else Range(low, high, blame_of(*causes))


def as_range(value: object) -> Range:
    """A known number as the range that holds only it."""
    if isinstance(value, Range):
        return value
    known = Fraction(number(value))
    return Range(known, known)


def number(value: object) -> int | Fraction:
    """The checker has made sure that it is one."""
    return cast("int | Fraction", value)


def whole(value: object) -> int:
    """A number or an amount of time without its fraction, cut off."""
    known = number(value)
    return known.numerator // known.denominator


def _blame(value: object) -> tuple[Blame, ...]:
    return value.blame if isinstance(value, Unknown | Range) else ()
