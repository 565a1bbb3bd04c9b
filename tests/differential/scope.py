"""What a generated expression may read where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.differential.vocabulary import ANY_EVENT, CASE


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or the case, by the name it has in the rule."""

    name: str
    owners: tuple[str, ...]

    @property
    def is_event(self) -> bool:
        """Whether it has an instant of its own."""
        return self.owners != (CASE,) and self.name != ANY_EVENT


@dataclass(frozen=True, slots=True)
class Scope:
    rows: tuple[Row, ...] = (Row(CASE, (CASE,)),)
    given: frozenset[str] = frozenset()
    """Optional values that a condition has asked for."""
    folds: bool = True
    """Whether events of the case may be gone through."""
    of_period: bool = False
    """Only aggregates are there to be read."""

    def bind(self, row: Row) -> Scope:
        """A name of an outer row is hidden by one of an inner row."""
        others = tuple(each for each in self.rows if each.name != row.name)
        given = frozenset(path for path in self.given if path.split(".")[0] != row.name)
        return replace(self, rows=(row, *others), given=given)

    def knowing(self, path: str) -> Scope:
        return replace(self, given=self.given | {path})

    def names(self) -> frozenset[str]:
        """Events of `any of` without an `as` are all called by their own names."""
        own = (row.owners if row.name in row.owners else (row.name,) for row in self.rows)
        return frozenset(name for names in own for name in names)

    def inside(self, row: Row) -> Scope:
        """Inside an aggregate over these rows; one within another is out of a period's reach."""
        return replace(self.bind(row), folds=self.folds and not self.of_period, of_period=False)
