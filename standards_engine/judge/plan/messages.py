"""What a finding says."""

from __future__ import annotations

from standards_engine.judge.expressions import evaluate
from standards_engine.judge.plan.scope import PlanScope
from standards_engine.judge.plan.words import in_words
from standards_engine.rules.nodes import Constraint


def violated_message(constraint: Constraint, entity: str, scope: PlanScope) -> str:
    """The constraint's own message with its values, else its title."""
    if constraint.message is None:
        return f"{entity}: {_title(constraint)}"
    currency = scope.around.currency
    return "".join(
        part if isinstance(part, str) else in_words(evaluate(part, scope), part.type, currency)
        for part in constraint.message.said
    )


def unproven_message(constraint: Constraint, entity: str, needs: tuple[str, ...]) -> str:
    """`needs` in words."""
    return f"{entity}: not proven without {' and '.join(needs)} ({_title(constraint)})"


def _title(constraint: Constraint) -> str:
    if constraint.title is not None:
        return f"not shown that {_uncapitalised(constraint.title.said)}"
    return f"`{constraint.name}` does not hold"


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
