"""Which rules can only be judged when their case ends (semantics 2.7)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from standards_engine.diagnostics.clauses import MissingCaseEnd
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import (
    Absence,
    Count,
    EitherSide,
    ForEachCase,
    Pattern,
    Periodic,
    PeriodRequirement,
    Place,
    Position,
    Precedence,
    Requirement,
    Response,
    Trigger,
    Until,
)
from standards_engine.rules.nodes import (
    Sequence as Steps,
)


def check_case_end(
    rule: syntax.Name, patterns: Sequence[Pattern], trigger: Trigger | None, scope: Scope
) -> None:
    if scope.file.case_end is not None or scope.names.incomplete or scope.faults.damaged(rule.span):
        return
    if scope.faults.told_of(rule.span):
        return  # a limit that is at fault is no limit left out
    if any(_waits_for_the_end(pattern, trigger) for pattern in patterns):
        events = tuple(scope.names.events)
        scope.report(MissingCaseEnd(rule=rule.text, events=events, span=rule.span))


def _waits_for_the_end(pattern: Pattern, trigger: Trigger | None) -> bool:
    match pattern:
        case Response() | EitherSide() | Steps():
            return pattern.limit is None
        case Absence() | Count():
            return pattern.limit is None or isinstance(pattern.limit, Until)
        case Position():
            return pattern.place is Place.LAST
        case Requirement():
            return isinstance(trigger, ForEachCase)
        case Periodic():
            return pattern.until is None
        case Precedence() | PeriodRequirement():
            return False
        case _:
            assert_never(pattern)
