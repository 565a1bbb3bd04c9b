"""What a plan can hold, as rules see it: told to `check` by whoever knows the plan model."""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.rules.types import Record


@frozen
class Collection:
    """A list of the plan that `for each NAME` runs over, and its path from the plan."""

    entity: str
    path: tuple[str, ...]


@frozen
class Vocabulary:
    """The records of a plan; the one named `plan` is the root.

    A field of a list of records is the flattened list over its elements, and each element of an
    inner list knows its parent under the parent's name (`need.service`).
    """

    records: tuple[Record, ...]
    collections: tuple[Collection, ...]

    def record(self, name: str) -> Record | None:
        return next((record for record in self.records if record.name == name), None)

    def collection(self, entity: str) -> Collection | None:
        return next((each for each in self.collections if each.entity == entity), None)


EMPTY = Vocabulary((), ())
