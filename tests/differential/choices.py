"""What a generator asks of chance. The first option is the plainest: examples shrink towards it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@cache
def _below(limit: int) -> st.SearchStrategy[int]:
    return st.integers(0, limit - 1)


@st.composite
def _built(draw: Callable[[st.SearchStrategy[Any]], Any], build: Callable[[], T]) -> T:
    draw(st.none())
    return build()


class Choices:
    """The draws of one example."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def pick(self, options: Sequence[T]) -> T:
        return options[self._draw(_below(len(options)))] if len(options) > 1 else options[0]

    def maybe(self, one_in: int = 2) -> bool:
        """Yes, once in so many times."""
        return bool(self._draw(_below(one_in)) == one_in - 1)

    def count(self, least: int, most: int) -> int:
        return least + int(self._draw(_below(most - least + 1)))

    def part(self, build: Callable[[], T]) -> T:
        """What is built, as one piece that shrinking can leave out or move."""
        found: T = self._draw(_built(build))
        return found
