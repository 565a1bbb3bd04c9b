"""Everything in a ruleset that has a name."""

from __future__ import annotations

from collections.abc import Iterator

from standards_engine.language import parse
from standards_engine.reports.described.nodes import Described, Used
from standards_engine.rules.in_words import (
    calendar_in_words,
    constraint_in_words,
    event_in_words,
    field_in_words,
    parameter_in_words,
    standard_in_words,
    table_in_words,
)
from standards_engine.rules.in_words.reading import tables_in
from standards_engine.rules.nodes import (
    Calendar,
    Constraint,
    EventType,
    Parameter,
    Ruleset,
    Standard,
    Table,
)
from standards_engine.rules.wordings import Wording
from standards_engine.source import Span
from standards_engine.wording import say

_OF_EVERY_EVENT = ("at", "date")


def described(ruleset: Ruleset, name: str) -> tuple[Described, ...]:
    """All that the name stands for: every version of a standard first."""
    return tuple(each for each in _all(ruleset, name) if each.name == name)


def names(ruleset: Ruleset) -> tuple[str, ...]:
    """Every name that can be described."""
    named = (
        *(each.name for each in ruleset.standards),
        *(each.name for each in ruleset.constraints),
        *(each.name for each in ruleset.calendars),
        *(each.name for each in ruleset.tables),
        *(each.name for each in ruleset.parameters),
        *(each.name for each in ruleset.events),
    )
    return tuple(dict.fromkeys(named))


def _all(ruleset: Ruleset, name: str) -> Iterator[Described]:
    for standard in ruleset.standards:
        if standard.name == name:
            yield of_standard(standard, ruleset)
    for constraint in ruleset.constraints:
        if constraint.name == name:
            yield _of_constraint(constraint, ruleset)
    for calendar in ruleset.calendars:
        yield _of_calendar(calendar)
    for table in ruleset.tables:
        yield _of_table(table, ruleset)
    for parameter in ruleset.parameters:
        yield _of_parameter(parameter, ruleset)
    for event in ruleset.events:
        yield _of_event(event)


def of_standard(of: Standard, ruleset: Ruleset) -> Described:
    return Described(
        kind="standard",
        name=of.name,
        title=_said(of.title),
        version=of.version,
        words=standard_in_words(of, ruleset),
        used=tuple(_used(of, ruleset)),
        about=_about(of),
        span=of.span,
        written=_written(of.span),
    )


def _of_constraint(of: Constraint, ruleset: Ruleset) -> Described:
    return Described(
        kind="constraint",
        name=of.name,
        title=_said(of.title),
        version=of.origin.version,
        words=constraint_in_words(of, ruleset),
        used=tuple(_used(of, ruleset)),
        about=_about(of),
        span=of.span,
        written=_written(of.span),
    )


def _of_calendar(of: Calendar) -> Described:
    return Described(
        kind="calendar",
        name=of.name,
        title=_said(of.title),
        words=calendar_in_words(of),
        span=of.span,
        written=_written(of.span),
    )


def _of_table(of: Table, ruleset: Ruleset) -> Described:
    return Described(
        kind="table",
        name=of.name,
        title=None,
        words=table_in_words(of, ruleset.zone),
        span=of.span,
        written=_written(of.span),
    )


def _of_parameter(of: Parameter, ruleset: Ruleset) -> Described:
    return Described(
        kind="parameter",
        name=of.name,
        title=_said(of.title),
        words=(parameter_in_words(of, ruleset.zone),),
        span=None,
        written=(),
    )


def _of_event(of: EventType) -> Described:
    fields = (each for each in of.record.fields if each.name not in _OF_EVERY_EVENT)
    return Described(
        kind="event",
        name=of.name,
        title=_said(of.title),
        words=(event_in_words(of), *map(field_in_words, fields)),
        span=of.span,
        written=_written(of.span),
    )


def _used(of: Standard | Constraint, ruleset: Ruleset) -> Iterator[Used]:
    clocks = {each.calendar for each in of.calendars} if isinstance(of, Standard) else set()
    for calendar in ruleset.calendars:
        if calendar.name in clocks:
            yield Used(calendar_heading(calendar), calendar_in_words(calendar))
    asked = tables_in(of)
    for table in ruleset.tables:
        if table.name in asked:
            heading = say("Table `{name}`", name=table.name)
            yield Used(heading, table_in_words(table, ruleset.zone))


def calendar_heading(of: Calendar) -> str:
    if of.title is None:
        return say("Calendar `{name}`", name=of.name)
    return say("Calendar `{name}`: {title}", name=of.name, title=of.title.said)


def _about(of: Standard | Constraint) -> tuple[tuple[str, str], ...]:
    """Promise, owner, severity …: only what is given."""
    promise, covers = (of.promise, of.covers) if isinstance(of, Standard) else (None, ())
    given = {
        "promise": _said(promise),
        "because": _said(of.because),
        "source": _said(of.source),
        "owner": _said(of.owner),
        "covers": ", ".join(covers),
        "severity": of.severity.value,
        "ruleset": " ".join(filter(None, (of.origin.name, of.origin.version))),
    }
    return tuple((name, value) for name, value in given.items() if value)


def _said(wording: Wording | None) -> str | None:
    return None if wording is None else wording.said


def _written(name: Span | None) -> tuple[str, ...]:
    """The lines of the declaration around a name, without the margin that they share."""
    if name is None:
        return ()
    tree = parse(name.source).tree
    around = (each.span for each in tree.declarations)
    span = next((each for each in around if each.start <= name.start < each.end), None)
    if span is None:
        return ()
    lines = (" " * (span.column - 1) + span.text).rstrip().splitlines()
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    return tuple(line[min(margins, default=0) :].rstrip() for line in lines)
