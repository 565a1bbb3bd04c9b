"""The changes that mend a fault, offered where it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.base import Edit
from standards_engine.editor.faults import faults_of, is_doubt, shown
from standards_engine.editor.session import Asked, Session
from standards_engine.language import language_of
from standards_engine.source import Span
from standards_engine.wording import say


def fixes(asked: Asked, end: int, session: Session) -> list[types.CodeAction]:
    """For the faults of the file between the place asked about and `end`."""
    near = list(_near(asked, end))
    mended = [_action(each, each.edit, session) for each in near if each.edit is not None]
    return [*mended, *(_silence(each, asked, session) for each in near if is_doubt(each))]


def _near(asked: Asked, end: int) -> Iterator[Diagnostic]:
    for fault in faults_of(asked.program):
        span = fault.span
        if span is None or span.source.name != asked.file:
            continue
        if span.start <= end and asked.offset <= max(span.end, span.start + 1):
            yield fault


def _action(fault: Diagnostic, edit: Edit, session: Session) -> types.CodeAction:
    return _made(_title(edit), fault, edit, session, is_preferred=True)


def _silence(fault: Diagnostic, asked: Asked, session: Session) -> types.CodeAction:
    """A comment on a line of its own before the doubt; its reason is left to be written."""
    source = asked.program.root.source
    assert fault.span is not None
    start = source.line_start(fault.span.line)
    text = source.line_text(fault.span.line)
    indent = text[: len(text) - len(text.lstrip())]
    comment = _COMMENTS[language_of(source.text)].format(code=fault.code())
    edit = Edit(Span(source, start, start), f"{indent}{comment}\n")
    title = say("Allow `{code}` here, for a reason that you write", code=fault.code())
    return _made(title, fault, edit, session, is_preferred=False)


_COMMENTS = {"en": "# lint: allow {code} because ", "zh": "# lint: 允许 {code} 因为："}
"""In the language of the file."""


def _made(
    title: str, fault: Diagnostic, edit: Edit, session: Session, *, is_preferred: bool
) -> types.CodeAction:
    change = types.TextEdit(session.places.range(edit.span), edit.text)
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown(fault, session.places)],
        edit=types.WorkspaceEdit(changes={session.uri(edit.span.source.name): [change]}),
        is_preferred=is_preferred,
    )


def _title(edit: Edit) -> str:
    old, new = _one_line(edit.span.text), _one_line(edit.text)
    if not new:
        return say("Take out `{old}`", old=old)
    return say("Put in `{new}`", new=new) if not old else say("Write `{new}`", new=new)


def _one_line(text: str) -> str:
    return " ".join(text.split())
