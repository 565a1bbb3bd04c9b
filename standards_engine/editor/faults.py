"""Faults and doubts as an editor shows them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lsprotocol import types

from standards_engine.analysis.idle_lines import idle_lines
from standards_engine.analysis.refused import refused
from standards_engine.diagnostics import Diagnostic, Level
from standards_engine.editor.places import Places, uri_of
from standards_engine.editor.programs import Program
from standards_engine.resources import resource
from standards_engine.rules.nodes import Ruleset
from standards_engine.wording import say

SOURCE = "standards"
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
}


def faults_of(program: Program) -> tuple[Diagnostic, ...]:
    """All that is wrong or doubtful in a file and what it uses; what has no place is not shown."""
    checked = program.checked
    doubts = () if checked.ruleset is None else tuple(_doubts(checked.ruleset))
    found = (*checked.diagnostics, *doubts)
    return tuple(each for each in found if each.span is not None)


def _doubts(ruleset: Ruleset) -> Iterator[Diagnostic]:
    yield from refused(ruleset)
    yield from idle_lines(ruleset)


def shown(fault: Diagnostic, places: Places) -> types.Diagnostic:
    assert fault.span is not None
    message = fault.message
    if fault.help:
        message += "\n" + say("help: {help}", help=fault.help)
    return types.Diagnostic(
        range=places.range(fault.span),
        message=message,
        severity=_SEVERITIES[fault.level],
        code=fault.code(),
        code_description=_page(fault.code()),
        source=SOURCE,
    )


def _page(code: str) -> types.CodeDescription | None:
    path = resource("docs", "diagnostics", f"{code}.md")
    return types.CodeDescription(uri_of(os.path.realpath(path))) if path.is_file() else None
