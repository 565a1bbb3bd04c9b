"""Which names may come at a place, told by the words right before it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from standards_engine.editor.completion.clauses import Declaration
from standards_engine.language.scanner import Candidate


class Wanted(Enum):
    NOTHING = auto()
    """A new name, which nobody can know."""
    EVENTS = auto()
    THINGS = auto()
    """Of a plan."""
    CALENDARS = auto()
    RULES = auto()
    KINDS = auto()
    """Of planning constraints."""
    RULESETS = auto()
    PARAMETERS = auto()
    VERDICTS = auto()
    EVENT_FIELDS = auto()
    """Those of the event of an example's row."""
    CASE_FIELDS = auto()
    TYPES = auto()
    FIELDS = auto()
    """Behind a point."""
    VALUES = auto()


_BEHIND = {
    "ANY_OF": Wanted.EVENTS,
    "ITS_OWN": Wanted.EVENTS,
    "THEN": Wanted.EVENTS,
    "FORBID": Wanted.EVENTS,
    "NOT_FOLLOWED_BY": Wanted.EVENTS,
    "PAUSE": Wanted.EVENTS,
    "UNTIL": Wanted.EVENTS,
    "CANCELLED_BY": Wanted.EVENTS,
    "RESTARTED_BY": Wanted.EVENTS,
    "REOPENED_BY": Wanted.EVENTS,
    "A_CASE_ENDS_AT": Wanted.EVENTS,
    "CLOCK_RUNS_DURING": Wanted.CALENDARS,
    "WAIVE": Wanted.RULES,
    "OF": Wanted.RULES,
    "ENSURES": Wanted.KINDS,
    "USE": Wanted.RULESETS,
    "WITH": Wanted.PARAMETERS,
    "LIST_OF": Wanted.TYPES,
    "CASE": Wanted.CASE_FIELDS,
}
_DECLARING = frozenset({
    "RULESET", "PARAMETER", "DEFINE", "CALENDAR", "EVENT", "TABLE", "STANDARD", "CONSTRAINT",
    "AS", "EXCEPT", "SOME", "EVERY", "NO", "COVERS",
})  # fmt: skip
_BOUNDS = ("AT_MOST", "AT_LEAST", "EXACTLY")
_WITH_FIELDS = ("EVENT", "EACH_HAS")
_OF_LOGS = ("case", "event")


def wanted(declaration: Declaration, expected: frozenset[str]) -> Wanted:
    """`expected` are the terminals that may come."""
    tokens = declaration.last
    if not tokens:
        return Wanted.NOTHING
    if tokens[-1].terminal == "DOT":
        return Wanted.RULESETS if tokens[0].terminal == "USE" else Wanted.FIELDS
    if declaration.kind in _WITH_FIELDS and len(tokens) > 1:
        of_plan = declaration.kind == "EACH_HAS" and tokens[0].value not in _OF_LOGS
        return Wanted.TYPES if of_plan and "TYPE_TEXT" in expected else Wanted.NOTHING
    if declaration.kind == "EXAMPLE":
        return _of_example(tokens, expected)
    return _behind(_head(tokens), declaration, expected)


def _of_example(tokens: Sequence[Candidate], expected: frozenset[str]) -> Wanted:
    first, last = tokens[0].terminal, tokens[-1].terminal
    if first in ("EXPECT", "EXPECTED"):
        return Wanted.VERDICTS
    if first == "CASE" and last in ("CASE", "COMMA"):
        return Wanted.CASE_FIELDS
    if first == "INSTANT":
        if last == "INSTANT":
            return Wanted.EVENTS
        return Wanted.VALUES if last == "EQUAL" else Wanted.EVENT_FIELDS
    if last == "OF":
        return Wanted.RULES
    return Wanted.VALUES if "STRING" in expected and "NUMBER" in expected else Wanted.NOTHING


def _behind(head: str, declaration: Declaration, expected: frozenset[str]) -> Wanted:
    tokens = declaration.last
    if head in ("FOR_EACH", "FOR_THE_FIRST"):
        return Wanted.THINGS if declaration.kind == "CONSTRAINT" else Wanted.EVENTS
    if head == "EXPECT" or (head == "NUMBER" and _is_bound(tokens)):
        return Wanted.EVENTS
    if head == "OTHERWISE" and tokens[0].terminal == "CLOCK_RUNS_DURING":
        return Wanted.CALENDARS
    if head == "OF" and declaration.kind != "EXAMPLE":
        return Wanted.VALUES
    if head in _DECLARING:
        return Wanted.NOTHING
    if head in _BEHIND:
        return _BEHIND[head]
    return Wanted.VALUES if {"STRING", "NUMBER"} <= expected else Wanted.NOTHING


def _head(tokens: Sequence[Candidate]) -> str:
    """The word before the names at the end: in `any of a, b,` it is `any of`."""
    end = len(tokens)
    while end > 1 and tokens[end - 1].terminal == "COMMA" and tokens[end - 2].terminal == "NAME":
        end -= 2
    return tokens[end - 1].terminal


def _is_bound(tokens: Sequence[Candidate]) -> bool:
    return len(tokens) > 1 and tokens[-2].terminal in _BOUNDS
