"""Every place that a name stands at, in all files around that read the same rules."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from standards_engine.analysis.names import Kind, Symbol
from standards_engine.editor.definition import location
from standards_engine.editor.programs import Program
from standards_engine.editor.session import Asked, Session
from standards_engine.source import Span

LOCAL = (Kind.ALIAS, Kind.EXCEPTION, Kind.ARGUMENT)


def references(asked: Asked, session: Session, *, declarations: bool) -> list[types.Location]:
    found = asked.program.index.at(asked.file, asked.offset)
    if found is None:
        return []
    symbols = frozenset(found.symbols)
    places = (
        each.span
        for program in programs_of(symbols, asked.program, session)
        for each in program.index.of(symbols)
        if declarations or not each.declares
    )
    return [location(span, session) for span in each_once(places)]


def programs_of(
    symbols: frozenset[Symbol], program: Program, session: Session
) -> tuple[Program, ...]:
    """All programs that know the symbols: those that read a file which declares them."""
    if all(symbol.kind in LOCAL for symbol in symbols):
        return (program,)
    files = {each.span.source.name for each in program.index.declarations(symbols)}
    found = {program.name: program}
    for file in sorted(files or {program.name}):
        found.update((each.name, each) for each in session.programs.with_file(file))
    return tuple(found.values())


def each_once(spans: Iterator[Span]) -> list[Span]:
    return list({(span.source.name, span.start): span for span in spans}.values())
