"""What the generated standards name, so that the file declares just that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.differential.choices import Choices
from tests.differential.fields import CASE_FIELDS, KIND_OF, OF_KIND, Kind
from tests.differential.world import World

EVENTS = (
    "reported",
    "visited",
    "closed",
    "away",
    "back",
    "withdrawn",
    "moved",
    "reopened",
)
CASE = "case"
ANY_EVENT = "event"


@dataclass(slots=True)
class Vocabulary:
    """Events, fields and further declarations, gathered while rules are written."""

    choices: Choices
    world: World
    events: list[str] = field(default_factory=list)
    fields: dict[str, dict[str, Kind]] = field(default_factory=dict)
    """By event, or `case`: name and type."""
    optional: dict[str, bool] = field(default_factory=dict)
    """Whether a field of this name may be missing without fault; `case.NAME` of the case."""
    declarations: list[str] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    case_end: str | None = None

    def event(self, among: Sequence[str] = EVENTS) -> str:
        name = self.choices.pick(among)
        return self.named(name)

    def named(self, event: str) -> str:
        if event not in self.events:
            self.events.append(event)
        return event

    def field(self, kind: Kind, owners: Sequence[str]) -> str | None:
        """A field that all of these events, or the case, have; None if there is none of a type."""
        of_case = owners == (CASE,)
        names = CASE_FIELDS.get(kind) if of_case else OF_KIND[kind]
        if names is None:
            return None
        name = self.choices.pick(names)
        for owner in owners:
            self.fields.setdefault(owner, {})[name] = kind
        key = f"case.{name}" if of_case else name
        if key not in self.optional:
            self.optional[key] = self.choices.maybe(4)
        return name

    def declare(self, prefix: str, text: str) -> str:
        """Another declaration; the name it is given."""
        name = f"{prefix}{len(self.declarations) + 1}"
        self.declarations.append(text.replace("NAME", name))
        return name

    def cells(self) -> dict[str, Kind]:
        """The columns of a log that have a field, in a fixed order."""
        used = {name: kind for of in self.fields.values() for name, kind in of.items()}
        order = [*KIND_OF, *(name for names in CASE_FIELDS.values() for name in names)]
        return {name: used[name] for name in dict.fromkeys(order) if name in used}

    def text(self) -> Iterator[str]:
        """The declarations, line by line."""
        if self.case_end is not None:
            yield self.case_end
        if of_case := self.fields.get(CASE):
            yield "each case has"
            yield from (f"  {self._declared(name, kind, CASE)}" for name, kind in of_case.items())
        for event in self.events:
            yield f"event {event}"
            fields = self.fields.get(event, {}).items()
            yield from (f"  {self._declared(name, kind)}" for name, kind in fields)
        yield from self.declarations

    def _declared(self, name: str, kind: Kind, owner: str = "") -> str:
        key = f"case.{name}" if owner == CASE else name
        return f"{name} {'optional ' if self.optional[key] else ''}{kind}"
