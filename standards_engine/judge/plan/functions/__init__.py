"""The built-in functions of plans, one file each; their types are in `rules.functions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from standards_engine.judge.plan.evidence import Evidence
from standards_engine.judge.plan.functions import (
    headroom,
    kept_within,
    length,
    mentions,
    open_time,
    staff_needed,
    staffed,
)
from standards_engine.judge.plan.functions.result import Result
from standards_engine.rules.nodes import Calendar

_ON_VALUES: Mapping[str, Callable[..., Result]] = {
    "headroom": headroom.headroom,
    "length": length.length,
    "mentions": mentions.mentions,
    "staff_needed": staff_needed.staff_needed,
}
_ON_CALENDARS: Mapping[str, Callable[..., Result]] = {
    "open_time": open_time.open_time,
    "staffed": staffed.staffed,
}
_ON_EVIDENCE: Mapping[str, Callable[..., Result]] = {
    "kept_within": kept_within.kept_within,
}
NAMES = frozenset({*_ON_VALUES, *_ON_CALENDARS, *_ON_EVIDENCE})


def call_function(
    name: str,
    arguments: tuple[Any, ...],
    calendars: Mapping[str, Calendar],
    today: int,
    evidence: Evidence,
) -> Result:
    """The value on known arguments, or what is needed to have one. `today` is a date."""
    if name in _ON_VALUES:
        return _ON_VALUES[name](*arguments)
    if name in _ON_EVIDENCE:
        return _ON_EVIDENCE[name](evidence, *arguments)
    return _ON_CALENDARS[name](calendars, today, *arguments)


__all__ = ["NAMES", "Result", "call_function"]
