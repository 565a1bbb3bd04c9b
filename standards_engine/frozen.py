"""The decorator of every node, diagnostic and value: a frozen dataclass that is cheap to define.

`dataclass(frozen=True, slots=True)` writes and compiles six methods for each class, about 0.4 ms;
with several hundred classes that was half the time of a short command. Here the dataclass writes
only the initialiser; equality, hash and representation are shared functions, and that nobody sets
an attribute afterwards is left to the type checker (docs/decisions/0003).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

C = TypeVar("C", bound=type[Any])


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
    made = dataclass(eq=False, repr=False, slots=True, kw_only=kw_only)(cls)
    for name, method in _SHARED.items():
        setattr(made, name, method)
    return cast("C", made)


@cache
def _compared(cls: Hashable) -> Callable[[Any], object]:
    names = [each.name for each in fields(cast("type[Any]", cls)) if each.compare]
    return attrgetter(*names) if names else lambda _: None


def _equal(self: Any, other: object) -> bool:
    if type(other) is not type(self):
        return NotImplemented
    compared = _compared(type(self))
    return bool(compared(self) == compared(other))


def _hash(self: Any) -> int:
    return hash((type(self), _compared(type(self))(self)))


def _represent(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


_SHARED = {"__eq__": _equal, "__hash__": _hash, "__repr__": _represent}
