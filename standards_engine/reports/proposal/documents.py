"""The JSON of a proposed mapping, field for field."""

from __future__ import annotations

from typing import Any, Final, Literal

from typing_extensions import TypedDict

PROPOSAL_SCHEMA: Final = "standards-engine/proposal/1"


class Part(TypedDict):
    """One line; `name` of a line in `names`, `events` and `fields`."""

    key: str
    name: str | None
    value: Any
    certainty: Literal["sure", "likely", "unsure", "possible", "not found"]
    because: list[str]
    others: list[str]


class Left(TypedDict):
    """A column that no line reads, and what stands in it."""

    column: str
    holds: str


class Own(TypedDict):
    """A field of the rules that needs no line, and the column in which it stands."""

    field: str
    column: str


class ProposedMapping(TypedDict):
    schema: Literal["standards-engine/proposal/1"]
    files: list[str]
    rows: int
    sampled: int
    mapping: dict[str, Any]
    parts: list[Part]
    own: list[Own]
    left: list[Left]
