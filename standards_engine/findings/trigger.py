"""What an expression about one obligation sees: its case, its trigger, and what came before."""

from __future__ import annotations

from standards_engine.judge.reference.history import history_of
from standards_engine.judge.reference.scope import CaseScope
from standards_engine.judge.reference.triggers import triggers_of
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Ruleset, Standard


def trigger_scope(
    standard: Standard, case: Case, ruleset: Ruleset, as_of: int, ordinal: int
) -> CaseScope | None:
    """The scope at the trigger of an obligation; None where the case has no such ordinal."""
    history = history_of(case, as_of)
    scope = CaseScope(
        standard=standard,
        tables={table.name: table for table in ruleset.tables},
        history=history,
        as_of=as_of,
        seen=0,
        variables={"case": case},
    )
    triggers = list(triggers_of(standard, scope))
    if not 1 <= ordinal <= len(triggers):
        return None
    trigger = triggers[ordinal - 1]
    seen = scope.seeing(trigger.index)
    if trigger.variable is None:
        return seen
    return seen.bind(trigger.variable, history.rows[trigger.index])
