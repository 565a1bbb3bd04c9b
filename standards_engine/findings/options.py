"""What decides what is judged in an audit, and what is shown of it."""

from __future__ import annotations

from dataclasses import field

from standards_engine.findings.exit_code import Thresholds
from standards_engine.findings.listing import Shown
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Waiver


@frozen(kw_only=True)
class AuditOptions:
    engine: str
    first: int | None = None
    last: int | None = None
    """`--from` and `--to`, both inclusive: obligations that began within."""
    max_violations: int = 100
    """Shown; all are counted."""
    max_cases: int = 20
    """Missed cases named for each violated group."""
    explain: bool = True
    """Whether violations say how they were found."""
    show: frozenset[Shown] = frozenset()
    """Obligations to list besides violations, of each standard at most `max_violations`."""
    waivers: tuple[Waiver, ...] = ()
    """Besides those in the rules."""
    thresholds: Thresholds = field(default_factory=Thresholds)
