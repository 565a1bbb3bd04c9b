"""A file in its one layout."""

from __future__ import annotations

from lsprotocol import types

from standards_engine.editor.programs import Program
from standards_engine.editor.session import Session
from standards_engine.language.layout import RulesWouldChange, formatted
from standards_engine.source import Span


def formatted_text(program: Program, session: Session) -> list[types.TextEdit]:
    """Nothing where it has faults of writing, or would not say the same: it stays as it is."""
    source = program.root.source
    try:
        text = formatted(source).text
    except RulesWouldChange:
        return []
    if text is None or text == source.text:
        return []
    whole = Span(source, 0, len(source.text))
    return [types.TextEdit(session.places.range(whole), text)]
