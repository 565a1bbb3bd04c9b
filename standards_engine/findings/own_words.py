"""The message that a rule's author wrote, with its expressions filled in."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.retold import retold
from standards_engine.findings.trigger import trigger_scope
from standards_engine.judge.expressions import Range, Scope, Unknown, evaluate
from standards_engine.judge.expressions.values import whole
from standards_engine.judge.groups import text_of
from standards_engine.logs.events import Case
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import Ruleset, Standard
from standards_engine.rules.types import Duration, OneOf, Text
from standards_engine.wording import say, speaking


def own_message(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, ordinal: int
) -> str | None:
    """Filled in as of the trigger; None where the rule has no message."""
    if standard.message is None:
        return None
    scope = trigger_scope(standard, case, ruleset, as_of, ordinal)
    if scope is None:
        return None
    parts, language = standard.message.said
    with speaking(language):
        return "".join(_part(part, scope, standard.zone) for part in parts)


def _part(part: str | Expression, scope: Scope, zone: str) -> str:
    if isinstance(part, str):
        return part
    value = evaluate(part, scope)
    if isinstance(value, Unknown | Range):
        return say("(unknown)")
    if isinstance(part.type, Duration):
        return words.duration(whole(value))
    text = text_of(value, part.type, zone)
    return text if isinstance(part.type, Text | OneOf) else retold(text)
