"""The fields that rules read: of every type, each with a few values that meet each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from tests.differential.world import DAY, HOUR, World


class Kind(StrEnum):
    """Types as a rule file declares them."""

    TEXT = "text"
    OPTION = 'one of "a", "b"'
    NUMBER = "number"
    MONEY = "money in EUR"
    BOOLEAN = "boolean"
    DATE = "date"
    INSTANT = "instant"
    DURATION = "duration"
    DAYS = "days"
    WORKING_DAYS = "working days"
    MONTHS = "months"
    LIST = "list of text"


ORDERED = (
    Kind.NUMBER,
    Kind.INSTANT,
    Kind.DURATION,
    Kind.DATE,
    Kind.MONEY,
    Kind.DAYS,
    Kind.MONTHS,
    Kind.WORKING_DAYS,
)
SCALED = (
    Kind.NUMBER,
    Kind.DURATION,
    Kind.MONEY,
    Kind.DAYS,
    Kind.MONTHS,
    Kind.WORKING_DAYS,
)
OF_KIND = {
    Kind.TEXT: ("kind", "state"),
    Kind.OPTION: ("grade",),
    Kind.NUMBER: ("size",),
    Kind.MONEY: ("price",),
    Kind.BOOLEAN: ("urgent",),
    Kind.DATE: ("day",),
    Kind.INSTANT: ("due",),
    Kind.DURATION: ("wait",),
    Kind.DAYS: ("span",),
    Kind.WORKING_DAYS: ("work",),
    Kind.MONTHS: ("term",),
    Kind.LIST: ("tags",),
}
KIND_OF = {name: kind for kind, names in OF_KIND.items() for name in names}
CASE_FIELDS = {Kind.TEXT: ("region",), Kind.NUMBER: ("rank",), Kind.OPTION: ("grade",)}
UNREADABLE = {
    Kind.OPTION: "z",
    Kind.NUMBER: "NaN",
    Kind.MONEY: "USD 3",
    Kind.BOOLEAN: "perhaps",
    Kind.DATE: "2026-02-30",
    Kind.INSTANT: "soon",
    Kind.DURATION: "3",
    Kind.DAYS: "1.5",
    Kind.WORKING_DAYS: "few",
    Kind.MONTHS: "some",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value: in a rule, in a cell of a log, and in a judge's hands."""

    literal: str
    cell: str
    value: object


def values(kind: Kind, world: World) -> tuple[Value, ...]:
    match kind:
        case Kind.TEXT | Kind.OPTION:
            return tuple(Value(f'"{text}"', text, text) for text in ("a", "b"))
        case Kind.NUMBER:
            return tuple(Value(n, n, Fraction(n)) for n in ("1", "2", "3", "0.5", "0", "-1"))
        case Kind.MONEY:
            return tuple(Value(f"EUR {n}", n, Fraction(n)) for n in ("10", "20", "12.50", "0"))
        case Kind.BOOLEAN:
            return (Value("true", "yes", 1), Value("false", "no", 0))
        case Kind.DATE:
            return tuple(_date(world.day(world.base) + timedelta(days=n)) for n in (0, 1, 2, 3, -1))
        case Kind.INSTANT:
            return tuple(_instant(world, instant) for instant in _instants(world))
        case Kind.DURATION:
            return (
                *(_amount(n, "hours", HOUR) for n in (2, 1, 8, 24, 0)),
                _amount(-1, "hours", HOUR),
            )
        case Kind.DAYS:
            return tuple(_amount(n, "days", 1) for n in (1, 0, 2, 7))
        case Kind.WORKING_DAYS:
            return tuple(_amount(n, "working days", 1, cell="days") for n in (1, 0, 2))
        case Kind.MONTHS:
            return tuple(_amount(n, "months", 1) for n in (1, 0, 2))
        case Kind.LIST:
            return (Value("", "a", ("a",)), Value("", "a;b", ("a", "b")), Value("", "[]", ()))


def _instants(world: World) -> tuple[int, ...]:
    base = world.base
    return (base, base + 2 * HOUR, base + DAY, base + 3 * DAY, base - HOUR, world.midnight(base, 1))


def _date(day: date) -> Value:
    return Value(day.isoformat(), day.isoformat(), (day - date(1970, 1, 1)).days)


def _instant(world: World, instant: int) -> Value:
    text = world.written(instant)
    return Value(text, text, instant)


def _amount(number: int, unit: str, factor: int, *, cell: str | None = None) -> Value:
    return Value(f"{number} {unit}", f"{number} {cell or unit}", number * factor)
