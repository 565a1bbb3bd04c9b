"""A file in its one layout."""

from __future__ import annotations

from lsprotocol import types

from standards_engine.editor.programs import Program
from standards_engine.editor.session import Session
from standards_engine.language.layout import formatted
from standards_engine.source import Span


def formatted_text(program: Program, session: Session) -> list[types.TextEdit]:
    """Nothing where it has faults of writing: what is not understood is not laid out."""
    source = program.root.source
    text = formatted(source).text
    if text is None or text == source.text:
        return []
    whole = Span(source, 0, len(source.text))
    return [types.TextEdit(session.places.range(whole), text)]
