"""Faults as GitHub Actions reads them, to be shown beside the lines of a change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from standards_engine.diagnostics import Diagnostic, is_error
from standards_engine.reports.annotations import Annotation, Level, commands
from standards_engine.source import Span


def render(found: Iterable[Diagnostic]) -> str:
    """One workflow command a line: `::warning file=…,line=…,col=…,title=…::message`."""
    return commands(map(_annotation, found))


def _annotation(of: Diagnostic) -> Annotation:
    text = of.message if of.help is None else f"{of.message}\n{of.help}"
    level: Level = "error" if is_error(of) else "warning"
    told = Annotation(level=level, title=of.code(), message=text)
    return told if of.span is None else _at(of.span, told)


def _at(span: Span, of: Annotation) -> Annotation:
    source, end = span.source, span.end
    return replace(
        of,
        path=source.name,
        line=span.line,
        column=span.column,
        end_line=source.line_at(end),
        end_column=source.column_at(end),
    )
