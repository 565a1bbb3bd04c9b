"""The decorator of every node, diagnostic and value: a frozen dataclass that is cheap to define.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class, about 0.4 ms;
with several hundred classes that was half the time of a short command. Here the dataclass writes
only the initialiser; equality, hash and representation are shared functions, and that nobody sets
an attribute afterwards is left to the type checker (docs/decisions/0003).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

A = TypeVar("A")
C = TypeVar("C", bound=type[Any])
R = TypeVar("R")


@overload
def frozen(cls: C, /) -> C: ...
@overload
def frozen(*, kw_only: bool = False) -> Callable[[C], C]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: C | None = None, /, *, kw_only: bool = False) -> C | Callable[[C], C]:
    """Use as `@frozen` or `@frozen(kw_only=True)`; fields as in a dataclass."""
    if cls is None:
        return lambda decorated: _made(decorated, kw_only=kw_only)
    return _made(cls, kw_only=kw_only)


def _made(cls: C, *, kw_only: bool) -> C:
    if not cls.__doc__:
        cls.__doc__ = cls.__name__  # else the dataclass writes one from its signature, slowly
    made = dataclass(eq=False, repr=False, slots=True, kw_only=kw_only)(cls)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return cast("C", made)


def _compared(cls: type[Any]) -> Callable[[Any], object]:
    """Reads the fields that take part in equality, worked out once for each class."""
    if cls not in _GETTERS:
        names = [each.name for each in fields(cls) if each.compare]
        _GETTERS[cls] = attrgetter(*names) if names else lambda _: None
    return _GETTERS[cls]


def _equal(self: Any, other: object) -> object:
    if type(other) is not type(self):
        return NotImplemented
    compared = _compared(type(self))
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash((type(self), _compared(type(self))(self)))


def _represent(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


_GETTERS: dict[type[Any], Callable[[Any], object]] = {}
_SHARED = {"__eq__": _equal, "__hash__": _hash, "__repr__": _represent}


def once_each(function: Callable[[A], R]) -> Callable[[A], R]:
    """Remembers what it gave for each object, by which object it is: trees take long to hash.

    The objects are held, so that no other one takes their place; the oldest are let go.
    """
    known: dict[int, tuple[A, R]] = {}

    @wraps(function)
    def remembered(asked: A) -> R:
        found = known.get(id(asked))
        if found is None:
            found = known[id(asked)] = asked, function(asked)
            if len(known) > _HELD:
                known.pop(next(iter(known)), None)
        return found[1]

    return remembered


_HELD = 1024
