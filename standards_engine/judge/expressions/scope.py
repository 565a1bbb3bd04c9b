"""What an expression sees: told to `evaluate` by whoever holds the log or the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, Self

from standards_engine.judge.expressions.values import Blame
from standards_engine.rules.nodes import Table
from standards_engine.source import Span


class Scope(Protocol):
    """Names, fields and events in hand. A missing field is None; an unknown record `Unknown`."""

    @property
    def as_of(self) -> int: ...

    @property
    def zone(self) -> str | None:
        """The zone of local dates; never None where an expression reckons with them."""

    @property
    def empty_proves(self) -> bool:
        """Whether `every x in` nothing is true: in a log yes, in a plan not (semantics 6.1)."""

    def variable(self, name: str) -> object: ...

    def bind(self, name: str, value: object) -> Self:
        """The scope with one more variable."""

    def field(self, record: object, name: str) -> object | None:
        """The given value of a field, or None."""

    def is_unreadable(self, record: object, name: str) -> bool:
        """Whether something is written in a field that `field` could not read."""

    def blame(self, record: object, name: str, span: Span | None) -> Blame:
        """Names a field that `field` did not find."""

    def events(self, names: tuple[str, ...]) -> Sequence[object]:
        """Events of these names in the case up to the row in hand, in order."""

    def possible_events(self, names: tuple[str, ...]) -> Sequence[object]:
        """Rows of the case that may be such an event, or may stand before the row in hand."""

    def table(self, name: str) -> Table: ...

    def call(self, function: str, arguments: tuple[object, ...], span: Span | None) -> object:
        """A built-in function on known values; `Unknown` where it cannot say."""
