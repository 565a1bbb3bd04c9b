"""Limits, calendars and rows of tables that no value reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.analysis.conditions import may_hold
from standards_engine.analysis.lint.inside import inside, place_of
from standards_engine.analysis.lint.moments import at_the_trigger
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.idle import Unreachable
from standards_engine.rules.expressions import (
    Both,
    Comparison,
    Constant,
    Expression,
    Lookup,
    Order,
)
from standards_engine.rules.nodes import (
    CalendarChoice,
    LimitChoice,
    Pattern,
    Ruleset,
    Table,
    TableRow,
    Within,
)
from standards_engine.source import Span

Choices = Sequence[LimitChoice] | Sequence[CalendarChoice]


def unreached(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for standard in ruleset.standards:
        known = at_the_trigger(standard)
        if not may_hold(known):
            continue
        for limit in _limits(standard.expectation):
            yield from _choices(limit.choices, known)
        for exception in standard.exceptions:
            here = [*known, exception.when]
            if isinstance(exception.outcome, Pattern) and may_hold(here):
                for limit in _limits(exception.outcome):
                    yield from _choices(limit.choices, here)
        yield from _choices(standard.calendars, known)
    for table in ruleset.tables:
        yield from _rows(table, ruleset)


def _limits(pattern: Pattern) -> Iterator[Within]:
    return (each for each in inside(pattern) if isinstance(each, Within))


def _choices(choices: Choices, known: Sequence[Expression]) -> Iterator[Unreachable]:
    """One with a condition that holds only where one before it does; or the last, for no value."""
    before: list[Expression] = []
    for choice in choices:
        if choice.when is None:
            if before and not may_hold(known, false=before):
                yield Unreachable(span=_place(choice), what="choice")
        elif choice.when not in before:  # the checker tells of those
            if not may_hold([*known, choice.when], not_true=before):
                yield Unreachable(span=place_of(choice.when), what="choice")
            before.append(choice.when)


def _place(choice: LimitChoice | CalendarChoice) -> Span | None:
    return place_of(choice.value) if isinstance(choice, LimitChoice) else None


def _rows(table: Table, ruleset: Ruleset) -> Iterator[Unreachable]:
    """Rows that are the first to match in none of the questions asked."""
    questions = _questions(table, ruleset)
    for index, row in enumerate(table.rows):
        before = table.rows[:index]
        if not questions or _is_for_all_else(row) or _is_told(row, before):
            continue
        if not any(_is_reached(row, before, arguments) for arguments in questions):
            yield Unreachable(span=row.span, what="row")


def _questions(table: Table, ruleset: Ruleset) -> set[tuple[Expression, ...]]:
    """The arguments with which the rules ask it."""
    rules = (ruleset.standards, ruleset.constraints, ruleset.waivers)
    lookups = (each for each in inside(rules) if isinstance(each, Lookup))
    return {each.arguments for each in lookups if each.table == table.name}


def _is_for_all_else(row: TableRow) -> bool:
    """The last row must be: a table has an answer for everything."""
    return all(cell is None for cell in row.cells)


def _is_told(row: TableRow, before: Sequence[TableRow]) -> bool:
    """Whether a single row before it covers it, of which the checker tells."""
    pairs = [zip(earlier.cells, row.cells, strict=True) for earlier in before]
    return any(all(a is None or a == b for a, b in each) for each in pairs)


def _is_reached(
    row: TableRow, before: Sequence[TableRow], arguments: tuple[Expression, ...]
) -> bool:
    earlier = [_matches(each, arguments) for each in before]
    return may_hold([_matches(row, arguments)], false=earlier)


def _matches(row: TableRow, arguments: tuple[Expression, ...]) -> Expression:
    """`priority = "P1" and region = "north"`."""
    condition: Expression | None = None
    for cell, argument in zip(row.cells, arguments, strict=True):
        if cell is not None:
            equal = Comparison(Order.EQUAL, argument, Constant(cell, argument.type))
            condition = equal if condition is None else Both(condition, equal)
    assert condition is not None  # a row for all else is not asked, and covers those after it
    return condition
