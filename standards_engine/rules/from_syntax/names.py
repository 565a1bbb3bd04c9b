"""Everything that is declared, and what of it is used.

Files read together (`use`, several `-r`) share one space of names. A name in `broken` was declared
with a fault that is reported already; whatever touches it stays silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.expressions import Constant
from standards_engine.rules.functions import Function
from standards_engine.rules.nodes import Calendar, CaseEnd, EventType, Origin, Table, Wording
from standards_engine.rules.types import Record
from standards_engine.rules.vocabulary import Vocabulary
from standards_engine.source import Span
from standards_engine.wording import later, say


class Kind(StrEnum):
    """What a name can be the name of, in the user's words."""

    PARAMETER = "parameter"
    DEFINITION = "definition"
    EVENT = "event"
    CALENDAR = "calendar"
    TABLE = "table"
    STANDARD = "standard"
    CONSTRAINT = "constraint"
    FIELD = "field"


@frozen
class DeclaredTable:
    """A table with its cells as written: their types are checked where it is asked."""

    table: Table
    cells: tuple[tuple[Constant | None, ...], ...]


@dataclass(slots=True)
class Names:
    vocabulary: Vocabulary
    functions: Mapping[str, Function]
    parameters: dict[str, Constant] = field(default_factory=dict)
    titles: dict[str, Wording] = field(default_factory=dict)
    """Of parameters."""
    definitions: dict[str, syntax.Define] = field(default_factory=dict)
    events: dict[str, EventType] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    tables: dict[str, DeclaredTable] = field(default_factory=dict)
    case: Record = Record("case")
    entities: dict[str, Record] = field(default_factory=dict)
    places: dict[tuple[Kind, str], Span] = field(default_factory=dict)
    broken: set[tuple[Kind, str]] = field(default_factory=set)
    used: set[tuple[Kind, str]] = field(default_factory=set)
    incomplete: bool = False
    """A whole declaration may be lost to a syntax fault: unknown names are no news."""

    def use(self, kind: Kind, name: str) -> None:
        self.used.add((kind, name))

    def is_silent(self, kind: Kind, name: str) -> bool:
        """Whether a missing name follows from a fault that is reported already."""
        if self.incomplete or (kind, name) in self.broken:
            return True
        owner = name.partition(".")[0]
        return kind is Kind.FIELD and not self.broken.isdisjoint(
            {(kind, f"{owner}.*"), (kind, "event.*")}
        )

    def meaning_of(self, name: str, *, of_plan: bool = False) -> str | None:
        """What a bare word already means in every rule, for names that would hide it."""
        if name in _RESERVED:
            return say(_RESERVED[name])
        tables: tuple[tuple[Kind, Mapping[str, object]], ...] = (
            (Kind.PARAMETER, self.parameters),
            (Kind.DEFINITION, self.definitions),
            (Kind.EVENT, {} if of_plan else self.events),
        )
        kind = next((kind for kind, table in tables if name in table), None)
        return None if kind is None else say(_MEANINGS[kind])


_RESERVED = {
    "case": later("the case"),
    "event": later("the row in hand"),
    "plan": later("the plan"),
    "as_of": later("the as-of instant"),
    "standard": later("a standard"),
}
_MEANINGS = {
    Kind.PARAMETER: later("the name of a parameter"),
    Kind.DEFINITION: later("the name of a definition"),
    Kind.EVENT: later("the name of an event"),
}


@frozen
class FileContext:
    """What a rule takes from the file it stands in."""

    origin: Origin
    zone: str | None
    case_end: CaseEnd | None
    owner: Wording | None
    source: Wording | None
    own_names: Mapping[str, str]
    """The language's own names, as the file writes them."""
