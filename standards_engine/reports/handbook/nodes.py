"""What a handbook holds, whatever it is written as."""

from __future__ import annotations

from typing import Literal

from standards_engine.frozen import frozen


@frozen
class Block:
    """Sentences under a small heading."""

    heading: str
    lines: tuple[str, ...]


@frozen(kw_only=True)
class Entry:
    """One standard, or whatever else is told of by itself; `anchor` is unique in the handbook."""

    anchor: str
    heading: str
    name: str | None = None
    """In the rule file; customers do not see it."""
    lead: str | None = None
    """The promise, word for word."""
    blocks: tuple[Block, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Chapter:
    anchor: str
    heading: str
    about: str | None = None
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class Handbook:
    readers: Literal["staff", "customers"]
    title: str
    kicker: str
    """For whom it is."""
    about: tuple[str, ...]
    """What there is to know before one reads on."""
    facts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    language: str
    left_out: int = 0
    """Standards that are not public."""
    other_language: int = 0
    """Promises that are not written in the language of the handbook."""
