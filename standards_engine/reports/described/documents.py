"""The JSON of a declaration, field for field."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict


class Uses(TypedDict):
    """A calendar or table that a rule goes by, in words."""

    heading: str
    words: list[str]


class Declaration(TypedDict):
    """What a name stands for: in words of the language spoken, and as it is written."""

    kind: Literal["standard", "constraint", "calendar", "table", "parameter", "event"]
    name: str
    title: str | None
    version: str | None
    place: str | None
    about: dict[str, str]
    words: list[str]
    uses: list[Uses]
    text: str
