"""What came of judging one plan."""

from __future__ import annotations

from enum import StrEnum

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.plans import Plan
from standards_engine.rules.nodes import Constraint, Kind
from standards_engine.source import Span


class Outcome(StrEnum):
    """Exactly one holds for a constraint, and for an entity it was asked of."""

    MET = "met"
    VIOLATED = "violated"
    UNPROVEN = "unproven"
    NOT_JUDGED = "not_judged"
    WAIVED = "waived"


@frozen(kw_only=True)
class PlanFinding:
    """One entity at fault: `outcome` is violated, unproven, or waived."""

    constraint: Constraint
    outcome: Outcome
    entity: str
    """``service `home visit` ``, the same in every language."""
    label: str
    """The same in the language spoken."""
    path: str
    """The value to blame, or the value to write: `services[2].promise.level`."""
    span: Span | None
    """The value to blame; for a missing value the entity that should have it."""
    message: str
    missing: tuple[str, ...] = ()
    """Everything to write so that an unproven constraint can be decided."""
    help: str | None = None


@frozen
class ConstraintVerdict:
    """The worst of its findings; met without any, not judged where it was asked of nothing."""

    constraint: Constraint
    outcome: Outcome
    outcomes: tuple[Outcome, ...]
    """Of every entity that it was asked of, in order."""
    findings: tuple[PlanFinding, ...]


@frozen
class PlanVerdicts:
    plan: Plan
    as_of: int
    """The instant, in microseconds UTC."""
    constraints: tuple[ConstraintVerdict, ...]
    warnings: tuple[Diagnostic, ...]

    @property
    def findings(self) -> tuple[PlanFinding, ...]:
        return tuple(finding for each in self.constraints for finding in each.findings)

    @property
    def kinds_covered(self) -> tuple[Kind, ...]:
        """Kinds of which at least one constraint was judged."""
        judged = {
            each.constraint.kind
            for each in self.constraints
            if each.outcome is not Outcome.NOT_JUDGED
        }
        return tuple(kind for kind in Kind if kind in judged)

    @property
    def kinds_missing(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in Kind if kind not in self.kinds_covered)
