"""Standards without a promise."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.lint.per_file import lacking
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.texts import NoPromise
from standards_engine.rules.nodes import Ruleset


def no_promise(ruleset: Ruleset) -> Iterator[Diagnostic]:
    return lacking(NoPromise, ruleset.standards, lambda each: each.promise is None)
