"""What a case adds to a standard for each period, in words."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section, Told
from standards_engine.findings.explained.values import Times, fields, times, value
from standards_engine.judge.reference.explanation import Contributed, Contributions
from standards_engine.rules.nodes import ForEachPeriod, Standard
from standards_engine.rules.types import Boolean

_COLUMNS = ("time", "row", "event", "counts in", "for", "with")
_SHOWN = 60
_OF_A_PERIOD = "a standard for each period is judged over all cases: this is the part of one"


def contributions_told(found: Contributions) -> Told:
    """Each row that counts: in which period and group, for which aggregate, with what value."""
    if not found.found:
        reason = f"0 of {words.counted(found.rows, 'row')} counted"
        return Told("this case adds nothing", reason, (_OF_A_PERIOD,))
    zone = found.standard.zone
    shown = times(zone, [each.time for each in found.found if each.time is not None])
    rows = tuple(_row(each, found.standard, shown) for each in found.found[:_SHOWN])
    more = len(found.found) - _SHOWN
    sums = (f"and {more} more",) if more > 0 else ()
    section = Section("What the case adds", _COLUMNS, rows, sums)
    counted = len({each.row for each in found.found})
    reason = f"{counted} of {words.counted(found.rows, 'row')}"
    return Told("this case is counted", reason, (_OF_A_PERIOD,), (section,))


def _row(found: Contributed, standard: Standard, shown: Times) -> Row:
    event = f"`{found.activity}`" if found.activity else "event unreadable"
    values = fields(found.values, standard.zone)
    added = "one"
    if found.value is not None:
        added = value(found.value.value, found.value.type, standard.zone)
        added = f"satisfies: {added}" if isinstance(found.value.type, Boolean) else added
    return Row(
        (
            "time unreadable" if found.time is None else shown.text(found.time),
            str(found.row),
            event + (f": {values}" if values else ""),
            _place(found, standard),
            found.aggregate,
            added if found.certain else f"perhaps {added}",
        )
    )


def _place(found: Contributed, standard: Standard) -> str:
    """`2026-03, call.line "north"`."""
    period = found.period or "any period"
    trigger = standard.trigger
    if found.by is None:
        return f"{period}, any group"
    names = [key.name for key in trigger.by] if isinstance(trigger, ForEachPeriod) else []
    cells = zip(names, found.by, strict=True)
    by = [f"{name} {'(missing)' if cell is None else cell}" for name, cell in cells]
    return ", ".join([period, *by])
