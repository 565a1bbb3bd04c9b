"""Faults as GitHub Actions reads them, to be shown beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable

from standards_engine.diagnostics import Diagnostic

_IN_VALUES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_VALUES, ":": "%3A", ",": "%2C"}


def render(found: Iterable[Diagnostic]) -> str:
    """One workflow command a line: `::warning file=…,line=…,col=…,title=…::message`."""
    return "\n".join(map(_command, found))


def _command(fault: Diagnostic) -> str:
    where = {"title": fault.code()}
    if fault.span is not None:
        source, end = fault.span.source, fault.span.end
        where = {
            "file": source.name,
            "line": str(fault.span.line),
            "endLine": str(source.line_at(end)),
            "col": str(fault.span.column),
            "endColumn": str(source.column_at(end)),
            **where,
        }
    properties = ",".join(
        f"{name}={_escaped(each, _IN_PROPERTIES)}" for name, each in where.items()
    )
    text = fault.message if fault.help is None else f"{fault.message}\n{fault.help}"
    return f"::{fault.level} {properties}::{_escaped(text, _IN_VALUES)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(char, char) for char in text)
