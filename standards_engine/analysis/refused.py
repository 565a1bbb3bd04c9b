"""Standards that are read and checked but cannot be judged on logs yet."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.diagnostics.judging import NotJudgedYet
from standards_engine.judge.supported import unsupported
from standards_engine.rules.nodes import Ruleset


def refused(ruleset: Ruleset) -> Iterator[NotJudgedYet]:
    """One for each standard, with the first clause of it that is not judged."""
    for standard in ruleset.standards:
        clause = unsupported(standard)
        if clause is not None:
            yield NotJudgedYet(span=standard.span, standard=standard.name, clause=clause)
