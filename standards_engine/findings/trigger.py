"""What an expression about one obligation sees: its case, its trigger, and what came before."""

from __future__ import annotations

from standards_engine.judge.reference.scope import CaseScope, case_scope
from standards_engine.judge.reference.triggers import triggers_of
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Ruleset, Standard


def trigger_scope(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, ordinal: int
) -> CaseScope | None:
    """The scope at the trigger of an obligation; None where the case has no such ordinal."""
    scope = case_scope(standard, case, ruleset, as_of)
    triggers = list(triggers_of(standard, scope))
    if not 1 <= ordinal <= len(triggers):
        return None
    return triggers[ordinal - 1].seen_from(scope)
