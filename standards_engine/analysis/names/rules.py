"""The names in standards and constraints, and what their parts can read."""

from __future__ import annotations

from typing import assert_never

from standards_engine.analysis.names.expressions import read_all, read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand, Held
from standards_engine.analysis.names.limits import read_modifiers
from standards_engine.analysis.names.selections import read_selection
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.analysis.names.texts import read_message
from standards_engine.language import nodes as syntax
from standards_engine.rules.types import Record
from standards_engine.source import Span

_Rule = syntax.StandardDeclaration | syntax.ConstraintDeclaration
_Trigger = (
    syntax.ForEach
    | syntax.ForEachCase
    | syntax.ForEachPeriod
    | syntax.ForThePlan
    | syntax.ForEachStandard
)
_Pattern = syntax.Expect | syntax.Forbid | syntax.Require


def read_rule(node: _Rule, hand: Hand, to: Gathered) -> Hand:
    """What the conditions of the rule can read is given back, for its waivers."""
    of_plan = isinstance(node, syntax.ConstraintDeclaration)
    to.declare(node.name, Kind.CONSTRAINT if of_plan else Kind.STANDARD)
    for clause in node.clauses:
        if isinstance(clause, _Trigger):
            hand = _trigger(clause, hand, to)
    for clause in node.clauses:
        if not isinstance(clause, _Trigger):
            _clause(clause, node.name.text, hand, to)
    return hand


def _trigger(node: _Trigger, hand: Hand, to: Gathered) -> Hand:
    match node:
        case syntax.ForEach():
            inner = _things(node, hand, to) if hand.of_plan else _events(node, hand, to)
            read_expression(node.where, inner, to)
            return inner
        case syntax.ForEachPeriod():
            read_all(node.by, hand, to)
            return hand
        case syntax.ForEachStandard(where):
            record = hand.declared.records.entities.get("standard")
            inner = hand.holding("standard", Held((record,) if record else ()))
            read_expression(where, inner, to)
            return inner
        case syntax.ForEachCase(where) | syntax.ForThePlan(where):
            read_expression(where, hand, to)
            return hand
        case _:
            assert_never(node)


def _events(node: syntax.ForEach, hand: Hand, to: Gathered) -> Hand:
    events = (*node.path, *node.others)
    selection = syntax.EventSelection(events, node.alias, None, span=node.span)
    inner = read_selection(selection, hand, to)
    if node.not_followed_by is not None:
        read_selection(node.not_followed_by, inner, to)
    read_expression(node.within, inner, to)
    return inner


def _things(node: syntax.ForEach, hand: Hand, to: Gathered) -> Hand:
    """`for each service`, `for each plan.services.needs as need`: from the first name on."""
    first, *rest = node.path
    held = hand.held.get(first.text) or hand.entity(first.text)
    to.use(first.span, *held.symbols)
    for name in rest:
        held = hand.field_of(held, name.text)
        to.use(name.span, *held.symbols)
    records: tuple[Record, ...] = held.records
    if node.alias is not None:
        symbol = to.declare_here(node.alias, Kind.ALIAS)
        return hand.holding(node.alias.text, Held(records, (symbol,)))
    if not records:
        return hand
    symbol = Symbol(Kind.ENTITY, records[0].name)
    return hand.holding(records[0].name, Held(records, (symbol,)))


def _clause(node: syntax.Clause, rule: str, hand: Hand, to: Gathered) -> None:
    match node:
        case syntax.Expect() | syntax.Forbid() | syntax.Require():
            _pattern(node, hand, to)
        case syntax.Except(name, when, outcome):
            to.declare(name, Kind.EXCEPTION, rule)
            read_expression(when, hand, to)
            if isinstance(outcome, _Pattern):
                _pattern(outcome, hand, to)
        case syntax.Pause(start, end):
            read_selection(end, read_selection(start, hand, to), to)
        case syntax.PauseWhile(condition):
            read_expression(condition, _any_row(hand), to)
        case syntax.ClockRunsDuring(choices):
            for choice in choices:
                known = choice.calendar.text in hand.declared.calendars
                to.use_name(choice.calendar, Kind.CALENDAR, known=known)
                read_expression(choice.when, hand, to)
        case syntax.CancelledBy(selection):
            read_selection(selection, hand, to)
        case syntax.RestartedBy(selection, start):
            read_expression(start, read_selection(selection, hand, to), to)
        case syntax.ReopenedBy(selection):
            read_selection(selection, hand, to)
            _named_again(node, to)
        case syntax.Goal(_, _, instant, by):
            read_expression(instant, hand, to)
            read_all(by, hand, to)
        case syntax.TextClause(syntax.TextClauseWord.MESSAGE, text):
            read_message(text, hand, to)
        case _:
            return


def _pattern(node: _Pattern, hand: Hand, to: Gathered) -> None:
    match node:
        case syntax.Expect(selections, modifiers):
            inner = hand
            for selection in selections:
                inner = read_selection(selection, inner, to)
            read_modifiers(modifiers, hand, to)
        case syntax.Forbid(selection, modifiers):
            read_selection(selection, hand, to)
            read_modifiers(modifiers, hand, to)
        case syntax.Require(condition, _, enough_of):
            read_expression(condition, hand, to)
            if enough_of is not None:
                read_selection(enough_of, hand, to)
        case _:
            assert_never(node)


def _any_row(hand: Hand) -> Hand:
    """`event` in `pause while` is a row of any event."""
    records = tuple(event.record for event in hand.declared.records.events.values())
    return hand.holding("event", Held(records))


def _named_again(node: syntax.ReopenedBy, to: Gathered) -> None:
    """`reopened by E each E counts as new`: the second name is part of the keyword."""
    source, event = node.span.source, node.selection.events[0]
    at = source.text.find(event.span.text, node.selection.span.end, node.span.end)
    if not node.resume and at >= 0:
        again = Span(source, at, at + len(event.span.text))
        to.use(again, Symbol(Kind.EVENT, event.text))
