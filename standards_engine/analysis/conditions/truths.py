"""Sets of truths, and three-valued logic over them.

Where only some of what a condition asks is settled, it may still come out in several ways: a set
of truths, written as a number of three bits.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

Truths = int
TRUE: Truths = 1
FALSE: Truths = 2
UNKNOWN: Truths = 4
ANY: Truths = TRUE | FALSE | UNKNOWN
_EACH = (TRUE, FALSE, UNKNOWN)


def only(*, truth: bool | None) -> Truths:
    """The set of one truth; None is unknown."""
    if truth is None:
        return UNKNOWN
    return TRUE if truth else FALSE


def _both(one: Truths, other: Truths) -> Truths:
    if FALSE in (one, other):
        return FALSE
    return UNKNOWN if UNKNOWN in (one, other) else TRUE


def _either(one: Truths, other: Truths) -> Truths:
    if TRUE in (one, other):
        return TRUE
    return UNKNOWN if UNKNOWN in (one, other) else FALSE


def _table(join: Callable[[Truths, Truths], Truths]) -> tuple[tuple[Truths, ...], ...]:
    """What may come of any of the truths of one set with any of another."""
    found = [[0] * (ANY + 1) for _ in range(ANY + 1)]
    for one, other in product(range(ANY + 1), repeat=2):
        for a, b in product(_EACH, repeat=2):
            if one & a and other & b:
                found[one][other] |= join(a, b)
    return tuple(map(tuple, found))


BOTH = _table(_both)
"""`BOTH[a][b]`: Kleene's `and`."""
EITHER = _table(_either)
NEGATED = tuple(
    (truths & TRUE and FALSE) | (truths & FALSE and TRUE) | (truths & UNKNOWN)
    for truths in range(ANY + 1)
)
