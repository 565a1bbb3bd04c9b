"""Faults and doubts as an editor shows them."""

from __future__ import annotations

import os
from dataclasses import replace

from lsprotocol import types

from standards_engine.analysis.lint import codes, doubts, unsilenced
from standards_engine.analysis.refused import refused
from standards_engine.diagnostics import Diagnostic, Level
from standards_engine.editor.places import Places, uri_of
from standards_engine.editor.programs import Program
from standards_engine.resources import resource
from standards_engine.source import Source, Span
from standards_engine.wording import say

SOURCE = "standards"


def faults_of(program: Program) -> tuple[Diagnostic, ...]:
    """All that is wrong in a file and what it uses, and what is doubtful in it, unless silenced."""
    checked, source = program.checked, program.root.source
    found = list(checked.diagnostics)
    if checked.ruleset is not None:
        found += (
            each
            for each in (*refused(checked.ruleset), *doubts(checked.ruleset))
            if each.span is None or each.span.source is source
        )
    kept = unsilenced(found, [source], codes(), whole=checked.ruleset is not None)
    return tuple(_placed(each, program) for each in kept)


def is_doubt(fault: Diagnostic) -> bool:
    """Whether it is hardly a fault, and a comment may allow it."""
    return fault.level is not Level.ERROR and fault.code() in codes()


def _placed(fault: Diagnostic, program: Program) -> Diagnostic:
    """What is about a file as a whole is shown where the file is named."""
    if fault.span is not None:
        return fault
    tree = program.root.tree
    return replace(fault, span=tree.header.name.span if tree.header else _beginning(tree.source))


def _beginning(source: Source) -> Span:
    return Span(source, 0, 0)


def shown(fault: Diagnostic, places: Places) -> types.Diagnostic:
    assert fault.span is not None
    message = fault.message
    if fault.help:
        message += "\n" + say("help: {help}", help=fault.help)
    return types.Diagnostic(
        range=places.range(fault.span),
        message=message,
        severity=_severity(fault),
        code=fault.code(),
        code_description=_page(fault.code()),
        source=SOURCE,
    )


def _severity(fault: Diagnostic) -> types.DiagnosticSeverity:
    if fault.level is Level.ERROR:
        return types.DiagnosticSeverity.Error
    is_said = types.DiagnosticSeverity.Information
    return is_said if is_doubt(fault) else types.DiagnosticSeverity.Warning


def _page(code: str) -> types.CodeDescription | None:
    path = resource("docs", "diagnostics", f"{code}.md")
    return types.CodeDescription(uri_of(os.path.realpath(path))) if path.is_file() else None
