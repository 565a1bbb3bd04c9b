"""Rules that no example tests."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.lint.per_file import lacking
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import NoExample
from standards_engine.rules.nodes import Constraint, Ruleset, Standard


def no_example(ruleset: Ruleset) -> Iterator[Diagnostic]:
    tested = {each.rule for each in ruleset.examples}
    rules: tuple[Standard | Constraint, ...] = (*ruleset.standards, *ruleset.constraints)
    return lacking(NoExample, rules, lambda each: each.name not in tested)
