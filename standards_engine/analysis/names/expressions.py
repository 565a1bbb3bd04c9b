"""The names in expressions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import assert_never

from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand, Held
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.language import nodes as syntax
from standards_engine.rules.functions import FUNCTIONS

_OF_CALENDARS = ("calendar", "shifts")


def read_expression(node: syntax.Expression | None, hand: Hand, to: Gathered) -> None:
    match node:
        case None:
            return
        case syntax.Reference(name):
            to.use(node.span, *hand.named(name).symbols)
        case syntax.Member(base, name):
            read_expression(base, hand, to)
            to.use(name.span, *hand.value(node).symbols)
        case syntax.Call():
            _call(node, hand, to)
        case syntax.CountDifferent(argument):
            _argument(argument, hand, to)
        case syntax.Quantified():
            _quantified(node, hand, to)
        case syntax.Unary(_, operand) | syntax.Given(operand):
            read_expression(operand, hand, to)
        case syntax.Binary(_, left, right):
            read_all((left, right), hand, to)
        case syntax.Conditional(condition, yes, no):
            read_all((condition, yes, no), hand, to)
        case syntax.ListExpression(items):
            read_all(items, hand, to)
        case (
            syntax.String()
            | syntax.NumberLiteral()
            | syntax.QuantityLiteral()
            | syntax.MoneyLiteral()
            | syntax.BooleanLiteral()
            | syntax.DateLiteral()
            | syntax.InstantLiteral()
        ):
            return
        case _:
            assert_never(node)


def read_all(nodes: tuple[syntax.Expression, ...], hand: Hand, to: Gathered) -> None:
    for node in nodes:
        read_expression(node, hand, to)


def _call(node: syntax.Call, hand: Hand, to: Gathered) -> None:
    name = node.function
    function = FUNCTIONS.get(name.text) if hand.of_plan else None
    if name.text in hand.declared.tables:
        to.use(name.span, Symbol(Kind.TABLE, name.text))
    for index, argument in enumerate(node.arguments):
        parameters = function.parameters if function else ()
        of_calendars = index < len(parameters) and parameters[index].name in _OF_CALENDARS
        if not (of_calendars and _is_calendar(argument.value, hand, to)):
            _argument(argument, hand, to)


def _is_calendar(node: syntax.Expression, hand: Hand, to: Gathered) -> bool:
    """Whether it is the name of a calendar, bare or as a text."""
    match node:
        case syntax.Reference(name) if name in hand.declared.calendars and name not in hand.held:
            to.use(node.span, Symbol(Kind.CALENDAR, name))
        case syntax.String(text) if text in hand.declared.calendars:
            to.use_in_text(node, Symbol(Kind.CALENDAR, text))
        case _:
            return False
    return True


def _argument(argument: syntax.Argument, hand: Hand, to: Gathered) -> None:
    """Inside an aggregate the things of a list are in hand one by one."""
    inner = hand
    for path in _paths(argument.value):
        inner = _one_by_one(path, hand, inner)
    read_expression(argument.value, inner, to)
    read_expression(argument.where, inner, to)
    read_expression(argument.satisfies, inner, to)


def _one_by_one(path: syntax.Expression, outer: Hand, inner: Hand) -> Hand:
    """With a thing of the longest beginning of the path that lists things of a plan."""
    held = outer.value(path)
    if outer.of_plan and held.listed and held.records:
        record = held.records[0]
        if record.name in inner.held:
            return inner
        symbols = (Symbol(Kind.ENTITY, record.name),)
        return inner.holding(record.name, Held((record,), symbols))
    return _one_by_one(path.base, outer, inner) if isinstance(path, syntax.Member) else inner


def _paths(node: object) -> Iterator[syntax.Reference | syntax.Member]:
    """The longest paths of an expression; those in inner aggregates are theirs."""
    match node:
        case syntax.Reference() | syntax.Member():
            yield node
        case syntax.Call() | syntax.CountDifferent() | syntax.Quantified():
            return
        case syntax.Node():
            for each in fields(node):
                yield from _paths(getattr(node, each.name))
        case tuple():
            for item in node:
                yield from _paths(item)


def _quantified(node: syntax.Quantified, hand: Hand, to: Gathered) -> None:
    read_expression(node.items, hand, to)
    symbol = to.declare_here(node.variable, Kind.ALIAS)
    held = Held(hand.value(node.items).records, (symbol,))
    read_expression(node.condition, hand.holding(node.variable.text, held), to)
