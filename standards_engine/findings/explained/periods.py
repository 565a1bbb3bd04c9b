"""What a case adds to a standard for each period, in words."""

from __future__ import annotations

from standards_engine.findings.explained.nodes import Row, Section, Told
from standards_engine.findings.explained.values import Times, said, times, value, with_fields
from standards_engine.findings.messages import group_cells
from standards_engine.judge.reference.explanation import Contributed, Contributions
from standards_engine.rules.nodes import ForEachPeriod, Standard
from standards_engine.rules.types import Boolean
from standards_engine.wording import later, listed, plural, say

_COLUMNS = (
    later("time"),
    later("row"),
    later("event"),
    later("counts in"),
    later("for"),
    later("with"),
)
_SHOWN = 60
_OF_A_PERIOD = later("a standard for each period is judged over all cases: this is the part of one")


def contributions_told(found: Contributions) -> Told:
    """Each row that counts: in which period and group, for which aggregate, with what value."""
    if not found.found:
        return Told(say("this case adds nothing"), _none_of(found.rows), facts=(say(_OF_A_PERIOD),))
    zone = found.standard.zone
    shown = times(zone, [each.time for each in found.found if each.time is not None])
    rows = tuple(_row(each, found.standard, shown) for each in found.found[:_SHOWN])
    more = len(found.found) - _SHOWN
    sums = (say("and {number} more", number=more),) if more > 0 else ()
    section = Section(say("What the case adds"), said(_COLUMNS), rows, sums)
    reason = _some_of(len({each.row for each in found.found}), found.rows)
    facts = (say(_OF_A_PERIOD),)
    return Told(say("this case is counted"), reason, facts=facts, sections=(section,))


def _none_of(rows: int) -> str:
    return plural(rows, "0 of {number} row counted", "0 of {number} rows counted")


def _some_of(counted: int, rows: int) -> str:
    return plural(rows, "{counted} of {number} row", "{counted} of {number} rows", counted=counted)


def _row(found: Contributed, standard: Standard, shown: Times) -> Row:
    event = f"`{found.activity}`" if found.activity else say("event unreadable")
    added = _added(found, standard.zone)
    return Row(
        (
            say("time unreadable") if found.time is None else shown.text(found.time),
            str(found.row),
            with_fields(event, found.values, standard.zone),
            _place(found, standard),
            found.aggregate,
            added if found.certain else say("perhaps {value}", value=added),
        )
    )


def _added(found: Contributed, zone: str) -> str:
    if found.value is None:
        return say("one")
    added = value(found.value.value, found.value.type, zone)
    is_truth = isinstance(found.value.type, Boolean)
    return say("satisfies: {value}", value=added) if is_truth else added


def _place(found: Contributed, standard: Standard) -> str:
    """`2026-03, call.line "north"`."""
    period = found.period or say("any period")
    trigger = standard.trigger
    if found.by is None:
        return listed([period, say("any group")])
    names = [key.name for key in trigger.by] if isinstance(trigger, ForEachPeriod) else []
    return listed([period, *group_cells(tuple(zip(names, found.by, strict=True)))])
