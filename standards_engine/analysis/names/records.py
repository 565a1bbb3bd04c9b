"""The names in declarations of events, of fields, and of tables."""

from __future__ import annotations

import re

from standards_engine.analysis.names.declared import Declared
from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.language import nodes as syntax
from standards_engine.source import Span

_PLAIN = ("case", "event")


def read_record(
    node: syntax.EachHas | syntax.EventDeclaration, known: Declared, to: Gathered
) -> None:
    match node:
        case syntax.EventDeclaration(name):
            owner = name.text
            to.declare(name, Kind.EVENT)
        case syntax.EachHas(record):
            owner = record.text
            _thing(record, known, to)
    for field in node.fields:
        to.declare(field.name, Kind.FIELD, owner)
        _type(field.type, known, to)


def _thing(name: syntax.Name, known: Declared, to: Gathered) -> None:
    """A thing that plans have anyway is described further; a firm's own is declared so."""
    if name.text in _PLAIN:
        return
    inside = syntax.Name(name.text, span=_inside(name))
    if known.records.vocabulary.record(name.text) is not None:
        to.use(inside.span, Symbol(Kind.ENTITY, name.text))
    else:
        to.declare(inside, Kind.ENTITY)


def _inside(name: syntax.Name) -> Span:
    """The name alone: its node spans all of `each role has`."""
    whole = name.span
    found = re.search(rf"(?<=\S)(\s*)(`?{re.escape(name.text)}`?)", whole.text)
    if found is None:
        return whole
    return Span(whole.source, whole.start + found.start(2), whole.start + found.end(2))


def _type(node: syntax.TypeNode, known: Declared, to: Gathered) -> None:
    match node:
        case syntax.ListType(element):
            _type(element, known, to)
        case syntax.NamedType(name):
            is_known = name in known.records.entities
            to.use(node.span, *([Symbol(Kind.ENTITY, name)] if is_known else ()))
        case _:
            return


def read_table(node: syntax.TableDeclaration, hand: Hand, to: Gathered) -> None:
    to.declare(node.name, Kind.TABLE)
    for argument in node.arguments:
        to.declare(argument, Kind.ARGUMENT, node.name.text)
    for row in node.rows:
        read_expression(row.value, hand, to)
