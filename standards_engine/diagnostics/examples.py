"""Faults of examples in rule files."""

from __future__ import annotations

from standards_engine.diagnostics.base import Diagnostic
from standards_engine.frozen import frozen
from standards_engine.wording import say


@frozen(kw_only=True)
class BadPlanPath(Diagnostic):
    """An example changes a plan at a place that is not written as one.

    change "services 0 volume" to "40"
    """

    path: str

    @property
    def message(self) -> str:
        return say("`{path}` is no place in a plan", path=self.path)

    @property
    def help(self) -> str:
        return say(
            "write the names of lines, and the number of an item from 0: `services[0].volume`"
        )


@frozen(kw_only=True)
class NoPlaceInPlan(Diagnostic):
    """An example changes a plan where the plan has nothing.

    without "services[9].volume"
    """

    path: str

    @property
    def message(self) -> str:
        return say("the plan of this example has no `{path}`", path=self.path)

    @property
    def help(self) -> str:
        return say("items of a list are counted from 0; an item is added after the last one")
