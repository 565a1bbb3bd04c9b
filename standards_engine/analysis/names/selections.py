"""`visited`, `any of a, b`, with `as` and `where`."""

from __future__ import annotations

from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand, Held
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.language import nodes as syntax


def read_selection(node: syntax.EventSelection, hand: Hand, to: Gathered) -> Hand:
    """What is in hand once the events are."""
    events = hand.declared.records.events
    for name in node.events:
        to.use_name(name, Kind.EVENT, known=name.text in events)
    records = tuple(events[name.text].record for name in node.events if name.text in events)
    inner = hand
    if node.alias is not None:
        held = Held(records, (to.declare_here(node.alias, Kind.ALIAS),))
        inner = hand.holding(node.alias.text, held)
    else:
        for name in node.events:
            symbol = Symbol(Kind.EVENT, name.text)
            inner = inner.holding(name.text, Held(records, (symbol,) if records else ()))
    read_expression(node.where, inner, to)
    return inner
