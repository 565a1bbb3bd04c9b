"""Obligations to list besides violations: `--show pending|at-risk|undetermined`."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from standards_engine.findings.groups import named
from standards_engine.findings.nodes import Listed
from standards_engine.findings.worst import Offer, Worst
from standards_engine.rules.nodes import Standard
from standards_engine.verdicts import NO_INSTANT, Obligation, Verdict, VerdictBatch

if TYPE_CHECKING:
    from standards_engine.verdicts import Bool


class Shown(StrEnum):
    PENDING = "pending"
    AT_RISK = "at-risk"
    UNDETERMINED = "undetermined"


@dataclass(slots=True)
class Listing:
    """Of one standard: what is due soonest, and of what has no due the oldest."""

    standard: Standard
    kinds: frozenset[Shown]
    soonest: Worst
    _order: tuple[Shown, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._order = tuple(kind for kind in Shown if kind in self.kinds)

    def add(self, batch: VerdictBatch) -> None:
        for number, kind in enumerate(self._order):
            self._add(number, kind, batch)

    def merge(self, other: Listing) -> None:
        self.soonest.merge(other.soonest, {kind: kind for kind in range(len(self._order))})

    def listed(self) -> list[Listed]:
        """By kind; an obligation at risk is also pending, and listed once."""
        found = (
            one
            for number in range(len(self._order))
            for one in self.soonest.of(number, self.standard)
        )
        return [_listed(self.standard, obligation) for obligation in dict.fromkeys(found)]

    def _add(self, number: int, kind: Shown, batch: VerdictBatch) -> None:
        import numpy as np

        chosen = np.flatnonzero(_is(kind, batch))
        due = batch.due[chosen]
        urgency = np.where(due == NO_INSTANT, NO_INSTANT + 1, -due)
        group = np.full(len(chosen), number, np.int64)
        self.soonest.offer(Offer(batch, chosen, group, urgency))


def _is(kind: Shown, batch: VerdictBatch) -> Bool:
    found: Bool
    match kind:
        case Shown.PENDING:
            found = batch.verdict == Verdict.PENDING
        case Shown.AT_RISK:
            found = batch.at_risk
        case Shown.UNDETERMINED:
            found = batch.verdict == Verdict.UNDETERMINED
        case _:
            assert_never(kind)
    return found


def _listed(standard: Standard, obligation: Obligation) -> Listed:
    return Listed(
        standard=standard.name,
        zone=standard.zone,
        verdict=obligation.verdict,
        reason=obligation.reason,
        case=str(obligation.case),
        ordinal=obligation.ordinal,
        period=obligation.group.period,
        by=named(standard, obligation.group),
        began=obligation.began,
        started=obligation.started,
        due=obligation.due,
        unit=obligation.unit,
        limit=obligation.limit,
        counted=obligation.counted,
        at_risk=obligation.at_risk,
        rows=obligation.rows,
    )
