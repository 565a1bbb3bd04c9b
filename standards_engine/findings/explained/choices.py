"""What applied: exceptions, calendar, limit and start as they were tried, in words."""

from __future__ import annotations

from collections import Counter

from standards_engine.findings import terms
from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import (
    CANNOT_BE_READ,
    amount,
    holding,
    joined,
    looked_at,
    said,
    value,
)
from standards_engine.judge.reference.explanation import Choice, Explanation, Possibility, Topic
from standards_engine.wording import later, say

_COLUMNS = (later("what"), later("condition"), later("holds"), later("what was seen"))
_POSSIBLE = (later("by"), later("clock"), later("limit"), later("verdict"))
_TOPICS = {
    Topic.TRIGGER: later("the trigger"),
    Topic.EXCEPTION: later("exception"),
    Topic.CALENDAR: later("clock runs during"),
    Topic.LIMIT: later("limit"),
    Topic.TABLE_ROW: later("row of table"),
    Topic.START: later("clock starts at"),
    Topic.DEADLINE: later("by"),
    Topic.EVERY: later("every"),
    Topic.SILENCE: later("silence of"),
}
_NAMED = {
    Topic.TRIGGER: later("the trigger `{name}`"),
    Topic.EXCEPTION: later("exception `{name}`"),
    Topic.CALENDAR: later("clock runs during `{name}`"),
    Topic.LIMIT: later("limit `{name}`"),
    Topic.TABLE_ROW: later("row of table `{name}`"),
    Topic.START: later("clock starts at `{name}`"),
    Topic.DEADLINE: later("by `{name}`"),
    Topic.EVERY: later("every `{name}`"),
    Topic.SILENCE: later("silence of `{name}`"),
}
_ALWAYS_NAMED = (Topic.EXCEPTION, Topic.CALENDAR, Topic.TABLE_ROW)


def what_applied(explanation: Explanation) -> Section | None:
    """None where there was nothing to choose."""
    topics = Counter(choice.topic for choice in explanation.choices)
    rows = tuple(
        _row(choice, explanation.standard.zone, only=topics[choice.topic] == 1)
        for choice in explanation.choices
    )
    return Section(say("What applied"), said(_COLUMNS), rows) if rows else None


def what_may_apply(explanation: Explanation) -> Section | None:
    """Each alternative and its verdict, where it is unknown which one it is."""
    if len(explanation.possible) < 2:
        return None
    rows = tuple(_alternative(each) for each in explanation.possible)
    title = say("What may have applied, and the verdict then")
    return Section(title, said(_POSSIBLE), rows)


def _row(choice: Choice, zone: str, *, only: bool) -> Row:
    condition = choice.weighed
    parts = [] if condition is None else [looked_at(condition.seen, zone)]
    return Row(
        (
            _what(choice, zone),
            _condition(choice, only=only),
            "" if condition is None else holding(condition),
            joined(part for part in parts if part),
        ),
        choice.applies is True and choice.topic is not Topic.TRIGGER,
    )


def _what(choice: Choice, zone: str) -> str:
    """`exception `door_only``, `limit `visit_limit`: 24 hours`."""
    shown = [
        say(CANNOT_BE_READ) if seen.unreadable else value(seen.value, seen.type, zone)
        for seen in choice.seen
    ]
    is_named = bool(shown) and choice.name not in (None, shown[0])
    if is_named or choice.topic in _ALWAYS_NAMED:
        head = say(_NAMED[choice.topic], name=choice.name)
    else:
        head = say(_TOPICS[choice.topic])
    return say("{what}: {value}", what=head, value=shown[0]) if shown else head


def _condition(choice: Choice, *, only: bool) -> str:
    if choice.weighed is None:
        return "" if only else say("otherwise")
    return choice.weighed.text or say("its condition")


def _alternative(possibility: Possibility) -> Row:
    by = say("the standard itself")
    if possibility.clause:
        by = say(_NAMED[Topic.EXCEPTION], name=possibility.clause)
    limit = possibility.limit
    shown = "–" if limit is None else amount(limit, possibility.unit)
    clock = f"`{possibility.calendar}`" if possibility.calendar else say("around the clock")
    return Row((by, clock, shown, terms.verdict(possibility.verdict)))
