"""What a finding says."""

from __future__ import annotations

from standards_engine.judge.expressions import evaluate
from standards_engine.judge.plan.scope import PlanScope
from standards_engine.judge.plan.words import in_words
from standards_engine.rules.nodes import Constraint
from standards_engine.wording import both, say, speaking


def violated_message(constraint: Constraint, entity: str, scope: PlanScope) -> str:
    """The constraint's own message with its values, else its title."""
    if constraint.message is None:
        return say("{entity}: {sentence}", entity=entity, sentence=_title(constraint))
    currency = scope.around.currency
    parts, language = constraint.message.said
    with speaking(language):
        return "".join(
            part if isinstance(part, str) else in_words(evaluate(part, scope), part.type, currency)
            for part in parts
        )


def unproven_message(constraint: Constraint, entity: str, needs: tuple[str, ...]) -> str:
    """`needs` in words."""
    return say(
        "{entity}: not proven without {needs} ({sentence})",
        entity=entity,
        needs=both(needs),
        sentence=_title(constraint),
    )


def _title(constraint: Constraint) -> str:
    if constraint.title is not None:
        return say("not shown that {title}", title=_uncapitalised(constraint.title.said))
    return say("`{name}` does not hold", name=constraint.name)


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
