"""The message that a rule's author wrote, with what is filled in."""

from __future__ import annotations

from standards_engine.rules.expressions import Expression
from standards_engine.rules.in_words.telling import Telling
from standards_engine.rules.in_words.values import value
from standards_engine.rules.nodes import Message
from standards_engine.wording import say


def message(of: Message | None, telling: Telling) -> str | None:
    if of is None:
        return None
    parts, _ = of.said
    shown = (part if isinstance(part, str) else f"{{{_written(part, telling)}}}" for part in parts)
    return say('A violation is reported as "{message}".', message="".join(shown))


def _written(of: Expression, telling: Telling) -> str:
    """As its author wrote it, where that is known."""
    return value(of, telling) if of.span is None else " ".join(of.span.text.split())
