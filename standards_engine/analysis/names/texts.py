"""The names in the braces of a message."""

from __future__ import annotations

import re

from standards_engine.analysis.names.expressions import read_expression
from standards_engine.analysis.names.gathering import Gathered
from standards_engine.analysis.names.hand import Hand
from standards_engine.language import nodes as syntax
from standards_engine.language import parse_expression

_PIECE = re.compile(r"\{([^{}]*)\}")


def read_message(node: syntax.Wording, hand: Hand, to: Gathered) -> None:
    """Of every translation."""
    for text in (node.plain, *(each.text for each in node.translations)):
        source = text.span.source
        for piece in _PIECE.finditer(source.text, text.span.start, text.span.end):
            parsed = parse_expression(source, piece.start(1), piece.end(1))
            read_expression(parsed.expression, hand, to)
