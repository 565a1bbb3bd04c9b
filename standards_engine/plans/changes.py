"""Plans with other values in places: what an example changes of the plan it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from standards_engine.diagnostics import Diagnostic
from standards_engine.diagnostics.examples import NoPlaceInPlan
from standards_engine.documents import Entry, ListNode, MappingNode, Node, load_document
from standards_engine.rules.nodes import PlanChange
from standards_engine.source import Source
from standards_engine.wording import say

_STEP = re.compile(r"[^.\[\]]+")


class _NowhereError(LookupError):
    pass


def changed(
    document: MappingNode, changes: Sequence[PlanChange]
) -> tuple[MappingNode, tuple[Diagnostic, ...]]:
    """The document with every change made, in order; a change without a place is a fault."""
    faults: list[Diagnostic] = []
    for change in changes:
        steps = [int(step) if step.isdigit() else step for step in _STEP.findall(change.path)]
        value, found = _value(change)
        faults += found
        try:
            made = _with(document, steps, value)
        except _NowhereError:
            faults.append(NoPlaceInPlan(path=change.path, span=change.span))
        else:
            document = made if isinstance(made, MappingNode) else document
    return document, tuple(faults)


def _value(change: PlanChange) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """What is written after `to`, read as it would be read in the plan."""
    if change.value is None:
        return None, ()
    source = Source(say("change of {path}", path=change.path), f"value: {change.value}\n")
    document, faults = load_document(source)
    return (document.get("value") if document else None), faults


def _with(node: Node, steps: list[int | str], value: Node | None) -> Node:
    step, *rest = steps
    match node, step:
        case MappingNode(), str():
            return replace(node, entries=tuple(_entries(node, step, rest, value)))
        case ListNode(items), int() if step < len(items) or (value and step == len(items)):
            return replace(node, items=tuple(_items(node, step, rest, value)))
        case _:
            raise _NowhereError


def _entries(
    node: MappingNode, key: str, rest: list[int | str], value: Node | None
) -> Iterator[Entry]:
    known = node.get(key)
    if known is None and value is None:
        raise _NowhereError
    made = _inner(known, rest, value, node)
    for entry in node.entries:
        if entry.key != key:
            yield entry
        elif made is not None:
            yield replace(entry, value=made)
    if known is None and made is not None:
        yield Entry(key, made.span, made)


def _items(node: ListNode, index: int, rest: list[int | str], value: Node | None) -> Iterator[Node]:
    yield from node.items[:index]
    known = node.items[index] if index < len(node.items) else None
    made = _inner(known, rest, value, node)
    if made is not None:
        yield made
    yield from node.items[index + 1 :]


def _inner(
    known: Node | None, rest: list[int | str], value: Node | None, around: Node
) -> Node | None:
    """What stands at a step; lines and lists that are not there yet begin empty."""
    if not rest:
        return value
    empty = (ListNode if isinstance(rest[0], int) else MappingNode)((), around.span)
    return _with(empty if known is None else known, rest, value)
