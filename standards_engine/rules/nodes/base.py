"""What every node is, and origins."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from standards_engine.frozen import frozen
from standards_engine.source import Span


@frozen(kw_only=True)
class _Node:
    span: Span | None = field(default=None, compare=False, repr=False)


class Severity(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class Period(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@frozen
class Origin:
    """The ruleset a rule comes from."""

    name: str
    version: str | None
    path: str
    sha256: str
    zone: str | None
