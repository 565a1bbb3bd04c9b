"""`goal 95% each month of reported.due by case.region given at least 20`."""

from __future__ import annotations

from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Expression
from standards_engine.rules.from_syntax.counts import check_count, check_share
from standards_engine.rules.from_syntax.expressions import check_asked
from standards_engine.rules.from_syntax.expressions.fitting import wants
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.triggers import group_keys
from standards_engine.rules.nodes import Goal, Period
from standards_engine.rules.types import Date, Instant
from standards_engine.wording import say


def check_goal(node: syntax.Goal, scope: Scope) -> Goal | None:
    ratio = check_share(node.ratio, say("a goal"), scope)
    if node.period is not None:
        scope.need_zone(say("periods"), node.span)
    at_least = node.given_at_least
    place = say("a number of obligations")
    count = 0 if at_least is None else check_count(at_least, place, scope)
    keys = group_keys(node.by, scope)
    instant = _instant(node.instant, scope)
    if ratio is None:
        return None
    period = Period(node.period.value) if node.period else None
    return Goal(ratio, period, instant, keys, count or 0, span=node.span)


def _instant(node: syntax.Expression | None, scope: Scope) -> Expression | None:
    """When an obligation counts; one without it has no period, so it needs no guard."""
    if node is None:
        return None
    value = check_asked(node, scope)
    words, place = say("an instant or a date"), say("the day of a period")
    return value if wants(value, Instant | Date, words, place, scope) else None
