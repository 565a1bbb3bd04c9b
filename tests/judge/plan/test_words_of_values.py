"""Values and parts of a plan in the words that findings use."""

from __future__ import annotations

from fractions import Fraction

import pytest

from standards_engine.judge.expressions import Range, Unknown
from standards_engine.judge.plan.words import entity_in_words, entity_name, in_words, number
from standards_engine.plans import Entity
from standards_engine.rules import types
from standards_engine.source import Source, Span

SECOND = 1_000_000
NOWHERE = Span(Source("plan.yaml", ""), 0, 0)


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        ("north", types.Text(), "north"),
        (Fraction(2401, 2), types.Number(), "1,200.5"),
        (Fraction(3_600_000), types.Money("CNY"), "CNY 3,600,000"),
        (Fraction(5), types.Money(None), "EUR 5"),
        (True, types.Boolean(), "yes"),
        (False, types.Boolean(), "no"),
        (20_543, types.Date(), "2026-03-31"),
        (1, types.Days(), "1 day"),
        (1200, types.Days(), "1,200 days"),
        (1, types.WorkingDays(), "1 working day"),
        (3, types.WorkingDays(), "3 working days"),
        (1, types.Months(), "1 month"),
        (6, types.Months(), "6 months"),
        (Unknown(), types.Number(), "(not written)"),
        (Range(Fraction(1), Fraction(2)), types.Number(), "1 to 2"),
        (("a", "b"), types.ListOf(types.Text()), "a, b"),
        ((), types.ListOf(types.Text()), "none"),
    ],
)
def test_values(value: object, type_: types.Type, text: str) -> None:
    assert in_words(value, type_, "EUR") == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (Fraction(0), "0 seconds"),
        (Fraction(1), "1 second"),
        (Fraction(3, 2), "1.5 seconds"),
        (Fraction(60), "1 minute"),
        (Fraction(105_120), "29 hours 12 minutes"),
        (Fraction(3661), "1 hour 1 minute 1 second"),
        (Fraction(1, 1000), "0.001 seconds"),
        (Fraction(-90), "minus 1 minute 30 seconds"),
    ],
)
def test_durations(seconds: Fraction, text: str) -> None:
    assert in_words(int(seconds * SECOND), types.Duration(), None) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(200, 3), "about 66.67"),
        (Fraction(-2, 3), "about -0.67"),
        (Fraction(1, 20_000), "about 0"),
        (Fraction(1234, 1000), "about 1.23"),
        (Fraction(123, 100), "1.23"),
        (Fraction(0), "0"),
        (Fraction(100), "100"),
    ],
)
def test_numbers_are_exact_or_say_that_they_are_rounded(value: Fraction, text: str) -> None:
    assert number(value) == text


def test_more_decimals_where_they_are_asked_for() -> None:
    assert number(Fraction(1, 1000), 6) == "0.001"
    assert in_words(Fraction(1, 1000), types.Number(), None, places=6) == "0.001"
    assert in_words((Fraction(1, 3),), types.ListOf(types.Money("CNY")), None) == "about CNY 0.33"


def entity(kind: str, name: str | None, path: str, **values: object) -> Entity:
    return Entity(kind, path, NOWHERE, {"name": name, **values} if name else values, {})


def test_parts_are_told_by_their_name_or_by_what_they_are_part_of() -> None:
    visit = entity("service", "visit", "services[0]")
    bench = entity("resource", "bench", "resources[0]")
    need = entity("need", None, "services[0].needs[0]", service=visit, resource=bench)
    alone = entity("channel", None, "channels[0]")
    about = entity("cost", None, "costs[0]", service=visit)
    assert entity_in_words(entity("plan", None, "")) == "the plan"
    assert entity_in_words(visit) == "service `visit`"
    assert entity_in_words(need) == "need `bench` of service `visit`"
    assert entity_in_words(alone) == "channel"
    assert entity_in_words(about) == "cost `visit`"
    assert (entity_name(visit), entity_name(alone)) == ("visit", "channel")
