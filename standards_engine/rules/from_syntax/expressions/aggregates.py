"""`count(visited where …)`, `sum(service.needs.hours)`, `share(… satisfies …)`.

An aggregate runs over the events, or over the list of a plan, that its value names. Inside it
that name means one event (or one element), whatever it means outside.
"""

from __future__ import annotations

from dataclasses import replace

from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.types import (
    AmbiguousAggregate,
    WrongNumberOfArguments,
    WrongType,
)
from standards_engine.diagnostics.unknown import UnknownEvent
from standards_engine.diagnostics.values import OutOfRange
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import (
    Aggregate,
    Constant,
    Expression,
    Fold,
    Variable,
)
from standards_engine.rules.from_syntax.expressions import logic
from standards_engine.rules.from_syntax.expressions.fitting import (
    TIME,
    guarded,
    number_of,
    wants,
    where_set,
)
from standards_engine.rules.from_syntax.expressions.runs import Run, runs_of
from standards_engine.rules.from_syntax.scope import Check, Place, Scope
from standards_engine.rules.types import (
    Date,
    Instant,
    Money,
    Number,
    Record,
    Type,
    describe,
)
from standards_engine.source import Span
from standards_engine.wording import say

FOLDS = frozenset(fold.value for fold in Fold) - {Fold.COUNT_DIFFERENT.value}
_SCALED = Number | Money | TIME
_ORDERED = Number | Money | TIME | Date | Instant


@frozen
class _Parts:
    """What stands in the brackets; `rank` is the first argument of `percentile`."""

    fold: Fold
    argument: syntax.Argument
    rank: syntax.Expression | None
    span: Span


def aggregate(node: syntax.Call, scope: Scope, check: Check) -> Expression | None:
    fold = Fold(node.function.text)
    wanted = 2 if fold is Fold.PERCENTILE else 1
    if len(node.arguments) != wanted:
        words = say("a rank and a value") if wanted == 2 else say("one event or list")
        scope.report(
            WrongNumberOfArguments(
                function=fold, wanted=words, found=len(node.arguments), span=node.span
            )
        )
        return None
    rank = node.arguments[0].value if wanted == 2 else None
    return _aggregate(_Parts(fold, node.arguments[-1], rank, node.span), scope, check)


def count_different(node: syntax.CountDifferent, scope: Scope, check: Check) -> Expression | None:
    parts = _Parts(Fold.COUNT_DIFFERENT, node.argument, None, node.span)
    return _aggregate(parts, scope, check)


def _aggregate(parts: _Parts, scope: Scope, check: Check) -> Expression | None:
    run = _only_run(parts, scope, check)
    if run is None:
        return None
    variable = Variable(scope.fresh(run.name), run.element)
    inner = replace(scope.bind(run.name, variable), running={**scope.running, run.text: variable})
    where, inner = logic.narrowed(parts.argument.where, inner, check)
    satisfies, _ = logic.narrowed(parts.argument.satisfies, inner, check)
    value = check(parts.argument.value, inner)
    rank = None if parts.rank is None else _rank(parts.rank, scope, check)
    if value is None or not _is_complete(parts, scope):
        return None
    type_ = _folded(parts.fold, value, inner)
    if type_ is None:
        return None
    folded = None if parts.fold in (Fold.COUNT, Fold.SHARE) or value == variable else value
    return Aggregate(
        parts.fold,
        variable.name,
        run.items,
        folded,
        where,
        type_,
        satisfies=satisfies,
        rank=rank,
        span=parts.span,
    )


def _only_run(parts: _Parts, scope: Scope, check: Check) -> Run | None:
    """The one list that the value names; tells where it is none or several."""
    runs = runs_of(parts.argument.value, scope, check)
    if len(runs) == 1:
        return runs[0]
    if not runs and check(parts.argument.value, _lenient(parts, scope)) is None:
        return None
    lists = tuple(run.text.span.text for run in runs)
    span = parts.argument.value.span
    scope.report(AmbiguousAggregate(function=parts.fold, lists=lists, span=span))
    return None


def _lenient(parts: _Parts, scope: Scope) -> Scope:
    """A bare word that is nothing at all was meant as an event: say that, in a standard."""
    value = parts.argument.value
    if not isinstance(value, syntax.Reference) or scope.place is Place.CONSTRAINT:
        return scope
    names = scope.names
    if names.meaning_of(value.name) or value.name in scope.bindings or names.incomplete:
        return scope
    known = tuple(names.events)
    scope.report(UnknownEvent(name=value.name, known=known, span=value.span))
    return scope.quiet()


def _is_complete(parts: _Parts, scope: Scope) -> bool:
    if (parts.fold is Fold.SHARE) == (parts.argument.satisfies is not None):
        return True
    satisfies = keyword("satisfies", parts.span)
    wanted = say("no `{word}`", word=satisfies)
    found = say("one with it")
    if parts.fold is Fold.SHARE:
        wanted = say("`{word}` and a condition", word=satisfies)
        found = say("one without")
    hint = say(
        "`{example}` is the part that satisfies",
        example=in_rules("share(visited where … satisfies …)", parts.span),
    )
    place = f"`{keyword(parts.fold, parts.span)}`"
    scope.report(WrongType(place=place, wanted=wanted, found=found, hint=hint, span=parts.span))
    return False


def _rank(node: syntax.Expression, scope: Scope, check: Check) -> Expression | None:
    rank = logic.value(node, scope, check)
    place = say("the rank of a percentile")
    if not wants(rank, Number, say("a number from 0 to 100"), place, scope):
        return None
    if isinstance(rank, Constant) and not 0 <= number_of(rank) <= 100:
        allowed = say("a number from 0 to 100, such as `80`")
        span, found = where_set(rank, node.span, scope)
        scope.report(OutOfRange(place=place, allowed=allowed, value=found, span=span))
        return None
    return rank


def _folded(fold: Fold, value: Expression, scope: Scope) -> Type | None:
    """The type of the result; tells where such values cannot be folded so."""
    match fold:
        case Fold.COUNT | Fold.SHARE:
            return Number()
        case Fold.COUNT_DIFFERENT:
            return Number() if guarded(value, scope) and _no_record(fold, value, scope) else None
        case Fold.SUM | Fold.AVERAGE | Fold.MEDIAN:
            wanted, words = _SCALED, say("numbers, money or amounts of time")
        case Fold.MIN | Fold.MAX | Fold.PERCENTILE:
            wanted, words = _ORDERED, say("values with an order")
    if not guarded(value, scope) or not wants(
        value, wanted, words, f"`{keyword(fold, value.span)}`", scope
    ):
        return None
    return value.type


def _no_record(fold: Fold, value: Expression, scope: Scope) -> bool:
    if not isinstance(value.type, Record):
        return True
    scope.report(
        WrongType(
            place=f"`{keyword(fold, value.span)}`",
            wanted=say("a field"),
            found=describe(value.type),
            hint=say(
                "name one of its fields: `{example}`",
                example=in_rules("count of different visited.engineer", value.span),
            ),
            span=value.span,
        )
    )
    return False
