"""`visited`, `any of a, b`, with `as` and `where`: events, and what they are called."""

from __future__ import annotations

from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Variable
from standards_engine.rules.from_syntax.expressions import narrowed
from standards_engine.rules.from_syntax.expressions.quantified import is_hiding
from standards_engine.rules.from_syntax.expressions.references import event_record
from standards_engine.rules.from_syntax.scope import Ambiguous, Scope
from standards_engine.rules.nodes import EventMatch


def check_selection(node: syntax.EventSelection, scope: Scope) -> tuple[EventMatch | None, Scope]:
    """The events, and the scope in which they are in hand and satisfy their `where`."""
    record = event_record(node.events, scope)
    names = tuple(name.text for name in node.events)
    if record is None:
        return None, scope.lost(*([node.alias.text] if node.alias else names))
    variable = Variable(scope.fresh(node.alias.text if node.alias else names[0]), record)
    if node.alias is None:
        inner = scope
        for name in dict.fromkeys(names):
            inner = inner.bind(name, Ambiguous.NAME if name in scope.bindings else variable)
    else:
        name = node.alias.text
        inner = scope.lost(name) if is_hiding(node.alias, scope) else scope.bind(name, variable)
    where, inner = narrowed(node.where, inner)
    return EventMatch(names, variable.name, where, span=node.span), inner
