"""The attributes of an XES component as cells of a row.

An attribute is a cell under its key. One that holds others gives each of them a cell `KEY/INNER`,
what they hold in turn as JSON. A `list` or `container` has no value of its own: its cell is JSON, a
list of values or an object. Where a component has one key twice, which the standard forbids, the
cell is the list of both values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Attribute = tuple[str, list[str], "list[Attribute] | None"]
"""Its element's name, what is written in it (name, value, name, value …), and what it holds."""
_NUMBERS = frozenset(("int", "float"))
_LISTS = frozenset(("list", "values"))
_HOLDERS = frozenset((*_LISTS, "container"))

Json = str | None | list["Json"] | dict[str, "Json"]


@dataclass(slots=True)
class Component:
    """A trace, event or `global` that is open."""

    kind: str
    inside: int
    """The depth of its attributes; that of the log is 1."""
    attributes: list[Attribute] = field(default_factory=list)
    known_when_cut: int | None = None
    """Of a trace whose first events are written already: how many attributes it had then."""
    _levels: list[list[Attribute]] = field(default_factory=list)

    def nest(self, tag: str, given: list[str], level: int) -> None:
        """Put an attribute into the last one at the level above; `level` counts from 0."""
        if not level:
            outer, written, held = self.attributes[-1]
            if held is None:
                held = []
                self.attributes[-1] = (outer, written, held)
            self._levels = [held]
        children: list[Attribute] = []
        del self._levels[level + 1 :]
        self._levels[level].append((tag, given, children))
        self._levels.append(children)


@dataclass(frozen=True, slots=True)
class Cell:
    value: str | None
    is_number: bool


def cells_of(attributes: Sequence[Attribute]) -> dict[str, Cell] | None:
    """The cells by key; None where an attribute has no key."""
    found: dict[str, list[Cell]] = {}
    for attribute in attributes:
        for key, cell in _cells(attribute):
            if key is None:
                return None
            found.setdefault(key, []).append(cell)
    return {key: _merged(cells) for key, cells in found.items()}


def written(attribute: Attribute, name: str) -> str | None:
    """What stands in an attribute's element as `key` or `value`."""
    _, given, _ = attribute
    return next((given[i + 1] for i in range(0, len(given), 2) if given[i] == name), None)


def is_number(tag: str) -> bool:
    return _name(tag) in _NUMBERS


def _name(tag: str) -> str:
    return tag.rpartition(":")[2]


def _cells(attribute: Attribute) -> Iterator[tuple[str | None, Cell]]:
    tag, _, children = attribute
    key = written(attribute, "key")
    if _name(tag) in _HOLDERS:
        yield key, Cell(_text(_json(attribute)), is_number=False)
        return
    yield key, Cell(written(attribute, "value"), is_number(tag))
    for inner, value in _members(children or ()).items():
        yield f"{key}/{inner}", Cell(_text(value), is_number=False)


def _merged(cells: list[Cell]) -> Cell:
    values = list(dict.fromkeys(cell.value for cell in cells))
    if len(values) == 1:
        return cells[0]
    return Cell(json.dumps(values, ensure_ascii=False), is_number=False)


def _text(value: Json) -> str | None:
    return value if isinstance(value, str | None) else json.dumps(value, ensure_ascii=False)


def _json(attribute: Attribute) -> Json:
    tag, _, children = attribute
    held = children or []
    match _name(tag):
        case name if name in _LISTS:
            wrapped = [each for each in held if _name(each[0]) == "values"]
            items = [item for each in wrapped for item in each[2] or ()] if wrapped else held
            return [_json(item) for item in items]
        case "container":
            return dict(_members(held))
        case _:
            value = written(attribute, "value")
            return {"value": value, **_members(held)} if held else value


def _members(attributes: Sequence[Attribute]) -> dict[str, Json]:
    """By key; a key that stands there twice has the list of its values."""
    found: dict[str, list[Json]] = {}
    for attribute in attributes:
        found.setdefault(written(attribute, "key") or "", []).append(_json(attribute))
    return {key: values[0] if len(values) == 1 else values for key, values in found.items()}
