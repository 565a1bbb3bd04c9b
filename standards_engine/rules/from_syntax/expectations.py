"""`expect …`: response, precedence, either side, count, sequence, position, periodic."""

from __future__ import annotations

from standards_engine.diagnostics.clauses import MisplacedClause, UnequalPairing
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Both, Comparison, Expression, Order
from standards_engine.rules.from_syntax.counts import check_bound
from standards_engine.rules.from_syntax.expressions import check_expression
from standards_engine.rules.from_syntax.expressions.fitting import wants
from standards_engine.rules.from_syntax.expressions.walk import variables
from standards_engine.rules.from_syntax.limits import (
    check_by,
    check_start,
    check_until,
    check_within,
)
from standards_engine.rules.from_syntax.modifiers import Modifiers, sort_modifiers
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.from_syntax.selections import check_selection
from standards_engine.rules.nodes import (
    By,
    Count,
    EitherSide,
    EventMatch,
    ForEachCase,
    ForEachEvent,
    ForEachSilence,
    Pattern,
    Period,
    Periodic,
    Place,
    Position,
    Precedence,
    Response,
    Sequence,
    Trigger,
    Within,
)
from standards_engine.rules.types import Days, Duration, Months
from standards_engine.wording import say

_LIMITS = (syntax.Within, syntax.By)


def check_expect(node: syntax.Expect, trigger: Trigger | None, scope: Scope) -> Pattern | None:
    modifiers = sort_modifiers(node.modifiers, scope)
    if node.count is not None:
        return _count(node, node.count, modifiers, scope)
    if len(node.selections) > 1:
        return _sequence(node, modifiers, scope)
    match, _ = check_selection(node.selections[0], scope)
    if node.own:
        _check_own(node, match, trigger, modifiers, scope)
    if modifiers.place is not None:
        return check_position(node, modifiers.place, match, trigger, modifiers, scope)
    if modifiers.every is not None:
        return _periodic(node, modifiers.every, match, modifiers, scope)
    if modifiers.either is not None:
        return _either_side(node, match, modifiers, trigger, scope)
    if modifiers.looks_back:
        return check_precedence(node, match, modifiers, trigger, scope)
    return _response(node, match, modifiers, scope)


def _count(
    node: syntax.Expect, count: syntax.CountBound, modifiers: Modifiers, scope: Scope
) -> Count | None:
    match, _ = check_selection(node.selections[0], scope)
    bound, number = check_bound(count, scope)
    modifiers.only((*_LIMITS, syntax.Until), say("a rule that counts"), scope)
    limit = (
        check_until(modifiers.until, scope)
        if modifiers.until is not None
        else _limit(modifiers, scope)
    )
    if match is None or number is None:
        return None
    return Count(bound, number, match, limit, span=node.span)


def _sequence(node: syntax.Expect, modifiers: Modifiers, scope: Scope) -> Sequence | None:
    steps = [check_selection(selection, scope)[0] for selection in node.selections]
    modifiers.only((syntax.After, *_LIMITS), say("a rule of several steps"), scope)
    found = tuple(step for step in steps if step is not None)
    after, limit = _after(modifiers, scope), _limit(modifiers, scope)
    return Sequence(found, after, limit, span=node.span) if len(found) == len(steps) else None


def check_position(
    node: syntax.Expect | syntax.Forbid,
    place: syntax.AsThe,
    match: EventMatch | None,
    trigger: Trigger | None,
    modifiers: Modifiers,
    scope: Scope,
) -> Position | None:
    modifiers.only((syntax.AsThe,), say("a rule about the place of an event"), scope)
    meant = {"first": Place.FIRST, "last": Place.LAST, "next": Place.NEXT}[place.place.value]
    of_case = isinstance(trigger, ForEachCase)
    if trigger is not None and of_case == (meant is Place.NEXT):
        hint = say(
            "`{first}` and `{last}` go with `{case}`",
            first=keyword("as the first event", place.span),
            last=keyword("as the last event", place.span),
            case=keyword("for each case", place.span),
        )
        if of_case:
            example = in_rules("for each reported expect answered as the next event", place.span)
            hint = say("name the event before it: `{example}`", example=example)
        rule = say("a rule about cases") if of_case else say("a rule about events")
        scope.report(MisplacedClause(clause=meant, place=rule, hint=hint, span=place.span))
        return None
    forbidden = isinstance(node, syntax.Forbid)
    if forbidden and meant is not Place.NEXT:
        example = keyword("as the next event", place.span)
        hint = say("what is forbidden has a place after an event: `{example}`", example=example)
        rule = f"`{keyword('forbid', place.span)}`"
        scope.report(MisplacedClause(clause=meant, place=rule, hint=hint, span=place.span))
        return None
    return None if match is None else Position(match, meant, forbidden, span=node.span)


