"""`message "{service.name} rests on no study"`: text with expressions in braces."""

from __future__ import annotations

import re

from standards_engine.diagnostics.types import WrongType
from standards_engine.language import nodes as syntax
from standards_engine.language import parse_expression
from standards_engine.rules.expressions import Expression
from standards_engine.rules.from_syntax.expressions import check_asked
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Message
from standards_engine.rules.nodes.standards import MessageParts
from standards_engine.rules.types import Record, describe
from standards_engine.wording import say

_PIECE = re.compile(r"\{([^{}]*)\}")
_LINE_END = re.compile(r"\s*\n\s*")


def check_message(node: syntax.Wording, scope: Scope) -> Message:
    """Each translation has braces of its own, checked alike."""
    translations = ((each.language, _parts(each.text, scope)) for each in node.translations)
    return Message(_parts(node.plain, scope), tuple(translations))


def _parts(node: syntax.String, scope: Scope) -> MessageParts:
    """The pieces of the text as written, so that faults are shown where they stand."""
    source, parts = node.span.source, list[str | Expression]()
    offset, end = node.span.start + 1, node.span.end - 1
    for piece in _PIECE.finditer(source.text, offset, end):
        parts.append(_plain(source.text[offset : piece.start()]))
        value = _value(node, piece.start(1), piece.end(1), scope)
        if value is not None:
            parts.append(value)
        offset = piece.end()
    parts.append(_plain(source.text[offset:end]))
    return tuple(part for part in parts if part != "")


def _plain(text: str) -> str:
    return _LINE_END.sub(" ", text)


def _value(node: syntax.String, start: int, end: int, scope: Scope) -> Expression | None:
    parsed = parse_expression(node.span.source, start, end, scope.file.own_names)
    for fault in parsed.diagnostics:
        scope.report(fault)
    if parsed.expression is None:
        return None
    value = check_asked(parsed.expression, scope)
    if value is not None and isinstance(value.type, Record):
        hint = say("name one of its fields, such as `{{service.name}}`")
        place, wanted, found = say("a message"), say("a value"), describe(value.type)
        span = value.span
        scope.report(WrongType(place=place, wanted=wanted, found=found, hint=hint, span=span))
        return None
    return value
