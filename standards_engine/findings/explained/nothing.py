"""Why a standard has no obligation in a case, in words."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section, Told
from standards_engine.findings.explained.values import because, times
from standards_engine.judge.reference.explanation import NothingOwed, NotOwed
from standards_engine.rules.nodes import ForEachEvent, ForEachSilence, Standard

_COLUMNS = ("time", "row", "event", "why nothing is owed for it")
_SHOWN = 20


def nothing_told(found: NothingOwed) -> Told:
    """`nothing is owed in this case: it has no `reported``."""
    if not found.looked_at:
        return Told("nothing is owed in this case", _no_trigger(found.standard, found.rows))
    zone = found.standard.zone
    shown = times(zone, [each.time for each in found.looked_at if each.time is not None])
    rows = tuple(
        Row(
            (
                "" if each.time is None else shown.text(each.time),
                "" if each.row is None else str(each.row),
                f"`{each.activity}`" if each.activity else "the case",
                _why(each, found.standard),
            )
        )
        for each in found.looked_at[:_SHOWN]
    )
    more = len(found.looked_at) - _SHOWN
    sums = (f"and {words.counted(more, 'more row')}",) if more > 0 else ()
    reason = "nothing in it begins an obligation"
    sections = (Section("What could have begun one", _COLUMNS, rows, sums),)
    return Told("nothing is owed in this case", reason, (), sections)


def _no_trigger(standard: Standard, rows: int) -> str:
    if not rows:
        return "none of its rows exists at that instant"
    trigger = standard.trigger
    if isinstance(trigger, ForEachEvent | ForEachSilence):
        names = " or ".join(f"`{name}`" for name in trigger.match.events)
        return f"it has {words.counted(rows, 'row')}, and no {names}"
    return "it has no row to judge"


def _why(found: NotOwed, standard: Standard) -> str:
    if found.weighed is not None and found.weighed.truth is False:
        condition = f"`{found.weighed.text}`" if found.weighed.text else "its condition"
        return f"{condition} does not hold{because(found.weighed, standard.zone)}"
    if found.version is not None:
        return f"the standard is effective only {_effective(*found.version)}"
    if found.broken_by is not None:
        return f"row {found.broken_by} followed it in time"
    if isinstance(standard.trigger, ForEachSilence):
        return "the silence is not complete yet"
    return "an earlier one is the first"


def _effective(first: int | None, last: int | None) -> str:
    parts = [] if first is None else [f"from {words.iso_date(first)}"]
    parts += [] if last is None else [f"until {words.iso_date(last)}"]
    return " ".join(parts)
