"""What is known of a log's columns before its rows are read, so that reading them costs less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from standards_engine.logs.events import Pool

FEW = 4_096
"""So many different texts of a column are read once each, and then known by a number."""


@dataclass(frozen=True, slots=True)
class FewTexts:
    """All different texts of a column."""

    name: str
    """The column of `raw` in which they stand as in the file."""
    texts: tuple[tuple[str, str], ...]
    """Each as in the file, and clean; none that stands for no value."""
    tidy: bool
    """Whether all stand in the file as they are when clean."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Of the columns of `raw`, by their names, such as `k0`."""

    types: Mapping[str, str] = field(default_factory=dict)
    """DuckDB's type of the values themselves, which stand in `v0`; here only if not a text."""
    few: Mapping[str, FewTexts] = field(default_factory=dict)
    lazy: bool = False
    """`raw` can be read again at little cost, so that nothing is copied out of it."""


NOTHING_KNOWN = Facts()


@dataclass(frozen=True, slots=True)
class Stored:
    """How a cell's values stand in `events`, where neither as numbers nor as texts."""

    pool: Pool | None = None
    """As codes of these."""
    places: int | None = None
    """As in `Scaled`."""
    always: bool = False
    """Whether everything that is written can be read."""


AS_IT_IS = Stored()


def native(name: str) -> str:
    """The column of `raw` with the values of `name` as they stand in the file."""
    return f"v{name[1:]}"
