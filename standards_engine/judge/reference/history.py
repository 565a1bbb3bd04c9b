"""The rows of one case as they stand at an instant, and which of them match a clause."""

from __future__ import annotations

from collections.abc import Sequence

from standards_engine.frozen import frozen
from standards_engine.logs.events import Case, Event


@frozen
class History:
    """What exists at as-of: a later row does not exist yet (semantics 1.2)."""

    case: Case
    rows: tuple[Event, ...]
    """Rows with a readable time and activity, in order; `name` may be "" (undeclared)."""
    holes: tuple[Event, ...]
    """Rows whose time or activity is unreadable: events at an unknown time (semantics 5.4)."""

    def time(self, index: int) -> int:
        return time_of(self.rows[index])

    def block_of(self, index: int) -> range:
        """The rows at the same place in the order as this one, which stand side by side."""
        block, first, after = self.rows[index].block, index, index + 1
        while first > 0 and self.rows[first - 1].block == block:
            first -= 1
        while after < len(self.rows) and self.rows[after].block == block:
            after += 1
        return range(first, after)


def history_of(case: Case, as_of: int) -> History:
    existing = [event for event in case.events if event.time is None or event.time <= as_of]
    return History(
        case,
        tuple(event for event in existing if not _is_hole(event) and event.time is not None),
        tuple(event for event in existing if _is_hole(event)),
    )


def time_of(event: Event) -> int:
    """The time of a row that is no hole."""
    if event.time is None:
        raise AssertionError("a row without a time is a hole, and has no place among the rows")
    return event.time


def may_be(hole: Event, names: Sequence[str]) -> bool:
    """Whether a hole could be one of these events: an unreadable activity could be any."""
    return hole.name is None or hole.name in names


def _is_hole(event: Event) -> bool:
    """Also of an undeclared activity: it is no event of any rule, but may stand in a place."""
    return event.name is None or event.time is None
