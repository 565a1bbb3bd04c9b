"""`expect`, `forbid`, `require`: which pattern is meant, and its parts."""

from __future__ import annotations

from typing import assert_never

from standards_engine.diagnostics.clauses import MisplacedClause
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.counts import check_bound
from standards_engine.rules.from_syntax.expectations import (
    check_expect,
    check_position,
    check_precedence,
)
from standards_engine.rules.from_syntax.expressions import check_condition
from standards_engine.rules.from_syntax.limits import (
    check_by,
    check_start,
    check_until,
    check_within,
)
from standards_engine.rules.from_syntax.modifiers import Modifiers, sort_modifiers
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.selections import check_selection
from standards_engine.rules.nodes import (
    Absence,
    Bound,
    Enough,
    EventMatch,
    Pattern,
    PeriodRequirement,
    Requirement,
    Trigger,
)
from standards_engine.wording import say

_FORBIDDEN = (syntax.After, syntax.Within, syntax.By, syntax.Until)


def check_pattern(node: syntax.Pattern, trigger: Trigger | None, scope: Scope) -> Pattern | None:
    if scope.place is Place.PERIOD and not isinstance(node, syntax.Require):
        words = "expect" if isinstance(node, syntax.Expect) else "forbid"
        example = in_rules("require count(call) <= 100", node.span)
        hint = say("of a period write a condition: `{example}`", example=example)
        place = say("a standard about a period")
        scope.report(MisplacedClause(clause=words, place=place, hint=hint, span=node.span))
        return None
    match node:
        case syntax.Expect():
            return check_expect(node, trigger, scope)
        case syntax.Forbid():
            return _forbid(node, trigger, scope)
        case syntax.Require():
            return _require(node, scope)
        case _:
            assert_never(node)


def _forbid(node: syntax.Forbid, trigger: Trigger | None, scope: Scope) -> Pattern | None:
    match, _ = check_selection(node.selection, scope)
    modifiers = sort_modifiers(node.modifiers, scope)
    if modifiers.place is not None:
        return check_position(node, modifiers.place, match, trigger, modifiers, scope)
    if modifiers.looks_back:
        return check_precedence(node, match, modifiers, trigger, scope)
    return _absence(node, match, modifiers, scope)


def _absence(
    node: syntax.Forbid, match: EventMatch | None, modifiers: Modifiers, scope: Scope
) -> Absence | None:
    modifiers.only(_FORBIDDEN, f"`{keyword('forbid', node.span)}`", scope)
    after = None if modifiers.after is None else check_start(modifiers.after.start, scope)
    limit = (
        check_within(modifiers.within, scope)
        if modifiers.within is not None
        else check_by(modifiers.by, scope)
        if modifiers.by is not None
        else check_until(modifiers.until, scope)
        if modifiers.until is not None
        else None
    )
    return None if match is None else Absence(match, after, limit, span=node.span)


def _require(node: syntax.Require, scope: Scope) -> Requirement | PeriodRequirement | None:
    condition = check_condition(node.condition, scope)
    enough = _enough(node, scope)
    if condition is None:
        return None
    if scope.place is Place.PERIOD:
        return PeriodRequirement(condition, enough, span=node.span)
    return Requirement(condition, span=node.span)


def _enough(node: syntax.Require, scope: Scope) -> Enough | None:
    if node.enough is None or node.enough_of is None:
        return None
    if scope.place is not Place.PERIOD:
        span, clause = node.enough.span, "if there are"
        hint = say(
            "it is for periods: `{example}`",
            example=in_rules("for each month require … if there are at least 50 call", span),
        )
        place = say("a rule that is not about a period")
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=span))
        return None
    bound, number = check_bound(node.enough, scope)
    match, _ = check_selection(node.enough_of, scope)
    if bound is not Bound.AT_LEAST:
        span = node.enough.span
        hint = say("write `{example}`", example=in_rules("if there are at least …", span))
        place = f"`{keyword('if there are', span)} …`"
        scope.report(MisplacedClause(clause=bound, place=place, hint=hint, span=span))
    return None if match is None or number is None else Enough(number, match)
