"""`some study in service.evidence satisfies …`."""

from __future__ import annotations

from standards_engine.diagnostics.names import HiddenName
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.types import WrongType
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import (
    EventsOf,
    Expression,
    Quantified,
    Quantifier,
    Variable,
)
from standards_engine.rules.from_syntax.expressions import logic
from standards_engine.rules.from_syntax.expressions.references import event_record
from standards_engine.rules.from_syntax.scope import Check, Place, Scope
from standards_engine.rules.types import ListOf, describe
from standards_engine.wording import say


def quantified(node: syntax.Quantified, scope: Scope, check: Check) -> Expression | None:
    items = _items(node.items, scope, check)
    if items is None or is_hiding(node.variable, scope):
        return None
    if not isinstance(items.type, ListOf):
        place = in_rules("`{word} … in`", node.span, word=keyword(node.quantifier.name, node.span))
        found = describe(items.type)
        scope.report(WrongType(place=place, wanted=say("a list"), found=found, span=items.span))
        return None
    name = scope.fresh(node.variable.text)
    inner = scope.bind(node.variable.text, Variable(name, items.type.element))
    condition = logic.condition(node.condition, inner, check)
    if condition is None:
        return None
    return Quantified(Quantifier(node.quantifier.value), name, items, condition, span=node.span)


def _items(node: syntax.Expression, scope: Scope, check: Check) -> Expression | None:
    """A list; the name of an event is all its events."""
    match node:
        case syntax.Reference(name) if (
            name in scope.names.events and scope.place is not Place.CONSTRAINT
        ):
            record = event_record((syntax.Name(name, span=node.span),), scope)
            return None if record is None else EventsOf((name,), ListOf(record), span=node.span)
        case _:
            return logic.value(node, scope, check)


def is_hiding(name: syntax.Name, scope: Scope) -> bool:
    """Whether a name given here hides another one; tells so."""
    of_plan = scope.place is Place.CONSTRAINT
    meaning = scope.names.meaning_of(name.text, of_plan=of_plan)
    if meaning is None and name.text in scope.bindings:
        meaning = say("the name of something in this rule")
    if meaning is not None:
        scope.report(HiddenName(name=name.text, meaning=meaning, span=name.span))
    return meaning is not None