def _periodic(
    node: syntax.Expect,
    every: syntax.Every | syntax.EachPeriod,
    match: EventMatch | None,
    modifiers: Modifiers,
    scope: Scope,
) -> Periodic | None:
    allowed = (type(every), syntax.Until)
    modifiers.only(allowed, say("a rule that repeats"), scope)
    until = None if modifiers.until is None else check_until(modifiers.until, scope)
    interval = _interval(every, scope)
    if match is None or interval is None:
        return None
    return Periodic(match, interval, until.match if until else None, span=node.span)


def _interval(node: syntax.Every | syntax.EachPeriod, scope: Scope) -> Expression | Period | None:
    if isinstance(node, syntax.EachPeriod):
        scope.need_zone(say("periods"), node.span)
        return Period(node.period.value)
    value = check_expression(node.interval, scope)
    words = say("an amount of time, such as `{example}`", example=in_rules("6 months", node.span))
    place = f"`{keyword('INTERVAL', node.span)}`"
    if value is None or not wants(value, Duration | Days | Months, words, place, scope):
        return None
    if not isinstance(value.type, Duration):
        scope.need_zone(say("days, months and years"), node.span)
    return value


def _either_side(
    node: syntax.Expect,
    match: EventMatch | None,
    modifiers: Modifiers,
    trigger: Trigger | None,
    scope: Scope,
) -> EitherSide | None:
    place = f"`{keyword('before or after', node.span)}`"
    modifiers.only((syntax.BeforeOrAfter, syntax.Within), place, scope)
    _needs_event("before or after", node, trigger, scope)
    limit = None if modifiers.within is None else check_within(modifiers.within, scope)
    return None if match is None else EitherSide(match, limit, span=node.span)


def check_precedence(
    node: syntax.Expect | syntax.Forbid,
    match: EventMatch | None,
    modifiers: Modifiers,
    trigger: Trigger | None,
    scope: Scope,
) -> Precedence | None:
    just = isinstance(modifiers.before, syntax.JustBefore)
    allowed = (syntax.Before, syntax.JustBefore) if just else (syntax.Before, syntax.Within)
    place = keyword("just before" if just else "before", node.span)
    modifiers.only(allowed, f"`{place}`", scope)
    _needs_event("before", node, trigger, scope)
    limit = None if modifiers.within is None else check_within(modifiers.within, scope)
    if match is None:
        return None
    own, forbidden = isinstance(node, syntax.Expect) and node.own, isinstance(node, syntax.Forbid)
    return Precedence(match, limit, just, own, forbidden, span=node.span)


def _response(
    node: syntax.Expect, match: EventMatch | None, modifiers: Modifiers, scope: Scope
) -> Response | None:
    modifiers.only((syntax.After, *_LIMITS), f"`{keyword('expect', node.span)}`", scope)
    after, limit = _after(modifiers, scope), _limit(modifiers, scope)
    return None if match is None else Response(match, after, limit, node.own, span=node.span)


def _after(modifiers: Modifiers, scope: Scope) -> Expression | None:
    return None if modifiers.after is None else check_start(modifiers.after.start, scope)


def _limit(modifiers: Modifiers, scope: Scope) -> Within | By | None:
    if modifiers.within is not None:
        return check_within(modifiers.within, scope)
    return None if modifiers.by is None else check_by(modifiers.by, scope)


def _needs_event(
    clause: str, node: syntax.Expect | syntax.Forbid, trigger: Trigger | None, scope: Scope
) -> None:
    if isinstance(trigger, ForEachCase):
        example = in_rules("for each collected", node.span)
        hint = say("name the event before which it must stand: `{example}`", example=example)
        place = say("a rule about whole cases")
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=node.span))


def _check_own(
    node: syntax.Expect,
    match: EventMatch | None,
    trigger: Trigger | None,
    modifiers: Modifiers,
    scope: Scope,
) -> None:
    special = modifiers.place or modifiers.every or modifiers.either
    if special is not None or isinstance(trigger, ForEachCase | ForEachSilence):
        hint = say(
            "`{own}` pairs each event of `{each}` with one of its own",
            own=keyword("its own", node.span),
            each=keyword("for each", node.span),
        )
        place = say("this rule")
        scope.report(MisplacedClause(clause="its own", place=place, hint=hint, span=node.span))
    if match is None or match.where is None or not isinstance(trigger, ForEachEvent):
        return
    for condition in _conjuncts(match.where):
        if trigger.match.variable in variables(condition) and not _is_equality(condition):
            scope.report(UnequalPairing(span=condition.span))


def _conjuncts(condition: Expression) -> list[Expression]:
    match condition:
        case Both(left, right):
            return [*_conjuncts(left), *_conjuncts(right)]
        case _:
            return [condition]


def _is_equality(condition: Expression) -> bool:
    return isinstance(condition, Comparison) and condition.order is Order.EQUAL
