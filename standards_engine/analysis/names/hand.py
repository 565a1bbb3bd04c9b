"""What a name stands for inside a rule: things in hand, and lists of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from standards_engine.analysis.names.declared import Declared
from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.types import ListOf, Record, Type


@frozen
class Held:
    """What a name or path stands for: its records, and whether it is a list of them."""

    records: tuple[Record, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    listed: bool = False


NOTHING = Held()


@frozen
class Hand:
    """What can be read at a place; `of_plan` inside constraints, where events mean nothing.

    In a definition both is possible: it is read wherever it is used.
    """

    declared: Declared
    of_plan: bool = False
    of_log: bool = True
    held: Mapping[str, Held] = field(default_factory=dict)

    def holding(self, name: str, held: Held) -> Hand:
        return replace(self, held={**self.held, name: held})

    def named(self, name: str) -> Held:
        """What a bare name stands for."""
        return self.held.get(name) or next(self._known(name), NOTHING)

    def _known(self, name: str) -> Iterator[Held]:
        known = self.declared
        if name in known.parameters:
            yield Held((), (Symbol(Kind.PARAMETER, name),))
        if name in known.definitions:
            yield Held((), (Symbol(Kind.DEFINITION, name),))
        event = known.records.events.get(name)
        if self.of_log and event is not None:
            yield Held((event.record,), (Symbol(Kind.EVENT, name),))
        if self.of_plan and known.records.vocabulary.collection(name):
            yield self.entity(name)

    def entity(self, name: str) -> Held:
        record = self.declared.records.entities.get(name)
        return Held((record,) if record else (), (Symbol(Kind.ENTITY, name),), listed=True)

    def value(self, node: syntax.Expression) -> Held:
        """What a path stands for; nothing for anything else."""
        match node:
            case syntax.Reference(name):
                return self.named(name)
            case syntax.Member(base, name):
                return self.field_of(self.value(base), name.text)
            case syntax.Call(function, (argument,)) if function.text in ("first", "latest"):
                return self.value(argument.value)
            case _:
                return NOTHING

    def field_of(self, base: Held, name: str) -> Held:
        found = [(r, f) for r in base.records if (f := self.fresh(r).field_named(name))]
        symbols = tuple(self.declared.field_symbol(record, each) for record, each in found)
        types = [each.type for _, each in found[:1]]
        records = tuple(r for type_ in types if (r := _record(type_)) is not None)
        listed = base.listed or any(isinstance(each, ListOf) for each in types)
        return Held(tuple(map(self.fresh, records)), tuple(dict.fromkeys(symbols)), listed=listed)

    def fresh(self, record: Record) -> Record:
        """With its fields: a type names a thing of the plan, and does not hold its fields."""
        return record if record.fields else self.declared.records.entities.get(record.name, record)


def _record(type_: Type) -> Record | None:
    inner = type_.element if isinstance(type_, ListOf) else type_
    return inner if isinstance(inner, Record) else None
