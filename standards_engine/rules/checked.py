"""What checking rule files comes to."""

from __future__ import annotations

from standards_engine.diagnostics import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.rules.nodes import Ruleset


@frozen
class Checked:
    """The ruleset, or None where there are errors among the diagnostics."""

    ruleset: Ruleset | None
    diagnostics: tuple[Diagnostic, ...]
