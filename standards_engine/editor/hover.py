"""What a name or a word stands for, in plain words."""

from __future__ import annotations

import os

from lsprotocol import types

from standards_engine.editor.completion.here import begun_at
from standards_engine.editor.described import described
from standards_engine.editor.places import uri_of
from standards_engine.editor.session import Asked, Session
from standards_engine.editor.words import words
from standards_engine.language import language_of
from standards_engine.language.keywords import keywords
from standards_engine.language.scanner import Candidate
from standards_engine.language.so_far import read_so_far
from standards_engine.resources import resource
from standards_engine.source import Source, Span
from standards_engine.wording import say, spoken

_MOST_BEHIND = 400
"""A word lies so near; what stands further behind does not decide what it is."""


def hover(asked: Asked, session: Session) -> types.Hover | None:
    found = asked.program.index.at(asked.file, asked.offset)
    if found is not None:
        text = "\n\n---\n\n".join(described(symbol, asked.program) for symbol in found.symbols)
        if text:
            return _shown(text, found.span, session)
    return _of_keyword(asked, session)


def _shown(text: str, span: Span, session: Session) -> types.Hover:
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, session.places.range(span))


def _of_keyword(asked: Asked, session: Session) -> types.Hover | None:
    source = asked.program.root.source
    token, start = _token_at(source, asked.offset)
    if token is None or token.terminal not in (meanings := words(spoken()).meaning):
        return None
    sentence, page = meanings[token.terminal]
    span = Span(source, start + token.start, start + token.end)
    return _shown(f"{sentence}\n\n{_link(page)}", span, session)


def _token_at(source: Source, offset: int) -> tuple[Candidate | None, int]:
    """The word that an offset lies in, and where the declaration around it begins."""
    table = keywords(language_of(source.text))
    begun = begun_at(source.text, offset, table)
    if begun is None:
        return None, 0
    start = offset - len(begun.text)
    text = source.text[start : offset + _MOST_BEHIND]
    tokens = read_so_far(Source("", text), table, 0, len(text)).tokens
    inside = (each for each in tokens if each.start <= offset - start <= each.end)
    return next(inside, None), start


def _link(page: str) -> str:
    path = os.path.realpath(resource("docs", "language.md"))
    return f"[{say('more in the language reference')}]({uri_of(path)}#{page})"
