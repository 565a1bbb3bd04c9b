"""The names and values that may stand at a place, as they are written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lsprotocol.types import CompletionItemKind as Look

from standards_engine.analysis.names import Held
from standards_engine.editor.completion.hands import path_value
from standards_engine.editor.completion.situation import Situation
from standards_engine.editor.completion.suggestion import Suggestion
from standards_engine.editor.completion.wanted import Wanted
from standards_engine.editor.own_names import OwnNames
from standards_engine.editor.titles import said, type_said
from standards_engine.language import nodes as syntax
from standards_engine.language.scanner import Candidate
from standards_engine.rules.expressions import Fold
from standards_engine.rules.files import usable
from standards_engine.rules.from_syntax.examples import OUTCOMES
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.nodes import Kind
from standards_engine.rules.types import Field, OneOf, Record
from standards_engine.verdicts import Verdict

_FOLDS = tuple(fold.value for fold in Fold if fold is not Fold.COUNT_DIFFERENT)


def named(wanted: Wanted, here: Situation) -> Iterator[Suggestion]:
    """The suggestions for each kind of name."""
    known = here.known
    match wanted:
        case Wanted.NOTHING:
            return
        case Wanted.EVENTS:
            yield from _events(here)
        case Wanted.THINGS:
            yield from _things(here)
        case Wanted.CALENDARS:
            for name, calendar in known.calendars.items():
                yield Suggestion(name, Look.Module, said(calendar.title))
        case Wanted.RULES:
            for name, rule in known.rules.items():
                yield Suggestion(name, Look.Function, said(rule.title))
        case Wanted.KINDS:
            yield from (_own(str(kind), here.own, Look.EnumMember) for kind in Kind)
        case Wanted.RULESETS:
            for name in usable(here.source):
                yield Suggestion(name, Look.File, whole_path=True)
        case Wanted.PARAMETERS:
            yield from _parameters(here, used_only=True)
        case Wanted.VERDICTS:
            yield from (_own(word, here.own, Look.EnumMember) for word in _verdicts(here))
        case Wanted.EVENT_FIELDS:
            yield from _settings(_event_of_row(here), here)
        case Wanted.CASE_FIELDS:
            yield from _settings(known.records.case, here)
        case Wanted.TYPES:
            found = (_own(name, here.own, Look.Struct) for name in known.records.entities)
            yield from (replace(each, rank=7) for each in found)
        case Wanted.FIELDS:
            yield from _fields_behind_point(here)
        case Wanted.VALUES:
            yield from _values(here)


def _events(here: Situation) -> Iterator[Suggestion]:
    for name, event in here.known.events.items():
        yield Suggestion(name, Look.Event, said(event.title))


def _things(here: Situation) -> Iterator[Suggestion]:
    for collection in here.known.records.vocabulary.collections:
        yield _own(collection.entity, here.own, Look.Struct)


def _parameters(here: Situation, *, used_only: bool = False) -> Iterator[Suggestion]:
    for name, node in here.known.parameters.items():
        if not (used_only and node.span.source.name == here.source.name):
            value = node.value.span.text
            title = said(node.title)
            yield Suggestion(name, Look.Constant, f"{value} {title}" if title else value)


def _verdicts(here: Situation) -> tuple[str, ...]:
    """Of a standard's example or a constraint's."""
    head = here.declaration.clauses[0] if here.declaration.clauses else ()
    rule = next((token.value for token in reversed(head) if token.terminal == "NAME"), "")
    about_plan = isinstance(here.known.rules.get(rule), syntax.ConstraintDeclaration)
    return OUTCOMES if about_plan else tuple(verdict.word for verdict in Verdict)


def _event_of_row(here: Situation) -> Record | None:
    name = next((each.value for each in here.declaration.last if each.terminal == "NAME"), "")
    event = here.known.records.events.get(name)
    return event.record if event else None


def _settings(record: Record | None, here: Situation) -> Iterator[Suggestion]:
    written = {token.value for token in here.declaration.last}
    for field in record.fields if record else ():
        if field.name not in ("at", "date") and field.name not in written:
            yield _field(field, here, text=f"{here.own.shown(field.name)} = ")


def _fields_behind_point(here: Situation) -> Iterator[Suggestion]:
    for field in _fields(path_value(_path_before(here, 1), here.hand), here):
        yield _field(field, here)


def _fields(held: Held, here: Situation) -> list[Field]:
    """Those that all of the records have: of `any of a, b` only common ones can be read."""
    records = [here.hand.fresh(record) for record in held.records]
    first = records[0].fields if records else ()
    return [each for each in first if all(other.field_named(each.name) for other in records)]


def _path_before(here: Situation, back: int) -> list[str]:
    """The names joined by points that end `back` tokens before the place."""
    tokens = here.declaration.last
    end = start = len(tokens) - back
    while start > 0 and tokens[start - 1].terminal in ("NAME", "DOT"):
        start -= 1
        if start > 0 and tokens[start].terminal == tokens[start - 1].terminal == "NAME":
            break
    return here.own.path(tokens[start:end])


def _field(field: Field, here: Situation, text: str | None = None) -> Suggestion:
    name = here.own.shown(field.name) if field.span is None else field.name
    note = field.title.said if field.title else None
    return Suggestion(name, Look.Field, type_said(field, here.own), text, note=note)


def _values(here: Situation) -> Iterator[Suggestion]:
    yield from _options(here)
    yield from (replace(each, rank=2) for each in _parameters(here))
    if here.declaration.kind not in _FIXED:
        yield from _of_rules(here)


_FIXED = ("PARAMETER", "USE", "TABLE")
"""What is declared with values that no log or plan changes."""


def _of_rules(here: Situation) -> Iterator[Suggestion]:
    for name, held in here.hand.held.items():
        what = " / ".join(here.own.shown(each.name) for each in held.records)
        yield Suggestion(here.own.shown(name), Look.Variable, what or None, rank=1)
    for name, node in here.known.definitions.items():
        yield Suggestion(name, Look.Variable, node.value.span.text, rank=2)
    for name in here.known.tables:
        yield Suggestion(name, Look.Function, text=f"{name}($1)", rank=2, snippet=True)
    yield from _functions(here)
    others = _things(here) if here.declaration.kind == "CONSTRAINT" else _events(here)
    yield from (replace(each, rank=2) for each in others)


def _functions(here: Situation) -> Iterator[Suggestion]:
    special = FUNCTIONS if here.declaration.kind == "CONSTRAINT" else ("first", "latest")
    for name in (*_FOLDS, *special):
        shown = here.own.shown(name)
        yield Suggestion(shown, Look.Function, text=f"{shown}($1)", rank=3, snippet=True)


def _options(here: Situation) -> Iterator[Suggestion]:
    """The texts that a field may be: behind `fault =`."""
    tokens: Sequence[Candidate] = here.declaration.last
    if len(tokens) < 2 or tokens[-1].terminal not in ("EQUAL", "UNEQUAL"):
        return
    path = _path_before(here, 1)
    if here.declaration.kind == "EXAMPLE":
        of_case = tokens[0].terminal == "CASE"
        record = here.known.records.case if of_case else _event_of_row(here)
        field = record.field_named(path[-1]) if record and path else None
    else:
        records = path_value(path[:-1], here.hand).records
        fields = [here.hand.fresh(each).field_named(path[-1]) for each in records]
        field = next(iter(fields), None)
    if field is not None and isinstance(field.type, OneOf):
        for option in field.type.options:
            yield Suggestion(f'"{option}"', Look.Value)


def _own(name: str, own: OwnNames, look: Look) -> Suggestion:
    return Suggestion(own.shown(name), look)
