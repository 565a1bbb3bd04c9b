"""What the condition of a period sees once its aggregates are folded: tables and as-of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Blame, Unknown
from standards_engine.rules.nodes import Table
from standards_engine.source import Span


@frozen
class PeriodScope:
    zone: str
    as_of: int
    tables: Mapping[str, Table]
    variables: Mapping[str, object] = field(default_factory=dict)
    empty_proves: bool = True

    def variable(self, name: str) -> object:
        return self.variables.get(name, Unknown((Blame(name),)))

    def bind(self, name: str, value: object) -> PeriodScope:
        return replace(self, variables={**self.variables, name: value})

    def field(self, record: object, name: str) -> object | None:
        raise AssertionError(f"a period has no field `{name}` ({record})")

    def is_unreadable(self, record: object, name: str) -> bool:
        return self.field(record, name) is not None

    def blame(self, record: object, name: str, span: Span | None) -> Blame:
        raise AssertionError(f"a period has no field `{name}` ({record}, {span})")

    def events(self, names: tuple[str, ...]) -> Sequence[object]:
        raise AssertionError(f"the events {names} of a period are tallied one by one")

    def possible_events(self, names: tuple[str, ...]) -> Sequence[object]:
        return self.events(names)

    def table(self, name: str) -> Table:
        return self.tables[name]

    def call(self, function: str, arguments: tuple[object, ...], span: Span | None) -> object:
        raise AssertionError(f"`{function}` is a function of plans ({arguments}, {span})")
