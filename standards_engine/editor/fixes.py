"""The changes that mend a fault, offered where it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.base import Edit
from standards_engine.editor.faults import faults_of, shown
from standards_engine.editor.session import Asked, Session
from standards_engine.wording import say


def fixes(asked: Asked, end: int, session: Session) -> list[types.CodeAction]:
    """For the faults of the file between the place asked about and `end`."""
    return [
        action
        for fault in _near(asked, end)
        if (edit := fault.edit) is not None
        for action in _action(fault, edit, session)
    ]


def _near(asked: Asked, end: int) -> Iterator[Diagnostic]:
    for fault in faults_of(asked.program):
        span = fault.span
        if span is None or span.source.name != asked.file:
            continue
        if span.start <= end and asked.offset <= max(span.end, span.start + 1):
            yield fault


def _action(fault: Diagnostic, edit: Edit, session: Session) -> Iterator[types.CodeAction]:
    places, file = session.places, edit.span.source.name
    change = types.TextEdit(places.range(edit.span), edit.text)
    yield types.CodeAction(
        title=_title(edit),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown(fault, places)],
        edit=types.WorkspaceEdit(changes={session.uri(file): [change]}),
        is_preferred=True,
    )


def _title(edit: Edit) -> str:
    old, new = _one_line(edit.span.text), _one_line(edit.text)
    if not new:
        return say("Take out `{old}`", old=old)
    return say("Put in `{new}`", new=new) if not old else say("Write `{new}`", new=new)


def _one_line(text: str) -> str:
    return " ".join(text.split())
