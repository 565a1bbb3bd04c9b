"""What came of one example."""

from __future__ import annotations

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Example
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
    faults: tuple[Diagnostic, ...] = ()
    """Why it could not be judged at all."""
    refused: str | None = None
    """The clause that no judge judges."""

    @property
    def kept(self) -> bool:
        return self.refused is None and not self.faults and self.expected == self.found
