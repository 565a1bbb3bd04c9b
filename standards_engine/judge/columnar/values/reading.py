"""What an expression reads: variables, and whether it looks back into the case."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.judge.expressions.rewrite import children
from standards_engine.rules.expressions import EventsOf, Expression, FirstOf, LatestOf, Variable


def reads(expression: Expression | None, variable: str) -> bool:
    return any(isinstance(e, Variable) and e.name == variable for e in _parts(expression))


def reads_only_itself(expression: Expression | None, variable: str) -> bool:
    """Whether a condition on an event asks of nothing but the event and its case's fields."""
    return all(_is_of(part, variable) for part in _parts(expression))


def _is_of(part: Expression, variable: str) -> bool:
    match part:
        case Variable(name):
            return name in (variable, "case")
        case FirstOf() | LatestOf() | EventsOf():
            return False
        case _:
            return True


def _parts(expression: Expression | None) -> Iterator[Expression]:
    if expression is not None:
        yield expression
        for child in children(expression):
            yield from _parts(child)
