"""`constraint researched …`: what a plan must satisfy."""

from __future__ import annotations

from standards_engine.diagnostics.clauses import MisplacedClause, MissingClause
from standards_engine.diagnostics.phrases import in_rules, keyword
from standards_engine.diagnostics.types import WrongType
from standards_engine.diagnostics.unknown import UnknownEntity, UnknownKind
from standards_engine.language import nodes as syntax
from standards_engine.language.nodes import TextClauseWord
from standards_engine.rules.expressions import Expression, Variable
from standards_engine.rules.from_syntax.clauses import (
    Clauses,
    TriggerNode,
    check_places,
    without_repeated,
)
from standards_engine.rules.from_syntax.expressions import (
    check_condition,
    check_expression,
    narrowed,
)
from standards_engine.rules.from_syntax.expressions.quantified import is_hiding
from standards_engine.rules.from_syntax.expressions.runs import collection_items
from standards_engine.rules.from_syntax.header import wording
from standards_engine.rules.from_syntax.messages import check_message
from standards_engine.rules.from_syntax.scope import Scope
from standards_engine.rules.nodes import (
    Constraint,
    ForEachEntity,
    ForEachStandard,
    ForThePlan,
    Kind,
    Subject,
)
from standards_engine.rules.types import ListOf, Record, describe
from standards_engine.source import Span
from standards_engine.wording import later, say

_OF_STANDARDS = (
    "expect",
    "forbid",
    "except",
    "pause",
    "pause while",
    "clock runs during",
    "cancelled by",
    "restarted by",
    "reopened by",
    "warn at",
    "goal",
    "covers",
    "promise",
    "effective",
)
_KINDS = tuple(str(kind) for kind in Kind)


def check_constraint(
    node: syntax.ConstraintDeclaration, file: Scope
) -> tuple[Constraint | None, Scope]:
    """The constraint, and what its conditions can read."""
    scope = plan_scope(file)
    clauses = _clauses(node, scope)
    first = clauses.trigger
    subject, inner = (None, scope.unguarded()) if first is None else _subject(first, scope)
    conditions = tuple(
        condition
        for each in clauses.all(syntax.Require)
        if (condition := _require(each, inner)) is not None
    )
    message = clauses.text_clause(TextClauseWord.MESSAGE)
    text = None if message is None else check_message(message.value, inner)
    kind = _kind(clauses.one(syntax.Ensures), scope)
    if subject is None or not conditions:
        return None, inner
    constraint = Constraint(
        name=node.name.text,
        title=wording(node.title),
        origin=scope.file.origin,
        zone=scope.file.zone,
        kind=kind,
        subject=subject,
        conditions=conditions,
        message=text,
        severity=clauses.severity(),
        owner=clauses.wording(TextClauseWord.OWNER) or scope.file.owner,
        because=clauses.wording(TextClauseWord.BECAUSE),
        source=clauses.wording(TextClauseWord.SOURCE) or scope.file.source,
        span=node.name.span,
    )
    return constraint, inner


def plan_scope(file: Scope) -> Scope:
    """What every part of a constraint can read: the plan."""
    plan = file.names.entities.get("plan")
    return file if plan is None else file.bind("plan", Variable("plan", plan))


def _clauses(node: syntax.ConstraintDeclaration, scope: Scope) -> Clauses:
    hint = say(
        "it is for standards about logged events; a constraint has `{each} …` and `{require}`",
        each=keyword("for each", node.span),
        require=keyword("require", node.span),
    )
    kept = check_places(node.clauses, _OF_STANDARDS, say("a constraint"), hint, scope)
    clauses = without_repeated(kept, several_requires=True, scope=scope)
    name, span = node.name.text, node.name.span
    if scope.faults.damaged(node.span):
        return clauses
    if clauses.trigger is None:
        example = in_rules("for each service", span)
        clause = f"`{keyword('for each', span)}`"
        scope.report(MissingClause(rule=name, clause=clause, example=example, span=span))
    if clauses.one(syntax.Require) is None:
        example = in_rules("require service.promise is given", span)
        clause = f"`{keyword('require', span)}`"
        scope.report(MissingClause(rule=name, clause=clause, example=example, span=span))
    return clauses


