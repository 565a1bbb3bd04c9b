"""What a finding says."""

from __future__ import annotations

from standards_engine.diagnostics.phrases import joined
from standards_engine.judge.expressions import evaluate
from standards_engine.judge.expressions.levels import ONE_UNIT_OF_TIME
from standards_engine.judge.plan.scope import PlanScope
from standards_engine.judge.plan.words import in_words
from standards_engine.rules.nodes import Constraint
from standards_engine.wording import both, later, say, speaking


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


def unproven_help(paths: tuple[str, ...], told: tuple[str, ...]) -> str | None:
    """What to write: the lines of the plan that are missing, or two limits alike."""
    match paths:
        case []:
            return say(_WRITE_ALIKE) if say(ONE_UNIT_OF_TIME) in told else None
        case [path]:
            return say("write `{path}`", path=path)
        case _:
            return say("write {paths}", paths=joined(paths))


_WRITE_ALIKE = later("write both alike: both in hours, both in days, or both in working days")


def _title(constraint: Constraint) -> str:
    if constraint.title is not None:
        return say("not shown that {title}", title=_uncapitalised(constraint.title.said))
    return say("`{name}` does not hold", name=constraint.name)


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]
