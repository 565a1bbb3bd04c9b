"""Bare names, and fields of what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standards_engine.diagnostics.names import AmbiguousName, NotInHand, NotShared
from standards_engine.diagnostics.slips import NumberInWords
from standards_engine.diagnostics.syntax import TooDeep
from standards_engine.diagnostics.types import NotARecord
from standards_engine.diagnostics.unknown import UnknownEvent, UnknownField, UnknownName
from standards_engine.diagnostics.values import NotConstant
from standards_engine.language import in_digits
from standards_engine.language import nodes as syntax
from standards_engine.language.keywords import keywords
from standards_engine.rules.expressions import AsOf, Constant, Expression, FieldOf, Variable
from standards_engine.rules.from_syntax.expressions.fitting import guarded, text_of
from standards_engine.rules.from_syntax.names import Kind
from standards_engine.rules.from_syntax.scope import Ambiguous, Check, Place, Scope
from standards_engine.rules.types import Date, Instant, ListOf, Record, Type, describe
from standards_engine.source import Span
from standards_engine.wording import say

AS_OF = "as_of"
_IN_RULES = (AS_OF, "case", "plan")


def reference(node: syntax.Reference, scope: Scope, check: Check) -> Expression | None:
    """What a bare name means: something in hand, a parameter, a definition, or as-of."""
    names, name = scope.names, node.name
    match scope.bindings.get(name):
        case Variable() as variable:
            return replace(variable, span=node.span)
        case Ambiguous.NAME:
            scope.report(AmbiguousName(name=name, span=node.span))
            return None
        case Ambiguous.FAULTY:
            return None
    if name in names.parameters:
        names.use(Kind.PARAMETER, name)
        return replace(names.parameters[name], span=node.span)
    if name in names.definitions and (Kind.DEFINITION, name) not in names.broken:
        names.use(Kind.DEFINITION, name)
        return _defined(node, check, scope)
    if name == AS_OF and scope.place is not Place.CONSTANT:
        type_: Type = Date() if scope.place is Place.CONSTRAINT else Instant()
        return AsOf(type_, span=node.span)
    _unknown(name, node.span, scope)
    return None


def _defined(node: syntax.Reference, check: Check, scope: Scope) -> Expression | None:
    """The definition in place of its name; those that build on each other may grow too deep."""
    try:
        return check(scope.names.definitions[node.name].value, scope)
    except RecursionError:
        scope.report(TooDeep(span=node.span))
        return None


def _unknown(name: str, span: Span, scope: Scope) -> None:
    names = scope.names
    if any(names.is_silent(kind, name) for kind in (Kind.PARAMETER, Kind.DEFINITION, Kind.EVENT)):
        return
    if scope.place is Place.CONSTANT and (name in names.events or name in _IN_RULES):
        scope.report(NotConstant(place=say("a fixed value"), span=span))
        return
    if name in names.events and scope.place is not Place.CONSTRAINT:
        names.use(Kind.EVENT, name)
        of_period = scope.place is Place.PERIOD
        in_hand = tuple(scope.bindings)
        scope.report(NotInHand(name=name, in_hand=in_hand, of_period=of_period, span=span))
        return
    written = in_digits(name) or _spelled_out(name)
    if written is not None:
        meant = name.replace(*written, 1)
        scope.report(NumberInWords(written=name, meant=meant, span=span))
        return
    scope.report(
        UnknownName(
            name=name,
            known=(*_readable(scope),),
            fields=readable_fields(scope),
            a_text_may_stand=not scope.asking,
            span=span,
        )
    )


def _spelled_out(name: str) -> tuple[str, str] | None:
    """The whole word and its number: `five`, `5`."""
    number = keywords().numbers.get(name.casefold())
    return None if number is None else (name, str(number))


def readable_fields(scope: Scope) -> tuple[str, ...]:
    """The fields of all that is in hand, as they are written: `case.region`."""
    return tuple(
        f"{name}.{field.name}"
        for name, bound in scope.bindings.items()
        if isinstance(bound, Variable) and isinstance(bound.type, Record)
        for field in scope.record_of(bound.type).fields
    )


def _readable(scope: Scope) -> Iterator[str]:
    yield from scope.bindings
    yield from scope.names.parameters
    yield from scope.names.definitions
    if scope.place is not Place.CONSTANT:
        yield AS_OF
    if scope.place is not Place.CONSTRAINT:
        yield from scope.names.events


def member(node: syntax.Member, scope: Scope, check: Check) -> Expression | None:
    """`base.name`: the field of a record, or of every record of a list."""
    base = check(node.base, scope)
    if base is None or not guarded(base, scope):
        return None
    match base.type:
        case Record() as record:
            return _field(base, record, node, scope)
        case ListOf(Record() as record):
            found = _field(base, record, node, scope)
            return found and replace(found, type=_listed(found.type), optional=False)
        case _:
            scope.report(_not_a_record(base, node))
            return None


def _listed(element: Type) -> ListOf:
    """A list of lists is one flat list."""
    return element if isinstance(element, ListOf) else ListOf(element)


def _not_a_record(base: Expression, node: syntax.Member) -> NotARecord:
    hint = None
    if isinstance(base.type, Instant) and node.name.text == "date":
        hint = say("only events have `.date`; compare instants with instants")
    if isinstance(base, Constant):
        hint = say("`{value}` is one value; use it as it is", value=text_of(base))
    name = node.name
    return NotARecord(name=name.text, found=describe(base.type), hint=hint, span=name.span)


def _field(base: Expression, record: Record, node: syntax.Member, scope: Scope) -> FieldOf | None:
    name = node.name.text
    found = scope.field_of(record, name)
    if found is None:
        _no_field(base, record, node, scope)
        return None
    if record.field_named("at") and name == "date":
        scope.need_zone(say("dates of events"), node.span)
    return FieldOf(base, name, found.type, found.optional, span=node.span)


def _no_field(base: Expression, record: Record, node: syntax.Member, scope: Scope) -> None:
    name, events = node.name.text, record.name.split(SEVERAL)
    names = scope.names
    if any(names.is_silent(Kind.FIELD, f"{event}.{name}") for event in events):
        return
    lacking = tuple(event for event in events if not _has(event, name, scope))
    if len(events) > 1 and len(lacking) < len(events):
        fault = NotShared(name=name, events=(*events,), lacking=lacking, span=node.name.span)
        scope.report(fault)
        return
    known = tuple(field.name for field in scope.record_of(record).fields)
    owner = text_of(base)
    scope.report(UnknownField(name=name, owner=owner, known=known, span=node.name.span))


def _has(event: str, name: str, scope: Scope) -> bool:
    declared = scope.names.events.get(event)
    return declared is not None and declared.record.field_named(name) is not None


SEVERAL = " or "
"""Joins the names of `any of a, b` to the name of what they have in common."""


def event_record(names: tuple[syntax.Name, ...], scope: Scope) -> Record | None:
    """What the named events have in common; tells of names that are no event."""
    records = [_event(name, scope) for name in names]
    found = [record for record in records if record is not None]
    if len(found) < len(records):
        return None
    return common_record(found)


def common_record(records: list[Record]) -> Record:
    """Fields that all have with one type; optional where one of them says so."""
    first, *others = records
    if not others:
        return first
    shared = []
    for field in first.fields:
        same = [other.field_named(field.name) for other in others]
        if all(each is not None and each.type == field.type for each in same):
            optional = field.optional or any(each.optional for each in same if each)
            shared.append(replace(field, optional=optional))
    return Record(SEVERAL.join(record.name for record in records), tuple(shared))


def _event(name: syntax.Name, scope: Scope) -> Record | None:
    declared = scope.names.events.get(name.text)
    if declared is not None:
        scope.names.use(Kind.EVENT, name.text)
        return declared.record
    if not scope.names.is_silent(Kind.EVENT, name.text):
        known = tuple(scope.names.events)
        scope.report(UnknownEvent(name=name.text, known=known, span=name.span))
    return None
