"""What whole cases show: copies of rows, equal times, activities that are only repeated."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from standards_engine.frozen import frozen
from standards_engine.logs.proposal.columns import Column, Kind
from standards_engine.logs.proposal.sample import Row, Sample

_LEAST_TIES = 0.01


@frozen(kw_only=True)
class Repeats:
    """Counts over the rows of some whole cases."""

    rows: int
    cases: int
    copies: int
    """Rows that are in every cell like an earlier one of the case."""
    ties: int
    """Rows with the same time as the row before of the case."""
    order: tuple[str, ...]
    """Columns that settle the order of equal times, the best first."""
    unchanged: int
    """Rows with the same activity as the row before of the case."""
    differing: tuple[str, ...]
    """Columns whose value changes within some case."""


def repeats_of(
    sample: Sample,
    columns: dict[str, Column],
    case: Sequence[str],
    time: Sequence[str],
    activity: str | None,
) -> Repeats:
    found = sample.whole_cases(case)
    places = {name: index for index, name in enumerate(sample.columns)}
    times = [places[name] for name in time]
    activity_place = None if activity is None else places[activity]
    unchanged = copies = 0
    tied: list[tuple[Row, Row]] = []
    for rows in found:
        once = list(dict.fromkeys(rows))
        copies += len(rows) - len(once)
        tied += [(a, b) for a, b in pairwise(once) if all(a[i] == b[i] for i in times)]
        if activity_place is not None:
            unchanged += sum(a[activity_place] == b[activity_place] for a, b in pairwise(once))
    total = sum(map(len, found))
    enough = times and len(tied) >= max(1, _LEAST_TIES * total)
    numbers = [name for name, column in columns.items() if column.kind is Kind.NUMBER]
    return Repeats(
        rows=total,
        cases=len(found),
        copies=copies,
        ties=len(tied),
        order=tuple(_ordering(numbers, tied, places)) if enough else (),
        unchanged=unchanged,
        differing=tuple(
            name
            for name, i in places.items()
            if any(len({r[i] for r in rows}) > 1 for rows in found)
        ),
    )


def _ordering(
    names: Sequence[str], tied: Sequence[tuple[Row, Row]], places: dict[str, int]
) -> list[str]:
    """Numbers that rise from each row to the next of the same time."""
    found = []
    for name in names:
        pairs = [(_number(a[places[name]]), _number(b[places[name]])) for a, b in tied]
        if all(a is not None and b is not None and a < b for a, b in pairs):
            found.append(name)
    return found


def _number(text: str | None) -> float | None:
    try:
        return None if text is None else float(text)
    except ValueError:
        return None
