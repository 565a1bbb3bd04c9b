"""What a reader asks of a report."""

from __future__ import annotations

from standards_engine.frozen import frozen


@frozen(kw_only=True)
class Options:
    width: int = 80
    """Columns of the terminal."""
    color: bool = False
    waived: bool = True
    """Whether SARIF holds what waivers cover."""


DEFAULT = Options()
