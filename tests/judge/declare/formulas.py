"""Linear temporal logic over finite traces, evaluated at an instant as the textbooks define it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

HOUR = 3_600_000_000


@dataclass(frozen=True, slots=True)
class Letter:
    """One event of a trace; `flag` is whether it is urgent, or done. Times are in hours."""

    name: str
    engineer: str = "x"
    flag: bool = True
    hour: int = 0


Trace = tuple[Letter, ...]
Formula = Callable[[Trace, int], bool]
"""Whether it holds in a trace at a place; places count from 0."""
Test = Callable[[Letter], bool]


def atom(test: Test) -> Formula:
    return lambda trace, i: test(trace[i])


def not_(p: Formula) -> Formula:
    return lambda trace, i: not p(trace, i)


def both(p: Formula, q: Formula) -> Formula:
    return lambda trace, i: p(trace, i) and q(trace, i)


def either(p: Formula, q: Formula) -> Formula:
    return lambda trace, i: p(trace, i) or q(trace, i)


def next_(p: Formula) -> Formula:
    """There is a next place, and `p` holds there."""
    return lambda trace, i: i + 1 < len(trace) and p(trace, i + 1)


def previous(p: Formula) -> Formula:
    return lambda trace, i: i > 0 and p(trace, i - 1)


def until(p: Formula, q: Formula) -> Formula:
    """`q` holds here or later, and `p` everywhere before that."""
    return lambda trace, i: any(
        q(trace, k) and all(p(trace, j) for j in range(i, k)) for k in range(i, len(trace))
    )


def since(p: Formula, q: Formula) -> Formula:
    return lambda trace, i: any(
        q(trace, k) and all(p(trace, j) for j in range(k + 1, i + 1)) for k in range(i + 1)
    )


def eventually(p: Formula) -> Formula:
    return until(lambda _, __: True, p)


def once(p: Formula) -> Formula:
    return since(lambda _, __: True, p)


def globally(p: Formula) -> Formula:
    return not_(eventually(not_(p)))


def whenever(activation: Test, owed: Callable[[Letter], Formula]) -> Formula:
    """Everywhere: an activation implies what is owed to it, which may compare with it."""
    return globally(lambda trace, i: not activation(trace[i]) or owed(trace[i])(trace, i))
