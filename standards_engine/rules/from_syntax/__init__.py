"""From the syntax tree to the checked ruleset, one file per construct."""

from standards_engine.rules.checked import Checked
from standards_engine.rules.from_syntax.ruleset import check

__all__ = ["Checked", "check"]
