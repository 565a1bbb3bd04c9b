"""Faults as JSON: what they are, where, and the change that would mend them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from standards_engine.diagnostics import Diagnostic, Edit
from standards_engine.source import Span


def render(found: Iterable[Diagnostic]) -> str:
    """A list, in the order given. Lines and columns count from 1, columns in characters."""
    return json.dumps([_fault(each) for each in found], ensure_ascii=False, indent=2)


def _fault(fault: Diagnostic) -> dict[str, object]:
    return {
        "code": fault.code(),
        "level": str(fault.level),
        "message": fault.message,
        "help": fault.help,
        **(_place(fault.span) if fault.span is not None else _NOWHERE),
        "edit": None if fault.edit is None else _edit(fault.edit),
    }


_NOWHERE: dict[str, object] = dict.fromkeys(("path", "line", "column", "end"))


def _place(span: Span) -> dict[str, object]:
    """`end` is the place behind the last character."""
    source = span.source
    end = {"line": source.line_at(span.end), "column": source.column_at(span.end)}
    return {"path": source.name, "line": span.line, "column": span.column, "end": end}


def _edit(edit: Edit) -> dict[str, object]:
    return {**_place(edit.span), "text": edit.text, "safe": edit.safe}
