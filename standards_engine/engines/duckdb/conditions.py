"""A mapping's `when` as SQL. Like the language, SQL has three truth values."""

from __future__ import annotations

from collections.abc import Mapping

from standards_engine.language import nodes
from standards_engine.language.nodes import BinaryOperator as Op
from standards_engine.logs.formats.raw import literal

_ORDERS = {
    Op.EQUAL: "=",
    Op.UNEQUAL: "<>",
    Op.LESS: "<",
    Op.AT_MOST: "<=",
    Op.MORE: ">",
    Op.AT_LEAST: ">=",
}
_TEXT_TESTS = {
    Op.CONTAINS: "contains",
    Op.STARTS_WITH: "starts_with",
    Op.ENDS_WITH: "ends_with",
    Op.MATCHES: "regexp_matches",
}
_NUMBER_TYPE = "DECIMAL(38, 12)"


def compile_when(
    condition: nodes.Expression, names: Mapping[str, str], numbers: Mapping[str, str]
) -> str:
    """SQL of a checked condition.

    `names` has the SQL name of every column of the log, `numbers` the SQL of its text as a number.
    """
    match condition:
        case nodes.Binary(Op.AND | Op.OR as join, left, right):
            sides = compile_when(left, names, numbers), compile_when(right, names, numbers)
            return f"({sides[0]} {join.value.upper()} {sides[1]})"
        case nodes.Unary(nodes.UnaryOperator.NOT, operand):
            return f"(NOT {compile_when(operand, names, numbers)})"
        case nodes.Given(nodes.Reference(name), negated):
            return f"({names[name]} IS {'' if negated else 'NOT '}NULL)"
        case nodes.Binary(operator, nodes.Reference(name), right):
            return f"({_comparison(operator, name, right, names, numbers)})"
        case _:
            raise ValueError("the condition was not checked")


def _comparison(
    operator: Op,
    left: str,
    right: nodes.Expression,
    names: Mapping[str, str],
    numbers: Mapping[str, str],
) -> str:
    column, number = names[left], numbers[left]
    match right:
        case nodes.ListExpression(items):
            return " OR ".join(_comparison(Op.EQUAL, left, item, names, numbers) for item in items)
        case nodes.String() if operator is Op.IN:
            return _comparison(Op.EQUAL, left, right, names, numbers)
        case nodes.String(text) if operator in _TEXT_TESTS:
            return f"{_TEXT_TESTS[operator]}({column}, {literal(text)})"
        case nodes.String(text):
            return f"{column} {_ORDERS[operator]} {literal(text)}"
        case nodes.Reference(name):
            return f"{column} {_ORDERS[operator]} {names[name]}"
        case nodes.NumberLiteral(value):
            return f"TRY_CAST({number} AS {_NUMBER_TYPE}) {_ORDERS[operator]} {value:f}"
        case nodes.Unary(nodes.UnaryOperator.MINUS, nodes.NumberLiteral(value)):
            return f"TRY_CAST({number} AS {_NUMBER_TYPE}) {_ORDERS[operator]} -{value:f}"
        case _:
            raise ValueError("the condition was not checked")
