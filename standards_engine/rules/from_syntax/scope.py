"""What an expression can read where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from enum import Enum

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.clauses import MissingZone
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Expression, Variable
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.names import FileContext, Names
from standards_engine.rules.types import Field, Record
from standards_engine.source import Span


class Place(Enum):
    """What kind of rule an expression stands in."""

    CONSTANT = "constant"
    STANDARD = "standard"
    PERIOD = "period"
    CONSTRAINT = "constraint"


class Ambiguous(Enum):
    """A name that is bound, but not to be read: of two events, or of an unknown one."""

    NAME = "ambiguous"
    FAULTY = "faulty"


Binding = Variable | Ambiguous


@frozen
class Scope:
    """`given` holds the optional values known to be there; `asking` is set inside `is given`.

    `running` maps a piece of text to what stands for it inside an aggregate: in
    `sum(service.needs.hours)` the piece `service.needs` is one need.
    """

    names: Names
    file: FileContext
    faults: Faults
    place: Place
    bindings: Mapping[str, Binding] = field(default_factory=dict)
    given: frozenset[Expression] = frozenset()
    running: Mapping[syntax.Expression, Variable] = field(default_factory=dict)
    asking: bool = False
    unsure: bool = False
    """A condition before was faulty: what it would have guarded is not known."""

    def report(self, diagnostic: Diagnostic) -> None:
        self.faults.report(diagnostic)

    def bind(self, name: str, binding: Binding) -> Scope:
        return replace(self, bindings={**self.bindings, name: binding})

    def bind_all(self, bindings: Mapping[str, Binding]) -> Scope:
        return replace(self, bindings={**self.bindings, **bindings})

    def assume(self, given: Iterable[Expression]) -> Scope:
        """The scope where these optional values are known to be there."""
        return replace(self, given=self.given.union(given))

    def lost(self, *names: str) -> Scope:
        """The scope after something unknown was named so: what is read of it stays silent."""
        return replace(self, bindings={**self.bindings, **dict.fromkeys(names, Ambiguous.FAULTY)})

    def unguarded(self) -> Scope:
        """The scope after a fault that may have guarded optional values."""
        return replace(self, unsure=True)

    def quiet(self) -> Scope:
        """The scope for a look ahead: its faults are found again, and reported, later."""
        return replace(self, faults=Faults())

    def fresh(self, name: str) -> str:
        """The name, or one made of it that no variable in reach has."""
        taken = {each.name for each in self.bindings.values() if isinstance(each, Variable)}
        taken.update(each.name for each in self.running.values())
        count = 2
        fresh = name
        while fresh in taken:
            fresh, count = f"{name}#{count}", count + 1
        return fresh

    def record_of(self, record: Record) -> Record:
        """A record with its fields: entities of a plan are told by name."""
        in_plan = self.place is Place.CONSTRAINT
        return self.names.entities.get(record.name, record) if in_plan else record

    def field_of(self, record: Record, name: str) -> Field | None:
        return self.record_of(record).field_named(name)

    def need_zone(self, reason: str, span: Span | None) -> None:
        """Reports, once for a file, that a zone is missing."""
        if self.file.zone is not None:
            return
        told = (each.span for each in self.faults.found if isinstance(each, MissingZone))
        if span is None or not any(each and each.source == span.source for each in told):
            self.report(MissingZone(reason=reason, span=span))


Check = Callable[[syntax.Expression, Scope], Expression | None]
"""The check of an expression, handed to the constructs that check their own parts with it."""
