"""`when` of a mapping: a condition in the rules' own language over a row's columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.mapped import UnsupportedCondition
from standards_engine.diagnostics.mapping import UnknownColumn
from standards_engine.language import nodes, parse_expression
from standards_engine.language.nodes import BinaryOperator as Op
from standards_engine.logs.mapping.reading import references
from standards_engine.source import Source, Span

_JOINS = (Op.AND, Op.OR)
_ORDERS = (Op.EQUAL, Op.UNEQUAL, Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST)
_TEXT_TESTS = (Op.CONTAINS, Op.STARTS_WITH, Op.ENDS_WITH, Op.MATCHES)


def parse_condition(
    text: str, span: Span | None, columns: tuple[str, ...], path: str
) -> tuple[nodes.Expression | None, tuple[Diagnostic, ...]]:
    """The condition, checked against the columns of the log at `path`."""
    source, start = _place(text, span)
    parsed = parse_expression(source, start, start + len(text))
    if parsed.expression is None:
        return None, parsed.diagnostics
    faults = tuple(_condition_faults(parsed.expression))
    unknown = tuple(
        UnknownColumn(span=each.span, column=each.name, path=path, columns=columns)
        for each in references(parsed.expression)
        if each.name not in columns
    )
    return (None, faults + unknown) if faults or unknown else (parsed.expression, ())


def _place(text: str, span: Span | None) -> tuple[Source, int]:
    """Where the condition stands in its document, if it stands there letter by letter."""
    if span is None:
        return Source("when", text), 0
    start = span.source.text.find(text, span.start, span.end)
    return (span.source, start) if start >= 0 else (replace(span.source, text=text), 0)


def _condition_faults(node: nodes.Expression) -> Iterator[Diagnostic]:
    """One fault for each part that is neither a comparison nor a join of comparisons."""
    match node:
        case nodes.Binary(operator, left, right) if operator in _JOINS:
            yield from _condition_faults(left)
            yield from _condition_faults(right)
        case nodes.Unary(nodes.UnaryOperator.NOT, operand):
            yield from _condition_faults(operand)
        case nodes.Given(nodes.Reference()):
            return
        case nodes.Binary(operator, nodes.Reference(), right) if _fits(operator, right):
            return
        case _:
            yield UnsupportedCondition(span=node.span)


def _fits(operator: Op, right: nodes.Expression) -> bool:
    match right:
        case nodes.String():
            return operator in (*_ORDERS, *_TEXT_TESTS, Op.IN)
        case nodes.Reference():
            return operator in (Op.EQUAL, Op.UNEQUAL)
        case nodes.NumberLiteral() | nodes.Unary(nodes.UnaryOperator.MINUS, nodes.NumberLiteral()):
            return operator in _ORDERS
        case nodes.ListExpression(items):
            return operator is Op.IN and all(
                isinstance(item, nodes.String | nodes.NumberLiteral) for item in items
            )
        case _:
            return False
