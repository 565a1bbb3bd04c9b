"""Suggestions as the protocol's items."""

from __future__ import annotations

from lsprotocol import types

from standards_engine.editor.completion.suggestion import Suggestion
from standards_engine.editor.places import Places
from standards_engine.source import Span

_FORMATS = {True: types.InsertTextFormat.Snippet, False: types.InsertTextFormat.PlainText}


def item(suggestion: Suggestion, span: Span, places: Places) -> types.CompletionItem:
    """`span` holds what is typed of it already."""
    text = suggestion.label if suggestion.text is None else suggestion.text
    return types.CompletionItem(
        label=suggestion.label,
        kind=suggestion.look,
        detail=suggestion.detail,
        documentation=suggestion.note,
        sort_text=f"{suggestion.rank}",
        filter_text=suggestion.label if suggestion.snippet else text.strip(),
        insert_text_format=_FORMATS[suggestion.snippet],
        text_edit=types.TextEdit(places.range(span), text),
    )
