"""Why a standard has no obligation in a case, in words."""

from __future__ import annotations

from standards_engine.findings import words
from standards_engine.findings.explained.nodes import Row, Section, Told
from standards_engine.findings.explained.values import said, times, with_reason
from standards_engine.judge.reference.explanation import NothingOwed, NotOwed
from standards_engine.rules.nodes import ForEachEvent, ForEachSilence, Standard
from standards_engine.wording import later, plural, say

_COLUMNS = (
    later("time"),
    later("row"),
    later("event"),
    later("why nothing is owed for it"),
)
_SHOWN = 20


def nothing_told(found: NothingOwed) -> Told:
    """`nothing is owed in this case: it has no `reported``."""
    if not found.looked_at:
        return Told(say("nothing is owed in this case"), _no_trigger(found.standard, found.rows))
    zone = found.standard.zone
    shown = times(zone, [each.time for each in found.looked_at if each.time is not None])
    rows = tuple(
        Row(
            (
                "" if each.time is None else shown.text(each.time),
                "" if each.row is None else str(each.row),
                f"`{each.activity}`" if each.activity else say("the case"),
                _why(each, found.standard),
            )
        )
        for each in found.looked_at[:_SHOWN]
    )
    more = len(found.looked_at) - _SHOWN
    sums = (_more(more),) if more > 0 else ()
    return Told(
        say("nothing is owed in this case"),
        say("nothing in it begins an obligation"),
        sections=(Section(say("What could have begun one"), said(_COLUMNS), rows, sums),),
    )


def _more(rows: int) -> str:
    return plural(rows, "and {number} more row", "and {number} more rows")


def _no_trigger(standard: Standard, rows: int) -> str:
    if not rows:
        return say("none of its rows exists at that instant")
    trigger = standard.trigger
    if isinstance(trigger, ForEachEvent | ForEachSilence):
        return plural(
            rows,
            "it has {number} row, and no {events}",
            "it has {number} rows, and no {events}",
            events=words.events(trigger.match),
        )
    return say("it has no row to judge")


def _why(found: NotOwed, standard: Standard) -> str:
    if found.weighed is not None and found.weighed.truth is False:
        condition = f"`{found.weighed.text}`" if found.weighed.text else say("its condition")
        fails = say("{condition} does not hold", condition=condition)
        return with_reason(fails, found.weighed, standard.zone)
    if found.version is not None:
        return _effective(*found.version)
    if found.broken_by is not None:
        return say("row {row} followed it in time", row=found.broken_by)
    if isinstance(standard.trigger, ForEachSilence):
        return say("the silence is not complete yet")
    return say("an earlier one is the first")


def _effective(first: int | None, last: int | None) -> str:
    if last is None:
        return say("the standard is effective only from {first}", first=_date(first))
    if first is None:
        return say("the standard is effective only until {last}", last=_date(last))
    return say(
        "the standard is effective only from {first} until {last}",
        first=_date(first),
        last=_date(last),
    )


def _date(days: int | None) -> str:
    return "" if days is None else words.iso_date(days)
