"""`fault = "noise", cost = CNY 120`: the values of an example's events and case."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.diagnostics.names import DuplicateName
from standards_engine.diagnostics.types import WrongType
from standards_engine.diagnostics.unknown import UnknownField, UnknownOption
from standards_engine.diagnostics.values import NotConstant
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Constant, Expression, ListLiteral
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.expressions.fitting import same_kind
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.types import Field, ListOf, Money, OneOf, Record, describe
from standards_engine.source import Span
from standards_engine.wording import say

_OWN = ("at", "date")


def check_values(
    settings: Sequence[syntax.Setting], record: Record, scope: Scope
) -> tuple[tuple[str, object], ...]:
    found: dict[str, object] = {}
    places: dict[str, Span] = {}
    for setting in settings:
        name = setting.name.text
        if name in places:
            other = places[name]
            fault = DuplicateName(kind="field", name=name, other=other, span=setting.name.span)
            scope.report(fault)
        places[name] = setting.name.span
        field = record.field_named(name)
        if field is None or name in _OWN:
            _unknown(setting.name, record, scope)
            continue
        value = _constant(setting.value, scope)
        if value is not None and _fits(value, field, scope):
            found[name] = _value(value)
    return tuple(found.items())


def _unknown(name: syntax.Name, record: Record, scope: Scope) -> None:
    if scope.names.is_silent(Kind.FIELD, f"{record.name}.{name.text}"):
        return
    known = tuple(field.name for field in record.fields if field.name not in _OWN)
    owner = record.name
    scope.report(UnknownField(name=name.text, owner=owner, known=known, span=name.span))


def _constant(node: syntax.Expression, scope: Scope) -> Expression | None:
    value = check_expression(node, scope)
    if value is None or isinstance(value, Constant):
        return value
    if isinstance(value, ListLiteral) and all(isinstance(each, Constant) for each in value.items):
        return value
    scope.report(NotConstant(place=say("an example"), span=node.span))
    return None


def _fits(value: Expression, field: Field, scope: Scope) -> bool:
    wanted, found = field.type, value.type
    if isinstance(wanted, ListOf) and not isinstance(found, ListOf):
        wanted = wanted.element
    own_currency = isinstance(wanted, Money) and isinstance(found, Money) and not wanted.currency
    if not (same_kind(found, wanted) or own_currency):
        scope.report(
            WrongType(
                place=f"`{field.name}`",
                wanted=describe(field.type),
                found=describe(found),
                span=value.span,
            )
        )
        return False
    return all(_is_option(each, wanted, field, scope) for each in _items(value))


def _is_option(item: Expression, wanted: object, field: Field, scope: Scope) -> bool:
    type_ = wanted.element if isinstance(wanted, ListOf) else wanted
    if not isinstance(type_, OneOf) or not isinstance(item, Constant):
        return True
    if item.value in type_.options:
        return True
    scope.report(
        UnknownOption(
            name=str(item.value), of=f"`{field.name}`", known=type_.options, span=item.span
        )
    )
    return False


def _items(value: Expression) -> tuple[Expression, ...]:
    return value.items if isinstance(value, ListLiteral) else (value,)


def _value(value: Expression) -> object:
    if isinstance(value, ListLiteral):
        return tuple(_value(item) for item in value.items)
    return value.value if isinstance(value, Constant) else None
