"""The JSON of an explanation, field for field.

Instants are RFC 3339 with the offset of the standard's zone; amounts of time are as in rules,
exact. Condition and values are texts, as a person reads them; `null` is a value that is missing.
"""

from __future__ import annotations

from typing import Final, Literal

from typing_extensions import TypedDict

EXPLANATION_SCHEMA: Final = "standards-engine/explanation/1"


class Seen(TypedDict):
    """A value; `unreadable` where something stands in its place that cannot be read."""

    name: str
    value: str | None
    unreadable: bool


class Choice(TypedDict):
    """What was looked at to find what applies; `holds` is null where it cannot be known."""

    topic: str
    name: str | None
    condition: str | None
    holds: bool | None
    seen: list[Seen]
    came_to: list[Seen]


class Role(TypedDict):
    """What a row is to the obligation, or why it is not what it looks like."""

    role: str
    clause: str
    number: int | None
    pause: str | None
    condition: str | None


class Row(TypedDict):
    """A row of the case; `rows` in a row of which the same is to be said."""

    row: int
    last_row: int | None
    rows: int
    time: str | None
    until: str | None
    activity: str | None
    activities: list[str]
    roles: list[Role]
    values: list[Seen]
    tied_with: list[int]


class Pause(TypedDict):
    clause: str
    first_row: int
    last_row: int | None


class Stretch(TypedDict):
    """`parts` are summed up in it; `dates` are those whose midnights counted."""

    begin: str | None
    end: str | None
    elapsed: str
    counted: str
    effect: str
    late: bool
    pauses: list[Pause]
    rows: list[int]
    calendar: str | None
    days_open: int
    hours: str | None
    dates: list[str]
    dates_not_counted: list[str]
    parts: int


class Waiting(TypedDict):
    """Of a silence, the time in which nothing followed the row."""

    row: int
    complete: str | None
    limit: str
    stretches: list[Stretch]


class Condition(TypedDict):
    condition: str | None
    holds: bool | None
    seen: list[Seen]


class Possibility(TypedDict):
    clause: str | None
    calendar: str | None
    limit: str | None
    verdict: str
    reason: str


class Explanation(TypedDict):
    """How a verdict was found; `lines` say the same in words."""

    standard: str
    version: str | None
    case: str | None
    obligation: int
    obligations: int
    verdict: Literal["met", "missed", "pending", "excused", "waived", "undetermined"]
    reason: str
    clause: str | None
    began: str | None
    started: str | None
    due: str | None
    decided: str | None
    limit: str | None
    counted: str | None
    calendar: str | None
    restarts: int
    at_risk: bool
    tie: bool
    observed: str | None
    missing: list[str]
    unreadable: list[str]
    choices: list[Choice]
    rows: list[Row]
    case_values: list[Seen]
    stretches: list[Stretch]
    waited: Waiting | None
    deadline: str | None
    required: list[Condition]
    possible: list[Possibility]
    lines: list[str]


class NothingOwed(TypedDict):
    """Why a version of the standard has no obligation in the case."""

    version: str | None
    lines: list[str]


class Contribution(TypedDict):
    """What a row adds to a standard for each period."""

    row: int
    time: str | None
    activity: str | None
    period: str | None
    by: list[str | None] | None
    aggregate: str
    value: str | None
    certain: bool


class CaseExplained(TypedDict):
    schema: Literal["standards-engine/explanation/1"]
    standard: str
    title: str | None
    case: str
    as_of: str | None
    explanations: list[Explanation]
    nothing_owed: list[NothingOwed]
    contributions: list[Contribution]
