"""What is shown of one declaration."""

from __future__ import annotations

from typing import Literal

from standards_engine.frozen import frozen
from standards_engine.source import Span

Kind = Literal["standard", "constraint", "calendar", "table", "parameter", "event"]


@frozen
class Used:
    """A calendar or a table that a rule goes by."""

    heading: str
    lines: tuple[str, ...]


@frozen(kw_only=True)
class Described:
    """Of a standard, one version."""

    kind: Kind
    name: str
    title: str | None
    version: str | None = None
    words: tuple[str, ...]
    used: tuple[Used, ...] = ()
    about: tuple[tuple[str, str], ...] = ()
    """What its author says of it; a key of the JSON, and the text."""
    span: Span | None
    written: tuple[str, ...]
    """Its lines in the file."""
