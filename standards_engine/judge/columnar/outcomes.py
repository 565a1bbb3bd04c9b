"""What came of many obligations, column by column."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from standards_engine.judge.columnar.arrays import Bool, Int8, Int32, Int64
from standards_engine.judge.columnar.rows import NOWHERE
from standards_engine.verdicts import NO_INSTANT, Reason, Verdict

NEVER = 2**63 - 1
"""The null of `tied_edge`: no instant comes after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """As the columns of `VerdictBatch`; made empty and filled in place."""

    verdict: Int8
    reason: Int8
    decided: Int64
    deciding: Int64
    """The row of the deciding event, or `NOWHERE`."""
    started: Int64
    due: Int64
    unit: Int8
    limit: Int64
    counted: Int64
    at_risk: Bool
    restarts: Int32
    tied_edge: Int64
    """When a tied row first stopped, restarted or cancelled the clock, set it going, or closed
    the window; `NEVER` if none did."""

    def copy_from(self, other: Outcomes, at: Int64, chosen: Bool) -> None:
        """Takes the chosen entries of another, which go to the places `at`."""
        for field in fields(self):
            getattr(self, field.name)[at[chosen]] = getattr(other, field.name)[chosen]

    def put(self, at: Int64, verdict: Verdict, reason: Reason, **columns: object) -> None:
        """Sets the verdict of some entries, and the columns that are named."""
        self.verdict[at] = verdict
        self.reason[at] = reason
        for name, values in columns.items():
            getattr(self, name)[at] = values

    def settle_doubtful(self, at: Int64, reasons: Int8, began: Int64) -> None:
        """Undetermined from the start, for one reason each."""
        self.verdict[at] = Verdict.UNDETERMINED
        self.reason[at] = reasons
        self.decided[at] = began


def blank(size: int) -> Outcomes:
    """Entries about which nothing is known yet."""

    def nulls() -> Int64:
        return np.full(size, NO_INSTANT)

    return Outcomes(
        verdict=np.full(size, Verdict.UNDETERMINED, np.int8),
        reason=np.full(size, Reason.EXCEPTION_UNKNOWN, np.int8),
        decided=nulls(),
        deciding=np.full(size, NOWHERE),
        started=nulls(),
        due=nulls(),
        unit=np.zeros(size, np.int8),
        limit=nulls(),
        counted=nulls(),
        at_risk=np.zeros(size, np.bool_),
        restarts=np.zeros(size, np.int32),
        tied_edge=np.full(size, NEVER),
    )
