"""Expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lark import v_args
from lark.tree import Meta

from standards_engine.frozen import frozen
from standards_engine.language import nodes
from standards_engine.language.from_tree.base import Base, pick

_COMPARATORS = {
    "EQUAL": nodes.BinaryOperator.EQUAL,
    "UNEQUAL": nodes.BinaryOperator.UNEQUAL,
    "LESS": nodes.BinaryOperator.LESS,
    "LESS_EQUAL": nodes.BinaryOperator.AT_MOST,
    "MORE": nodes.BinaryOperator.MORE,
    "MORE_EQUAL": nodes.BinaryOperator.AT_LEAST,
    "IN": nodes.BinaryOperator.IN,
    "CONTAINS": nodes.BinaryOperator.CONTAINS,
    "STARTS_WITH": nodes.BinaryOperator.STARTS_WITH,
    "ENDS_WITH": nodes.BinaryOperator.ENDS_WITH,
    "MATCHES": nodes.BinaryOperator.MATCHES,
    "IS_BETTER_THAN": nodes.BinaryOperator.BETTER_THAN,
    "IS_AT_LEAST_AS_GOOD_AS": nodes.BinaryOperator.AS_GOOD_AS,
}


@frozen
class Where:
    condition: nodes.Expression


@frozen
class Satisfies:
    condition: nodes.Expression


_Method = Callable[["Expressions", Meta, list[Any]], nodes.Binary]


def _binary(operator: nodes.BinaryOperator) -> _Method:
    def method(self: Expressions, meta: Meta, children: list[Any]) -> nodes.Binary:
        return nodes.Binary(operator, children[0], children[1], span=self.span(meta))

    return method


@v_args(meta=True)
class Expressions(Base):
    either = _binary(nodes.BinaryOperator.OR)
    both = _binary(nodes.BinaryOperator.AND)
    add = _binary(nodes.BinaryOperator.ADD)
    subtract = _binary(nodes.BinaryOperator.SUBTRACT)
    multiply = _binary(nodes.BinaryOperator.MULTIPLY)
    divide = _binary(nodes.BinaryOperator.DIVIDE)

    def comparison(self, meta: Meta, children: list[Any]) -> nodes.Binary:
        left, operator, right = children
        return nodes.Binary(operator, left, right, span=self.span(meta))

    def comparator(self, _meta: Meta, children: list[Any]) -> nodes.BinaryOperator:
        return _COMPARATORS[children[0].type]

    def negation(self, meta: Meta, children: list[Any]) -> nodes.Unary:
        return nodes.Unary(nodes.UnaryOperator.NOT, children[0], span=self.span(meta))

    def minus(self, meta: Meta, children: list[Any]) -> nodes.Unary:
        return nodes.Unary(nodes.UnaryOperator.MINUS, children[0], span=self.span(meta))

    def given(self, meta: Meta, children: list[Any]) -> nodes.Given:
        return nodes.Given(children[0], span=self.span(meta))

    def not_given(self, meta: Meta, children: list[Any]) -> nodes.Given:
        return nodes.Given(children[0], negated=True, span=self.span(meta))

    def conditional(self, meta: Meta, children: list[Any]) -> nodes.Conditional:
        return nodes.Conditional(*children, span=self.span(meta))

    def quantified(self, meta: Meta, children: list[Any]) -> nodes.Quantified:
        word, variable, _in, items, condition = children
        quantifier = nodes.Quantifier[word.type]
        return nodes.Quantified(quantifier, variable, items, condition, span=self.span(meta))

    def member(self, meta: Meta, children: list[Any]) -> nodes.Member:
        return nodes.Member(children[0], children[1], span=self.span(meta))

    def reference(self, meta: Meta, children: list[Any]) -> nodes.Reference:
        return nodes.Reference(children[0].text, span=self.span(meta))

    def list_expression(self, meta: Meta, children: list[Any]) -> nodes.ListExpression:
        return nodes.ListExpression(tuple(children), span=self.span(meta))

    def call(self, meta: Meta, children: list[Any]) -> nodes.Call:
        return nodes.Call(children[0], children[1] or (), span=self.span(meta))

    def arguments(self, _meta: Meta, children: list[Any]) -> tuple[nodes.Argument, ...]:
        return tuple(children)

    def argument(self, meta: Meta, children: list[Any]) -> nodes.Argument:
        where, satisfies = pick(children, Where), pick(children, Satisfies)
        return nodes.Argument(
            children[0],
            where.condition if where else None,
            satisfies.condition if satisfies else None,
            span=self.span(meta),
        )

    def count_different(self, meta: Meta, children: list[Any]) -> nodes.CountDifferent:
        argument = self.argument(meta, children)
        return nodes.CountDifferent(argument, span=self.span(meta))

    def where(self, _meta: Meta, children: list[Any]) -> Where:
        return Where(children[0])

    def satisfies(self, _meta: Meta, children: list[Any]) -> Satisfies:
        return Satisfies(children[0])
