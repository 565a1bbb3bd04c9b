"""Kinds of planning constraint that no constraint ensures."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.analysis.lint.inside import file_of
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import UncoveredKinds
from standards_engine.rules.nodes import Kind, Ruleset


def uncovered_kinds(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Told once of each file that ensures some; what it uses counts too."""
    ensuring = [each for each in ruleset.constraints if each.kind is not None]
    covered = {each.kind for each in ensuring}
    lacking = tuple(str(kind) for kind in Kind if kind not in covered)
    firsts = {file_of(each.span): each.span for each in reversed(ensuring)}
    if lacking:
        for span in firsts.values():
            yield UncoveredKinds(span=span, kinds=lacking)
