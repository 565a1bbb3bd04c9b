"""Rules that ask for the same under two names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import SaysTheSame
from standards_engine.rules.nodes import Constraint, Ruleset, Severity, Standard


def says_the_same(ruleset: Ruleset) -> Iterator[Diagnostic]:
    """Texts, owners and severity aside; a version with other days is no twin."""
    seen: dict[object, str] = {}
    rules: tuple[Standard | Constraint, ...] = (*ruleset.standards, *ruleset.constraints)
    for rule in rules:
        other = seen.setdefault(_asked(rule, ruleset), rule.name)
        if other != rule.name:
            yield SaysTheSame(span=rule.span, rule=rule.name, other=other)


def _asked(rule: Standard | Constraint, ruleset: Ruleset) -> object:
    """The rule with everything that people read left out."""
    bare = replace(
        rule,
        name="",
        title=None,
        origin=ruleset.origins[0],
        severity=Severity.MAJOR,
        owner=None,
        because=None,
        source=None,
        message=None,
    )
    return replace(bare, promise=None, covers=()) if isinstance(bare, Standard) else bare
