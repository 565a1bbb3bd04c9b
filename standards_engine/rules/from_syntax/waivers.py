"""`waive home_visit where … from … until … because … approved by …`."""

from __future__ import annotations

from collections.abc import Mapping

from standards_engine.diagnostics.clauses import IncompleteWaiver
from standards_engine.diagnostics.phrases import in_rules
from standards_engine.diagnostics.unknown import UnknownStandard
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.calendars import date_range
from standards_engine.rules.from_syntax.expressions import check_condition
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import Waiver
from standards_engine.wording import later, say

RuleScopes = Mapping[str, Scope]
"""By the name of each rule, what its own conditions can read."""


def check_waiver(node: syntax.Waive, rules: RuleScopes, scope: Scope) -> Waiver | None:
    if not is_rule(node.rule, rules, scope):
        return None
    first, last = date_range(node.effective, scope)
    where = None
    if node.where is not None:
        where = check_condition(node.where, rules[node.rule.text])
    because, approved = wording(node.because), wording(node.approved_by)
    _check_complete(node, scope)
    if first is None or last is None or because is None or approved is None:
        return None
    return Waiver(
        rule=node.rule.text,
        where=where,
        first=first,
        last=last,
        because=because,
        approved_by=approved,
        span=node.span,
    )


def is_rule(name: syntax.Name, rules: RuleScopes, scope: Scope) -> bool:
    """Whether a standard or constraint is called so; tells where none is."""
    names, text = scope.names, name.text
    kinds = (Kind.STANDARD, Kind.CONSTRAINT)
    if text in rules or any(names.is_silent(kind, text) for kind in kinds):
        return text in rules
    scope.report(UnknownStandard(name=text, known=tuple(rules), span=name.span))
    return False


def _check_complete(node: syntax.Waive, scope: Scope) -> None:
    if scope.faults.damaged(node.span):
        return
    dates = node.effective
    needed = {
        (say("start"), later("from 2026-03-01")): dates and dates.first,
        (say("end"), later("until 2026-03-15")): dates and dates.last,
        (say("reason"), later('because "Floods closed the roads"')): node.because,
        (say("approver"), later('approved by "regional quality manager"')): node.approved_by,
    }
    for (part, example), given in needed.items():
        if given is None or (isinstance(given, syntax.Wording) and not given.text.strip()):
            rule, span = node.rule.text, node.rule.span
            line = in_rules(example, span)
            scope.report(IncompleteWaiver(rule=rule, part=part, example=line, span=span))
