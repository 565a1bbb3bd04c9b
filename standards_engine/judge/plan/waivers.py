"""Waivers of constraints (semantics 7.5): they hold on the as-of date, and turn nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.judged_plans import EndedPlanWaiver, NeedlessPlanWaiver
from standards_engine.judge.expressions import holds
from standards_engine.judge.plan.constraints import Asked, Judged
from standards_engine.judge.plan.verdicts import Outcome, PlanFinding
from standards_engine.rules.nodes import Constraint, Waiver
from standards_engine.wording import say


@dataclass(slots=True)
class Waivers:
    """The waivers of one constraint, and which of them waived something."""

    waivers: Sequence[Waiver]
    as_of_date: int
    used: set[int] = field(default_factory=set)

    def apply(self, judged: Judged) -> PlanFinding | None:
        """The finding, waived where a waiver covers its entity."""
        finding = judged.finding
        if finding is None:
            return None
        for index, waiver in enumerate(self.waivers):
            if self._holds(waiver) and _covers(waiver, judged.asked):
                self.used.add(index)
                return replace(finding, outcome=Outcome.WAIVED, help=_reason(waiver))
        return finding

    def warnings(self, constraint: Constraint) -> Iterator[Diagnostic]:
        for index, waiver in enumerate(self.waivers):
            if waiver.last < self.as_of_date:
                yield EndedPlanWaiver(span=waiver.span, rule=constraint.name)
            elif index not in self.used and self._holds(waiver):
                yield NeedlessPlanWaiver(span=waiver.span, rule=constraint.name)

    def _holds(self, waiver: Waiver) -> bool:
        return waiver.first <= self.as_of_date <= waiver.last


def _covers(waiver: Waiver, asked: Asked) -> bool:
    """Only where its condition certainly holds."""
    return asked.doubt is None and holds(waiver.where, asked.scope) is True


def _reason(waiver: Waiver) -> str:
    return say(
        "waived: {reason} (approved by {approver})",
        reason=waiver.because.said,
        approver=waiver.approved_by.said,
    )
