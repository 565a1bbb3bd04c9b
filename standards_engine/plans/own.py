"""A firm's own attributes: `each service has shelf text`, read by their declared type."""

from __future__ import annotations

from typing import assert_never

from standards_engine.diagnostics.plans import ExpectedList, ExpectedValue, UnreadableValue
from standards_engine.documents import ListNode, Node, ScalarNode
from standards_engine.plans import read
from standards_engine.plans.read import UnreadableError
from standards_engine.rules import types


def read_own(name: str, node: Node, type_: types.Type) -> object:
    """The value (as in `rules.types`); raises `UnreadableError`."""
    if isinstance(type_, types.ListOf):
        if not isinstance(node, ListNode):
            raise UnreadableError(ExpectedList(field=name))
        return tuple(read_own(name, item, type_.element) for item in node.items)
    if not isinstance(node, ScalarNode):
        raise UnreadableError(ExpectedValue(field=name))
    return _read_scalar(node, type_)


def _read_scalar(node: ScalarNode, type_: types.Type) -> object:
    match type_:
        case types.Text():
            return read.read_text(node)
        case types.OneOf(options):
            return read.read_option(node, options)
        case types.Number():
            return read.read_number(node)
        case types.Boolean():
            return read.read_yes_or_no(node)
        case types.Date():
            return read.read_date(node)
        case types.Money():
            return _money(node, type_)
        case types.Level():
            return read.read_level(node)
        case types.Duration() | types.Days() | types.WorkingDays() | types.Months():
            return _time(node, type_)
        case types.Instant() | types.Record() | types.ListOf():
            raise UnreadableError(_cannot(node, type_))
        case _:
            assert_never(type_)


def _money(node: ScalarNode, type_: types.Money) -> object:
    money = read.read_money(node)
    if type_.currency not in (None, money.currency):
        raise UnreadableError(_cannot(node, type_))
    return money


def _time(node: ScalarNode, type_: types.Type) -> object:
    level = read.read_level(node)
    if level.type != type_:
        raise UnreadableError(_cannot(node, type_))
    return level.value


_EXAMPLES: dict[type[types.Type], str] = {
    types.Duration: "24 hours",
    types.Days: "3 days",
    types.WorkingDays: "3 working days",
    types.Months: "6 months",
    types.Money: "{currency} 120",
}


def _cannot(node: ScalarNode, type_: types.Type) -> UnreadableValue:
    example = _EXAMPLES.get(type(type_), "a value that a plan can hold")
    if isinstance(type_, types.Money) and type_.currency is not None:
        example = f"{type_.currency} 120"
    return UnreadableValue(written=node.text, expected=types.describe(type_), example=example)
