"""Offsets and spans as the protocol's lines and columns, and files as its addresses.

The protocol counts lines from 0, and columns in the units that editor and server agreed on: an
emoji is one character here and two units of UTF-16.
"""

from __future__ import annotations

import os
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.workspace import PositionCodec

from standards_engine.frozen import frozen
from standards_engine.source import Source, Span


@frozen
class Places:
    codec: PositionCodec

    def position(self, source: Source, offset: int) -> types.Position:
        line = source.line_at(offset)
        start = source.line_start(line)
        return types.Position(line - 1, self.codec.client_num_units(source.text[start:offset]))

    def range(self, span: Span) -> types.Range:
        first = self.position(span.source, span.start)
        return types.Range(first, self.position(span.source, span.end))

    def offset(self, source: Source, position: types.Position) -> int:
        """The offset, within the line; a line behind the last is the end of the text."""
        if position.line >= source.lines:
            return len(source.text)
        start, text = source.line_start(position.line + 1), source.line_text(position.line + 1)
        return start + self._characters(text, position.character)

    def _characters(self, text: str, units: int) -> int:
        if text.isascii():
            return min(units, len(text))
        for index, character in enumerate(text):
            units -= self.codec.client_num_units(character)
            if units < 0:
                return index
        return len(text)


def file_of(uri: str) -> str:
    """The path of a file, which its source is named by; a text that is no file keeps its address.

    Links are followed, so that a file has one name by whichever way it is reached.
    """
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return uri if path is None else os.path.realpath(path)


def uri_of(file: str) -> str:
    is_path = Path(file).is_absolute()
    return (uris.from_fs_path(file) if is_path else None) or file
