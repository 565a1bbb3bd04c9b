"""All names of a few files, declaration by declaration."""

from __future__ import annotations

from collections.abc import Mapping

from standards_engine.analysis.names.declared import Declared
from standards_engine.analysis.names.examples import read_example, read_rule_name
from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand, Held
from standards_engine.analysis.names.index import Index
from standards_engine.analysis.names.records import read_record, read_table
from standards_engine.analysis.names.rules import read_rule
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.language import nodes as syntax
from standards_engine.source import Span

_RULES = syntax.StandardDeclaration | syntax.ConstraintDeclaration


def names_of(known: Declared) -> Index:
    to = Gathered()
    rules = _rules(known, to)
    for tree in known.trees:
        if tree.header is not None:
            to.declare(tree.header.name, Kind.RULESET)
        for node in tree.declarations:
            if not isinstance(node, _RULES):
                _declaration(node, known, rules, to)
    return Index(tuple(to.found))


def _rules(known: Declared, to: Gathered) -> dict[str, Hand]:
    """By the first rule of each name, what its conditions can read."""
    found: dict[str, Hand] = {}
    for tree in known.trees:
        for node in tree.declarations:
            if isinstance(node, _RULES):
                found.setdefault(node.name.text, read_rule(node, _hand_of(node, known), to))
    return found


def _hand_of(
    node: syntax.StandardDeclaration | syntax.ConstraintDeclaration, known: Declared
) -> Hand:
    if isinstance(node, syntax.StandardDeclaration):
        return Hand(known).holding("case", Held((known.records.case,)))
    plan = known.records.entities.get("plan")
    hand = Hand(known, of_plan=True, of_log=False)
    return hand.holding("plan", Held((plan,))) if plan else hand


def _declaration(
    node: syntax.Declaration, known: Declared, rules: Mapping[str, Hand], to: Gathered
) -> None:
    anywhere = _anywhere(known)
    match node:
        case syntax.Use():
            _use(node, known, anywhere, to)
        case syntax.Parameter(name, value):
            to.declare(name, Kind.PARAMETER)
            read_expression(value, anywhere, to)
        case syntax.Define(name, value):
            to.declare(name, Kind.DEFINITION)
            read_expression(value, anywhere, to)
        case syntax.CalendarDeclaration(name):
            to.declare(name, Kind.CALENDAR)
        case syntax.CaseEndsAt(events):
            for event in events:
                to.use_name(event, Kind.EVENT, known=event.text in known.events)
        case syntax.EachHas() | syntax.EventDeclaration():
            read_record(node, known, to)
        case syntax.TableDeclaration():
            read_table(node, anywhere, to)
        case syntax.ExampleDeclaration():
            read_example(node, known, to)
        case syntax.Waive(rule, where):
            read_rule_name(rule, known, to)
            read_expression(where, rules.get(rule.text, anywhere), to)
        case _:
            return


def _anywhere(known: Declared) -> Hand:
    """What a definition can read: it is used in standards and in constraints."""
    hand = Hand(known, of_plan=True).holding("case", Held((known.records.case,)))
    plan = known.records.entities.get("plan")
    return hand.holding("plan", Held((plan,))) if plan else hand


def _use(node: syntax.Use, known: Declared, hand: Hand, to: Gathered) -> None:
    """What it names is the name of a file, found from where the user lies."""
    first, last = node.path[0].span, node.path[-1].span
    path = ".".join(name.text for name in node.path)
    whole = Span(first.source, first.start, last.end)
    to.use(whole, Symbol(Kind.FILE, path, first.source.name))
    for setting in node.settings:
        to.use_name(setting.name, Kind.PARAMETER, known=setting.name.text in known.parameters)
        read_expression(setting.value, hand, to)
