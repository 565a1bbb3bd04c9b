"""What came of one obligation, before it is written up."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from standards_engine.frozen import frozen
from standards_engine.verdicts import Reason, Unit, Verdict

if TYPE_CHECKING:
    from standards_engine.judge.reference.run import Run


@frozen(kw_only=True)
class Outcome:
    """As `Obligation`, with the deciding event as the index of its row in the case."""

    verdict: Verdict
    reason: Reason
    decided: int | None = None
    deciding: int | None = None
    started: int | None = None
    due: int | None = None
    unit: Unit = Unit.MICROSECONDS
    limit: int | None = None
    counted: int | None = None
    at_risk: bool = False
    restarts: int = 0
    observed: str | None = None
    edges: frozenset[int] = frozenset()
    """Rows that stopped, restarted or cancelled the clock, set it going, or closed the window."""
    run: Run | None = field(default=None, compare=False, repr=False)
    """The run as it stood when this came of it; None where nothing had to be awaited."""


def undetermined(reason: Reason, decided: int | None = None) -> Outcome:
    return Outcome(verdict=Verdict.UNDETERMINED, reason=reason, decided=decided)
