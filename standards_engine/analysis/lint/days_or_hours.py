"""Limits of days where hours may be meant, and the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from standards_engine.analysis.lint.asked import Value
from standards_engine.analysis.lint.figures import Measure, figures
from standards_engine.analysis.lint.inside import constants, inside, table_named
from standards_engine.analysis.lint.told import told_by
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import DaysOrHours, Meant
from standards_engine.rules.expressions import Constant, Lookup
from standards_engine.rules.nodes import Ruleset, Standard, Within
from standards_engine.rules.types import Days, Duration

_DAY = 24 * 3600 * 1_000_000
_OF_DAYS = re.compile(r"\bdays?\b|\bdaily\b|\btomorrow\b|[天日]", re.IGNORECASE)


def are_days_and_hours(one: Value, other: Value) -> bool:
    """Whether one is a number of days and the other as many times 24 hours."""
    days = [amount for measure, amount in (one, other) if measure is Measure.DAYS]
    times = [amount for measure, amount in (one, other) if measure is Measure.TIME]
    return len(days) == len(times) == 1 and days[0] * _DAY == times[0]


def days_or_hours(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for standard in ruleset.standards:
        texts = [each.text for each in told_by(standard)]
        said = {figure.value for text in texts for figure in figures(text)}
        speaks_of_days = any(map(_OF_DAYS.search, texts)) or _counts_days(standard, ruleset)
        for limit in _limits(standard, ruleset):
            meant = _meant(limit, said, speaks_of_days=speaks_of_days)
            if meant is not None:
                yield _told(limit, meant)


def _counts_days(standard: Standard, ruleset: Ruleset) -> bool:
    """Whether other amounts in it are of days, so that its author surely means days."""
    found = (each for each in constants(standard, ruleset) if isinstance(each.type, Days))
    return any(each.value != 1 for each in found)


def _limits(standard: Standard, ruleset: Ruleset) -> Iterator[Constant]:
    """The values of limits, each once; a table gives those of its rows."""
    parts = (standard.expectation, *(each.outcome for each in standard.exceptions))
    found: list[object] = []
    for within in (each for part in parts for each in inside(part) if isinstance(each, Within)):
        for choice in within.choices:
            if isinstance(choice.value, Lookup):
                found += [row.value for row in table_named(choice.value.table, ruleset).rows]
            else:
                found.append(choice.value)
    yield from {each.span: each for each in found if isinstance(each, Constant)}.values()


def _meant(limit: Constant, said: Iterable[Value], *, speaks_of_days: bool) -> Meant | None:
    """Where the texts say the limit as it is, it is meant so, whatever else they say."""
    value = _value(limit)
    if value is None or value in said:
        return None
    if any(are_days_and_hours(value, each) for each in said):
        return Meant.HOURS if value[0] is Measure.DAYS else Meant.DAYS
    is_one_day = value[0] is Measure.DAYS and value[1] == 1
    return Meant.NOTHING if is_one_day and not speaks_of_days else None


def _value(limit: Constant) -> Value | None:
    if not isinstance(limit.value, int):
        return None
    match limit.type:
        case Days():
            return Measure.DAYS, Fraction(limit.value)
        case Duration():
            return Measure.TIME, Fraction(limit.value)
        case _:
            return None


def _told(limit: Constant, meant: Meant) -> DaysOrHours:
    value = _value(limit)
    assert value is not None
    measure, amount = value
    days = amount if measure is Measure.DAYS else amount / _DAY
    in_place = limit.name is None and limit.span is not None
    return DaysOrHours(span=limit.span, days=int(days), meant=meant, in_place=in_place)
