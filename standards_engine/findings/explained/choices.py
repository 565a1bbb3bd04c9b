"""What applied: exceptions, calendar, limit and start as they were tried, in words."""

from __future__ import annotations

from collections import Counter

from standards_engine.findings.explained.nodes import Row, Section
from standards_engine.findings.explained.values import (
    CANNOT_BE_READ,
    amount,
    holding,
    looked_at,
    value,
)
from standards_engine.judge.reference.explanation import Choice, Explanation, Possibility, Topic

_COLUMNS = ("what", "condition", "holds", "what was seen")
_TOPICS = {
    Topic.TRIGGER: "the trigger",
    Topic.EXCEPTION: "exception",
    Topic.CALENDAR: "clock runs during",
    Topic.LIMIT: "limit",
    Topic.TABLE_ROW: "row of table",
    Topic.START: "clock starts at",
    Topic.DEADLINE: "by",
    Topic.EVERY: "every",
    Topic.SILENCE: "silence of",
}


def what_applied(explanation: Explanation) -> Section | None:
    """None where there was nothing to choose."""
    topics = Counter(choice.topic for choice in explanation.choices)
    rows = tuple(
        _row(choice, explanation.standard.zone, only=topics[choice.topic] == 1)
        for choice in explanation.choices
    )
    return Section("What applied", _COLUMNS, rows) if rows else None


def what_may_apply(explanation: Explanation) -> Section | None:
    """Each alternative and its verdict, where it is unknown which one it is."""
    if len(explanation.possible) < 2:
        return None
    rows = tuple(_alternative(each) for each in explanation.possible)
    columns = ("by", "clock", "limit", "verdict")
    return Section("What may have applied, and the verdict then", columns, rows)


def _row(choice: Choice, zone: str, *, only: bool) -> Row:
    condition = choice.weighed
    parts = [] if condition is None else [looked_at(condition.seen, zone)]
    return Row(
        (
            _what(choice, zone),
            _condition(choice, only=only),
            "" if condition is None else holding(condition),
            "; ".join(part for part in parts if part),
        ),
        choice.applies is True and choice.topic is not Topic.TRIGGER,
    )


def _what(choice: Choice, zone: str) -> str:
    """`exception `door_only``, `limit `visit_limit`: 24 hours`."""
    head = _TOPICS[choice.topic]
    if choice.topic in (Topic.EXCEPTION, Topic.CALENDAR, Topic.TABLE_ROW):
        head = f"{head} `{choice.name}`"
    shown = [
        CANNOT_BE_READ if seen.unreadable else value(seen.value, seen.type, zone)
        for seen in choice.seen
    ]
    if not shown:
        return head
    is_plain = choice.name is None or choice.name == shown[0] or choice.topic is Topic.TABLE_ROW
    named = head if is_plain else f"{head} `{choice.name}`"
    return f"{named} {shown[0]}" if named == head and not is_plain else f"{named}: {shown[0]}"


def _condition(choice: Choice, *, only: bool) -> str:
    if choice.weighed is None:
        return "" if only else "otherwise"
    return choice.weighed.text or "its condition"


def _alternative(possibility: Possibility) -> Row:
    by = f"exception `{possibility.clause}`" if possibility.clause else "the standard itself"
    limit = possibility.limit
    shown = "–" if limit is None else amount(limit, possibility.unit)
    clock = f"`{possibility.calendar}`" if possibility.calendar else "around the clock"
    return Row((by, clock, shown, possibility.verdict.word))
