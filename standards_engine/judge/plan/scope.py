"""What an expression sees of a plan, and a trace of where it looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Self

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Blame, Unknown
from standards_engine.judge.plan.evidence import Evidence, Question
from standards_engine.judge.plan.functions import call_function
from standards_engine.plans import Entity
from standards_engine.rules.nodes import Calendar, Table
from standards_engine.source import Span


@frozen
class Surroundings:
    """What does not change from one constraint's entity to the next."""

    tables: Mapping[str, Table]
    calendars: Mapping[str, Calendar]
    standards: Mapping[str, Entity]
    evidence: Evidence
    currency: str | None
    as_of_date: int
    zone: str


@dataclass(slots=True)
class Trace:
    """`looked` are written values in the order they were read; `lacking` who lacks which path."""

    looked: list[tuple[Entity, str]] = field(default_factory=list)
    lacking: dict[str, Entity] = field(default_factory=dict)


@frozen
class PlanScope:
    around: Surroundings
    variables: Mapping[str, object]
    trace: Trace = field(default_factory=Trace)

    @property
    def as_of(self) -> int:
        """A date: in a constraint `as_of` is a day."""
        return self.around.as_of_date

    @property
    def zone(self) -> str | None:
        return self.around.zone

    @property
    def empty_proves(self) -> bool:
        return False

    def variable(self, name: str) -> object:
        return self.variables[name]

    def bind(self, name: str, value: object) -> Self:
        return replace(self, variables={**self.variables, name: value})

    def traced(self) -> PlanScope:
        """The same scope with a trace of its own."""
        return replace(self, trace=Trace())

    def field(self, record: object, name: str) -> object | None:
        entity = _entity(record)
        if name in entity.spans:
            self.trace.looked.append((entity, name))
        match entity.kind, name:
            case "service", "standard":
                return self.around.standards.get(str(entity.values.get(name)))
            case "standard", "attainment":
                return self._attainment(entity)
            case _:
                return entity.values.get(name)

    def _attainment(self, standard: Entity) -> Fraction | None:
        answer = self.around.evidence.answer(Question(str(standard.name)))
        standard.missing["attainment"] = answer.lacks
        return answer.share

    def is_unreadable(self, record: object, name: str) -> bool:  # noqa: ARG002
        """A plan that cannot be read is refused, so that nothing of it is ever judged."""
        return False

    def blame(self, record: object, name: str, span: Span | None) -> Blame:
        entity = _entity(record)
        path = entity.path_of(name)
        self.trace.lacking[path] = entity
        return Blame(path, span)

    def events(self, names: tuple[str, ...]) -> Sequence[object]:
        raise LookupError(f"a plan has no events: {names}")

    def possible_events(self, names: tuple[str, ...]) -> Sequence[object]:
        raise LookupError(f"a plan has no events: {names}")

    def table(self, name: str) -> Table:
        return self.around.tables[name]

    def call(self, function: str, arguments: tuple[object, ...], span: Span | None) -> object:
        around = self.around
        known = (around.calendars, around.as_of_date, around.evidence)
        result = call_function(function, arguments, *known)
        return Unknown((Blame(result.needs, span),)) if result.value is None else result.value


def _entity(record: object) -> Entity:
    if not isinstance(record, Entity):
        raise TypeError("a plan's records are entities")
    return record
