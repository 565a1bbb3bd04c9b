"""A plan as rules see it: entities with fields, every value with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from standards_engine.frozen import frozen
from standards_engine.source import Source, Span


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A service, a study, a promise … of one plan; told apart by identity.

    While a plan is built its references are put in place; afterwards nothing changes.
    """

    kind: str
    path: str
    """`services[2].promise`; empty for the plan itself."""
    span: Span
    values: dict[str, object] = field(repr=False)
    """Given values by field, as in `rules.types`; references are entities."""
    spans: dict[str, Span] = field(repr=False)
    """Where the values of fields stand that are written in the plan."""
    missing: dict[str, str] = field(default_factory=dict, repr=False)
    """What to write so that a derived field gets a value, by field."""

    @property
    def name(self) -> str | None:
        name = self.values.get("name")
        return name if isinstance(name, str) else None

    def path_of(self, name: str) -> str:
        """The path to write so that the field has a value."""
        own = f"{self.path}.{name}" if self.path else name
        return self.missing.get(name, own)


@frozen
class Plan:
    source: Source
    root: Entity
    entities: Mapping[str, tuple[Entity, ...]]
    """All entities of a kind, in the order of the document."""

    @property
    def name(self) -> str:
        return self.root.name or self.source.name

    @property
    def rules(self) -> tuple[str, ...]:
        """The rulesets that the plan itself asks for."""
        return tuple(str(rule) for rule in _listed(self.root.values.get("rules")))

    @property
    def zone(self) -> str | None:
        return _text(self.root.values.get("zone"))

    @property
    def currency(self) -> str | None:
        return _text(self.root.values.get("currency"))


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
