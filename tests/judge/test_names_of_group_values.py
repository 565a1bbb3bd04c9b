"""A group is named by its value as text, the same in every judge."""

from __future__ import annotations

from fractions import Fraction

import pytest

from standards_engine.judge.groups import text_of
from standards_engine.rules.types import (
    Boolean,
    Date,
    Days,
    Duration,
    Instant,
    Money,
    Months,
    Number,
    OneOf,
    Text,
    Type,
    WorkingDays,
)
from tests.judge.building import ZONE, at, day


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        ("north", Text(), "north"),
        ("door", OneOf(("door",)), "door"),
        (True, Boolean(), "yes"),
        (0, Boolean(), "no"),
        (Fraction(5, 2), Number(), "2.5"),
        (Fraction(1200), Number(), "1200"),
        (Fraction(-1, 4), Number(), "-0.25"),
        (Fraction(0), Number(), "0"),
        (Fraction(1, 3), Number(), "about 0.333333"),
        (Fraction(120), Money("CNY"), "CNY 120"),
        (day("2026-03-05"), Date(), "2026-03-05"),
        (at("2026-07-05 09:00"), Instant(), "2026-07-05 09:00:00+02:00"),
        (1_500_000, Duration(), "1.5 seconds"),
        (3, Days(), "3 days"),
        (3, WorkingDays(), "3 working days"),
        (6, Months(), "6 months"),
    ],
)
def test_values_as_text(value: object, type_: Type, text: str) -> None:
    assert text_of(value, type_, ZONE) == text
