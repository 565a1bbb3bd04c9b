"""From the syntax tree to the checked ruleset, one file per construct."""

from standards_engine.rules.from_syntax.ruleset import Checked, check

__all__ = ["Checked", "check"]
