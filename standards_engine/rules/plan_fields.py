"""What a firm adds to a plan: attributes of its entities, and lists of things of its own.

`each plan has roles list of role` with `each role has duty text` gives plans a list of roles. Where
the plan itself holds the items of a kind, every other field of that kind names them; where no list
of the plan does, the items stand in the fields themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from standards_engine.frozen import frozen
from standards_engine.rules.types import Field, ListOf, Record, Text, Type
from standards_engine.rules.vocabulary import Collection, Vocabulary
from standards_engine.rules.wordings import Wording

PlanFields = tuple[tuple[str, tuple[Field, ...]], ...]
"""The fields added to each entity; an entity that the vocabulary lacks is the firm's own."""

PLAN = "plan"
NAME = Field("name", Text(), title=Wording("How the plan refers to it."))
"""What every thing of a firm's own has."""


class BackReference(NamedTuple):
    """`entity.name` lists every `referrer` whose field `by` refers to the entity."""

    entity: str
    name: str
    referrer: str
    by: str


@frozen
class Extension:
    """What follows from the fields that a firm adds."""

    held: frozenset[tuple[str, str]]
    """Entity and field that hold the items of an own kind; other fields of one name them."""
    collections: tuple[Collection, ...]
    parents: tuple[tuple[str, str], ...]
    """An own kind, and an entity whose fields hold its items."""
    back_references: tuple[BackReference, ...]


def kind_in(type_: Type) -> str | None:
    """The kind of thing that a field holds, lists or names; None for a plain value."""
    inner = type_.element if isinstance(type_, ListOf) else type_
    return inner.name if isinstance(inner, Record) else None


def extension(plan_fields: PlanFields, vocabulary: Vocabulary) -> Extension:
    known = {record.name for record in vocabulary.records}
    own = frozenset(owner for owner, _ in plan_fields if owner not in known)
    held = frozenset(_held(plan_fields, own))
    collections = tuple(_collections(plan_fields, held, vocabulary))
    parents = ((kind, owner) for owner, _, kind in _of_things(plan_fields, held) if owner != PLAN)
    return Extension(
        held,
        collections,
        tuple(dict.fromkeys(parents)),
        tuple(_back_references(plan_fields, held, (*vocabulary.collections, *collections))),
    )


def _held(plan_fields: PlanFields, own: frozenset[str]) -> set[tuple[str, str]]:
    """Nothing holds itself, however far inside: such a field names."""
    things = [(owner, f.name, kind_in(f.type)) for owner, fields in plan_fields for f in fields]
    by_plan = {kind for owner, _, kind in things if owner == PLAN}
    held: set[tuple[str, str]] = set()
    inside: dict[str, set[str]] = {}
    for owner, name, kind in things:
        if kind not in own or (owner != PLAN and kind in by_plan):
            continue
        within = {kind, *inside.get(kind, ())}
        if owner not in within:
            held.add((owner, name))
            for around in [owner, *(each for each, parts in inside.items() if owner in parts)]:
                inside.setdefault(around, set()).update(within)
    return held


def _of_things(
    plan_fields: PlanFields, held: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, Field, str]]:
    """The fields that hold items: their owner, and the kind of the items."""
    for owner, fields in plan_fields:
        for field in fields:
            kind = kind_in(field.type)
            if kind is not None and (owner, field.name) in held:
                yield owner, field, kind


def _collections(
    plan_fields: PlanFields, held: frozenset[tuple[str, str]], vocabulary: Vocabulary
) -> Iterator[Collection]:
    """Each kind once, by the first path that leads to it from the plan."""
    paths: dict[str, tuple[str, ...]] = {each.entity: each.path for each in vocabulary.collections}
    lists = [each for each in _of_things(plan_fields, held) if isinstance(each[1].type, ListOf)]
    while True:
        found = next(_reached(lists, paths), None)
        if found is None:
            return
        paths[found.entity] = found.path
        yield found


def _reached(
    lists: list[tuple[str, Field, str]], paths: Mapping[str, tuple[str, ...]]
) -> Iterator[Collection]:
    for owner, field, kind in lists:
        if kind not in paths and (owner == PLAN or owner in paths):
            yield Collection(kind, (*paths.get(owner, ()), field.name))


def _back_references(
    plan_fields: PlanFields,
    held: frozenset[tuple[str, str]],
    collections: tuple[Collection, ...],
) -> Iterator[BackReference]:
    """From what is named to what names it, under the name of the list that this stands in."""
    paths = {each.entity: each.path for each in collections}
    for owner, fields in plan_fields:
        for field in fields:
            kind = kind_in(field.type)
            if kind is None or (owner, field.name) in held or owner not in paths:
                continue
            yield BackReference(kind, paths[owner][-1], owner, field.name)