def _require(node: syntax.Require, scope: Scope) -> Expression | None:
    if node.enough is not None:
        hint, place = say("it is for standards about a period"), say("a constraint")
        clause, span = "if there are", node.enough.span
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=span))
    return check_condition(node.condition, scope)


def _subject(node: TriggerNode, scope: Scope) -> tuple[Subject | None, Scope]:
    match node:
        case syntax.ForEach():
            return _for_each(node, scope)
        case syntax.ForThePlan(where):
            condition, inner = narrowed(where, scope)
            return ForThePlan(condition, span=node.span), inner
        case syntax.ForEachStandard(where):
            return _for_each_standard(node, where, scope)
        case syntax.ForEachCase() | syntax.ForEachPeriod():
            clause = (
                "for each case"
                if isinstance(node, syntax.ForEachCase)
                else later("for each period")
            )
            hint = say(
                "a constraint is about a plan: `{first}`, `{second}`",
                first=in_rules("for each service", node.span),
                second=keyword("for the plan", node.span),
            )
            place = say("a constraint")
            scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=node.span))
            return None, scope.unguarded()


def _for_each_standard(
    node: syntax.ForEachStandard, where: syntax.Expression | None, scope: Scope
) -> tuple[Subject | None, Scope]:
    record = scope.names.entities.get("standard")
    if record is None:
        return _unknown_entity(syntax.Name("standard", span=node.span), scope)
    condition, inner = narrowed(where, scope.bind("standard", Variable("standard", record)))
    return ForEachStandard(condition, span=node.span), inner


def _for_each(node: syntax.ForEach, scope: Scope) -> tuple[Subject | None, Scope]:
    if node.first or node.others or node.not_followed_by is not None:
        hint = say(
            "of a plan write `{example}`, with `{where}` if only some are meant",
            example=in_rules("for each service", node.span),
            where=keyword("where", node.span),
        )
        clause, place = _of_events(node), say("a constraint")
        scope.report(MisplacedClause(clause=clause, place=place, hint=hint, span=node.span))
        return None, scope.unguarded()
    items = _items(node.path, scope)
    if items is None:
        return None, scope.lost((node.alias or node.path[-1]).text)
    if not isinstance(items.type, ListOf) or not isinstance(items.type.element, Record):
        scope.report(
            WrongType(
                place=f"`{keyword('for each', node.span)}`",
                wanted=say("a list of the plan"),
                found=describe(items.type),
                span=items.span,
            )
        )
        return None, scope.lost((node.alias or node.path[-1]).text)
    record = items.type.element
    name = node.alias.text if node.alias else record.name
    if node.alias is not None and is_hiding(node.alias, scope):
        return None, scope.lost(name)
    condition, inner = narrowed(node.where, scope.bind(name, Variable(name, record)))
    return ForEachEntity(name, items, condition, span=node.span), inner


def _of_events(node: syntax.ForEach) -> str:
    """What of it only goes with logged events."""
    if node.first:
        return "for the first"
    return "any of" if node.others else "not followed by"


def _items(path: tuple[syntax.Name, ...], scope: Scope) -> Expression | None:
    first, *rest = path
    if not rest:
        items = collection_items(first, scope)
        if items is None:
            _unknown_entity(first, scope)
        return items
    node: syntax.Expression = syntax.Reference(first.text, span=first.span)
    for name in rest:
        node = syntax.Member(node, name, span=_joined(first, name))
    return check_expression(node, scope)


def _joined(first: syntax.Name, last: syntax.Name) -> Span:
    return Span(first.span.source, first.span.start, last.span.end)


def _unknown_entity(name: syntax.Name, scope: Scope) -> tuple[None, Scope]:
    known = [each.entity for each in scope.names.vocabulary.collections]
    scope.report(UnknownEntity(name=name.text, known=(*known, "standard"), span=name.span))
    return None, scope.lost(name.text)


def _kind(node: syntax.Ensures | None, scope: Scope) -> Kind | None:
    if node is None:
        return None
    name = node.kind
    if name.text in _KINDS:
        return Kind(name.text)
    scope.report(UnknownKind(name=name.text, known=_KINDS, span=name.span))
    return None
