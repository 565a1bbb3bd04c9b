"""`for each …` of standards: what makes an obligation, and what is in hand then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standards_engine.diagnostics import nearest
from standards_engine.diagnostics.clauses import MisplacedClause
from standards_engine.diagnostics.names import ConstantGroup
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.types import WrongType
from standards_engine.diagnostics.unknown import UnknownEvent
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Variable
from standards_engine.rules.from_syntax.clauses import TriggerNode
from standards_engine.rules.from_syntax.expressions import check_asked, narrowed
from standards_engine.rules.from_syntax.expressions.references import readable_fields
from standards_engine.rules.from_syntax.expressions.walk import is_fixed
from standards_engine.rules.from_syntax.limits import check_limit
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Place, Scope
from standards_engine.rules.from_syntax.selections import check_selection
from standards_engine.rules.nodes import (
    ForEachCase,
    ForEachEvent,
    ForEachPeriod,
    ForEachSilence,
    GroupKey,
    LimitChoice,
    Period,
    Trigger,
    Within,
)
from standards_engine.rules.types import ListOf, Record, describe
from standards_engine.wording import say


def standard_scope(scope: Scope) -> Scope:
    """What every part of a standard can read: the fields of the case."""
    return scope.bind("case", Variable("case", scope.names.case))


def check_trigger(node: TriggerNode, scope: Scope) -> tuple[Trigger | None, Scope]:
    """The trigger, and the scope of whatever stands in the standard after it."""
    match node:
        case syntax.ForEach():
            return _for_each(node, scope)
        case syntax.ForEachCase(where):
            condition, inner = narrowed(where, scope)
            return ForEachCase(condition, span=node.span), inner
        case syntax.ForEachPeriod():
            return _for_each_period(node, scope)
        case syntax.ForThePlan() | syntax.ForEachStandard():
            words = "for the plan" if isinstance(node, syntax.ForThePlan) else "for each standard"
            hint = say(
                "a standard is about logged events: `{example}`; plans are for constraints",
                example=in_rules("for each reported", node.span),
            )
            place = say("a standard")
            scope.report(MisplacedClause(clause=words, place=place, hint=hint, span=node.span))
            return None, replace(scope, unsure=True)


def _for_each(node: syntax.ForEach, scope: Scope) -> tuple[Trigger | None, Scope]:
    if len(node.path) > 1:
        path = ".".join(name.text for name in node.path)
        known = tuple(scope.names.events)
        scope.report(UnknownEvent(name=path, known=known, span=node.path[0].span))
        return None, scope.lost(node.path[-1].text)
    events = (*node.path, *node.others)
    selection = syntax.EventSelection(events, node.alias, node.where, span=node.span)
    match, inner = check_selection(selection, scope)
    if match is None:
        declared = scope.names.events
        meant = (nearest(each.text, declared) for each in events if each.text not in declared)
        inner = inner.lost(*filter(None, meant))
    if node.not_followed_by is None or node.within is None:
        trigger = None if match is None else ForEachEvent(match, node.first, span=node.span)
        return trigger, inner
    missing, _ = check_selection(node.not_followed_by, inner)
    limit = check_limit(node.within, inner)
    if node.first:
        hint = say("write `{example}`", example=in_rules("for each … not followed by …", node.span))
        clause = "for the first"
        place = say("a rule about what does not follow")
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=node.span))
    if match is None or missing is None or limit is None:
        return None, inner
    within = Within((LimitChoice(limit),), span=node.within.span)
    return ForEachSilence(match, missing, within, span=node.span), inner


def _for_each_period(node: syntax.ForEachPeriod, scope: Scope) -> tuple[Trigger, Scope]:
    scope.need_zone(say("periods"), node.span)
    period_scope = replace(scope, place=Place.PERIOD)
    events = scope.names.events.items()
    inner = period_scope.bind_all({name: Variable(name, event.record) for name, event in events})
    keys = group_keys(node.by, inner)
    without_case = {name: each for name, each in scope.bindings.items() if name != "case"}
    trigger = ForEachPeriod(Period(node.period.value), keys, span=node.span)
    return trigger, replace(period_scope, bindings=without_case)


def group_keys(nodes: Sequence[syntax.Expression], scope: Scope) -> tuple[GroupKey, ...]:
    """The fields to group by; a missing value is a group of its own, so none needs a guard."""
    return tuple(key for node in nodes if (key := _group_key(node, scope)) is not None)


def _group_key(node: syntax.Expression, scope: Scope) -> GroupKey | None:
    value = check_asked(node, scope)
    if value is None:
        return None
    if isinstance(value.type, Record | ListOf):
        example = in_rules("case.region", node.span)
        hint = say("name one of its fields, such as `{example}`", example=example)
        place = f"`{keyword('GROUPED_BY', node.span)}`"
        wanted, found = say("a single value"), describe(value.type)
        scope.report(WrongType(place=place, wanted=wanted, found=found, hint=hint, span=node.span))
        return None
    if is_fixed(value):
        _always_the_same(node, scope)
        return None
    for name in _events_named(node):
        scope.names.use(Kind.EVENT, name)
    return GroupKey(_path(node), value, span=node.span)


def _always_the_same(node: syntax.Expression, scope: Scope) -> None:
    fields = readable_fields(scope)
    scope.report(ConstantGroup(name=node.span.text, fields=fields, span=node.span))


def _events_named(node: syntax.Expression) -> list[str]:
    while isinstance(node, syntax.Member):
        node = node.base
    return [node.name] if isinstance(node, syntax.Reference) else []


def _path(node: syntax.Expression) -> str:
    """The name of a group key as written, without spaces."""
    match node:
        case syntax.Reference(name):
            return name
        case syntax.Member(base, name):
            return f"{_path(base)}.{name.text}"
        case _:
            return " ".join(node.span.text.split())
