"""One constraint asked of every entity it is for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Unknown, evaluate, holds
from standards_engine.judge.plan.blame import missing_paths, value_to_blame
from standards_engine.judge.plan.messages import unproven_help, unproven_message, violated_message
from standards_engine.judge.plan.scope import PlanScope
from standards_engine.judge.plan.verdicts import Outcome, PlanFinding
from standards_engine.judge.plan.words import entity_in_words, entity_key
from standards_engine.plans import Entity
from standards_engine.rules.expressions import Expression
from standards_engine.rules.nodes import (
    Constraint,
    ForEachEntity,
    ForEachStandard,
    ForThePlan,
    Subject,
)


@frozen
class Asked:
    """The constraint's scope with one entity in hand; `doubt` where the entity is not known."""

    entity: Entity
    scope: PlanScope
    doubt: Unknown | None = None


@frozen
class Judged:
    asked: Asked
    finding: PlanFinding | None


def judge_constraint(constraint: Constraint, plan: Entity, scope: PlanScope) -> list[Judged]:
    """One entry for every entity the constraint applies to, or may."""
    traced = scope.traced()
    asked = _subjects(constraint.subject, plan, traced)
    judged = (_Judge(constraint, each).judge() for each in asked)
    return [each for each in judged if each is not None]


def _subjects(subject: Subject, plan: Entity, scope: PlanScope) -> Iterator[Asked]:
    match subject:
        case ForThePlan():
            yield Asked(plan, scope)
        case ForEachStandard():
            for standard in scope.around.standards.values():
                yield Asked(standard, scope.bind("standard", standard))
        case ForEachEntity(variable, items):
            yield from _entities(variable, items, plan, scope)
        case _:
            assert_never(subject)


def _entities(variable: str, items: Expression, plan: Entity, scope: PlanScope) -> Iterator[Asked]:
    """The entities of a list; an inner list that is not written is a doubt."""
    listed = evaluate(items, scope)
    for each in listed if isinstance(listed, tuple) else ():
        if isinstance(each, Unknown):
            yield Asked(plan, scope, each)
        else:
            yield Asked(each, scope.bind(variable, each))


@frozen
class _Judge:
    constraint: Constraint
    asked: Asked

    def judge(self) -> Judged | None:
        """None where the constraint does not apply."""
        subject = self.constraint.subject
        if self.asked.doubt is not None and isinstance(subject, ForEachEntity):
            return self._unproven(subject.items, self.asked.doubt)
        where = subject.where
        applies = holds(where, self.asked.scope)
        if isinstance(applies, Unknown) and where is not None:
            return self._unproven(where, applies)
        return self._judge_conditions() if applies is True else None

    def _judge_conditions(self) -> Judged:
        truths = [(each, holds(each, self.asked.scope)) for each in self.constraint.conditions]
        for condition, truth in truths:
            if truth is False:
                return self._violated(condition)
        for condition, truth in truths:
            if isinstance(truth, Unknown):
                return self._unproven(condition, truth)
        return Judged(self.asked, None)

    def _violated(self, condition: Expression) -> Judged:
        entity, scope = self.asked.entity, self.asked.scope
        label = entity_in_words(entity)
        place = value_to_blame(condition, entity, scope)
        finding = PlanFinding(
            constraint=self.constraint,
            outcome=Outcome.VIOLATED,
            entity=entity_key(entity),
            label=label,
            path=place.path,
            span=place.span,
            message=violated_message(self.constraint, label, scope),
        )
        return Judged(self.asked, finding)

    def _unproven(self, condition: Expression, doubt: Unknown) -> Judged:
        """Points at the entity that lacks the first missing value."""
        lacking = missing_paths(condition, doubt, self.asked.scope.trace)
        entity = lacking[0][1] if self.asked.doubt and lacking else self.asked.entity
        holder = lacking[0][1] if lacking else entity
        paths = tuple(path for path, lacks in lacking if lacks.kind != "standard")
        told = tuple(dict.fromkeys(blame.what for blame in doubt.blame))
        needs = tuple(f"`{path}`" for path in paths) or told
        label = entity_in_words(entity)
        finding = PlanFinding(
            constraint=self.constraint,
            outcome=Outcome.UNPROVEN,
            entity=entity_key(entity),
            label=label,
            path=paths[0] if paths else entity.path,
            span=holder.span,
            message=unproven_message(self.constraint, label, needs),
            missing=paths,
            help=unproven_help(paths, told),
        )
        return Judged(self.asked, finding)
