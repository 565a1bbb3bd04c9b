"""A plan held against the constraints of a ruleset (semantics 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from standards_engine.calendars import LocalDays
from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.judge.plan.constraints import judge_constraint
from standards_engine.judge.plan.evidence import Evidence
from standards_engine.judge.plan.scope import PlanScope, Surroundings
from standards_engine.judge.plan.standards import standard_entities, unknown_standards
from standards_engine.judge.plan.verdicts import (
    ConstraintVerdict,
    Outcome,
    PlanFinding,
    PlanVerdicts,
)
from standards_engine.judge.plan.waivers import Waivers
from standards_engine.plans import Entity, Plan
from standards_engine.rules.nodes import Constraint, Ruleset

_WORST_FIRST = (Outcome.VIOLATED, Outcome.UNPROVEN, Outcome.WAIVED)


def judge_plan(
    plan: Plan, ruleset: Ruleset, as_of: int, evidence: Evidence | None = None
) -> PlanVerdicts:
    """One verdict for every constraint.

    `as_of` is an instant; rules see its date in their zone, else in the plan's.
    """
    standards = standard_entities(plan, ruleset.standards)
    judge = _Judge(plan, ruleset, standards, evidence or Evidence(), as_of)
    constraints = tuple(judge.constraint(each) for each in ruleset.constraints)
    warnings = (*unknown_standards(plan, standards), *judge.warnings)
    return PlanVerdicts(plan, as_of, constraints, warnings)


@frozen
class _Judge:
    plan: Plan
    ruleset: Ruleset
    standards: Mapping[str, Entity]
    evidence: Evidence
    as_of: int
    warnings: list[Diagnostic] = field(default_factory=list)

    def constraint(self, constraint: Constraint) -> ConstraintVerdict:
        scope = PlanScope(self._around(constraint), {"plan": self.plan.root})
        covering = [w for w in self.ruleset.waivers if w.rule == constraint.name]
        waivers = Waivers(covering, scope.as_of)
        judged = judge_constraint(constraint, self.plan.root, scope)
        applied = [waivers.apply(each) for each in judged]
        findings = tuple(finding for finding in applied if finding is not None)
        outcomes = tuple(Outcome.MET if each is None else each.outcome for each in applied)
        self.warnings.extend(waivers.warnings(constraint))
        outcome = _outcome(findings) if judged else Outcome.NOT_JUDGED
        return ConstraintVerdict(constraint, outcome, outcomes, findings)

    def _around(self, constraint: Constraint) -> Surroundings:
        zone = constraint.zone or self.ruleset.zone or self.plan.zone or "UTC"
        return Surroundings(
            tables={table.name: table for table in self.ruleset.tables},
            calendars={calendar.name: calendar for calendar in self.ruleset.calendars},
            standards=self.standards,
            evidence=self.evidence,
            currency=self.plan.currency,
            as_of_date=LocalDays(zone).date_of(self.as_of),
            zone=zone,
        )


def _outcome(findings: tuple[PlanFinding, ...]) -> Outcome:
    found = {finding.outcome for finding in findings}
    return next((outcome for outcome in _WORST_FIRST if outcome in found), Outcome.MET)
