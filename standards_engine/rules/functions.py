"""The built-in functions of plans: what they take and what they give.

What they mean is written in `standards_engine/judge/plan/functions/`, one file each. A calendar is
given by its name, as a text.
"""

from __future__ import annotations

from standards_engine.frozen import frozen
from standards_engine.rules.types import (
    Boolean,
    Date,
    Duration,
    Level,
    Number,
    Record,
    Text,
    Type,
)


@frozen
class Parameter:
    name: str
    type: Type


@frozen
class Function:
    name: str
    parameters: tuple[Parameter, ...]
    result: Type


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        Function(
            "headroom", (Parameter("promised", Level()), Parameter("able", Level())), Number()
        ),
        Function("length", (Parameter("text", Text()),), Number()),
        Function("mentions", (Parameter("text", Text()), Parameter("level", Level())), Boolean()),
        Function(
            "kept_within",
            (Parameter("standard", Record("standard")), Parameter("level", Level())),
            Number(),
        ),
        Function(
            "open_time",
            (Parameter("calendar", Text()), Parameter("first", Date()), Parameter("last", Date())),
            Duration(),
        ),
        Function(
            "staffed", (Parameter("calendar", Text()), Parameter("shifts", Text())), Boolean()
        ),
        Function(
            "staff_needed",
            (
                Parameter("calls", Number()),
                Parameter("handling", Duration()),
                Parameter("wait", Duration()),
                Parameter("share", Number()),
            ),
            Number(),
        ),
    )
}
"""By name."""
