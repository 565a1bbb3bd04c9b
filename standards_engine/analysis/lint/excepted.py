"""Exceptions that never decide, and exceptions that leave nothing to the standard itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standards_engine.analysis.conditions import implies, may_hold
from standards_engine.analysis.lint.moments import at_the_trigger
from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.doubts import AlwaysExcepted, ShadowedException
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import ExceptionClause, Ruleset, Standard

_MOST = 16
"""So many exceptions are held against one another: a rule with hundreds takes no minutes."""


def excepted(ruleset: Ruleset) -> Iterator[Diagnostic]:
    for standard in ruleset.standards:
        known = at_the_trigger(standard)
        if standard.exceptions and may_hold(known):
            yield from _shadowed(standard, known)
            yield from _always(standard, known)


def _shadowed(standard: Standard, known: Sequence[Expression]) -> Iterator[ShadowedException]:
    for index, late in enumerate(standard.exceptions):
        before = standard.exceptions[max(0, index - _MOST) : index]
        if may_hold([*known, late.when], not_true=[each.when for each in before]):
            continue
        if not may_hold([*known, late.when]):
            continue  # it never holds at all, which is told
        alone = [each for each in before if implies([*known, late.when], each.when)]
        yield _told(late, alone[:1] or before)


def _told(late: ExceptionClause, before: Sequence[ExceptionClause]) -> ShadowedException:
    return ShadowedException(
        span=late.span,
        exception=late.name,
        earlier=tuple(each.name for each in before),
        place=before[0].span if len(before) == 1 else None,
    )


def _always(standard: Standard, known: Sequence[Expression]) -> Iterator[AlwaysExcepted]:
    """The fewest first exceptions that take everything."""
    taken: list[ExceptionClause] = []
    for each in standard.exceptions[:_MOST]:
        taken.append(each)
        if not may_hold(known, not_true=[one.when for one in taken]):
            alone = implies(known, each.when)
            names = (each.name,) if alone else tuple(one.name for one in taken)
            yield AlwaysExcepted(span=each.span, rule=standard.name, exceptions=names)
            return
