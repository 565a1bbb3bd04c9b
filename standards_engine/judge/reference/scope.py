"""What an expression sees in a log: one case, up to the row in hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace

from standards_engine.frozen import frozen
from standards_engine.judge.expressions import Blame, Truth, Unknown, holds
from standards_engine.judge.expressions.dates import date_of
from standards_engine.judge.reference.history import History, history_of, may_be
from standards_engine.logs.events import Case, Event
from standards_engine.rules.nodes import Calendar, EventMatch, Ruleset, Standard, Table
from standards_engine.source import Span


@frozen(kw_only=True)
class CaseScope:
    """`seen` rows of the case are visible: those up to and including the row in hand."""

    standard: Standard
    tables: Mapping[str, Table]
    history: History
    as_of: int
    seen: int
    variables: Mapping[str, object] = field(default_factory=dict)
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    empty_proves: bool = True

    @property
    def zone(self) -> str:
        return self.standard.zone

    def variable(self, name: str) -> object:
        return self.variables.get(name, Unknown((Blame(name),)))

    def bind(self, name: str, value: object) -> CaseScope:
        return replace(self, variables={**self.variables, name: value})

    def seeing(self, index: int) -> CaseScope:
        """The scope with the row at `index` as the last visible one."""
        return CaseScope(
            standard=self.standard,
            tables=self.tables,
            history=self.history,
            as_of=self.as_of,
            seen=index + 1,
            variables=self.variables,
            calendars=self.calendars,
            empty_proves=self.empty_proves,
        )

    def field(self, record: object, name: str) -> object | None:
        if isinstance(record, Case):
            return record.values.get(name)
        if not isinstance(record, Event):
            return None
        if name in ("at", "date"):
            return self._moment(record, name)
        return record.values.get(name)

    def is_unreadable(self, record: object, name: str) -> bool:
        return isinstance(record, Case | Event) and name in record.unreadable

    def blame(self, record: object, name: str, span: Span | None) -> Blame:
        owner = record.name if isinstance(record, Event) else "case"
        return Blame(f"{owner or 'event'}.{name}", span)

    def events(self, names: tuple[str, ...]) -> Sequence[Event]:
        return [event for event in self.history.rows[: self.seen] if event.name in names]

    def possible_events(self, names: tuple[str, ...]) -> Sequence[Event]:
        return [hole for hole in self.history.holes if may_be(hole, names)]

    def table(self, name: str) -> Table:
        return self.tables[name]

    def call(self, function: str, arguments: tuple[object, ...], span: Span | None) -> object:
        raise AssertionError(
            f"`{function}` is a function of plans ({len(arguments)} given, {span})"
        )

    def _moment(self, event: Event, name: str) -> int | None:
        """Where the activity is unreadable the time says nothing of any event."""
        if event.time is None or event.name is None:
            return None
        return event.time if name == "at" else date_of(event.time, self.zone)


def case_scope(standard: Standard, case: Case, ruleset: Ruleset, as_of: int) -> CaseScope:
    """What a standard sees of a case before any of its rows."""
    return CaseScope(
        standard=standard,
        tables={table.name: table for table in ruleset.tables},
        calendars={calendar.name: calendar for calendar in ruleset.calendars},
        history=history_of(case, as_of),
        as_of=as_of,
        seen=0,
        variables={"case": case},
    )


def matches(match: EventMatch, event: Event, scope: CaseScope) -> Truth:
    """Whether the row is such an event: of one of the names, and satisfying the condition."""
    if event.name not in match.events:
        return False
    return holds(match.where, scope.bind(match.variable, event))


def possible(match: EventMatch, scope: CaseScope) -> int:
    """How many holes of the case may be such an event."""
    holes = scope.possible_events(match.events)
    return sum(holds(match.where, scope.bind(match.variable, h)) is not False for h in holes)


def hole_matches(match: EventMatch, hole: Event, scope: CaseScope) -> Truth:
    """Whether a hole is such an event; unknown where its activity is unreadable."""
    if not may_be(hole, match.events):
        return False
    truth = holds(match.where, scope.bind(match.variable, hole))
    return truth if hole.name is not None or truth is False else Unknown()
