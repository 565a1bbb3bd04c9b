"""What files read together declare: everything that a rule of theirs can name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from standards_engine.analysis.names.symbols import Kind, Symbol
from standards_engine.frozen import frozen
from standards_engine.language import nodes as syntax
from standards_engine.rules.from_syntax.events import declare_records
from standards_engine.rules.from_syntax.faults import Faults
from standards_engine.rules.from_syntax.names import Names
from standards_engine.rules.functions import FUNCTIONS
from standards_engine.rules.plan_fields import PlanFields, extension, kind_in
from standards_engine.rules.types import Field, Record
from standards_engine.rules.vocabulary import Vocabulary
from standards_engine.source import Span


class _HasName(Protocol):
    @property
    def name(self) -> syntax.Name: ...


_Named = TypeVar("_Named", bound=_HasName)
_RULES = syntax.StandardDeclaration | syntax.ConstraintDeclaration


@frozen
class Declared:
    """`records` has the events, the case and the things of a plan, with their fields."""

    trees: tuple[syntax.RulesetFile, ...]
    records: Names
    parameters: Mapping[str, syntax.Parameter]
    definitions: Mapping[str, syntax.Define]
    calendars: Mapping[str, syntax.CalendarDeclaration]
    tables: Mapping[str, syntax.TableDeclaration]
    rules: Mapping[str, syntax.StandardDeclaration | syntax.ConstraintDeclaration]
    events: Mapping[str, syntax.EventDeclaration]
    owners: Mapping[tuple[str, int], Symbol]
    """By where its name stands, each declared field."""
    lists: Mapping[tuple[str, str], Symbol]
    """By a thing of the plan and its field: the list that gave the field its name."""

    def rule_symbol(self, name: str) -> Symbol | None:
        match self.rules.get(name):
            case syntax.StandardDeclaration():
                return Symbol(Kind.STANDARD, name)
            case syntax.ConstraintDeclaration():
                return Symbol(Kind.CONSTRAINT, name)
            case None:
                return None

    def field_symbol(self, record: Record, field: Field) -> Symbol:
        """That of its declaration; what comes with the tool has none, and an owner all the same."""
        known = self.owners.get(_place(field.span)) if field.span else self._derived(record, field)
        return known or Symbol(Kind.FIELD, field.name, record.name)

    def _derived(self, record: Record, field: Field) -> Symbol | None:
        """A thing knows what it stands in by that one's name, and what names it by its list's."""
        is_own = self.records.vocabulary.record(field.name) is None
        if is_own and field.type == Record(field.name):
            return Symbol(Kind.ENTITY, field.name)
        return self.lists.get((record.name, field.name))

    def record(self, name: str) -> Record | None:
        """An event or, where none is called so, a thing of the plan."""
        event = self.records.events.get(name)
        return event.record if event else self.records.entities.get(name)


def declared(trees: Sequence[syntax.RulesetFile], vocabulary: Vocabulary) -> Declared:
    """Of names declared twice the first counts, as it does for the checker."""
    records = Names(vocabulary, FUNCTIONS)
    plan_fields = declare_records(trees, records, Faults())
    nodes = [node for tree in trees for node in tree.declarations]
    return Declared(
        trees=tuple(trees),
        records=records,
        parameters=_first(each for each in nodes if isinstance(each, syntax.Parameter)),
        definitions=_first(each for each in nodes if isinstance(each, syntax.Define)),
        calendars=_first(each for each in nodes if isinstance(each, syntax.CalendarDeclaration)),
        tables=_first(each for each in nodes if isinstance(each, syntax.TableDeclaration)),
        rules=_first(each for each in nodes if isinstance(each, _RULES)),
        events=_first(each for each in nodes if isinstance(each, syntax.EventDeclaration)),
        owners={_place(field.name.span): symbol for field, symbol in _fields(nodes)},
        lists=dict(_lists(plan_fields, vocabulary)),
    )


def _first(nodes: Iterable[_Named]) -> dict[str, _Named]:
    found: dict[str, _Named] = {}
    for node in nodes:
        found.setdefault(node.name.text, node)
    return found


def _fields(
    nodes: Sequence[syntax.Declaration],
) -> Iterator[tuple[syntax.FieldNode, Symbol]]:
    for node in nodes:
        match node:
            case syntax.EachHas():
                owner = node.record.text
            case syntax.EventDeclaration():
                owner = node.name.text
            case _:
                continue
        for field in node.fields:
            yield field, Symbol(Kind.FIELD, field.name.text, owner)


def _lists(
    plan_fields: PlanFields, vocabulary: Vocabulary
) -> Iterator[tuple[tuple[str, str], Symbol]]:
    """`roles` of what roles name, where `each plan has roles list of role` holds them."""
    found = extension(plan_fields, vocabulary)
    kinds = {(owner, each.name): kind_in(each.type) for owner, own in plan_fields for each in own}
    for entity, name, referrer, _ in found.back_references:
        for owner, held in found.held:
            if held == name and kinds[owner, held] == referrer:
                yield (entity, name), Symbol(Kind.FIELD, name, owner)


def _place(span: Span) -> tuple[str, int]:
    return span.source.name, span.start
