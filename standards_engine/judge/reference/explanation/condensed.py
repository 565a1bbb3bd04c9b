"""An explanation that a person can read, however long the case: sums stay exact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from standards_engine.frozen import frozen
from standards_engine.judge.reference.explanation.nodes import (
    Effect,
    Explanation,
    Moment,
    Part,
    Role,
    Stretch,
    Subject,
)

_ALIKE = 3
"""Of more rows of one kind in a row, the first is shown, and the number of the others."""
_FIRST_ROWS, _LAST_ROWS = 24, 12
_FIRST_STRETCHES, _LAST_STRETCHES = 12, 8
_NAMED = 4
"""How many different activities are named of rows that have no part."""
_ALWAYS = frozenset((Role.TRIGGER, Role.ORIGIN, Role.DECIDES))


def condensed(explanation: Explanation) -> Explanation:
    """Rows without a part, many of one kind, and the middle of what is long are summed up."""
    waited = explanation.waited
    return replace(
        explanation,
        moments=tuple(_shortened(list(_alike(explanation.moments)))),
        stretches=tuple(_fewer(explanation.stretches)),
        waited=waited and replace(waited, stretches=tuple(_fewer(waited.stretches))),
    )


def _alike(moments: Sequence[Moment]) -> Iterator[Moment]:
    for kind, group in groupby(moments, key=_kind):
        found = list(group)
        if kind is None:
            yield _summed(found)
        elif len(found) > _ALIKE and not any(each.tied_with for each in found):
            yield found[0]
            yield _summed(found[1:])
        else:
            yield from found


def _kind(moment: Moment) -> object:
    """None for a row of which nothing is to be said."""
    if not moment.parts and not moment.tied_with:
        return None
    parts = tuple(_Kind(part.role, part.subject, part.clause) for part in moment.parts)
    return (moment.activity, parts)


@frozen
class _Kind:
    role: Role
    subject: Subject
    clause: str | None


def _summed(moments: Sequence[Moment]) -> Moment:
    """Several rows as one; a single one stays as it is."""
    if len(moments) == 1:
        return moments[0]
    first, last = moments[0], moments[-1]
    names = dict.fromkeys(name for each in moments for name in _activities(each))
    one_kind = len({_kind(each) for each in moments}) == 1
    times = [each.time for each in moments if each.time is not None]
    return Moment(
        row=first.row,
        time=first.time,
        activity=first.activity if one_kind else "",
        parts=tuple(map(_plain, first.parts)) if one_kind else (),
        rows=sum(each.rows for each in moments),
        until=times[-1] if times else None,
        last_row=last.last_row or last.row,
        activities=tuple(names)[:_NAMED],
    )


def _plain(part: Part) -> Part:
    """Without what is told of one row only."""
    return replace(part, number=None, weighed=None, window=None)


def _activities(moment: Moment) -> tuple[str, ...]:
    return moment.activities or (() if moment.activity is None else (moment.activity,))


def _shortened(moments: list[Moment]) -> Iterator[Moment]:
    """The first and the last; between them only what the verdict hangs on."""
    if len(moments) <= _FIRST_ROWS + _LAST_ROWS + 1:
        yield from moments
        return
    last = len(moments) - _LAST_ROWS

    def stays(numbered: tuple[int, Moment]) -> bool:
        index, moment = numbered
        decisive = any(part.role in _ALWAYS for part in moment.parts)
        return index < _FIRST_ROWS or index >= last or decisive

    for shown, group in groupby(enumerate(moments), key=stays):
        found = [moment for _, moment in group]
        yield from found if shown else [_summed(found)]


def _fewer(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """What is in time and what is late are summed up apart."""
    last = len(stretches) - _LAST_STRETCHES
    if last <= _FIRST_STRETCHES + 2:
        yield from stretches
        return
    yield from stretches[:_FIRST_STRETCHES]
    for late, group in groupby(stretches[_FIRST_STRETCHES:last], key=lambda each: each.late):
        found = list(group)
        yield found[0] if len(found) == 1 else _joined(found, late=late)
    yield from stretches[last:]


def _joined(stretches: Sequence[Stretch], *, late: bool) -> Stretch:
    return Stretch(
        begin=stretches[0].begin,
        end=stretches[-1].end,
        effect=Effect.SEVERAL,
        counted=sum(each.counted for each in stretches),
        late=late,
        dates=tuple(date for each in stretches for date in each.dates),
        skipped=tuple(date for each in stretches for date in each.skipped),
        parts=sum(each.parts for each in stretches),
    )
