"""What came of one example."""

from __future__ import annotations

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.judge.plan import ConstraintVerdict
from standards_engine.logs.events import Case
from standards_engine.rules.nodes import Example, Standard
from standards_engine.verdicts import Obligation


@frozen(kw_only=True)
class ExampleResult:
    """`expected` and `found` are words: met, missed … for a standard, met, violated … for a plan.

    An example of a constraint may expect one word for the constraint as a whole.
    """

    example: Example
    expected: tuple[str, ...]
    found: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    """Why, of every obligation or finding, in words."""
    obligations: tuple[Obligation, ...] = ()
    versions: tuple[Standard, ...] = ()
    """Of a standard: what judged `case`, as of `as_of`."""
    case: Case | None = None
    as_of: int = 0
    verdict: ConstraintVerdict | None = None
    """Of a constraint."""
    faults: tuple[Diagnostic, ...] = ()
    """Why it could not be judged at all."""
    refused: str | None = None
    """The clause that no judge judges."""
    seconds: float = 0.0
    """How long it took."""

    @property
    def kept(self) -> bool:
        return self.refused is None and not self.faults and self.expected == self.found
