"""Standards for which nobody answers, neither by themselves nor by the head of their file."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.lint.per_file import lacking
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import NoOwner
from standards_engine.rules.nodes import Ruleset


def no_owner(ruleset: Ruleset) -> Iterator[Diagnostic]:
    return lacking(NoOwner, ruleset.standards, lambda each: each.owner is None)
