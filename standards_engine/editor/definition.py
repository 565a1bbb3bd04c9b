"""Where a name is declared, in whichever file; of a ruleset in use, its file."""

from __future__ import annotations

from lsprotocol import types

from standards_engine.analysis.names import Kind, Occurrence, Symbol
from standards_engine.editor.session import Asked, Session
from standards_engine.source import Source, Span


def definitions(asked: Asked, session: Session) -> list[types.Location]:
    found = asked.program.index.at(asked.file, asked.offset)
    if found is None:
        return []
    spans = [each.span for each in asked.program.index.declarations(found.symbols)]
    spans += [span for symbol in found.symbols if (span := _file(symbol, found, asked))]
    return [location(span, session) for span in spans]


def location(span: Span, session: Session) -> types.Location:
    return types.Location(session.uri(span.source.name), session.places.range(span))


def _file(symbol: Symbol, found: Occurrence, asked: Asked) -> Span | None:
    """The name that the file in use gives itself, or its beginning."""
    if symbol.kind is not Kind.FILE:
        return None
    tree = asked.program.used(symbol.name.split("."), found.span.source)
    if tree is None:
        return None
    return tree.header.name.span if tree.header else _beginning(tree.source)


def _beginning(source: Source) -> Span:
    return Span(source, 0, 0)
